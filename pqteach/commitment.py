"""How far an answer commits, read from its cues: which words put it on which rung of the ladder."""

import re
from typing import NamedTuple

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WHEN = (
    rf"(?i:by|before|on|from|in|until|within|no later than|at) (?:the )?(?:end of |first of |start of |middle of )?"
    rf"(?:this |the )?(?:\d{{1,2}} )?(?:(?:{MONTHS})\b|\d{{4}}|next (?:Finance Bill|Budget)|"
    rf"(?:present |calendar |financial )?(?:session|year|month)\b|spring|summer|autumn|winter|"
    rf"(?:\w+ )?recess|Easter|Christmas|Report\b|\w+ (?:weeks|months|days))|"
    rf"(?i:tomorrow|next (?:week|month|year|session)|this (?:week|month|year|spring|summer|autumn|winter))\b|"
    rf"\d{{1,2}} (?:{MONTHS})|(?:Mon|Tues|Wednes|Thurs|Fri)day\b"
)
"""A day or an instrument by which an undertaking can be checked; a month has its capital, so that "may" is none."""

NOT = r"(?: not| never|n[’']t)(?! only)(?: \w+ly)? "
NOT_DOING = (
    r"no (?:current |present |immediate )?(?:plans?|intention)|"
    rf"(?:will|shall|wo|sha){NOT}(?!hesitate|rule out|fail)\w+|"
    r"can(?:not|[’']t) (?:agree|accept|commit|support|take|meet)|"
    rf"(?:do|does|is|are){NOT}(?:going to|be \w+|have (?:\w+ ){{0,2}}(?:plans?|intention)|"
    r"(?:intend|propos|plan|bring|introduc|legislat|mak|requir|chang|extend|publish|tak|meet|fund|increas|review|"
    r"support|accept|amend)\w*)|"
    r"(?<!not )(?<!not been )ruled out|rules out|not persuaded|decided against|"
    r"decided not to|not (?:be )?pursu\w+|unable to (?:meet|accept|agree|take)"
)
PROCEDURE = (
    r"consult(?:ation|ing|ed|s)?\b|calls? for (?:evidence|views)|(?:independent|formal|post-implementation) review|"
    r"reviews? (?:of|which|that|is|reports|will)|is (?:being )?review(?:ed|ing)|pilots?\b|"
    r"(?<!laid )(?<!lay )draft (?:Bill|regulations)|working group|task ?force|commissioned|inquiry|trials?\b|"
    r"panel\b|Law Commission|board meets|planning meeting"
)
THOUGHT = (
    r"consider(?:ing|s|ed|ation)?\b|under (?:active |close |constant )?review|"
    r"not (?:been )?rul(?:e|ed|ing) (?:\w+ )?out|reflect(?:ing)?|explor(?:e|ing)|look(?:ing)? (?:at|into)|"
    r"weigh(?:ing)?|open (?:mind|to the case)|remain open to|thinking|give thought|examin(?:e|ing)"
)
DONE = (
    r"(?:have|has) (?:already )?(?:been (?:required|in force|introduced|published|made|met|laid|extended)|published|"
    r"introduced|required|extended|increased|laid|met|funded|done so)\b|(?:came|coming|entered) into (?:force|effect)|"
    r"(?:is|are) already (?:required|in force|published|available|in place)|took effect|"
    r"(?:has|have) (?:\w+ ){1,12}since\b|in force since|laid (?:draft )?regulations|"
    r"(?:was|were) (?:laid|changed|completed|included|introduced|made|published|extended)\b|"
    r"(?:completed|made) an assessment|(?<!will )met (?:the|with|headteachers|representatives)"
)
INTENTION = (
    r"\bwill\b|\bshall\b|intend\w*|intention to|committed to|commitment to|plan(?:s|ning)? to|aim(?:s|ing)? to|"
    r"propos(?:e|es|ing) to|agreed? to|going to|look forward to meeting"
)
CUES: tuple[tuple[int, str, str], ...] = (
    (0, NOT_DOING, "words of refusal"),
    (3, PROCEDURE, "a procedure with an output of its own"),
    (2, THOUGHT, "thinking, with no output of its own"),
    (6, DONE, "what was asked for is there"),
    (4, INTENTION, "an intention, with nothing to check it by"),
)
"""Each rung's words, in the order in which they decide: a refusal before a procedure, a procedure before a thought."""


class Sign(NamedTuple):
    """Words of an answer, the rung that they speak for, and what they are."""

    rung: int
    words: str
    what: str


def signs(text: str) -> list[Sign]:
    """Every cue in an answer, those that decide first."""
    text = text.replace("hon. ", "hon ")  # no end of a sentence
    found = []
    dated = "an undertaking with a date or an instrument to check it by"
    for rung, pattern, what in CUES:
        for match in re.finditer(rf"(?<!\w)(?:{pattern})", text, re.IGNORECASE):
            date = re.search(WHEN, _sentence(text, match.start()))
            if rung == 4 and date:
                found.append(Sign(5, f"{match[0]} … {date[0]}", dated))
            else:
                found.append(Sign(rung, match[0], what))
    order = {rung: i for i, rung in enumerate((0, 3, 2, 6, 5, 4))}
    return sorted(found, key=lambda sign: order[sign.rung])


def rung_of(text: str) -> int:
    """The rung that the cues of an answer put it on, 0 to 6: 1 where there is none. A reader may see it otherwise.

    >>> rung_of("We have no plans to change the law."), rung_of("We will lay regulations before the summer recess.")
    (0, 5)
    """
    found = signs(text)
    return found[0].rung if found else 1


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]
