"""What is written about a PQ for exercises alone: next questions, changes of words, comparisons of numbers, votes."""

from typing import Literal

from pydantic import Field

from pqteach.annotation import MoveId
from pqteach.frozen import Frozen, Text

Fault = Literal["repetition", "another blank", "out of order"]
Remedy = Literal["narrow", "pursuant", "other body", "committee", "table again", "wait"]
Changed = Literal[
    "nothing", "label", "reply", "rung", "label and reply", "label and rung", "reply and rung", "label, reply and rung"
]
Soundness = Literal["sound", "different things", "different periods", "different bases"]


class NotNext(Frozen):
    """A question that would not do next: it repeats, or is in order and fills another blank, or is out of order."""

    text: Text
    fault: Fault
    why: Text


class Remedied(Frozen):
    """Which remedy fits the answer as it stands, and why some others do not."""

    fits: Remedy
    why: Text
    against: dict[Remedy, Text]


class FollowUp(Frozen):
    """The question that would fill what an answer left blank for one ask, and others that would not do."""

    ask: Text
    text: Text
    why: Text
    against: tuple[NotNext, ...] = Field(min_length=2)
    remedy: Remedied | None = None


class Change(Frozen):
    """Other words in place of some in a move, the label, reply and rung that they bring, and why.

    `against` says of other ways to see it (the fields that a reader may think change) why they are not so.
    """

    move: Text
    words: Text
    by: Text
    label: MoveId
    reply: Literal["full", "partial", "implicit", "declared", "undeclared"]
    rung: int | None = Field(default=None, ge=0, le=6)
    why: Text
    against: dict[Changed, Text] = Field(min_length=2)


class Sum(Frozen):
    """A small sum on numbers of an answer: what is asked, the result, the working, and slips with their reasons."""

    asks: Text
    value: Text
    unit: str = ""
    tolerance: float = 0
    working: Text
    near: dict[Text, Text] = {}


class Comparison(Frozen):
    """A sentence that sets two numbers of an answer side by side, whether it is sound, and why."""

    figures: tuple[Text, Text]
    claim: Text
    judged: Soundness
    why: Text
    against: dict[Soundness, Text] = Field(min_length=2)
    sum: Sum | None = None


class Votes(Frozen):
    """How each of several readers who had seen nothing but the text judged the reply to one ask, in their order."""

    ask: Text
    cast: tuple[Literal["full", "partial", "implicit", "declared", "undeclared"], ...] = Field(min_length=3)


def changed(label: bool, reply: bool, rung: bool) -> Changed:
    """The name of a set of fields that change."""
    if label and reply and rung:
        return "label, reply and rung"
    if label:
        return "label and reply" if reply else "label and rung" if rung else "label"
    return "reply and rung" if reply and rung else "reply" if reply else "rung" if rung else "nothing"
