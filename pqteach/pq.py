"""A written parliamentary question in Parliament's words: who asked what of whom, and the answers as they came."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

from pydantic import PrivateAttr

from pqteach.annotation import Annotation, Move, Selector, Span, anchor
from pqteach.codebook import Codebook
from pqteach.errors import AnchorError
from pqteach.frozen import Day, Frozen, Text
from pqteach.material import Change, Comparison, FollowUp, Votes

ATTRIBUTION = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
CONSTRUCTED = "Constructed example, written for teaching: the Members are fictional and the events did not happen."

BAR = "|"
"""What begins and ends a row of a table in an answer, and parts its cells."""

House = Literal["Commons", "Lords"]
Type = Literal["ordinary", "named day", "unknown"]
Kind = Literal["parliament", "constructed"]


class Member(Frozen):
    """Who asked or answered: a real Member has a party, a fictional one only a side."""

    name: Text
    party: Text | None = None
    side: Literal["government", "opposition", "crossbench"] | None = None


class Source(Frozen):
    """Where the text comes from, and under which licence it is passed on."""

    kind: Kind
    licence: Text
    url: Text | None = None
    uin: Text | None = None
    retrieved: Day | None = None
    note: Text | None = None


class Answer(Frozen):
    """One event in the answering: a holding answer, a substantive one or a correction."""

    date: Day
    kind: Literal["holding", "substantive", "correction"]
    answering_member: Member
    text: Text

    @property
    def canonical(self) -> str:
        """The text with lines joined by a space and paragraphs by a blank line."""
        return canonical(self.text)


class Ruling(Frozen):
    """How a difference between coders was settled, and why."""

    id: Text
    about: Text
    codings: dict[Text, Text]
    ruling: Text
    why: Text


class Place(NamedTuple):
    """Where a quote stands: which answer (from 1; 0 is the question) and which stretch of its canonical text."""

    answer: int
    span: Span


class PQ(Annotation):
    """One written parliamentary question with its answers and its annotation; the gold of its coders.

    `pursuant_to` is the id of the PQ whose answer it follows up, `grouped_with` the ids of those answered with it in
    the same words. One that was withdrawn has no answer.
    """

    id: Text
    heading: Text
    house: House
    tabled: Day
    type: Type
    named_day: Day | None = None
    asking_member: Member
    answering_body: Text
    transferred_from: Text | None = None
    pursuant_to: Text | None = None
    grouped_with: tuple[Text, ...] = ()
    withdrawn: bool = False
    source: Source
    question: Text
    answers: tuple[Answer, ...] = ()
    absent: dict[Text, Text] = {}
    rulings: tuple[Ruling, ...] = ()
    objectives: tuple[Text, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    changes: tuple[Change, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    votes: tuple[Votes, ...] = ()

    _codebook: Codebook | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any) -> None:
        """Keep the codebook that the file was read with, so that a PQ can show itself."""
        if isinstance(context, dict):
            self._codebook = context.get("codebook")

    @property
    def codebook(self) -> Codebook:
        """The codebook whose labels the annotation uses; a PQ that was not read with one has none (ValueError)."""
        if self._codebook is None:
            raise ValueError("this PQ was made without a codebook: read it with corpus.load or corpus.read_pq")
        return self._codebook

    @property
    def question_text(self) -> str:
        """The canonical text of the question."""
        return canonical(self.question)

    @property
    def asked(self) -> str:
        """The canonical text of the question without its addressee, whom it is put to."""
        text = self.question_text
        for one in self.context:
            if one.label == "addressee":
                text = text.replace(one.quote.exact, "")
        return text

    @property
    def notice(self) -> str:
        """The sentence about provenance that stands wherever the text is shown."""
        return CONSTRUCTED if self.source.kind == "constructed" else ATTRIBUTION

    def place(self, selector: Selector, answer: int | None = None) -> Place:
        """Where a quote of the answer stands, in the given answer (from 1) or in whichever has it.

        Raises AnchorError if it matches nowhere or more than once.
        """
        if answer is not None and answer > len(self.answers):
            what = f"the PQ has {len(self.answers)} answers, and this is for answer {answer}"
            raise AnchorError.at(f"“{selector.exact}”", what, "count the answers from 1")
        numbers = [answer] if answer is not None else range(1, len(self.answers) + 1)
        found, failed = [], []
        for number in numbers:
            try:
                found.append(Place(number, anchor(self.answers[number - 1].canonical, selector)))
            except AnchorError as error:
                failed.append(error)
        twice = [error for error in failed if error.findings[0].rule == "twice"]
        if len(found) == 1 and not twice:
            return found[0]
        if found:
            what = "the quote stands in more than one of the answers"
            hint = "say which with " + " or ".join(f"`answer: {place.answer}`" for place in found)
            raise AnchorError.at(f"“{selector.exact}”", what, hint)
        if not failed:
            raise AnchorError.at(f"“{selector.exact}”", "the PQ has no answer", "take the quote out")
        raise max(failed, key=lambda error: (error in twice, len(str(error))))  # the longest tells most

    def words(self, move: Move) -> str:
        """The words of a move as they stand in the canonical text."""
        number, (start, end) = self.place(move.quote, move.answer)
        return self.answers[number - 1].canonical[start:end]

    def selectors(self) -> Iterator[tuple[tuple[str | int, ...], Selector, int | None]]:
        """Every quote of the annotation: its path in the record, the selector, and its answer.

        The answer is 0 for the question, a number from 1 for that answer, None for whichever answer has it.
        """
        for i, context in enumerate(self.context):
            yield ("context", i, "quote"), context.quote, 0
        for i, ask in enumerate(self.asks):
            yield ("asks", i, "trigger"), ask.trigger, 0
            for j, element in enumerate(ask.elements):
                if element.words:
                    yield ("asks", i, "elements", j, "words"), element.words, element.answer
            for j, reading in enumerate(ask.readings):
                if reading.words:
                    yield ("asks", i, "readings", j, "words"), reading.words, reading.answer
        for i, move in enumerate(self.moves):
            yield ("moves", i, "quote"), move.quote, move.answer
        for i, figure in enumerate(self.figures):
            yield ("figures", i, "quote"), figure.quote, figure.answer

    def find(self, selector: Selector, answer: int | None) -> Place:
        """Where one of the quotes of `selectors` stands; raises AnchorError."""
        if answer == 0:
            return Place(0, anchor(self.question_text, selector))
        return self.place(selector, answer)

    def __str__(self) -> str:
        from pqteach.render.text import pq_text  # the one arrow upwards: a value shows itself

        return pq_text(self)

    def _repr_html_(self) -> str:
        from pqteach.render.page import pq_html  # the one arrow upwards: a value shows itself

        return pq_html(self)


@lru_cache(maxsize=256)  # asked for at every quote that is placed
def canonical(block: str) -> str:
    r"""The canonical text of a block in which a line is a sentence and a blank line parts paragraphs.

    The rows of a table, which begin with a bar, keep their lines.

    >>> canonical("One.\nTwo.\n\n| a | b |\n| 1 | 2 |")
    'One. Two.\n\n| a | b |\n| 1 | 2 |'
    """
    return "\n\n".join(("\n" if is_table(lines) else " ").join(lines) for lines in sentences(block))


def is_table(lines: list[str]) -> bool:
    """Whether the lines of a paragraph are the rows of a table."""
    return all(line.startswith(BAR) for line in lines)


def sentences(block: str) -> list[list[str]]:
    r"""The paragraphs of a block, each as its sentences.

    >>> sentences("One.\nTwo.\n\nThree.")
    [['One.', 'Two.'], ['Three.']]
    """
    lines = [line.strip() for line in block.splitlines()]
    return [list(group) for blank, group in groupby(lines, lambda line: not line) if not blank]
