"""Where two coders differ on one PQ, as a list that somebody can adjudicate from."""

from collections.abc import Iterator

from pqteach.annotation import Annotation, Ask, Judgement, Move
from pqteach.comparing import paired_asks, paired_moves, placed
from pqteach.frozen import Frozen, Text
from pqteach.pq import PQ


class Difference(Frozen):
    """One thing on which two coders differ: the words it is about, and what each of them gave."""

    about: Text
    first: Text
    second: Text

    def __str__(self) -> str:
        return f"{self.about}\n    first:  {self.first}\n    second: {self.second}"


NOTHING = "not found"


def differences(pq: PQ, one: Annotation, other: Annotation) -> Iterator[Difference]:
    """The asks, acts, verdicts and labels in which two annotations of a PQ differ, in the order of the text."""
    a, b = placed(pq, one), placed(pq, other)
    for ask, twin in paired_asks(pq, a, b):
        words = (ask or twin).trigger.exact  # type: ignore[union-attr]  # a pair has one of the two
        if ask is None or twin is None:
            yield Difference(about=f"ask “{words}”", first=_act(ask), second=_act(twin))
            continue
        if ask.act != twin.act:
            yield Difference(about=f"act of “{words}”", first=ask.act, second=twin.act)
        if _verdict(ask.verdict) != _verdict(twin.verdict):
            about = f"verdict on “{words}”"
            yield Difference(about=about, first=_verdict(ask.verdict), second=_verdict(twin.verdict))
    for move, twin_move in paired_moves(pq, a, b):
        if (move and move.label) != (twin_move and twin_move.label):
            text = a.words(move) if move else b.words(twin_move)  # type: ignore[arg-type]  # as above
            yield Difference(about=f"label of “{text}”", first=_label(move), second=_label(twin_move))


def _act(ask: Ask | None) -> str:
    return ask.act if ask else NOTHING


def _label(move: Move | None) -> str:
    if move is None:
        return NOTHING
    return f"{move.label}, then {move.secondary}" if move.secondary else move.label


def _verdict(verdict: Judgement) -> str:
    rung = "" if verdict.rung is None else f", rung {verdict.rung}"
    return (verdict.value or "no answer") + rung
