"""Which PQs belong together: minimal pairs, series, and the parts into which the corpus is split."""

from itertools import combinations
from pathlib import Path
from typing import Literal

from pqteach import sourcefile
from pqteach.frozen import Frozen, Text

Split = Literal["lesson", "practice", "test"]


class Pair(Frozen):
    """Two PQs that differ in one clause: the same ask with two answers, or the same answer under two asks."""

    id: Text
    pqs: tuple[Text, Text]
    same: Literal["ask", "answer"]
    differs: Text
    changes: Text


class Series(Frozen):
    """One matter followed through question, answer, follow-up and outcome; the PQs in order of day."""

    id: Text
    title: Text
    pqs: tuple[Text, ...]


class Contrasts(Frozen):
    """The pairs and series of a corpus."""

    pairs: tuple[Pair, ...] = ()
    series: tuple[Series, ...] = ()

    def together(self) -> set[frozenset[str]]:
        """Every two PQs that stand in a pair or a series with one another."""
        sets: list[tuple[str, ...]] = [*(one.pqs for one in self.pairs), *(one.pqs for one in self.series)]
        return {frozenset(two) for pqs in sets for two in combinations(pqs, 2)}


class Splits(Frozen):
    """The ids of the PQs that may be shown in lessons, of those for practice, and of those kept for tests."""

    lesson: tuple[Text, ...]
    practice: tuple[Text, ...]
    test: tuple[Text, ...]

    def by_name(self) -> dict[Split, tuple[str, ...]]:
        """The ids of each split."""
        return {"lesson": self.lesson, "practice": self.practice, "test": self.test}

    def of(self, pq: str) -> list[Split]:
        """The splits that an id stands in: one, if the file is whole."""
        return [name for name, ids in self.by_name().items() if pq in ids]


def read_contrasts(folder: Path) -> Contrasts:
    """The pairs and series of the corpus in a folder, none if it has no such file; raises SourceError."""
    path = folder / "contrasts.yaml"
    return sourcefile.read(path).model(Contrasts) if path.exists() else Contrasts()


def read_splits(folder: Path) -> Splits | None:
    """The splits of the corpus in a folder, None if it has no such file; raises SourceError."""
    path = folder / "splits.yaml"
    return sourcefile.read(path).model(Splits) if path.exists() else None
