"""Every command does its work or says in three parts why not, with an exit code and nothing half done."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, SEED

from pqteach import __version__
from pqteach.cli import main
from pqteach.corpus import Corpus
from pqteach.generators import GENERATORS
from pqteach.objectives import OBJECTIVES, TOPICS
from pqteach.sheet import Sheet

SEED_FILE = ROOT / "corpus" / "pqs" / "2017" / f"{SEED}.yaml"
COMMANDS = ["show", "search", "lint", "make", "build", "lab"]
SHEET_FILES = ["items.json", "worksheet.instructor.ipynb", "worksheet.ipynb"]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def _refused(*arguments: str) -> str:
    """What is said when a command cannot do what it was asked: all on stderr, in three parts."""
    result = _run(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert re.search(r"^\S.*: .+\n    try: .+", result.stderr, re.MULTILINE), result.stderr
    return result.stderr


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are run in an empty folder, so that nothing depends on the checkout."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A corpus of one's own: the seed under another id."""
    name = "2017-03-09.of-our-own"
    (tmp_path / "own" / "pqs").mkdir(parents=True)
    text = SEED_FILE.read_text("utf-8").replace(f"id: {SEED}", f"id: {name}")
    (tmp_path / "own" / "pqs" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path / "own"


def test_the_group_lists_every_command_in_a_whole_sentence() -> None:
    listed = _run("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^  {name} +\S.*\.$", listed, re.MULTILINE)] == []
    assert __version__ in _run("--version").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_examples_that_it_understands(name: str) -> None:
    result = _run(name, "--help")
    examples = re.findall(r"^ +pqteach (.+)$", result.stdout, re.MULTILINE)
    assert result.exit_code == 0
    assert examples
    if name != "lab":
        assert not [one for one in examples if _run(*shlex.split(one)).exit_code == 2]


def test_show_prints_the_pq_with_its_notice(corpus: Corpus) -> None:
    result = _run("show", SEED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.strip() == str(corpus[SEED]).strip()


def test_show_offers_the_nearest_name() -> None:
    assert f"`{SEED}`" in _refused("show", "2017-03-09.social-media")


def test_search_lists_what_fits_and_counts_it(corpus: Corpus) -> None:
    for arguments, found in (
        (("TERRORIST material",), corpus.where(text="terrorist material")),
        (("--act", "legislate", "--rung", "0"), corpus.where(act="legislate", rung=0)),
        (("--move", "share", "--reply", "none"), corpus.where(move="share", reply="none")),
        (("no such words anywhere",), {}),
    ):
        result = _run("search", *arguments)
        assert result.exit_code == 0
        assert [line for line in result.stdout.splitlines() if line in corpus] == list(found)
        assert re.search(rf"^{len(found)} PQs?$", result.stdout.splitlines()[-1])
    assert "…" in _run("search", "terrorist").stdout


def test_search_refuses_a_label_that_the_codebook_does_not_have() -> None:
    assert "`legislate`" in _refused("search", "--act", "legislat")
    assert "`decline`" in _refused("search", "--move", "declines")
    for wrong in (("--reply", "evaded"), ("--rung", "7"), ("--rung", "x")):
        assert _run("search", *wrong).exit_code == 2


def test_lint_is_content_with_the_shipped_corpus_and_with_a_good_file() -> None:
    for arguments in ((), (str(SEED_FILE),), (str(ROOT / "corpus"),)):
        result = _run("lint", *arguments)
        assert (result.exit_code, result.stdout.strip()) == (0, "nothing to mend")


def test_lint_blames_the_line_and_fails(own: Path) -> None:
    file = next(own.rglob("*.yaml"))
    file.write_text(file.read_text("utf-8").replace("house: Commons", "hous: Commons"), "utf-8")
    result = _run("lint", str(own))
    line = file.read_text("utf-8").splitlines().index("hous: Commons") + 1
    assert result.exit_code == 1
    assert f"{file.as_posix()}:{line}: `hous` is not a key here" in result.stdout
    assert "did you mean `house`?" in result.stdout
    assert "finding(s) in 1 file(s)" in result.stderr


@pytest.mark.parametrize("target", ["nowhere", "empty"])
def test_lint_says_when_there_is_nothing_to_check(target: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = _run("lint", target)
    assert result.exit_code == 1
    assert "there is no PQ here" in result.stdout


def test_make_writes_a_sheet_and_says_where(tmp_path: Path) -> None:
    result = _run("make", "--topic", "commitment", "--n", "4", "--seed", "7", "--out", "a/b")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == SHEET_FILES
    assert all(f"wrote a/b/{name}" in result.stdout for name in SHEET_FILES)
    assert "pqteach lab a/b" in result.stdout
    sheet = Sheet.model_validate_json((tmp_path / "a" / "b" / "items.json").read_text("utf-8"))
    assert (len(sheet.items), sheet.seed, sheet.version) == (4, 7, __version__)
    for name in SHEET_FILES[1:]:
        nbformat.validate(nbformat.read(tmp_path / "a" / "b" / name, as_version=4))


def test_make_twice_gives_the_same_bytes_and_leaves_strangers_alone(tmp_path: Path) -> None:
    for folder in ("one", "two", "one"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "mine.txt").write_text("mine")
        assert _run("make", "--pq", SEED, "--n", "5", "--out", folder).exit_code == 0
    for name in [*SHEET_FILES, "mine.txt"]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert not list(tmp_path.rglob(".pqteach*"))


def test_make_names_the_folder_after_the_sheet_when_none_is_given(tmp_path: Path) -> None:
    assert _run("make", "--pq", SEED, "--n", "1").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["social-media-national-security"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topic", "comitment"], "did you mean `commitment`?"),
        (["--topic", ""], "there is no topic"),
        (["--pq", "social-media"], "there is no PQ|it has no PQ"),
        (["--pq", ""], "it has no PQ"),
        (["--topic", "asking", "--to", "notebok"], "did you mean `notebook`?"),
        (["--topic", "asking", "--to", ""], "there is no medium"),
        (["--topic", "asking", "--to", "notebook,"], "there is no medium"),
        (["--topic", "asking", "--n", "0"], "0 items"),
        (["--topic", "asking", "--n", "-5"], "-5 items"),
        (["--topic", "asking", "--pq", SEED, "--n", "5"], "5 items are asked for, and 4 can be made"),
        (["--topic", "everything", "--n", "100000"], r"100000 items are asked for, and \d+ can be made"),
        (["--topic", "asking", "--corpus", "nowhere"], "there is no PQ here"),
    ],
)
def test_make_refuses_what_there_is_not_and_writes_nothing(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert re.search(said, _refused("make", *arguments, "--out", "out"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["make"], ["make", "--topic", "asking", "--n", "ten"], ["show"], ["lab", "nowhere"]]
)
def test_a_command_that_is_used_wrongly_says_how_it_is_used(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert arguments != ["make"] or all(topic in result.stderr for topic in TOPICS)


@pytest.mark.parametrize("out", ["file", "file/below", "x" * 300, "/proc/pqteach"])
@pytest.mark.parametrize("command", [["make", "--pq", SEED], ["build"]])
def test_a_folder_that_cannot_be_written_is_refused(command: list[str], out: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert "cannot be written" in _refused(*command, "--out", out)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert "Permission denied" in _refused("make", "--pq", SEED, "--out", "shut")


def test_a_folder_that_can_only_be_half_written_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out" / "items.json").mkdir(parents=True)  # a folder stands where a file would go
    (tmp_path / "out" / "worksheet.ipynb").write_text("last week's")
    assert "cannot be written" in _refused("make", "--pq", SEED, "--out", "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["items.json", "worksheet.ipynb"]
    assert (tmp_path / "out" / "worksheet.ipynb").read_text() == "last week's"


def test_a_notebook_from_a_corpus_of_ones_own_can_be_practised(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        _run("make", "--pq", "2017-03-09.of-our-own", "--n", "2", "--corpus", str(own), "--out", "out").exit_code == 0
    )
    read = nbformat.read(tmp_path / "out" / "worksheet.ipynb", as_version=4)
    monkeypatch.chdir(tmp_path / "out")  # where a kernel runs
    names: dict[str, object] = {}
    exec(next(cell.source for cell in read.cells if cell.cell_type == "code"), names)
    assert callable(names["respond"])


def test_build_without_a_name_builds_every_shipped_lesson(tmp_path: Path) -> None:
    assert _run("build", "--out", "out").exit_code == 0
    stems = {path.stem for path in (ROOT / "lessons").glob("*.md")}
    wanted = {f"{stem}{edition}.ipynb" for stem in stems for edition in ("", ".instructor")}
    assert {path.name for path in (tmp_path / "out").iterdir()} == wanted


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"", b"# Only a heading\n"])
def test_build_refuses_a_lesson_that_cannot_be_read_and_writes_nothing(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "mine.md").write_bytes(content)
    assert "mine.md" in _refused("build", "mine.md", "--out", "out")
    assert not (tmp_path / "out").exists()


def test_the_installed_command_works_from_any_folder_and_in_any_encoding() -> None:
    command = [str(Path(sys.executable).with_name("pqteach"))]
    for encoding in ("utf-8", "cp1252"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        shown = subprocess.run([*command, "show", SEED], check=False, capture_output=True, env=environment)
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert "Open Parliament Licence" in shown.stdout.decode(encoding)
    missing = subprocess.run([*command, "show", "nothing"], check=False, capture_output=True, text=True)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "try: there are" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_generators_topics_and_objectives_are_listed() -> None:
    listed = _run("generators").stdout
    assert all(f"\n{name}: " in f"\n{listed}" for name in GENERATORS)
    assert "items of 125 PQs" in listed
    topics = _run("topics").stdout
    assert all(f"{topic.title}\n    {topic.description}" in topics for topic in TOPICS.values())
    objectives = _run("objectives").stdout
    assert all(text in objectives for text in OBJECTIVES.values())


def test_make_writes_as_many_versions_as_were_asked_for(tmp_path: Path) -> None:
    result = _run("make", "--objectives", "slot,days", "--n", "3", "--versions", "3", "--out", str(tmp_path))
    assert result.exit_code == 0
    assert "3 items each, about " in result.stdout
    sheets = [Sheet.model_validate_json((tmp_path / f"items-{i:02}.json").read_text("utf-8")) for i in (1, 2, 3)]
    assert [sheet.variant for sheet in sheets] == [1, 2, 3]
    assert len({item.ref for sheet in sheets for item in sheet.items}) == 9
    assert all((tmp_path / f"worksheet-0{i}{kind}.ipynb").exists() for i in (1, 2, 3) for kind in ("", ".instructor"))


def test_make_respects_a_level_and_splits(tmp_path: Path) -> None:
    arguments = ("--topic", "everything", "--level", "1", "--n", "5", "--splits", "test", "--out", str(tmp_path))
    assert _run("make", *arguments).exit_code == 0
    sheet = Sheet.model_validate_json((tmp_path / "items.json").read_text("utf-8"))
    assert {item.level for item in sheet.items} == {1}
    kept = (ROOT / "corpus/splits.yaml").read_text("utf-8").partition("test:")[2]
    assert all(ref.split(":")[1] in kept for ref in (item.ref for item in sheet.items))


def test_audit_prints_its_table_and_is_content(tmp_path: Path) -> None:
    result = _run("audit", "house", "openness")
    assert result.exit_code == 0
    assert "| `openness` |" in result.stdout
    assert "0 strategies above what is allowed, 0 faults" in result.stdout


def test_audit_refuses_a_generator_that_there_is_not() -> None:
    assert "did you mean `slot`" in _refused("audit", "slto")


def test_order_knows_what_was_answered_in_the_session(corpus: Corpus) -> None:
    pq = corpus["2022-06-14.cargo-bikes-lighting"]
    said = _run("order", pq.question_text, "--day", "2022-09-05").stdout
    assert "repetition" in said
    assert pq.id in said
    assert "repetition" not in _run("order", pq.question_text, "--day", "2023-12-05").stdout


def test_a_holding_answer_leaves_a_question_unanswered(corpus: Corpus) -> None:
    pq = corpus["2020-09-07.court-lift-faults"]
    assert [one.kind for one in pq.answers] == ["holding", "substantive"]
    assert "repetition" not in _run("order", pq.question_text, "--day", "2020-09-15").stdout
    assert "repetition" in _run("order", pq.question_text, "--day", "2020-09-23").stdout


def test_order_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"To ask the Minister, caf\xe9.")
    assert "in UTF-8" in _refused("order", "latin.txt")
    assert "there is no such file" in _refused("order", "nofile.txt")
    for nothing in ("", "   \n\n "):
        result = _run("order", nothing)
        assert result.exit_code == 2
        assert "there is no draft" in result.stderr


def test_lists_of_names_may_have_spaces_and_no_gaps(tmp_path: Path) -> None:
    made = _run("make", "--objectives", "slot, act", "--splits", "lesson, practice", "--n", "2", "--out", "out")
    assert made.exit_code == 0, made.stderr
    assert "there is no objective ``" in _refused("make", "--objectives", "slot,", "--out", "out")
    both = _run("make", "--topic", "asking", "--objectives", "slot", "--out", "out")
    assert both.exit_code == 2
    assert "--topic or --objectives" in both.stderr


def test_a_seed_that_no_ref_could_hold_is_refused() -> None:
    assert _run("make", "--topic", "asking", "--seed", "9" * 44).exit_code == 2


def test_versions_that_share_items_are_said_to(tmp_path: Path) -> None:
    made = _run("make", "--pq", "2017-01-17.treasury-zero-hours", "--n", "5", "--versions", "2", "--out", "out")
    assert "5 of their 5 items in common" in made.stdout


def test_a_part_of_the_audit_is_not_written_for_the_whole() -> None:
    assert "name no generators" in _run("audit", "slot", "--write").stderr
