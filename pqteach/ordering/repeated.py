"""The rule against asking again in one session what has been answered in it."""

import re
from collections.abc import Iterator

from pqteach.ordering.advice import Advice, Draft

ALIKE, SAME = 0.6, 0.85
"""Shares of the content words of the shorter question from which two may be one, and from which they surely are."""

FORMULA = frozenset(
    [
        "secretary",
        "state",
        "minister",
        "department",
        "whether",
        "what",
        "when",
        "which",
        "will",
        "make",
        "bring",
        "forward",
        "legislative",
        "proposals",
        "steps",
        "taking",
        "take",
        "plans",
        "assessment",
        "made",
        "potential",
        "merits",
        "many",
        "much",
        "answer",
        "question",
        "pursuant",
        "reference",
        "with",
        "that",
        "this",
        "from",
        "have",
        "been",
        "their",
        "there",
        "each",
        "last",
        "year",
        "years",
        "the",
        "for",
        "and",
        "his",
        "her",
        "they",
        "them",
        "to",
        "of",
        "in",
        "on",
        "a",
        "an",
        "by",
        "if",
        "she",
        "he",
        "is",
        "are",
        "was",
        "were",
        "has",
        "had",
        "office",
        "home",
        "majesty",
        "government",
        "majestys",
        "ask",
    ]
)
"""Words that questions share whatever they are about."""


def content(text: str) -> set[str]:
    """The words of a question that say what it is about, without their endings."""
    return {word[:6] for word in re.findall(r"[a-z]+", text.casefold()) if len(word) > 3 and word not in FORMULA}


def repetition(draft: Draft) -> Iterator[Advice]:
    """A question must not renew or repeat in substance one already answered, or refused an answer, in the session."""
    mine = content(draft.asked)
    if len(mine) < 3:
        return
    for name, asked in draft.earlier.items():
        theirs = content(asked)
        share = len(mine & theirs) / min(len(mine), len(theirs)) if len(theirs) >= 3 else 0.0
        if share >= ALIKE and _act(draft.asked) == _act(asked):
            yield Advice(
                rule="repetition",
                certainty="certain" if share >= SAME else "possible",
                words=" ".join(draft.asked.split()[:12]),
                why=f"{name} asked as much, and was answered in this session.",
                source="Erskine May 22.19, as read from the Chair on 14 January 2026",
                repair="ask what the answer left open: whether there are plans, by what date, for what reason",
            )


def _act(asked: str) -> str:
    """The kind of trigger that a question opens with, roughly: what is asked in another way is no repetition."""
    opening = asked.casefold()[:200]
    kinds = {
        "press": r"\bif (?:he|she|they|it) will\b|\bwhether (?:he|she|they) will\b", "plan": r"\bplans?\b|\bintends?\b",
        "time": r"\bwhen\b|\bby what date\b|\btimetable\b", "number": r"\bhow (?:many|much)\b|\bproportion\b",
        "steps": r"\bwhat steps\b", "reason": r"\breasons?\b|\bwhy\b", "assessment": r"\bassessment\b|\bestimate\b",
        "contact": r"\bdiscussions?\b|\brepresentations\b",
    }  # fmt: skip
    return next((kind for kind, pattern in kinds.items() if re.search(pattern, opening)), "other")
