"""The widget by which a learner submits a notebook: what has no response yet, and a second click to be sure."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from pqteach.widgets.esm import esm


class Submission(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types for its base
    """The state shared: the names of all items; the page knows which of them have a response."""

    _esm = esm("submission")
    _css = Path(__file__).parent / "quiz.css"
    names = traitlets.List().tag(sync=True)


def submission(names: list[str]) -> Any:
    """The widget for the items of these names."""
    return Submission(names=names)
