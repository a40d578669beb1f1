"""What may be out of order in a drafted question: advice with reasons and sources, never a clerk's verdict."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from pqteach.bodies import Bodies, Body
from pqteach.ordering import form, manner, matter, repeated
from pqteach.ordering.advice import Advice, Draft, Rule
from pqteach.pq import House

RULES: tuple[Rule, ...] = (
    form.opening, form.addressee, form.direct_speech, form.length, form.number_of_asks,
    manner.epithets, manner.argument, manner.opinion, manner.legal, manner.hypothetical, manner.gives_information,
    manner.press_reports, manner.quotation, manner.speeches, manner.irony, manner.vague,
    matter.opposition, matter.others, matter.responsible, matter.devolved, matter.royal_family, matter.sub_judice,
    matter.secret, repeated.repetition,
)  # fmt: skip
"""Every rule: a function of a draft that yields advice."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def order(
    text: str,
    *,
    bodies: Bodies,
    house: House = "Commons",
    day: date | None = None,
    earlier: Mapping[str, str] = NOTHING,
) -> tuple[Advice, ...]:
    """What can be said against a drafted question, certain advice first; empty if nothing was found.

    `bodies` are those that answer, `day` the day on which it would be tabled, `earlier` the questions answered in the
    session by their names, each without its addressee. Nothing found does not mean that the Table Office would accept
    it.
    """
    draft = read_draft(text, bodies=bodies, house=house, day=day, earlier=earlier)
    found = [advice for rule in RULES for advice in rule(draft)]
    return tuple(sorted(found, key=lambda one: one.certainty))


def read_draft(
    text: str, *, bodies: Bodies, house: House, day: date | None, earlier: Mapping[str, str] = NOTHING
) -> Draft:
    """A draft with its addressee set apart, and the body that it is put to, if one of that name is known."""
    flat = " ".join(text.split())
    start = re.match(r"\W*to ask ", flat, re.IGNORECASE)
    rest = flat[start.end() :] if start else flat
    body = _named(rest, bodies, day)
    if house == "Lords":
        government = re.match(r"(?:his|her) majesty.s government,?", rest, re.IGNORECASE)
        addressee = government[0] if government else ""
    elif body:
        addressee = rest[: len(body.asked_as)]
    else:
        addressee = rest.partition(",")[0] if start else ""
    asked = rest[len(addressee) :].lstrip(" ,") if addressee else rest
    return Draft(
        text=flat, house=house, day=day, bodies=bodies, body=body, addressee=addressee, asked=asked,
        earlier=dict(earlier),
    )  # fmt: skip


def _named(rest: str, bodies: Bodies, day: date | None) -> Body | None:
    """The body with the longest name that the text begins with, rather one that answered on the day."""
    found = [one for one in bodies.bodies if rest.casefold().startswith(one.asked_as.casefold())]
    return max(found, key=lambda one: (len(one.asked_as), day is None or one.alive(day)), default=None)
