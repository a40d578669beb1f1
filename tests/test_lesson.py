"""A lesson is Markdown with blocks of four keys; whatever is wrong in it is said at its line, all at once."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, SEED

from pqteach.checking import check
from pqteach.contrasts import read_splits
from pqteach.corpus import Corpus
from pqteach.errors import SourceError
from pqteach.generators import make
from pqteach.item import Passage
from pqteach.lesson import Lesson, Prose, lesson_from, read_lesson
from pqteach.linting.teaching import MOTIVES
from pqteach.render.notebook import key_line_response, lesson_notebook

HEAD = """\
---
title: A lesson
minutes: 20
objectives:
  - read a question
---
"""
EXERCISE = f"""\
```exercise
generator: slot
pq: {SEED}
target: A1
seed: 1
```
"""
PASSAGE = f"""\
```passage
pq: {SEED}
part: question
```
"""
TEACHER = """\
```teacher
Hold this back.
```
"""
SHIPPED = sorted((ROOT / "lessons").glob("*.md"))


def _findings(text: str, corpus: Corpus) -> list[tuple[int, str, str]]:
    with pytest.raises(SourceError) as error:
        lesson_from("mine.md", text, corpus)
    assert {finding.where for finding in error.value.findings} == {"mine.md"}
    assert all(finding.hint for finding in error.value.findings)
    return [(finding.line, finding.what, finding.hint) for finding in error.value.findings]


def _words(lesson: Lesson, instructor: bool = False) -> str:
    return "\n".join("".join(cell["source"]) for cell in json.loads(lesson_notebook(lesson, instructor))["cells"])


def test_prose_passages_items_and_teacher_text_stand_in_order(corpus: Corpus) -> None:
    lesson = lesson_from("mine.md", f"{HEAD}\nBefore.\n\n{PASSAGE}\n{EXERCISE}{TEACHER}\nAfter.\n", corpus)
    before, passage, item, teacher, after = lesson.parts
    assert before == Prose(text="Before.")
    assert isinstance(passage, Passage)
    assert passage.title.startswith("Question")
    assert item == make("slot", corpus[SEED], "A1", 1)
    assert teacher == Prose(text="Hold this back.", teacher=True)
    assert after == Prose(text="After.")


def test_the_answer_can_be_shown_as_a_passage(corpus: Corpus) -> None:
    (passage,) = lesson_from("mine.md", HEAD + PASSAGE.replace("question", "answer"), corpus).parts
    assert isinstance(passage, Passage)
    assert passage.title.startswith("Answer")
    assert passage.notice == corpus[SEED].notice


def test_a_plain_code_fence_stays_in_the_prose(corpus: Corpus) -> None:
    text = f"{HEAD}Before.\n\n```\n---\ngenerator: x\n```\n\nAfter.\n"
    assert lesson_from("mine.md", text, corpus).parts == (Prose(text=text.removeprefix(HEAD).strip()),)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("```", "~~~"),
        lambda text: text.replace("```", "`````"),
        lambda text: text.replace("```exercise", "```  exercise  "),
        lambda text: text.replace("Before.", "Before.\u2028More.\x0cMore."),
    ],
    ids=["windows", "tildes", "long fence", "spaces", "odd line ends"],
)
def test_the_same_items_come_of_other_ways_to_write_a_lesson(change: object, corpus: Corpus) -> None:
    assert callable(change)
    lesson = lesson_from("mine.md", change(f"{HEAD}\nBefore.\n\n{EXERCISE}"), corpus)
    assert lesson.head.title == "A lesson"
    assert lesson.parts[-1] == make("slot", corpus[SEED], "A1", 1)


@pytest.mark.parametrize("encode", [lambda text: "\ufeff" + text, lambda text: "\ufeff" + text.replace("\n", "\r\n")])
def test_a_lesson_saved_by_a_windows_editor_is_read(encode: object, tmp_path: Path, corpus: Corpus) -> None:
    assert callable(encode)
    (tmp_path / "mine.md").write_bytes(encode(HEAD + EXERCISE).encode())
    assert len(read_lesson(tmp_path / "mine.md", corpus).parts) == 1


@pytest.mark.parametrize("text", ["", "\n", "# A lesson\n", "---\ntitle: A lesson\n", f"\n{HEAD}", "text\n---\n---\n"])
def test_a_lesson_without_a_head_is_told_what_a_head_is(text: str, corpus: Corpus) -> None:
    ((line, what, hint),) = _findings(text, corpus)
    assert (line, what) == (1, "the lesson has no head")
    assert "minutes:" in hint


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "hint"),
    [
        ("title: A lesson\n", "", 2, "`title` is missing", "title"),
        ("minutes: 20", "minutes: long", 3, "`minutes`", ""),
        ("minutes: 20", "minuts: 20", 3, "`minuts` is not a key", "`minutes`"),
        ("title: A lesson", "title: A: B", 2, "not YAML", "quotes"),
        ("title: A lesson", "title: A\ntitle: B", 3, "stands twice", "keep one"),
        ("```exercise", "```exercize", 8, "no block `exercize`", "`exercise`"),
        ("```exercise", "```python", 8, "no block `python`", "exercise"),
        ("generator: slot", "generater: slot", 9, "`generater` is not a key", "`generator`"),
        ("generator: slot", "generator: slot\nkey: B", 10, "`key` is not a key", "generator"),
        ("generator: slot", "generator: ", 9, "`generator` is empty", "value"),
        ("seed: 1", "seed: one", 12, "`seed`", ""),
        ("seed: 1\n", "", 0, "`seed` is missing", "seed"),
        ("seed: 1", "seed: 1\nseed: 2", 13, "stands twice", "keep one"),
        ("generator: slot", "generator: slott", 0, "no generator `slott`", "`slot`"),
        ("target: A1", "target: A2", 0, "no target `A2`", "A1"),
        (SEED, "2017-03-09.social", 0, "no PQ", SEED),
    ],
)
def test_a_slip_is_blamed_where_it_stands(old: str, new: str, line: int, what: str, hint: str, corpus: Corpus) -> None:
    text = f"{HEAD}\n{EXERCISE}".replace(old, new)
    found = _findings(text, corpus)
    at, offered = next((at, hint) for at, said, hint in found if what in said)
    assert at == line if line else 8 <= at <= 12  # 0: somewhere in the block, which is lines 8 to 12
    assert hint in offered


def test_an_unknown_part_of_a_pq_is_blamed_where_it_stands(corpus: Corpus) -> None:
    ((line, what, hint),) = _findings(HEAD + PASSAGE.replace("part: question", "part: anser"), corpus)
    assert (line, what) == (9, "`part` cannot be `anser`")
    assert "`answer`" in hint


def test_all_that_is_wrong_is_said_at_once(corpus: Corpus) -> None:
    two_slips = EXERCISE.replace("seed: 1", "seed: x\nkey: B")
    blocks = [EXERCISE.replace("slot", "slott"), TEACHER, two_slips, "```quiz\n```\n"]
    lines = [line for line, _, _ in _findings(HEAD + "\n".join(blocks), corpus)]
    assert len(lines) == 4
    assert lines == sorted(lines)
    assert lines[-1] == HEAD.count("\n") + 1 + sum(block.count("\n") + 1 for block in blocks[:-1])


def test_a_block_that_is_never_closed_does_not_swallow_the_rest_in_silence(corpus: Corpus) -> None:
    open_block = TEACHER.removesuffix("```\n")
    ((line, _, _),) = _findings(f"{HEAD}{open_block}\n## For everybody\n\nRead on.\n", corpus)
    assert line == 7


def test_what_is_for_the_teacher_is_only_in_the_instructors_edition(corpus: Corpus) -> None:
    lesson = lesson_from("mine.md", f"{HEAD}Before.\n\n{TEACHER}\n{EXERCISE}\nAfter.", corpus)
    learner, instructor = _words(lesson), _words(lesson, instructor=True)
    assert "Hold this back" not in learner
    assert "Hold this back" in instructor
    assert "Key: " not in learner
    assert "Key: " in instructor
    assert all("Before." in text and "After." in text for text in (learner, instructor))


def test_a_lesson_without_items_is_a_notebook_to_read(corpus: Corpus) -> None:
    read = nbformat.reads(lesson_notebook(lesson_from("mine.md", HEAD + "Only prose.", corpus)), as_version=4)
    nbformat.validate(read)
    assert {cell.cell_type for cell in read.cells} == {"markdown"}


@pytest.mark.parametrize("before", ["", "Prose.\n\n", TEACHER, PASSAGE])
def test_the_cell_that_makes_the_items_stands_before_the_first_of_them(before: str, corpus: Corpus) -> None:
    for instructor in (False, True):
        text = _words(lesson_from("mine.md", HEAD + before + EXERCISE, corpus), instructor)
        assert text.count("= practise(") == 1
        assert text.index("= practise(") < text.index("### Q1")


def test_the_title_and_the_objectives_are_text(corpus: Corpus) -> None:
    head = HEAD.replace("A lesson", '"<script> *x* $y$"').replace("read a question", '"<img src=x>"')
    text = _words(lesson_from("mine.md", head, corpus))
    assert "<script>" not in text
    assert "<img" not in text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_lesson_builds_the_same_every_time_and_has_work_in_it(path: Path, corpus: Corpus) -> None:
    lesson = read_lesson(path, corpus)
    items = [part for part in lesson.parts if not isinstance(part, Prose | Passage)]
    assert len(items) >= 8
    assert len({item.ref for item in items}) == len(items)
    assert [check(item, key_line_response(item)).score for item in items] == [1] * len(items)
    assert any(isinstance(part, Prose) and part.teacher for part in lesson.parts)
    for instructor in (False, True):
        assert lesson_notebook(lesson, instructor) == lesson_notebook(read_lesson(path, corpus), instructor)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_lesson_imputes_nothing_and_names_no_party(path: Path, corpus: Corpus) -> None:
    text = _words(read_lesson(path, corpus), instructor=True)
    assert not MOTIVES.search(text)
    assert not [name for name in ("Labour", "Conservative", "Turley", "Wallace") if name in text]


def test_a_lesson_is_shipped() -> None:
    assert "a-question-for-legislation" in [path.stem for path in SHIPPED]


def test_lessons_show_only_pqs_of_their_split():
    splits = read_splits(ROOT / "corpus")
    shown = {
        name
        for path in (ROOT / "lessons").glob("*.md")
        for name in re.findall(r"^pq: *(\S+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert shown
    assert shown <= set(splits.lesson)
