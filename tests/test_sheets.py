"""A sheet holds as many items as were asked for, evenly mixed, and the same ones every time."""

from collections import Counter

import pytest
from conftest import SEED

from pqteach.corpus import Corpus
from pqteach.errors import NotEnoughItems, UnknownName
from pqteach.generating import Ref
from pqteach.sheet import TOPICS, Sheet, arrange, candidates


def _kinds(sheet: Sheet) -> Counter[str]:
    return Counter(Ref.parse(item.ref).generator for item in sheet.items)


def _pqs(sheet: Sheet) -> Counter[str]:
    return Counter(Ref.parse(item.ref).pq for item in sheet.items)


@pytest.mark.parametrize("n", [1, 2, 7, 10, 23])
@pytest.mark.parametrize("topic", [*TOPICS, None])
def test_a_sheet_has_just_as_many_items_all_different_and_on_its_topic(
    topic: str | None, n: int, corpus: Corpus
) -> None:
    sheet = arrange(corpus, "1", topic=topic, n=n)
    assert len({item.ref for item in sheet.items}) == n == len(sheet.items)
    assert set(_kinds(sheet)) <= set(TOPICS[topic or "everything"].generators)


def test_a_sheet_about_one_pq_is_about_no_other(corpus: Corpus) -> None:
    sheet = arrange(corpus, "1", pq=SEED, n=12)
    assert sheet.pq_ids() == [SEED]
    assert corpus[SEED].heading in sheet.title


def test_a_sheet_may_be_on_a_topic_and_about_a_pq(corpus: Corpus) -> None:
    sheet = arrange(corpus, "1", topic="asking", pq=SEED, n=3)
    assert _kinds(sheet) == {"slot": 1, "act": 2}


@pytest.mark.parametrize("topic", [*TOPICS, None])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kinds_are_mixed_as_evenly_as_there_are_items(topic: str | None, seed: int, corpus: Corpus) -> None:
    names = TOPICS[topic or "everything"].generators
    there = Counter(kind.name for kind, _, _ in candidates(corpus.values(), names))
    for n in (len(names), 3 * len(names) - 1, sum(there.values()) - 1):
        kinds = _kinds(arrange(corpus, "1", topic=topic, n=n, seed=seed))
        most = max(kinds.values())
        assert all(kinds[name] >= min(most - 1, there[name]) for name in there)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_no_pq_comes_twice_while_another_could_come_once(seed: int, corpus: Corpus) -> None:
    laws = corpus.where(act="legislate")
    assert set(_pqs(arrange(laws, "1", topic="asking", n=len(laws), seed=seed)).values()) == {1}
    more = _pqs(arrange(laws, "1", topic="replying", n=2 * len(laws), seed=seed)).values()
    assert max(more) - min(more) <= 2  # as even as the mix of kinds lets it be


def test_items_stand_in_the_order_in_which_a_pq_is_read(corpus: Corpus) -> None:
    kinds = [Ref.parse(item.ref).generator for item in arrange(corpus, "1", pq=SEED, n=20).items]
    assert kinds.index("slot") < kinds.index("move-label") < kinds.index("reply-verdict") < kinds.index("ladder-order")


def test_the_whole_stock_can_be_asked_for_and_one_more_cannot(corpus: Corpus) -> None:
    stock = len(candidates([corpus[SEED]], TOPICS["everything"].generators))
    assert len(arrange(corpus, "1", pq=SEED, n=stock).items) == stock
    with pytest.raises(NotEnoughItems, match=f"{stock + 1} items are asked for, and {stock} can be made") as error:
        arrange(corpus, "1", pq=SEED, n=stock + 1)
    assert f"at most {stock}" in error.value.findings[0].hint


@pytest.mark.parametrize("n", [0, -1, -(10**9)])
def test_a_sheet_of_nothing_is_refused(n: int, corpus: Corpus) -> None:
    with pytest.raises(NotEnoughItems, match=str(n)):
        arrange(corpus, "1", n=n)


def test_a_corpus_with_nothing_to_ask_says_that_there_are_none(corpus: Corpus) -> None:
    with pytest.raises(NotEnoughItems, match="and 0 can be made"):
        arrange(Corpus([], corpus.codebook), "1", n=1)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ({"topic": "comitment"}, "commitment"),
        ({"topic": ""}, "asking"),
        ({"pq": "2017-03-09.social-media"}, SEED),
        ({"pq": ""}, "there are"),
        ({"topic": "asking", "pq": "nothing"}, "there are"),
    ],
)
def test_an_unknown_topic_or_pq_is_refused_with_what_there_is(
    asked: dict[str, str], offered: str, corpus: Corpus
) -> None:
    with pytest.raises(UnknownName) as error:
        arrange(corpus, "1", **asked)
    assert offered in error.value.findings[0].hint


@pytest.mark.parametrize("asked", [{"topic": "commitment"}, {"pq": SEED}, {}])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(asked: dict[str, str], corpus: Corpus) -> None:
    one, same, other = (arrange(corpus, "1", n=8, seed=seed, **asked) for seed in (7, 7, 8))
    assert one.model_dump_json() == same.model_dump_json()
    assert not {item.ref for item in one.items} & {item.ref for item in other.items}
    assert [item.model_dump(exclude={"ref"}) for item in one.items] != [
        item.model_dump(exclude={"ref"}) for item in other.items
    ]


@pytest.mark.parametrize("seed", [0, -3, 10**30])
def test_any_whole_number_is_a_seed(seed: int, corpus: Corpus) -> None:
    sheet = arrange(corpus, "1", pq=SEED, n=2, seed=seed)
    assert all(Ref.parse(item.ref).seed == seed for item in sheet.items)


@pytest.mark.parametrize("topic", [*TOPICS, None])
def test_the_frozen_items_are_read_back_equal(topic: str | None, corpus: Corpus) -> None:
    sheet = arrange(corpus, "1", topic=topic, n=20)
    assert Sheet.model_validate_json(sheet.model_dump_json(indent=1)) == sheet


def test_names_follow_the_order_and_minutes_add_up(corpus: Corpus) -> None:
    sheet = arrange(corpus, "1", pq=SEED, n=11)
    assert list(sheet.named()) == [f"Q{i}" for i in range(1, 12)]
    assert list(sheet.named().values()) == list(sheet.items)
    assert sheet.minutes == round(sum(item.minutes for item in sheet.items)) > 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_item_gives_the_key_of_another_away(seed: int, corpus: Corpus) -> None:
    items = arrange(corpus, "1", pq=SEED, n=12, seed=seed).items
    choices = [item for item in items if item.type == "choice"]
    keys = {item.ref: next(one.text for one in item.options if one.id == item.key.correct) for item in choices}
    given = {ref: other.ref for ref, key in keys.items() for other in items if ref != other.ref and key in other.stem}
    assert not given
