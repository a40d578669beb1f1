"""The rule against asking again in one session what has been answered in it."""

import re
from collections.abc import Iterator

from pqteach.ordering.advice import Advice, Draft

ALIKE, SAME = 0.35, 0.8
"""Shares of all their content words that two questions have in common, from which they may be, and surely are, one.

Words alone are compared: the same thing asked in quite other words is not seen.
"""

FORMULA = frozenset(
    (
        "secretary", "state", "minister", "department", "whether", "what", "when", "which", "will", "make", "bring",
        "forward", "legislative", "proposals", "steps", "taking", "take", "plans", "assessment", "made", "potential",
        "merits", "many", "much", "answer", "question", "pursuant", "reference", "with", "that", "this", "from", "have",
        "been", "their", "there", "each", "last", "year", "years", "they", "them", "were", "office", "home", "majesty",
        "government",
    )
)  # fmt: skip
"""Words that questions share whatever they are about."""


def content(text: str) -> set[str]:
    """The words of a question that say what it is about, without their endings, and its numbers."""
    words = re.findall(r"[a-z]+", text.casefold())
    return {word[:6] for word in words if len(word) > 3 and word not in FORMULA} | numbers(text)


def numbers(text: str) -> set[str]:
    """The numbers of a question: another year, or another limit, asks for something else."""
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def repetition(draft: Draft) -> Iterator[Advice]:
    """A question must not renew or repeat in substance one already answered, or refused an answer, in the session."""
    mine = content(draft.asked)
    if len(mine) < 3:
        return
    for name, asked in draft.earlier.items():
        theirs = content(asked)
        share = len(mine & theirs) / len(mine | theirs)
        if share >= ALIKE and trigger_of(draft.asked) == trigger_of(asked):
            same = share >= SAME and numbers(draft.asked) == numbers(asked)
            yield Advice(
                rule="repetition",
                certainty="certain" if same else "possible",
                words=" ".join(draft.asked.split()[:12]),
                why=f"{name} asked as much, and was answered in this session.",
                source="Erskine May 22.19, as read from the Chair on 14 January 2026",
                repair="ask what the answer left open: whether there are plans, by what date, for what reason",
            )


def trigger_of(asked: str) -> str:
    """The kind of trigger that a question opens with, roughly: what is asked in another way is no repetition."""
    opening = asked.casefold()[:200]
    kinds = {
        "press": r"\b(?:if|whether) (?:he|she|they|it) will\b",
        "time": r"\bwhen\b|\bby what date\b|\bon what date\b|\btimetable\b|\bbefore the end of\b",
        "reason": r"\breasons?\b|\bwhy\b", "number": r"\bhow (?:many|much)\b|\bproportion\b|\bwhat number\b",
        "steps": r"\bwhat (?:recent )?(?:steps|action|measures)\b",
        "assessment": r"\bassessment\b|\bestimate\b|\bevaluation\b|\banalysis\b",
        "contact": r"\bdiscussions?\b|\brepresentations\b", "plan": r"\bplans?\b|\bintends?\b|\bintention\b",
    }  # fmt: skip
    return next((kind for kind, pattern in kinds.items() if re.search(pattern, opening)), "other")
