"""One item as a widget: drawn by a small ES module, checked in Python."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from pqteach.checking import Outcome
from pqteach.item import Item, face, segments
from pqteach.render.page import outcome_html
from pqteach.responding import Raw


class Quiz(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types for its base
    """The state that Python and the page share: what is shown, what was responded, and what is said of it."""

    _esm = Path(__file__).parent / "quiz.js"
    _css = Path(__file__).parent / "quiz.css"
    face = traitlets.Dict().tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)
    outcome = traitlets.Unicode("").tag(sync=True)


def quiz(item: Item, name: str, respond: Callable[[Raw], Outcome]) -> Any:
    """The widget of an item; `respond` is given each response and its outcome is shown. No key is in its state."""
    shown = {key: value for key, value in face(item).items() if key != "passages"} | {"name": name}
    if item.type == "hottext":
        shown["segments"] = [{"id": piece.id, "text": piece.text} for piece in segments(item)]
    widget = Quiz(face=shown)

    def responded(change: dict[str, Any]) -> None:
        widget.outcome = outcome_html(respond(change["new"]["value"]))

    widget.observe(responded, names="response")
    return widget
