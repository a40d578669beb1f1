"""The items that an audit looks at: those of one generator, drawn as sheets draw them."""

from typing import NamedTuple

from pqteach.bank import Bank
from pqteach.contrasts import read_contrasts
from pqteach.corpus import Corpus
from pqteach.drawing import Draw
from pqteach.item import Item
from pqteach.sheet import planned
from pqteach.sources import shown

PER_SEED = 40
"""Items of one generator that are drawn with one seed; with more the rarest keys would run out."""

LEAST = 400


class Drawn(NamedTuple):
    """An item with the source and the target that it is about; sources of one `group` have to do with one another."""

    item: Item
    source: str
    target: str
    group: str


def groups(corpus: Corpus) -> dict[str, str]:
    """The PQs that have a matter, a question or an answer in common, each with the first of them.

    What is learnt from one of a group would be known of the others.
    """
    linked = [*read_contrasts(corpus.folder).together()] if corpus.folder else []
    linked += [frozenset((pq.id, name)) for pq in corpus.values() for name in pq.grouped_with]
    linked += [frozenset((pq.id, pq.pursuant_to)) for pq in corpus.values() if pq.pursuant_to]
    first = {name: name for name in corpus}
    for _ in range(len(first)):  # at most as many steps as there are PQs in a chain
        before = dict(first)
        for two in linked:
            known = [name for name in two if name in first]
            for name in known:
                first[name] = min(first[one] for one in known)
        if first == before:
            break
    return first


def drawn(bank: Bank, generator: str) -> list[Drawn]:
    """At least 400 items of a generator, drawn with three seeds or more, keys balanced as in a sheet."""
    found = bank.candidates([generator])
    keys = {one.target.key for one in found}
    rarest = min(sum(one.target.key == key for one in found) for key in keys)
    batch = max(1, min(PER_SEED, rarest * len(keys)))
    items: list[Drawn] = []
    first = groups(bank.corpus)
    for seed in range(1, 1 + max(3, -(-LEAST // batch))):
        picked = planned({generator: found}, batch, Draw(seed, f"audit|{generator}"), once=False)
        for one in picked:
            item = one.generator.item(one.source, one.target, seed)
            text = shown(one.source)[0]
            items.append(Drawn(item, one.source.id, one.target.id, first.get(text, text)))
    return items
