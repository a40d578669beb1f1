"""The pages of the guidelines on each label, from the codebook and from how far coders have agreed on it."""

from collections.abc import Iterator, Sequence

from pqteach.codebook import Codebook, Entry
from pqteach.comparing import Comparison, LabelAgreement

LAYERS = {
    "acts": "Question acts (layer A)",
    "context": "Context of the question (layer A)",
    "moves": "Moves of the answer (layer B)",
    "replies": "Verdict on the reply (layer C)",
    "rungs": "The ladder of commitment (layer C)",
    "findings": "What becomes of an element (layer C)",
}


def label_pages(codebook: Codebook, agreed: Comparison) -> str:
    """A page for each label in Markdown: definition, test, cases, near miss, cues, confusions, agreement so far."""
    figures = agreed.by_layer()
    lines: list[str] = []
    for layer, title in LAYERS.items():
        lines += [f"## {title}", ""]
        by_label = {one.label: one for one in figures.get(layer, ())}
        for entry in getattr(codebook, layer):
            key = entry.id.removeprefix("rung-") if layer == "rungs" else entry.id
            lines += _page(entry, by_label.get(key), layer in figures)
    return "\n".join(lines).rstrip()


def _page(entry: Entry, agreed: LabelAgreement | None, measured: bool) -> Iterator[str]:
    yield from (f"### `{entry.id}` · {entry.name}", "", entry.definition, "")
    yield from (f"**Test.** {entry.test}", "")
    yield from ("**Clear cases**", "", f"- {entry.example}", f"- {entry.second}", "")
    if entry.near_miss:
        miss = entry.near_miss
        yield from (f"**Near miss**, which is `{miss.label}`: {miss.text}", "", miss.why, "")
    yield from (f"**Cues**: {_listed(entry.cues)}. {entry.mislead}", "")
    if entry.confused_with:
        yield from (f"**Confused with** {_listed([f'`{one}`' for one in entry.confused_with])}.", "")
    if measured:
        yield from (f"**Agreement so far**: {_agreement(agreed)}", "")


def _agreement(agreed: LabelAgreement | None) -> str:
    if agreed is None:
        return "neither coder has given it."
    return (
        f"given {agreed.first} and {agreed.second} times, {agreed.both} times by both; specific agreement "
        f"{agreed.share:.2f}."
    )


def _listed(words: Sequence[str]) -> str:
    return " · ".join(words)
