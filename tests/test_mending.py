"""What is mechanical is put right by `pqteach lint --fix`, and nothing else is touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from pqteach.cli import main
from pqteach.errors import SourceError
from pqteach.linting import lint
from pqteach.mending import mended
from pqteach.sourcefile import Source

WHOLE = (ROOT / "tests/data/2021-03-02.town-clocks.yaml").read_text("utf-8")
RECORDS = sorted((ROOT / "corpus" / "pqs").rglob("*.yaml"))


def moved_down(text: str, key: str) -> str:
    """The record with one of its keys, and all that belongs to it, put at the end."""
    lines = text.rstrip("\n").split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next((i for i in range(start + 1, len(lines)) if lines[i][:1].strip()), len(lines))
    return "\n".join([*lines[:start], *lines[end:], *lines[start:end]]) + "\n"


def in_one_line(text: str) -> str:
    """The record with each paragraph of its texts in one line."""
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        part = lines[-1].strip() if lines else ""  # the rows of a table and the points of a list stay apart
        goes_on = inside and line.startswith("      ") and part[-1:] in ".?!" and not line.strip().startswith("|")
        if goes_on and part:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
        inside = line.endswith("text: |-") or (inside and (not line.strip() or line.startswith("      ")))
    return "\n".join(lines)


@pytest.mark.parametrize("path", RECORDS, ids=[path.stem for path in RECORDS])
def test_a_record_of_the_corpus_is_laid_out_as_it_should_be(path: Path):
    text = path.read_text("utf-8")
    assert mended(text) == text


@pytest.mark.parametrize("key", ["heading", "question", "answers", "asks", "moves", "source"])
def test_keys_are_put_in_order_and_nothing_else_changes(key):
    assert mended(moved_down(WHOLE, key)) == WHOLE


def test_the_keys_of_an_ask_are_put_in_order():
    start, end = WHOLE.index("    slot: "), WHOLE.index("    misreadings:")
    moved = WHOLE[:start] + WHOLE[end:].replace("moves:\n", WHOLE[start:end] + "moves:\n", 1)
    assert moved != WHOLE
    assert mended(moved) == WHOLE
    last_first = WHOLE.replace("  - id: A1\n    act: legislate\n", "  - act: legislate\n    id: A1\n")
    assert mended(last_first) == WHOLE


def test_a_comment_goes_with_the_key_below_it():
    text = "# The record.\nhouse: Lords\n# About ferries.\nheading: Ferries\n"
    assert mended(text) == "# The record.\n# About ferries.\nheading: Ferries\nhouse: Lords\n"


@pytest.mark.parametrize("path", RECORDS[:12], ids=[path.stem for path in RECORDS[:12]])
def test_sentences_are_set_apart_again(path: Path):
    text = path.read_text("utf-8")
    assert mended(in_one_line(text)) == text


def answer(*lines: str) -> str:
    return "answers:\n  - text: |-\n" + "\n".join(f"      {line}" if line else "" for line in lines) + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["One. Two."], ["One.", "Two."]),
        (["Is it so? It is! Yes."], ["Is it so?", "It is!", "Yes."]),
        (['He said "No." Then he left.'], ['He said "No."', "Then he left."]),
        (["A sentence that was", "broken over two lines."], ["A sentence that was broken over two lines."]),
        (["I refer the hon. Member to S.O. No. 22."], ["I refer the hon. Member to S.O. No. 22."]),
        (["It costs 2.5 million. J. Lewis asked."], ["It costs 2.5 million.", "J. Lewis asked."]),
        (["One. Two.", "", "Three. Four."], ["One.", "Two.", "", "Three.", "Four."]),
        (["| a. B | c |", "| 1 | 2 |"], ["| a. B | c |", "| 1 | 2 |"]),
    ],
)
def test_where_a_sentence_ends(before, after):
    assert mended(answer(*before)) == answer(*after)


def test_line_ends_and_trailing_space_go():
    assert mended(WHOLE.replace("\n", "\r\n")) == WHOLE
    assert mended(WHOLE.replace("house: Commons", "house: Commons   ") + "\n\n") == WHOLE


@pytest.mark.parametrize(
    "text", ["", "[1, 2]\n", "heading: 'x\n", "a: &b 1\nc: *b\n", "- a\n", "house: Lords\nfoo: 1\n"]
)
def test_what_cannot_be_read_is_left_as_it_is(text):
    assert mended(text) == text


@pytest.mark.parametrize("path", sorted((ROOT / "tests/bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_record_says_the_same_after_mending(path: Path):
    text = path.read_bytes().decode(errors="replace")
    try:
        before = Source("", text).data
    except SourceError:
        assert mended(text) == text
    else:
        assert Source("", mended(text)).data == before


def test_lint_says_so_and_fix_puts_it_right(tmp_path):
    path = tmp_path / "2021-03-02.town-clocks.yaml"
    path.write_text(moved_down(WHOLE, "heading"), "utf-8")
    (finding,) = lint(path)
    assert (finding.rule, finding.hint) == ("layout", "run `pqteach lint --fix`")
    result = CliRunner().invoke(main, ["lint", "--fix", str(path)])
    assert result.exit_code == 0, result.output
    assert "laid out afresh" in result.output
    assert path.read_text("utf-8") == WHOLE
    again = CliRunner().invoke(main, ["lint", "--fix", str(path)])
    assert again.output == "nothing to mend\n"
