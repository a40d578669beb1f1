"""Items about stock phrases: what one signals where it stands, and which words would do something else in its place."""

from pqteach.annotation import Move
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, generator
from pqteach.item import Choice
from pqteach.passages import answer_passages, question_passage
from pqteach.phrases import Instead, Phrase, known_phrases
from pqteach.pq import PQ

Standing = tuple[Phrase, Move, str]
"""A phrase, the move in which it stands, and its words as they stand there."""


def _standing(pq: PQ) -> list[tuple[str, Standing]]:
    """Each phrase that stands in a move of the answer, once, by the ids of phrase and move."""
    found: dict[str, tuple[str, Standing]] = {}
    for phrase in known_phrases():
        for move in pq.moves:
            words = phrase.found(pq.words(move))
            if words and phrase.id not in found and (not phrase.labels or move.label in phrase.labels):
                found[phrase.id] = (f"{move.id}-{phrase.id}", (phrase, move, words))
    return list(found.values())


def _signalled(pq: PQ) -> list[Target]:
    return [Target(name, one, by_length(pq), one[0].id) for name, one in _standing(pq)]


def _replaced(pq: PQ) -> list[Target]:
    return [
        Target(f"{name}-{i}", (*one, other), 2, other.would)
        for name, one in _standing(pq)
        for i, other in enumerate(one[0].instead, start=1)
    ]


@generator("phrase-signals", objective="formula", over=_signalled)
def phrase_signals(pq: PQ, standing: Standing, draw: Draw) -> Choice:
    """Say what a stock phrase signals where it stands."""
    phrase, move, words = standing
    others = draw.order([one for one in known_phrases() if one.id != phrase.id], lambda one: one.id)[:3]
    return choice(
        draw,
        stem=f"What does “{words}” signal in the marked stretch?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts={one.id: one.signals for one in (phrase, *others)},
        correct=phrase.id,
        feedback={
            phrase.id: f"{phrase.why} Here: {move.why}",
            **{
                one.id: f"That is what “{one.words[0]}” signals, and here stands “{words}”. {phrase.why}"
                for one in others
            },
        },
        minutes=1,
    )


@generator("phrase-instead", objective="formula", over=_replaced)
def phrase_instead(pq: PQ, standing: tuple[Phrase, Move, str, Instead], draw: Draw) -> Choice:
    """Pick the words that would do something else in place of a stock phrase."""
    phrase, move, words, wanted = standing
    return choice(
        draw,
        stem=f"In the marked stretch, which words in place of “{words}” would {wanted.would}?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts={one.words: f"“{one.words}”" for one in phrase.instead},
        correct=wanted.words,
        feedback={one.words: f"{one.why} They would {one.would}." for one in phrase.instead},
        minutes=1,
    )
