"""The seven item types: what a learner is shown, and, apart from it under `key`, what only a marker sees."""

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from pqteach.frozen import Frozen, Text

Level = Literal[1, 2, 3]
"""How hard an item is: from short passages and far distractors to long passages that careful readers debate."""


class Piece(Frozen):
    """A run of text in a passage; with an id it can be marked, and in focus it is what the stem speaks of."""

    text: str
    id: str = ""
    focus: bool = False


class Passage(Frozen):
    """Text that the learner reads: a question or an answer, with the notice that goes wherever it is shown."""

    title: Text
    paragraphs: tuple[tuple[Piece, ...], ...]
    notice: Text


class Option(Frozen):
    """Something that can be picked, paired or put in order."""

    id: Text
    text: Text


class _Face(Frozen):
    """What every item carries. `ref` names it: with the corpus that it was made from, it can be made again."""

    ref: str = ""
    objective: str = ""
    stem: Text
    passages: tuple[Passage, ...] = ()
    points: int = 1
    minutes: float = 1.5
    level: Level = 2


class ChoiceKey(Frozen):
    """The key, the weights of other defensible options, and a reason for every option."""

    correct: Text
    weights: dict[str, float] = {}
    feedback: dict[str, Text]
    note: str = ""


class SelectKey(Frozen):
    """Which belong, which may be picked or not without effect, and a reason for each."""

    correct: tuple[Text, ...] = Field(min_length=1)
    optional: tuple[Text, ...] = ()
    feedback: dict[str, Text]
    note: str = ""


class MatchKey(Frozen):
    """The right partner for each on the left, weights of defensible others, and reasons: per left, and per right."""

    pairs: dict[str, Text]
    weights: dict[str, dict[str, float]] = {}
    feedback: dict[str, Text]
    against: dict[str, Text] = {}
    note: str = ""


class OrderKey(Frozen):
    """The right sequence, and for each neighbouring two of it the words that decide."""

    sequence: tuple[Text, ...] = Field(min_length=2)
    between: tuple[Text, ...]
    note: str = ""


class EntryKey(Frozen):
    """Every accepted form, the tolerance of a number in its own unit, and reasons for right and for near misses."""

    accepted: tuple[Text, ...] = Field(min_length=1)
    tolerance: float = 0
    feedback: Text
    near: dict[str, Text] = {}
    note: str = ""


class DraftCheck(Frozen):
    """One named thing that can be checked in a written text, with what is said when it holds and when not.

    The values of `in_order` are the House, the day and, if there is one, a rule that was broken; that of `rung` is the
    rung; those of `not_asked` are the House, a question's name and its words without the addressee. What is found is
    said after `failed`.
    """

    name: Text
    rule: Literal[
        "starts_with", "contains_any", "contains_none", "max_words", "min_words", "in_order", "not_asked", "rung"
    ]
    values: tuple[Text, ...] = Field(min_length=1)
    passed: Text
    failed: Text


class DraftKey(Frozen):
    """The checks, a text that passes them all, and what only a reader can judge."""

    checks: tuple[DraftCheck, ...] = Field(min_length=1)
    specimen: Text
    note: str = ""


class Choice(_Face):
    """Pick one option."""

    type: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2)
    key: ChoiceKey


class Select(_Face):
    """Pick all that apply."""

    type: Literal["select"] = "select"
    options: tuple[Option, ...] = Field(min_length=2)
    key: SelectKey


class Hottext(_Face):
    """Mark segments of a passage: the pieces with an id."""

    type: Literal["hottext"] = "hottext"
    key: SelectKey


class Match(_Face):
    """Give each on the left one on the right; one on the right may serve more than once, or not at all."""

    type: Literal["match"] = "match"
    left: tuple[Option, ...] = Field(min_length=1)
    right: tuple[Option, ...] = Field(min_length=2)
    key: MatchKey


class Order(_Face):
    """Put cards in order, from the first of `ends` to the second."""

    type: Literal["order"] = "order"
    cards: tuple[Option, ...] = Field(min_length=2)
    ends: tuple[Text, Text]
    key: OrderKey


class Entry(_Face):
    """Write a date, a number or a word."""

    type: Literal["entry"] = "entry"
    kind: Literal["date", "number", "word"]
    unit: str = ""
    key: EntryKey


class Draft(_Face):
    """Write a question or an answer."""

    type: Literal["draft"] = "draft"
    lines: int = 4
    key: DraftKey


Item = Annotated[Choice | Select | Hottext | Match | Order | Entry | Draft, Field(discriminator="type")]


def face(item: Item) -> dict[str, Any]:
    """What the learner is given, as plain data: everything but the key and the ref."""
    return item.model_dump(mode="json", exclude={"key", "ref", "level"})


def digest(item: Item) -> str:
    """Ten characters that change with anything the learner is shown, and with nothing else."""
    shown = json.dumps(face(item), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(shown.encode()).hexdigest()[:10]


def segments(item: Hottext) -> tuple[Piece, ...]:
    """The pieces of the passage that can be marked, in order."""
    return tuple(p for passage in item.passages for line in passage.paragraphs for p in line if p.id)


def letters(count: int) -> Iterator[str]:
    """The ids of options, in order; at most 26.

    >>> list(letters(3))
    ['A', 'B', 'C']
    """
    return iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count])
