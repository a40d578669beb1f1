"""How far two coders agree: coefficients computed from counts of paired labels, with bootstrap intervals.

Sources: Cohen's kappa (Cohen 1960); Krippendorff's alpha by the coincidence matrix, with nominal and ordinal distances
(Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pqteach.frozen import Frozen

if TYPE_CHECKING:  # it is heavy, and only an interval needs it
    import numpy as np

Label = Hashable
Pairs = Counter[tuple[Label, Label]]
"""How often the first coder gave one label where the second gave another (or the same) to the same unit."""


class Coefficient(Frozen):
    """A measure with its 95% bootstrap interval; a value is None where it is not defined."""

    name: str
    units: int
    value: float | None
    low: float | None
    high: float | None

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.name:34}{'not defined':>12}   {self.units} units"
        interval = "" if self.low is None or self.high is None else f"   [{self.low:.2f}, {self.high:.2f}]"
        return f"{self.name:34}{self.value:12.2f}{interval:18}{self.units:>7} units"


def observed(pairs: Pairs) -> float | None:
    """The share of units to which both gave the same label; None if there is no unit.

    >>> observed(Counter({("a", "a"): 3, ("a", "b"): 1}))
    0.75
    """
    total = pairs.total()
    return sum(n for (one, other), n in pairs.items() if one == other) / total if total else None


def expected(pairs: Pairs) -> float | None:
    """The share to which both would give the same label if each gave as many of each, blindly; None without units.

    >>> expected(Counter({("a", "a"): 3, ("a", "b"): 1}))
    0.75
    """
    first: Counter[Label] = Counter()
    second: Counter[Label] = Counter()
    for (one, other), n in pairs.items():
        first[one] += n
        second[other] += n
    total = pairs.total()
    return sum(first[label] * second[label] for label in first) / total**2 if total else None


def kappa(pairs: Pairs) -> float | None:
    """Cohen's kappa of two coders; None if there is no unit, or if both gave one and the same label throughout.

    >>> round(kappa(Counter({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})), 2)
    0.4
    """
    agreed, chance = observed(pairs), expected(pairs)
    return None if agreed is None or chance is None or chance == 1 else (agreed - chance) / (1 - chance)


def alpha(pairs: Pairs, order: Sequence[Label] | None = None) -> float | None:
    """Krippendorff's alpha of two coders: nominal, or ordinal if the `order` of the labels is given.

    None if fewer than two different labels occur: there is then nothing that could have been confused.

    >>> round(alpha(Counter({("a", "a"): 2, ("b", "b"): 1, ("a", "b"): 1})), 3)
    0.533
    """
    totals: Counter[Label] = Counter()
    for (one, other), n in pairs.items():
        totals[one] += n
        totals[other] += n
    values = totals.total()
    distance = _ordinal(totals, order) if order else _nominal
    expected = sum(2 * totals[one] * totals[other] * distance(one, other) for one, other in combinations(totals, 2))
    if not expected:
        return None
    seen = sum(2 * n * distance(one, other) for (one, other), n in pairs.items() if one != other)
    return 1 - (values - 1) * seen / expected


def _nominal(one: Label, other: Label) -> float:
    return float(one != other)


def _ordinal(totals: Counter[Label], order: Sequence[Label]) -> Callable[[Label, Label], float]:
    """The squared number of values that lie between two labels, each of the two counted half."""
    place = {label: i for i, label in enumerate(order)}

    def distance(one: Label, other: Label) -> float:
        low, high = sorted((place[one], place[other]))
        between = sum(totals[order[i]] for i in range(low, high + 1))
        return (between - (totals[one] + totals[other]) / 2) ** 2

    return distance


def f1(pairs: Pairs) -> float | None:
    """The share of what either found that both found; what only one found is paired with None.

    It is twice what both found, over what the first and what the second found. None if neither found anything.

    >>> f1(Counter({("span", "span"): 3, ("span", None): 1, (None, "span"): 1}))
    0.75
    """
    both = sum(n for (one, other), n in pairs.items() if one is not None and other is not None)
    alone = pairs.total() - both
    return 2 * both / (2 * both + alone) if pairs else None


def coefficient(
    name: str, groups: Sequence[Pairs], measure: Callable[[Pairs], float | None], draws: int = 1000
) -> Coefficient:
    """A measure of the counts of all groups (one for each PQ), with an interval from drawing whole groups again.

    Units in one PQ are not independent of one another, so PQs are drawn and not units. The draws follow from digests:
    the same groups give the same interval.
    """
    import numpy as np

    keys = list(dict.fromkeys(key for group in groups for key in group))
    counts = np.array([[group[key] for key in keys] for group in groups], dtype=np.int64).reshape(len(groups), -1)

    def measured(times: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float | None:
        row = (times @ counts).tolist()
        return measure(Counter({key: n for key, n in zip(keys, row, strict=True) if n}))

    whole = measured(np.ones(len(groups), dtype=np.int64))
    drawn = [measured(_drawn(draw, len(groups))) for draw in range(draws)] if len(groups) > 1 else []
    values = sorted(value for value in drawn if value is not None)
    low, high = (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else (None, None)
    return Coefficient(name=name, units=int(counts.sum()), value=whole, low=low, high=high)


def _drawn(draw: int, count: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """How often each of some groups is drawn, in one of the draws with replacement."""
    import numpy as np

    digests = (hashlib.blake2b(f"{draw}|{place}".encode(), digest_size=8).digest() for place in range(count))
    return np.bincount([int.from_bytes(digest) % count for digest in digests], minlength=count)
