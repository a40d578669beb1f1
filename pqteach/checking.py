"""Checks a response to an item and says why: one function for every type, and every medium uses this one."""

from itertools import combinations
from typing import Literal, assert_never

from pqteach.frozen import Frozen
from pqteach.item import Choice, Draft, Entry, Hottext, Item, Match, Order, Select, segments
from pqteach.judging import against
from pqteach.responding import InvalidResponse, Raw, Response, day, number, plain, read

DEFENSIBLE = 0.3
"""From this weight on, a reading is never called wrong (the scheme `pq-moves`, 4.2)."""

Mark = Literal["right", "defensible", "wrong", "note"]
Status = Literal["correct", "partly", "incorrect", "invalid", "revealed"]


SIGNS: dict[Mark, str] = {"right": "✓", "defensible": "≈", "wrong": "✗", "note": "·"}
"""How each mark is shown, wherever text is shown."""


class Remark(Frozen):
    """What is said about one part of a response: the part, how it stands, and why."""

    about: str
    mark: Mark
    text: str


class Outcome(Frozen):
    """What became of a response: a score from 0 to 1; None if it was invalid, and may be given again, or revealed."""

    ref: str
    status: Status
    score: float | None
    points: int
    headline: str
    remarks: tuple[Remark, ...] = ()

    def __str__(self) -> str:
        from pqteach.render.text import outcome_text  # the one arrow upwards: a value shows itself

        return outcome_text(self)

    __repr__ = __str__  # what is shown where there is no HTML

    def _repr_html_(self) -> str:
        from pqteach.render.page import outcome_html  # the one arrow upwards: a value shows itself

        return outcome_html(self)


def check(item: Item, raw: Raw) -> Outcome:
    """The outcome of a response, read from whatever form it was given in. Never raises for a bad response."""
    try:
        response = read(item, raw)
    except InvalidResponse as error:
        return Outcome(ref=item.ref, status="invalid", score=None, points=item.points, headline=str(error))
    score, remarks = _score(item, response)
    if not item.points:  # a prediction: it is compared with what came, and not judged
        remarks = [remark.model_copy(update={"mark": "note"}) for remark in remarks]
    status: Status = "correct" if score > 0.999 else "partly" if score > 0.001 else "incorrect"
    return Outcome(
        ref=item.ref,
        status=status,
        score=round(min(1.0, max(0.0, score)), 4),
        points=item.points,
        headline=_headline(item, status, score, remarks),
        remarks=tuple(remarks),
    )


def _score(item: Item, response: Response) -> tuple[float, list[Remark]]:
    match item.type:
        case "choice":
            assert isinstance(response, str)
            return _choice(item, response)
        case "select" | "hottext":
            assert isinstance(response, tuple)
            return _select(item, response)
        case "match":
            assert isinstance(response, dict)
            return _match(item, response)
        case "order":
            assert isinstance(response, tuple)
            return _order(item, response)
        case "entry":
            assert isinstance(response, str)
            return _entry(item, response)
        case "draft":
            assert isinstance(response, str)
            return _draft(item, response)
        case _:
            assert_never(item)


def _headline(item: Item, status: Status, score: float, remarks: list[Remark]) -> str:
    if not item.points:
        return "It came as you predicted." if status == "correct" else "It came otherwise."
    if status == "correct":
        return "Yes."
    if status == "incorrect":
        return "Not yet."
    if item.type == "choice":
        defensible = remarks[0].mark == "defensible"
        reading = "A reading that can be defended" if defensible else "Few readers would choose this"
        return f"{reading}: it earns {score:.0%} of the mark."
    return f"In part: {score:.0%} of the mark."


def _choice(item: Choice, response: str) -> tuple[float, list[Remark]]:
    score = 1.0 if response == item.key.correct else item.key.weights.get(response, 0.0)
    mark: Mark = "right" if score == 1 else "defensible" if score >= DEFENSIBLE else "wrong"
    return score, [Remark(about=response, mark=mark, text=item.key.feedback[response])]


def _select(item: Select | Hottext, response: tuple[str, ...]) -> tuple[float, list[Remark]]:
    """Share of what belongs that was picked, less share of what does not belong that was picked, floor 0."""
    counted = {option.id for option in item.options} if item.type == "select" else {s.id for s in segments(item)}
    counted -= set(item.key.optional)
    keys, picked = set(item.key.correct), set(response)
    others = counted - keys
    score = len(keys & picked) / len(keys) - (len(others & picked) / len(others) if others else 0)
    remarks = []
    order = sorted(item.key.feedback, key=lambda one: (len(one), one))
    for one in order:
        if one in item.key.optional and one in picked:
            remarks.append(Remark(about=one, mark="defensible", text=item.key.feedback[one]))
        elif (one in keys) == (one in picked) and one in keys:
            remarks.append(Remark(about=one, mark="right", text=item.key.feedback[one]))
        elif one in keys:
            remarks.append(Remark(about=f"{one} (left out)", mark="wrong", text=item.key.feedback[one]))
        elif one in picked:
            remarks.append(Remark(about=one, mark="wrong", text=item.key.feedback[one]))
    return max(0.0, score), remarks


def _match(item: Match, response: dict[str, str]) -> tuple[float, list[Remark]]:
    total, remarks = 0.0, []
    for left, right in response.items():
        correct = right == item.key.pairs[left]
        weight = 1.0 if correct else item.key.weights.get(left, {}).get(right, 0.0)
        total += weight
        mark: Mark = "right" if correct else "defensible" if weight >= DEFENSIBLE else "wrong"
        against = item.key.against.get(right, "") if mark == "wrong" else ""
        text = " ".join(filter(None, [item.key.feedback[left], against]))
        remarks.append(Remark(about=f"{left}{right}", mark=mark, text=text))
    return total / len(response), remarks


def _order(item: Order, response: tuple[str, ...]) -> tuple[float, list[Remark]]:
    """Share of all pairs of cards that stand in the right order (Kendall); a remark for each neighbouring pair."""
    place = {card: i for i, card in enumerate(response)}
    pairs = list(combinations(item.key.sequence, 2))
    right = sum(place[first] < place[second] for first, second in pairs)
    remarks = []
    neighbours = zip(item.key.sequence, item.key.sequence[1:], item.key.between, strict=False)
    for first, second, why in neighbours:
        good = place[first] < place[second]
        remarks.append(Remark(about=f"{first} before {second}", mark="right" if good else "wrong", text=why))
    wrong = [remark for remark in remarks if remark.mark == "wrong"]
    return right / len(pairs), wrong or remarks


def _entry(item: Entry, response: str) -> tuple[float, list[Remark]]:
    def same(accepted: str) -> bool:
        if item.kind == "date":
            return day(response) == day(accepted)
        if item.kind == "number":
            given, wanted = number(response.removesuffix(item.unit)), number(accepted)
            return given is not None and wanted is not None and abs(given - wanted) <= item.key.tolerance
        return plain(response) == plain(accepted)

    about = response if len(response) <= 40 else response[:40] + " …"
    if any(same(one) for one in item.key.accepted):
        return 1.0, [Remark(about=about, mark="right", text=item.key.feedback)]
    near = next((why for one, why in item.key.near.items() if same(one)), None)
    return 0.0, [Remark(about=about, mark="wrong", text=near or item.key.feedback)]


def _draft(item: Draft, response: str) -> tuple[float, list[Remark]]:
    remarks = []
    for one in item.key.checks:
        found = against(one, response)
        good = not found
        text = one.passed if good else " ".join([one.failed, *filter(None, found)])
        remarks.append(Remark(about=one.name, mark="right" if good else "wrong", text=text))
    return sum(remark.mark == "right" for remark in remarks) / len(remarks), remarks


def reveal(item: Item) -> Outcome:
    """The key with all its reasons, for who has tried or teaches; nothing is scored."""
    key = item.key
    match item.type:
        case "choice":
            said = {one.id: item.key.feedback[one.id] for one in item.options}
            right, near = {item.key.correct}, {k for k, w in item.key.weights.items() if w >= DEFENSIBLE}
        case "select" | "hottext":
            said, right, near = dict(item.key.feedback), set(item.key.correct), set(item.key.optional)
        case "match":
            said = {f"{left}{right}": item.key.feedback[left] for left, right in item.key.pairs.items()}
            right, near = set(said), set()
            said |= {f"for {one}": why for one, why in item.key.against.items()}
        case "order":
            said = dict(zip([f"{a} before {b}" for a, b in _neighbours(item)], item.key.between, strict=True))
            right, near = set(said), set()
        case "entry":
            said, near = {item.key.accepted[0]: item.key.feedback, **item.key.near}, set()
            right = {item.key.accepted[0]}
        case "draft":
            said = {one.name: one.passed for one in item.key.checks}
            right, near = set(said), set()
        case _:
            assert_never(item)
    remarks = [
        Remark(about=about, mark="right" if about in right else "defensible" if about in near else "note", text=text)
        for about, text in said.items()
    ]
    return Outcome(
        ref=item.ref, status="revealed", score=None, points=item.points, headline=f"Key: {key_line(item)}",
        remarks=tuple(remarks) + ((Remark(about="note", mark="note", text=key.note),) if key.note else ()),
    )  # fmt: skip


def key_line(item: Item) -> str:
    """The key in one line, in the form in which a response is given."""
    match item.type:
        case "choice":
            weights = ", ".join(f"{one} earns {weight:.0%}" for one, weight in item.key.weights.items())
            return item.key.correct + (f" ({weights})" if weights else "")
        case "select" | "hottext":
            optional = f" (either way: {', '.join(item.key.optional)})" if item.key.optional else ""
            return ", ".join(item.key.correct) + optional
        case "match":
            pairs = " ".join(f"{left}{right}" for left, right in item.key.pairs.items())
            earned = [f"{left}{r} earns {w:.0%}" for left, some in item.key.weights.items() for r, w in some.items()]
            return pairs + (f" ({', '.join(earned)})" if earned else "")
        case "order":
            return " ".join(item.key.sequence)
        case "entry":
            return item.key.accepted[0]
        case "draft":
            return item.key.specimen
        case _:
            assert_never(item)


def _neighbours(item: Order) -> list[tuple[str, str]]:
    return list(zip(item.key.sequence, item.key.sequence[1:], strict=False))
