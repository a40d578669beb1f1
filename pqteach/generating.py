"""How items are made from PQs: the `@generator` decorator, the draw, and items made again from their refs."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pqteach.errors import StaleRef
from pqteach.item import Choice, ChoiceKey, Item, Option, Passage, Piece, digest, letters
from pqteach.pq import BAR, PQ

T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """Chooses among candidates by their digests, so that the same seed draws the same for years.

    A candidate that is added or taken away leaves the order of all others as it was.
    """

    seed: int
    scope: str

    def order(self, candidates: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
        """The candidates in an order that only the seed, the scope and each one's name decide.

        >>> Draw(7, "slot").order(["a", "b", "c"]) == Draw(7, "slot").order(["c", "a", "b"])
        True
        """

        def key(candidate: T) -> bytes:
            return hashlib.sha256(f"{self.seed}|{self.scope}|{name(candidate)}".encode()).digest()

        return sorted(candidates, key=key)


@dataclass(frozen=True)
class Named:
    """A target that has nothing but a name, such as one of the two questions about an act."""

    id: str


@dataclass(frozen=True)
class Generator:
    """Makes items of one kind: `over` gives the targets in a PQ that it applies to, `make` the item for one.

    A target is an ask, a move, a family: whatever has an `id`.
    """

    name: str
    objective: str
    description: str
    over: Callable[[PQ], Sequence[Any]]
    make: Callable[[PQ, Any, Draw], Item]

    def item(self, pq: PQ, target: Any, seed: int) -> Item:
        """The item about one target, with its ref."""
        drawn = self.make(pq, target, Draw(seed, f"{self.name}|{pq.id}|{target.id}"))
        made = drawn.model_copy(update={"objective": self.objective})
        return made.model_copy(update={"ref": f"{self.name}:{pq.id}:{target.id}:{seed}:{digest(made)}"})


def generator(
    name: str, *, objective: str, over: Callable[[PQ], Sequence[Any]]
) -> Callable[[Callable[[PQ, Any, Draw], Item]], Generator]:
    """Makes a Generator of a function of PQ, target and draw; its docstring says what the learner does."""

    def decorate(make: Callable[[PQ, Any, Draw], Item]) -> Generator:
        description = (make.__doc__ or "").strip().splitlines()[0]
        return Generator(name=name, objective=objective, description=description, over=over, make=make)

    return decorate


@dataclass(frozen=True)
class Ref:
    """The name of an item: generator, PQ, target, seed, and the digest of what is shown."""

    generator: str
    pq: str
    target: str
    seed: int
    digest: str

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The ref in a text; raises StaleRef if it is not one.

        >>> Ref.parse("slot:2017-03-09.example:A1:7:0123456789").target
        'A1'
        """
        parts = text.strip().split(":")
        if len(parts) != 5 or not re.fullmatch(r"-?[0-9]{1,40}", parts[3]):
            hint = "copy it whole from the notebook or from items.json"
            raise StaleRef.at(f"`{text[:80]}`", "this is not the ref of an item", hint)
        return cls(parts[0], parts[1], parts[2], int(parts[3]), parts[4])


def option_list(draw: Draw, texts: dict[str, str]) -> tuple[tuple[Option, ...], dict[str, str]]:
    """Options in drawn order, and the letter of each: `texts` gives for every name what is shown.

    The order depends on what is shown and on the seed alone, so that it says nothing about the key.
    """
    names = draw.order(texts, lambda name: texts[name])
    ids = dict(zip(names, letters(len(names)), strict=True))
    return tuple(Option(id=ids[name], text=texts[name]) for name in names), ids


def choice(
    draw: Draw, *, stem: str, passages: tuple[Passage, ...], texts: dict[str, str], correct: str,
    feedback: dict[str, str], weights: dict[str, float] | None = None, fixed: bool = False, minutes: float = 1.5,
) -> Choice:  # fmt: skip
    """A choice item from named options: `texts`, `feedback` and `weights` by name; `fixed` keeps the given order."""
    if fixed:
        ids = dict(zip(texts, letters(len(texts)), strict=True))
        options = tuple(Option(id=ids[name], text=text) for name, text in texts.items())
    else:
        options, ids = option_list(draw, texts)
    key = ChoiceKey(
        correct=ids[correct],
        weights={ids[name]: weight for name, weight in (weights or {}).items()},
        feedback={ids[name]: feedback[name] for name in texts},
    )
    return Choice(stem=stem, passages=passages, options=options, minutes=minutes, key=key)


def question_passage(pq: PQ) -> Passage:
    """The question, under a title that says of whom it was asked and when; no party, no name."""
    moved = f" (transferred from {pq.transferred_from})" if pq.transferred_from else ""
    title = f"Question · {pq.answering_body}{moved} · {_day(pq.tabled)}"
    return Passage(title=title, paragraphs=((Piece(text=pq.question_text),),), notice=pq.notice)


def answer_passages(pq: PQ, focus: str = "", numbered: bool = False) -> tuple[Passage, ...]:
    """The answers, one passage each; the move `focus` is set off, or every move is numbered to be marked."""
    passages = []
    places = [pq.place(move.quote, move.answer) for move in pq.moves] if pq.answers else []
    for number, answer in enumerate(pq.answers, start=1):
        text = answer.canonical
        here = sorted((place.span, i) for i, place in enumerate(places, start=1) if place.answer == number)
        pieces: list[Piece] = []
        at = 0
        for (start, end), i in here:
            if not numbered and pq.moves[i - 1].id != focus:
                continue
            pieces.append(Piece(text=text[at:start]))
            pieces.append(Piece(text=text[start:end], id=str(i) if numbered else "", focus=not numbered))
            at = end
        pieces.append(Piece(text=text[at:]))
        kind = {"holding": "Holding answer", "substantive": "Answer", "correction": "Corrected answer"}[answer.kind]
        title = f"{kind} · {_day(answer.date)}"
        passages.append(Passage(title=title, paragraphs=_paragraphs(pieces), notice=pq.notice))
    return tuple(passages)


def _paragraphs(pieces: list[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces cut at blank lines."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        for i, part in enumerate(piece.text.split("\n\n")):
            if i:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(piece.model_copy(update={"text": part}))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def table_rows(paragraph: Sequence[Piece]) -> list[list[list[Piece]]]:
    r"""The rows of a paragraph that is a table, each as its cells, the first row its head; empty if it is no table.

    A piece that runs over several cells, or rows, is in each of them with its id.

    >>> rows = table_rows([Piece(text="| Year | Cost |\n| 2021 | £3 |")])
    >>> [[piece.text for cell in row for piece in cell] for row in rows]
    [['Year', 'Cost'], ['2021', '£3']]
    """
    if not paragraph[0].text.lstrip().startswith(BAR):
        return []
    rows: list[list[list[Piece]]] = [[]]
    for piece in paragraph:
        for part in re.split(r"([|\n])", piece.text):
            if part == "\n":
                rows.append([])
            elif part == BAR:
                rows[-1].append([])
            elif part.strip() and rows[-1]:
                rows[-1][-1].append(piece.model_copy(update={"text": part.strip()}))
    cells = [row[:-1] for row in rows if row[:-1]]  # what follows the last bar of a row is no cell
    return cells if len(cells) > 1 else []  # a head alone is a line of text that begins with a bar


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
