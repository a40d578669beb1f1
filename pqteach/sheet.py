"""A sheet: an ordered set of items that are handed out together, and how its items are chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pqteach.corpus import Corpus
from pqteach.errors import NotEnoughItems, UnknownName, nearest
from pqteach.frozen import Frozen, Text
from pqteach.generating import Draw, Generator, Ref
from pqteach.generators import GENERATORS
from pqteach.item import Item
from pqteach.pq import PQ


class Topic(Frozen):
    """A named set of generators that serve one aim."""

    title: Text
    description: Text
    generators: tuple[Text, ...]


TOPICS: dict[str, Topic] = {
    "asking": Topic(
        title="What does the question ask for?",
        description="the blank, and the act: information or action",
        generators=("slot", "act"),
    ),
    "moves": Topic(
        title="What does each part of the answer do?",
        description="labels of moves, whole families, and what is missing",
        generators=("move-label", "mark-family", "missing-family"),
    ),
    "replying": Topic(
        title="Does the answer fill the blank?",
        description="elements, readings that survive, and the verdict on the reply",
        generators=("elements", "rival-survivor", "reply-verdict"),
    ),
    "commitment": Topic(
        title="What does the answer commit to?",
        description="what is missing, the reply, and the ladder from refusal to done",
        generators=("missing-family", "rival-survivor", "reply-verdict", "ladder-rung", "ladder-order"),
    ),
    "everything": Topic(
        title="Reading questions and answers", description="every kind of item", generators=tuple(GENERATORS)
    ),
}


class Sheet(Frozen):
    """Items in the order in which they are handed out; the first is Q1."""

    title: Text
    seed: int
    version: Text
    items: tuple[Item, ...]

    def named(self) -> dict[str, Item]:
        """The items by the names that learners use: Q1, Q2, ..."""
        return {f"Q{i}": item for i, item in enumerate(self.items, start=1)}

    @property
    def minutes(self) -> int:
        """How long the sheet takes, in minutes, by the estimates of its items."""
        return round(sum(item.minutes for item in self.items))

    def pq_ids(self) -> list[str]:
        """The PQs that the items are about, each once, in order."""
        return list(dict.fromkeys(Ref.parse(item.ref).pq for item in self.items if item.ref))


Candidate = tuple[Generator, PQ, str]


def candidates(pqs: Iterable[PQ], names: Iterable[str]) -> list[Candidate]:
    """Everything that the named generators can make an item about."""
    kinds = [GENERATORS[name] for name in names]
    return [(kind, pq, target.id) for kind in kinds for pq in pqs for target in kind.over(pq)]


def arrange(
    corpus: Corpus, version: str, *, topic: str | None = None, pq: str | None = None, n: int = 10, seed: int = 1
) -> Sheet:
    """A sheet of n items on a topic, from one PQ, or both.

    Kinds of item are mixed as evenly as there are items for it, and PQs are repeated as little as possible. Raises
    UnknownName for a topic or PQ that does not exist, NotEnoughItems, saying how many there are, if n are too many.
    """
    if topic is not None and topic not in TOPICS:
        raise UnknownName.at("topics", f"there is no topic `{topic}`", nearest(topic, TOPICS))
    chosen = TOPICS[topic or "everything"]
    pqs = list(corpus.values()) if pq is None else [corpus[pq]]
    found = candidates(pqs, chosen.generators)
    of = " and ".join(filter(None, [f"topic `{topic}`" if topic else "", f"PQ `{pq}`" if pq else ""])) or "the corpus"
    if n < 1:
        raise NotEnoughItems.at(of, f"a sheet of {n} items is no sheet", "ask for one item or more")
    if n > len(found):
        what = f"{n} items are asked for, and {len(found)} can be made"
        hint = f"ask for at most {len(found)}" if found else "choose another topic or PQ"
        raise NotEnoughItems.at(of, what, hint)
    picked = _mixed(found, n, Draw(seed, f"sheet|{topic}|{pq}"))
    items = tuple(kind.item(one, _target(kind, one, target), seed) for kind, one, target in picked)
    title = f"{chosen.title} {corpus[pq].heading}" if pq and topic else corpus[pq].heading if pq else chosen.title
    return Sheet(title=title, seed=seed, version=version, items=items)


def _mixed(found: list[Candidate], n: int, draw: Draw) -> list[Candidate]:
    """One candidate of each kind in turn, from the PQ used least so far; then in the order of reading."""
    waiting: Mapping[str, list[Candidate]] = {kind.name: [] for kind, _, _ in found}
    for candidate in draw.order(found, lambda one: f"{one[0].name}|{one[1].id}|{one[2]}"):
        waiting[candidate[0].name].append(candidate)
    used: Counter[str] = Counter()
    picked: list[Candidate] = []
    while len(picked) < n:
        for line in waiting.values():
            if line and len(picked) < n:
                best = min(line, key=lambda one: used[one[1].id])
                line.remove(best)
                used[best[1].id] += 1
                picked.append(best)
    place = {(kind.name, pq.id, target): i for i, (kind, pq, target) in enumerate(found)}
    return sorted(picked, key=lambda one: place[one[0].name, one[1].id, one[2]])


def _target(kind: Generator, pq: PQ, target: str) -> object:
    return next(one for one in kind.over(pq) if one.id == target)
