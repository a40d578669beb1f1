"""Two coders' annotations of the same PQs, unit by unit: what the coefficients of agreement are computed from."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from pqteach.agreement import Coefficient, Pairs, alpha, coefficient, f1, kappa, observed
from pqteach.annotation import Annotation, Ask, Move, Span, Verdict
from pqteach.codebook import Codebook
from pqteach.errors import UnknownName
from pqteach.frozen import Frozen
from pqteach.pq import PQ, Place

OVERLAP = 0.5
"""Two spans count as the same stretch from this share of the words of both on that both cover."""

EDGES = " \n\t.,;:!?\"'“”‘’()"
"""What does not count at the edge of a span (the scheme `pq-moves`, 2.0)."""


class LabelAgreement(Frozen):
    """One label: how often each coder gave it, how often both did, and the share of either that is both."""

    label: str
    first: int
    second: int
    both: int

    @property
    def share(self) -> float:
        """Specific agreement: twice `both` over `first` and `second` together."""
        return 2 * self.both / (self.first + self.second)


class Comparison(Frozen):
    """How far two coders agree: the coefficients, the figures of each label, and what was taken for what."""

    first: str
    second: str
    pqs: int
    coefficients: tuple[Coefficient, ...]
    acts: tuple[LabelAgreement, ...]
    moves: tuple[LabelAgreement, ...]
    replies: tuple[LabelAgreement, ...]
    rungs: tuple[LabelAgreement, ...]
    confusions: tuple[tuple[str, str, int], ...]

    def by_layer(self) -> dict[str, tuple[LabelAgreement, ...]]:
        """The figures of each label, by layer."""
        return {"acts": self.acts, "moves": self.moves, "replies": self.replies, "rungs": self.rungs}

    def __str__(self) -> str:
        lines = [f"{self.first} and {self.second}, {self.pqs} PQs; intervals are 95%, PQs drawn again", ""]
        lines += [str(one) for one in self.coefficients]
        for title, labels in self.by_layer().items():
            lines += ["", f"{title:24}{'first':>7}{'second':>8}{'both':>6}{'agreement':>11}"]
            lines += [f"  {o.label:22}{o.first:7}{o.second:8}{o.both:6}{o.share:11.2f}" for o in labels]
        if self.confusions:
            lines += ["", "most often taken for one another (first, second, times)"]
            lines += [f"  {one:22}{other:22}{n}" for one, other, n in self.confusions[:12]]
        return "\n".join(lines)


def compare(
    pqs: Sequence[PQ], first: Sequence[Annotation], second: Sequence[Annotation], names: tuple[str, str]
) -> Comparison:
    """The agreement of two coders on the same PQs, in the same order; `names` are the coders'."""
    cases = [(pq, placed(pq, one), placed(pq, other)) for pq, one, other in zip(pqs, first, second, strict=True)]

    def counted(count: Callable[[PQ, PQ, PQ], Iterator[tuple[object, object]]]) -> list[Pairs]:
        return [Counter(count(*case)) for case in cases]

    book = pqs[0].codebook
    acts, moves = counted(_acts), counted(_moves)
    groups = counted(lambda pq, a, b: ((_group(book, x), _group(book, y)) for x, y in _acts(pq, a, b)))
    rungs, replies = counted(_rungs), counted(_replies)
    spans = [Counter((one and "span", other and "span") for one, other in group.elements()) for group in moves]
    coefficients = (
        coefficient("acts, observed", acts, observed),
        coefficient("acts, kappa", acts, kappa),
        coefficient("information or action, kappa", groups, kappa),
        coefficient("elements, alpha", counted(_elements), alpha),
        coefficient("spans, F1 (overlap)", spans, f1),
        coefficient("spans, F1 (exact)", counted(_exact), f1),
        coefficient("families by word, alpha", counted(lambda *case: _words(*case, family=True)), alpha),
        coefficient("labels by word, alpha", counted(lambda *case: _words(*case, family=False)), alpha),
        coefficient("figures by word, alpha", counted(_figure_words), alpha),
        coefficient("reply, alpha", replies, alpha),
        coefficient("openness, kappa", counted(_openness), kappa),
        coefficient("rung, ordinal alpha", rungs, lambda pairs: alpha(pairs, range(7))),
    )
    total: Pairs = Counter()
    for group in moves:
        total.update(group)
    confused = Counter({pair: n for pair, n in total.items() if None not in pair and pair[0] != pair[1]})
    return Comparison(
        first=names[0],
        second=names[1],
        pqs=len(pqs),
        coefficients=coefficients,
        acts=_by_label(acts),
        moves=_by_label(moves),
        replies=_by_label(counted(_values)),
        rungs=_by_label(rungs),
        confusions=tuple((str(one), str(other), n) for (one, other), n in confused.most_common()),
    )


def agreed(pqs: Mapping[str, PQ], codings: Mapping[str, Mapping[str, Annotation]]) -> Comparison:
    """How far two coders agree on all that both have coded, from the codings of each PQ by coder.

    The coders are the first two, by name, of the first PQ that has two. Raises UnknownName if no PQ has.
    """
    coded = {name: by for name, by in codings.items() if len(by) >= 2}
    if not coded:
        raise UnknownName.at("codings", "no PQ has been coded twice", "put codings into the folder `codings`")
    first, second = sorted(next(iter(coded.values())))[:2]
    coded = {name: by for name, by in coded.items() if {first, second} <= set(by)}
    both = [[by[coder] for by in coded.values()] for coder in (first, second)]
    return compare([pqs[name] for name in coded], both[0], both[1], (first, second))


def placed(pq: PQ, coding: Annotation) -> PQ:
    """The PQ with a coder's annotation in place of its own."""
    return pq.model_copy(update={name: getattr(coding, name) for name in Annotation.model_fields})


def paired_asks(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[Ask | None, Ask | None]]:
    """The asks of both in pairs: those whose triggers overlap; what only one coder found is paired with None."""
    left = list(b.asks)
    for ask in a.asks:
        here = a.find(ask.trigger, 0).span
        best = max(left, key=lambda other: _share(here, b.find(other.trigger, 0).span), default=None)
        if best is not None and _share(here, b.find(best.trigger, 0).span) > 0:
            left.remove(best)
            yield ask, best
        else:
            yield ask, None
    yield from ((None, ask) for ask in left)


def _acts(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    return ((one.act, other.act) for one, other in paired_asks(pq, a, b) if one and other)


def _verdicts(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[Verdict, Verdict]]:
    return ((one.verdict, other.verdict) for one, other in paired_asks(pq, a, b) if one and other)


def _replies(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    return ((one.reply, other.reply) for one, other in _verdicts(pq, a, b) if one.reply and other.reply)


def _values(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    return ((one.value, other.value) for one, other in _verdicts(pq, a, b) if one.reply and other.reply)


def _openness(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    return ((one.openness, other.openness) for one, other in _verdicts(pq, a, b) if one.openness and other.openness)


def _rungs(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    pairs = ((one.rung, other.rung) for one, other in _verdicts(pq, a, b))
    return ((one, other) for one, other in pairs if one is not None and other is not None)


def _elements(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    """Findings on the elements, in order, where both split the ask into as many of them."""
    for one, other in paired_asks(pq, a, b):
        if one and other and len(one.elements) == len(other.elements):
            found = ((x.in_answer, y.in_answer) for x, y in zip(one.elements, other.elements, strict=True))
            yield from ((x, y) for x, y in found if x and y)


def paired_moves(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[Move | None, Move | None]]:
    """The moves of both that overlap, in pairs; what only one coder found is paired with None."""
    left = [(b.place(move.quote, move.answer), move) for move in b.moves]
    for move in a.moves:
        here = a.place(move.quote, move.answer)
        best = max(left, key=lambda other: _overlap(here, other[0]), default=None)
        if best is not None and _overlap(here, best[0]) >= OVERLAP:
            left.remove(best)
            yield move, best[1]
        else:
            yield move, None
    yield from ((None, move) for _, move in left)


def _moves(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    return ((one and one.label, other and other.label) for one, other in paired_moves(pq, a, b))


def _exact(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    one, other = ({_trimmed(pq, who.place(move.quote, move.answer)) for move in who.moves} for who in (a, b))
    yield from (("span", "span") for _ in one & other)
    yield from (("span", None) for _ in one - other)
    yield from ((None, "span") for _ in other - one)


def _words(pq: PQ, a: PQ, b: PQ, *, family: bool) -> Iterator[tuple[object, object]]:
    """The label, or its family, that each coder gave to each word of the answers; O where there is none."""

    def labels(who: PQ) -> list[tuple[Place, str]]:
        book = who.codebook
        named = ((m, book.family_of(m.label).id if family else m.label) for m in who.moves)
        return [(who.place(move.quote, move.answer), name) for move, name in named]

    return _by_word(pq, labels(a), labels(b))


def _figure_words(pq: PQ, a: PQ, b: PQ) -> Iterator[tuple[object, object]]:
    """Whether each coder marked each word of the answers as part of a figure."""
    one, other = ([(who.place(f.quote, f.answer), "figure") for f in who.figures] for who in (a, b))
    return _by_word(pq, one, other)


def _by_word(pq: PQ, one: list[tuple[Place, str]], other: list[tuple[Place, str]]) -> Iterator[tuple[object, object]]:
    """The name that stands over each word of the answers, in either list of places; O where there is none."""

    def over(named: list[tuple[Place, str]], number: int, at: int) -> str:
        here = (name for (answer, span), name in named if answer == number and span.start <= at < span.end)
        return next(here, "O")

    for number, answer in enumerate(pq.answers, start=1):
        at = 0
        for word in answer.canonical.split():
            at = answer.canonical.index(word, at)
            yield over(one, number, at), over(other, number, at)
            at += len(word)


def _share(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _overlap(one: Place, other: Place) -> float:
    return _share(one.span, other.span) if one.answer == other.answer else 0


def _trimmed(pq: PQ, place: Place) -> tuple[int, int, int]:
    start, end = place.span
    text = pq.answers[place.answer - 1].canonical[start:end]
    return place.answer, start + len(text) - len(text.lstrip(EDGES)), end - len(text) + len(text.rstrip(EDGES))


def _group(book: Codebook, act: object) -> str:
    return book.act(str(act)).group


def _by_label(groups: Sequence[Pairs]) -> tuple[LabelAgreement, ...]:
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for group in groups:
        for (one, other), n in group.items():
            first.update({str(one): n} if one else {})
            second.update({str(other): n} if other else {})
            both.update({str(one): n} if one == other else {})
    return tuple(
        LabelAgreement(label=label, first=first[label], second=second[label], both=both[label])
        for label in sorted({*first, *second}, key=lambda label: (-first[label] - second[label], label))
    )
