"""One item as a widget: drawn by a small ES module, its response kept by the page and checked in Python."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from pqteach.checking import SIGNS, Outcome, reveal
from pqteach.hinting import hints
from pqteach.item import Item, face
from pqteach.recording import Recorded
from pqteach.widgets.esm import esm


class Quiz(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types for its base
    """The state that Python and the page share: what is shown, what was responded, and what is said of it."""

    _esm = esm("quiz")
    _css = Path(__file__).parent / "quiz.css"
    face = traitlets.Dict().tag(sync=True)
    response = traitlets.Dict(None, allow_none=True).tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    hints = traitlets.List().tag(sync=True)
    steps = traitlets.Int(0).tag(sync=True)


def quiz(
    item: Item, name: str, respond: Callable[[dict[str, Any]], tuple[Outcome, str]], before: Recorded | None = None,
    outcome: Outcome | None = None,
) -> Any:  # fmt: skip
    """The widget of an item; `respond` is given each response as the page has kept it, and what it says is shown.

    That is the outcome, and what could not be done, if anything. `before` is the response that there was, and
    `outcome` what became of it. No key is in the widget's state; hints and the key are sent when they are asked for.
    """
    shown = {key: value for key, value in face(item).items() if key != "passages" or item.type == "hottext"}
    widget = Quiz(face=shown | {"name": name, "ref": item.ref}, steps=len(hints(item)))
    if before:
        widget.response = before.model_dump()
        widget.outcome = said(outcome) if outcome else {}

    def responded(change: dict[str, Any]) -> None:
        outcome, notice = respond(change["new"])
        widget.notice, widget.outcome = notice, said(outcome) | {"at": change["new"]["at"]}  # the same again is new

    def wished(_: Any, content: dict[str, Any], __: Any) -> None:
        if content.get("wish") == "hint":
            widget.hints = list(hints(item)[: len(widget.hints) + 1])
        elif content.get("wish") == "reveal":
            widget.outcome = said(reveal(item))

    widget.observe(responded, names="response")
    widget.on_msg(wished)
    return widget


def said(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the page draws it."""
    remarks = [
        {"about": one.about, "mark": one.mark, "sign": SIGNS[one.mark], "text": one.text} for one in outcome.remarks
    ]
    return {"headline": outcome.headline, "status": outcome.status, "remarks": remarks}
