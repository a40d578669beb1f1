"""Sitting days and the days that follow from them, against what is known of them from elsewhere."""

from datetime import date, timedelta

import pytest

from pqteach.calendar import Calendar, read_calendar
from pqteach.errors import UnknownName
from pqteach.linting.facts import sitting_days, working_days


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar()


def sat(calendar: Calendar, first: date, last: date) -> int:
    return sum(calendar.sits(first + timedelta(days=i)) for i in range((last - first).days + 1))


def test_the_13th_of_march_2017_was_the_123rd_sitting_day_as_the_votes_and_proceedings_number_it(calendar):
    assert sat(calendar, date(2016, 5, 18), date(2017, 3, 13)) == 123
    assert calendar.sits(date(2017, 3, 13))
    assert not calendar.sits(date(2017, 3, 10))


@pytest.mark.parametrize(
    ("name", "days"), [("2016-17", 142), ("2021-22", 152), ("2022-23", 213), ("2023-24", 101)]
)  # fmt: skip
def test_a_session_has_as_many_sitting_days_as_were_counted(calendar, name, days):
    session = next(one for one in calendar.sessions if one.session == name)
    assert sat(calendar, session.first, session.last) == days


# tabled in March 2017: the second sitting day, the nominal day of the records, the earliest day that could be named
MARCH = """
6 8 8 9 · 7 9 9 13 · 8 13 13 13 · 9 14 13 14 · 10 14 14 15 · 13 15 15 16 · 14 16 16 20 · 15 20 20 20 · 16 21 20 21
17 21 21 22 · 20 22 22 23 · 21 23 23 24 · 22 24 24 27 · 23 27 27 28 · 24 28 28 29 · 27 29 29 30
""".replace("\n", " · ").split("·")


@pytest.mark.parametrize("row", [row.split() for row in MARCH if row.strip()], ids=lambda row: row[0])
def test_the_days_of_march_2017_are_those_that_were_worked_out_by_hand(calendar, row):
    tabled, second, nominal, named = (date(2017, 3, int(day)) for day in row)
    assert calendar.can_table(tabled)
    assert calendar.second_sitting_day(tabled) == second
    assert calendar.nominal_day(tabled) == nominal
    assert calendar.earliest_named_day(tabled) == named


@pytest.mark.parametrize(
    ("tabled", "second", "nominal", "named"),
    [
        (date(2017, 3, 28), date(2017, 3, 30), date(2017, 3, 30), date(2017, 4, 18)),
        (date(2017, 3, 29), date(2017, 4, 18), date(2017, 4, 18), date(2017, 4, 18)),
        (date(2017, 3, 30), date(2017, 4, 19), date(2017, 4, 18), date(2017, 4, 18)),
        (date(2017, 4, 13), date(2017, 4, 19), date(2017, 4, 19), date(2017, 4, 20)),
    ],
)
def test_days_roll_over_a_recess_and_its_bank_holidays(calendar, tabled, second, nominal, named):
    assert calendar.can_table(tabled)
    days = (calendar.second_sitting_day(tabled), calendar.nominal_day(tabled), calendar.earliest_named_day(tabled))
    assert days == (second, nominal, named)


@pytest.mark.parametrize(
    ("tabled", "named"),
    [
        (date(2018, 10, 31), date(2018, 11, 5)),
        (date(2024, 1, 5), date(2024, 1, 10)),
        (date(2025, 4, 17), date(2025, 4, 24)),
    ],
)
def test_named_days_that_are_on_record_come_out(calendar, tabled, named):
    assert calendar.earliest_named_day(tabled) == named


@pytest.mark.parametrize("day", [date(2017, 3, 11), date(2017, 4, 4), date(2017, 2, 13), date(2017, 4, 14)])
def test_no_question_is_tabled_at_a_weekend_or_in_a_recess_but_on_its_printing_day(calendar, day):
    assert not calendar.can_table(day)


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2017, 5, 20), date(2019, 12, 1)])
def test_a_day_in_no_session_is_unknown_and_the_known_sessions_are_named(calendar, day):
    with pytest.raises(UnknownName, match="2016-17"):
        calendar.sits(day)


def test_every_session_says_where_it_is_from_and_what_is_not_certain(calendar):
    for session in calendar.sessions:
        assert session.first < session.last
        assert all((session.source, session.certain, session.uncertain))
        listed = [*session.fridays, *session.also, *session.printing_days]
        assert all(session.first <= day <= session.last for day in listed)
        assert {day.weekday() for day in session.fridays} <= {4}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tabled": date(2022, 8, 3)}, "no question could be tabled on Wednesday 2022-08-03"),
        ({"tabled": date(2022, 6, 11)}, "no question could be tabled on Saturday 2022-06-11"),
        ({"tabled": date(2022, 6, 14)}, "the earliest day that could be named is 2022-06-20"),
        ({"named_day": date(2022, 6, 18)}, "the House did not sit on Saturday 2022-06-18"),
        ({"house": "Lords", "tabled": date(2022, 6, 11)}, ""),
        ({"tabled": date(1999, 6, 13)}, ""),
        ({}, ""),
    ],
    ids=[
        "in a recess",
        "at a weekend",
        "too short a notice",
        "not a sitting day",
        "in the Lords",
        "unknown",
        "as it is",
    ],
)
def test_a_record_is_held_against_the_calendar(corpus, calendar, change, said):
    pq = corpus["2022-06-13.defence-site-bicycles"].model_copy(update=change)
    assert [what for _, what, _ in sitting_days(pq, calendar)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("house", "tabled", "answered", "said"),
    [
        ("Commons", date(2022, 6, 13), date(2022, 6, 19), "Sunday 2022-06-19 is no working day"),
        ("Commons", date(2022, 8, 25), date(2022, 8, 29), "Monday 2022-08-29 is no working day"),
        ("Commons", date(2021, 4, 27), date(2021, 5, 5), "Wednesday 2021-05-05 is in no session"),
        ("Lords", date(2022, 6, 11), date(2022, 6, 20), "Saturday 2022-06-11 is no working day"),
        ("Commons", date(2022, 7, 19), date(2022, 7, 26), ""),
        ("Commons", date(1999, 6, 13), date(1999, 6, 13), ""),
    ],
    ids=["at a weekend", "a bank holiday", "prorogued", "a Lords weekend", "in a recess", "unknown"],
)
def test_answers_come_on_working_days_of_a_session(corpus, calendar, house, tabled, answered, said):
    pq = corpus["2022-06-13.defence-site-bicycles"]
    answer = pq.answers[0].model_copy(update={"date": answered})
    moved = pq.model_copy(update={"house": house, "tabled": tabled, "answers": (answer,)})
    assert [what.partition(":")[0] for _, what, _ in working_days(moved, calendar)] == ([said] if said else [])
