"""Whatever a text holds, in a widget it is text: nothing in it runs, is set as mathematics, or breaks the page."""

from collections.abc import Callable

from examples import EXAMPLES
from lab import Opened

from pqteach.item import Choice, Hottext, Item, Match, Option, Order, Passage, Piece
from pqteach.render.notebook import notebook

HOSTILE = [
    "<script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 1'>", "$x$ and $$y$$ and \\(z\\)",
    "שלום עולם", "\u202eevil\u202c", "😀 👩‍🏫 e\u0301", "W" * 5000, "a\x00b\x1b[31m", "]]>", "{{ x }}", "=cmd()",
]  # fmt: skip


def _items(texts: list[str]) -> dict[str, Item]:
    """Items that have every text wherever a corpus can put one."""
    options = tuple(Option(id="ABCDEFGHIJKLMNOPQ"[i], text=text) for i, text in enumerate(texts))
    stem = {"stem": " ".join(text for text in texts if len(text) < 100)}
    choice, hottext, match, order = (
        EXAMPLES[name].model_copy(update=stem) for name in ("choice", "hottext", "match", "order")
    )
    assert isinstance(choice, Choice)
    assert isinstance(hottext, Hottext)
    assert isinstance(match, Match)
    assert isinstance(order, Order)
    paragraph = tuple(Piece(text=text, id=str(i)) for i, text in enumerate(texts, start=1))
    passage = Passage(title=texts[0], paragraphs=(paragraph,), notice=texts[1])
    lefts = tuple(Option(id=str(i), text=text) for i, text in enumerate(texts, start=1))
    return {
        "Q1": choice.model_copy(update={"options": options}),
        "Q2": hottext.model_copy(update={"passages": (passage,)}),
        "Q3": match.model_copy(update={"left": lefts, "right": options}),
        "Q4": order.model_copy(update={"cards": options, "ends": (texts[0], texts[2])}),
    }


def test_hostile_text_is_shown_and_does_nothing(opened: Callable[..., Opened]) -> None:
    items = _items(HOSTILE)
    page = opened("hostile.ipynb", notebook("Hostile", ["Four items.", *items.items()], mode="assessment"))
    page.run_all()
    for name in items:
        page.quiz(name).wait_for()
    page.quiz("Q1").locator("input").first.click()
    page.quiz("Q1").get_by_text("Recorded at").wait_for()
    page.quiz("Q4").get_by_role("button", name="Move down").first.click()
    page.quiz("Q4").get_by_text("Recorded at").wait_for()
    page.page.wait_for_timeout(500)
    assert page.page.evaluate("window.hacked") is None
    assert page.page.locator(".pqteach-quiz mjx-container, .pqteach-quiz script, .pqteach-quiz img").count() == 0
    shown = page.quiz("Q1").locator("label").all_text_contents()
    assert [text[2:] for text in shown][:6] == HOSTILE[:6]
    page.command("application:toggle-left-area")
    for width in (1200, 420):  # wide, and narrow as at 200% and more
        page.page.set_viewport_size({"width": width, "height": 900})
        for name in items:
            box = "el => [el.scrollWidth, el.clientWidth]"
            page.quiz(name).scroll_into_view_if_needed()
            scroll, client = page.quiz(name).evaluate(box)
            assert scroll <= client + 1, (name, width)
