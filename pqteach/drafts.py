"""The bank of drafted questions: out of order, with words and repairs, and in order though they look otherwise."""

from pathlib import Path

from pqteach import sourcefile
from pqteach.errors import SourceError, nearest
from pqteach.frozen import Day, Frozen, Text
from pqteach.ordering.names import RULE_SAYS
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

    def every(self) -> list[Disorderly | Orderly]:
        """All drafts, those out of order first."""
        return [*self.drafts, *self.in_order]


def read_drafts(folder: Path) -> dict[str, Drafts]:
    """The drafts of the corpus in a folder by rule, none if it has no such files.

    Raises SourceError, for a rule that there is not, a second file about one rule and an id that was given before too.
    """
    found: dict[str, Drafts] = {}
    ids: set[str] = set()
    for path in sorted((folder / "drafts").glob("*.yaml")):
        source = sourcefile.read(path)
        read = source.model(Drafts)
        if read.rule not in RULE_SAYS:
            what = f"there is no rule `{read.rule}`"
            raise SourceError([source.finding(["rule"], what, nearest(read.rule, RULE_SAYS), "drafts")])
        if read.rule in found:
            what = f"another file has the drafts about `{read.rule}`"
            raise SourceError([source.finding(["rule"], what, "put them into one file", "drafts")])
        for kind in ("drafts", "in_order"):
            for i, one in enumerate(getattr(read, kind)):
                if one.id in ids:
                    what = f"the id `{one.id}` was given to another draft"
                    raise SourceError([source.finding([kind, i, "id"], what, "give it one of its own", "drafts")])
                ids.add(one.id)
        found[read.rule] = read
    return found
