"""Whether items can be trusted: how far they can be guessed without the PQ, and what every item must satisfy."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from statistics import fmean, pstdev

from pqteach.auditing.drawn import Drawn, drawn
from pqteach.auditing.strategies import STRATEGIES, Classifier, chance, folds, score
from pqteach.bank import Bank, Candidate
from pqteach.frozen import Frozen
from pqteach.generators import GENERATORS
from pqteach.item import Entry

MARGIN = 0.03
"""How far above chance a strategy that never reads the PQ may score."""

FEW = 200
"""Targets under which a strategy may score as far above chance as chance itself goes."""

LEAST_TARGETS = 15
"""Targets under which nothing can be said: any strategy may come out anywhere."""

DEVIATIONS = 2.5
"""How many standard errors that is: the best of eight strategies, all at chance, passes it one time in twenty."""

LEARNT = ("choice", "select", "match")
"""Types whose options are no text of the PQ; the segments of a passage are, and what is learnt from them is reading."""

WORDING = frozenset({"ladder-order", "ladder-card", "repair", "tabling-days"})
"""Generators whose options, with the stem, are what is to be read: what their words teach is what is asked."""

NOT_FOR: dict[str, tuple[str, ...]] = {"hottext": ("echo", "frequent"), "ask-of-move": ("echo",)}
"""Strategies that would read the PQ, by type and by generator: what can be marked or paired there are its own words."""


class Guessed(Frozen):
    """How strategies fare on the items of a generator: chance, the allowance, and each one's mean score, 0 to 1.

    `targets` is how many different ones the items are worth, where some came more often than others.
    """

    generator: str
    items: int
    targets: int
    chance: float
    allowed: float
    scores: dict[str, float]

    @property
    def above(self) -> dict[str, float]:
        """The strategies that score above what is allowed, and by how much they pass chance; none on too few items."""
        if self.targets < LEAST_TARGETS:
            return {}
        return {name: got - self.chance for name, got in self.scores.items() if got - self.chance > self.allowed}


def guess(bank: Bank, generator: str) -> Guessed:
    """Respond to items of a generator without reading the PQ, in every way there is. Needs scikit-learn."""
    items = drawn(bank, generator)
    by_chance = [chance(one.item) for one in items]
    level = fmean(by_chance)
    if isinstance(items[0].item, Entry):
        level = 1 / len({one.item.key.accepted[0] for one in items if isinstance(one.item, Entry)})
    kind = items[0].item.type
    ways = {"frequent": STRATEGIES["frequent"]} if kind == "entry" else dict(STRATEGIES)
    for name in (
        *NOT_FOR.get(kind, ()),
        *NOT_FOR.get(generator, ()),
        *(["frequent", "echo"] if generator in WORDING else []),
    ):
        ways.pop(name, None)
    got: dict[str, list[float]] = {name: [] for name in ways}
    learnt: list[float] = []
    for here, others in folds(items):
        for name, strategy in ways.items():
            got[name] += [score(one, strategy(one, others)) for one in here]
        if kind in LEARNT and generator not in WORDING:
            model = Classifier(others)
            learnt += [score(one, model.respond(one.item)) for one in here]
    if learnt:
        got["learnt"] = learnt
    times = Counter((one.source, one.target) for one in items)
    targets = round(len(items) ** 2 / sum(count**2 for count in times.values()))
    spread = max(pstdev(one) for one in got.values())
    allowed = MARGIN if targets >= FEW else max(MARGIN, DEVIATIONS * spread / sqrt(targets))
    scores = {name: fmean(one) for name, one in got.items()}
    return Guessed(generator=generator, items=len(items), targets=targets, chance=level, allowed=allowed, scores=scores)


def table(found: list[Guessed]) -> str:
    """The audit as a table, in percent: what passes the allowance is marked."""
    names = [*STRATEGIES, "learnt"]
    lines = ["| generator | items | targets | chance | allowed | " + " | ".join(names) + " |"]
    lines.append("| --- |" + " ---: |" * (len(names) + 4))
    for one in found:
        cells = []
        for name in names:
            got = one.scores.get(name)
            cells.append("–" if got is None else f"{got:.0%}{' !' if name in one.above else ''}")
        lines.append(
            f"| `{one.generator}` | {one.items} | {one.targets} | {one.chance:.0%} | {_allowance(one)} | "
            + " | ".join(cells)
            + " |"
        )
    return "\n".join(lines)


def _allowance(one: Guessed) -> str:
    return "too few" if one.targets < LEAST_TARGETS else f"+{one.allowed:.0%}"


ABOUT = """\
# How far items can be guessed

Written by `pqteach audit --write`; do not edit. Each row is a kind of item. Its items are drawn as sheets draw them, at
least 400, and answered in ways that never read the PQ. The figures are mean scores in per cent.

- *chance* is what a blind response scores on average; *allowed* is how far above it a strategy may come: three points,
  or, where the items are worth fewer than 200 different ones (*targets*), as far as the best of eight strategies goes
  by chance 19 times of 20. Of fewer than 15 (*too few*) nothing can be said.
- *longest*, *echo* (most words of the stem), *specific* (most numbers, names and commas), *first*, *odd* (fewest
  words shared with the other options), *common* (most words shared), *frequent* (most often the key in items of other
  PQs), and *learnt* (naive Bayes on the words of options, learnt from items of other PQs).
- A dash: the strategy would read what is to be read. The segments of a passage are the PQ itself; of some kinds
  ({wording}) the options, with the stem, are the text. What is written is left out, and so are predictions that earn
  no mark.

"""


def page(found: list[Guessed]) -> str:
    """The page with the table and how to read it, in Markdown."""
    wording = ", ".join(f"`{name}`" for name in sorted(WORDING))
    return ABOUT.replace("{wording}", wording) + table(found) + "\n"


def guess_all(bank: Bank, names: Iterable[str] = GENERATORS) -> list[Guessed]:
    """How every generator fares whose items have something to pick, pair or write shortly, and a mark to earn."""
    return [guess(bank, name) for name in names if (some := bank.candidates([name])) and guessable(some[0])]


def guessable(candidate: Candidate) -> bool:
    """Whether items like this one can be guessed: not where a text is written, or a prediction earns no mark."""
    item = candidate.generator.item(candidate.source, candidate.target, 1)
    return item.type != "draft" and item.points > 0


__all__ = ["Drawn", "Guessed", "guess", "guess_all", "page", "table"]
