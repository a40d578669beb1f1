"""What items are made from, besides PQs: pairs and series of PQs, drafts, and tables of what two coders said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from pqteach.contrasts import Pair, Series, read_contrasts, read_splits
from pqteach.corpus import Coding, Corpus, read_codings
from pqteach.drafts import Disorderly, Orderly, read_drafts
from pqteach.drawing import Draw
from pqteach.passages import shortened
from pqteach.pq import BAR, PQ

MOST_ROWS, LEAST_ROWS = 12, 6
"""Rows of a table: few enough for kappa by hand."""

ABOUT = {
    "elements": "what became of these elements of questions in the answers",
    "families": "to which family each of these stretches of answers belongs",
}


@dataclass(frozen=True)
class Pairing:
    """A minimal pair with its two PQs."""

    id: str
    pair: Pair
    pqs: tuple[PQ, PQ]


@dataclass(frozen=True)
class Sequence:
    """A series with its PQs, in order of day."""

    id: str
    series: Series
    pqs: tuple[PQ, ...]


@dataclass(frozen=True)
class Case:
    """A draft of the bank, and the name of the rule that it breaks or seems to break."""

    id: str
    rule: str
    draft: Disorderly | Orderly


@dataclass(frozen=True)
class Table:
    """What two coders said of the same rows: `about` completes "judged ...", a row is a text and two labels."""

    id: str
    about: str
    rows: tuple[tuple[str, str, str], ...]
    pqs: tuple[str, ...]
    notice: str


Source = PQ | Pairing | Sequence | Case | Table


def sources(corpus: Corpus, of: type) -> Mapping[str, Source]:
    """The sources of one kind in a corpus, by id; raises SourceError if a file of them cannot be read.

    A pair or a series that has a PQ which is not in the corpus is left out, and so are the rows of it in tables.
    """
    if of is PQ:
        return corpus
    return {one.id: one for one in _read(corpus, of)} if corpus.folder else {}


def _read(corpus: Corpus, of: type) -> Iterator[Source]:
    assert corpus.folder is not None
    if of is Case:
        for drafts in read_drafts(corpus.folder).values():
            yield from (Case(draft.id, drafts.rule, draft) for draft in drafts.every())
    elif of is Pairing:
        for pair in read_contrasts(corpus.folder).pairs:
            if all(pq in corpus for pq in pair.pqs):
                yield Pairing(pair.id, pair, (corpus[pair.pqs[0]], corpus[pair.pqs[1]]))
    elif of is Sequence:
        for series in read_contrasts(corpus.folder).series:
            if all(pq in corpus for pq in series.pqs):
                yield Sequence(series.id, series, tuple(corpus[pq] for pq in series.pqs))
    elif of is Table:
        yield from _tables(corpus, read_codings(corpus.folder))
    else:
        raise TypeError(f"no item is made from a {of.__name__}")


def _tables(corpus: Corpus, codings: dict[str, dict[str, Coding]]) -> Iterator[Table]:
    """Tables of what became of elements, and of families of moves: of the PQs of a year and a split, a few rows each.

    Of the rows that both coders judged those in which they differ come first, so that there is something to see.
    """
    folder = corpus.folder
    splits = read_splits(folder) if folder else None
    found: dict[tuple[str, str], list[tuple[str, tuple[str, str, str]]]] = {}
    for name, by in codings.items():
        if len(by) == 2 and name in corpus:
            pq, (first, second) = corpus[name], (by[coder] for coder in sorted(by))
            group = "-".join([str(pq.tabled.year), *(splits.of(name)[:1] if splits else [])])
            for kind, judged in (("elements", _elements(first, second)), ("families", _families(pq, first, second))):
                found.setdefault((kind, group), []).extend((name, row) for row in judged)
    for (kind, group), rows in found.items():
        drawn = Draw(1, f"{kind}-{group}").order(rows, lambda row: f"{row[0]}|{row[1][0]}")
        size = MOST_ROWS - (int(group[:4]) + 2 * (kind == "families")) % 5  # or many tables would come out alike
        few = sorted(drawn, key=lambda row: row[1][1] == row[1][2])[:size]
        if len(few) >= LEAST_ROWS and few[0][1][1] != few[0][1][2]:
            pqs = tuple(sorted({name for name, _ in few}))
            kept = tuple(row for _, row in Draw(2, group).order(few, lambda row: f"{row[0]}|{row[1][0]}"))
            yield Table(f"{kind}-{group}", ABOUT[kind], kept, pqs, corpus[pqs[0]].notice)


def _elements(first: Coding, second: Coding) -> Iterator[tuple[str, str, str]]:
    for one in first.asks:
        for other in second.asks:
            if one.trigger.exact == other.trigger.exact and len(one.elements) == len(other.elements):
                for mine, theirs in zip(one.elements, other.elements, strict=True):
                    if mine.in_answer and theirs.in_answer:
                        yield mine.asked, mine.in_answer, theirs.in_answer


def _families(pq: PQ, first: Coding, second: Coding) -> Iterator[tuple[str, str, str]]:
    theirs = {pq.place(move.quote, move.answer): move for move in second.moves}
    for mine in first.moves:
        other = theirs.get(pq.place(mine.quote, mine.answer))
        words = " ".join(mine.quote.exact.split())
        if other is not None and not words.startswith(BAR):
            book = pq.codebook
            yield shortened(words), book.family_of(mine.label).name, book.family_of(other.label).name


def parts(source: Source) -> tuple[str, ...]:
    """The ids of all the texts that go into a source, if only as a row of a table."""
    return source.pqs if isinstance(source, Table) else shown(source)


def shown(source: Source) -> tuple[str, ...]:
    """The ids of the texts that an item about a source shows: of its PQs, or of the draft or table."""
    match source:
        case PQ() | Case() | Table():
            return (source.id,)
        case Pairing() | Sequence():
            return tuple(pq.id for pq in source.pqs)
        case _:
            assert_never(source)
