"""Items about what a few words change: other words in a move, and two PQs that differ in one clause."""

from collections.abc import Iterable

from pqteach.drawing import Draw
from pqteach.generating import Target, choice, generator
from pqteach.item import Choice, Passage
from pqteach.material import Change, Changed, changed
from pqteach.passages import answer_passages, question_passage
from pqteach.pq import PQ
from pqteach.sources import Pairing

FIELDS: dict[str, str] = {
    "nothing": "Nothing: the label of the stretch and the verdict stay as they are.",
    "label": "The label of the stretch alone; the verdict stays.",
    "reply": "The verdict on the reply alone; the label stays.",
    "rung": "The rung alone; the label and the verdict on the reply stay.",
    "label and reply": "The label and the verdict on the reply; no rung changes.",
    "label and rung": "The label and the rung; the verdict on the reply stays.",
    "reply and rung": "The verdict on the reply and the rung; the label stays.",
    "label, reply and rung": "The label, the verdict on the reply and the rung.",
}
"""What may change with a few words, as an option says it."""

BETWEEN: dict[str, str] = {
    "nothing": "Nothing: labels of moves, verdict on the reply and rung are the same.",
    "label": "Labels of moves alone; the verdict on the reply is the same.",
    "reply": "The verdict on the reply alone; the labels of the moves are the same.",
    "rung": "The rung alone; labels and verdict on the reply are the same.",
    "label and reply": "Labels of moves and the verdict on the reply; no rung differs.",
    "label and rung": "Labels of moves and the rung; the verdict on the reply is the same.",
    "reply and rung": "The verdict on the reply and the rung; the labels of the moves are the same.",
    "label, reply and rung": "Labels of moves, the verdict on the reply and the rung.",
}
"""What may differ between two answers, as an option says it."""


def effect(pq: PQ, change: Change) -> Changed:
    """Which fields a change of words changes: its values beside those of the record."""
    move = next(one for one in pq.moves if one.id == change.move)
    verdict = pq.ask(move.ask).verdict
    return changed(move.label != change.label, verdict.value != change.reply, verdict.rung != change.rung)


def _changes(pq: PQ) -> list[Target]:
    """The changes of moves that are there."""
    moves = {move.id for move in pq.moves}
    listed = [(i, one) for i, one in enumerate(pq.changes, start=1) if one.move in moves]
    return [Target(f"{one.move}-{i}", one, 3 if len(one.against) > 2 else 2, effect(pq, one)) for i, one in listed]


def _same_ask(pairing: Pairing) -> list[Target]:
    return [Target("fields", level=3)] if pairing.pair.same == "ask" else []


def _same_answer(pairing: Pairing) -> list[Target]:
    return [Target("verdicts", level=2)] if pairing.pair.same == "answer" else []


@generator("one-word", objective="wording", over=_changes)
def one_word(pq: PQ, change: Change, draw: Draw) -> Choice:
    """Say which parts of the annotation change when a few words of the answer do."""
    move = next(one for one in pq.moves if one.id == change.move)
    key = effect(pq, change)
    feedback = {key: change.why, **{str(name): why for name, why in change.against.items()}}
    return choice(
        draw,
        stem=f"In the marked stretch, read “{change.by}” in place of “{change.words}”. What changes in the annotation?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts={name: text for name, text in FIELDS.items() if name in feedback},
        correct=key,
        feedback=feedback,
        fixed=True,
        minutes=2,
    )


@generator("pair-fields", objective="wording", of=Pairing, over=_same_ask)
def pair_fields(pairing: Pairing, target: None, draw: Draw) -> Choice:
    """Say which parts of the annotation differ between two answers to one question."""
    one, other = pairing.pqs
    mine, theirs = one.asks[0].verdict, other.asks[0].verdict
    labels = [sorted(move.label for move in pq.moves) for pq in pairing.pqs]
    key = changed(labels[0] != labels[1], mine.value != theirs.value, mine.rung != theirs.rung)
    fields = [
        "label",
        "label and reply",
        "label, reply and rung",
        "label and rung" if mine.rung is not None else "reply",
    ]
    whole = f"{_differs(pairing)} {one.asks[0].why} {other.asks[0].why}"
    return choice(
        draw,
        stem="The same was asked twice, and answered differently. What differs between the annotations of the answers?",
        passages=_side_by_side(pairing.pqs),
        texts={name: text for name, text in BETWEEN.items() if name in (*fields, key)},
        correct=key,
        feedback={name: whole for name in BETWEEN if name in (*fields, key)},
        fixed=True,
        minutes=2,
    )


@generator("pair-verdicts", objective="relation", of=Pairing, over=_same_answer)
def pair_verdicts(pairing: Pairing, target: None, draw: Draw) -> Choice:
    """Set one answer under two questions, and say which of them it fills."""
    pqs = draw.order(pairing.pqs, lambda pq: pq.id)
    full = [pq.asks[0].verdict.value == "full" for pq in pqs]
    key = "both" if all(full) else "first" if full[0] else "second" if full[1] else "neither"
    whole = f"{_differs(pairing)} To 1: {pqs[0].asks[0].why} To 2: {pqs[1].asks[0].why}"
    texts = {
        "first": "Of question 1 alone.", "second": "Of question 2 alone.", "both": "Of both.", "neither": "Of neither."
    }  # fmt: skip
    return choice(
        draw,
        stem="Two questions had one answer, word for word. Of which does it fill the blank wholly, in so many words?",
        passages=_side_by_side(pqs),
        texts=texts,
        correct=key,
        feedback=dict.fromkeys(texts, whole),
        fixed=True,
        minutes=2,
    )


def _differs(pairing: Pairing) -> str:
    """What differs in a pair and what it changes, as sentences."""
    return f"{pairing.pair.differs[0].upper()}{pairing.pair.differs[1:]}. {pairing.pair.changes}"


def _side_by_side(pqs: Iterable[PQ]) -> tuple[Passage, ...]:
    """The questions and answers of two PQs, numbered."""
    return tuple(
        one.model_copy(update={"title": f"{i} · {one.title}"})
        for i, pq in enumerate(pqs, start=1)
        for one in (question_passage(pq), *answer_passages(pq))
    )
