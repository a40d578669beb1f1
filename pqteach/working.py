"""What a notebook shows of its items, by the names that learners use, for practice and for assessment."""

from collections.abc import Mapping
from typing import Any, Literal

from pqteach.errors import UnknownName
from pqteach.item import Item, face
from pqteach.responding import how

Mode = Literal["practice", "assessment"]
"""Whether responses are checked at once, or recorded and submitted."""


def shown(name: str, item: Item) -> dict[str, Any]:
    """What a page shows of an item under a name, without its key: passages only where something in them is marked."""
    kept = {part: value for part, value in face(item).items() if part != "passages" or item.type == "hottext"}
    return kept | {"name": name, "ref": item.ref, "how": how(item)}


def named(there: Mapping[str, Any], name: str) -> str:
    """The name of an item as a notebook has it; raises UnknownName with those that there are."""
    wanted = str(name).strip().upper()
    if wanted not in there:
        raise UnknownName.at("this notebook", f"it has no item `{name}`", f"there are: {', '.join(there)}")
    return wanted
