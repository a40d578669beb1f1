"""A lesson: Markdown in which fenced blocks stand for items, for passages and for what only the teacher sees."""

from pathlib import Path
from typing import Literal, TypeVar

from markdown_it import MarkdownIt
from pydantic import BaseModel

from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.errors import Finding, PqteachError, SourceError, nearest
from pqteach.frozen import Frozen, Text
from pqteach.item import Item, Passage
from pqteach.passages import answer_passages, question_passage
from pqteach.sourcefile import Source

M = TypeVar("M", bound=BaseModel)
BLOCKS = ("exercise", "passage", "teacher")


class Head(Frozen):
    """What a lesson promises, at its top between two lines of `---`."""

    title: Text
    minutes: int
    objectives: tuple[Text, ...]


class Exercise(Frozen):
    """An exercise block: the four keys that make an item."""

    generator: Text
    pq: Text
    target: Text
    seed: int


class Shown(Frozen):
    """A passage block: a PQ's question or its answer."""

    pq: Text
    part: Literal["question", "answer"]


class Prose(Frozen):
    """Markdown between blocks; `teacher` is only for the instructor's edition."""

    text: str
    teacher: bool = False


class Lesson(Frozen):
    """A lesson with its items made: prose, passages and items in order."""

    head: Head
    parts: tuple[Prose | Passage | Item, ...]


def read_lesson(path: Path, corpus: Corpus) -> Lesson:
    """The lesson in a file. Raises SourceError with every block that is wrong, at its line."""
    name = path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise SourceError.at(name, f"the lesson cannot be read: {reason}", "check the name and the encoding") from None
    return lesson_from(name, text, corpus)


def lesson_from(name: str, text: str, corpus: Corpus) -> Lesson:
    """The lesson in a text; `name` is used in errors. Raises SourceError."""
    lines = text.splitlines()
    head, start = _head(name, lines)
    body = "\n".join(lines[start:])
    parts: list[Prose | Passage | Item] = []
    findings: list[Finding] = []
    at = 0
    for token in MarkdownIt().parse(body):
        kind = token.info.strip()
        if token.type != "fence" or token.map is None or not kind:
            continue
        first, end = token.map
        parts += _prose(lines[start + at : start + first])
        at = end
        closing = body.splitlines()[end - 1].strip()
        if end - first < 2 or not closing.startswith(token.markup):
            what = f"the block `{kind}` is never closed"
            findings.append(Finding(name, start + first + 1, what, f"end it with a line `{token.markup}`"))
            continue
        try:
            parts += _block(name, kind, token.content, start + first + 1, corpus)
        except PqteachError as error:
            findings += [Finding(name, f.line or start + first + 1, f.what, f.hint, f.rule) for f in error.findings]
    parts += _prose(lines[start + at :])
    if findings:
        raise SourceError(findings)
    return Lesson(head=head, parts=tuple(parts))


def _head(name: str, lines: list[str]) -> tuple[Head, int]:
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        hint = "begin with a line `---`, then `title:`, `minutes:` and `objectives:`, and another `---`"
        raise SourceError([Finding(name, 1, "the lesson has no head", hint)])
    end = next(i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    return _keys(name, "\n".join(lines[1:end]), 2, Head), end + 1


def _block(name: str, kind: str, content: str, line: int, corpus: Corpus) -> list[Prose | Passage | Item]:
    match kind:
        case "exercise":
            keys = _keys(name, content, line + 1, Exercise)
            return [Bank(corpus).make(keys.generator, keys.pq, keys.target, keys.seed)]
        case "passage":
            shown = _keys(name, content, line + 1, Shown)
            pq = corpus[shown.pq]
            return [question_passage(pq)] if shown.part == "question" else list(answer_passages(pq))
        case "teacher":
            return [Prose(text=content.strip(), teacher=True)]
        case _:
            raise SourceError([Finding(name, line, f"there is no block `{kind}`", nearest(kind, BLOCKS))])


def _keys(name: str, content: str, line: int, model: type[M]) -> M:
    """The keys of a block as a model, with errors at the lines of the whole file."""
    try:
        return Source(name, content).model(model)
    except SourceError as error:
        moved = [Finding(name, f.line + line - 1, f.what, f.hint, f.rule) for f in error.findings]
        raise SourceError(moved) from None


def _prose(lines: list[str]) -> list[Prose]:
    text = "\n".join(lines).strip()
    return [Prose(text=text)] if text else []
