"""Judges a written text by one named check: what speaks against it, in words that say where."""

from datetime import date
from typing import assert_never

from pqteach.bodies import known_bodies
from pqteach.commitment import rung_of, signs
from pqteach.item import DraftCheck
from pqteach.ordering import order
from pqteach.pq import House


def against(one: DraftCheck, text: str) -> list[str]:
    """What speaks against a text by one check, "" where that is all said; case and runs of white space do not count."""
    flat = " ".join(text.casefold().split())
    values = [" ".join(value.casefold().split()) for value in one.values]
    match one.rule:
        case "starts_with":
            good = any(flat.startswith(value) for value in values)
        case "contains_any":
            good = any(value in flat for value in values)
        case "contains_none":
            good = not any(value in flat for value in values)
        case "max_words":
            good = len(flat.split()) <= int(values[0])
        case "min_words":
            good = len(flat.split()) >= int(values[0])
        case "in_order":
            house, day, *broken = one.values
            return _disorder(text, "Lords" if house == "Lords" else "Commons", day, *broken)
        case "not_asked":
            house, name, asked = one.values
            return _repeated(text, "Lords" if house == "Lords" else "Commons", name, asked)
        case "rung":
            return _elsewhere(text, int(values[0]))
        case _:
            assert_never(one.rule)
    return [] if good else [""]


def _disorder(text: str, house: House, day: str, broken: str = "") -> list[str]:
    """What the check of order is certain of, and whatever it sees of the rule that was broken before."""
    found = order(text, bodies=known_bodies(), house=house, day=date.fromisoformat(day))
    said = [one for one in found if one.certainty == "certain" or one.rule == broken]
    return [f"“{one.words}”: {one.why} Try: {one.repair}." for one in said]


def _repeated(text: str, house: House, name: str, asked: str) -> list[str]:
    """What makes a question the same as one that was answered."""
    found = order(text, bodies=known_bodies(), house=house, earlier={name: asked})
    return [f"“{one.words} …”: {one.why}" for one in found if one.rule == "repetition" and one.certainty == "certain"]


def _elsewhere(text: str, rung: int) -> list[str]:
    """The words that put an answer on another rung than the one wanted."""
    if rung_of(text) == rung:
        return []
    others = [one for one in signs(text) if one.rung != rung]
    if not others:
        return ["No words of refusal, thought, procedure, undertaking or deed were found, which is rung 1."]
    return [f"“{others[0].words}” puts it on rung {others[0].rung}: {others[0].what}."]
