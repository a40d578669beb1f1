"""One item as a widget: drawn by a small ES module, its response kept by the page and checked in Python, if at all."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from pqteach.checking import SIGNS, Outcome, reveal
from pqteach.hinting import hints
from pqteach.item import Item
from pqteach.recording import Recorded
from pqteach.widgets.esm import esm

Responded = Callable[[Recorded], tuple[Outcome | None, str]]
"""Is told of a response; gives its outcome, where it is checked, and what could not be done with it, if anything."""


class Quiz(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types for its base
    """The state that Python and the page share: what is shown, what was responded, and what is said of it."""

    _esm = esm("quiz")
    _css = Path(__file__).parent / "quiz.css"
    face = traitlets.Dict().tag(sync=True)
    practice = traitlets.Bool(False).tag(sync=True)
    response = traitlets.Dict(None, allow_none=True).tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    hints = traitlets.List().tag(sync=True)
    steps = traitlets.Int(0).tag(sync=True)


def quiz(
    face: Mapping[str, Any], responded: Responded, before: Recorded | None = None, outcome: Outcome | None = None,
    item: Item | None = None,
) -> Any:  # fmt: skip
    """The widget of an item that is shown by its face, with its name and ref.

    `before` is the response that there was, and `outcome` what became of it. With the `item` itself it is for practice:
    hints and the key are sent when they are asked for. Without it a response is recorded and no more.
    """
    widget = Quiz(face=dict(face), practice=item is not None, steps=len(hints(item)) if item else 0)
    if before:
        widget.response = before.model_dump()
        widget.outcome = said(outcome, before.at)

    def given(change: dict[str, Any]) -> None:
        one = Recorded.model_validate({name: change["new"].get(name) for name in Recorded.model_fields})
        outcome, widget.notice = responded(one)
        widget.outcome = said(outcome, one.at)

    def wished(_: Any, content: dict[str, Any], __: Any) -> None:
        if item and content.get("wish") == "hint":
            widget.hints = list(hints(item)[: len(widget.hints) + 1])
        elif item and content.get("wish") == "reveal":
            widget.outcome = said(reveal(item), "")

    widget.observe(given, names="response")
    widget.on_msg(wished)
    return widget


def said(outcome: Outcome | None, at: str) -> dict[str, Any]:
    """What became of the response of a time, as the page draws it; where nothing was checked, no more than the time."""
    if outcome is None:
        return {"at": at}
    remarks = [
        {"about": one.about, "mark": one.mark, "sign": SIGNS[one.mark], "text": one.text} for one in outcome.remarks
    ]
    return {"at": at, "headline": outcome.headline, "status": outcome.status, "remarks": remarks}
