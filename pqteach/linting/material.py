"""Rules about what is written for exercises alone: next questions, changes of words, comparisons, votes."""

from collections.abc import Iterator

from pqteach.linting.record import Fault, Path, Rule
from pqteach.material import changed
from pqteach.pq import PQ


def next_questions(pq: PQ) -> Iterator[Fault]:
    """A next question is about an ask of the PQ, and stands beside just one repetition."""
    for i, one in enumerate(pq.follow_ups):
        at: Path = ("follow_ups", i)
        if one.ask not in {ask.id for ask in pq.asks}:
            yield (*at, "ask"), f"there is no ask `{one.ask}`", "name one of the asks above"
        if sum(other.fault == "repetition" for other in one.against) != 1:
            yield (*at, "against"), "there is not just one `repetition`", "give one question that only repeats"
        if not any(other.fault == "another blank" for other in one.against):
            yield (*at, "against"), "there is no `another blank`", "give one that is in order and fills something else"
        if one.remedy and (one.remedy.fits in one.remedy.against or len(one.remedy.against) < 2):
            yield (*at, "remedy"), "it needs two `against` other than what fits", "say why two others do not fit"


def changes_of_words(pq: PQ) -> Iterator[Fault]:
    """The words changed stand once in their move, the labels are real, and no reason speaks against the key."""
    moves = {move.id: move for move in pq.moves}
    for i, one in enumerate(pq.changes):
        at: Path = ("changes", i)
        if one.move not in moves:
            yield (*at, "move"), f"there is no move `{one.move}`", "name one of the moves above"
            continue
        move = moves[one.move]
        verdict = pq.ask(move.ask).verdict
        if pq.words(move).count(one.words) != 1:
            yield (*at, "words"), f"the words do not stand just once in {move.id}", "copy them from the text"
        if (one.rung is None) != (verdict.rung is None):
            yield at, "the ask has a rung and the change has none, or the other way about", "give both or neither"
        key = changed(one.label != move.label, one.reply != verdict.value, one.rung != verdict.rung)
        if key in one.against:
            yield (*at, "against", key), "this is what does change", "take it out, or mend label, reply or rung"


def comparisons(pq: PQ) -> Iterator[Fault]:
    """A comparison is of two figures of the PQ, and its reasons are for other judgements."""
    figures = {figure.id for figure in pq.figures}
    for i, one in enumerate(pq.comparisons):
        at: Path = ("comparisons", i)
        for name in one.figures:
            if name not in figures:
                yield (*at, "figures"), f"there is no figure `{name}`", "name figures of the record"
        if one.judged in one.against:
            yield (*at, "against", one.judged), "this is the judgement itself", "take it out"


def votes(pq: PQ) -> Iterator[Fault]:
    """Votes are on an ask that was answered."""
    for i, one in enumerate(pq.votes):
        found = [ask for ask in pq.asks if ask.id == one.ask]
        if not found or not found[0].verdict.value:
            yield ("votes", i, "ask"), f"there is no ask `{one.ask}` with a verdict", "name one of the asks above"


RULES: tuple[Rule, ...] = (next_questions, changes_of_words, comparisons, votes)
