"""In a notebook: respond, respond again, see how far one has come, see the key; all from refs alone."""

from typing import Any

import pytest
from conftest import SEED
from examples import every_item

from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.errors import StaleRef, UnknownName
from pqteach.generators import make
from pqteach.practice import Practice, practise
from pqteach.sheet import Wanted, arrange

TARGETS = [("mark-family", "RESPONSIBILITY"), ("reply-verdict", "A1"), ("ladder-rung", "A1")]


@pytest.fixture
def practice(corpus: Corpus) -> Practice:
    """Q1 has the key 12 and 13 of thirteen, Q2 the key E with C accepted at 60%, Q3 the key B."""
    items = [make(name, corpus[SEED], target, 1) for name, target in TARGETS]
    return practise("\n".join(f"Q{i} {item.ref}" for i, item in enumerate(items, start=1)), corpus)


def test_a_response_is_checked_and_counts(practice: Practice) -> None:
    assert practice.respond("Q2", "E").status == "correct"
    assert practice.respond("Q3", "G").status == "incorrect"
    assert practice.score().earned == {"Q1": None, "Q2": 1, "Q3": 0}
    assert str(practice.score()) == repr(practice.score()) == "1 of 3 points. Still without a response: Q1."


def test_a_later_valid_response_replaces_an_earlier_one_for_better_or_worse(practice: Practice) -> None:
    for raw, earned in (("A", 0), ("C", 0.6), ("E", 1), ("C", 0.6)):
        practice.respond("Q2", raw)
        assert practice.score().earned["Q2"] == earned


@pytest.mark.parametrize("raw", ["", "Z", None, [], {}, "A, B", True, [["E"]], "x" * 10**6])
def test_an_invalid_response_leaves_what_was_there(raw: Any, practice: Practice) -> None:
    assert practice.respond("Q2", raw).status == "invalid"
    assert practice.score().earned["Q2"] is None
    practice.respond("Q2", "C")
    assert practice.respond("Q2", raw).score is None
    assert practice.score().earned["Q2"] == 0.6


def test_without_a_response_outside_a_notebook_it_says_how_to_respond(practice: Practice) -> None:
    outcome = practice.respond("Q1")
    assert outcome.status == "invalid"
    assert "numbers of the segments" in str(outcome)


def test_showing_the_key_scores_nothing_and_leaves_the_response(practice: Practice) -> None:
    practice.respond("Q2", "C")
    assert practice.reveal("Q2").headline.startswith("Key: E")
    assert practice.score().earned == {"Q1": None, "Q2": 0.6, "Q3": None}


@pytest.mark.parametrize("name", ["q2", "Q2"])
def test_the_case_of_a_name_does_not_count(name: str, practice: Practice) -> None:
    practice.respond(name, "E")
    assert practice.score().earned["Q2"] == 1
    assert practice.reveal(name).status == "revealed"


@pytest.mark.parametrize("written", ["Q1", "q1"])
def test_the_case_of_a_name_in_the_list_of_refs_does_not_count_either(written: str, corpus: Corpus) -> None:
    practice = practise(f"{written} {make('reply-verdict', corpus[SEED], 'A1', 1).ref}", corpus)
    assert practice.respond("Q1", "E").score == 1
    assert list(practice.score().earned.values()) == [1]


@pytest.mark.parametrize("name", ["Q4", "", "slot", " Q2 x", "Q²", 2, None])
def test_an_unknown_name_is_refused_with_those_there_are(name: Any, practice: Practice) -> None:
    for act in (lambda: practice.respond(name, "A"), lambda: practice.reveal(name)):
        with pytest.raises(UnknownName, match=r"Q[12]"):
            act()


def test_progress_counts_points_in_part(practice: Practice) -> None:
    practice.respond("Q1", "12")
    practice.respond("Q2", "C")
    practice.respond("Q3", "B")
    assert str(practice.score()) == "2.1 of 3 points."


def test_two_practices_do_not_share_responses(corpus: Corpus) -> None:
    refs = f"Q1 {make('reply-verdict', corpus[SEED], 'A1', 1).ref}"
    one, other = practise(refs, corpus), practise(refs, corpus)
    one.respond("Q1", "E")
    assert other.score().earned == {"Q1": None}


def test_every_item_can_be_practised_again_from_its_ref(bank: Bank, corpus: Corpus) -> None:
    items = {f"Q{i}": item for i, (_, item) in enumerate(every_item(bank), start=1)}
    practice = practise("\n".join(f"  {name}   {item.ref}  " for name, item in items.items()), corpus)
    assert list(practice.score().earned) == list(items)


def test_without_a_corpus_the_shipped_one_is_used(corpus: Corpus) -> None:
    ref = make("reply-verdict", corpus[SEED], "A1", 1).ref
    assert practise(f"Q1 {ref}").respond("Q1", "E").score == 1


def test_an_item_that_would_now_be_another_is_stale(corpus: Corpus) -> None:
    ref = make("reply-verdict", corpus[SEED], "A1", 1).ref
    changed = corpus[SEED].model_copy(update={"question": "To ask the Secretary of State, if she will."})
    with pytest.raises(StaleRef, match="make the sheet again"):
        practise(f"Q1 {ref}", Corpus([changed], corpus.codebook))


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Q1", StaleRef),
        ("Q1 reply-verdict", StaleRef),
        ("Q1 a:b:c:d:e", StaleRef),
        (f"Q1 reply-verdict:{SEED}:A1:1:0000000000", StaleRef),
        (f"Q1 reply-verdict:{SEED}:A1:--1:0000000000", StaleRef),
        (f"Q1 verdict:{SEED}:A1:1:0000000000", UnknownName),
        (f"Q1 reply-verdict:{SEED}:A9:1:0000000000", UnknownName),
        ("Q1 reply-verdict:2017-03-09.social:A1:1:0000000000", UnknownName),
    ],
)
def test_a_line_that_names_no_item_is_refused(line: str, error: type[Exception], corpus: Corpus) -> None:
    with pytest.raises(error):
        practise(line, corpus)


def test_a_name_given_twice_is_refused_and_hides_no_item(bank: Bank, corpus: Corpus) -> None:
    first, second = arrange(bank, "1", Wanted(pq=SEED), n=2)[0].items
    with pytest.raises((StaleRef, UnknownName), match="Q1"):
        practise(f"Q1 {first.ref}\nQ1 {second.ref}", corpus)


def test_no_refs_give_no_items_and_no_failure(corpus: Corpus) -> None:
    practice = practise("\n \n", corpus)
    assert str(practice.score()) == "0 of 0 points."
    with pytest.raises(UnknownName):
        practice.respond("Q1", "A")
