"""Items about how a verdict is reached: whether silence is declared, what else can be defended, which words decide."""

from typing import Literal

from pqteach.annotation import Ask, Statement
from pqteach.commitment import rung_of
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, generator
from pqteach.item import Choice, Draft, DraftCheck, DraftKey
from pqteach.passages import answer_passages, question_passage, quoting
from pqteach.pq import PQ

ANSWER_WORDS = 90
"""Words that are given for an answer that is written; half of the corpus's answers have fewer than 63."""


def _silent(pq: PQ) -> list[Target]:
    """The asks that the answer does not fill, with a reason for either way of seeing it."""
    sides = {"declared": "undeclared", "undeclared": "declared"}
    found = [ask for ask in pq.asks if ask.verdict.value in sides and ask.why]
    argued = [ask for ask in found if sides[ask.verdict.value] in ask.against]
    return [Target(ask.id, ask, by_length(pq), ask.verdict.value) for ask in argued]


def _debated(pq: PQ) -> list[Target]:
    """The asks of which another reply can be defended, and two can not."""
    found = []
    for ask in pq.asks:
        other = {one.value for one in ask.accept} - {ask.verdict.value}
        if other and len(set(ask.against) - other) >= 2:
            found.append(
                Target(ask.id, ask, 3, max(ask.accept, key=lambda one: (one.value in other, one.weight)).value)
            )
    return found


def _statements(pq: PQ) -> list[Target]:
    return [
        Target(f"{ask.id}-{one.rung}", (ask, one), 1 if one.rung in (0, 6) else 2, str(one.rung))
        for ask in pq.asks
        for one in ask.ladder
        if len(ask.ladder) == 7
    ]


def _writable(pq: PQ) -> list[Target]:
    """The statements of ladders whose cues are those of their rung, so that there is one that passes the check."""
    return [target for target in _statements(pq) if rung_of(target.of[1].text) == target.of[1].rung]


@generator("openness", objective="verdict", over=_silent, gives=("reply-verdict", "second-reading", "forecast"))
def openness(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Say whether an answer that leaves the blank empty says that it does."""
    mine = ask.verdict.value
    other: Literal["declared", "undeclared"] = "undeclared" if mine == "declared" else "declared"
    return choice(
        draw,
        stem=f"The answer leaves the blank of “{ask.trigger.exact}” empty. Does it say so?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={
            "declared": "Yes: some words say that it is not being answered, or cannot be.",
            "undeclared": "No: it speaks of other things, and says nothing about the gap.",
        },
        correct=mine,
        feedback={mine: ask.why or "", other: ask.against[other]},
        fixed=True,
        minutes=1,
    )


@generator("second-reading", objective="verdict", over=_debated, gives=("reply-verdict", "openness", "forecast"))
def second_reading(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Find the other verdict that a careful reader can defend."""
    book, gold = pq.codebook, ask.verdict.value
    accepted = {one.value: one for one in sorted(ask.accept, key=lambda one: one.weight) if one.value != gold}
    best = max(accepted.values(), key=lambda one: one.weight)
    against = {str(name): why for name, why in ask.against.items() if name not in accepted}
    order = [one.id for one in book.replies if one.id in accepted or one.id in against]
    return choice(
        draw,
        stem=f"Most careful readers judge the reply to “{ask.trigger.exact}” as “{book.reply(gold).name}”. What else "
        "can be defended?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={name: book.reply(name).short for name in order},
        correct=best.value,
        weights={name: one.weight / best.weight for name, one in accepted.items() if one.weight < best.weight},
        feedback={**against, **{name: one.why for name, one in accepted.items()}},
        fixed=True,
        minutes=2,
    )


@generator("ladder-card", objective="ladder", over=_statements, gives=("ladder-order",))
def ladder_card(pq: PQ, target: tuple[Ask, Statement], draw: Draw) -> Choice:
    """Say on which rung of the ladder a short reply stands, written for teaching."""
    ask, one = target
    why = quoting(one.why, one.text)
    return choice(
        draw,
        stem=f"Suppose that the answer were no more than this, written for teaching: “{one.text}” How far would it go "
        f"towards what the words “{ask.trigger.exact}” ask for?",
        passages=(question_passage(pq),),
        texts={str(rung.rung): f"Rung {rung.rung}, {rung.name}: it {rung.short}." for rung in pq.codebook.rungs},
        correct=str(one.rung),
        feedback={str(rung.rung): why if rung.rung == one.rung else f"{why} {rung.test}" for rung in pq.codebook.rungs},
        fixed=True,
        minutes=1,
    )


@generator("write-answer", objective="drafting", over=_writable)
def write_answer(pq: PQ, target: tuple[Ask, Statement], draw: Draw) -> Draft:
    """Write an answer that stands on a given rung of the ladder, and that a Minister could give."""
    ask, one = target
    rung = pq.codebook.rung(one.rung)
    return Draft(
        stem=f"Write an answer of at most {ANSWER_WORDS} words that a Minister could give, and that stands on rung "
        f"{one.rung}, {rung.name}: towards what the words “{ask.trigger.exact}” ask for, it {rung.short}.",
        passages=(question_passage(pq),),
        lines=6,
        minutes=4,
        key=DraftKey(
            checks=(
                DraftCheck(
                    name=f"rung {one.rung}",
                    rule="rung",
                    values=(str(one.rung),),
                    passed=f"Its cues are those of rung {one.rung}. A reader may still see it otherwise.",
                    failed=f"By its cues it stands elsewhere. {rung.test}",
                ),
                DraftCheck(
                    name="short",
                    rule="max_words",
                    values=(str(ANSWER_WORDS),),
                    passed=f"It has no more than {ANSWER_WORDS} words.",
                    failed=f"It has more than {ANSWER_WORDS} words.",
                ),
                DraftCheck(
                    name="an answer",
                    rule="min_words",
                    values=("6",),
                    passed="It is a whole sentence.",
                    failed="A few words are no answer that a Minister could give.",
                ),
            ),
            specimen=one.text,
            note=f"Is it about what was asked, truthful as far as can be told, and plain? {one.why}",
        ),
    )
