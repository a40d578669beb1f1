"""A sheet: an ordered set of items that are handed out together, and how its items are chosen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, cycle

from pqteach.bank import Bank, Candidate
from pqteach.contrasts import Split
from pqteach.drawing import Draw
from pqteach.errors import NotEnoughItems, UnknownName, nearest
from pqteach.frozen import Frozen, Text
from pqteach.generating import Generator, Ref
from pqteach.generators import GENERATORS
from pqteach.item import Item, Level
from pqteach.objectives import OBJECTIVES, TOPICS
from pqteach.sources import shown

OPEN: tuple[Split, ...] = ("lesson", "practice")
"""The splits that sheets draw from; the test split is kept for tests."""


class Sheet(Frozen):
    """Items in the order in which they are handed out; the first is Q1. `variant` is its number among versions."""

    title: Text
    seed: int
    version: Text
    variant: int = 1
    items: tuple[Item, ...]

    def named(self) -> dict[str, Item]:
        """The items by the names that learners use: Q1, Q2, ..."""
        return {f"Q{i}": item for i, item in enumerate(self.items, start=1)}

    @property
    def minutes(self) -> int:
        """How long the sheet takes, in minutes, by the estimates of its items."""
        return round(sum(item.minutes for item in self.items))

    def sources(self) -> list[str]:
        """What the items are made from: the ids of PQs, most often; each once, in order."""
        return list(dict.fromkeys(Ref.parse(item.ref).source for item in self.items if item.ref))


class Wanted(Frozen):
    """What a sheet is asked to have: objectives, a PQ, a level, splits; and whether a PQ may come twice."""

    topic: str | None = None
    objectives: tuple[str, ...] = ()
    pq: str | None = None
    level: Level | None = None
    splits: tuple[Split, ...] = OPEN
    repeat: bool = False

    def names(self) -> tuple[str, ...]:
        """The objectives wanted: those named, else the topic's, else all. Raises UnknownName."""
        if self.topic is not None and self.topic not in TOPICS:
            raise UnknownName.at("topics", f"there is no topic `{self.topic}`", nearest(self.topic, TOPICS))
        for name in self.objectives:
            if name not in OBJECTIVES:
                raise UnknownName.at("objectives", f"there is no objective `{name}`", nearest(name, OBJECTIVES))
        return self.objectives or TOPICS[self.topic or "everything"].objectives

    def __str__(self) -> str:
        parts = {
            "topic": self.topic, "objectives": ", ".join(self.objectives), "PQ": self.pq, "level": self.level,
            "splits": None if self.splits == OPEN else ", ".join(self.splits),
        }  # fmt: skip
        return " and ".join(f"{name} `{value}`" for name, value in parts.items() if value) or "the corpus"


def fitting(bank: Bank, wanted: Wanted, *, anywhere: bool = False) -> dict[str, list[Candidate]]:
    """The candidates that a sheet may be made of, by generator, in the order of the generators.

    A sheet about a PQ may have it from any split; `anywhere` leaves splits aside. Raises UnknownName.
    """
    if wanted.pq is not None:
        bank.corpus[wanted.pq]  # says what there is, if there is no such PQ
    names = wanted.names()
    listed: dict[str, list[Candidate]] = {}
    for kind in GENERATORS.values():
        if kind.objective in names:
            found = bank.candidates([kind.name])
            if wanted.pq is not None:
                found = [one for one in found if wanted.pq in shown(one.source)]
            elif not anywhere:
                found = [one for one in found if bank.may_use(one.source, wanted.splits)]
            if wanted.level is not None:
                found = [one for one in found if one.target.level == wanted.level]
            if found:
                listed[kind.name] = found
    return listed


def arrange(bank: Bank, version: str, wanted: Wanted, *, n: int = 10, seed: int = 1, versions: int = 1) -> list[Sheet]:
    """Sheets of n items each that are equivalent: item for item of one generator and level, about other PQs.

    Objectives are mixed as evenly as there are items for them, and the generators of an objective in turn. No PQ comes
    twice in a sheet unless that is wanted or the sheet is about one PQ. Sheets use the same PQ as little as may be;
    where there is no other item of a kind and level, versions have it in common, in another order.
    Raises UnknownName for a topic, objective or PQ that does not exist, and NotEnoughItems, saying how many there are,
    if n are too many.
    """
    if n < 1 or versions < 1:
        raise NotEnoughItems.at(str(wanted), f"{versions} sheets of {n} items are none", "ask for one or more")
    listed = fitting(bank, wanted)
    once = not (wanted.repeat or wanted.pq)
    if wanted.pq and n > 1 and any(not found[0].generator.alone for found in listed.values()):
        listed = {name: found for name, found in listed.items() if not found[0].generator.alone}
    there = sum(map(len, listed.values()))
    if n > there:
        hint = f"ask for at most {there}" if there else _elsewhere(bank, wanted)
        raise NotEnoughItems.at(str(wanted), f"{n} items are asked for, and {there} can be made", hint)
    draw = Draw(seed, f"sheet|{wanted}")
    plan = planned(listed, n, draw, once)
    if len(plan) < n:
        what = f"{n} items are asked for, and {len(plan)} can be made of which none gives another away"
        what += ", each about another PQ" if once else ""
        hint = f"ask for at most {len(plan)}" + (", or let PQs come twice" if once else "")
        raise NotEnoughItems.at(str(wanted), what, hint)
    sheets = [_sheet(bank, version, wanted, plan, seed, 1)]
    used = Counter((one.generator.name, text) for one in plan for text in shown(one.source))
    for variant in range(2, versions + 1):
        other = _varied(listed, plan, Draw(seed, f"sheet|{wanted}|{variant}"), used, once)
        used.update((one.generator.name, text) for one in other for text in shown(one.source))
        sheets.append(_sheet(bank, version, wanted, other, seed, variant))
    return sheets


def _elsewhere(bank: Bank, wanted: Wanted) -> str:
    """What to try where nothing can be made."""
    held = sum(map(len, fitting(bank, wanted, anywhere=True).values()))
    where = "from texts that stand in other splits, or in none: see --splits, and splits.yaml of the corpus"
    return f"{held} can be made {where}" if held else "choose another topic, level or PQ"


def in_common(sheets: Sequence[Sheet]) -> int:
    """The most items that any two sheets have in common, were it in another order."""
    about = [{item.ref.rsplit(":", 2)[0] for item in sheet.items} for sheet in sheets]
    return max((len(one & other) for one, other in combinations(about, 2)), default=0)


class _Chosen:
    """What a sheet has so far: how often each text and each key came, and what its items give away."""

    def __init__(self, once: bool) -> None:
        self.once = once
        self.texts: Counter[str] = Counter()
        self.keys: Counter[tuple[str, str]] = Counter()
        self.names: set[str] = set()
        self._about: dict[str, list[Generator]] = {}

    def fits(self, one: Candidate) -> bool:
        """Whether a candidate can be added: new, about a text that may come again, giving nothing away."""
        if one.name in self.names:
            return False
        for text in shown(one.source):
            for other in self._about.get(text, ()):
                kind = one.generator
                gives = kind.name in other.gives or other.name in kind.gives
                if self.once or gives or kind.alone or other.alone:
                    return False
        return True

    def add(self, one: Candidate) -> None:
        """Count a candidate in."""
        self.names.add(one.name)
        self.keys[one.generator.name, one.target.key] += 1
        for text in shown(one.source):
            self.texts[text] += 1
            self._about.setdefault(text, []).append(one.generator)

    def best(self, found: Sequence[Candidate], draw: Draw, uses: Counter[str] | None = None) -> Candidate | None:
        """Of the candidates of one generator that fit: texts of fewest `uses`, a key used least, texts used least."""
        free = [one for one in found if self.fits(one)]
        if uses is not None:
            free = _least(free, uses)
        if not free:
            return None
        name = free[0].generator.name
        beside = Counter(rival for one in found for rival in one.target.rivals)
        weights = {one.target.key: beside[one.target.key] or one.target.weight for one in free}
        waits = {one: self.keys[name, one] + draw.wait(f"{name}|{one}") for one in sorted(weights)}
        key = min(waits, key=lambda one: waits[one] / weights[one])
        of_key = _least([one for one in free if one.target.key == key], self.texts)
        return draw.order(of_key, lambda one: one.name)[0]


def _least(found: list[Candidate], uses: Counter[str]) -> list[Candidate]:
    """The candidates whose texts were used least."""
    counts = [sum(uses[text] for text in shown(one.source)) for one in found]
    return [one for one, count in zip(found, counts, strict=True) if count == min(counts)]


def planned(listed: dict[str, list[Candidate]], n: int, draw: Draw, once: bool) -> list[Candidate]:
    """Candidates for a sheet: each objective in turn, its generators in turn, keys and texts used least so far."""
    turns: dict[str, list[str]] = {}
    for name, found in listed.items():
        turns.setdefault(found[0].generator.objective, []).append(name)
    waiting = {objective: cycle(draw.order(names)) for objective, names in turns.items()}
    order = draw.order(turns)
    chosen = _Chosen(once)
    picked: list[Candidate] = []
    while len(picked) < n:
        before = len(picked)
        for objective in order:
            if len(picked) == n:
                break
            for name in (next(waiting[objective]) for _ in turns[objective]):
                best = chosen.best(listed[name], draw)
                if best is not None:
                    chosen.add(best)
                    picked.append(best)
                    break
        if len(picked) == before:
            break
    return picked


def _varied(
    listed: dict[str, list[Candidate]], plan: list[Candidate], draw: Draw, used: Counter[tuple[str, str]], once: bool
) -> list[Candidate]:
    """For each item of the plan another of its generator and level, about texts that earlier versions used least.

    Those of which there is least choice come first; one that then finds nothing is put before them, and all is begun
    anew. Where that leads nowhere, the plan itself stands again.
    """
    waiting = sorted(range(len(plan)), key=lambda i: len(listed[plan[i].generator.name]))
    for _ in plan:
        chosen = _Chosen(once)
        found: dict[int, Candidate] = {}
        for i in waiting:
            name, hard = plan[i].generator.name, plan[i].target.level
            level = [one for one in listed[name] if one.target.level == hard]
            uses = Counter({text: used[name, text] for one in level for text in shown(one.source)})
            best = chosen.best(level, draw, uses)
            if best is None:
                waiting = [i, *(other for other in waiting if other != i)]
                break
            found[i] = best
            chosen.add(best)
        else:
            return [found[i] for i in range(len(plan))]
    return plan


def _sheet(bank: Bank, version: str, wanted: Wanted, picked: Iterable[Candidate], seed: int, variant: int) -> Sheet:
    """The items of a sheet, in the order in which a PQ is read; items of one kind in drawn order."""
    place = {name: i for i, name in enumerate(GENERATORS)}
    item_seed = seed if variant == 1 else seed * 1000 + variant
    drawn = Draw(item_seed, "order").order(picked, lambda one: one.name)
    ordered = sorted(drawn, key=lambda one: place[one.generator.name])
    items = tuple(one.generator.item(one.source, one.target, item_seed) for one in ordered)
    heading = bank.corpus[wanted.pq].heading if wanted.pq else ""
    topic = TOPICS[wanted.topic or "everything"].title if wanted.topic or not (heading or wanted.objectives) else ""
    aims = f"Exercises: {', '.join(wanted.objectives)}" if wanted.objectives else topic
    return Sheet(
        title=" · ".join(filter(None, (aims, heading))), seed=seed, version=version, variant=variant, items=items
    )
