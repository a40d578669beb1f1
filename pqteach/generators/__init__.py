"""Every generator there is, by name, in the order in which a PQ is read."""

from pqteach.errors import StaleRef, UnknownName, nearest
from pqteach.generating import Generator, Ref
from pqteach.generators import asks, moves, verdicts
from pqteach.item import Item
from pqteach.pq import PQ

GENERATORS: dict[str, Generator] = {
    one.name: one
    for one in (
        asks.slot,
        asks.act,
        moves.move_label,
        moves.mark_family,
        moves.missing_family,
        asks.elements,
        verdicts.rival_survivor,
        verdicts.reply_verdict,
        verdicts.ladder_rung,
        verdicts.ladder_order,
    )
}


def named(name: str) -> Generator:
    """The generator with a name; raises UnknownName."""
    if name not in GENERATORS:
        raise UnknownName.at("generators", f"there is no generator `{name}`", nearest(name, GENERATORS))
    return GENERATORS[name]


def make(generator: str, pq: PQ, target: str, seed: int) -> Item:
    """One item; raises UnknownName if the generator does not apply to that target of the PQ."""
    one = named(generator)
    targets = {found.id: found for found in one.over(pq)}
    if target not in targets:
        what = f"`{generator}` has no target `{target}` in {pq.id}"
        raise UnknownName.at("generators", what, nearest(target, targets))
    return one.item(pq, targets[target], seed)


def again(ref: str, pq: PQ) -> Item:
    """The item with a ref, made again from its PQ.

    Raises StaleRef if what would be shown is not, to the letter, what the ref was given for.
    """
    want = Ref.parse(ref)
    item = make(want.generator, pq, want.target, want.seed)
    if item.ref != ref.strip():
        what = "the corpus has changed since this item was made, and it would now be another"
        raise StaleRef.at(f"`{ref}`", what, "make the sheet again, or use the version of pqteach that made it")
    return item
