"""A sheet as a Jupyter notebook: for learners without a key, for instructors with keys and reasons."""

import json
from collections.abc import Iterable
from typing import Any

import nbformat

from pqteach.checking import key_line
from pqteach.item import Item, Passage
from pqteach.lesson import Lesson, Prose
from pqteach.render.markdown import escape, item_markdown, key_markdown, passage_markdown
from pqteach.sheet import Sheet
from pqteach.working import Mode, shown

HOW_TO = """\
Run the next cell first: click it and press Shift+Enter. Below each item there is a cell `respond("Q1")`: run it and
respond by clicking, or write your response between the quotation marks, as in `respond("Q1", "B")`. You are told at
once what your response earns and why, and you may respond again. `reveal("Q1")` shows the key with all its reasons."""
HOW_TO_SUBMIT = """\
Run the next cell first: click it and press Shift+Enter. Below each item there is a cell `respond("Q1")`: run it and
respond by clicking, or write your response between the quotation marks, as in `respond("Q1", "B")`. What you respond is
recorded at once, and you can change it until you submit, in the last cell. Nothing here says whether it is right."""
SELF_CHECK = "This is self-check, for practice: whoever has pqteach can also print the key."
NO_PQTEACH = "If the cell says that there is no module named pqteach, install it: `pip install .` in its folder."

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

Block = str | Passage | tuple[str, Item]
"""What a notebook is made of: Markdown, a passage, or an item under its name."""


def sheet_notebook(sheet: Sheet, instructor: bool = False, corpus: str = "", mode: Mode = "practice") -> str:
    """A sheet as the text of a notebook; the same sheet gives the same bytes.

    `corpus` is the folder of PQs of one's own, as seen from the notebook; without it they are the shipped ones. For
    `assessment` a notebook has what is shown of its items and no way to their keys.
    """
    about = f"{len(sheet.items)} items, about {sheet.minutes} minutes. Seed {sheet.seed}, pqteach {sheet.version}."
    return notebook(sheet.title, [about, *sheet.named().items()], instructor, corpus, mode)


def lesson_notebook(lesson: Lesson, instructor: bool = False, corpus: str = "") -> str:
    """A lesson as the text of a notebook; what is for the teacher is only in the instructor's edition."""
    objectives = "\n".join(f"- {escape(objective)}" for objective in lesson.head.objectives)
    blocks: list[Block] = [f"About {lesson.head.minutes} minutes. When you have finished you can:\n\n{objectives}"]
    count = 0
    for part in lesson.parts:
        if isinstance(part, Prose):
            if instructor or not part.teacher:
                blocks.append(_for_teacher(part.text) if part.teacher else part.text)
        elif isinstance(part, Passage):
            blocks.append(part)
        else:
            count += 1
            blocks.append((f"Q{count}", part))
    return notebook(lesson.head.title, blocks, instructor, corpus)


def notebook(
    title: str, blocks: Iterable[Block], instructor: bool = False, corpus: str = "", mode: Mode = "practice"
) -> str:
    """A notebook of blocks, the first of them Markdown, as text: valid nbformat, with cell ids by position."""
    blocks = list(blocks)
    items = dict(block for block in blocks if isinstance(block, tuple))
    edition = " · instructor's edition, with keys" if instructor else ""
    cells = [_markdown(f"# {escape(title)}{edition}")]
    shown: dict[str, str] = {}
    for i, block in enumerate(blocks):
        if i == 1 and items:  # after the words about the sheet or lesson
            if mode == "practice":
                cells += [_markdown(f"{HOW_TO}\n\n{SELF_CHECK} {NO_PQTEACH}"), _code(_setup(items, corpus))]
            else:
                cells += [_markdown(f"{HOW_TO_SUBMIT}\n\n{NO_PQTEACH}"), _hidden(_faces(items))]
        if isinstance(block, str):
            cells.append(_markdown(block))
            continue
        if isinstance(block, Passage):
            text = passage_markdown(block)
            shown[text] = "as above"
            cells.append(_markdown(text))
            continue
        name, item = block
        cells.append(_markdown(item_markdown(name, item, shown)))
        if instructor:
            cells.append(_markdown(key_markdown(item)))
            cells.append(_code(f'respond("{name}", {key_line_response(item)!r})'))
        else:
            cells.append(_code(f'respond("{name}")'))
    if items and mode == "practice":
        cells += [_markdown("## How far you have come"), _code("score()")]
    elif items:
        cells += [_markdown("## When you have finished"), _code("submit()")]
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i:03}"
    made = nbformat.from_dict({"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5})
    nbformat.validate(made)
    return str(nbformat.writes(made)) + "\n"


def _for_teacher(text: str) -> str:
    return "\n".join(f"> {line}" for line in ["**For the teacher**", "", *text.splitlines()])


def key_line_response(item: Item) -> str:
    """The key as a response that can be given, without the weights of other readings."""
    plain = item.type in ("entry", "draft")  # where brackets belong to the text
    return key_line(item) if plain else key_line(item).split(" (")[0]


def _setup(items: dict[str, Item], corpus: str) -> str:
    refs = "\n".join(f"{name} {item.ref}" for name, item in items.items())
    folder = f", corpus={corpus!r}" if corpus else ""
    return f'from pqteach import practise\n\nrespond, score, reveal = practise("""\n{refs}\n"""{folder})'


def _faces(items: dict[str, Item]) -> str:
    faces = json.dumps([shown(name, item) for name, item in items.items()], ensure_ascii=False)
    return f"from pqteach import assess\n\nrespond, submit = assess({faces!r})"


# Plain cells: nbformat's own makers validate each cell by itself, and the whole is validated in the end anyway.
def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def _hidden(source: str) -> dict[str, Any]:
    """A code cell that need not be read."""
    return {**_code(source), "metadata": {"jupyter": {"source_hidden": True}}}
