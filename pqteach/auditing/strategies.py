"""Ways to respond to an item without reading the PQ: by length, place, echo, habit, or what other items taught."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pqteach.auditing.drawn import Drawn
from pqteach.checking import check
from pqteach.drawing import Draw
from pqteach.generating import long_words
from pqteach.item import Choice, Entry, Hottext, Item, Match, Option, Order, Select, segments
from pqteach.responding import Raw

Strategy = Callable[[Drawn, Sequence[Drawn]], Raw]
"""The response to an item; the items of other sources, with their keys, may be learnt from."""

RANDOM = 12
"""Random responses whose mean is taken for chance, where it is not counted out."""


def chance(item: Item) -> float:
    """What a response that is drawn blindly scores on average, from 0 to 1."""
    match item.type:
        case "choice":
            return sum(_score(item, one.id) for one in item.options) / len(item.options)
        case "order":
            return 0.5
        case "entry" | "draft":
            return 0.0
        case _:
            return sum(_score(item, _blind(item, i)) for i in range(RANDOM)) / RANDOM


def _blind(item: Select | Hottext | Match, turn: int) -> Raw:
    draw = Draw(turn, f"blind|{item.ref}")
    ids = _ids(item)
    if item.type == "match":
        return {left.id: draw.order([f"{one} for {left.id}" for one in ids])[0].split()[0] for left in item.left}
    picked = [one for one in ids if draw.order([f"{one} in", f"{one} out"])[0].endswith("in")]
    return picked or [draw.order(ids)[0]]


def score(drawn: Drawn, response: Raw) -> float:
    """What a response scores, from 0 to 1."""
    return _score(drawn.item, response)


def _score(item: Item, response: Raw) -> float:
    return check(item, response).score or 0.0


def _texts(item: Item) -> dict[str, str]:
    """What can be picked, by id: options, segments, the right side of a match."""
    match item.type:
        case "choice" | "select":
            return {one.id: one.text for one in item.options}
        case "hottext":
            return {one.id: one.text for one in segments(item)}
        case "match":
            return {one.id: one.text for one in item.right}
        case _:
            return {}


def _ids(item: Item) -> list[str]:
    return list(_texts(item))


def _by(item: Item, value: Callable[[str], float]) -> Raw:
    """The one, or for a pick of several the better half, whose text has the most of something; cards as they lie."""
    if isinstance(item, Order):
        return [card.id for card in item.cards]
    ranked = sorted(_texts(item).items(), key=lambda one: (-value(one[1]), one[0]))
    match item.type:
        case "select" | "hottext":
            return [name for name, _ in ranked[: max(1, len(ranked) // 2)]]
        case "match":
            return {left.id: ranked[0][0] for left in item.left}
        case _:
            return ranked[0][0]


def longest(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The longest."""
    if isinstance(drawn.item, Order):
        return [card.id for card in sorted(drawn.item.cards, key=lambda one: len(one.text))]
    return _by(drawn.item, len)


def echo(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The one with most words of the stem; in a match, of what it is paired with."""
    item = drawn.item
    if isinstance(item, Match):
        return {
            left.id: max(item.right, key=lambda one: len(long_words(one.text) & long_words(left.text))).id
            for left in item.left
        }
    return _by(item, lambda text: len(long_words(text) & long_words(item.stem)))


def specific(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The one with most numbers, names and commas."""
    return _by(drawn.item, lambda text: len(re.findall(r"\d+|(?<=[a-z] )[A-Z]\w+|,", text)))


def first(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """Always the first."""
    return _by(drawn.item, lambda text: 0.0)


def odd(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The one that shares least words with the rest."""
    texts = list(_texts(drawn.item).values())
    return _by(drawn.item, lambda text: -sum(len(long_words(text) & long_words(one)) for one in texts if one != text))


def common(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The one that shares most words with the rest."""
    texts = list(_texts(drawn.item).values())
    return _by(drawn.item, lambda text: sum(len(long_words(text) & long_words(one)) for one in texts if one != text))


def frequent(drawn: Drawn, others: Sequence[Drawn]) -> Raw:
    """The one that is most often the key in other items, by its text or, where texts differ, its place."""
    item = drawn.item
    keys: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    if isinstance(item, Entry):
        entries = Counter(one.item.key.accepted[0] for one in others if isinstance(one.item, Entry))
        return entries.most_common(1)[0][0] if entries else item.key.accepted[0]
    for one in others:
        for name, text, right in _judged(one.item):
            for sign in (text, f"place {name}"):
                seen[sign] += 1
                keys[sign] += right

    def rate(name: str, text: str) -> float:
        sign = text if seen[text] >= 3 else f"place {name}"
        return keys[sign] / seen[sign] if seen[sign] else 0.0

    rates = {text: rate(name, text) for name, text in _texts(item).items()}
    if isinstance(item, Select | Hottext):
        return [name for name, text in _texts(item).items() if rates[text] > 0.5] or _by(item, lambda text: rates[text])
    return _by(item, lambda text: rates[text])


def _judged(item: Item) -> Iterator[tuple[str, str, bool]]:
    """Everything that can be picked, its text, and whether the key has it."""
    match item.type:
        case "choice":
            right = {item.key.correct}
        case "select" | "hottext":
            right = set(item.key.correct)
        case "match":
            for name, text in _texts(item).items():
                for partner in item.key.pairs.values():
                    yield name, text, partner == name
            return
        case _:
            return
    for name, text in _texts(item).items():
        yield name, text, name in right


class Classifier:
    """Naive Bayes over the words of options, learnt from other sources; for a match, over left and right together."""

    def __init__(self, others: Sequence[Drawn]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import BernoulliNB
        from sklearn.pipeline import make_pipeline

        texts, right = [], []
        for one in others:
            for text, good in _learnt(one.item):
                texts.append(text)
                right.append(good)
        self._model = None
        if len(set(right)) == 2:
            self._model = make_pipeline(CountVectorizer(ngram_range=(1, 2), token_pattern=r"\w+"), BernoulliNB())  # noqa: S106
            self._model.fit(texts, right)

    def respond(self, item: Item) -> Raw:
        """What the model holds for likeliest."""
        if self._model is None:
            return _by(item, lambda text: 0.0)
        texts = _texts(item)
        if isinstance(item, Match):
            paired = [(left.id, right.id, f"{left.text} ∥ {right.text}") for left in item.left for right in item.right]
            rated = self._model.predict_proba([text for _, _, text in paired])[:, 1]
            best: dict[str, tuple[float, str]] = {}
            for (left, right, _), value in zip(paired, rated, strict=True):
                best[left] = max(best.get(left, (-1.0, "")), (float(value), right))
            return {left: right for left, (_, right) in best.items()}
        rates = dict(zip(texts.values(), self._model.predict_proba(list(texts.values()))[:, 1], strict=True))
        if isinstance(item, Select):
            return [name for name, text in texts.items() if rates[text] > 0.5] or _by(item, lambda text: rates[text])
        return _by(item, lambda text: float(rates[text]))


def _learnt(item: Item) -> Iterator[tuple[str, bool]]:
    if isinstance(item, Match):
        rights: dict[str, Option] = {one.id: one for one in item.right}
        for left in item.left:
            for name, right in rights.items():
                yield f"{left.text} ∥ {right.text}", item.key.pairs[left.id] == name
    elif isinstance(item, Choice | Select):
        for _, text, good in _judged(item):
            yield text, good


STRATEGIES: dict[str, Strategy] = {
    "longest": longest, "echo": echo, "specific": specific, "first": first, "odd": odd, "common": common,
    "frequent": frequent,
}  # fmt: skip


def folds(drawn: Sequence[Drawn], count: int = 5) -> Iterator[tuple[list[Drawn], list[Drawn]]]:
    """Items to respond to, and those of other groups to learn from."""
    names = sorted({one.group for one in drawn})
    fold = {name: i % count for i, name in enumerate(names)}
    for part in range(count):
        here = [one for one in drawn if fold[one.group] == part]
        if here:
            yield here, [one for one in drawn if fold[one.group] != part]
