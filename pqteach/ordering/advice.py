"""What is said of a drafted question: a rule, the words it is about, how sure, and what to try."""

import re
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

    `asked` is what follows the addressee: the question itself. `earlier` are the questions that the session has
    answered, by name.
    """

    text: str
    house: House
    day: date | None
    bodies: Bodies
    body: Body | None
    addressee: str
    asked: str
    earlier: dict[str, str] = {}


Rule = Callable[[Draft], Iterator[Advice]]

SECONDARY = "seen in guides and derived codes; the paragraph of Erskine May has not been seen"
"""What is said of a rule whose paragraph could not be read."""


def found(
    draft: Draft, pattern: str, rule: str, certainty: Certainty, why: str, source: str, repair: str, cased: bool = False
) -> Iterator[Advice]:
    """Advice on each different run of whole words in what is asked that a pattern matches."""
    seen: set[str] = set()
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", draft.asked, 0 if cased else re.IGNORECASE):
        if match[0].casefold() not in seen:
            seen.add(match[0].casefold())
            yield Advice(rule=rule, certainty=certainty, words=match[0], why=why, source=source, repair=repair)
