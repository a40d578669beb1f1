"""Rules about the form of a draft: how it opens, whom it is put to, how long it is and how much it asks."""

import re
from collections.abc import Iterator
from datetime import date

from pqteach.bodies import lords_asked_as
from pqteach.ordering.advice import Advice, Certainty, Draft

LONG, VERY_LONG = 75, 120
"""Words: of 29,105 published questions one in fifty is longer than the first, one in a thousand than the second."""

LIMBS = 12
"""Lettered or numbered limbs from which on a question reads as several."""

ASKS = 4

AND_ALSO = re.compile(r";\s*(?:and\s+)?(?:if|what|how|when|whether|which|who|for what|by what|on what)\b")
OPENING = re.compile(r"^\W*to ask\b", re.IGNORECASE)
LIMB = re.compile(r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)")


def opening(draft: Draft) -> Iterator[Advice]:
    """A written question opens “To ask”, and then whom: a Minister in the Commons, the Government in the Lords."""
    if draft.house == "Lords":
        government = lords_asked_as(draft.day) if draft.day else "His Majesty's Government"
        if re.match(r"^\W*(?:to ask )?(?:his|her) majesty.s government\b", draft.text, re.IGNORECASE):
            return
        repair = f"begin with “To ask {government}”"
        why = "a question of the Lords is put to the Government and not to a Minister."
        yield _form("opening", _start(draft), why, "Companion to the Standing Orders, 5.14 (an older edition)", repair)
    elif not OPENING.match(draft.text):
        why = "a written question opens with “To ask” and names the Minister who is to answer."
        yield _form(
            "opening", _start(draft), why, "Erskine May 22.9, and usage", "begin with “To ask the Secretary of …,”"
        )


def addressee(draft: Draft) -> Iterator[Advice]:
    """A question is put to one Minister, the one responsible, by the name of the office on that day."""
    if draft.house == "Lords" or not OPENING.match(draft.text):
        return
    if draft.body is None and not re.match(r"^\W*to ask the (?:right )?hon", draft.text, re.IGNORECASE):
        why = "no office of this name is known to answer written questions."
        repair = "name the office as in “To ask the Secretary of State for Transport,”"
        yield _form("addressee", draft.addressee or _start(draft), why, "Erskine May 22.9", repair, "possible")
    elif re.match(r"[, ]*and (?:to )?the (?:Secretary of State|Minister|Chancellor|Prime Minister)", draft.asked):
        why = "it is put to more than one Minister."
        repair = "put it to the one who is responsible, and table another question to the other"
        yield _form("addressee", " ".join(draft.asked.split()[:4]), why, "Erskine May 22.9", repair)
    elif draft.body and draft.day and draft.day >= known_from(draft) and not draft.body.alive(draft.day):
        why = f"there was no {draft.body.name} on {draft.day}."
        became = " or ".join(draft.body.became)
        repair = f"put it to what it became: {became}" if became else "put it to the body that has the matter now"
        yield _form("addressee", draft.addressee, why, "Erskine May 22.9", repair)


def known_from(draft: Draft) -> date:
    """The first day on which the bodies that answered are known."""
    return min(body.first for body in draft.bodies.bodies)


def direct_speech(draft: Draft) -> Iterator[Advice]:
    """A written question is in reported speech: no question mark, no “will you”."""
    asks = re.match(r"(?:will|do|does|can|could|are|is|have|has) (?:you|the minister|he|she|they)\b", draft.asked, re.I)
    you = re.search(r"\b(?:will|do|can|could|are|have|would) you\b|\bplease\b", draft.asked)
    if asks or you or draft.asked.endswith("?"):
        words = next((one[0] for one in (asks, you) if one), "?")
        repair = "turn “will she …?” into “if she will …”, and end with a full stop"
        why = "it speaks to the Minister, where a written question reports what is asked."
        yield _form("direct speech", words, why, "usage of the House: published questions read so", repair)


def length(draft: Draft) -> Iterator[Advice]:
    """Excessively long questions are not allowed."""
    words = len(draft.text.split())
    if words <= LONG:
        return
    limit, share = (VERY_LONG, "a thousand") if words > VERY_LONG else (LONG, "fifty")
    why = f"it has {words} words; of published questions one in {share} has more than {limit}."
    sure: Certainty = "certain" if words > VERY_LONG else "possible"
    repair = "leave out what is not needed to understand the question, or make two of it"
    yield Advice(rule="length", certainty=sure, words="", why=why, source="Erskine May 22.11", repair=repair)


def number_of_asks(draft: Draft) -> Iterator[Advice]:
    """A question that asks for many things at once is several questions."""
    limbs = len(LIMB.findall(draft.asked))
    asks = len(AND_ALSO.findall(draft.asked))
    if limbs >= LIMBS or asks + 1 > ASKS:
        why = f"it has {asks + 1} asks and {limbs} limbs, which is much for one answer."
        source = "Companion to the Standing Orders, 5.37" if draft.house == "Lords" else "Erskine May 22.11, on length"
        repair = "ask the first thing here, and table another question for the next"
        yield Advice(rule="number of asks", certainty="possible", words="", why=why, source=source, repair=repair)


def _form(rule: str, words: str, why: str, source: str, repair: str, sure: Certainty = "certain") -> Advice:
    return Advice(rule=rule, certainty=sure, words=words, why=why, source=source, repair=repair)


def _start(draft: Draft) -> str:
    return " ".join(draft.text.split()[:8])
