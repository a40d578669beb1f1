"""No strategy that leaves the PQ unread does better than chance on any generator's items, and the strategies work."""

import pytest
from conftest import ROOT
from examples import CHOICE, MATCH

from pqteach.auditing import WORDING, Drawn, guess, guessable, page
from pqteach.auditing.drawn import drawn
from pqteach.auditing.soundness import gives_away, item_faults, told, uneven
from pqteach.auditing.strategies import STRATEGIES, Classifier, chance, folds, score
from pqteach.bank import Bank
from pqteach.generators import GENERATORS
from pqteach.item import Choice, Item, Option


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generator_cannot_be_guessed(name: str, bank: Bank) -> None:
    if not guessable(bank.candidates([name])[0]):
        pytest.skip("a text is written, or a prediction is made that earns no mark: there is nothing to guess")
    found = guess(bank, name)
    assert found.items >= 200
    assert found.above == {}


def test_chance_is_the_mean_over_all_options_with_what_others_earn() -> None:
    assert chance(CHOICE) == pytest.approx((1 + 0.8) / 4)
    assert 0 < chance(MATCH) < 0.6


def _giving(text: str, count: int = 40) -> list[Drawn]:
    """Choice items whose key begins with a text, at every place."""
    made = []
    for i in range(count):
        texts = [f"Plain {i} one", f"Plain {i} two", f"Plain {i} three"]
        texts.insert(i % 4, f"{text} {i}")
        options = tuple(Option(id=id_, text=one) for id_, one in zip("ABCD", texts, strict=True))
        key = CHOICE.key.model_copy(update={"correct": "ABCD"[i % 4], "weights": {}})
        item = CHOICE.model_copy(update={"options": options, "key": key, "stem": f"Which? {i}", "passages": ()})
        made.append(Drawn(item, f"pq-{i}", "A1", f"pq-{i}"))
    return made


def _mean(name: str, items: list[Drawn]) -> float:
    got = [score(one, STRATEGIES[name](one, others)) for here, others in folds(items) for one in here]
    return sum(got) / len(got)


def test_each_strategy_finds_the_fault_that_it_is_for() -> None:
    assert _mean("longest", _giving("An option that is much longer than all of the others are")) == 1
    assert _mean("specific", _giving("In May 2019, 14 of 15, or 93")) == 1
    assert _mean("odd", _giving("Different")) == 1
    assert _mean("first", _giving("Any")) == 0.25
    same = [one._replace(item=_with(one.item, "The same words each time")) for one in _giving("x")]
    assert _mean("frequent", same) == 1
    echoed = [
        one._replace(item=one.item.model_copy(update={"stem": "Which marmalade?"})) for one in _giving("Marmalade")
    ]
    assert _mean("echo", echoed) == 1


def _with(item: Item, text: str) -> Item:
    assert isinstance(item, Choice)
    options = tuple(Option(id=o.id, text=text) if o.id == item.key.correct else o for o in item.options)
    return item.model_copy(update={"options": options})


def test_the_classifier_learns_from_words_and_never_from_the_item_itself() -> None:
    got = [
        score(one, Classifier(others).respond(one.item))
        for here, others in folds(_giving("Marmalade and toast"))
        for one in here
    ]
    assert sum(got) / len(got) == 1
    for here, others in folds(_giving("Any")):
        assert not {one.group for one in here} & {one.group for one in others}


def test_items_are_drawn_as_sheets_draw_them_with_even_keys(bank: Bank) -> None:
    keys: dict[str, int] = {}
    for one in drawn(bank, "reply-verdict"):
        assert isinstance(one.item, Choice)
        keys[one.item.key.correct] = keys.get(one.item.key.correct, 0) + 1
    assert len(keys) == 5
    assert max(keys.values()) - min(keys.values()) <= 5


def test_a_faulty_item_is_found_out(bank: Bank) -> None:
    candidate = bank.candidates(["slot"])[0]
    item = candidate.generator.item(candidate.source, candidate.target, 1)
    assert isinstance(item, Choice)
    first, second, *rest = item.options
    alike = item.model_copy(update={"options": (first, second.model_copy(update={"text": first.text + "!"}), *rest)})
    assert list(item_faults(candidate, alike)) == ["two options read alike"]
    mute = item.key.model_copy(update={"feedback": {**item.key.feedback, "A": "Wrong."}})
    assert "quotes nothing" in next(item_faults(candidate, item.model_copy(update={"key": mute})))
    assert "words" in next(item_faults(candidate, item.model_copy(update={"stem": "Which? " * 200})))


def test_uneven_places_are_found_out() -> None:
    from collections import Counter

    assert list(uneven(Counter(A=30, B=25, C=28, D=27), Counter({4: 110}))) == []
    assert len(list(uneven(Counter(A=60, B=20, C=20, D=20), Counter({4: 120})))) == 1


def test_an_item_that_gives_another_away_is_found_out() -> None:
    key = next(one.text for one in CHOICE.options if one.id == CHOICE.key.correct)
    teller = MATCH.model_copy(update={"stem": f"Since it is clear that {key} what follows?", "ref": "m:1:1:1:1"})
    assert gives_away([CHOICE, teller]) == [(CHOICE.ref, teller.ref)]
    assert gives_away([CHOICE, MATCH]) == []


def test_no_sheet_on_a_topic_gives_a_key_away(bank: Bank) -> None:
    assert told(bank, seeds=(1, 2)) == []


def test_the_committed_page_has_every_generator_that_can_be_guessed(bank: Bank) -> None:
    text = (ROOT / "corpus/AUDIT.md").read_text("utf-8")
    named = {name for name in GENERATORS if f"| `{name}` |" in text}
    assert named == {name for name in GENERATORS if guessable(bank.candidates([name])[0])}
    assert "!" not in text.partition("| --- |")[2]


def test_the_page_names_what_is_exempt(bank: Bank) -> None:
    text = page([guess(bank, "house")])
    assert "| `house` |" in text
    assert all(f"`{name}`" in text for name in WORDING)
