"""The rule that each constructed PQ is written by itself: none shares a run of words with another."""

import re
from collections.abc import Iterator, Mapping, Set

from pqteach.annotation import anchor
from pqteach.frozen import Frozen, Text
from pqteach.pq import PQ

RUN = 8
"""Words in a row that no two constructed PQs may share, outside the fixed formulas of the House."""

BREAK = "|"


class Formulas(Frozen):
    """The fixed formulas of the House."""

    formulas: tuple[Text, ...]


def shared(
    pqs: Mapping[str, PQ], formulas: Formulas, together: Set[frozenset[str]] = frozenset()
) -> Iterator[tuple[str, str, str]]:
    """For each PQ that shares a run of words with another: its id, the other's, and the words.

    PQs that were written to stand `together`, in a pair, a series or a group, may share words with one another.
    """
    fixed = [re.compile(rf"\b{re.escape(' '.join(_words(one)))}\b") for one in formulas.formulas]
    first: dict[str, list[str]] = {}
    for pq in sorted(pqs.values(), key=lambda pq: pq.id):
        found: dict[str, str] = {}
        for run in _runs(pq, fixed):
            others = first.setdefault(run, [])
            for other in others:
                if other != pq.id and frozenset((pq.id, other)) not in together:
                    found.setdefault(other, run)
            others.append(pq.id)
        for other, run in found.items():
            yield pq.id, other, run


def _runs(pq: PQ, fixed: list[re.Pattern[str]]) -> Iterator[str]:
    """Every run of so many words in the question and the answers, none of them across a formula."""
    question = pq.question_text
    fixed_parts = [anchor(question, one.quote) for one in pq.context if one.label in ("addressee", "anchor")]
    for span in sorted(fixed_parts, reverse=True):
        question = question[: span.start] + f" {BREAK} " + question[span.end :]
    for text in (question, *(answer.canonical for answer in pq.answers)):
        flat = " ".join(_words(text))
        for formula in fixed:
            flat = formula.sub(BREAK, flat)
        for stretch in flat.split(BREAK):
            words = stretch.split()
            yield from (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _words(text: str) -> list[str]:
    return re.findall(rf"[\w'’-]+|\{BREAK}", text.casefold())
