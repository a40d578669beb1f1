"""The coverage of a corpus as tables in Markdown and as a picture."""

from pqteach.corpus import Corpus
from pqteach.coverage import Counts, Coverage, medians, register, rows
from pqteach.render.page import templates

ROW, BAR_LEFT, BAR_WIDTH = 16, 250, 330
"""Of the picture, in pixels: the height of a row, where bars begin, and how long the longest is."""


def coverage_markdown(corpus: Corpus, found: Counts, held_to: Coverage) -> str:
    """What there is beside what there must be, and the register beside the real figures, as Markdown tables."""
    lines = ["| what | there are | at least |", "| --- | ---: | ---: |"]
    lines += [f"| {group}: {name} | {have} | {floor} |" for group, name, have, floor in rows(found, held_to)]
    lines += ["", "| median words | there are | from – to |", "| --- | ---: | ---: |"]
    words = medians(corpus)
    lines += [f"| {name} | {words[name]:g} | {low} – {high} |" for name, (low, high) in held_to.medians.items()]
    lines += ["", "| share of PQs, in per cent | here | real |", "| --- | ---: | ---: |"]
    for group, shares in register(corpus).items():
        real: dict[str, float] = getattr(held_to.real, group)
        lines += [f"| {group}: {name} | {share:.1f} | {real[name]:g} |" for name, share in shares.items()]
    return "\n".join([*lines, "", f"Real: {held_to.real.source}."])


def coverage_svg(found: Counts, held_to: Coverage) -> str:
    """A bar for each kind, by group, with a mark at the least there must be; legible in black and white."""
    bars: list[dict[str, object]] = []
    y, group_before = 30, ""
    listed = list(rows(found, held_to))
    for group, name, have, floor in listed:
        if group != group_before:
            y += ROW
            bars.append({"y": y, "group": group})
            y, group_before = y + ROW, group
        most = max(max(one[2:]) for one in listed if one[0] == group)
        scale = BAR_WIDTH / most
        bar = {"y": y, "group": "", "name": name, "have": have, "floor": floor}
        bars.append(bar | {"width": have * scale, "mark": floor * scale})
        y += ROW
    drawn = templates.get_template("coverage.svg")
    return drawn.render(bars=bars, height=y + ROW, left=BAR_LEFT, width=BAR_LEFT + BAR_WIDTH + 60) + "\n"
