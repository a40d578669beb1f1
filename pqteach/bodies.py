"""The bodies that answer written questions: what each was called on a day, and what it answered for."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from pqteach import sourcefile
from pqteach.corpus import shipped
from pqteach.errors import UnknownName, nearest
from pqteach.frozen import Day, Frozen, Text

KING = date(2022, 9, 8)
"""From this day on the Government is His Majesty's."""


def lords_asked_as(day: date) -> str:
    """Whom a question of the Lords is put to on a day."""
    return f"{'His' if day >= KING else 'Her'} Majesty's Government"


class Body(Frozen):
    """One body under one name, from `first` to `last`, or until now if there is no last day.

    `asked_as` is what follows "To ask" in a Commons question; `not_for` gives matters that are often put to it by
    mistake, and who has them.
    """

    name: Text
    asked_as: Text
    first: Day
    last: Day | None = None
    became: tuple[Text, ...] = ()
    answers_for: tuple[Text, ...]
    not_for: dict[Text, Text] = {}
    confused_with: tuple[Text, ...] = ()
    source: Text

    def alive(self, day: date) -> bool:
        """Whether a body of this name answered on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


class Bodies(Frozen):
    """Every body that is known."""

    bodies: tuple[Body, ...]

    def named(self, name: str, day: date) -> Body:
        """The body that had a name on a day, or else had it at another time; raises UnknownName with the nearest.

        A name may come back: there was a Ministry of Housing, Communities and Local Government twice.
        """
        found = sorted((body for body in self.bodies if body.name == name), key=lambda body: not body.alive(day))
        if found:
            return found[0]
        raise UnknownName.at("bodies", f"no body `{name}` is known", nearest(name, [body.name for body in self.bodies]))

    def alive(self, day: date) -> list[Body]:
        """The bodies that answered on a day."""
        return [body for body in self.bodies if body.alive(day)]


def read_bodies(folder: Path | None = None) -> Bodies:
    """The bodies of the corpus in a folder, or the shipped ones; raises SourceError."""
    return sourcefile.read((folder or shipped() / "corpus") / "bodies.yaml").model(Bodies)


@lru_cache(maxsize=1)
def known_bodies() -> Bodies:
    """The shipped bodies: facts of Parliament, the same for every corpus."""
    return read_bodies()
