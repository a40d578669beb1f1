"""Two codings of one PQ: what differs is listed, and a record whose coders differ needs a ruling."""

import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED

from pqteach.annotation import Selector, Verdict
from pqteach.cli import main
from pqteach.corpus import Coding, read_codings
from pqteach.differing import differences
from pqteach.linting.whole import adjudicated
from pqteach.pq import Ruling

NAME = "2022-06-14.cargo-bikes-lighting"


@pytest.fixture
def pq(corpus):
    return corpus[NAME]


def coding(pq, coder: str = "x", **changes: object) -> Coding:
    layers = {name: getattr(pq, name) for name in ("context", "asks", "moves", "figures")}
    return Coding(pq=pq.id, coder=coder, **(layers | changes))


def said(pq, **changes: object) -> list[tuple[str, str, str]]:
    found = differences(pq, coding(pq), coding(pq, **changes))
    return [(one.about, one.first, one.second) for one in found]


def test_the_same_coding_twice_has_no_difference(pq):
    assert said(pq) == []


def test_another_act_verdict_and_label_are_listed_in_the_order_of_the_text(pq):
    ask = pq.asks[0].model_copy(update={"act": "act", "verdict": Verdict(reply="none", openness="undeclared", rung=1)})
    move = pq.moves[3].model_copy(update={"label": "existing_action", "secondary": "engage"})
    assert said(pq, asks=(ask,), moves=(*pq.moves[:3], move, *pq.moves[4:])) == [
        ("act of “if he will bring forward legislative proposals”", "legislate", "act"),
        ("verdict on “if he will bring forward legislative proposals”", "full, rung 0", "undeclared, rung 1"),
        (
            "label of “Officials discuss the upkeep of lights with hire operators at regular meetings.”",
            "engage",
            "existing_action, then engage",
        ),
    ]


def test_what_only_one_found_is_listed(pq):
    assert said(pq, moves=pq.moves[:5]) == [(f"label of “{pq.words(pq.moves[5])}”", "decline", "not found")]
    elsewhere = pq.asks[0].model_copy(update={"trigger": Selector(exact="that remain lit")})
    assert [(first, second) for _, first, second in said(pq, asks=(elsewhere,))] == [
        ("legislate", "not found"),
        ("not found", "legislate"),
    ]


def test_a_record_whose_coders_differ_needs_a_ruling_that_names_them(pq):
    same = {NAME: {"first": coding(pq, "first"), "second": coding(pq, "second")}}
    assert list(adjudicated({NAME: pq}, same)) == []
    differ = {NAME: {"first": coding(pq, "first"), "second": coding(pq, "second", moves=pq.moves[:5])}}
    ((name, path, what, _),) = adjudicated({NAME: pq}, differ)
    assert (name, path) == (NAME, ("rulings",))
    assert "decline" not in what
    ruling = Ruling(id="S1", about="x", codings={"first": "a", "second": "b"}, ruling="a", why="y")
    ruled = pq.model_copy(update={"rulings": (ruling,)})
    assert list(adjudicated({NAME: ruled}, differ)) == []
    stranger = ruling.model_copy(update={"codings": {"third": "a"}})
    ((_, path, what, _),) = adjudicated({NAME: pq.model_copy(update={"rulings": (stranger,)})}, same)
    assert path == ("rulings", 0)
    assert "third" in what


def test_the_command_lists_where_two_files_differ():
    folder = ROOT / "corpus" / "codings"
    paths = [str(folder / coder / f"{SEED}.yaml") for coder in ("first", "second")]
    result = CliRunner().invoke(main, ["agreement", *paths])
    assert "where they differ" in result.output
    assert "CTIRU have established relationships" in result.output
    twice = CliRunner().invoke(main, ["agreement", paths[0], paths[0]])
    assert "they do not differ" in twice.output


def test_every_record_of_the_corpus_was_coded_twice(corpus):
    codings = read_codings()
    assert [name for name in corpus if set(codings.get(name, {})) != {"first", "second"}] == []
