"""Hints help in steps and leave something to be found out."""

import pytest
from examples import every_item

from pqteach.bank import Bank
from pqteach.hinting import hints
from pqteach.item import Item, segments

from examples import EXAMPLES  # isort: skip


@pytest.fixture(scope="module")
def items(bank: Bank) -> list[Item]:
    return [item for _, item in every_item(bank)]


def test_no_hint_of_a_choice_names_the_key_and_two_options_are_left(items: list[Item]) -> None:
    for item in items:
        if item.type == "choice":
            out = [hint[4] for hint in hints(item)]
            assert item.key.correct not in out
            assert not set(out) & set(item.key.weights)
            assert len(item.options) - len(out) >= 2


def test_no_hint_of_several_gives_all_of_them(items: list[Item]) -> None:
    for item in items:
        if item.type in ("select", "hottext"):
            count, first = len(item.key.correct), hints(item)[0]  # type: ignore[union-attr]
            of = len(item.options) if item.type == "select" else len(segments(item))  # type: ignore[union-attr, arg-type]
            assert first.startswith(f"{count} of the {of} belong")
            assert len(hints(item)) == (1 if count == 1 else 2)


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_every_hint_says_something(item: Item) -> None:
    assert all(len(hint.split()) >= 3 for hint in hints(item))
