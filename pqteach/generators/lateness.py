"""Items about lateness: how long an answer took, by which yardsticks it was on time, what the Lords expect."""

from datetime import date, timedelta

from pqteach.calendar import is_weekday, known_calendar, later
from pqteach.drawing import Draw
from pqteach.errors import UnknownName
from pqteach.generating import Target, choice, generator
from pqteach.generators.dates import in_commons, noticed, ruled
from pqteach.item import Choice, Entry, EntryKey, Level
from pqteach.pq import PQ
from pqteach.reckoning import (
    WEEK,
    YARDSTICKS,
    about,
    between,
    counts,
    day_text,
    holiday_text,
    limits,
    sure,
    week_of,
    weekday,
)

SHORTLY = {"week": "the working week runs", "sittings": "five sitting days run", "calendar": "seven days run"}


def _answered(pq: PQ) -> date | None:
    """The day of the first substantive answer to a question of the Commons, where all days until then are certain."""
    day = next((one.date for one in pq.answers if one.kind == "substantive"), None)
    if day is None or not in_commons(pq) or day <= pq.tabled:
        return None
    try:
        last = max(day, *limits(known_calendar(), pq.tabled).values())
    except UnknownName:
        return None
    return day if sure(known_calendar(), pq.tabled, week_of(last)) else None


def _timed(pq: PQ) -> list[Target]:
    day = _answered(pq)
    if day is None or pq.type == "named day":
        return []
    met = [name for name, last in limits(known_calendar(), pq.tabled).items() if day <= last]
    return [Target("yardsticks", day, 3, str(len(met)))]


def _taken(pq: PQ) -> list[Target]:
    day = _answered(pq)
    levels: dict[str, Level] = {"calendar": 1, "working": 2, "sitting": 3}
    found = counts(known_calendar(), pq.tabled, day) if day else {}
    return [Target(kind, (kind, day), levels[kind], str(count)) for kind, count in found.items()]


def _lords(pq: PQ) -> list[Target]:
    calendar = known_calendar()
    sound = pq.house == "Lords" and sure(calendar, pq.tabled, pq.tabled + 3 * WEEK)
    return [Target("due", later(pq.tabled, 10, calendar.works), 2)] if sound else []


@generator("on-time", objective="days", over=_timed)
def on_time(pq: PQ, answered: date, draw: Draw) -> Choice:
    """Say by how many of three yardsticks an answer to an ordinary question was on time."""
    calendar = known_calendar()
    last = limits(calendar, pq.tabled)
    met = [name for name in YARDSTICKS if answered <= last[name]]
    judged = "; ".join(
        f"{name} to {weekday(last[kind])}, {'on time' if kind in met else 'late'}" for kind, name in SHORTLY.items()
    )
    numbers = ("none", "one", "two", "three")
    return choice(
        draw,
        stem=f"An ordinary question was tabled in the Commons on {weekday(pq.tabled)} and answered on "
        f"{weekday(answered)}. {about(calendar, pq.tabled, max(answered, *last.values()))} By how many of the three "
        "yardsticks was it answered on time?",
        passages=ruled(
            pq, f"Three yardsticks are in use. {' '.join(YARDSTICKS.values())}", "The day of tabling is not counted."
        ),
        texts={one: f"By {one} of them." for one in numbers},
        correct=numbers[len(met)],
        feedback={one: f"Work out where each ends. {judged[0].upper()}{judged[1:]}." for one in numbers},
        fixed=True,
        minutes=2,
    )


@generator("days-taken", objective="days", over=_taken)
def days_taken(pq: PQ, target: tuple[str, date], draw: Draw) -> Entry:
    """Count the days from tabling to the answer: calendar, working or sitting days."""
    kind, answered = target
    found = counts(known_calendar(), pq.tabled, answered)
    rule = {
        "calendar": f"every day after {day_text(pq.tabled)} counts, up to and with {day_text(answered)}.",
        "working": "Monday to Friday count, and bank holidays do not.",
        "sitting": "only the days on which the House sat count.",
    }[kind]
    near = {str(found[other]): f"That is the number of {other} days. Here {rule}" for other in found}
    near.setdefault(str(found[kind] + 1), f"You counted the day of tabling in. After it, {rule}")
    return Entry(
        stem=f"A question was tabled in the Commons on {weekday(pq.tabled)} and answered on {weekday(answered)}. "
        f"{about(known_calendar(), pq.tabled, answered)} How many {kind} days did the answer take? The day of tabling "
        "is not counted, and the day of the answer is.",
        passages=(noticed(pq),),
        kind="number",
        minutes=1.5,
        key=EntryKey(
            accepted=(str(found[kind]),),
            feedback=f"{found[kind]}: {rule}",
            near={number: why for number, why in near.items() if number != str(found[kind])},
        ),
    )


@generator("lords-due", objective="days", over=_lords)
def lords_due(pq: PQ, day: date, draw: Draw) -> Entry:
    """Work out by which day an answer in the Lords is expected."""
    calendar = known_calendar()
    near = {
        pq.tabled + timedelta(days=10): "You counted Saturdays and Sundays in. Ten working days are allowed.",
        later(pq.tabled, 9, calendar.works): "You counted the day of tabling in. The count begins on the day after.",
        pq.tabled + 2 * WEEK: "A fortnight was the older expectation. Now it is ten working days, holidays left out.",
    }
    free = [one for one in between(pq.tabled, day) if is_weekday(one) and not calendar.works(one)]
    return Entry(
        stem=f"A question is tabled in the Lords on {weekday(pq.tabled)}. {holiday_text(free)} By which day is an "
        "answer expected?".replace("  ", " "),
        passages=ruled(
            pq,
            "An answer in the Lords is expected within ten working days. The day of tabling is not counted, nor are "
            "Saturdays, Sundays and bank holidays.",
            "Written statement HLWS87 of 20 July 2017.",
        ),
        kind="date",
        minutes=1.5,
        key=EntryKey(
            accepted=(day_text(day),),
            feedback=f"Ten working days after tabling: {weekday(day)}.",
            near={day_text(one): why for one, why in near.items() if one != day},
        ),
    )
