"""Errors that say where something is wrong, what is wrong and what to try."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: where it stands, what it is, what to try, and the rule that found it."""

    where: str
    line: int
    what: str
    hint: str
    rule: str = ""

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line else self.where
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{place}: {self.what}{rule}\n    try: {self.hint}"


class PqteachError(Exception):
    """Raised when something asked for could not be done; its text has a part for where, what and what to try."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(*self.findings)

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)

    @classmethod
    def at(cls, where: str, what: str, hint: str) -> "PqteachError":
        """The error of this class with a single finding."""
        return cls([Finding(where, 0, what, hint)])


class SourceError(PqteachError):
    """Raised when a human-edited file is not what it should be."""


class AnchorError(PqteachError):
    """Raised when a quote does not match its text exactly once."""


class UnknownName(PqteachError, KeyError):
    """Raised when no PQ, topic, generator or label has the name that was given."""


class NotEnoughItems(PqteachError):
    """Raised when more items are asked for than can be made."""


class StaleRef(PqteachError):
    """Raised when an item cannot be made again from its ref as it was."""


class OutputError(PqteachError):
    """Raised when a file or folder cannot be written."""


def nearest(name: str, names: Iterable[str]) -> str:
    """A sentence that offers the names which would have been right, the nearest first.

    >>> nearest("legislat", ["act", "legislate"])
    'did you mean `legislate`?'
    >>> nearest("zebra", ["act", "legislate"])
    'there are: act, legislate'
    """
    known = sorted(names)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    shown = ", ".join(known[:12]) + (f" and {len(known) - 12} more" if len(known) > 12 else "")
    return f"there are: {shown}" if known else "there are none"
