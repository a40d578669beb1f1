"""Days are counted as the rules say, and what a learner needs to know of them is said."""

from datetime import date

import pytest
from conftest import SEED

from pqteach.bank import Bank
from pqteach.calendar import known_calendar
from pqteach.checking import check
from pqteach.corpus import Corpus
from pqteach.generators import GENERATORS, make
from pqteach.item import Entry
from pqteach.reckoning import about, between, counts, limits, printing_day, runs, sure, week_of, weekday

CALENDAR = known_calendar()


def _day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_weekday_is_written_out() -> None:
    assert weekday(date(2017, 3, 9)) == "Thursday 9 March 2017"


@pytest.mark.parametrize(
    ("first", "last", "is_sure"),
    [
        ("2017-03-09", "2017-03-14", True),
        ("2016-11-01", "2016-11-10", False),  # which Fridays of that autumn sat is not certain
        ("2017-04-24", "2017-04-28", False),  # the session ends between
        ("2019-09-03", "2019-09-10", False),  # days without a sitting are not taken out of the list
        ("2020-06-01", "2020-06-10", False),
        ("2022-06-22", "2022-06-27", True),
        ("1999-01-01", "1999-01-02", False),
        ("2022-06-27", "2022-06-22", False),
    ],
)
def test_only_days_that_are_certain_are_taught_on(first: str, last: str, is_sure: bool) -> None:
    assert sure(CALENDAR, _day(first), _day(last)) is is_sure


def test_the_days_of_the_seed_are_counted() -> None:
    assert counts(CALENDAR, date(2017, 3, 9), date(2017, 3, 14)) == {"calendar": 5, "working": 3, "sitting": 2}


def test_a_day_takes_none_and_the_next_takes_one() -> None:
    assert between(date(2017, 3, 9), date(2017, 3, 9)) == []
    assert counts(CALENDAR, date(2022, 6, 21), date(2022, 6, 22)) == {"calendar": 1, "working": 1, "sitting": 1}


def test_the_three_yardsticks_end_on_their_days() -> None:
    # Tuesday 14 March 2017: Doughty's question, answered on 23 March, was late by the first and the last
    ends = limits(CALENDAR, date(2017, 3, 14))
    assert ends == {"week": date(2017, 3, 21), "sittings": date(2017, 3, 22), "calendar": date(2017, 3, 21)}


def test_what_is_said_of_the_days_names_those_without_a_sitting() -> None:
    assert about(CALENDAR, date(2017, 3, 9), date(2017, 3, 14)) == (
        "Until 17 March 2017 the House sits on every weekday but 10 March and 17 March."
    )
    assert about(CALENDAR, date(2017, 3, 20), date(2017, 3, 21)) == (
        "The House sits on every weekday until 24 March 2017."
    )
    assert "are bank holidays" in about(CALENDAR, date(2017, 3, 28), date(2017, 4, 18))


@pytest.mark.parametrize(
    ("day", "friday"),
    [("2022-06-20", "2022-06-24"), ("2022-06-21", "2022-06-24"), ("2022-06-22", "2022-07-01"),
     ("2022-06-24", "2022-07-01"), ("2022-06-25", "2022-07-01")],
)  # fmt: skip
def test_what_is_said_of_the_days_goes_on_to_a_friday_and_not_to_the_key(day: str, friday: str) -> None:
    assert week_of(_day(day)) == _day(friday)


def test_no_stem_on_days_has_the_day_that_it_asks_for(bank: Bank) -> None:
    for one in bank.candidates(["named-day", "nominal-day", "lords-due"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Entry)
        assert item.key.accepted[0] not in item.stem


def test_runs_go_over_weekends_and_not_over_sitting_days() -> None:
    assert runs([date(2022, 7, 22), date(2022, 7, 25), date(2022, 7, 27)]) == "22 July to 25 July and 27 July"


@pytest.mark.parametrize(("last", "day"), [("2017-04-17", "2017-04-13"), ("2017-02-19", "2017-02-17")])
def test_the_printing_day_is_the_last_weekday_of_the_recess_that_is_no_holiday(last: str, day: str) -> None:
    recess = next(one for one in CALENDAR.session(_day(day)).recesses if one.last == _day(last))
    assert printing_day(CALENDAR, recess) == _day(day)


# The worked table of March 2017: tabled, the second sitting day, the earliest named day.
MARCH = [
    ("2017-03-06", "2017-03-08", "2017-03-09"), ("2017-03-07", "2017-03-09", "2017-03-13"),
    ("2017-03-08", "2017-03-13", "2017-03-13"), ("2017-03-09", "2017-03-14", "2017-03-14"),
    ("2017-03-13", "2017-03-15", "2017-03-16"), ("2017-03-14", "2017-03-16", "2017-03-20"),
    ("2017-03-16", "2017-03-21", "2017-03-21"), ("2017-03-22", "2017-03-24", "2017-03-27"),
    ("2017-03-28", "2017-03-30", "2017-04-18"), ("2017-03-30", "2017-04-19", "2017-04-18"),
]  # fmt: skip


@pytest.mark.parametrize(("tabled", "second", "named"), MARCH)
def test_the_items_on_days_have_the_worked_table_as_key(tabled: str, second: str, named: str, corpus: Corpus) -> None:
    pq = corpus[SEED].model_copy(update={"tabled": _day(tabled)})
    item = make("named-day", pq, "day", 1)
    assert check(item, named).score == 1
    assert check(item, "1 April 2018").score == 0
    if GENERATORS["nominal-day"].over(pq):
        assert check(make("nominal-day", pq, "day", 1), second).score == 1


def test_a_slip_that_was_foreseen_is_told_apart(corpus: Corpus) -> None:
    item = make("named-day", corpus[SEED], "day", 1)
    assert "two days" in check(item, "13 March 2017").remarks[0].text
    assert "did not" not in check(item, "14 March 2017").remarks[0].text


def test_the_deadline_counts_on_the_day_or_for_the_next(bank: Bank) -> None:
    for one in bank.candidates(["deadline"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Entry)
        later = check(item, one.source.tabled.isoformat()).score == 0  # type: ignore[union-attr]
        assert later is one.target.of
        assert one.source.tabled >= date(2019, 6, 1)  # type: ignore[union-attr]


def test_no_item_on_days_rests_on_a_day_that_is_not_certain(bank: Bank) -> None:
    kinds = [name for name, one in GENERATORS.items() if one.objective == "days"]
    tabled = {one.source.tabled for one in bank.candidates(kinds)}  # type: ignore[union-attr]
    assert all(sure(CALENDAR, day, day) for day in tabled)
    assert not [day for day in tabled if date(2019, 7, 26) <= day <= date(2021, 5, 10)]
