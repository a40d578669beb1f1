"""Opens a desk to work at, where there is a kernel."""

from collections.abc import Callable, Mapping
from typing import Any

from pqteach.checking import Outcome
from pqteach.item import Item
from pqteach.widgets.place import kernel


def desk_for(
    faces: Mapping[str, Mapping[str, Any]], checked: Callable[[str, Any], Outcome | None],
    items: Mapping[str, Item] | None = None,
) -> Any:  # fmt: skip
    """What a notebook's kernel works with; None elsewhere, where items are answered in writing and nothing is kept."""
    if kernel() is None:
        return None
    from pqteach.widgets.desk import Desk

    return Desk(faces, checked, items)
