"""Rules about the record: dates, members, ids and spans."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from pqteach.annotation import Ask, Context, Element, Figure, Move
from pqteach.pq import PQ, Member

Path = tuple[str | int, ...]
Fault = tuple[Path, str, str]
Rule = Callable[[PQ], Iterator[Fault]]


def file_name(pq: PQ) -> Iterator[Fault]:
    """The id is the day of tabling, a full stop, and the UIN or a few words of the heading."""
    start = f"{pq.tabled.isoformat()}."
    if not pq.id.startswith(start):
        yield ("tabled",), f"the PQ was tabled on {pq.tabled} and its id is `{pq.id}`", f"begin the id with `{start}`"
    elif pq.source.kind == "parliament" and pq.source.uin and pq.id != start + pq.source.uin:
        yield ("source", "uin"), "the UIN is known, and the id does not end with it", f"use `{start}{pq.source.uin}`"


def dates(pq: PQ) -> Iterator[Fault]:
    """Nothing is answered before it is tabled, answers come in order, and only a named day has a day named."""
    for i, answer in enumerate(pq.answers):
        if answer.date < pq.tabled:
            what = f"the answer is dated {answer.date}, before the PQ was tabled ({pq.tabled})"
            yield ("answers", i, "date"), what, "check both days"
    for i, (first, second) in enumerate(pairwise(pq.answers), start=1):
        if second.date < first.date:
            yield ("answers", i, "date"), "this answer is earlier than the one above it", "put answers in order of day"
    if (pq.type == "named day") != (pq.named_day is not None):
        yield ("type",), "a named day PQ has a `named_day`, and no other has one", "add the day or change the type"
    if pq.named_day and pq.named_day <= pq.tabled:
        yield ("named_day",), f"the day named ({pq.named_day}) is not after tabling", "check both days"
    if pq.house == "Lords" and pq.type == "named day":
        yield ("type",), "only the Commons has named day PQs", "use `type: ordinary`"


def answered(pq: PQ) -> Iterator[Fault]:
    """What was answered has a verdict, and what was not has none; what was withdrawn has no answer."""
    if pq.withdrawn and pq.answers:
        yield ("withdrawn",), "the PQ was withdrawn, and it has an answer", "take one of them out"
    for i, ask in enumerate(pq.asks):
        judged = {"`reply` in `verdict`": ask.verdict.reply, "`why`": ask.why}
        for name, value in judged.items():
            if (value is not None) != bool(pq.answers):
                what = f"{ask.id} has no {name}" if value is None else f"{ask.id} has {name}, and there is no answer"
                yield ("asks", i), what, "add it" if value is None else "take it out"
        for j, element in enumerate(ask.elements):
            if (element.in_answer is not None) != bool(pq.answers):
                what = f"{element.id} needs `in_answer` if there is an answer, and only then"
                yield ("asks", i, "elements", j), what, "say what the answer does with it, or take it out"


def transferred(pq: PQ) -> Iterator[Fault]:
    """A transfer is from another body than the one that answers."""
    if pq.transferred_from == pq.answering_body:
        what = f"the PQ is said to be transferred from {pq.transferred_from}, which is the body that answers"
        yield ("transferred_from",), what, "name the body it was first put to, or take the key out"


def members(pq: PQ) -> Iterator[Fault]:
    """A fictional Member has a side and no party, a real one a party and no side, each under the right licence."""
    constructed = pq.source.kind == "constructed"
    everyone: list[tuple[Path, Member]] = [(("asking_member",), pq.asking_member)]
    everyone += [(("answers", i, "answering_member"), one.answering_member) for i, one in enumerate(pq.answers)]
    for path, member in everyone:
        if constructed and (member.party or not member.side):
            yield path, f"{member.name} is fictional and needs a `side`, not a party", "use `side: opposition` or such"
        if not constructed and (member.side or not member.party):
            yield path, f"{member.name} is real and needs a `party`, not a side", "use `party: ...`"
    licence = "CC-BY-4.0" if constructed else "OPL-3.0"
    if pq.source.licence != licence:
        yield ("source", "licence"), f"a {pq.source.kind} PQ has the licence {licence}", f"use `licence: {licence}`"


def ids(pq: PQ) -> Iterator[Fault]:
    """Every id stands once in its list, and what is referred to exists."""
    lists: list[tuple[Path, tuple[Context | Ask | Move | Figure | Element, ...]]] = [
        (("context",), pq.context), (("asks",), pq.asks), (("moves",), pq.moves), (("figures",), pq.figures),
    ]  # fmt: skip
    lists += [(("asks", i, "elements"), ask.elements) for i, ask in enumerate(pq.asks)]
    for path, listed in lists:
        counts = Counter(one.id for one in listed)
        for i, one in enumerate(listed):
            if counts[one.id] > 1:
                yield (*path, i, "id"), f"the id `{one.id}` stands {counts[one.id]} times", "number them afresh"
    asks = {ask.id for ask in pq.asks}
    moves = {move.id for move in pq.moves}
    named = [(("moves", i, "ask"), move.ask) for i, move in enumerate(pq.moves)]
    named += [(("context", i, "ask"), one.ask) for i, one in enumerate(pq.context) if one.ask]
    for place, name in named:
        if name not in asks:
            yield place, f"there is no ask `{name}`", f"the asks are {', '.join(sorted(asks))}"
    for i, ask in enumerate(pq.asks):
        for j, basis in enumerate(ask.verdict.basis):
            if basis not in moves:
                path = ("asks", i, "verdict", "basis", j)
                yield path, f"the verdict rests on `{basis}`, and there is no such move", "name moves of this record"
    elements = {element.id for ask in pq.asks for element in ask.elements}
    for i, context in enumerate(pq.context):
        for element in context.elements:
            if element not in elements:
                yield ("context", i, "elements"), f"there is no element `{element}`", "name elements of the asks"


def overlap(pq: PQ) -> Iterator[Fault]:
    """Moves do not overlap and stand in the order of the text; a number phrase is no move of its own."""
    places = [(pq.place(move.quote, move.answer), move) for move in pq.moves]
    for i, ((first, one), (second, two)) in enumerate(pairwise(places), start=1):
        if second.answer < first.answer or (second.answer == first.answer and second.span < first.span):
            yield (
                ("moves", i, "quote"),
                f"{two.id} stands before {one.id} in the text",
                "put moves in order of the text",
            )
        elif second.answer == first.answer and second.span.start < first.span.end:
            what = f"{two.id} begins inside {one.id}: moves do not overlap"
            yield ("moves", i, "quote"), what, "end the first where the second begins"
    for i, move in enumerate(pq.moves):
        if pq.codebook.move(move.label).overlay:
            what = f"`{move.label}` is laid over moves and is not one itself"
            yield ("moves", i, "label"), what, "list the number under `figures`"


def attributes(pq: PQ) -> Iterator[Fault]:
    """`ground`, `to`, `followed` and `time_limited` belong to one label each."""
    owners = {"ground": "withhold", "to": "transfer", "followed": "refer", "time_limited": "decline"}
    for i, move in enumerate(pq.moves):
        for name, label in owners.items():
            given = getattr(move, name) not in (None, False)
            if given and move.label != label:
                yield ("moves", i, name), f"`{name}` belongs to `{label}`, not to `{move.label}`", "take it out"
            if label == move.label and name in ("ground", "to") and not given:
                yield ("moves", i), f"a `{label}` needs `{name}`", f"add `{name}:` and one of its values"


RULES: tuple[Rule, ...] = (file_name, dates, answered, transferred, members, ids, overlap, attributes)
