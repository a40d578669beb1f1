"""What the page tells Python of the responses that a notebook holds, and what Python gives it to keep there."""

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from pqteach.recording import Responses, recorded
from pqteach.widgets.esm import esm


class Record(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types for its base
    """The state shared: `held` by the notebook, `given` to it, `where` the page keeps things, and when `submitted`."""

    _esm = esm("record")
    held = traitlets.Dict().tag(sync=True)
    given = traitlets.Dict().tag(sync=True)
    where = traitlets.Unicode("").tag(sync=True)
    submitted = traitlets.Unicode("").tag(sync=True)


def record(held: Callable[[Responses], None]) -> Any:
    """The widget of a notebook's record, never displayed; `held` is told what the notebook has."""
    widget = Record()
    widget.observe(lambda change: held(recorded(change["new"])), names="held")
    return widget


def give(widget: Any, responses: Responses) -> None:
    """Have the page keep responses in the notebook."""
    widget.given = {name: one.model_dump() for name, one in responses.items()}
