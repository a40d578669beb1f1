"""Items about stock phrases: what one signals and commits to where it stands, and what other words would do there."""

from pqteach.annotation import Move
from pqteach.drawing import Draw
from pqteach.generating import SECOND, Target, by_length, choice, generator
from pqteach.item import Choice
from pqteach.passages import answer_passages, question_passage, quoting, with_gap
from pqteach.phrases import Phrase, known_phrases
from pqteach.pq import PQ

COMMITS: dict[str, str] = {
    "asked": "To what was asked for.",
    "other": "To something, but not to what was asked for.",
    "look": "To thought or to a procedure, whichever way the matter is then decided.",
    "not": "To leaving it undone, for the time being.",
    "nothing": "To nothing that is still to be done.",
}
"""What words may commit a Government to, as an option says it."""

COMMITMENTS = ("commit_specific", "commit_general")

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


def _filled(pq: PQ) -> list[Target]:
    """For each phrase the words that stand there and those that could stand instead."""
    return [
        Target(f"{name}-{i}", (*one, i), by_length(pq), effect)
        for name, one in _standing(pq)
        for i, effect in enumerate((one[0].would, *(other.would for other in one[0].instead)))
    ]


def _committing(pq: PQ) -> list[Target]:
    """The phrases but those in which a reply is kept back: these commit to nothing as plainly as can be."""
    listed = [(name, one, _commits(pq, one[1], one[1].label)) for name, one in _standing(pq)]
    return [Target(name, one, by_length(pq), to) for name, one, to in listed if to]


def _commits(pq: PQ, move: Move, label: str) -> str:
    """To what a move commits by a label and its target; empty where it gives or keeps back information."""
    match label:
        case "commit_specific" | "commit_general":
            return "asked" if move.target == "requested" else "other"
        case "process" | "consider":
            return "look"
        case "decline":
            return "not"
        case _:
            return "" if pq.codebook.family_of(label).id == "INFORMATION" else "nothing"


@generator("phrase-signals", objective="formula", over=_signalled, gives=("cloze",))
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


@generator("cloze", objective="formula", over=_filled)
def cloze(pq: PQ, standing: tuple[Phrase, Move, str, int], draw: Draw) -> Choice:
    """Fill a gap in an answer with the words that would have a certain effect."""
    phrase, move, words, place = standing
    effects = {words: phrase.would, **{one.words: one.would for one in phrase.instead}}
    reasons = {words: phrase.why, **{one.words: one.why for one in phrase.instead}}
    return choice(
        draw,
        stem=f"A few words are left out of the marked stretch. Which words in the gap would "
        f"{list(effects.values())[place]}?",
        passages=(question_passage(pq), *with_gap(answer_passages(pq, focus=move.id), words)),
        texts={text: f"“{text}”" for text in effects},
        correct=list(effects)[place],
        feedback={text: f"{quoting(reasons[text], text)} They would {effect}." for text, effect in effects.items()},
        minutes=1,
    )


@generator("commits-to", objective="formula", over=_committing, gives=("cloze",))
def commits_to(pq: PQ, standing: Standing, draw: Draw) -> Choice:
    """Say to what a stock phrase commits the Government where it stands, if to anything."""
    _, move, words = standing
    right = _commits(pq, move, move.label)
    second = _commits(pq, move, move.secondary) if move.secondary else ""
    return choice(
        draw,
        stem=f"To what does “{words}” commit the Government where it stands?",
        passages=(question_passage(pq), *answer_passages(pq, focus=move.id)),
        texts=COMMITS,
        correct=right,
        feedback={name: _why(move, words, name, right) for name in COMMITS},
        weights={second: SECOND} if second not in ("", right) else None,
        fixed=True,
        minutes=1,
    )


def _why(move: Move, words: str, name: str, right: str) -> str:
    """Why a phrase commits to something or not: in the words written against the label that would, if there are any."""
    if name != right:
        labels = {"asked": COMMITMENTS, "other": COMMITMENTS, "look": ("process", "consider"), "not": ("decline",)}
        against = next((move.against[one] for one in labels.get(name, ()) if one in move.against), "")
        if against and {name, right} != {"asked", "other"}:
            return against
    return quoting(move.why, words)
