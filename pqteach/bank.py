"""The item bank: everything that items can be made from in a corpus, each kind of source read when first needed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pqteach.contrasts import Split, read_splits
from pqteach.corpus import Corpus
from pqteach.errors import UnknownName, nearest
from pqteach.generating import Generator, Ref, Target
from pqteach.generators import again, make, named
from pqteach.item import Item
from pqteach.pq import PQ
from pqteach.sources import Source, parts, sources


class Candidate(NamedTuple):
    """An item that can be made: its generator, its source and its target."""

    generator: Generator
    source: Source
    target: Target

    @property
    def name(self) -> str:
        """What tells it from every other."""
        return f"{self.generator.name}|{self.source.id}|{self.target.id}"


class Bank:
    """The sources of a corpus by kind, and the candidates of each generator, found once and kept."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._sources: dict[type, Mapping[str, Source]] = {}
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._splits: dict[str, Split] | None = None

    def source(self, generator: str, name: str) -> Source:
        """The source with an id, of the kind that a generator makes items from; raises UnknownName."""
        kind = named(generator).of
        if kind is PQ:
            return self.corpus[name]
        found = self._of(kind)
        if name not in found:
            raise UnknownName.at("the corpus", f"it has no draft, pair, series or table `{name}`", nearest(name, found))
        return found[name]

    def candidates(self, generators: Iterable[str]) -> list[Candidate]:
        """Everything that the named generators can make an item about."""
        return [candidate for name in generators for candidate in self._applied(name)]

    def make(self, generator: str, source: str, target: str, seed: int) -> Item:
        """One item; raises UnknownName if there is no such generator, source or target."""
        return make(generator, self.source(generator, source), target, seed)

    def again(self, ref: str) -> Item:
        """The item with a ref; raises UnknownName or StaleRef if it cannot be made again as it was."""
        want = Ref.parse(ref)
        return again(ref, self.source(want.generator, want.source))

    def may_use(self, source: Source, splits: Iterable[Split]) -> bool:
        """Whether all the texts of a source are in some of the splits; any may be used without splits."""
        if self._splits is None:
            folder = self.corpus.folder
            found = read_splits(folder) if folder else None
            self._splits = {text: name for name, texts in found.by_name().items() for text in texts} if found else {}
        return not self._splits or all(self._splits.get(text) in tuple(splits) for text in parts(source))

    def _of(self, kind: type) -> Mapping[str, Source]:
        if kind not in self._sources:
            self._sources[kind] = sources(self.corpus, kind)
        return self._sources[kind]

    def _applied(self, name: str) -> tuple[Candidate, ...]:
        if name not in self._candidates:
            one = named(name)
            found = (
                Candidate(one, source, target) for source in self._of(one.of).values() for target in one.over(source)
            )
            self._candidates[name] = tuple(found)
        return self._candidates[name]
