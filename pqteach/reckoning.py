"""Days counted out: working and sitting days, three yardsticks of lateness, and what one has to know of the days."""

from datetime import date, timedelta

from pqteach.calendar import FRIDAY, ONE, Calendar, Recess, is_weekday, later
from pqteach.errors import UnknownName

WEEK = timedelta(days=7)

YARDSTICKS = {
    "week": "A working week: answered by the fifth working day after tabling (Erskine May 22.4).",
    "sittings": "Five sitting days: answered by the fifth after tabling (the Procedure Committee, in 2017 and 2020).",
    "calendar": "Seven days: answered by the seventh after tabling, whatever days they are (the convention of the "
    "Commons Library).",
}
"""Three ways to say when the answer to an ordinary question is late."""


def day_text(day: date) -> str:
    """A day as it is written: 9 March 2017."""
    return f"{day.day} {day:%B %Y}"


def weekday(day: date) -> str:
    """A day with its weekday: Thursday 9 March 2017."""
    return f"{day:%A} {day_text(day)}"


def sure(calendar: Calendar, first: date, last: date) -> bool:
    """Whether all days from the first to the last are of one session, and certain enough to teach on."""
    try:
        session = calendar.session(first)
    except UnknownName:
        return False
    return first <= last and session.taught(first) and session.taught(last)


def between(first: date, last: date) -> list[date]:
    """The days after the first, up to and with the last."""
    return [first + timedelta(days=i) for i in range(1, (last - first).days + 1)]


def counts(calendar: Calendar, first: date, last: date) -> dict[str, int]:
    """The calendar, working and sitting days after the first day, up to and with the last."""
    days = between(first, last)
    return {
        "calendar": len(days),
        "working": sum(calendar.works(day) for day in days),
        "sitting": sum(calendar.sits(day) for day in days),
    }


def limits(calendar: Calendar, tabled: date) -> dict[str, date]:
    """The last day on which an answer is on time by each yardstick; raises UnknownName beyond the sessions."""
    return {
        "week": later(tabled, 5, calendar.works),
        "sittings": later(tabled, 5, calendar.sits),
        "calendar": tabled + WEEK,
    }


def printing_day(calendar: Calendar, recess: Recess) -> date:
    """The usual printing day of a recess: its last weekday, bank holidays left out (Erskine May 22.2)."""
    day = recess.last
    while day > recess.first and not calendar.works(day):
        day -= ONE
    return day


def about(calendar: Calendar, first: date, last: date) -> str:
    """What one has to know of the days after the first, to the Friday that `week_of` gives for the last."""
    end = week_of(last)
    out = [day for day in between(first, end) if is_weekday(day) and not calendar.sits(day)]
    if not out:
        return f"The House sits on every weekday until {day_text(end)}."
    holidays = [day for day in out if not calendar.works(day)]
    return f"Until {day_text(end)} the House sits on every weekday but {runs(out)}. {holiday_text(holidays)}".strip()


def week_of(day: date) -> date:
    """The Friday of a day's week, or from Wednesday on of the week after: it says of the day only about when it is."""
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7 + (7 if day.weekday() in (2, 3, FRIDAY) else 0))


def holiday_text(days: list[date]) -> str:
    """A sentence that says which days are bank holidays; empty if there are none."""
    return f"{runs(days)} {'is a bank holiday' if len(days) == 1 else 'are bank holidays'}." if days else ""


def runs(days: list[date]) -> str:
    """Days as runs of neighbouring weekdays, in words.

    >>> runs([date(2017, 3, 10), date(2017, 3, 30), date(2017, 3, 31), date(2017, 4, 3)])
    '10 March and 30 March to 3 April'
    """
    found: list[list[date]] = []
    for day in days:
        if found and all(one.weekday() > FRIDAY for one in between(found[-1][-1], day)[:-1]):
            found[-1].append(day)
        else:
            found.append([day])
    texts = [f"{one[0].day} {one[0]:%B}" + (f" to {one[-1].day} {one[-1]:%B}" if len(one) > 1 else "") for one in found]
    return " and ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))
