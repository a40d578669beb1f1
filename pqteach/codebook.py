"""The labels of the scheme `pq-moves`, as data: what each means and the test that decides."""

from collections.abc import Sequence
from typing import Literal, TypeVar

from pydantic import Field

from pqteach.frozen import Frozen, Text


class NearMiss(Frozen):
    """Words that look like a label and are not: with the label they do have, and why."""

    text: Text
    label: Text
    why: Text


class Entry(Frozen):
    """One label: `short` is its meaning in a clause, `test` is what decides for it and against its neighbours.

    `second` is another clear case beside the example; `mislead` says where the cues point the wrong way.
    """

    id: Text
    name: Text
    short: Text
    definition: Text
    test: Text
    example: Text
    second: Text
    cues: tuple[Text, ...]
    mislead: Text
    near_miss: NearMiss | None = None
    confused_with: tuple[Text, ...] = ()


class Act(Entry):
    """A question act (layer A): what an ask asks for."""

    group: Literal["information", "action"]


class MoveLabel(Entry):
    """An answer move (layer B): what a stretch of the answer does; a commitment label has a rung."""

    family: Text
    rung: int | None = Field(default=None, ge=0, le=6)
    overlay: bool = False


class Family(Frozen):
    """Moves of one kind: `short` completes "the answer contains ..."; `look_for` says how to see that it has none."""

    id: Text
    name: Text
    short: Text
    look_for: Text


class Rung(Entry):
    """A rung of the commitment ladder, 0 to 6: how far the answer goes towards what was asked for."""

    rung: int = Field(ge=0, le=6)


E = TypeVar("E", bound=Entry)


class Codebook(Frozen):
    """The whole scheme; every lookup is by id."""

    version: Text
    acts: tuple[Act, ...]
    context: tuple[Entry, ...]
    families: tuple[Family, ...]
    moves: tuple[MoveLabel, ...]
    replies: tuple[Entry, ...]
    rungs: tuple[Rung, ...]
    findings: tuple[Entry, ...]

    def act(self, label: str) -> Act:
        """The act with this id; KeyError if there is none."""
        return _by_id(self.acts, label)

    def move(self, label: str) -> MoveLabel:
        """The move with this id; KeyError if there is none."""
        return _by_id(self.moves, label)

    def family(self, family: str) -> Family:
        """The family with this id; KeyError if there is none."""
        return next(one for one in self.families if one.id == family)

    def family_of(self, label: str) -> Family:
        """The family that a move label belongs to; KeyError if there is no such label."""
        return self.family(self.move(label).family)

    def reply(self, reply: str) -> Entry:
        """The reply with this id (`full`, `partial`, `implicit`, `declared` or `undeclared`); KeyError if none."""
        return _by_id(self.replies, reply)

    def rung(self, rung: int) -> Rung:
        """The rung with this number, 0 to 6."""
        return self.rungs[rung]

    def ids(self, layer: Literal["acts", "context", "moves"]) -> tuple[str, ...]:
        """The ids of one layer, in the order of the codebook."""
        entries: Sequence[Entry] = getattr(self, layer)
        return tuple(entry.id for entry in entries)


def _by_id(entries: Sequence[E], label: str) -> E:
    for entry in entries:
        if entry.id == label:
            return entry
    raise KeyError(label)
