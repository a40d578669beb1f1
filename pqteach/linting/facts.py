"""Rules about what was so on the day: when the House sat, and who answered for what."""

from collections.abc import Iterator
from datetime import date

from pqteach.bodies import Bodies, lords_asked_as
from pqteach.calendar import Calendar
from pqteach.errors import UnknownName
from pqteach.linting.record import Fault, Path
from pqteach.pq import PQ


def sitting_days(pq: PQ, calendar: Calendar) -> Iterator[Fault]:
    """A Commons PQ is tabled on a day for it, and names a sitting day with three days' notice (Erskine May 22.4).

    Days outside the sessions of the calendar are not known, and nothing is said of them.
    """
    if pq.house != "Commons":
        return
    try:
        if not calendar.can_table(pq.tabled):
            yield ("tabled",), f"no question could be tabled on {pq.tabled:%A} {pq.tabled}", "see corpus/calendar"
        elif pq.named_day and pq.tabled < pq.named_day < calendar.earliest_named_day(pq.tabled):
            earliest = calendar.earliest_named_day(pq.tabled)
            yield ("named_day",), f"the earliest day that could be named is {earliest}", "name it or a later one"
        elif pq.named_day and not calendar.sits(pq.named_day):
            yield ("named_day",), f"the House did not sit on {pq.named_day:%A} {pq.named_day}", "name a sitting day"
    except UnknownName:
        return


def working_days(pq: PQ, calendar: Calendar) -> Iterator[Fault]:
    """Answers come on working days of a session, and so do Lords questions, whose sitting days are not known here.

    Answers are published on days on which the House does not sit, too, but none while it is prorogued. Days before and
    after the sessions of the calendar are not known.
    """
    first, last = calendar.sessions[0].first, calendar.sessions[-1].last
    days: list[tuple[Path, date]] = [(("answers", i, "date"), one.date) for i, one in enumerate(pq.answers)]
    days += [(("tabled",), pq.tabled)] if pq.house == "Lords" else []
    for path, day in days:
        if not first <= day <= last:
            continue
        try:
            works = calendar.works(day)
        except UnknownName:
            yield path, f"{day:%A} {day} is in no session: Parliament was prorogued or dissolved", "choose another day"
        else:
            if not works:
                yield path, f"{day:%A} {day} is no working day", "choose a day from Monday to Friday, no bank holiday"


def answering_body(pq: PQ, bodies: Bodies) -> Iterator[Fault]:
    """The body that answers existed on the day of tabling, and the question is put to it, or to whom it came from."""
    try:
        body = bodies.named(pq.answering_body, pq.tabled)
        first = bodies.named(pq.transferred_from, pq.tabled) if pq.transferred_from else body
    except UnknownName as error:
        yield ("answering_body",), error.findings[0].what, error.findings[0].hint
        return
    if not body.alive(pq.tabled):
        what = f"there was no {body.name} on {pq.tabled}"
        hint = f"it answered from {body.first}" + (f" to {body.last}" if body.last else "")
        hint += f", and became {' and '.join(body.became)}" if body.became else ""
        yield ("answering_body",), what, hint
    allowed = (lords_asked_as(pq.tabled),) if pq.house == "Lords" else (body.asked_as, first.asked_as)
    known = not any("[" in name for name in allowed)  # some are asked through a Member, named by constituency
    if known and not any(pq.question_text.startswith(f"To ask {name}") for name in allowed):
        yield ("question",), f"the question is not put to {allowed[0]}", f"begin with “To ask {allowed[0]}”"
