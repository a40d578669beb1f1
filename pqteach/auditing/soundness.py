"""What every item must satisfy, whatever is drawn: options apart, one key, lengths, feedback that quotes, even keys."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import sqrt

from pqteach.annotation import Ask, Move
from pqteach.bank import Bank, Candidate
from pqteach.errors import NotEnoughItems
from pqteach.item import Choice, Item, segments
from pqteach.objectives import TOPICS
from pqteach.pq import PQ
from pqteach.sheet import Wanted, arrange
from pqteach.sources import Case, Pairing, Sequence, Source, Table

LONGEST_STEM, LONGEST_OPTION = 120, 100
"""Words of a stem and of an option: an option may be a whole question, and drafts that are too long are repaired."""

EVEN = 3.3
"""Standard deviations by which a place may hold more keys than its share: one in a thousand by chance."""


def faults(bank: Bank, generator: str, seeds: Iterable[int] = (1, 2, 3)) -> list[str]:
    """All that is wrong with any item of a generator, and with the places of their keys."""
    found: list[str] = []
    places: Counter[str] = Counter()
    counts: Counter[int] = Counter()
    for candidate in bank.candidates([generator]):
        for seed in seeds:
            item = candidate.generator.item(candidate.source, candidate.target, seed)
            found += [f"{item.ref}: {what}" for what in item_faults(candidate, item)]
            if isinstance(item, Choice) and not candidate.target.key:  # else sheets balance what the key says
                places[item.key.correct] += 1
                counts[len(item.options)] += 1
    return found + [f"{generator}: {what}" for what in uneven(places, counts)]


def item_faults(candidate: Candidate, item: Item) -> Iterator[str]:
    """All that is wrong with one item."""
    texts = [flat(text) for text in options(item)]
    if len(set(texts)) < len(texts):
        yield "two options read alike"
    if len(item.stem.split()) > LONGEST_STEM:
        yield f"the stem has {len(item.stem.split())} words"
    yield from (f"an option has {len(t.split())} words" for t in options(item) if len(t.split()) > LONGEST_OPTION)
    yield from (f"{what} is called wrong, and can be defended" for what in _denied(candidate, item))
    given = reasons(item)
    if missing := [name for name, why in given.items() if not why.strip()]:
        yield f"no feedback for {', '.join(missing)}"
    said = flat(" ".join([item.stem, *shown_text(item), *options(item), source_text(candidate.source)]))
    for name, why in given.items():
        by_words = item.type not in ("entry", "draft") and candidate.generator.objective != "days"
        if by_words and not any(quote and quote in said for quote in quotes(why)):
            yield f"the feedback for {name} quotes nothing that is shown: {why}"


def told(bank: Bank, seeds: Iterable[int] = range(1, 11)) -> list[str]:
    """What one item gives away of another, on sheets of twelve items about each topic."""
    found = []
    for topic in TOPICS:
        for seed in seeds:
            try:
                (sheet,) = arrange(bank, "audit", Wanted(topic=topic, repeat=True), n=12, seed=seed)
            except NotEnoughItems:
                continue  # a small corpus may not have so many
            found += [f"{one}: its key stands in {other}" for one, other in gives_away(sheet.items)]
    return found


def gives_away(items: Iterable[Item]) -> list[tuple[str, str]]:
    """The refs of items whose key stands in the stem of another item of the sheet, or in its options on the same text.

    In options on another text it says nothing: the words of the codebook come again and again.
    """
    found = []
    for one, other in combinations(items, 2):
        for key, shown in ((one, other), (other, one)):
            if isinstance(key, Choice):
                words = next(option.text for option in key.options if option.id == key.key.correct)
                same_text = set(shown_text(key)) & set(shown_text(shown))
                said = [shown.stem, *(options(shown) if same_text else ())]
                same = isinstance(shown, Choice) and {o.text for o in shown.options} == {o.text for o in key.options}
                if len(words.split()) > 4 and not same and any(words.casefold() in text.casefold() for text in said):
                    found.append((key.ref, shown.ref))
    return found


def options(item: Item) -> list[str]:
    """The texts that an item gives to pick, pair, order or mark."""
    match item.type:
        case "choice" | "select":
            return [one.text for one in item.options]
        case "match":
            return [one.text for one in (*item.left, *item.right)]
        case "order":
            return [one.text for one in item.cards]
        case "hottext":
            return [one.text for one in segments(item)]
        case _:
            return []


def reasons(item: Item) -> dict[str, str]:
    """The feedback of each option, segment, row, neighbouring pair, response or check."""
    match item.type:
        case "choice" | "select":
            return {one.id: item.key.feedback.get(one.id, "") for one in item.options}
        case "hottext":
            return {one.id: item.key.feedback.get(one.id, "") for one in segments(item)}
        case "match":
            return {one.id: item.key.feedback.get(one.id, "") for one in item.left}
        case "order":
            return {str(i): why for i, why in enumerate(item.key.between)}
        case "entry":
            return {"right": item.key.feedback, **item.key.near}
        case _:
            return {one.name: one.failed for one in item.key.checks}


def quotes(text: str) -> list[str]:
    """What a text quotes, each piece between ellipses by itself, flat."""
    found = re.findall(r'"([^"]+)"|“([^”]+)”', text)
    return [flat(piece) for one, other in found for piece in (one or other).split("…")]


def flat(text: str) -> str:
    """A text without case, punctuation and runs of space."""
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def shown_text(item: Item) -> list[str]:
    """The passages of an item as plain text."""
    return ["".join(piece.text for piece in line) for passage in item.passages for line in passage.paragraphs]


def source_text(source: Source) -> str:
    """All that stands in what an item is made from."""
    match source:
        case PQ():
            return " ".join([source.question_text, *(answer.canonical for answer in source.answers)])
        case Pairing() | Sequence():
            return " ".join(source_text(pq) for pq in source.pqs)
        case Case():
            return source.draft.text
        case Table():
            return " ".join(text for text, _, _ in source.rows)


def uneven(places: Counter[str], counts: Counter[int]) -> Iterator[str]:
    """The places, first to last, that hold more keys than their share, beyond chance."""
    for i, place in enumerate(sorted(places)):
        share = sum(number / size for size, number in counts.items() if i < size)
        if places[place] - share > EVEN * sqrt(share):
            yield f"{places[place]} keys stand at {place}, where {share:.0f} would be even"


def _denied(candidate: Candidate, item: Item) -> Iterator[str]:
    """What an item calls wrong though the annotation accepts it."""
    if not isinstance(item, Choice) or not isinstance(candidate.source, PQ):
        return
    book, of = candidate.source.codebook, candidate.target.of
    earned = {one.text: item.key.weights.get(one.id, one.id == item.key.correct) for one in item.options}
    if candidate.generator.name == "move-label" and isinstance(of, Move) and of.secondary:
        accepted = {f"It {book.move(of.secondary).short}."}
    elif candidate.generator.name == "reply-verdict" and isinstance(of, Ask):
        accepted = {book.reply(one.value).short for one in of.accept if one.value}
    elif candidate.generator.name == "ladder-rung" and isinstance(of, Ask):
        rungs = [book.rung(one.rung) for one in of.accept if one.rung is not None]
        accepted = {f"Rung {one.rung}, {one.name}: the answer {one.short}." for one in rungs}
    else:
        return
    yield from (text for text in accepted if text in earned and not earned[text])
