"""Every rule finds what it is there to find, at its line, and nothing in a record that is whole."""

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from pqteach.annotation import Annotation
from pqteach.errors import Finding
from pqteach.linting import RULES, lint

BAD = Path(__file__).parent / "bad"
BASE = Path(__file__).parent / "data" / "2021-03-02.town-clocks.yaml"

# Each file of tests/bad, made from BASE with one thing broken: its name after the day, the line to blame, part of
# what is said, and the rule.
BROKEN = [
    ("colon", 3, "in quotes", "yaml"),
    ("tab", 14, "with spaces, not tabs", "yaml"),
    ("bracket", 8, "this is not YAML", "yaml"),
    ("control-character", 3, "stray control character", "yaml"),
    ("alias", 32, "to repeat a part", "yaml"),
    ("alias-bomb", 2, "to repeat a part", "yaml"),
    ("key-is-no-word", 6, "a key must be a plain word", "yaml"),
    ("same-key-twice", 5, "the key `house` stands twice", "yaml"),
    ("same-key-twice-deep", 55, "the key `2` stands twice", "yaml"),
    ("list", 1, "does not hold one record", "yaml"),
    ("two-records", 1, "does not hold one record", "yaml"),
    ("empty", 1, "does not hold one record", "yaml"),
    ("not-utf-8", 15, "byte 0xe9 cannot be read", ""),
    ("unknown-key", 5, "did you mean `house`?", "key"),
    ("unknown-key-deep", 38, "did you mean `in_answer`?", "key"),
    ("comma", 38, "a comma in it in quotes", "key"),
    ("missing-key", 1, "the key `answering_body` is missing", "key"),
    ("missing-key-deep", 63, "the key `agent` is missing", "key"),
    ("empty-value", 3, "`heading` is empty", "value"),
    ("wrong-value", 4, "did you mean `Commons`?", "value"),
    ("wrong-value-deep", 63, "did you mean `explicit`", "value"),
    ("wrong-value-apostrophe", 60, "did you mean `arm's-length`?", "value"),
    ("no-such-day", 5, "`2021-02-30`, which is not a day", "value"),
    ("no-such-rung", 43, "`rung`: ", "value"),
    ("not-a-list", 23, "`objectives`: ", "value"),
    ("unknown-act", 25, "did you mean `legislate`", "label"),
    ("unknown-act-against", 29, "`intent` is not one of the codebook's acts", "label"),
    ("unknown-context", 21, "did you mean `addressee`", "label"),
    ("unknown-move", 63, "`refuse` is not one of the codebook's moves", "label"),
    ("other-id", 2, "the file is called `2021-03-02.other-id`", "id"),
    ("quote-not-there", 67, "the quote is not in the text", "quote"),
    ("quote-goes-on-differently", 63, "has “The Government has no plans to legislate on” and then", "quote"),
    ("quote-twice", 67, "matches 2 times", "quote"),
    ("quote-in-two-answers", 65, "in more than one of the answers", "quote"),
    ("no-such-answer", 67, "this is for answer 2", "quote"),
    ("no-answer", 60, "the PQ has no answer", "quote"),
    ("another-day", 5, "begin the id with `2021-03-02.`", "file-name"),
    ("uin", 9, "use `2021-03-02.012345`", "file-name"),
    ("answered-before-tabled", 13, "before the PQ was tabled", "dates"),
    ("answers-out-of-order", 20, "earlier than the one above", "dates"),
    ("no-day-named", 6, "has a `named_day`", "dates"),
    ("day-named-for-an-ordinary-pq", 6, "no other has one", "dates"),
    ("day-named-too-early", 7, "is not after tabling", "dates"),
    ("named-day-in-the-lords", 6, "only the Commons", "dates"),
    ("withdrawn-with-an-answer", 9, "was withdrawn, and it has an answer", "answered"),
    ("answered-without-a-verdict", 24, "A1 has no `reply` in `verdict`", "answered"),
    ("answered-without-a-finding", 38, "E2 needs `in_answer`", "answered"),
    ("transferred-to-itself", 9, "which is the body that answers", "transferred"),
    ("fictional-member-with-a-party", 7, "Nell Garrow is fictional", "members"),
    ("real-member-with-a-side", 15, "Piers Oakley is real", "members"),
    ("wrong-licence", 9, "use `licence: CC-BY-4.0`", "members"),
    ("same-id-twice", 60, "the id `M2` stands 2 times", "ids"),
    ("same-element-twice", 38, "the id `E1` stands 2 times", "ids"),
    ("no-such-ask", 60, "there is no ask `A9`", "ids"),
    ("no-such-ask-of-context", 22, "there is no ask `A9`", "ids"),
    ("no-such-move", 43, "rests on `M7`", "ids"),
    ("no-such-element", 22, "there is no element `E9`", "ids"),
    ("moves-overlap", 63, "M2 begins inside M1", "overlap"),
    ("moves-out-of-order", 63, "M2 stands before M1", "overlap"),
    ("number-as-a-move", 60, "`figures` is laid over moves", "overlap"),
    ("ground-without-withholding", 63, "`ground` belongs to `withhold`", "attributes"),
    ("receiver-without-transfer", 60, "`to` belongs to `transfer`", "attributes"),
    ("followed-without-referring", 60, "`followed` belongs to `refer`", "attributes"),
    ("time-limit-without-declining", 60, "`time_limited` belongs to `decline`", "attributes"),
    ("withholding-without-ground", 60, "a `withhold` needs `ground`", "attributes"),
    ("openness-of-a-reply", 45, "`openness` goes with `reply: none`", "fields"),
    ("none-without-openness", 45, "`openness` goes with `reply: none`", "fields"),
    ("implied-value-of-a-reply-in-words", 45, "`implied_value` goes with `reply: implicit`", "fields"),
    ("no-rung", 43, "a rung goes with an ask for action", "fields"),
    ("rung-for-information", 43, "a rung goes with an ask for action", "fields"),
    ("alternative-is-the-verdict", 44, "is the verdict itself", "fields"),
    ("full-without-an-explicit-move", 43, "no move of A1 is explicit", "reply"),
    ("partial-without-an-explicit-move", 43, "the reply is partial, and no move of A1 is explicit", "reply"),
    ("implicit-with-an-explicit-move", 43, "the reply is implicit, and the moves", "reply"),
    ("implicit-without-an-implicit-move", 43, "the reply is implicit, and the moves", "reply"),
    ("none-with-an-explicit-move", 43, "a move of A1 is not context", "reply"),
    ("refusal-that-is-no-reply", 43, "M2 declines what was requested", "reply"),
    ("declared-without-words", 43, "there is no `withhold`, `refer` or `transfer`", "reply"),
    ("wrong-rung", 43, "the rung is 5; the moves of A1 about the requested thing give 0", "rung"),
    ("implied-rung-of-a-full-reply", 43, "implied", "rung"),
    ("two-survivors-of-a-full-reply", 39, "2 readings survive", "survivors"),
    ("one-survivor-of-no-reply", 39, "1 reading survives", "survivors"),
    ("implied-value-that-is-no-reading", 44, "what is implied, “never”, is not a reading", "survivors"),
    ("matched-without-words", 37, "`words` go with every finding but", "coverage"),
    ("not-mentioned-with-words", 38, "`words` go with every finding but", "coverage"),
    ("no-core", 36, "no element is core", "coverage"),
    ("full-with-a-core-not-mentioned", 43, "a core element is not mentioned", "coverage"),
    ("no-reason-for-the-act", 24, "A1 has no `act_why`", "written"),
    ("no-reason-for-the-slot", 24, "A1 has no `slot_why`", "written"),
    ("one-misreading", 24, "A1 has 1 `misreadings`", "written"),
    ("one-act-against", 24, "A1 has 1 `act_against`", "written"),
    ("act-against-itself", 31, "this is the act itself", "written"),
    ("element-without-reason", 38, "E2 has no `why`", "written"),
    ("reply-not-argued-against", 24, "A1 does not say why the reply is not implicit", "written"),
    ("no-reason-for-the-rung", 24, "A1 lacks `rung_why`", "written"),
    ("rung-not-argued-against", 24, "`rung_against` for [3]", "written"),
    ("short-ladder", 59, "one statement for each rung", "written"),
    ("move-with-one-against", 60, "M1 needs `against` for two labels", "written"),
    ("move-against-itself", 60, "other than its own", "written"),
    ("absent-family-not-explained", 68, "without a move: INFORMATION, POSITION, RESPONSIBILITY", "written"),
    ("present-family-called-absent", 68, "without a move: INFORMATION, POSITION, RESPONSIBILITY", "written"),
    ("reason-without-a-quote", 61, "quotes no words", "quoting"),
    ("reason-with-a-made-up-quote", 61, "quotes no words", "quoting"),
    ("motive", 53, "“dodges” imputes a motive", "motives"),
    ("two-repetitions", 76, "not just one `repetition`", "next-questions"),
    ("next-question-of-no-ask", 73, "there is no ask `A9`", "next-questions"),
    ("change-argued-against", 82, "this is what does change", "changes-of-words"),
    ("changed-words-not-there", 74, "do not stand just once", "changes-of-words"),
    ("figure-not-there", 73, "there is no figure `F7`", "comparisons"),
    ("votes-on-nothing", 73, "there is no ask `A2`", "votes"),
]


@pytest.fixture
def damaged(tmp_path):
    """Writes the whole record with some words exchanged, and gives the path."""

    def damage(*edits: tuple[str, str], folder: str = "pqs") -> Path:
        text = BASE.read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = tmp_path / folder / BASE.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return damage


def rules_broken(findings: list[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


def write_coding(folder: Path, coder: str, **changes: object) -> Path:
    record = yaml.load(BASE.read_text("utf-8"), Loader=yaml.BaseLoader)
    layers = {name: record[name] for name in Annotation.model_fields}
    path = folder / "codings" / coder / BASE.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"pq": BASE.stem, "coder": coder, **layers, **changes}), "utf-8")
    return path


def test_a_whole_record_has_no_finding():
    assert lint(BASE) == []


def test_the_shipped_corpus_has_no_finding():
    assert [str(finding) for finding in lint(ROOT / "corpus")] == []


@pytest.mark.parametrize(("name", "line", "part", "rule"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_file_is_reported_at_its_line_and_for_nothing_else(name, line, part, rule):
    (path,) = BAD.glob(f"*.{name}.yaml")
    findings = lint(path)
    said = "\n".join(map(str, findings))
    assert any(one.line == line and part in str(one) and one.rule == rule for one in findings), said
    assert rules_broken(findings) == {rule}, said


def test_the_table_has_every_file_of_the_folder():
    assert sorted(row[0] for row in BROKEN) == sorted(path.stem.partition(".")[2] for path in BAD.iterdir())


def test_every_broken_file_says_first_what_is_wrong_with_it():
    for path in BAD.iterdir():
        first = path.read_bytes().splitlines()[0].decode()
        assert path.suffix == ".yaml"
        assert first.startswith("# ") and first.endswith("."), path.name


def test_linting_the_folder_reports_every_file():
    assert {Path(finding.where) for finding in lint(BAD)} == set(BAD.iterdir())


def test_every_rule_has_a_broken_file():
    assert {rule.__name__.replace("_", "-") for rule in RULES} <= {row[3] for row in BROKEN}


def test_several_faults_of_one_record_are_found_at_once(damaged):
    faults = [("date: 2021-03-09", "date: 2021-03-01"), ("CC-BY-4.0", "OPL-3.0"), ("role: explicit", "role: context")]
    assert rules_broken(lint(damaged(*faults))) == {"dates", "members", "reply"}


@pytest.mark.parametrize(
    ("first", "second", "rung"),
    [
        ("existing_law", "commit_specific", 6),
        ("existing_action", "decline", 6),
        ("commit_general", "commit_specific", 5),
        ("process", "commit_general", 4),
        ("process", "decline", 3),
        ("consider", "decline", 0),
        ("engage", "consider", 2),
        ("engage", "belief", 1),
    ],
)
def test_the_rung_follows_from_the_moves_by_precedence(damaged, first, second, rung):
    moves = [
        ("label: engage", f"label: {first}"),
        ("target: related", "target: requested"),
        ("label: decline", f"label: {second}"),
    ]
    fitting = [
        given
        for given in range(7)
        if "rung" not in rules_broken(lint(damaged(*moves, ("reply: full, rung: 0", f"reply: full, rung: {given}"))))
    ]
    assert fitting == [rung]


def test_a_rung_may_be_implied_where_the_reply_is(damaged):
    path = damaged(
        ("reply: full, rung: 0", "reply: implicit, implied_value: will not, rung: 0, rung_basis: implied"),
        ("role: explicit, target: requested", "role: implicit, target: related"),
        ("      implicit: ", "      full: "),
    )
    assert lint(path) == []


@pytest.mark.parametrize("reason", re.findall(r"'[^'\n]*\"[^'\n]*'", BASE.read_text("utf-8")))
def test_every_reason_quotes_words_of_the_pq(damaged, reason):
    assert rules_broken(lint(damaged((reason, "'It is so.'")))) == {"quoting"}


@pytest.mark.parametrize("words", ["spinal injuries", "ducks on the town pond", "a hidden escapement"])
def test_a_reason_may_speak_of_things_whose_names_recall_a_motive(damaged, words):
    path = damaged(
        ("""why: '"Met the keepers" is only talk.'""", f"""why: '"Met the keepers" says nothing of {words}.'""")
    )
    assert lint(path) == []


def test_words_in_quotation_marks_impute_nothing(damaged):
    path = damaged(
        ("in January.\n", "in January to see how they avoid the question of spin.\n"),
        ("in January.}", "in January to see how they avoid the question of spin.}"),
        ("""why: '"Met the keepers" is only talk.'""", """why: '"Avoid the question of spin" is what keepers do.'"""),
    )
    assert lint(path) == []


def test_a_hundred_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / BASE.name
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert ["100.0 MB" in finding.what for finding in lint(path)] == [True]


@pytest.mark.parametrize("name", ["", "nowhere"], ids=["an empty folder", "no folder"])
def test_a_place_without_a_pq_is_a_finding(tmp_path, name):
    assert [finding.rule for finding in lint(tmp_path / name)] == ["empty"]


def test_the_same_id_in_two_folders_is_a_finding(damaged, tmp_path):
    damaged(folder="pqs/2021")
    second = damaged(folder="pqs/again")
    assert [(finding.rule, finding.where) for finding in lint(tmp_path)] == [("same-id", second.as_posix())]


@pytest.mark.parametrize("target", ["", "pqs", f"pqs/{BASE.name}"], ids=["the corpus", "its folder", "its file"])
def test_labels_are_those_of_the_codebook_beside_or_above(damaged, tmp_path, target):
    damaged()
    codebook = (ROOT / "corpus" / "codebook.yaml").read_text("utf-8")
    (tmp_path / "codebook.yaml").write_text(codebook.replace("- id: engage\n", "- id: talks\n"), "utf-8")
    assert any("`engage` is not one of the codebook's moves" in finding.what for finding in lint(tmp_path / target))


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, []),
        ({"pq": "2021-03-02.sundials"}, ["codings"]),
        ({"mood": "gloomy"}, ["key"]),
        ({"figures": [{"id": "F1", "quote": {"exact": "sixty sundials"}, "asked_for": "no"}]}, ["quote"]),
    ],
    ids=["whole", "of no PQ", "with an unknown key", "that quotes what is not there"],
)
def test_a_coding_is_linted_too(damaged, tmp_path, changes, rules):
    damaged()
    write_coding(tmp_path, "first", **changes)
    assert [finding.rule for finding in lint(tmp_path)] == rules


def test_all_broken_codings_are_reported_at_once(damaged, tmp_path):
    damaged()
    broken = [write_coding(tmp_path, coder, mood="gloomy") for coder in ("first", "second")]
    assert [finding.where for finding in lint(tmp_path)] == [path.as_posix() for path in broken]
