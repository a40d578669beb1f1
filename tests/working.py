"""How a learner gives a response: with the mouse, or with nothing but keys."""

from typing import Any

from pqteach.item import Item
from pqteach.responding import Response

TABS = 40
"""Presses of Tab after which a control that should be reached is held for out of reach."""


def by_mouse(quiz: Any, item: Item, response: Response, button: str = "Check") -> None:
    """Give a response by clicking, and check or record it."""
    match response:
        case dict():
            for left, right in response.items():
                quiz.get_by_label(f"{left}: ").select_option(right)
        case tuple() if item.type == "order":
            for place, card in enumerate(response):
                up = quiz.get_by_role("button", name=f"Move up: {card},")
                while quiz.locator("ol.cards > li").nth(place).get_attribute("data-id") != card:
                    up.click()
        case tuple():
            for one in response:
                quiz.locator(f"input[value='{one}']").check()
        case str() if item.type == "choice":
            quiz.locator(f"input[value='{response}']").check()
        case _:
            quiz.locator("input, textarea").fill(response)
    quiz.get_by_role("button", name=button).click()


def by_keys(page: Any, quiz: Any, item: Item, response: Response) -> None:
    """Give a response by keys alone, from the first control of the item on, and check it."""
    quiz.locator("input, select, textarea, button").first.focus()
    match response:
        case dict():
            for left, right in response.items():
                _to(page, f"el.getAttribute('aria-label')?.startsWith('{left}: ')")
                page.keyboard.press(right)
        case tuple() if item.type == "order":
            for place, card in enumerate(response):
                _to(page, f"el.getAttribute('aria-label')?.startsWith('Move up: {card},')")
                while quiz.locator("ol.cards > li").nth(place).get_attribute("data-id") != card:
                    page.keyboard.press("Enter")
        case tuple():
            for one in response:
                _to(page, f"el.value === '{one}'")
                page.keyboard.press("Space")
        case str() if item.type == "choice":
            page.keyboard.press("Space")
            while page.evaluate("document.activeElement.value") != response:
                page.keyboard.press("ArrowDown")
        case _:
            page.keyboard.insert_text(str(response))
    _to(page, "el.textContent === 'Check'")
    page.keyboard.press("Enter")


def drag(page: Any, what: Any, onto: Any) -> None:
    """Drag one thing onto another, with the small movements that a hand makes."""
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), onto.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 4, steps=12)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 3)
    page.mouse.up()


def _to(page: Any, wanted: str) -> None:
    """Press Tab until a control is reached; backwards, if it is not met before the item ends."""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(TABS):
            if page.evaluate(f"(() => {{ const el = document.activeElement; return Boolean({wanted}); }})()"):
                return
            if not page.evaluate("Boolean(document.activeElement.closest('.pqteach-quiz'))"):
                page.keyboard.press("Shift+Tab" if key == "Tab" else "Tab")
                break
            page.keyboard.press(key)
    raise AssertionError(f"no control is reached by Tab for which {wanted}")
