"""Items about the days of a question: nominal and named days, deadlines and tabling days."""

from datetime import date, timedelta

from pqteach.calendar import FRIDAY, ONE, Recess, is_weekday, known_calendar, later
from pqteach.drawing import Draw
from pqteach.errors import UnknownName
from pqteach.generating import Target, generator, option_list
from pqteach.item import Entry, EntryKey, Level, Passage, Piece, Select, SelectKey
from pqteach.pq import PQ
from pqteach.reckoning import (
    WEEK,
    about,
    between,
    day_text,
    printing_day,
    sure,
    week_of,
    weekday,
)

FROM_EDITION = date(2019, 6, 1)
"""The deadline hours are those of the 25th edition of Erskine May, of 2019; what held before has not been seen."""

DEADLINES = ("6.30 pm", "6.30 pm", "6.30 pm", "5.30 pm")
"""From Monday to Thursday (Erskine May 22.2, note 4)."""

CLOCK = (("6.05 pm", "6.50 pm"), ("6.10 pm", "7.15 pm"), ("5.45 pm", "6.40 pm"), ("5.15 pm", "5.55 pm"))
"""From Monday to Thursday, a time before the deadline and one after it."""

THREE = timedelta(days=3)


def in_commons(pq: PQ) -> bool:
    """Whether a PQ was tabled in the Commons on a sitting day from Monday to Thursday that is known for certain."""
    calendar = known_calendar()
    day = pq.tabled
    return pq.house == "Commons" and day.weekday() < FRIDAY and sure(calendar, day, day) and calendar.sits(day)


def noticed(pq: PQ) -> Passage:
    """The question, under its heading: whose days they are."""
    return Passage(title=f"Question · {pq.heading}", paragraphs=((Piece(text=pq.question_text),),), notice=pq.notice)


def ruled(pq: PQ, rule: str, source: str) -> tuple[Passage, Passage]:
    """The rule by which a day is to be worked out, with its source, and the question whose day it is."""
    return Passage(title="The rule", paragraphs=((Piece(text=rule),),), notice=source), noticed(pq)


def _named(pq: PQ) -> list[Target]:
    """Harder where the count meets a weekday without a sitting."""
    if not in_commons(pq):
        return []
    try:
        day = known_calendar().earliest_named_day(pq.tabled)
    except UnknownName:  # the session ends before it
        return []
    level: Level = 1 if day - pq.tabled == THREE else 3 if day - pq.tabled > WEEK else 2
    # that bank holidays are not counted rests on a single record: only days on which it makes no difference are taught
    same = later(later(pq.tabled, 3, is_weekday) - ONE, 1, known_calendar().sits) == day
    return [Target("day", day, level)] if same and sure(known_calendar(), pq.tabled, week_of(day)) else []


def _nominal(pq: PQ) -> list[Target]:
    """The days for which the printed rule and recorded practice agree."""
    found, calendar = _named(pq), known_calendar()
    if not found or calendar.second_sitting_day(pq.tabled) != calendar.nominal_day(pq.tabled):
        return []
    return [Target("day", calendar.second_sitting_day(pq.tabled), found[0].level)]


def _hours(pq: PQ) -> list[Target]:
    """Where notice can be given on the following day too: for which day a late one counts otherwise is not known."""
    if not _named(pq) or pq.tabled < FROM_EDITION or not known_calendar().can_table(pq.tabled + ONE):
        return []
    return [Target(side, is_late, 2) for side, is_late in {"early": False, "late": True}.items()]


def _recess(pq: PQ) -> list[Target]:
    """The next recess, if it begins within a month and all its days are certain."""
    if not in_commons(pq):
        return []
    ahead = [one for one in known_calendar().session(pq.tabled).recesses if one.first > pq.tabled]
    near = [one for one in ahead[:1] if one.first - pq.tabled <= timedelta(days=31)]
    return [Target("recess", one, 3) for one in near if sure(known_calendar(), pq.tabled - WEEK, one.last + WEEK)]


@generator("named-day", objective="days", over=_named)
def named_day(pq: PQ, day: date, draw: Draw) -> Entry:
    """Work out the earliest day that can be named for an answer."""
    calendar = known_calendar()
    counted = [later(pq.tabled, i, is_weekday) for i in (1, 2, 3)]
    near = {
        counted[1]: "You counted two days. The least notice is three days after tabling.",
        pq.tabled + THREE: "You counted days that do not count, or stopped on a day without a sitting.",
        counted[2]: "You counted right, and stopped on a day without a sitting.",
    }
    return Entry(
        stem=f"A question is tabled in the Commons on {weekday(pq.tabled)}, in time. {about(calendar, pq.tabled, day)} "
        "What is the earliest day that can be named for the answer?",
        passages=ruled(
            pq,
            "The day named for an answer must be a day on which the House sits, and at the earliest the third day "
            "after the day of tabling. Saturdays and Sundays are not counted; other days without a sitting are.",
            "Standing Order No. 22(4); Erskine May 22.4.",
        ),
        kind="date",
        minutes=1,
        key=EntryKey(
            accepted=(day_text(day),),
            feedback=f"Count {', '.join(f'{one:%A} {one.day} {one:%B}' for one in counted)}: three days after tabling, "
            f"Saturdays and Sundays left out. Then go on to a sitting day, if that is none: {weekday(day)}.",
            near={day_text(one): why for one, why in near.items() if one != day},
        ),
    )


@generator("nominal-day", objective="days", over=_nominal)
def nominal_day(pq: PQ, day: date, draw: Draw) -> Entry:
    """Work out the day for which an ordinary question is put down."""
    calendar = known_calendar()
    first = later(pq.tabled, 1, calendar.sits)
    near = {
        first: "That is the first sitting day after tabling. It is put down for the second.",
        pq.tabled + timedelta(days=2): "Two days later the House does not sit, and only sitting days count.",
    }
    return Entry(
        stem=f"An ordinary question is tabled in the Commons on {weekday(pq.tabled)}, in time. "
        f"{about(calendar, pq.tabled, day)} For which day is it put down?",
        passages=ruled(
            pq,
            "An ordinary question is put down for answer on the second sitting day after the day of tabling.",
            "Erskine May 22.4.",
        ),
        kind="date",
        minutes=1,
        key=EntryKey(
            accepted=(day_text(day),),
            feedback=f"The second sitting day after tabling: {weekday(first)} is the first, "
            f"{weekday(day)} the second. The answer need not come on that day.",
            near={day_text(one): why for one, why in near.items() if one != day},
        ),
    )


@generator("deadline", objective="days", over=_hours)
def deadline(pq: PQ, late: bool, draw: Draw) -> Entry:
    """Say on which day a notice counts as tabled that comes before or after the deadline."""
    hour, limit = CLOCK[pq.tabled.weekday()][late], DEADLINES[pq.tabled.weekday()]
    day, other = (pq.tabled + ONE, pq.tabled) if late else (pq.tabled, pq.tabled + ONE)
    return Entry(
        stem=f"Notice of a question reaches the digital system of the Commons at {hour} on {weekday(pq.tabled)}, a "
        "sitting day. On which day does the question count as tabled?",
        passages=ruled(
            pq,
            "Notices are taken until 6.30 pm from Monday to Wednesday, 5.30 pm on a Thursday and 2.30 pm on a sitting "
            "Friday. What comes later counts as tabled on the following day.",
            "Erskine May 22.2, note 4.",
        ),
        kind="date",
        minutes=1,
        key=EntryKey(
            accepted=(day_text(day),),
            feedback=f"On a {pq.tabled:%A} notices are taken until {limit}, so {hour} is "
            f"{'too late, and the question counts for the following day' if late else 'in time'}: {weekday(day)}.",
            near={day_text(other): f"On a {pq.tabled:%A} notices are taken until {limit}. Compare {hour} with it."},
        ),
    )


@generator("tabling-days", objective="days", over=_recess)
def tabling_days(pq: PQ, recess: Recess, draw: Draw) -> Select:
    """Pick the days about a recess on which notice of a question can be given."""
    calendar = known_calendar()
    printing = printing_day(calendar, recess)
    reasons = {
        day: _received(day, recess, printing) for day in between(recess.first - WEEK, recess.last + timedelta(days=2))
    }
    able = [day for day, (can, _) in reasons.items() if can and day != printing]
    unable = [day for day, (can, _) in reasons.items() if not can]
    weekdays = [day for day in unable if is_weekday(day)]
    count = int(draw.order(["1", "2", "3"])[0])
    shown = sorted(
        [*draw.order(able, date.isoformat)[: count - 1], printing, *draw.order(weekdays, date.isoformat)[: 4 - count],
         *draw.order([day for day in unable if day not in weekdays], date.isoformat)[:1]]
    )  # fmt: skip
    options, ids = option_list(draw, {day.isoformat(): weekday(day) for day in shown})
    return Select(
        stem=f"The House is in recess from {day_text(recess.first)} to {day_text(recess.last)}, both included. On "
        "which of these days can notice of a question be given?",
        passages=ruled(
            pq,
            "Notices are received on every day on which the House sits; on a Friday on which it does not sit, outside "
            "a recess; and on one printing day in a recess: its last weekday that is no bank holiday.",
            "Erskine May 22.2; Standing Order No. 12(3).",
        ),
        options=options,
        minutes=1,
        key=SelectKey(
            correct=tuple(sorted(ids[day.isoformat()] for day in shown if reasons[day][0])),
            feedback=dict(sorted((ids[day.isoformat()], f"{weekday(day)} {reasons[day][1]}") for day in shown)),
        ),
    )


def _received(day: date, recess: Recess, printing: date) -> tuple[bool, str]:
    """Whether notice can be given on a day near a recess, and why."""
    calendar = known_calendar()
    if day == printing:
        return True, "is the printing day: notices are received though it is in the recess."
    if recess.first <= day <= recess.last and is_weekday(day):
        return False, "is in the recess and no printing day: no notice is received."
    if calendar.sits(day):
        return True, "is a sitting day: notices are received."
    if day.weekday() == FRIDAY:
        return (
            True,
            "is a Friday outside the recess: notices are received from 11 am to 3 pm, sitting or not.",
        )
    return False, "is neither a sitting day nor a Friday nor a printing day: no notice is received."
