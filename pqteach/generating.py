"""How items are made from PQs: the `@generator` decorator, the draw, and items made again from their refs."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from pqteach.drawing import Draw
from pqteach.errors import SourceError, StaleRef
from pqteach.item import Choice, ChoiceKey, Item, Level, Option, Passage, digest, letters
from pqteach.objectives import OBJECTIVES
from pqteach.pq import PQ


@dataclass(frozen=True)
class Target:
    """What an item is about in its source: an ask, a move, a family, or nothing but a name.

    `level` is how hard it is, from 1 to 3. `key` is what the key says where items have the same options: sheets draw
    every key about as often. Where the options are some of many, `rivals` are what may stand beside the key: sheets
    then draw each key as often as it stands beside others, so that what is seen often is not more often right. A key of
    less `weight` is drawn less.
    """

    id: str
    of: Any = None
    level: Level = 2
    key: str = ""
    rivals: tuple[str, ...] = ()
    weight: float = 1


@dataclass(frozen=True)
class Generator:
    """Makes items of one kind from sources of one kind, most of them from PQs.

    `over` gives the targets in a source that it applies to, `make` the item for one of them. `gives` names generators
    whose key about the same source its stem gives away; one that stands `alone` is given away by any other item about
    its source.
    """

    name: str
    objective: str
    of: type
    description: str
    over: Callable[[Any], Sequence[Target]]
    make: Callable[[Any, Any, Draw], Item]
    gives: tuple[str, ...] = ()
    alone: bool = False

    def item(self, source: Any, target: Target, seed: int) -> Item:
        """The item about one target, with its ref.

        Raises SourceError if the source lacks something that the lint would ask for.
        """
        try:
            drawn = self.make(source, target.of, Draw(seed, f"{self.name}|{source.id}|{target.id}"))
        except (LookupError, StopIteration, ValueError) as error:
            what = f"no `{self.name}` item can be made about {target.id} ({type(error).__name__}: {error})"
            raise SourceError.at(source.id, what, "run `pqteach lint` on the corpus, and mend what it finds") from error
        update = {"objective": OBJECTIVES[self.objective], "level": target.level, "minutes": _minutes(drawn)}
        made = drawn.model_copy(update=update)
        return made.model_copy(update={"ref": f"{self.name}:{source.id}:{target.id}:{seed}:{digest(made)}"})


def generator(
    name: str, *, objective: str, over: Callable[[Any], Sequence[Target]], of: type = PQ, gives: tuple[str, ...] = (),
    alone: bool = False,
) -> Callable[[Callable[[Any, Any, Draw], Item]], Generator]:  # fmt: skip
    """Makes a Generator of a function of source, what is targeted, and draw; its docstring says what the learner does.

    `objective` is one of `OBJECTIVES`; `of` is the kind of source, a PQ or one of `pqteach.sources`.
    """

    def decorate(make: Callable[[Any, Any, Draw], Item]) -> Generator:
        description = (make.__doc__ or "").strip().splitlines()[0]
        return Generator(name, objective, of, description, over, make, gives, alone)

    return decorate


@dataclass(frozen=True)
class Ref:
    """The name of an item: generator, source (most often a PQ), target, seed, and the digest of what is shown."""

    generator: str
    source: str
    target: str
    seed: int
    digest: str

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The ref in a text; raises StaleRef if it is not one.

        >>> Ref.parse("slot:2017-03-09.example:A1:7:0123456789").target
        'A1'
        """
        parts = text.strip().split(":")
        if len(parts) != 5 or not re.fullmatch(r"-?[0-9]{1,40}", parts[3]):
            hint = "copy it whole from the notebook or from items.json"
            raise StaleRef.at(f"`{text[:80]}`", "this is not the ref of an item", hint)
        return cls(parts[0], parts[1], parts[2], int(parts[3]), parts[4])


READING = 200
"""Words a minute that are read with care."""


def _minutes(item: Item) -> float:
    """How long an item takes: what its kind takes to think about, and its passages to read, in half minutes."""
    words = sum(len(piece.text.split()) for passage in item.passages for line in passage.paragraphs for piece in line)
    return max(0.5, round(2 * (item.minutes + words / READING)) / 2)


SHORT, LONG = 80, 160
"""Words of question and answers up to which an item is easy, and from which on it is hard."""


def by_length(pq: PQ, disputed: bool = False) -> Level:
    """The level of an item for which all of a PQ is read: by its words, and one higher where readers divide."""
    words = sum(len(text.split()) for text in (pq.question_text, *(answer.canonical for answer in pq.answers)))
    level = 1 + (words > SHORT) + (words >= LONG) + disputed
    return 1 if level == 1 else 2 if level == 2 else 3


SECOND = 0.5
"""What the secondary label of a move earns: a defensible reading, and not the one that the cue decides."""


def distractors(
    draw: Draw, key: str, pool: Iterable[str], count: int, texts: Mapping[str, str],
    alike: Callable[[str, str], float] = lambda one, other: 0,
) -> list[str]:  # fmt: skip
    """So many of a pool to stand beside a key: such that the key's length and likeness to the rest give nothing away.

    Where the pool leaves a choice, the place that the key is to have in length, and in the words that it shares with
    the others, is drawn, and the distractors that come nearest to giving it that place are taken.
    """
    names = draw.order(pool)
    if len(names) <= count:
        return names
    wanted = [draw.order([(what, place) for place in range(count + 1)])[0][1] for what in ("length", "words")]

    def away(some: tuple[str, ...]) -> float:
        shown = [texts[name] for name in (key, *some)]
        longer = sum(len(one) > len(shown[0]) for one in shown[1:])
        shared = [sum(len(long_words(one) & long_words(other)) for other in shown if other is not one) for one in shown]
        more = sum(one > shared[0] for one in shared[1:])
        return abs(longer - wanted[0]) + 1.5 * abs(more - wanted[1]) - sum(alike(one, shown[0]) for one in shown[1:])

    subsets = sorted(combinations(names, count), key=away)  # a stable sort: among equals the draw decides
    return list(subsets[0])


@lru_cache(maxsize=4096)
def long_words(text: str) -> frozenset[str]:
    """The words of a text that have more than three letters, whatever their case."""
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3)


def option_list(draw: Draw, texts: dict[str, str]) -> tuple[tuple[Option, ...], dict[str, str]]:
    """Options in drawn order, and the letter of each: `texts` gives for every name what is shown.

    The order depends on what is shown and on the seed alone, so that it says nothing about the key.
    """
    names = draw.order(texts, lambda name: texts[name])
    ids = dict(zip(names, letters(len(names)), strict=True))
    return tuple(Option(id=ids[name], text=texts[name]) for name in names), ids


def choice(
    draw: Draw, *, stem: str, passages: tuple[Passage, ...], texts: dict[str, str], correct: str,
    feedback: dict[str, str], weights: dict[str, float] | None = None, fixed: bool = False, minutes: float = 1.5,
) -> Choice:  # fmt: skip
    """A choice item from named options: `texts`, `feedback` and `weights` by name; `fixed` keeps the given order."""
    if fixed:
        ids = dict(zip(texts, letters(len(texts)), strict=True))
        options = tuple(Option(id=ids[name], text=text) for name, text in texts.items())
    else:
        options, ids = option_list(draw, texts)
    key = ChoiceKey(
        correct=ids[correct],
        weights={ids[name]: weight for name, weight in (weights or {}).items()},
        feedback={ids[name]: feedback[name] for name in texts},
    )
    return Choice(stem=stem, passages=passages, options=options, minutes=minutes, key=key)
