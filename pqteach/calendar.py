"""Sitting days of the House of Commons, and the days that follow from them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from pqteach import sourcefile
from pqteach.corpus import shipped
from pqteach.errors import UnknownName
from pqteach.frozen import Day, Frozen, Text

FRIDAY = 4
ONE = timedelta(days=1)


class Recess(Frozen):
    """Days away, the first and the last included."""

    name: Text
    first: Day
    last: Day


class Session(Frozen):
    """A session: the House sits Monday to Thursday, but for recesses, bank holidays and other days that are listed.

    `certain` and `uncertain` say which of this may be taught on; items rest only on days from `taught_from` to
    `taught_to`, and on none of a session that has no such days.
    """

    session: Text
    first: Day
    last: Day
    recesses: tuple[Recess, ...]
    fridays: tuple[Day, ...]
    also: tuple[Day, ...]
    not_sitting: tuple[Day, ...]
    bank_holidays: tuple[Day, ...]
    printing_days: tuple[Day, ...]
    source: Text
    certain: Text
    uncertain: Text
    taught_from: Day | None = None
    taught_to: Day | None = None

    def taught(self, day: date) -> bool:
        """Whether what is known of a day is certain enough to teach on."""
        return self.taught_from is not None and self.taught_to is not None and self.taught_from <= day <= self.taught_to

    def sits(self, day: date) -> bool:
        """Whether the House sat on a day of this session."""
        if not self.first <= day <= self.last:
            return False
        if day in self.fridays or day in self.also:
            return True
        away = any(recess.first <= day <= recess.last for recess in self.recesses)
        return day.weekday() < FRIDAY and not away and day not in (*self.not_sitting, *self.bank_holidays)


class Calendar(Frozen):
    """The sessions, in order. A day outside them is unknown: UnknownName."""

    sessions: tuple[Session, ...]

    def session(self, day: date) -> Session:
        """The session of a day; raises UnknownName if it is in none."""
        for session in self.sessions:
            if session.first <= day <= session.last:
                return session
        known = ", ".join(session.session for session in self.sessions)
        raise UnknownName.at("the calendar", f"{day} is in no session that is known", f"there are: {known}")

    def sits(self, day: date) -> bool:
        """Whether the Commons sat; raises UnknownName outside the sessions."""
        return self.session(day).sits(day)

    def can_table(self, day: date) -> bool:
        """Whether notice of a question could be given: on a sitting day, a printing day, or a Friday off.

        A Friday off is one on which the House does not sit outside a recess (Erskine May 22.2; S.O. No. 12(3)).
        Raises UnknownName outside the sessions.
        """
        session = self.session(day)
        away = any(recess.first <= day <= recess.last for recess in session.recesses)
        return session.sits(day) or day in session.printing_days or (day.weekday() == FRIDAY and not away)

    def earliest_named_day(self, tabled: date) -> date:
        """The earliest day that could be named for an answer.

        Three days after tabling, Saturdays and Sundays not counted, and a sitting day (Erskine May 22.4, S.O. No.
        22(4)). Bank holidays are not counted either, as in the one record of 2025 that tells. Raises UnknownName if
        that is in no session.

        >>> read_calendar().earliest_named_day(date(2017, 3, 9))
        datetime.date(2017, 3, 14)
        """
        return self._sitting_from(later(tabled, 3, self.works))

    def second_sitting_day(self, tabled: date) -> date:
        """The day for which an ordinary question is put down: the second sitting day after tabling (Erskine May 22.4).

        Raises UnknownName if that is in no session.
        """
        return later(tabled, 2, self.sits)

    def nominal_day(self, tabled: date) -> date:
        """The day that Parliament's records give for an ordinary question.

        Two working days after tabling, then on to a sitting day: so in 98.6% of 47,457 records of 2023 to 2026, which
        differ from the printed rule before a Friday off and before a recess. Raises UnknownName.
        """
        return self._sitting_from(later(tabled, 2, self.works))

    def works(self, day: date) -> bool:
        """Whether a day is a weekday and no bank holiday; raises UnknownName outside the sessions."""
        return is_weekday(day) and day not in self.session(day).bank_holidays

    def _sitting_from(self, day: date) -> date:
        while not self.sits(day):
            day += ONE
        return day


def read_calendar(folder: Path | None = None) -> Calendar:
    """The calendar in a folder, or the shipped one; raises SourceError."""
    folder = folder or shipped() / "corpus" / "calendar"
    sessions = [sourcefile.read(path).model(Session) for path in sorted(folder.glob("*.yaml"))]
    return Calendar(sessions=tuple(sorted(sessions, key=lambda session: session.first)))


@lru_cache(maxsize=1)
def known_calendar() -> Calendar:
    """The shipped calendar: facts of Parliament, the same for every corpus."""
    return read_calendar()


def is_weekday(day: date) -> bool:
    """Whether a day is from Monday to Friday."""
    return day.weekday() <= FRIDAY


def later(day: date, count: int, counts: Callable[[date], bool]) -> date:
    """The day that is so many days later, of those that count; the counting raises UnknownName beyond the sessions."""
    while count:
        day += ONE
        count -= counts(day)
    return day
