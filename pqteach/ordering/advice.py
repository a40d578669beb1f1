"""What is said of a drafted question: a rule, the words it is about, how sure, and what to try."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from pqteach.bodies import Bodies, Body
from pqteach.frozen import Frozen, Text
from pqteach.pq import House

Certainty = Literal["certain", "possible"]


class Advice(Frozen):
    """One piece of advice on a draft: never a verdict that a clerk would give."""

    rule: Text
    certainty: Certainty
    words: str
    why: Text
    source: Text
    repair: Text

    def __str__(self) -> str:
        sure = "" if self.certainty == "certain" else " (perhaps)"
        about = f" “{self.words}”" if self.words else ""
        return f"{self.rule}{sure}:{about} {self.why}\n    source: {self.source}\n    try: {self.repair}"


class Draft(Frozen):
    """A drafted question, the House it is for, the day, and the bodies that answer; `body` is whom it is put to.

    `asked` is what follows the addressee: the question itself.
    """

    text: str
    house: House
    day: date | None
    bodies: Bodies
    body: Body | None
    addressee: str
    asked: str


Rule = Callable[[Draft], Iterator[Advice]]

SECONDARY = "seen in guides and derived codes; the paragraph of Erskine May has not been seen"
"""What is said of a rule whose paragraph could not be read."""
