"""A file that people edit is read as they wrote it, and what is wrong is told at its line with what to try."""

from datetime import date
from typing import Literal

import pytest

from pqteach.errors import SourceError
from pqteach.frozen import Day, Frozen, Text
from pqteach.sourcefile import MAX_BYTES, Source, read


class Room(Frozen):
    """Something to nest."""

    name: Text
    size: int = 1
    beds: tuple[Text, ...] = ()


class Hut(Frozen):
    """A small model with a field of every kind that records have."""

    name: Text
    kind: Literal["beach", "ski", "keeper's"] = "beach"
    built: Day | None = None
    open: bool = True
    rooms: tuple[Room, ...] = ()
    best: Room | None = None
    notes: dict[Text, Text] = {}


@pytest.fixture
def written(tmp_path):
    """Writes a file and gives its path."""

    def write(content: str | bytes):
        path = tmp_path / "hut.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def fault(text: str, kind=Hut):
    """The one finding that a text gives."""
    with pytest.raises(SourceError) as error:
        Source("hut.yaml", text).model(kind)
    (finding,) = error.value.findings
    return finding


SCALARS = [
    "no", "Yes", "on", "null", "~", "12:30", "012345", "0x1F", "1e5", "1_000", ".inf", "2017-03-09", "3.10", "=", "<<",
    "£5", "🐝", "שלום", "e\u0301", "a\u00a0b", "\u200bx", "50%", "a#b", "it's", "-1", "x:y",
]  # fmt: skip


@pytest.mark.parametrize("scalar", SCALARS)
def test_every_scalar_is_a_string_as_it_stands(written, scalar):
    text = (
        f"plain: {scalar}\nlist:\n- {scalar}\nflow: {{deep: [{scalar}]}}\nblock: |-\n  {scalar}\nkeys:\n  {scalar}: x\n"
    )
    assert read(written(text)).data == {
        "plain": scalar,
        "list": [scalar],
        "flow": {"deep": [scalar]},
        "block": scalar,
        "keys": {scalar: "x"},
    }


@pytest.mark.parametrize("tag", ["!!int", "!!bool", "!!python/object/apply:os.getcwd", "!mine", "!!binary"])
def test_a_tag_changes_nothing_and_runs_nothing(tag):
    assert Source("hut.yaml", f"name: {tag} 12\nrooms: {tag} [12]").data == {"name": "12", "rooms": ["12"]}


def test_only_the_model_converts():
    hut = Source("hut.yaml", "{name: 012345, built: 2017-03-09, open: no, rooms: [{name: 12:30, size: 2}]}").model(Hut)
    assert hut == Hut(name="012345", built=date(2017, 3, 9), open=False, rooms=(Room(name="12:30", size=2),))


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_line_endings_and_a_byte_order_mark_change_nothing(written, start, end):
    text = "name: |-\n  One.\n  Two.\n\n  Three.\nkind: ski\n"
    source = read(written(start + text.replace("\n", end)))
    assert source.data == {"name": "One.\nTwo.\n\nThree.", "kind": "ski"}
    assert source.line(["kind"]) == 6


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("name: a\nkind: ski\nname: a", 3, "name"),
        ("name: a\nbest:\n  name: b\n  size: 1\n  name: c", 5, "name"),
        ("rooms:\n- {name: a,\n   name: b}", 3, "name"),
        ("notes: {1: a, '1': b}", 1, "1"),
        ("'no': a\nno: b", 2, "no"),
    ],
    ids=["top", "deep", "in braces", "number and text", "with and without quotes"],
)
def test_a_key_that_stands_twice_is_refused_at_the_second(text, line, key):
    finding = fault(text)
    assert (finding.line, finding.what) == (line, f"the key `{key}` stands twice in the same place")


PAIRS = zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
BOMB = "a: &a [lol, lol]\n" + "\n".join(f"{b}: &{b} [*{a}, *{a}]" for a, b in PAIRS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BOMB, 1),
        ("name: a\nbest: &best {name: b}", 2),
        ("name: a\nkind: *name", 2),
        ("name: a\nbest:\n  <<: &x {name: b}", 3),
        ("name: &n a", 1),
        ("rooms: &r [*r]", 1),
        ("name: a\n&k kind: ski", 2),
    ],
    ids=["bomb", "anchor", "alias", "merge", "scalar", "recursive", "key"],
)
def test_nothing_is_repeated_by_anchor_and_alias(text, line):
    finding = fault(text)
    assert finding.line == line
    assert "`&` and `*`" in finding.what


@pytest.mark.parametrize(
    ("raw", "line", "byte"),
    [
        (b"name: caf\xe9\n", 1, "0xe9"),
        (b"# \xc3\xa9\nkind: ski\nname: \xff\n", 3, "0xff"),
        (b"name: a\r\nkind: \xa3\r\n", 2, "0xa3"),
        (b"\xef\xbb\xbfname: a\nkind: \xe9t\xe9\n", 2, "0xe9"),
        (b"\xef\xbb\xbfname: a\n\xe9\n", 2, "0xe9"),
        (b"name: \xf0\x9f\x90", 1, "0xf0"),
        ("name: a".encode("utf-16"), 1, "0xff"),
    ],
    ids=["first line", "third line", "Windows", "after a BOM", "after a BOM, first in line", "cut off", "UTF-16"],
)
def test_bytes_that_are_not_utf_8_are_named_at_their_line(written, raw, line, byte):
    with pytest.raises(SourceError) as error:
        read(written(raw))
    (finding,) = error.value.findings
    assert (finding.line, f"byte {byte} cannot be read" in finding.what) == (line, True)


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(written):
    text = "name: a\n#"
    assert read(written(text.ljust(MAX_BYTES, "x"))).data == {"name": "a"}
    with pytest.raises(SourceError, match=r"1\.0 MB"):
        read(written(text.ljust(MAX_BYTES + 1, "x")))


@pytest.mark.parametrize("name", ["nowhere.yaml", ""], ids=["no file", "a folder"])
def test_what_cannot_be_read_is_told_by_name(tmp_path, name):
    with pytest.raises(SourceError, match="cannot be read") as error:
        read(tmp_path / name)
    assert error.value.findings[0].where == (tmp_path / name).as_posix()


@pytest.mark.parametrize(
    ("text", "lines", "hint"),
    [
        ("name: a\nkind: Clocks: right", {2}, "in quotes"),
        ('name: a\nkind: "ski" and "beach"', {2}, "in quotes"),
        ("name: a\nbest:\n\tname: b", {3}, "spaces, not tabs"),
        ("name: a\nbest: {name: b\nkind: ski", {2, 3}, "bracket"),
        ("name: a\nbest: {name: b\nrooms:\n- x\n- y", {2, 3, 4}, ""),
        ("name: a\n kind: ski", {2}, ""),
        ("name: a\nkind: @ski", {2}, ""),
        ("name: a\nkind: %ski", {2}, ""),
        ("name: a\nkind", {2, 3}, ""),
    ],
)
def test_what_is_not_yaml_is_told_at_its_line_with_a_hint(text, lines, hint):
    finding = fault(text)
    assert "this is not YAML" in finding.what
    assert finding.line in lines
    assert hint in finding.hint


@pytest.mark.parametrize("before", ["abc\n", "“ééé” — שלום 🐝\n" * 9], ids=["plain letters", "other letters"])
def test_a_control_character_is_told_at_its_line(before):
    finding = fault(f"name: |-\n  {before.replace(chr(10), chr(10) + '  ')}\nkind: s\x07ki\n" + "notes:\n" * 99)
    assert finding.line == before.count("\n") + 3
    assert "control character" in finding.what


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment", "- name: a", "just words", "--- {}\n--- {}", "---\n...\n", "[]", "''"]
)
def test_a_file_holds_one_record(text):
    assert "does not hold one record" in fault(text).what


@pytest.mark.parametrize("text", ["{a: b}: c", "[a]: b", "? {a: b}\n: c", "? - a\n: c"])
def test_a_key_is_a_word(text):
    assert "a key must be a plain word" in fault(text).what


@pytest.mark.parametrize("signs", ["[]", "{}"], ids=["lists", "mappings"])
def test_nesting_without_end_is_refused_while_it_is_read(signs):
    # At a hundred thousand levels, which fit into 200 kB, PyYAML takes a minute and then the interpreter dies.
    inner = "[" * 5_000 + "]" * 5_000 if signs == "[]" else "{a: " * 5_000 + "}" * 5_000
    assert fault(f"name: a\nnotes: {inner}").rule == "yaml"


@pytest.mark.parametrize(
    ("text", "line", "name", "hint"),
    [
        ("name: a\nkidn: ski", 2, "kidn", "did you mean `kind`?"),
        ("name: a\nrooms:\n- name: b\n- name: c\n  siez: 2", 5, "siez", "did you mean `size`?"),
        ("name: a\nbest:\n  name: b\n  siez: 2", 4, "siez", "did you mean `size`?"),
        ("name: a\nzebra: b", 2, "zebra", "there are: best, built, kind, name, notes, open, rooms"),
        ("name: a\nbest: {name: blue, or green}", 2, "or green", "put a text that has a comma in it in quotes"),
        ("name: a\n2017: b", 2, "2017", "there are: "),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_that_there_is(text, line, name, hint):
    finding = fault(text)
    assert (finding.line, finding.what, finding.rule) == (line, f"`{name}` is not a key here", "key")
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("kind: ski", 1, "name"),
        ("name: a\nrooms:\n- name: b\n- size: 2", 4, "name"),
        ("name: a\nbest:\n  size: 2", 2, "name"),
    ],
)
def test_a_missing_key_is_told_where_it_belongs(text, line, name):
    finding = fault(text)
    assert (finding.line, finding.what) == (line, f"the key `{name}` is missing")


@pytest.mark.parametrize(
    ("given", "hint"),
    [("Beach", "`beach`"), ("skii", "`ski`"), ("keepers", "`keeper's`"), ("tent", "there are: beach, keeper's, ski")],
)
def test_a_wrong_value_is_told_with_those_that_are_allowed(given, hint):
    finding = fault(f"name: a\nkind: {given}")
    assert (finding.line, finding.what) == (2, f"`kind` cannot be `{given}`")
    assert hint in finding.hint


@pytest.mark.parametrize(
    "given",
    [
        "2017-02-29",
        "9 March 2017",
        "09/03/2017",
        "2017-3-9",
        "soon",
        "2017-13-01",
        "2017-03-09T10:00",
        "0",
        "86400",
        "2017",
    ],
)
def test_a_day_that_is_not_one_is_told_with_the_form_of_a_day(given):
    finding = fault(f"name: a\nbuilt: {given}")
    assert (finding.line, finding.what) == (2, f"`built` is `{given}`, which is not a day")


@pytest.mark.parametrize("key", ["name", "built", "rooms", "best", "notes", "open"])
def test_a_key_with_nothing_after_it_is_told_to_be_empty(key):
    rest = "" if key == "name" else "name: a"
    finding = fault(f"{rest}\n{key}:\n")
    assert (finding.line, finding.what) == (2, f"`{key}` is empty")


def test_everything_wrong_is_told_at_once_in_the_order_of_the_lines():
    with pytest.raises(SourceError) as error:
        Source("hut.yaml", "zebra: x\nrooms:\n- {}\n- {name: a, siez: 2}\nbuilt: soon\nkind: tent").model(Hut)
    assert [finding.line for finding in error.value.findings] == [1, 1, 3, 4, 5, 6]


def test_a_fault_deep_in_a_long_record_is_told_at_its_line():
    rooms = [f"# room {n}\n- name: |-\n    Line one.\n\n    Line two: “é”.\n  size: {n}" for n in range(300)]
    rooms[217] = rooms[217].replace("size: 217", "size: many")
    text = "name: a\nrooms:\n" + "\n".join(rooms)
    assert fault(text).line == text[: text.index("many")].count("\n") + 1


def test_a_part_that_is_not_there_has_the_line_of_the_nearest_above_it():
    source = Source("hut.yaml", "name: a\nrooms:\n- name: b\n- name: c\n  beds: [d]")
    paths = ([], ["zebra"], ["rooms", 1, "beds", 7], ["rooms", 9], ["name", 0])
    assert [source.line(path) for path in paths] == [1, 1, 5, 2, 1]


def test_a_long_value_is_told_in_short():
    assert len(str(fault(f"name: a\nkind: {'x' * 100_000}"))) < 500
