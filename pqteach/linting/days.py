"""Rules about the calendar: a question is tabled, and a day is named, when the House allows it."""

from collections.abc import Iterator

from pqteach.calendar import Calendar
from pqteach.errors import UnknownName
from pqteach.linting.record import Fault
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
