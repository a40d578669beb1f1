"""Rules that turn a verdict into something that can be checked from its spans (the scheme `pq-moves`, 2.3)."""

from collections.abc import Iterator

from pqteach.annotation import Ask, Judgement, Move
from pqteach.codebook import Codebook
from pqteach.linting.record import Fault, Path, Rule
from pqteach.pq import PQ

PRECEDENCE = (6, 5, 4, 3, 0, 2)
"""The first of these rungs that a move about the requested thing has decides; where none has one, it is 1."""


def fields(pq: PQ) -> Iterator[Fault]:
    """Openness goes with reply none, a value with implicit, and a rung with asks about action."""
    for i, ask in enumerate(pq.asks):
        judgements: list[tuple[Path, Judgement]] = [(("verdict",), ask.verdict)]
        judgements += [(("accept", j), other) for j, other in enumerate(ask.accept)]
        for at, one in judgements:
            path = ("asks", i, *at)
            if (one.reply == "none") != (one.openness is not None):
                yield path, "`openness` goes with `reply: none`, and only with it", "add it or take it out"
            if (one.reply == "implicit") != (one.implied_value is not None):
                yield path, "`implied_value` goes with `reply: implicit`, and only with it", "add it or take it out"
            if one.reply and has_rung(pq.codebook, ask) != (one.rung is not None):
                what = "a rung goes with an ask for action or about an intention, and only with those"
                yield path, what, "add `rung: 0` to `rung: 6`, or take it out"
        if any((one.value, one.rung) == (ask.verdict.value, ask.verdict.rung) for one in ask.accept):
            yield ("asks", i, "accept"), "an accepted alternative is the verdict itself", "take it out"


def reply(pq: PQ) -> Iterator[Fault]:
    """The reply agrees with the roles of its moves."""
    for i, ask in enumerate(pq.asks):
        roles = {move.role for move in _moves(pq, ask)}
        path = ("asks", i, "verdict", "reply")
        match ask.verdict.reply:
            case "full" | "partial" if "explicit" not in roles:
                what = f"the reply is {ask.verdict.reply}, and no move of {ask.id} is explicit"
                yield path, what, "give the move that fills the blank `role: explicit`, or change the reply"
            case "implicit" if "explicit" in roles or "implicit" not in roles:
                what = f"the reply is implicit, and the moves of {ask.id} are not (one implicit, none explicit)"
                yield path, what, "check the roles, or change the reply"
            case "none" if roles - {"context"}:
                yield path, f"the reply is none, and a move of {ask.id} is not context", "check roles or reply"
        declared = any(move.label in ("withhold", "refer", "transfer") for move in _moves(pq, ask))
        if ask.verdict.openness == "declared" and not declared:
            what = "the reply is declared, and there is no `withhold`, `refer` or `transfer` that declares it"
            yield ("asks", i, "verdict", "openness"), what, "label the words that say so, or use undeclared"
        refused = [move for move in _moves(pq, ask) if move.label == "decline" and move.target == "requested"]
        if refused and ask.verdict.reply == "none" and has_rung(pq.codebook, ask):
            yield (
                path,
                f"{refused[0].id} declines what was requested: that is a reply",
                "change the reply or the target",
            )


def rung(pq: PQ) -> Iterator[Fault]:
    """The rung follows from the moves about the requested thing, by precedence."""
    for i, ask in enumerate(pq.asks):
        for at, one in [("verdict", ask.verdict), *(("accept", other) for other in ask.accept)]:
            if one.rung_basis == "implied" and one.reply != "implicit":
                what = f"a rung is implied only by an implicit reply, and this one is {one.reply}"
                yield ("asks", i, at), what, "take `rung_basis` out, or check the reply"
        if ask.verdict.rung is None or ask.verdict.rung_basis == "implied":
            continue
        found = {_rung(pq.codebook, move) for move in _moves(pq, ask) if move.target == "requested"}
        expected = next((one for one in PRECEDENCE if one in found), 1)
        if ask.verdict.rung != expected:
            what = f"the rung is {ask.verdict.rung}; the moves of {ask.id} about the requested thing give {expected}"
            yield ("asks", i, "verdict", "rung"), what, "check labels and targets, or the rung"


def survivors(pq: PQ) -> Iterator[Fault]:
    """The rival-survivor test: one reading left where the blank can be filled, two or more where it cannot."""
    for i, ask in enumerate(pq.asks):
        if not ask.readings:
            continue
        left = [reading.value for reading in ask.readings if reading.words is None]
        path = ("asks", i, "readings")
        if ask.verdict.reply in ("full", "implicit") and len(left) != 1:
            what = f"the reply is {ask.verdict.reply}, and {len(left)} readings survive"
            yield path, what, "give `words` to each reading that the text rules out"
        values = [reading.value for reading in ask.readings]
        for at, one in [("verdict", ask.verdict), *(("accept", other) for other in ask.accept)]:
            if one.implied_value and one.implied_value not in (left if at == "verdict" else values):
                what = f"what is implied, “{one.implied_value}”, is not a reading" + " that survives" * (
                    at == "verdict"
                )
                yield ("asks", i, at), what, f"word it as in `readings`: {' / '.join(values)}"
        if ask.verdict.openness == "undeclared" and len(left) < 2:
            yield path, f"the reply is none, and {len(left)} reading survives", "two or more survive, or it is implicit"


def coverage(pq: PQ) -> Iterator[Fault]:
    """An element has words in the answer exactly if it is mentioned; a core element is filled only by a reply."""
    for i, ask in enumerate(pq.asks):
        for j, element in enumerate(ask.elements):
            if element.in_answer and (element.in_answer == "not mentioned") != (element.words is None):
                what = f"{element.id} is {element.in_answer}: `words` go with every finding but `not mentioned`"
                yield ("asks", i, "elements", j), what, "quote the words, or change the finding"
        if not any(element.core for element in ask.elements):
            yield ("asks", i, "elements"), "no element is core", "mark the one that is the blank with `core: true`"
        if ask.verdict.reply == "full" and any(e.core and e.in_answer == "not mentioned" for e in ask.elements):
            what = "the reply is full, and a core element is not mentioned"
            yield ("asks", i, "verdict", "reply"), what, "check the elements, or use partial"


def has_rung(codebook: Codebook, ask: Ask) -> bool:
    """Whether the ladder applies to an ask: to those that press for action, and to those about an intention."""
    return ask.act == "intention" or codebook.act(ask.act).group == "action"


def _rung(codebook: Codebook, move: Move) -> int | None:
    return 6 if move.label in ("existing_action", "existing_law") else codebook.move(move.label).rung


def _moves(pq: PQ, ask: Ask) -> list[Move]:
    return [move for move in pq.moves if move.ask == ask.id]


RULES: tuple[Rule, ...] = (fields, reply, rung, survivors, coverage)
