"""In assessment a response is recorded and can be changed until it is submitted, and no key is anywhere to be found."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from lab import Opened
from working import by_mouse

from pqteach.auditing.soundness import reasons
from pqteach.bank import Bank
from pqteach.item import Item
from pqteach.render.notebook import key_line_response, notebook
from pqteach.responding import read

KINDS = ["reply-verdict", "missing-family", "mark-part", "move-order", "elements", "named-day", "mend-draft"]

LOOK = """
import gc, json
from pqteach import item
keys = (item.ChoiceKey, item.SelectKey, item.MatchKey, item.OrderKey, item.EntryKey, item.DraftKey)
print("KEYS", sum(isinstance(one, keys) for one in gc.get_objects()))
"""


@pytest.fixture(scope="module")
def items(bank: Bank) -> dict[str, Item]:
    """An item of each type."""
    made = [one.generator.item(one.source, one.target, 1) for one in (bank.candidates([name])[0] for name in KINDS)]
    return {f"Q{i}": item for i, item in enumerate(made, start=1)}


@pytest.fixture(scope="module")
def page(items: dict[str, Item], browser: Any, server: Any) -> Iterator[Opened]:
    text = notebook("Test", ["Seven items.", *items.items()], mode="assessment")
    (server[1] / "test.ipynb").write_text(text, "utf-8")
    opened = Opened(browser, server, "test.ipynb")
    opened.run_all()
    opened.quiz("Q1").wait_for()
    yield opened
    opened.close()


def _secret(items: dict[str, Item]) -> list[str]:
    """What only a key has: every reason, whole."""
    return [why for item in items.values() for why in reasons(item).values() if len(why) > 30]


def test_every_type_is_recorded_at_the_click(page: Opened, items: dict[str, Item]) -> None:
    for name, item in items.items():
        key = read(item, key_line_response(item))
        by_mouse(page.quiz(name), item, key, button="Record")
        page.quiz(name).get_by_text("Recorded at").wait_for()
        assert read(item, page.held()[name]["response"]) == key
        assert page.quiz(name).get_by_role("button", name="Hint").is_hidden()
        assert page.quiz(name).get_by_role("button", name="Show the key").is_hidden()


def test_a_click_on_an_option_is_enough(page: Opened, items: dict[str, Item]) -> None:
    page.quiz("Q1").locator("input[value='D']").click()
    page.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.model.getMetadata('pqteach').responses.Q1.response === 'D'"
    )


def test_no_key_is_in_the_page_the_file_the_widgets_or_the_kernel(page: Opened, items: dict[str, Item]) -> None:
    states = page.page.content()
    saved = json.dumps(page.save(), ensure_ascii=False)
    assert "Recorded" in states
    found = [why for why in _secret(items) if why in states or json.dumps(why, ensure_ascii=False)[1:-1] in saved]
    assert found == []
    said = page.run_code(LOOK)
    assert "KEYS 0" in said
    held = page.run_code("from ipywidgets import Widget\nprint([one.get_state() for one in Widget.widgets.values()])")
    assert "face" in held
    assert [why for why in _secret(items) if repr(why)[1:-1] in held] == []


def test_after_a_restart_what_was_recorded_is_back(page: Opened, items: dict[str, Item]) -> None:
    page.restart()
    page.run_all()
    page.quiz("Q1").get_by_text("Recorded at").wait_for()
    assert page.quiz("Q1").locator("input[value='D']").is_checked()


def test_after_submission_nothing_can_be_changed(page: Opened, items: dict[str, Item]) -> None:
    page.page.get_by_role("button", name="Submit", exact=True).click()
    page.page.get_by_text("7 of 7 items have a response.").wait_for()
    page.page.get_by_role("button", name="Not yet").click()
    assert "submitted" not in page.save()["metadata"]["pqteach"]
    page.page.get_by_role("button", name="Submit", exact=True).click()
    page.page.get_by_role("button", name="Submit for good").click()
    page.page.get_by_text("Submitted at").wait_for()
    assert page.quiz("Q1").locator("input").first.is_disabled()
    page.page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")
    saved = page.on_disk()["metadata"]["pqteach"]
    assert saved["submitted"]
    page.restart()
    page.run_all()
    page.quiz("Q1").get_by_text("Submitted: D.").wait_for()
    page.run_code('respond("Q1", "A")')
    assert page.held() == saved["responses"]


def test_a_key_would_be_found_if_there_were_one(page: Opened, items: dict[str, Item]) -> None:
    assert "KEYS 0" in page.run_code(LOOK)
    page.run_code(f"from pqteach import Bank, load\none = Bank(load()).again({items['Q1'].ref!r})")
    assert "KEYS 1" in page.run_code(LOOK)
