"""Responses as a notebook keeps them: read from its metadata and from the copy beside it, the newest of each."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pqteach.errors import SourceError
from pqteach.frozen import Frozen, Text
from pqteach.output import write_files

KEY = "pqteach"
"""Under which a notebook's metadata has what is ours."""


class Recorded(Frozen):
    """One response: the ref of its item, what was given, when (in UTC, as ISO 8601 writes it), and in which try."""

    ref: Text
    response: Any
    at: Text
    tries: int = 1


Responses = Mapping[str, Recorded]
"""Responses by the names of their items."""


def recorded(given: Any) -> dict[str, Recorded]:
    """The responses in plain data as it was found; what is none is left out."""
    found = {}
    for name, one in given.items() if isinstance(given, Mapping) else ():
        try:
            found[str(name)] = Recorded.model_validate(one)
        except ValidationError:
            continue
    return found


def readable(response: Any) -> str:
    """A response in one line, in the form in which it could be given in writing.

    >>> readable({"1": "C", "2": "A"}), readable(["A", "C"]), readable("14 March 2017")
    ('1C 2A', 'A, C', '14 March 2017')
    """
    if isinstance(response, Mapping):
        return " ".join(f"{left}{right}" for left, right in response.items())
    return (
        str(response)
        if isinstance(response, str) or not isinstance(response, Sequence)
        else ", ".join(map(str, response))
    )


def time_text(at: str) -> str:
    """The time of a response as it is shown: 2026-03-05 09:30 UTC."""
    return f"{at[:16].replace('T', ' ')} UTC"


def newest(*held: Responses) -> dict[str, Recorded]:
    """Of each item the newest response. One to an item that has changed since stays, under its name and its ref."""
    found: dict[str, Recorded] = {}
    for responses in held:
        for name, one in responses.items():
            older, newer = sorted((found.get(name, one), one), key=lambda each: each.at)
            found[name] = newer
            if older.ref != newer.ref:
                found[f"{name} {older.ref}"] = older
    return found


def in_notebook(path: Path) -> dict[str, Recorded]:
    """The responses in a notebook's metadata; raises SourceError if it is no notebook."""
    data = _read(path)
    if not isinstance(data, dict) or "cells" not in data:
        raise SourceError.at(path.as_posix(), "this is not a notebook", "give a file that ends in .ipynb")
    ours = data.get("metadata", {}).get(KEY, {})
    return recorded(ours.get("responses") if isinstance(ours, dict) else None)


def beside(path: Path) -> Path:
    """Where the copy of a notebook's responses stands."""
    return path.with_suffix(".responses.json")


def in_copy(path: Path) -> dict[str, Recorded]:
    """The responses in the copy beside a notebook, none if there is none; raises SourceError if it cannot be read."""
    return recorded(_read(beside(path))) if beside(path).exists() else {}


def write_copy(path: Path, responses: Responses) -> None:
    """Put responses into the copy beside a notebook, among those that another kernel put there; raises OutputError."""
    try:
        there = in_copy(path)
    except SourceError:
        there = {}  # a broken copy helps nobody
    kept = newest(there, responses)
    text = json.dumps({name: one.model_dump() for name, one in sorted(kept.items())}, indent=1, ensure_ascii=False)
    write_files(path.parent, {beside(path).name: text + "\n"})


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError.at(
            path.as_posix(), f"it cannot be read: {error}", "look at its name and its rights"
        ) from None
