"""Assessment in a notebook: responses are recorded and submitted, and neither it nor its kernel holds a key."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from pqteach.errors import StaleRef
from pqteach.responding import Raw
from pqteach.widgets.opening import desk_for
from pqteach.working import named


class Assessment(NamedTuple):
    """The two functions that a notebook works with."""

    respond: Callable[..., Any]
    submit: Callable[[], Any]


def assess(faces: str) -> Assessment:
    """Take up what is shown of the items of a notebook, and give the functions to respond to them and to submit.

    `faces` is what `pqteach.render.notebook` put there, as JSON. Raises StaleRef if it is not whole.
    """
    try:
        there = {str(one["name"]): one for one in json.loads(faces)}
    except (ValueError, TypeError, KeyError) as error:
        raise StaleRef.at("this cell", f"its items cannot be read: {error}", "copy the cell whole") from None
    desk = desk_for(there, lambda name, response: None)

    def respond(name: str, response: Raw = "") -> Any:
        """Record a response; without one, show the item to be clicked where that is possible."""
        known = named(there, name)
        if desk is None:
            return "Responses are recorded in a notebook: open it in JupyterLab."
        if response in ("", (), []):
            return desk.show(known)
        desk.keep(known, response)
        return f"{known}: recorded. You can change it until you submit."

    def submit() -> Any:
        """Show the button by which the notebook is submitted."""
        if desk is None:
            return "A notebook is submitted in JupyterLab."
        from pqteach.widgets.submission import submission

        return submission(list(there))

    return Assessment(respond, submit)
