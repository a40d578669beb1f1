"""Self-check in a notebook: items made again from their refs, so that no key travels with them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pqteach import corpus as corpora
from pqteach.bank import Bank
from pqteach.checking import Outcome, check, reveal
from pqteach.corpus import Corpus
from pqteach.errors import StaleRef
from pqteach.frozen import Frozen
from pqteach.item import Item
from pqteach.responding import Raw
from pqteach.widgets.opening import desk_for
from pqteach.working import named, shown


class Progress(Frozen):
    """How far a learner has come: what each item earned, by name, None where there is no valid response yet."""

    earned: dict[str, float | None]
    points: dict[str, int]

    def __str__(self) -> str:
        total = sum(value * self.points[name] for name, value in self.earned.items() if value is not None)
        left = [name for name, value in self.earned.items() if value is None]
        lines = [f"{total:g} of {sum(self.points.values())} points."]
        if left:
            lines.append(f"Still without a response: {', '.join(left)}.")
        return " ".join(lines)

    __repr__ = __str__


class Practice(NamedTuple):
    """The three functions that a notebook works with."""

    respond: Callable[..., Any]
    score: Callable[[], Progress]
    reveal: Callable[[str], Outcome]


def practise(refs: str, corpus: Corpus | str | None = None) -> Practice:
    """Make the items of a notebook again and give the functions to respond to them.

    `refs` has a line for each item: its name and its ref. `corpus` may be a folder; without one the shipped corpus is
    loaded. In a notebook, responses are kept with it, and those that it has are taken up again. Raises UnknownName or
    StaleRef if an item cannot be made again as it was.
    """
    items = _items(refs, Bank(corpus if isinstance(corpus, Corpus) else corpora.load(corpus)))
    outcomes: dict[str, Outcome] = {}

    def checked(name: str, response: Raw) -> Outcome:
        outcome = check(items[name], response)
        if outcome.status != "invalid":
            outcomes[name] = outcome
        return outcome

    desk = desk_for({name: shown(name, item) for name, item in items.items()}, checked, items)

    def respond(name: str, response: Raw = "") -> Any:
        """Check a response and say why; without one, show the item to be clicked where that is possible."""
        known = named(items, name)
        if desk and response in ("", (), []):
            return desk.show(known)
        outcome = checked(known, response)
        if desk and outcome.status != "invalid":
            desk.keep(known, response)
        return outcome

    def score() -> Progress:
        """What each item has earned so far, by the last valid response."""
        earned = {name: outcomes[name].score if name in outcomes else None for name in items}
        return Progress(earned=earned, points={name: item.points for name, item in items.items()})

    def show_key(name: str) -> Outcome:
        """The key of an item, with all its reasons."""
        return reveal(items[named(items, name)])

    return Practice(respond, score, show_key)


def _items(refs: str, bank: Bank) -> dict[str, Item]:
    """The items that lines of names and refs are about, by name in capitals; raises StaleRef and UnknownName."""
    items: dict[str, Item] = {}
    for line in refs.strip().splitlines():
        name, _, ref = line.strip().partition(" ")
        if not ref:
            raise StaleRef.at(f"`{line}`", "a line has a name and a ref", "copy the cell whole")
        if name.upper() in items:
            raise StaleRef.at(f"`{line}`", f"the name {name} stands twice", "give each item a name of its own")
        items[name.upper()] = bank.again(ref)
    return items
