"""Items about the numbers of an answer: what they count, whether they were asked for, what can be made of two."""

import re
from collections import Counter

from pqteach.annotation import Figure
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, generator
from pqteach.item import Choice, Entry, EntryKey
from pqteach.material import Comparison
from pqteach.passages import answer_passages, question_passage
from pqteach.pq import PQ

NUMBER = re.compile(r"\d[\d,.]*\d(?: million| billion)?|\d(?: million| billion)?")

JUDGEMENTS = {
    "sound": "Sound: the numbers count the same thing, over fitting periods, on one base.",
    "different things": "Unsound: the two numbers count different things.",
    "different periods": "Unsound: they count one thing, and their periods do not fit the claim.",
    "different bases": "Unsound: they count one thing, and there is no common base for the claim.",
}


def _told(pq: PQ) -> list[Figure]:
    return [one for one in pq.figures if one.why and one.counts]


def _asked_for(pq: PQ) -> list[Target]:
    level = by_length(pq)
    return [Target(one.id, one, level, "yes" if one.asked_for else "no") for one in _told(pq)]


def _counted(pq: PQ) -> list[Target]:
    """The figures of an answer with a number of their own, in which two others count something else."""
    told = [one for one in _told(pq) if len(NUMBER.findall(one.quote.exact)) == 1]
    several = len({one.counts for one in told}) >= 3
    alone = Counter(NUMBER.findall(one.quote.exact)[0] for one in told)
    return [Target(one.id, one, by_length(pq)) for one in told if several and alone[_number(one)] == 1]


def _compared(pq: PQ) -> list[Target]:
    listed = list(enumerate(pq.comparisons, start=1))
    return [Target(f"comparison-{i}", one, by_length(pq), one.judged) for i, one in listed]


def _summed(pq: PQ) -> list[Target]:
    return [Target(f"sum-{i}", one, 2) for i, one in enumerate(pq.comparisons, start=1) if one.sum]


@generator("figure-asked", objective="figures", over=_asked_for)
def figure_asked(pq: PQ, figure: Figure, draw: Draw) -> Choice:
    """Say whether a number was asked for."""
    right, wrong = ("yes", "no") if figure.asked_for else ("no", "yes")
    asks = ", ".join(f"“{ask.trigger.exact}”" for ask in pq.asks)
    return choice(
        draw,
        stem=f"Take the number “{_short(figure)}” in the answer. Was it asked for?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={"yes": "Yes: it is what the question asks for.", "no": "No: the question asks for something else."},
        correct=right,
        feedback={right: _why(figure), wrong: f"Go back to {asks}. {_why(figure)}"},
        fixed=True,
        minutes=0.5,
    )


@generator("figure-counts", objective="figures", over=_counted)
def figure_counts(pq: PQ, figure: Figure, draw: Draw) -> Choice:
    """Say what a number counts, among the things that other numbers of the answer count."""
    told = {one.counts: one for one in reversed(_told(pq)) if one.counts != figure.counts}
    others = draw.order(told.values(), lambda one: one.id)[:3]
    return choice(
        draw,
        stem=f"What does the number “{_number(figure)}” count in the answer?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={one.id: _capital(one.counts or "") + "." for one in (figure, *others)},
        correct=figure.id,
        feedback={
            figure.id: _why(figure),
            **{one.id: f"That is what “{_short(one)}” counts. {one.why}" for one in others},
        },
        minutes=0.5,
    )


@generator("comparison", objective="comparison", over=_compared)
def comparison(pq: PQ, one: Comparison, draw: Draw) -> Choice:
    """Judge a sentence that sets two numbers of an answer side by side."""
    return choice(
        draw,
        stem=f"Somebody writes on the strength of this answer: “{one.claim}” Is that sound?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={name: text for name, text in JUDGEMENTS.items() if name == one.judged or name in one.against},
        correct=one.judged,
        feedback={one.judged: one.why, **{str(name): why for name, why in one.against.items()}},
        fixed=True,
        minutes=1.5,
    )


@generator("small-sum", objective="comparison", over=_summed)
def small_sum(pq: PQ, one: Comparison, draw: Draw) -> Entry:
    """Work a small sum on the numbers of an answer."""
    assert one.sum is not None
    return Entry(
        stem=one.sum.asks,
        passages=(question_passage(pq), *answer_passages(pq)),
        kind="number",
        unit=one.sum.unit,
        minutes=1.5,
        key=EntryKey(
            accepted=(one.sum.value,), tolerance=one.sum.tolerance, feedback=one.sum.working, near=dict(one.sum.near)
        ),
    )


def _number(figure: Figure) -> str:
    """The number alone: a unit, a pound sign or a per cent sign would tell what it counts."""
    return str(NUMBER.findall(figure.quote.exact)[0])


def _why(figure: Figure) -> str:
    return f"“{_short(figure)}” counts {figure.counts}. {figure.why}"


def _short(figure: Figure) -> str:
    return figure.quote.exact.strip("| ").replace(" | ", ", ")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
