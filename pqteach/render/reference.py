"""The reference page: topics, objectives and generators, with what each is for and how much there is of it."""

from collections.abc import Iterable, Iterator

from pqteach.bank import Bank
from pqteach.generators import GENERATORS
from pqteach.objectives import OBJECTIVES, TOPICS
from pqteach.pq import PQ
from pqteach.sources import Case, Pairing, Sequence, Table, shown

KINDS: dict[type, str] = {
    PQ: "PQs", Case: "drafts", Pairing: "pairs of PQs", Sequence: "series of PQs", Table: "tables of two coders"
}  # fmt: skip


def generator_rows(bank: Bank) -> Iterator[tuple[str, str, int, int, str]]:
    """Of each generator its name, what the learner does, how many items of how many sources, and what these are."""
    for name, one in GENERATORS.items():
        found = bank.candidates([name])
        yield name, one.description, len(found), len({each.source.id for each in found}), KINDS[one.of]


def reference(bank: Bank) -> str:
    """The page, in Markdown."""
    rows = list(generator_rows(bank))
    texts = {text for one in bank.candidates(GENERATORS) for text in shown(one.source)}
    lines = [
        "# Items, objectives and topics",
        "",
        "Written by `pqteach document`; do not edit. The same is said by `pqteach topics`, `pqteach objectives` and "
        "`pqteach generators`.",
        "",
        f"There are {len(rows)} kinds of item and {sum(row[2] for row in rows):,} different items, about "
        f"{len(texts & set(bank.corpus))} PQs. An item with another seed has its options in another order, and "
        "often others.",
        "",
        "## Topics",
        "",
        "`pqteach make --topic NAME` makes a sheet on one.",
        "",
        "| topic | title | objectives |",
        "| --- | --- | --- |",
        *(f"| `{name}` | {topic.title} | {_names(topic.objectives)} |" for name, topic in TOPICS.items()),
        "",
        "## Objectives",
        "",
        "`pqteach make --objectives NAME,NAME` makes a sheet on some.",
        "",
        "| objective | what one comes to be able to do | kinds of item |",
        "| --- | --- | --- |",
        *(
            f"| `{name}` | {text} | {_names(one.name for one in GENERATORS.values() if one.objective == name)} |"
            for name, text in OBJECTIVES.items()
        ),
        "",
        "## Kinds of item",
        "",
        "| generator | type | level | minutes | what one does | items | made from |",
        "| --- | --- | --- | --- | --- | ---: | --- |",
    ]
    for name, does, items, sources, kind in rows:
        found = bank.candidates([name])
        if not found:
            lines.append(f"| `{name}` | | | | {does} | 0 | {kind} |")
            continue
        one = found[0].generator
        first = one.item(found[0].source, found[0].target, 1)
        minutes = sorted(one.item(each.source, each.target, 1).minutes for each in found)
        levels = sorted({float(each.target.level) for each in found})
        lines.append(
            f"| `{name}` | {first.type} | {_range(levels)} | {_range(minutes)} | {does} | {items} | {sources} {kind} |"
        )
    return "\n".join(lines) + "\n"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _range(numbers: list[float]) -> str:
    low, high = numbers[0], numbers[-1]
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
