"""Stock phrases of answers: what each signals, and words that would do something else in its place."""

import re
from functools import lru_cache

from pqteach import sourcefile
from pqteach.corpus import shipped
from pqteach.frozen import Frozen, Text


class Instead(Frozen):
    """Words in place of a phrase, what they `would` do (it completes "words that would ..."), and why."""

    words: Text
    would: Text
    why: Text


class Phrase(Frozen):
    """A stock phrase in its forms, what it signals in moves of certain labels (of any, if none is given), and why.

    `would` is what it signals once more, to complete "words that would ...", as it does for what stands `instead`.
    """

    id: Text
    words: tuple[Text, ...]
    labels: tuple[Text, ...] = ()
    signals: Text
    would: Text
    why: Text
    instead: tuple[Instead, ...]

    def found(self, text: str) -> str:
        """The longest form of the phrase that stands in a text, as it stands there; empty if none does."""
        for words in sorted(self.words, key=len, reverse=True):
            if match := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                return match[0]
        return ""


class Phrases(Frozen):
    """Every stock phrase that is glossed."""

    phrases: tuple[Phrase, ...]


@lru_cache(maxsize=1)
def known_phrases() -> tuple[Phrase, ...]:
    """The shipped phrases: usage of the House, the same for every corpus; raises SourceError."""
    return sourcefile.read(shipped() / "corpus" / "phrases.yaml").model(Phrases).phrases
