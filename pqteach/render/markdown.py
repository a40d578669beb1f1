"""Items and passages as Markdown: legible in any viewer, and inert whatever the text holds."""

import re
from typing import assert_never

from pqteach.checking import SIGNS, Outcome, key_line, reveal
from pqteach.item import Item, Passage, Piece
from pqteach.passages import table_rows
from pqteach.responding import how

# JupyterLab looks for mathematics twice: for `$` and `\` in the source, so they are written as entities; and in the
# finished page, where a tag of their own keeps them from standing beside what they would delimit.
_ESCAPES = str.maketrans(
    {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
    | {char: "\\" + char for char in "*_`[]#|~^"}
)
_LINE_START = re.compile(r"^( *)([-+=:]|\d+(?=[.)]))")


def escape(text: str) -> str:
    r"""Text in one line in which nothing is markup, mathematics or HTML.

    >>> escape("<b> *x* $y$")
    '&lt;b&gt; \\*x\\* <span>&#36;</span>y<span>&#36;</span>'
    """
    return _LINE_START.sub(_at_start, re.sub(r"\s+", " ", text).translate(_ESCAPES))


def _at_start(match: re.Match[str]) -> str:
    """What would begin a list, a rule or a heading, escaped."""
    space, mark = match.groups()
    return f"{space}\\{mark}" if not mark.isdigit() else f"{space}<span>{mark}</span>"


def bold(text: str) -> str:
    """A text in bold type; Markdown takes no space beside the stars."""
    return f"**{escape(text.strip())}**"


def italic(text: str) -> str:
    """A text in italic type."""
    return f"*{escape(text.strip())}*"


def passage_markdown(passage: Passage) -> str:
    """A passage as a block quotation under its title, with its notice."""
    paragraphs = [_paragraph(paragraph) for paragraph in passage.paragraphs]
    lines = [bold(passage.title), *paragraphs, f"<small>{escape(passage.notice)}</small>"]
    return "\n>\n".join("> " + line.replace("\n", "\n> ") for line in lines)


def _paragraph(paragraph: tuple[Piece, ...]) -> str:
    rows = [[" ".join(map(_piece, cell)) for cell in row] for row in table_rows(paragraph)]
    if not rows:
        return "".join(map(_piece, paragraph))
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _piece(piece: Piece) -> str:
    if piece.id:
        return f"<b>[{piece.id}]</b> <u>{escape(piece.text)}</u>"
    return f"<mark>{escape(piece.text)}</mark>" if piece.focus else escape(piece.text)


def item_markdown(name: str, item: Item, shown: dict[str, str] | None = None) -> str:
    """An item as a learner sees it; passages in `shown` (text to where it stands) are pointed to, not repeated."""
    points = {0: "no mark", 1: "1 point"}.get(item.points, f"{item.points} points")
    parts = [f"### {name} · {points}"]
    for passage in item.passages:
        text = passage_markdown(passage)
        if shown is not None and text in shown:
            parts.append(italic(f"{passage.title}: {shown[text]}."))
            continue
        if shown is not None:
            shown[text] = f"as under {name}"
        parts.append(text)
    parts += [bold(item.stem), *options_markdown(item), italic(how(item))]
    return "\n\n".join(parts)


def options_markdown(item: Item) -> list[str]:
    """What can be chosen, as blocks of Markdown."""

    def listed(options: tuple[tuple[str, str], ...]) -> str:
        return "\n".join(f"- **{id_}** &nbsp; {escape(text)}" for id_, text in options)

    match item.type:
        case "choice" | "select":
            return [listed(tuple((one.id, one.text) for one in item.options))]
        case "match":
            left, right = (listed(tuple((one.id, one.text) for one in side)) for side in (item.left, item.right))
            return [left, "Give each of these one of the following:", right]
        case "order":
            cards = listed(tuple((one.id, one.text) for one in item.cards))
            return [cards, f"From {italic(item.ends[0])} to {italic(item.ends[1])}."]
        case "hottext" | "entry" | "draft":
            return []
        case _:
            assert_never(item)


def key_markdown(item: Item) -> str:
    """The key of an item with every reason, for the instructor's edition."""
    lines = [f"{bold(f'Key: {key_line(item)}')} · {escape(item.objective)} · about {item.minutes:g} min"]
    return "\n\n".join([*lines, outcome_markdown(reveal(item))])


def outcome_markdown(outcome: Outcome) -> str:
    """The remarks of an outcome as a list."""
    return "\n".join(f"- {SIGNS[remark.mark]} {bold(remark.about)} {escape(remark.text)}" for remark in outcome.remarks)
