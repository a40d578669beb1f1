"""Items about what the stretches of an answer do."""

from collections import Counter
from itertools import pairwise

from pqteach.annotation import Move
from pqteach.codebook import Family
from pqteach.drawing import Draw
from pqteach.generating import SECOND, Target, by_length, choice, distractors, generator, option_list
from pqteach.item import Choice, Hottext, Option, Order, OrderKey, Select, SelectKey, letters
from pqteach.passages import answer_passages, question_passage, shortened
from pqteach.pq import PQ


def _labelled(pq: PQ) -> list[Target]:
    labelled = [move for move in pq.moves if len(move.against) >= 2]
    return [Target(move.id, move, by_length(pq), move.label, tuple(move.against)) for move in labelled]


def _families(pq: PQ) -> list[Target]:
    """The families that have a move, where at least two moves are of others."""
    counts = Counter(pq.codebook.family_of(move.label).id for move in pq.moves)
    there = [one for one in pq.codebook.families if 0 < counts[one.id] <= len(pq.moves) - 2]
    return [Target(one.id, one, by_length(pq)) for one in there]


def _with_absent(pq: PQ) -> list[Target]:
    """The answer, if it lacks a family that no move has even as its second, and each lack is argued."""
    book = pq.codebook
    there = {book.move(move.label).family for move in pq.moves}
    second = {book.move(move.secondary).family for move in pq.moves if move.secondary}
    absent = {family.id for family in book.families} - there
    whole = there and absent - second and absent <= set(pq.absent)
    return [Target("answer", level=by_length(pq), key=" ".join(sorted(absent - second)))] if whole else []


@generator("move-label", objective="label", over=_labelled)
def move_label(pq: PQ, move: Move, draw: Draw) -> Choice:
    """Pick what the marked stretch of the answer does."""
    book = pq.codebook
    shorts = {one.id: one.short for one in book.moves}
    others = distractors(draw, move.label, move.against, 2 if move.secondary else 3, shorts)
    labels = [move.label, *([move.secondary] if move.secondary else []), *others]
    feedback = {label: move.against[label] for label in others}
    feedback[move.label] = f"{move.why} {book.move(move.label).test}"
    if move.secondary:
        feedback[move.secondary] = f"Close, and kept as the second label of these words. {move.why}"
    return choice(
        draw,
        stem="What does the marked stretch of the answer do?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts={label: f"It {book.move(label).short}." for label in labels},
        correct=move.label,
        feedback=feedback,
        weights={move.secondary: SECOND} if move.secondary else {},
    )


@generator("mark-family", objective="family", over=_families)
def mark_family(pq: PQ, family: Family, draw: Draw) -> Hottext:
    """Mark every segment of the answer that belongs to one family."""
    book = pq.codebook
    numbered = {str(i): move for i, move in enumerate(pq.moves, start=1)}
    belongs = {i for i, move in numbered.items() if book.move(move.label).family == family.id}
    second = {i for i, m in numbered.items() if m.secondary and book.move(m.secondary).family == family.id}
    feedback = {
        i: move.why if i in belongs else f"This {book.move(move.label).short}. {move.why}"
        for i, move in numbered.items()
    }
    kinds = [one.short for one in book.moves if one.family == family.id and not one.overlay]
    return Hottext(
        stem=f"Mark every segment that gives {family.short}. A segment counts if it {'; or '.join(kinds)}.",
        passages=(question_passage(pq), *answer_passages(pq, numbered=True)),
        minutes=2,
        key=SelectKey(
            correct=tuple(i for i in numbered if i in belongs),
            optional=tuple(i for i in numbered if i in second - belongs),
            feedback=feedback,
            note=family.look_for,
        ),
    )


@generator("missing-family", objective="absence", over=_with_absent)
def missing_family(pq: PQ, target: None, draw: Draw) -> Select:
    """Pick everything that the answer nowhere contains."""
    book = pq.codebook
    options, ids = option_list(draw, {one.id: one.short[0].upper() + one.short[1:] for one in book.families})
    second = {book.move(move.secondary).family for move in pq.moves if move.secondary}
    absent = {family.id for family in book.families} - {book.move(move.label).family for move in pq.moves}
    feedback = {}
    for family in book.families:
        moves = [move for move in pq.moves if book.move(move.label).family == family.id]
        here = f"It is there: “{pq.words(moves[0])}” {moves[0].why}" if moves else pq.absent[family.id]
        feedback[ids[family.id]] = here
    return Select(
        stem="Which of these does the answer nowhere contain?",
        passages=(question_passage(pq), *answer_passages(pq)),
        options=options,
        minutes=2,
        key=SelectKey(
            correct=tuple(sorted(ids[name] for name in absent - second)),
            optional=tuple(sorted(ids[name] for name in absent & second)),
            feedback=dict(sorted(feedback.items())),
            note="A number laid over a move of another kind does not make it a giving of information.",
        ),
    )


TARGETS = {
    "requested": "The very thing that is asked for.",
    "related": "The matter, and not the thing that is asked for.",
    "none": "Something else, beside the matter.",
}


def _second(pq: PQ) -> list[Target]:
    found = [move for move in pq.moves if move.secondary and len(move.against) >= 2]
    return [Target(one.id, one, 3, one.secondary or "") for one in found if one.secondary not in one.against]


def _targeted(pq: PQ) -> list[Target]:
    return [Target(move.id, move, by_length(pq), move.target) for move in pq.moves]


def _ordered(pq: PQ) -> list[Target]:
    """The moves of an answer, where at least three in a row have labels that come once."""
    counts = Counter(move.label for move in pq.moves)
    single = [move for move in pq.moves if counts[move.label] == 1]
    return [Target("order", tuple(single[:MOST_CARDS]), by_length(pq))] if len(single) >= 3 else []


MOST_CARDS = 5
"""Moves that are put in order in one item."""


@generator("second-label", objective="label", over=_second, gives=("move-label",))
def second_label(pq: PQ, move: Move, draw: Draw) -> Choice:
    """Say what a stretch of the answer does besides what its cue decides."""
    book = pq.codebook
    assert move.secondary is not None
    shorts = {one.id: one.short for one in book.moves}
    others = distractors(draw, move.secondary, move.against, 3 if len(move.against) > 3 else 2, shorts)
    return choice(
        draw,
        stem=f"The cue of the marked stretch decides that it {book.move(move.label).short}. What does it do besides?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts={label: f"It {book.move(label).short}." for label in (move.secondary, *others)},
        correct=move.secondary,
        feedback={
            move.secondary: f"{move.why} The second label: {book.move(move.secondary).test}",
            **{label: move.against[label] for label in others},
        },
        minutes=1,
    )


@generator("move-target", objective="target", over=_targeted)
def move_target(pq: PQ, move: Move, draw: Draw) -> Choice:
    """Say whether a stretch of the answer is about the thing asked for, about the matter, or about something else."""
    ask = pq.ask(move.ask)
    wanted = ", ".join(one.asked for one in ask.elements if one.core) or ask.slot
    said = f"The words “{ask.trigger.exact}” ask for: {wanted}. {move.why}"
    tests = {
        "requested": "About the thing asked for is what says something of just that, if only that it will not come.",
        "related": "About the matter is what speaks of the same subject, and says nothing of the thing asked for.",
        "none": "Beside the matter is what one could strike out, and nothing about the subject would be lost.",
    }
    return choice(
        draw,
        stem=f"What is the marked stretch about, seen from what the words “{ask.trigger.exact}” ask for?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts=TARGETS,
        correct=move.target,
        feedback={one: said if one == move.target else f"{tests[one]} {said}" for one in TARGETS},
        fixed=True,
        minutes=0.5,
    )


@generator("move-order", objective="label", over=_ordered)
def move_order(pq: PQ, moves: tuple[Move, ...], draw: Draw) -> Order:
    """Put what the answer does in the order in which it does it."""
    book = pq.codebook
    drawn = draw.order(moves, lambda one: one.label)
    ids = dict(zip([one.id for one in drawn], letters(len(drawn)), strict=True))
    return Order(
        stem="Among other things the answer does these. Put them in the order in which it does them.",
        passages=(question_passage(pq), *answer_passages(pq)),
        cards=tuple(Option(id=ids[one.id], text=f"It {book.move(one.label).short}.") for one in drawn),
        ends=("first", "last"),
        minutes=2,
        key=OrderKey(
            sequence=tuple(ids[one.id] for one in moves),
            between=tuple(
                f"“{shortened(pq.words(one))}” {book.move(one.label).short}; after it, “{shortened(pq.words(other))}” "
                f"{book.move(other.label).short}."
                for one, other in pairwise(moves)
            ),
        ),
    )
