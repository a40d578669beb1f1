"""A sheet holds as many items as were asked for, evenly mixed, gives nothing away, and is the same every time."""

from collections import Counter

import pytest
from conftest import SEED

from pqteach.auditing.soundness import gives_away
from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.errors import NotEnoughItems, UnknownName
from pqteach.generating import Ref
from pqteach.generators import GENERATORS
from pqteach.item import Item
from pqteach.objectives import TOPICS
from pqteach.sheet import Sheet, Wanted, arrange, fitting, in_common
from pqteach.sources import shown


def _kinds(sheet: Sheet) -> Counter[str]:
    return Counter(Ref.parse(item.ref).generator for item in sheet.items)


def _texts(bank: Bank, sheet: Sheet) -> Counter[str]:
    refs = [Ref.parse(item.ref) for item in sheet.items]
    return Counter(text for ref in refs for text in shown(bank.source(ref.generator, ref.source)))


def _objectives(items: tuple[Item, ...]) -> Counter[str]:
    return Counter(GENERATORS[Ref.parse(item.ref).generator].objective for item in items)


@pytest.mark.parametrize("n", [1, 2, 7, 10])
@pytest.mark.parametrize("topic", [*TOPICS, None])
def test_a_sheet_has_just_as_many_items_all_different_and_on_its_topic(topic: str | None, n: int, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(topic=topic), n=n)
    assert len({item.ref for item in sheet.items}) == n == len(sheet.items)
    assert set(_objectives(sheet.items)) <= set(TOPICS[topic or "everything"].objectives)


@pytest.mark.parametrize("topic", TOPICS)
def test_objectives_are_covered_before_one_comes_again(topic: str, bank: Bank) -> None:
    wanted = TOPICS[topic].objectives
    for n in (len(wanted), 2 * len(wanted) - 1):
        (sheet,) = arrange(bank, "1", Wanted(topic=topic), n=n, seed=3)
        found = _objectives(sheet.items)
        assert set(found) == set(wanted)
        assert max(found.values()) <= min(found.values()) + 1


def test_objectives_can_be_named_in_place_of_a_topics(bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(topic="moves", objectives=("slot", "days")), n=6)
    assert _objectives(sheet.items) == {"slot": 3, "days": 3}


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_can_be_asked_for(level: int, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(level=level), n=12)  # type: ignore[arg-type]
    assert {item.level for item in sheet.items} == {level}


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("topic", TOPICS)
def test_no_text_comes_twice_unless_that_is_wanted(topic: str, seed: int, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(topic=topic), n=10, seed=seed)
    assert set(_texts(bank, sheet).values()) == {1}


def test_more_than_can_be_had_without_a_text_twice_is_refused_and_can_be_wanted(bank: Bank) -> None:
    wanted = Wanted(objectives=("elements",))
    with pytest.raises(NotEnoughItems, match="each about another PQ") as error:
        arrange(bank, "1", wanted, n=len(fitting(bank, wanted)["elements"]))
    assert "let PQs come twice" in error.value.findings[0].hint
    repeated = wanted.model_copy(update={"repeat": True})
    n = len(fitting(bank, repeated)["elements"])
    assert len(arrange(bank, "1", repeated, n=n)[0].items) == n


@pytest.mark.parametrize("splits", [("lesson", "practice"), ("test",), ("lesson",)])
def test_what_is_kept_for_tests_comes_only_when_it_is_asked_for(splits: tuple[str, ...], bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(splits=splits), n=12)  # type: ignore[arg-type]
    for item in sheet.items:
        ref = Ref.parse(item.ref)
        assert bank.may_use(bank.source(ref.generator, ref.source), splits)  # type: ignore[arg-type]


def test_a_pq_that_is_named_may_be_of_any_split(bank: Bank) -> None:
    kept = next(pq for pq in bank.corpus.values() if not bank.may_use(pq, ("lesson", "practice")))
    assert arrange(bank, "1", Wanted(pq=kept.id), n=5)[0].sources() == [kept.id]


@pytest.mark.parametrize("versions", [2, 5, 12])
@pytest.mark.parametrize("topic", ["everything", "commitment", "days"])
def test_versions_match_item_for_item_in_kind_and_level(topic: str, versions: int, bank: Bank) -> None:
    sheets = arrange(bank, "1", Wanted(topic=topic), n=8, seed=2, versions=versions)
    assert [sheet.variant for sheet in sheets] == list(range(1, versions + 1))
    kinds = {tuple(sorted((Ref.parse(one.ref).generator, one.level) for one in sheet.items)) for sheet in sheets}
    assert len(kinds) == 1
    assert all(set(_texts(bank, sheet).values()) == {1} for sheet in sheets)


@pytest.mark.parametrize("wanted", [Wanted(topic="figures"), Wanted(topic="moves", level=3), Wanted(topic="order")])
def test_no_text_comes_twice_in_a_version_where_there_is_little_choice(wanted: Wanted, bank: Bank) -> None:
    for sheet in arrange(bank, "1", wanted, n=10, seed=2, versions=12):
        assert set(_texts(bank, sheet).values()) == {1}


def test_what_versions_have_in_common_is_counted(bank: Bank) -> None:
    few = arrange(bank, "1", Wanted(pq="2017-01-17.treasury-zero-hours"), n=5, seed=1, versions=3)
    many = arrange(bank, "1", Wanted(objectives=("slot", "act")), n=6, seed=4, versions=6)
    assert in_common(few) == 5
    assert in_common(many) == in_common(many[:1]) == 0
    assert few[0].items != few[1].items


def test_a_sheet_is_named_after_its_topic_its_objectives_and_its_pq(corpus: Corpus, bank: Bank) -> None:
    heading = corpus[SEED].heading
    assert arrange(bank, "1", Wanted(objectives=("slot", "act")), n=2)[0].title == "Exercises: slot, act"
    assert arrange(bank, "1", Wanted(topic="asking", pq=SEED), n=2)[0].title == f"{TOPICS['asking'].title} · {heading}"
    assert arrange(bank, "1", Wanted(pq=SEED), n=2)[0].title == heading
    assert arrange(bank, "1", Wanted(), n=2)[0].title == TOPICS["everything"].title


def test_what_stands_in_other_splits_is_said_where_nothing_can_be_made(bank: Bank) -> None:
    with pytest.raises(NotEnoughItems, match="0 can be made") as error:
        arrange(bank, "1", Wanted(objectives=("slot",), splits=()), n=2)
    assert "--splits" in error.value.findings[0].hint


def test_a_part_of_the_corpus_makes_sheets_of_every_topic(corpus: Corpus) -> None:
    lords = Bank(corpus.where(house="Lords"))
    for topic in ("everything", "coding"):
        assert len(arrange(lords, "1", Wanted(topic=topic, repeat=True), n=4)[0].items) == 4


def test_versions_are_about_different_pqs_as_far_as_there_are(bank: Bank) -> None:
    sheets = arrange(bank, "1", Wanted(objectives=("slot", "act")), n=6, seed=4, versions=6)
    uses = Counter((name, text) for sheet in sheets for name in _kinds(sheet) for text in _of(sheet, name))
    assert max(uses.values()) == 1


def _of(sheet: Sheet, name: str) -> list[str]:
    refs = [Ref.parse(item.ref) for item in sheet.items]
    return [ref.source for ref in refs if ref.generator == name]


def test_the_first_of_several_versions_is_the_sheet_alone(bank: Bank) -> None:
    assert arrange(bank, "1", Wanted(), n=10, seed=9)[0] == arrange(bank, "1", Wanted(), n=10, seed=9, versions=3)[0]


def test_a_sheet_about_one_pq_is_about_no_other(corpus: Corpus, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(pq=SEED), n=12)
    assert sheet.sources() == [SEED]
    assert corpus[SEED].heading in sheet.title


def test_a_sheet_may_be_on_a_topic_and_about_a_pq(bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(topic="asking", pq=SEED), n=4)
    assert _kinds(sheet) == {"count-asks": 1, "slot": 1, "act": 1, "act-group": 1}


def test_items_stand_in_the_order_in_which_a_pq_is_read(bank: Bank) -> None:
    kinds = [Ref.parse(item.ref).generator for item in arrange(bank, "1", Wanted(pq=SEED), n=20)[0].items]
    assert kinds == sorted(kinds, key=list(GENERATORS).index)


def test_more_than_the_stock_cannot_be_asked_for(bank: Bank) -> None:
    wanted = Wanted(objectives=("verdict",), pq=SEED)
    stock = sum(map(len, fitting(bank, wanted).values()))
    with pytest.raises(NotEnoughItems, match=f"{stock + 1} items are asked for, and {stock} can be made") as error:
        arrange(bank, "1", wanted, n=stock + 1)
    assert f"at most {stock}" in error.value.findings[0].hint


@pytest.mark.parametrize(("n", "versions"), [(0, 1), (-1, 1), (-(10**9), 1), (3, 0), (3, -2)])
def test_a_sheet_of_nothing_is_refused(n: int, versions: int, bank: Bank) -> None:
    with pytest.raises(NotEnoughItems, match=str(n)):
        arrange(bank, "1", Wanted(), n=n, versions=versions)


def test_a_corpus_with_nothing_to_ask_says_that_there_are_none(corpus: Corpus) -> None:
    with pytest.raises(NotEnoughItems, match="and 0 can be made"):
        arrange(Bank(Corpus([], corpus.codebook)), "1", Wanted(), n=1)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ({"topic": "comitment"}, "commitment"),
        ({"topic": ""}, "asking"),
        ({"objectives": ("slto",)}, "slot"),
        ({"pq": "2017-03-09.social-media"}, SEED),
        ({"pq": ""}, "there are"),
        ({"topic": "asking", "pq": "nothing"}, "there are"),
    ],
)
def test_an_unknown_topic_objective_or_pq_is_refused_with_what_there_is(
    asked: dict[str, str], offered: str, bank: Bank
) -> None:
    with pytest.raises(UnknownName) as error:
        arrange(bank, "1", Wanted.model_validate(asked))
    assert offered in error.value.findings[0].hint


@pytest.mark.parametrize("asked", [{"topic": "commitment"}, {"pq": SEED}, {}])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(asked: dict[str, str], bank: Bank) -> None:
    wanted = Wanted.model_validate(asked)
    one, same, other = (arrange(bank, "1", wanted, n=8, seed=seed)[0] for seed in (7, 7, 8))
    assert one.model_dump_json() == same.model_dump_json()
    assert not {item.ref for item in one.items} & {item.ref for item in other.items}


@pytest.mark.parametrize("seed", [0, -3, 10**30])
def test_any_whole_number_is_a_seed(seed: int, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(pq=SEED), n=2, seed=seed)
    assert all(Ref.parse(item.ref).seed == seed for item in sheet.items)


@pytest.mark.parametrize("topic", [*TOPICS, None])
def test_the_frozen_items_are_read_back_equal(topic: str | None, bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(topic=topic, repeat=True), n=20)
    assert Sheet.model_validate_json(sheet.model_dump_json(indent=1)) == sheet


def test_names_follow_the_order_and_minutes_add_up(bank: Bank) -> None:
    (sheet,) = arrange(bank, "1", Wanted(pq=SEED), n=11)
    assert list(sheet.named()) == [f"Q{i}" for i in range(1, 12)]
    assert list(sheet.named().values()) == list(sheet.items)
    assert sheet.minutes == round(sum(item.minutes for item in sheet.items)) > 0


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_item_gives_the_key_of_another_away(seed: int, bank: Bank) -> None:
    pqs = list(bank.corpus)[seed::16]
    for wanted, n in ((Wanted(), 20), *((Wanted(pq=pq), 10) for pq in pqs)):
        assert gives_away(arrange(bank, "1", wanted, n=n, seed=seed)[0].items) == []


def test_what_a_stem_tells_is_not_asked_about_the_same_pq(bank: Bank) -> None:
    silent = next(one.source for one in bank.candidates(["openness"]))
    (sheet,) = arrange(bank, "1", Wanted(pq=silent.id, objectives=("verdict",)), n=1)
    with pytest.raises(NotEnoughItems):
        arrange(bank, "1", Wanted(pq=silent.id, objectives=("verdict",)), n=4)
    assert len(sheet.items) == 1
