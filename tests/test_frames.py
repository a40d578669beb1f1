"""The tables hold what the models hold, one row for each thing, in tidy types."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from conftest import SEED

from pqteach import frames
from pqteach.corpus import Corpus
from pqteach.pq import PQ

TABLES = {"pqs": frames.pqs, "asks": frames.asks, "moves": frames.moves, "segments": frames.segments}
BASE = Path(__file__).parent / "data" / "2021-03-02.town-clocks.yaml"
MINISTER = {"name": "Piers Oakley", "side": "government"}


@pytest.fixture
def odd(corpus):
    """A corpus of odd PQs: unanswered, answered twice, and in other scripts."""
    record = yaml.load(BASE.read_text("utf-8"), Loader=yaml.BaseLoader)
    (answer,) = record["answers"]
    met, declined = record["moves"]
    again = answer | {
        "date": "2021-03-12",
        "kind": "correction",
        "text": "The keepers have gone.\n\nSo have the clocks.",
    }
    late = met | {"id": "M3", "quote": {"exact": "So have the clocks."}, "answer": "2"}
    strange = answer | {"text": "🐝 e\u0301 שלום <b>&amp;</b>.\n\nThe Government has no plans."}
    letters = declined | {"quote": {"exact": "e\u0301 שלום <b>&amp;"}}
    changes = {
        "2021-03-02.unanswered": {"answers": [], "moves": [], "figures": []},
        "2021-03-02.twice": {"answers": [answer, again], "moves": [met, declined, late]},
        "2021-03-02.strange": {"answers": [strange], "moves": [letters], "figures": []},
    }
    context = {"codebook": corpus.codebook}
    pqs = [PQ.model_validate(record | {"id": name} | change, context=context) for name, change in changes.items()]
    return Corpus([*pqs, corpus[SEED]], corpus.codebook)


@pytest.mark.parametrize("which", ["corpus", "odd"])
def test_segments_joined_give_back_each_answer(request, which):
    pqs = request.getfixturevalue(which)
    joined = frames.segments(pqs).groupby(["pq", "answer"], sort=False)["text"].agg("".join)
    assert joined.to_dict() == {
        (pq.id, number): answer.canonical for pq in pqs.values() for number, answer in enumerate(pq.answers, start=1)
    }


def test_segments_joined_give_back_an_answer_whose_moves_are_listed_out_of_order(corpus):
    seed = corpus[SEED].model_copy(update={"moves": corpus[SEED].moves[::-1]})
    assert "".join(frames.segments({SEED: seed})["text"]) == seed.answers[0].canonical


@pytest.mark.parametrize("which", ["corpus", "odd"])
def test_segments_follow_one_another_without_gap_and_none_is_empty(request, which):
    for _, rows in frames.segments(request.getfixturevalue(which)).groupby(["pq", "answer"]):
        assert list(rows["n"]) == list(range(1, len(rows) + 1))
        assert list(rows["start"]) == [0, *rows["end"][:-1]]
        assert (rows["end"] - rows["start"] == rows["text"].str.len()).all()
        assert (rows["end"] > rows["start"]).all()


@pytest.mark.parametrize("which", ["corpus", "odd"])
def test_every_move_is_one_segment_with_its_words(request, which):
    pqs = request.getfixturevalue(which)
    segments = frames.segments(pqs).dropna(subset="move")
    moves = frames.moves(pqs)
    shared = ["pq", "answer", "start", "end", "text", "move", "family", "label"]
    pd.testing.assert_frame_equal(
        segments[shared].sort_values(["pq", "move"], ignore_index=True),
        moves[shared].sort_values(["pq", "move"], ignore_index=True),
    )


def test_there_is_a_row_for_each_pq_ask_and_move(corpus):
    assert list(frames.pqs(corpus)["pq"]) == list(corpus)
    assert list(zip(*[frames.asks(corpus)[name] for name in ("pq", "ask")], strict=True)) == [
        (pq.id, ask.id) for pq in corpus.values() for ask in pq.asks
    ]
    assert list(zip(*[frames.moves(corpus)[name] for name in ("pq", "move")], strict=True)) == [
        (pq.id, move.id) for pq in corpus.values() for move in pq.moves
    ]


def test_the_row_of_a_pq_tallies_with_the_pq(corpus):
    row = frames.pqs(corpus).set_index("pq").loc[SEED]
    assert (row["tabled"], row["answered"], row["days"]) == (pd.Timestamp("2017-03-09"), pd.Timestamp("2017-03-14"), 5)
    assert (row["asks"], row["moves"]) == (1, len(corpus[SEED].moves))
    assert (row["house"], row["answering_body"], row["kind"]) == ("Commons", "Home Office", "parliament")
    assert row["question_words"] == len(corpus[SEED].question.split())
    assert row["answer_words"] == sum(len(answer.text.split()) for answer in corpus[SEED].answers)


def test_the_row_of_an_ask_tallies_with_the_ask(corpus):
    for row in frames.asks(corpus).to_dict("records"):
        ask = corpus[row["pq"]].ask(row["ask"])
        assert (row["act"], row["slot"]) == (ask.act, ask.slot)
        assert (row["reply"] if pd.notna(row["reply"]) else None) == ask.verdict.reply
        assert (row["rung"] if pd.notna(row["rung"]) else None) == ask.verdict.rung
        assert (row["openness"] if pd.notna(row["openness"]) else None) == ask.verdict.openness
        assert row["group"] == corpus.codebook.act(ask.act).group
        assert row["not_mentioned"] == len([one for one in ask.elements if one.in_answer and one.words is None])
        assert (row["elements"], row["accepted"]) == (len(ask.elements), len(ask.accept))


def test_the_row_of_a_move_tallies_with_the_move(corpus):
    moves = {(pq.id, move.id): (pq, move) for pq in corpus.values() for move in pq.moves}
    for row in frames.moves(corpus).to_dict("records"):
        pq, move = moves[row["pq"], row["move"]]
        assert row["text"] == pq.words(move) == pq.answers[row["answer"] - 1].canonical[row["start"] : row["end"]]
        assert row["words"] == len(row["text"].split())
        assert (row["label"], row["ask"], row["role"], row["target"], row["agent"]) == (
            move.label, move.ask, move.role, move.target, move.agent,
        )  # fmt: skip
        assert row["family"] == corpus.codebook.move(move.label).family


def test_days_run_to_the_last_of_several_answers_and_are_missing_without_one(odd):
    days = frames.pqs(odd).set_index("pq")["days"]
    assert days["2021-03-02.twice"] == 10
    assert pd.isna(days["2021-03-02.unanswered"])
    assert pd.isna(frames.pqs(odd).set_index("pq")["answered"]["2021-03-02.unanswered"])


WHOLE = {
    "pqs": ["days", "question_words", "answer_words", "asks", "moves"],
    "asks": ["rung", "elements", "not_mentioned", "accepted"],
    "moves": ["answer", "start", "end", "words"],
    "segments": ["answer", "n", "start", "end"],
}


@pytest.mark.parametrize("which", ["corpus", "odd"])
@pytest.mark.parametrize("name", TABLES)
def test_numbers_are_whole_numbers_and_days_are_days(request, which, name):
    table = TABLES[name](request.getfixturevalue(which))
    assert [column for column in WHOLE[name] if not pd.api.types.is_integer_dtype(table[column])] == []
    for column in {"tabled", "answered"} & set(table):
        assert pd.api.types.is_datetime64_any_dtype(table[column])


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_corpus_gives_a_table_with_the_same_columns(corpus, name):
    empty = TABLES[name](Corpus([], corpus.codebook))
    assert list(empty.columns) == list(TABLES[name](corpus).columns)
    assert len(empty) == 0


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_corpus_gives_a_table_that_can_be_worked_with_like_any_other(corpus, name):
    empty = TABLES[name](Corpus([], corpus.codebook))
    assert [column for column in WHOLE[name] if not pd.api.types.is_integer_dtype(empty[column])] == []
    for column in {"tabled", "answered"} & set(empty):
        assert pd.api.types.is_datetime64_any_dtype(empty[column])


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_numbered_from_0_and_every_cell_holds_one_thing(corpus, name):
    table = TABLES[name](corpus)
    assert list(table.index) == list(range(len(table)))
    assert not table.map(lambda cell: isinstance(cell, list | tuple | dict | set)).to_numpy().any()


def test_any_mapping_of_pqs_will_do(corpus):
    assert list(frames.moves({SEED: corpus[SEED]})["move"]) == [move.id for move in corpus[SEED].moves]
