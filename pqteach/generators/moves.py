"""Items about what the stretches of an answer do."""

from collections import Counter

from pqteach.annotation import Move
from pqteach.codebook import Family
from pqteach.generating import Draw, Named, answer_passages, choice, generator, option_list, question_passage
from pqteach.item import Choice, Hottext, Select, SelectKey
from pqteach.pq import PQ

SECOND = 0.5
"""What the secondary label of a move earns: a defensible reading, and not the one that the cue decides."""


def _labelled(pq: PQ) -> list[Move]:
    return [move for move in pq.moves if len(move.against) >= 2]


def _families(pq: PQ) -> list[Family]:
    """The families that have a move, where at least two moves are of others."""
    counts = Counter(pq.codebook.family_of(move.label).id for move in pq.moves)
    return [one for one in pq.codebook.families if 0 < counts[one.id] <= len(pq.moves) - 2]


def _with_absent(pq: PQ) -> list[Named]:
    """The answer, if it lacks a family that no move has even as its second, and each lack is argued."""
    book = pq.codebook
    there = {book.move(move.label).family for move in pq.moves}
    second = {book.move(move.secondary).family for move in pq.moves if move.secondary}
    absent = {family.id for family in book.families} - there
    return [Named("answer")] if there and absent - second and absent <= set(pq.absent) else []


@generator("move-label", objective="Say what a stretch of an answer does", over=_labelled)
def move_label(pq: PQ, move: Move, draw: Draw) -> Choice:
    """Pick what the marked stretch of the answer does."""
    book = pq.codebook
    others = draw.order(move.against)[: 2 if move.secondary else 3]
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


@generator("mark-family", objective="Find every move of one family in an answer", over=_families)
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


@generator("missing-family", objective="See what an answer does not contain", over=_with_absent)
def missing_family(pq: PQ, target: Named, draw: Draw) -> Select:
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
