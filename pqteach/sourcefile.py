"""Reads the YAML files that people edit: every scalar a string, every error at its line."""

import re
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from pqteach.errors import Finding, SourceError, nearest
from pqteach.recalling import Known, digest

MAX_BYTES = 1_000_000
"""No record comes near it; a larger file is something else, and is not read."""

DEEPEST = 20
"""Lists and mappings inside one another; a record has six, and Python itself ends at a thousand."""

M = TypeVar("M", bound=BaseModel)
Path_ = Sequence[str | int]

# The C parser is several times faster; where a platform's wheel lacks it, the slow one reads the same.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Source:
    """A YAML file as read: its data, with every scalar a string, and the line of each part."""

    def __init__(self, name: str, text: str, data: dict[str, Any] | None = None) -> None:
        """Raises SourceError if the text is not one YAML document of mappings, lists and strings.

        `data` is what the text is known to hold; without it the text is parsed.
        """
        self.name = name
        self.text = text
        try:
            self.data: dict[str, Any] = data if data is not None else self._build(yaml.parse(text, Loader=LOADER))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = f"this is not YAML: {error.problem or error.context}"
            line = mark.line if mark else 0
            raise self._error(line, what, _yaml_hint(str(error), text.splitlines()[line : line + 1])) from None
        except yaml.YAMLError as error:
            at = getattr(error, "position", 0) or 0  # in bytes
            line = text.encode()[:at].count(b"\n")
            what = f"this is not YAML: {getattr(error, 'reason', error)}"
            raise self._error(line, what, "look for a stray control character") from None

    def _build(self, events: Iterable[Any]) -> dict[str, Any]:
        """The data, straight from the parser's events: several times faster than by way of nodes."""
        root: list[Any] = []
        stack: list[tuple[Any, str | None]] = [(root, None)]  # each open container, and the key that waits in it
        for event in events:
            kind = type(event)
            if kind is yaml.AliasEvent or getattr(event, "anchor", None):
                hint = "write the part out each time; a text that begins with `&` or `*` needs quotes"
                raise self._error(event.start_mark.line, "the file uses `&` and `*` to repeat a part", hint)
            if kind is yaml.ScalarEvent:
                value: Any = event.value
            elif kind is yaml.MappingStartEvent:
                value = {}
            elif kind is yaml.SequenceStartEvent:
                value = []
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                stack.pop()
                continue
            else:
                continue
            if len(stack) > DEEPEST:
                raise self._error(event.start_mark.line, "the file is nested too deeply", "look for a stray bracket")
            container, key = stack[-1]
            if isinstance(container, list):
                container.append(value)
            elif key is not None:
                container[key] = value
                stack[-1] = (container, None)
            elif not isinstance(value, str):
                raise self._error(event.start_mark.line, "a key must be a plain word", "put text with `{` in quotes")
            elif value in container:
                what = f"the key `{value}` stands twice in the same place"
                raise self._error(event.start_mark.line, what, "keep one of the two, or join them")
            else:
                stack[-1] = (container, value)
            if not isinstance(value, str):
                stack.append((value, None))
        if len(root) != 1 or not isinstance(root[0], dict):
            raise self._error(0, "the file does not hold one record", "begin with a line such as `heading: ...`")
        record: dict[str, Any] = root[0]
        return record

    def _error(self, line: int, what: str, hint: str) -> SourceError:
        return SourceError([Finding(self.name, line + 1, what, hint, "yaml")])

    def line(self, path: Path_) -> int:
        """The line, from 1, of the part at a path of keys and indexes, or of the nearest part above it."""
        node, line = yaml.compose(self.text, Loader=LOADER), 1  # only errors need it
        for step in path:
            child = None
            if isinstance(node, yaml.MappingNode):
                child = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = (node.value[step], node.value[step])
            if child is None:
                break
            line = child[0].start_mark.line + 1
            node = child[1]
        return line

    def finding(self, path: Path_, what: str, hint: str, rule: str = "") -> Finding:
        """A finding at the line of a part."""
        return Finding(self.name, self.line(path), what, hint, rule)

    def model(self, kind: type[M], context: dict[str, Any] | None = None, **defaults: str) -> M:
        """The data as a model, the only place where types are converted; `defaults` stand in for absent keys.

        Raises SourceError with every key that is missing, unknown or of the wrong kind.
        """
        try:
            return kind.model_validate({**defaults, **self.data}, context=context)
        except ValidationError as error:
            raise SourceError(sorted(self._findings(kind, error))) from None

    def _findings(self, kind: type[BaseModel], error: ValidationError) -> Iterator[Finding]:
        errors = error.errors(include_url=False)
        inside = {one["loc"][:i] for one in errors for i in range(len(one["loc"]))}
        for one in errors:
            if one["type"] == "too_short" and one["loc"] in inside:
                continue  # a list is not short because what it holds is wrong
            path = [step for step in one["loc"] if step != "[key]"]
            name = str(path[-1]) if path else "the file"
            given = one["input"][:60] if isinstance(one["input"], str) else ""
            empty = isinstance(one["input"], str) and not one["input"].strip()
            if empty and one["type"] != "extra_forbidden":
                yield self.finding(path, f"`{name}` is empty", "write its value, or take the key out", "value")
                continue
            match one["type"]:
                case "extra_forbidden":
                    known = _keys_at(kind, path[:-1])
                    hint = nearest(name, known) if " " not in name else "put a text that has a comma in it in quotes"
                    yield self.finding(path, f"`{name}` is not a key here", hint, "key")
                case "missing":
                    known_hint = f"add a line `{name}: ...`; the records in corpus/pqs show where"
                    yield self.finding(path[:-1], f"the key `{name}` is missing", known_hint, "key")
                case "unknown_label":
                    context = one["ctx"]
                    what = f"`{context['label']}` is not one of the codebook's {context['layer']}"
                    yield self.finding(path, what, str(context["hint"]), "label")
                case "literal_error":
                    quoted = re.findall(r"'([^']*)'|\"([^\"]*)\"", str(one["ctx"]["expected"]))
                    allowed = [plain or other for plain, other in quoted]
                    yield self.finding(path, f"`{name}` cannot be `{given}`", nearest(given, allowed), "value")
                case "no_day" | "date_from_datetime_parsing" | "date_parsing" | "date_type":
                    hint = "write the day as 2017-03-09: year, month, day"
                    yield self.finding(path, f"`{name}` is `{given}`, which is not a day", hint, "value")
                case _:
                    message = one["msg"][0].lower() + one["msg"][1:]
                    hint = "compare with a record that works, such as those in corpus/pqs"
                    yield self.finding(path, f"`{name}`: {message}", hint, "value")


def read(path: Path, known: Known | None = None, seen: Known | None = None) -> Source:
    """The YAML file at a path; its data is taken from `known` if it is there, and put into `seen`.

    Raises SourceError if the file cannot be read, is over 1 MB, not UTF-8 or not YAML.
    """
    name = path.as_posix()
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"the file has {size / 1e6:.1f} MB, and a record has at most {MAX_BYTES / 1e6:.0f} MB"
            raise SourceError.at(name, what, "keep one PQ to a file")
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise SourceError.at(name, what, "check the name and that you may read it") from None
    try:
        key = digest(raw)
        source = Source(name, raw.decode().removeprefix("\ufeff"), (known or {}).get(key))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"the file is not UTF-8: byte {raw[error.start]:#04x} cannot be read"
        raise SourceError([Finding(name, line, what, "save the file again with the encoding UTF-8")]) from None
    if seen is not None:
        seen[key] = source.data
    return source


def _yaml_hint(message: str, line: list[str]) -> str:
    if any(one.lstrip(" ").startswith("\t") for one in line):
        return "indent with spaces, not tabs"
    if any(sign in message for sign in ("mapping values", "expected <block end>", "expected key", "start any token")):
        return "put a text that holds `: ` or begins with a sign or a quotation mark in quotes, and line the keys up"
    return "look at this line and the one above for a missing quotation mark, bracket or space"


def _keys_at(kind: Any, path: Path_) -> list[str]:
    """The keys that a model takes at a path of keys and indexes inside it."""
    for step in path:
        kind = _bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(step))
            kind = field.annotation if field else None
        else:
            arguments = get_args(kind)
            kind = arguments[0] if isinstance(step, int) and arguments else (arguments[-1] if arguments else None)
    kind = _bare(kind)
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _bare(kind: Any) -> Any:
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind
