"""Follow-ups, groups, pairs, series and splits hold together, and what does not is blamed at the record it is in."""

from datetime import date

import pytest
from conftest import ROOT

from pqteach.annotation import Context, Selector
from pqteach.contrasts import Contrasts, Pair, Series, Splits, read_contrasts, read_splits
from pqteach.errors import SourceError
from pqteach.linting import lint
from pqteach.linting.whole import contrasts, follow_ups, groups, splits
from pqteach.pq import Source

ADDRESSEE = "To ask the Secretary of State for Transport"
ANCHOR = "pursuant to the Answer of 22 June 2022 to Question 512345 on Cargo Bikes: Lighting"


@pytest.fixture
def first(corpus):
    source = Source(kind="constructed", licence="CC-BY-4.0", uin="512345")
    return corpus["2022-06-14.cargo-bikes-lighting"].model_copy(update={"source": source})


@pytest.fixture
def second(first):
    """A follow-up of the first PQ, in order."""
    anchor = Context(id="C9", label="anchor", quote=Selector(exact=ANCHOR))
    return first.model_copy(
        update={
            "id": "2022-07-04.cargo-bikes-plans",
            "tabled": date(2022, 7, 4),
            "question": f"{ADDRESSEE}, {ANCHOR}, whether he plans to review the rules.",
            "context": (first.context[0], anchor),
            "pursuant_to": first.id,
        }
    )


def said(found) -> list[tuple[str, str]]:
    return [(name, what) for name, _, what, _ in found]


def test_a_follow_up_that_names_day_number_and_heading_has_no_fault(first, second):
    assert said(follow_ups({first.id: first, second.id: second})) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("22 June", "23 June", "does not name the day"),
        ("512345", "512346", "does not quote the number"),
        ("Cargo Bikes: Lighting", "Cargo Bikes", "does not quote the heading"),
    ],
)
def test_a_follow_up_that_names_them_wrongly_is_told(first, second, old, new, part):
    wrong = second.model_copy(update={"question": second.question.replace(old, new)})
    ((name, what),) = said(follow_ups({first.id: first, wrong.id: wrong}))
    assert name == second.id
    assert part in what


def test_a_follow_up_needs_what_it_pursues_and_comes_after_it_and_labels_its_anchor(first, second):
    assert "no such PQ" in said(follow_ups({second.id: second}))[0][1]
    early = second.model_copy(update={"tabled": date(2022, 6, 15)})
    assert "before" in said(follow_ups({first.id: first, early.id: early}))[0][1]
    bare = second.model_copy(update={"context": first.context[:1]})
    assert "anchor" in said(follow_ups({first.id: first, bare.id: bare}))[0][1]


def test_a_group_is_mutual_and_has_one_answer(first):
    one = first.model_copy(update={"grouped_with": ("b",)})
    other = first.model_copy(update={"id": "b", "grouped_with": (first.id,)})
    assert said(groups({one.id: one, "b": other})) == []
    assert "there is no PQ `b`" in said(groups({one.id: one}))[0][1]
    alone = other.model_copy(update={"grouped_with": ()})
    assert "does not name the same group" in said(groups({one.id: one, "b": alone}))[0][1]
    answers = (other.answers[0].model_copy(update={"text": "No."}),)
    differs = other.model_copy(update={"answers": answers})
    assert {what for _, what in said(groups({one.id: one, "b": differs}))} == {
        "b is grouped with it, and has another answer",
        f"{first.id} is grouped with it, and has another answer",
    }


def pair(same: str) -> Contrasts:
    ids = ("2022-06-14.cargo-bikes-lighting", "b")
    return Contrasts(pairs=(Pair(id="p", pqs=ids, same=same, differs="x", changes="y"),))


def test_a_pair_is_the_same_on_one_side_whatever_body_it_is_put_to(first):
    question = first.question.replace("Secretary of State for Transport", "Chancellor of the Exchequer")
    quote = Selector(exact="To ask the Chancellor of the Exchequer")
    context = (first.context[0].model_copy(update={"quote": quote}),)
    other = first.model_copy(update={"id": "b", "question": question, "context": context})
    assert said(contrasts({first.id: first, "b": other}, pair("ask"))) == []
    assert said(contrasts({first.id: first, "b": other}, pair("answer"))) == []
    more = other.model_copy(update={"question": question + " Now.", "answers": ()})
    assert "has two asks" in said(contrasts({first.id: first, "b": more}, pair("ask")))[0][1]
    assert "has two answers" in said(contrasts({first.id: first, "b": more}, pair("answer")))[0][1]
    assert "no such PQ" in said(contrasts({first.id: first}, pair("ask")))[0][1]


def test_a_series_is_in_order_of_day(first, second):
    both = {first.id: first, second.id: second}
    right = Contrasts(series=(Series(id="s", title="t", pqs=(first.id, second.id)),))
    wrong = Contrasts(series=(Series(id="s", title="t", pqs=(second.id, first.id)),))
    assert said(contrasts(both, right)) == []
    assert said(contrasts(both, wrong))[0][0] == first.id


def test_every_pq_is_in_one_split_and_what_belongs_together_is_in_the_same(first, second):
    both = {first.id: first, second.id: second}
    right = Splits(lesson=(first.id, second.id), practice=(), test=())
    assert said(splits(both, right, Contrasts())) == []
    parted = Splits(lesson=(first.id,), practice=(), test=(second.id,))
    assert "belongs together" in said(splits(both, parted, Contrasts()))[0][1]
    missing = Splits(lesson=(first.id,), practice=(), test=())
    assert "it stands in 0 of the splits" in said(splits(both, missing, Contrasts()))[0][1]
    twice = Splits(lesson=(first.id, second.id), practice=(second.id,), test=())
    assert "it stands in 2 of the splits" in said(splits(both, twice, Contrasts()))[0][1]
    extra = Splits(lesson=(first.id, second.id, "x"), practice=(), test=())
    assert said(splits(both, extra, Contrasts()))[0][0] == "x"


def test_a_folder_without_the_files_has_no_sets_and_no_splits(tmp_path):
    assert read_contrasts(tmp_path) == Contrasts()
    assert read_splits(tmp_path) is None


def test_a_broken_file_of_splits_is_an_error_at_its_line(tmp_path):
    (tmp_path / "splits.yaml").write_text("lesson: []\npractise: []\ntest: []\n", "utf-8")
    with pytest.raises(SourceError, match=r"(?s)splits.yaml:2: .*did you mean `practice`"):
        read_splits(tmp_path)


def test_linting_a_folder_blames_the_record(tmp_path):
    record = (ROOT / "tests/data/2021-03-02.town-clocks.yaml").read_text("utf-8")
    (tmp_path / "pqs").mkdir()
    broken = record.replace("\nsource:", "\ngrouped_with: [2021-03-02.other]\nsource:")
    (tmp_path / "pqs" / "2021-03-02.town-clocks.yaml").write_text(broken, "utf-8")
    (finding,) = lint(tmp_path)
    assert (finding.line, finding.rule) == (9, "groups")
