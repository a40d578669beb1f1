"""The corpus as tidy pandas tables: one row for each PQ, ask, move or segment."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from pqteach.pq import PQ

Rows = Iterator[dict[str, Any]]
# The columns of each table with their types; `Int64` is a whole number that may be missing.
PQS = {
    "pq": "str", "house": "str", "tabled": "datetime64[ns]", "answered": "datetime64[ns]", "days": "Int64",
    "type": "str", "answering_body": "str", "kind": "str", "heading": "str", "question_words": "int64",
    "answer_words": "int64", "asks": "int64", "moves": "int64",
}  # fmt: skip
ASKS = {
    "pq": "str", "ask": "str", "act": "str", "group": "str", "slot": "str", "reply": "str", "openness": "str",
    "rung": "Int64", "target": "str", "confidence": "str", "elements": "int64", "not_mentioned": "int64",
    "accepted": "int64",
}  # fmt: skip
MOVES = {
    "pq": "str", "move": "str", "answer": "int64", "start": "int64", "end": "int64", "family": "str", "label": "str",
    "secondary": "str", "ask": "str", "role": "str", "target": "str", "agent": "str", "words": "int64", "text": "str",
}  # fmt: skip
SEGMENTS = {
    "pq": "str", "answer": "int64", "n": "int64", "start": "int64", "end": "int64", "text": "str", "move": "str",
    "family": "str", "label": "str",
}  # fmt: skip


def pqs(corpus: Mapping[str, PQ]) -> pd.DataFrame:
    """One row for each PQ; `days` are calendar days from tabling to the last answer, `..._words` counts of words."""
    return _table((_pq(pq) for pq in corpus.values()), PQS)


def asks(corpus: Mapping[str, PQ]) -> pd.DataFrame:
    """One row for each ask with its verdict; `rung` is missing where the ladder does not apply."""
    rows = ({"pq": pq.id, **row} for pq in corpus.values() for row in _asks(pq))
    return _table(rows, ASKS)


def moves(corpus: Mapping[str, PQ]) -> pd.DataFrame:
    """One row for each move; `start` and `end` count code points in the canonical text of the answer, from 0."""
    return _table(({"pq": pq.id, **row} for pq in corpus.values() for row in _moves(pq)), MOVES)


def segments(corpus: Mapping[str, PQ]) -> pd.DataFrame:
    """The answers cut at their moves: joined in order they are the whole text; `move` is missing between moves."""
    return _table(({"pq": pq.id, **row} for pq in corpus.values() for row in _segments(pq)), SEGMENTS)


def _table(rows: Iterable[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def _pq(pq: PQ) -> dict[str, Any]:
    last = pq.answers[-1].date if pq.answers else None
    return {
        "pq": pq.id,
        "house": pq.house,
        "tabled": pd.Timestamp(pq.tabled),
        "answered": pd.Timestamp(last) if last else pd.NaT,
        "days": (last - pq.tabled).days if last else None,
        "type": pq.type,
        "answering_body": pq.answering_body,
        "kind": pq.source.kind,
        "heading": pq.heading,
        "question_words": len(pq.question_text.split()),
        "answer_words": sum(len(answer.canonical.split()) for answer in pq.answers),
        "asks": len(pq.asks),
        "moves": len(pq.moves),
    }


def _asks(pq: PQ) -> Rows:
    for ask in pq.asks:
        yield {
            "ask": ask.id,
            "act": ask.act,
            "group": pq.codebook.act(ask.act).group,
            "slot": ask.slot,
            "reply": ask.verdict.reply,
            "openness": ask.verdict.openness,
            "rung": ask.verdict.rung,
            "target": ask.verdict.target,
            "confidence": ask.verdict.confidence,
            "elements": len(ask.elements),
            "not_mentioned": sum(element.in_answer == "not mentioned" for element in ask.elements),
            "accepted": len(ask.accept),
        }


def _moves(pq: PQ) -> Rows:
    for move in pq.moves:
        answer, (start, end) = pq.place(move.quote, move.answer)
        text = pq.answers[answer - 1].canonical[start:end]
        yield {
            "move": move.id, "answer": answer, "start": start, "end": end,
            "family": pq.codebook.family_of(move.label).id, "label": move.label, "secondary": move.secondary,
            "ask": move.ask, "role": move.role, "target": move.target, "agent": move.agent,
            "words": len(text.split()), "text": text,
        }  # fmt: skip


def _segments(pq: PQ) -> Rows:
    rows = sorted(_moves(pq), key=lambda row: row["start"])
    for answer, event in enumerate(pq.answers, start=1):
        text, at = event.canonical, 0
        cuts: list[tuple[int, int, dict[str, Any]]] = []
        for row in (row for row in rows if row["answer"] == answer):
            cuts += [(at, row["start"], {}), (row["start"], row["end"], row)]
            at = row["end"]
        cuts.append((at, len(text), {}))
        kept = [cut for cut in cuts if cut[0] < cut[1]]
        for n, (start, end, row) in enumerate(kept, start=1):
            labels = {name: row.get(name) for name in ("move", "family", "label")}
            yield {"answer": answer, "n": n, "start": start, "end": end, "text": text[start:end], **labels}
