"""Every type of item in JupyterLab, by mouse and by keys alone: drawn, checked, accessible, and never a key to Lab."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lab import Opened
from working import by_keys, by_mouse, drag

from pqteach.bank import Bank
from pqteach.item import Item
from pqteach.render.notebook import key_line_response, notebook
from pqteach.responding import Response, read

KINDS = ["reply-verdict", "missing-family", "mark-part", "move-order", "elements", "named-day", "mend-draft"]
TYPES = ["choice", "select", "hottext", "order", "match", "entry", "draft"]
NAMES = dict(zip(TYPES, (f"Q{i}" for i in range(1, 8)), strict=True))
THEMES = ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"]


@pytest.fixture(scope="module")
def items(bank: Bank) -> dict[str, Item]:
    """An item of each type, under its name."""
    made = [one.generator.item(one.source, one.target, 1) for one in (bank.candidates([name])[0] for name in KINDS)]
    assert [item.type for item in made] == TYPES
    return dict(zip(NAMES.values(), made, strict=True))


@pytest.fixture(scope="module")
def sheet(items: dict[str, Item], browser: Any, server: Any) -> Iterator[Opened]:
    """A notebook with an item of each type, run."""
    (server[1] / "types.ipynb").write_text(notebook("Types", ["Seven items.", *items.items()]), "utf-8")
    page = Opened(browser, server, "types.ipynb")
    page.run_all()
    yield page
    page.close()


def _key(item: Item) -> Response:
    return read(item, key_line_response(item))


@pytest.mark.parametrize("kind", TYPES)
def test_the_key_given_by_mouse_is_right_and_is_kept(kind: str, sheet: Opened, items: dict[str, Item]) -> None:
    name, item = NAMES[kind], items[NAMES[kind]]
    quiz = sheet.quiz(name)
    by_mouse(quiz, item, _key(item))
    quiz.locator(".headline", has_text="Yes.").wait_for()
    kept = sheet.held()[name]
    assert kept["ref"] == item.ref
    assert read(item, kept["response"]) == _key(item)


@pytest.mark.parametrize("kind", TYPES)
def test_the_key_given_by_keys_alone_is_right(kind: str, opened: Callable[..., Opened], items: dict[str, Item]) -> None:
    item = items[NAMES[kind]]
    page = opened(f"keys-{kind}.ipynb", notebook("Keys", ["One item.", ("Q1", item)]))
    page.run_all()
    quiz = page.quiz("Q1")
    by_keys(page.page, quiz, item, _key(item))
    quiz.locator(".headline", has_text="Yes.").wait_for()
    assert read(item, page.held()["Q1"]["response"]) == _key(item)


@pytest.mark.parametrize("kind", TYPES)
def test_keys_pressed_in_an_item_do_nothing_to_the_notebook(kind: str, sheet: Opened) -> None:
    before = json.dumps([cell["source"] for cell in sheet.save()["cells"]])
    controls = sheet.quiz(NAMES[kind]).locator("input, select, textarea, button")
    for i in range(min(3, controls.count())):
        controls.nth(i).focus()
        for key in "xbamycvz":
            sheet.page.keyboard.press(key)
        sheet.page.keyboard.press("d")
        sheet.page.keyboard.press("d")
        sheet.page.keyboard.press("Escape")
        assert sheet.page.evaluate("Boolean(document.activeElement.closest('.pqteach-quiz'))")
    assert json.dumps([cell["source"] for cell in sheet.save()["cells"]]) == before


def test_a_chord_still_saves(sheet: Opened) -> None:
    sheet.quiz("Q6").locator("input").fill("1 March 2017")
    sheet.quiz("Q6").get_by_role("button", name="Check").click()
    sheet.quiz("Q6").locator(".headline").wait_for()
    sheet.quiz("Q6").locator("input").focus()
    sheet.page.keyboard.press("Control+s")
    sheet.page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")
    assert sheet.on_disk()["metadata"]["pqteach"]["responses"]["Q6"]["response"] == "1 March 2017"


@pytest.mark.parametrize("theme", THEMES)
def test_no_item_has_a_fault_that_axe_finds(theme: str, sheet: Opened) -> None:
    from axe_playwright_python.sync_playwright import Axe

    sheet.page.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    sheet.page.wait_for_function("(theme) => document.body.dataset.jpThemeName === theme", arg=theme)
    for name in NAMES.values():
        sheet.quiz(name).scroll_into_view_if_needed()
        found = Axe().run(sheet.page, context={"include": [[".pqteach-quiz"]]})
        assert found.violations_count == 0, found.generate_report()


def test_hints_come_one_by_one_and_then_the_key_can_be_seen(
    opened: Callable[..., Opened], items: dict[str, Item]
) -> None:
    page = opened("hints.ipynb", notebook("Hints", ["One item.", ("Q1", items["Q1"])]))
    page.run_all()
    quiz = page.quiz("Q1")
    hint, more = (quiz.get_by_role("button", name=name) for name in ("Hint", "Show the key"))
    assert more.is_hidden()
    hint.click()
    quiz.locator(".hints li").nth(0).wait_for()
    hint.click()
    quiz.locator(".hints li").nth(1).wait_for()
    assert all(text.startswith("Not ") for text in quiz.locator(".hints li").all_inner_texts())
    by_mouse(quiz, items["Q1"], "B")
    quiz.locator(".headline", has_text="Not yet.").wait_for()
    more.click()
    quiz.locator(".headline", has_text="Key: ").wait_for()


def test_what_cannot_be_read_is_said_to_be_and_costs_nothing(
    opened: Callable[..., Opened], items: dict[str, Item]
) -> None:
    page = opened("invalid.ipynb", notebook("Invalid", ["One item.", ("Q1", items["Q6"])]))
    page.run_all()
    quiz = page.quiz("Q1")
    quiz.locator("input").fill("soon")
    quiz.get_by_role("button", name="Check").click()
    quiz.locator(".headline", has_text="not a day that can be read").wait_for()


def test_cards_and_partners_can_be_dragged(sheet: Opened, items: dict[str, Item]) -> None:
    cards = sheet.quiz(NAMES["order"]).locator("ol.cards > li")
    first = cards.nth(0).get_attribute("data-id")
    drag(sheet.page, cards.nth(0), cards.nth(cards.count() - 1))
    assert cards.last.get_attribute("data-id") == first
    match = sheet.quiz(NAMES["match"])
    right = items[NAMES["match"]].right[0].id  # type: ignore[union-attr]
    drag(sheet.page, match.locator(".chips li").nth(0), match.locator(".row").nth(1))
    assert match.locator("select").nth(1).input_value() == right


def test_nothing_is_asked_of_another_machine(sheet: Opened) -> None:
    strange = [url for url in sheet.asked if not url.startswith((sheet.address, "blob:", "data:"))]
    assert strange == []
