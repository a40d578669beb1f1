"""The corpus is a mapping that nobody can change, and it is loaded whole or not at all."""

from pathlib import Path

import pytest
from conftest import ROOT, SEED

import pqteach
from pqteach import recalling
from pqteach.corpus import Corpus, load, pq_files, read_codings, read_pq, shipped
from pqteach.errors import SourceError, UnknownName

BASE = Path(__file__).parent / "data" / "2021-03-02.town-clocks.yaml"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keeps what these tests read out of the package's cache."""
    monkeypatch.setattr(recalling, "_FOLDER", tmp_path / "cache")
    return tmp_path / "cache" / "corpus.json"


@pytest.fixture
def add(tmp_path):
    """Adds the small record to a folder under a name, with some words exchanged."""

    def write(name: str, *edits: tuple[str, str], under: str = "mine/pqs/2021") -> Path:
        text = BASE.read_text("utf-8").replace("id: 2021-03-02.town-clocks", f"id: {name}")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / under / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


def ids(corpus: Corpus) -> set[str]:
    return {pq.id for pq in corpus.values()}


def test_a_corpus_maps_ids_to_pqs_in_order_of_id(corpus):
    assert list(corpus) == sorted(corpus) == [pq.id for pq in corpus.values()]
    assert len(corpus) == len(set(corpus)) == len(list((ROOT / "corpus" / "pqs").rglob("*.yaml")))
    assert corpus[SEED].heading == "Social Media: National Security"
    assert SEED in corpus
    assert "2017-03-09.nothing" not in corpus
    assert None not in corpus


def test_a_pq_that_is_not_there_is_told_with_the_nearest_that_is(corpus):
    with pytest.raises(UnknownName, match=f"did you mean `{SEED}`"):
        corpus["2017-03-09.social-media-national-securty"]


def test_get_gives_its_default_as_that_of_any_mapping_does(corpus):
    assert corpus.get(SEED) is corpus[SEED]
    assert corpus.get("2017-03-09.nothing", "nothing") == "nothing"


def set_item(corpus: Corpus) -> None:
    corpus["2021-03-02.more"] = corpus[SEED]


def delete_item(corpus: Corpus) -> None:
    del corpus[SEED]


def set_codebook(corpus: Corpus) -> None:
    corpus.codebook = None


def set_heading(corpus: Corpus) -> None:
    corpus[SEED].heading = "Sundials"


@pytest.mark.parametrize("change", [set_item, delete_item, set_codebook, set_heading])
def test_nothing_in_a_corpus_can_be_changed(change):
    with pytest.raises((TypeError, AttributeError, ValueError)):
        change(load(ROOT / "corpus"))


@pytest.mark.parametrize(
    "given",
    [
        {"house": "Commons"}, {"body": "Home Office"}, {"kind": "parliament"}, {"type": "unknown"},
        {"act": "legislate"}, {"reply": "none"}, {"openness": "undeclared"}, {"rung": 1}, {"move": "share"},
        {"family": "RESPONSIBILITY"}, {"text": "social media"}, {"text": "CTIRU"}, {"text": "security"}, {},
    ],
    ids=str,
)  # fmt: skip
def test_each_filter_keeps_exactly_what_fits(corpus, given):
    def fits(pq) -> bool:
        verdicts = [ask.verdict for ask in pq.asks]
        found = {
            "house": {pq.house}, "body": {pq.answering_body}, "kind": {pq.source.kind}, "type": {pq.type},
            "act": {ask.act for ask in pq.asks}, "reply": {one.reply for one in verdicts},
            "openness": {one.openness for one in verdicts}, "rung": {one.rung for one in verdicts},
            "move": {one.label for one in pq.moves},
            "family": {corpus.codebook.family_of(one.label).id for one in pq.moves},
        }  # fmt: skip
        words = [pq.heading, pq.question_text, *(answer.canonical for answer in pq.answers)]
        return all(
            any(value.lower() in text.lower() for text in words) if name == "text" else value in found[name]
            for name, value in given.items()
        )

    kept = corpus.where(**given)
    assert ids(kept) == {pq.id for pq in corpus.values() if fits(pq)}
    assert SEED in kept


def test_rung_0_is_not_the_same_as_no_rung(corpus):
    kept = corpus.where(rung=0)
    assert kept
    assert all(0 in {ask.verdict.rung for ask in pq.asks} for pq in kept.values())


def test_filters_given_together_or_one_after_the_other_keep_the_same(corpus):
    together = corpus.where(act="legislate", kind="constructed", text="the")
    assert ids(together) == ids(corpus.where(text="the").where(kind="constructed").where(act="legislate"))
    assert 0 < len(together) < len(corpus.where(act="legislate"))


def test_what_is_said_of_an_ask_must_hold_for_one_and_the_same_ask(add, tmp_path):
    text = BASE.read_text("utf-8")
    ask = text[text.index("  - id: A1\n") : text.index("moves:\n")]
    second = (
        ask.replace("id: A1", "id: A2").replace("act: legislate", "act: act").replace("reply: full", "reply: partial")
    )
    add("2021-03-02.two-asks", (ask, ask + second))
    pqs = load(tmp_path / "mine")
    assert len(pqs.where(act="act", reply="partial")) == len(pqs.where(act="legislate", reply="full")) == 1
    assert len(pqs.where(act="act", reply="full")) == 0


def test_what_is_said_of_a_move_must_hold_for_one_and_the_same_move(add, tmp_path):
    add("2021-03-02.two-moves")
    pqs = load(tmp_path / "mine")
    assert len(pqs.where(move="decline", family="COMMITMENT")) == 1
    assert len(pqs.where(move="decline", family="ACCOUNT")) == 0


@pytest.mark.parametrize("text", ["STRASSE", "straße", "town CLOCKS in january"])
def test_text_is_found_whatever_its_case(add, tmp_path, text):
    add("2021-03-02.strasse", ("Town Clocks: Accuracy", "Straße"))
    assert len(load(tmp_path / "mine").where(text=text)) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"act": "legislat"}, {"move": "declin"}, {"family": "COMMITMENTS"}, {"reply": "ful"},
        {"openness": "undeclard"}, {"rung": 7}, {"house": "Comons"}, {"kind": "real"}, {"type": "named"},
    ],
    ids=str,
)  # fmt: skip
def test_a_label_that_there_is_not_is_an_error_with_the_nearest(corpus, given):
    with pytest.raises(UnknownName, match=r"did you mean|there are"):
        corpus.where(**given)


def test_a_filter_that_fits_nothing_gives_a_corpus_that_works(corpus):
    none = corpus.where(text="there is no such text")
    assert (len(none), list(none), "0 PQs" in repr(none)) == (0, [], True)
    assert list(none.where(act="legislate")) == []
    with pytest.raises(UnknownName):
        none[SEED]


def test_a_filter_leaves_the_corpus_as_it_was_and_keeps_its_codebook(corpus):
    before = list(corpus)
    assert corpus.where(kind="parliament").codebook is corpus.codebook
    assert list(corpus) == before


def test_the_shipped_corpus_is_what_load_gives_from_any_folder(corpus, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert pqteach.load() == corpus
    assert (shipped() / "corpus" / "codebook.yaml").is_file()


@pytest.mark.parametrize(
    ("folder", "kind"), [("mine", Path), ("mine/pqs", Path), ("mine/pqs/2021", Path), ("mine", str)]
)
def test_a_corpus_of_ones_own_is_loaded_from_its_folder(add, tmp_path, folder, kind):
    add("2021-03-02.first")
    add("2021-03-02.second")
    assert list(load(kind(tmp_path / folder))) == ["2021-03-02.first", "2021-03-02.second"]


def test_a_record_without_an_id_has_the_name_of_its_file(add, corpus):
    assert read_pq(add("2021-03-02.nameless", ("id: 2021-03-02.nameless\n", "")), corpus.codebook).id == (
        "2021-03-02.nameless"
    )


@pytest.mark.parametrize("folder", ["mine", "nowhere"], ids=["empty", "not there"])
def test_a_folder_without_a_pq_is_an_error(tmp_path, folder):
    (tmp_path / "mine").mkdir()
    with pytest.raises(SourceError, match="there is no PQ here"):
        load(tmp_path / folder)


def test_load_reports_all_broken_files_at_once_and_loads_nothing(add, tmp_path):
    add("2021-03-02.whole")
    broken = [
        add("2021-03-02.broken-key", ("house: ", "hous: ")),
        add(
            "2021-03-02.broken-label",
            ("label: engage", "label: enage"),
            ("F1, quote: {exact: 40", "F1, quote: {exact: 50"),
        ),
        add("2021-03-02.broken-quote", ("exact: 40 town clocks}", "exact: 50 town clocks}"), under="mine/pqs/2022"),
        add("2021-03-02.broken-yaml", ("heading: ", "heading: [")),
    ]
    with pytest.raises(SourceError) as error:
        load(tmp_path / "mine")
    assert {finding.where for finding in error.value.findings} == {path.as_posix() for path in broken}


def test_a_file_nested_without_end_is_reported_like_any_other(add, tmp_path):
    path = add("2021-03-02.nested", ("house: Commons", "house: " + "[" * 3_000 + "]" * 3_000))
    with pytest.raises(SourceError, match=path.as_posix()):
        load(tmp_path / "mine")


def test_all_quotes_of_a_record_that_match_nothing_are_reported_at_once(add, corpus):
    path = add(
        "2021-03-02.misquoted", ("exact: 40 town", "exact: 50 town"), ("exact: has no plans", "exact: has a plan")
    )
    with pytest.raises(SourceError) as error:
        read_pq(path, corpus.codebook)
    assert [finding.rule for finding in error.value.findings] == ["quote", "quote"]


def test_two_files_of_one_name_are_an_error_and_none_is_lost(add, tmp_path):
    add("2021-03-02.twin", under="mine/pqs/2021")
    add("2021-03-02.twin", under="mine/pqs/again")
    assert len(pq_files(tmp_path / "mine")) == 2
    with pytest.raises(SourceError):
        load(tmp_path / "mine")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Puts a small corpus in the place of the shipped one, which alone is cached."""
    (tmp_path / "corpus").mkdir()
    codebook = (ROOT / "corpus" / "codebook.yaml").read_bytes()
    (tmp_path / "corpus" / "codebook.yaml").write_bytes(codebook)
    monkeypatch.setattr("pqteach.corpus.shipped", lambda: tmp_path)
    return "corpus/pqs/2021"


def test_a_file_that_was_edited_is_read_again(add, home, cache):
    path = add("2021-03-02.edited", under=home)
    for _ in range(2):
        assert load()[path.stem].heading == "Town Clocks: Accuracy"
        assert cache.exists()
    add("2021-03-02.edited", ("Town Clocks: Accuracy", "Town Clocks: Accurate"), under=home)
    assert load()[path.stem].heading == "Town Clocks: Accurate"
    add("2021-03-02.edited", ("house: Commons", "house: Common"), under=home)
    for _ in range(2):
        with pytest.raises(SourceError, match="did you mean `Commons`"):
            load()


def test_what_is_cached_is_not_parsed_again(add, home, monkeypatch):
    path = add("2021-03-02.cached", under=home)
    first = load()
    monkeypatch.setattr("yaml.parse", lambda *_, **__: pytest.fail("parsed again"))
    assert load()[path.stem] == first[path.stem]


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b"\xff", b'{"x": 1}', b'{"reader": "x", "known": 7}'])
def test_a_damaged_cache_is_as_good_as_none(add, home, cache, damage):
    path = add("2021-03-02.cached", under=home)
    load()
    cache.write_bytes(damage)
    assert list(load()) == [path.stem]


def test_a_cache_that_cannot_be_written_is_done_without(add, home, cache):
    path = add("2021-03-02.cached", under=home)
    cache.parent.write_bytes(b"")  # a file where the folder should be
    assert list(load()) == [path.stem]


def test_the_codings_of_the_seed_are_those_of_its_coders_and_every_quote_of_them_is_anchored(corpus):
    codings = read_codings()[SEED]
    assert {"first", "second"} <= set(codings)
    for coder, coding in codings.items():
        layers = {name: getattr(coding, name) for name in ("context", "asks", "moves", "figures")}
        coded = corpus[SEED].model_copy(update=layers)
        places = [coded.find(selector, answer) for _, selector, answer in coded.selectors()]
        assert (coding.coder, len(places) > len(coding.moves) > 5) == (coder, True)


def test_a_corpus_without_codings_has_none(add, tmp_path):
    add("2021-03-02.uncoded")
    assert read_codings(tmp_path / "mine") == {}
