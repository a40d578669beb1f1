"""Rules about what is written for learners: reasons that are there, that quote, and that impute nothing."""

import re
from collections.abc import Iterator

from pqteach.annotation import Ask, Judgement
from pqteach.linting.record import Fault, Path, Rule
from pqteach.linting.verdicts import has_rung
from pqteach.pq import PQ

MOTIVES = re.compile(
    r"\b(dodg\w+|evad\w+|evasi\w+|spin|spins|spinning|stonewall\w*|fob\w* off|duck\w* the|deflect\w*"
    r"|hid(?:e|es|ing) behind|deliberate\w*|refus\w* to answer|avoid\w* the question)\b",
    re.IGNORECASE,
)


def written(pq: PQ) -> Iterator[Fault]:
    """What the items need is there: a reason for every label, and for what it is not."""
    for i, ask in enumerate(pq.asks):
        at: Path = ("asks", i)
        for name in ("act_why", "slot_why"):
            if getattr(ask, name) is None:
                yield at, f"{ask.id} has no `{name}`", "say which words decide"
        if len(ask.misreadings) < 2:
            yield at, f"{ask.id} has {len(ask.misreadings)} `misreadings` and needs 2", "what might it be taken for?"
        if len(ask.act_against) < 2:
            yield at, f"{ask.id} has {len(ask.act_against)} `act_against` and needs 2", "add neighbouring acts"
        if ask.act in ask.act_against:
            yield (*at, "act_against", ask.act), "this is the act itself", "take it out"
        for j, element in enumerate(ask.elements):
            if element.why is None:
                yield (*at, "elements", j), f"{element.id} has no `why`", "quote what is there, or the nearest"
        missing = replies_to_argue(ask) - set(ask.against)
        if ask.verdict.reply and missing:
            what = f"{ask.id} does not say why the reply is not {' or '.join(sorted(missing))}"
            yield at, what, "add it under `against`, quoting the words"
        if ask.verdict.reply and has_rung(pq.codebook, ask):
            accepted = {one.rung for one in ask.accept} | {ask.verdict.rung}
            rungs = set(range(7)) - accepted - set(ask.rung_against)
            if ask.rung_why is None or rungs:
                what = f"{ask.id} lacks `rung_why`, or `rung_against` for {sorted(rungs)}"
                yield at, what, "say for each rung which words it would need"
        if ask.ladder and [one.rung for one in ask.ladder] != list(range(7)):
            yield (*at, "ladder"), "the ladder has one statement for each rung, 0 to 6, in order", "add or sort"
    for i, move in enumerate(pq.moves):
        against = set(move.against) - {move.label, move.secondary}
        if len(against) < 2 or against != set(move.against):
            what = f"{move.id} needs `against` for two labels other than its own and its secondary"
            yield ("moves", i), what, "which labels might a careful reader choose? say why not"
    present = {pq.codebook.family_of(move.label).id for move in pq.moves}
    absent = {family.id for family in pq.codebook.families} - present if pq.moves else set()
    if set(pq.absent) != absent:
        what = f"`absent` is for the families without a move: {', '.join(sorted(absent)) or 'none here'}"
        yield ("absent",), what, "say for each of them what the nearest words are, and why they are not enough"


def replies_to_argue(ask: Ask) -> set[str]:
    """The replies that a reader might choose and that are neither the verdict nor accepted."""
    judgements: list[Judgement] = [ask.verdict, *ask.accept]
    taken = {one.value for one in judgements}
    return {"full", "partial", "implicit", "declared", "undeclared"} - taken


def quoting(pq: PQ) -> Iterator[Fault]:
    """Every reason quotes words of the PQ, so that it is about these words."""
    text = _flat(" ".join([pq.question_text, *(answer.canonical for answer in pq.answers)]))
    for path, why in _reasons(pq):
        quotes = re.findall(r'"([^"]+)"', why)
        pieces = [piece for quote in quotes for piece in _flat(quote).split("…")]
        if not any(piece.strip(" .,;") and piece.strip(" .,;") in text for piece in pieces):
            what = "the reason quotes no words of the PQ"
            yield path, what, 'put the words that decide between "...", as they stand in the text'


def motives(pq: PQ) -> Iterator[Fault]:
    """The scheme says what a text does, never why somebody wrote it."""
    for path, why in _reasons(pq):
        found = MOTIVES.search(re.sub(r'"[^"]*"', "", why))
        if found:
            yield path, f"“{found[0]}” imputes a motive", "say what the words do"


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _reasons(pq: PQ) -> Iterator[tuple[Path, str]]:
    for i, ask in enumerate(pq.asks):
        at: Path = ("asks", i)
        for name in ("why", "act_why", "slot_why", "rung_why"):
            if getattr(ask, name):
                yield (*at, name), getattr(ask, name)
        for table in ("act_against", "against", "rung_against"):
            for key, why in getattr(ask, table).items():
                yield (*at, table, key), why
        for listed in ("misreadings", "elements", "readings", "accept"):
            for j, one in enumerate(getattr(ask, listed)):
                if one.why:
                    yield (*at, listed, j, "why"), one.why
    for i, move in enumerate(pq.moves):
        yield ("moves", i, "why"), move.why
        for label, why in move.against.items():
            yield ("moves", i, "against", label), why
    for family, why in pq.absent.items():
        yield ("absent", family), why


RULES: tuple[Rule, ...] = (written, quoting, motives)
