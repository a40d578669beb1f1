"""Puts right what is mechanical in a PQ file: the order of keys, one sentence to a line, line ends."""

import re
from collections.abc import Iterator, Sequence

import yaml

from pqteach.annotation import Annotation, Ask
from pqteach.errors import PqteachError
from pqteach.pq import BAR, PQ, Answer, canonical
from pqteach.sourcefile import LOADER, Source

_own = [name for name in PQ.model_fields if name not in Annotation.model_fields]
_text_ends = _own.index("answers") + 1
ORDER = (*_own[:_text_ends], *Annotation.model_fields, *_own[_text_ends:])
"""The keys of a record: whose PQ it is, the text, the annotation, and what is said of both."""

ITEMS: dict[str, tuple[str, ...]] = {"answers": tuple(Answer.model_fields), "asks": tuple(Ask.model_fields)}
"""The lists whose items are written over several lines, with the order of their keys."""

TEXTS = ("question", "text")

# An end of sentence, and what looks like one: hon. Member, No. 3, a single initial.
_END = re.compile(r"(?<=[.?!])(?P<quote>[\"'”’)]*) +(?=[\"'“‘(]*[A-Z0-9£])")
_NO_END = re.compile(
    r"(?:\b(?:hon|rt|no|nos|mr|mrs|ms|dr|st|e\.g|i\.e|vol|col|para|art|cf|vs)|\b[a-z]|^\d+)\.$", re.IGNORECASE
)


def mended(text: str) -> str:
    r"""The text of a PQ file laid out as records are; as it was if it cannot be read, or if more than layout changed.

    >>> print(mended("house: Lords\nheading: Ferries\n"), end="")
    heading: Ferries
    house: Lords
    """
    tidy = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).rstrip("\n") + "\n"
    try:
        before = _said(Source("", text).data)
        new = _sentences_apart(_keys_in_order(tidy))
        same = new == text or _said(Source("", new).data) == before
    except (PqteachError, yaml.YAMLError):
        return text
    return new if same else text


def _said(data: object) -> object:
    """What a record says, whatever its layout: keys in no order, texts without their line ends."""
    if isinstance(data, dict):
        return {
            key: canonical(value) if key in TEXTS and isinstance(value, str) else _said(value)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_said(one) for one in data]
    return data.strip() if isinstance(data, str) else data


def _keys_in_order(text: str) -> str:
    lines, root = text.split("\n"), _node(text)
    lines = _sorted(lines, root, _last_line(root, lines), ORDER)
    for name, order in ITEMS.items():
        root = _node("\n".join(lines)) if lines != text.split("\n") else root
        items = next((value for key, value in root.value if key.value == name), None)
        if not isinstance(items, yaml.SequenceNode) or items.flow_style:
            continue
        starts = [item.start_mark.line for item in items.value]
        ends = [*starts[1:], _last_line(items, lines)]
        for item, start, end in zip(items.value, starts, ends, strict=True):
            if isinstance(item, yaml.MappingNode) and not item.flow_style and lines[start].lstrip().startswith("- "):
                dash = lines[start].index("-")
                lines[start] = lines[start][:dash] + " " + lines[start][dash + 1 :]
                lines = _sorted(lines, item, end, order)
                lines[start] = lines[start][:dash] + "-" + lines[start][dash + 1 :]
    return "\n".join(lines)


def _node(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=LOADER)
    if not isinstance(node, yaml.MappingNode):
        raise yaml.YAMLError("not a record")
    return node


def _last_line(node: yaml.Node, lines: Sequence[str]) -> int:
    """The line after the last one of a block that holds anything."""
    end = node.end_mark.line if node.end_mark.column == 0 else node.end_mark.line + 1
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end


def _sorted(lines: list[str], node: yaml.MappingNode, end: int, order: Sequence[str]) -> list[str]:
    """The lines with the keys of one mapping, which ends before the line `end`, in order.

    What stands above the first key stays there; a comment goes with the key below it.
    """
    keys = [key.value for key, _ in node.value]
    if any(key not in order for key in keys) or keys == sorted(keys, key=order.index):
        return lines
    firsts = [key.start_mark.line for key, _ in node.value]
    for i in range(1, len(firsts)):
        while lines[firsts[i] - 1].lstrip().startswith("#"):
            firsts[i] -= 1
    blocks = {key: lines[a:b] for key, a, b in zip(keys, firsts, [*firsts[1:], end], strict=True)}
    moved = [line for key in sorted(keys, key=order.index) for line in blocks[key]]
    return [*lines[: firsts[0]], *moved, *lines[end:]]


def _sentences_apart(text: str) -> str:
    lines = text.split("\n")
    for start, end in reversed(list(_text_blocks(_node(text), lines))):
        lines[start:end] = list(_one_a_line(lines[start:end]))
    return "\n".join(lines)


def _text_blocks(root: yaml.MappingNode, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of each text that is written as a block, in order."""
    values = {key.value: value for key, value in root.value}
    nodes = [values.get("question")]
    answers = values.get("answers")
    for answer in answers.value if isinstance(answers, yaml.SequenceNode) else []:
        nodes += [value for key, value in answer.value if key.value == "text"]
    for node in nodes:
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            yield node.start_mark.line + 1, _last_line(node, lines)


def _one_a_line(lines: Sequence[str]) -> Iterator[str]:
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    joined: list[str] = []
    for line in (line.strip() for line in lines):
        if line[:1].islower() and joined and joined[-1] and not joined[-1].startswith(BAR):
            joined[-1] += f" {line}"  # a sentence that was broken over two lines
        else:
            joined.append(line)
    for line in joined:
        yield from (" " * indent + one if one else "" for one in _split(line))


def _split(text: str) -> list[str]:
    if text.startswith(BAR):
        return [text]
    found, at = [], 0
    for match in _END.finditer(text):
        sentence = text[at : match.end("quote")]
        if not _NO_END.search(sentence):
            found.append(sentence)
            at = match.end()
    return [*found, text[at:]]
