"""The file from which a new PQ is begun: a small whole record that lints, to be written over part by part."""

import re
from datetime import date, timedelta
from pathlib import Path
from string import Template

from pqteach.bodies import Bodies, lords_asked_as
from pqteach.calendar import Calendar
from pqteach.errors import UnknownName
from pqteach.pq import House

ANSWERED_AFTER = timedelta(days=7)
SEARCHED = 14
"""Days before and after that are looked through for a day on which a question could be tabled."""


def skeleton(
    heading: str, tabled: date, body: str, house: House, *, bodies: Bodies, calendar: Calendar
) -> tuple[str, str]:
    """The id and the text of a record to begin from, put to a body that answered on the day of tabling.

    Raises UnknownName for a body that did not answer then, and for a day on which the Commons took no question.
    """
    asked = bodies.named(body, tabled)
    if not asked.alive(tabled):
        alive = ", ".join(sorted(one.name for one in bodies.alive(tabled)))
        hint = (
            f"there were: {alive}" if alive else f"bodies are known from {min(one.first for one in bodies.bodies)} on"
        )
        raise UnknownName.at("--body", f"there was no {body} on {tabled}", hint)
    if house == "Commons" and not calendar.can_table(tabled):
        near = [tabled + timedelta(days=n) for n in range(-SEARCHED, SEARCHED)]
        days = ", ".join(str(day) for day in near if calendar.can_table(day))
        what = f"no question could be tabled in the Commons on {tabled:%A} {tabled}"
        raise UnknownName.at("--tabled", what, f"these days would do: {days}")
    words = re.findall(r"[a-z0-9]+", heading.casefold())
    name = f"{tabled}.{'-'.join(words[:4]) or 'new'}"
    lords = house == "Lords"
    filled = Template((Path(__file__).parent / "skeleton.yaml").read_text("utf-8")).substitute(
        id=name,
        heading=heading.replace("\\", "\\\\").replace('"', '\\"'),
        house=house,
        tabled=tabled,
        answered=tabled + ANSWERED_AFTER,
        body=f'"{body}"' if "," in body else body,
        asked_as=lords_asked_as(tabled) if lords else asked.asked_as.replace("[constituency]", "Anytown"),
        they="they" if lords else "she",
        asking="Baroness Exemplar" if lords else "Nell Exemplar",
        answering="Lord Specimen" if lords else "Piers Specimen",
    )
    return name, filled
