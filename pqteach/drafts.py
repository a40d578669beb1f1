"""The bank of drafted questions: out of order, with words and repairs, and in order though they look otherwise."""

from pathlib import Path

from pqteach import sourcefile
from pqteach.frozen import Day, Frozen, Text
from pqteach.pq import House


class Attempt(Frozen):
    """Another wording of a draft, and why it does not mend it."""

    text: Text
    why: Text


class Disorderly(Frozen):
    """A draft that breaks one rule: the `words` that do, why, a repair, and repairs that are none."""

    id: Text
    house: House
    day: Day
    text: Text
    words: Text
    why: Text
    repair: Text
    wrong_repairs: tuple[Attempt, ...]


class Orderly(Frozen):
    """A draft that looks as if it broke a rule and does not, and why."""

    id: Text
    house: House
    day: Day
    text: Text
    why: Text


class Drafts(Frozen):
    """The drafts about one rule of order, by the name that the rule has in `pqteach.ordering`."""

    rule: Text
    drafts: tuple[Disorderly, ...]
    in_order: tuple[Orderly, ...]


def read_drafts(folder: Path) -> dict[str, Drafts]:
    """The drafts of the corpus in a folder by rule, none if it has no such files; raises SourceError."""
    read = (sourcefile.read(path).model(Drafts) for path in sorted((folder / "drafts").glob("*.yaml")))
    return {one.rule: one for one in read}
