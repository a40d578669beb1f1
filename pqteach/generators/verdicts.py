"""Items about what the answer does with an ask: the reply, the readings it leaves, and the rung."""

from pqteach.annotation import Accepted, Ask, Span
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, generator
from pqteach.item import Choice, Level, Match, MatchKey, Option, Order, OrderKey, letters
from pqteach.passages import answer_passages, question_passage, shortened
from pqteach.pq import PQ, Place

MOST_QUOTES = 3
"""Stretches of the answer to choose among, beside "nothing": with more, "nothing" for every reading pays too well."""

SELDOM = 0.1
"""How much less often a sheet has several readings survive than one."""

OTHER_WORDS = 0.8
"""What words earn that rule a reading out, where others do it more plainly."""


def _argued(pq: PQ) -> list[Target]:
    """The asks in which a reason is written for every reply; harder where another can be defended."""
    found = [ask for ask in pq.asks if len(_reply_reasons(ask)) == 5]
    return [Target(ask.id, ask, by_length(pq, disputed=bool(ask.accept)), ask.verdict.value) for ask in found]


def _with_rung(pq: PQ) -> list[Target]:
    found = [ask for ask in pq.asks if ask.verdict.rung is not None and len(_rung_reasons(ask)) == 7]
    disputed = {ask.id: any(one.rung is not None for one in ask.accept) for ask in found}
    return [Target(ask.id, ask, by_length(pq, disputed=disputed[ask.id]), str(ask.verdict.rung)) for ask in found]


def _with_ladder(pq: PQ) -> list[Target]:
    return [Target(ask.id, ask, level=1) for ask in pq.asks if len(ask.ladder) == 7]


def _with_readings(pq: PQ) -> list[Target]:
    """The asks with two readings or more; those in which none is ruled out, where one guess will do, come seldom."""
    found = [ask for ask in pq.asks if len(ask.readings) >= 2 and _rulers(pq, ask)[1]]
    level: dict[str, Level] = {ask.id: 3 if ask.accept else 2 for ask in found}
    left = {ask.id: _survivors(pq, ask) for ask in found}
    return [
        Target(ask.id, ask, level[ask.id], "; ".join(left[ask.id]), weight=1 if len(left[ask.id]) == 1 else SELDOM)
        for ask in found
    ]


def _survivors(pq: PQ, ask: Ask) -> list[str]:
    """The kinds of the readings that nothing rules out: yes, no, not decided, done."""
    ruled = _rulers(pq, ask)[0]
    return [_kind(one.value) for one in ask.readings if one.value not in ruled]


def _kind(reading: str) -> str:
    if "not decided" in reading or "already" in reading:
        return "not decided" if "not decided" in reading else "done"
    return "no" if " not" in reading or "none" in reading else "yes"


@generator("reply-verdict", objective="verdict", over=_argued)
def reply_verdict(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Say whether the answer fills the blank in full, in part, by implication or not at all."""
    gold = ask.verdict.value
    return choice(
        draw,
        stem=f"The words “{ask.trigger.exact}” leave a blank for the answer to fill. Does it fill it?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={one.id: one.short for one in pq.codebook.replies},
        correct=gold,
        feedback=_reply_reasons(ask),
        weights=_weights({one.value: one.weight for one in _by_weight(ask)}, gold),
        fixed=True,
        minutes=3,
    )


@generator("ladder-rung", objective="ladder", over=_with_rung)
def ladder_rung(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Say how far the answer goes towards what was asked for, from ruling it out to having done it."""
    rungs = pq.codebook.rungs
    weights = {str(one.rung): one.weight for one in _by_weight(ask) if one.rung is not None}
    return choice(
        draw,
        stem=f"How far does the answer go towards what the words “{ask.trigger.exact}” ask for?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={str(one.rung): f"Rung {one.rung}, {one.name}: the answer {one.short}." for one in rungs},
        correct=str(ask.verdict.rung),
        feedback=_rung_reasons(ask),
        weights=_weights(weights, str(ask.verdict.rung)),
        fixed=True,
        minutes=2,
    )


@generator("ladder-order", objective="ladder", over=_with_ladder)
def ladder_order(pq: PQ, ask: Ask, draw: Draw) -> Order:
    """Put seven replies on one matter in order, from ruling it out to done."""
    drawn = draw.order(ask.ladder, lambda one: one.text)
    ids = dict(zip([one.rung for one in drawn], letters(len(drawn)), strict=True))
    steps = zip(ask.ladder, ask.ladder[1:], strict=False)
    return Order(
        stem="Here are seven replies that might be given to this question, written for teaching. Put them in order, "
        "from the one furthest from what is asked for to the one in which it is done.",
        passages=(question_passage(pq),),
        cards=tuple(Option(id=ids[one.rung], text=one.text) for one in drawn),
        ends=("furthest from it", "done"),
        minutes=3,
        key=OrderKey(
            sequence=tuple(ids[one.rung] for one in ask.ladder),
            between=tuple(f"{lower.why} {higher.why}" for lower, higher in steps),
            note="The rungs: " + "; ".join(f"{one.rung} {one.name}" for one in pq.codebook.rungs) + ".",
        ),
    )


@generator("rival-survivor", objective="readings", over=_with_readings)
def rival_survivor(pq: PQ, ask: Ask, draw: Draw) -> Match:
    """Give for each way to fill the blank the words that rule it out, or say that none do."""
    ruling, others = _rulers(pq, ask)
    drawn = draw.order({"", *ruling.values(), *others})
    ids = dict(zip(drawn, letters(len(drawn)), strict=True))
    numbered = {str(i): one for i, one in enumerate(ask.readings, start=1)}
    left = tuple(Option(id=i, text=one.value) for i, one in numbered.items())
    nothing = "Nothing in the answer rules it out."
    right = tuple(Option(id=ids[quote], text=f"“{quote}”" if quote else nothing) for quote in drawn)
    implied = {one.implied_value: one.weight for one in ask.accept if one.reply == "implicit"}
    weights: dict[str, dict[str, float]] = {}
    for i, one in numbered.items():
        if one.value in ruling:  # words that fill the blank in another place rule the same readings out
            weights[i] = {ids[quote]: OTHER_WORDS for quote in ruling.values() if quote != ruling[one.value]}
        elif ask.verdict.reply == "none" and implied and one.value not in implied:
            weights[i] = {ids[quote]: max(implied.values()) for quote in others}
    return Match(
        stem=f"The words “{ask.trigger.exact}” leave a blank, and here are ways to fill it. "
        "Which words of the answer, if any, rule each one out?",
        passages=(question_passage(pq), *answer_passages(pq)),
        left=left,
        right=right,
        minutes=3,
        key=MatchKey(
            pairs={i: ids[ruling.get(one.value, "")] for i, one in numbered.items()},
            weights=weights,
            feedback={i: one.why for i, one in numbered.items()},
            against={ids[quote]: why for quote, why in others.items()},
            note="One reading left: the blank is filled, in words or by implication. Two or more: it is not.",
        ),
    )


def _by_weight(ask: Ask) -> list[Accepted]:
    """The accepted judgements, the best last: where two agree in part, the better one counts."""
    return sorted(ask.accept, key=lambda one: one.weight)


def _reply_reasons(ask: Ask) -> dict[str, str]:
    reasons = {str(reply): why for reply, why in ask.against.items()}
    for one in _by_weight(ask):
        reasons[one.value] = one.why
    if ask.why:
        reasons[ask.verdict.value] = ask.why
    return reasons


def _rung_reasons(ask: Ask) -> dict[str, str]:
    reasons = {str(rung): why for rung, why in ask.rung_against.items()}
    for one in _by_weight(ask):
        if one.rung is not None:
            reasons[str(one.rung)] = one.why
    if ask.rung_why:
        reasons[str(ask.verdict.rung)] = ask.rung_why
    return reasons


def _weights(weights: dict[str, float], gold: str) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if name != gold}


def _rulers(pq: PQ, ask: Ask) -> tuple[dict[str, str], dict[str, str]]:
    """Words that might rule a reading out: for each reading those that do, and others with their reasons.

    Words that stand in one move are shown as one stretch, so that no two options overlap; the others are moves that
    fill nothing.
    """
    stretches: dict[Place, Place] = {}
    for one in ask.readings:
        if one.words:
            place = pq.place(one.words)
            inside = next((m for m in pq.moves if _within(pq.place(m.quote, m.answer), place)), None)
            home = pq.place(inside.quote, inside.answer) if inside else place
            (start, end), (low, high) = place.span, stretches.get(home, place).span
            stretches[home] = Place(home.answer, Span(min(start, low), max(end, high)))
    ruling = {}
    for one in ask.readings:
        if one.words:
            place = pq.place(one.words)
            home = next(home for home in stretches if _within(home, place))
            ruling[one.value] = _text(pq, stretches[home])
    based = sorted((m for m in pq.moves if m.ask == ask.id), key=lambda m: m.id not in ask.verdict.basis)
    idle = [m for m in based if m.role == "context" and pq.place(m.quote, m.answer) not in stretches]
    return ruling, {
        shortened(pq.words(move)): move.why for move in idle[: max(1, MOST_QUOTES - len(set(ruling.values())))]
    }


def _within(outer: Place, inner: Place) -> bool:
    return outer.answer == inner.answer and outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _text(pq: PQ, place: Place) -> str:
    return pq.answers[place.answer - 1].canonical[slice(*place.span)]
