"""The agreement that items ask for is that of the table shown, and a forecast is scored by Brier."""

import pytest
from sklearn.metrics import cohen_kappa_score

from pqteach.bank import Bank
from pqteach.checking import check
from pqteach.generators.coding import shares
from pqteach.item import Entry, Match
from pqteach.sources import Table


def _tables(bank: Bank) -> list[Table]:
    return [one.source for one in bank.candidates(["agreement-kappa"]) if isinstance(one.source, Table)]


def test_kappa_is_that_of_scikit_learn(bank: Bank) -> None:
    assert len(_tables(bank)) >= 10
    for table in _tables(bank):
        first, second = [a for _, a, _ in table.rows], [b for _, _, b in table.rows]
        assert shares(table)[2] == pytest.approx(cohen_kappa_score(first, second))


def test_a_table_worked_by_hand() -> None:
    rows = (("a", "x", "x"), ("b", "x", "y"), ("c", "y", "y"), ("d", "y", "y"))
    table = Table("t", "judged", rows, (), "drawn up for the test")
    assert shares(table) == (0.75, (2 * 1 + 2 * 3) / 16, pytest.approx(0.5))


def test_each_table_is_of_one_split_and_has_something_to_see(bank: Bank) -> None:
    for table in _tables(bank):
        assert sum(bank.may_use(table, (split,)) for split in ("lesson", "practice", "test")) == 1  # type: ignore[arg-type]
        assert any(a != b for _, a, b in table.rows)
        assert 6 <= len(table.rows) <= 12


def test_the_percentage_is_accepted_rounded_or_not(bank: Bank) -> None:
    for one in bank.candidates(["agreement-percent"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Entry)
        assert isinstance(one.source, Table)
        assert check(item, f"{100 * shares(one.source)[0]:.1f}").score == 1


def test_a_forecast_loses_the_square_of_its_distance(bank: Bank) -> None:
    for one in bank.candidates(["forecast"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Match)
        votes = next(votes for votes in one.source.votes if votes.ask == one.target.id)  # type: ignore[union-attr]
        names = [line.id for line in item.left]
        shares = dict(zip("ABCDEF", (0, 0.2, 0.4, 0.6, 0.8, 1.0), strict=True))
        outcome = check(item, dict.fromkeys(names, "A"))
        right = [shares[item.key.pairs[name]] for name in names]
        assert outcome.score == pytest.approx(1 - sum(share**2 for share in right) / len(right), abs=0.01)
        assert sum(right) == pytest.approx(1)
        assert len(votes.cast) == 5
