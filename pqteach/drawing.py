"""How items choose among candidates: by digests, so that the same seed draws the same for years."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """Chooses among candidates by their digests, so that the same seed draws the same for years.

    A candidate that is added or taken away leaves the order of all others as it was.
    """

    seed: int
    scope: str

    def order(self, candidates: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
        """The candidates in an order that only the seed, the scope and each one's name decide.

        >>> Draw(7, "slot").order(["a", "b", "c"]) == Draw(7, "slot").order(["c", "a", "b"])
        True
        """
        return sorted(candidates, key=lambda candidate: self._digest(name(candidate)))

    def wait(self, name: str) -> float:
        """How long a name waits for its turn, 1 on average: divided by weights, the least is each name's by its weight.

        >>> Draw(7, "keys").wait("a") == Draw(7, "keys").wait("a") > 0
        True
        """
        return -log((int.from_bytes(self._digest(name)[:8]) + 1) / (2**64 + 1))

    def _digest(self, name: str) -> bytes:
        return hashlib.sha256(f"{self.seed}|{self.scope}|{name}".encode()).digest()
