"""Passages: the texts of PQs and of drafts as a learner reads them, with what is marked in them."""

import re
from collections.abc import Iterable, Sequence

from pqteach.annotation import anchor
from pqteach.drafts import Disorderly, Orderly
from pqteach.item import Passage, Piece
from pqteach.pq import BAR, PQ
from pqteach.reckoning import day_text

DRAFTED = "Drafted for teaching: nobody tabled it."


def question_passage(pq: PQ) -> Passage:
    """The question, under a title that says of whom it was asked and when; no party, no name."""
    return Passage(title=_title(pq), paragraphs=((Piece(text=pq.question_text),),), notice=pq.notice)


def asked_passage(pq: PQ) -> Passage:
    """The question without its addressee, under a title that does not say of whom it was asked."""
    text = "… " + pq.asked.strip(" ,")
    return Passage(title=f"Question · {day_text(pq.tabled)}", paragraphs=((Piece(text=text),),), notice=pq.notice)


LONGEST_QUOTE = 24
"""Words of a move that are shown as an option; more would be read as a passage."""


def shortened(words: str) -> str:
    """The words of a quote, cut where it is long for an option."""
    listed = words.split()
    return words if len(listed) <= LONGEST_QUOTE else " ".join(listed[:LONGEST_QUOTE]) + " …"


def quoting(why: str, words: str) -> str:
    """A reason that begins with the words it is about, where it quotes none of them."""
    quoted = [one or other for one, other in re.findall(r'"([^"]+)"|“([^”]+)”', why)]
    if any(piece.strip(" .,;?") in words for quote in quoted for piece in quote.split("…")):
        return why
    return f"“{shortened(words)}”: {why[:1].lower()}{why[1:]}"


def parts(pq: PQ) -> list[tuple[str, str, int, int]]:
    """The annotated stretches of a question, in order: id, label (`trigger` for the clause that asks), start and end.

    A stretch that overlaps an earlier one is left out.
    """
    found = [(one.id, one.label, *anchor(pq.question_text, one.quote)) for one in pq.context]
    found += [(one.id, "trigger", *anchor(pq.question_text, one.trigger)) for one in pq.asks]
    kept: list[tuple[str, str, int, int]] = []
    for one in sorted(found, key=lambda part: (part[2], part[3])):
        if not kept or one[2] >= kept[-1][3]:
            kept.append(one)
    return kept


def parts_passage(pq: PQ, focus: str = "") -> Passage:
    """The question with one annotated stretch set off, or every stretch numbered to be marked."""
    pieces: list[Piece] = []
    at, text = 0, pq.question_text
    for i, (name, _, start, end) in enumerate(parts(pq), start=1):
        if focus and name != focus:
            continue
        pieces.append(Piece(text=text[at:start]))
        pieces.append(Piece(text=text[start:end], id="" if focus else str(i), focus=bool(focus)))
        at = end
    pieces.append(Piece(text=text[at:]))
    return Passage(title=_title(pq), paragraphs=(tuple(one for one in pieces if one.text),), notice=pq.notice)


def draft_passage(draft: Disorderly | Orderly) -> Passage:
    """A draft of the bank, under a title that says for which House and day it was written."""
    title = f"Draft · for the {draft.house} · {day_text(draft.day)}"
    return Passage(title=title, paragraphs=((Piece(text=draft.text),),), notice=DRAFTED)


def _title(pq: PQ) -> str:
    moved = f" (transferred from {pq.transferred_from})" if pq.transferred_from else ""
    return f"Question · {pq.answering_body}{moved} · {day_text(pq.tabled)}"


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
        title = f"{kind} · {day_text(answer.date)}"
        passages.append(Passage(title=title, paragraphs=_paragraphs(pieces), notice=pq.notice))
    return tuple(passages)


def with_gap(passages: Iterable[Passage], words: str) -> tuple[Passage, ...]:
    """Passages in whose marked stretch a gap stands in place of some words."""

    def gapped(piece: Piece) -> Piece:
        return piece.model_copy(update={"text": piece.text.replace(words, "______", 1)}) if piece.focus else piece

    return tuple(
        one.model_copy(update={"paragraphs": tuple(tuple(map(gapped, line)) for line in one.paragraphs)})
        for one in passages
    )


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
