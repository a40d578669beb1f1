"""The three layers of annotation, and how a quote is anchored in the text that it quotes."""

import re
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from pqteach.errors import AnchorError, Finding, nearest
from pqteach.frozen import Frozen, Text

Reply = Literal["full", "partial", "implicit", "none"]
Openness = Literal["declared", "undeclared"]
Role = Literal["explicit", "implicit", "context"]
Found = Literal["matched", "partly", "changed", "not mentioned"]
Agent = Literal[
    "government", "department", "minister", "arm's-length", "police", "devolved/local", "industry", "other", "none"
]
Ground = Literal["not_held", "cost", "security", "commercial", "legal", "convention", "time", "other"]
Receiver = Literal[
    "other department", "devolved", "local", "arm's-length", "operational", "commercial", "international"
]


def _in_codebook(layer: Literal["acts", "context", "moves"]) -> AfterValidator:
    """A check that a label is in the codebook, when the reader of the file brings one."""

    def check(label: str, info: ValidationInfo) -> str:
        codebook = (info.context or {}).get("codebook")
        if codebook is not None and label not in (ids := codebook.ids(layer)):
            message = "`{label}` is not one of the codebook's {layer}; {hint}"
            raise PydanticCustomError(
                "unknown_label", message, {"label": label, "layer": layer, "hint": nearest(label, ids)}
            )
        return label

    return AfterValidator(check)


ActId = Annotated[Text, _in_codebook("acts")]
ContextId = Annotated[Text, _in_codebook("context")]
MoveId = Annotated[Text, _in_codebook("moves")]


class Selector(Frozen):
    """A quote, with as much of the words before and after it as makes it match once."""

    exact: Text
    prefix: str = ""
    suffix: str = ""


class Span(NamedTuple):
    """A stretch of a text in code points, from 0, the end not included."""

    start: int
    end: int


def anchor(text: str, selector: Selector) -> Span:
    """The one place where a selector matches; any run of white space matches any other.

    Raises AnchorError, which says what was found, if it matches nowhere or more than once.

    >>> anchor("We will act. We will pay.", Selector(exact="We will", suffix=" pay"))
    Span(start=13, end=20)
    """
    exact = selector.exact
    if not selector.prefix and not selector.suffix and _once(text, exact):
        start = text.find(exact)
        return Span(start, start + len(exact))
    spans = _matches(text, selector)
    if len(spans) == 1:
        return spans[0]
    where = f"“{exact}”"
    if spans:
        what = f"the quote matches {len(spans)} times: {_around(text, spans)}"
        hint = "add a `prefix` or `suffix`: words just before or after the one you mean"
        raise AnchorError([Finding(where, 0, what, hint, "twice")])
    if bare := _matches(text, Selector(exact=exact)):
        what = f"the words stand in the text, but not beside that `prefix` or `suffix`: {_around(text, bare)}"
        raise AnchorError.at(where, what, "copy the words just before or after from the text")
    if common := _longest_start(text, exact):
        what = f"the quote is not in the text, which has “{common}” and then goes on differently"
        raise AnchorError.at(where, what, "copy the words from the text again, character for character")
    what = "the quote is not in the text"
    raise AnchorError.at(where, what, "copy the words from the text: quotes match it letter by letter")


def _once(text: str, exact: str) -> bool:
    """Whether words stand in a text as they are, and nowhere else, not even with other white space."""
    if exact not in text:
        return False
    flat, words = _flat(text), _flat(exact)
    return flat.find(words, flat.find(words) + 1) < 0


@lru_cache(maxsize=1024)
def _flat(text: str) -> str:
    return " ".join(text.split())


def _matches(text: str, selector: Selector) -> list[Span]:
    def loose(words: str) -> str:
        return r"\s+".join(re.escape(word) for word in words.split())

    before = loose(selector.prefix) + r"\s*" if selector.prefix else ""
    after = r"\s*" + loose(selector.suffix) if selector.suffix else ""
    pattern = re.compile(f"(?={before}({loose(selector.exact)}){after})")
    return [Span(match.start(1), match.end(1)) for match in pattern.finditer(text)]


def _around(text: str, spans: list[Span]) -> str:
    return "; ".join(f"“…{text[max(0, start - 25) : end + 25]}…”" for start, end in spans[:3])


def _longest_start(text: str, exact: str) -> str:
    words = exact.split()
    flat = _flat(text)
    for count in range(len(words) - 1, 1, -1):
        if (start := " ".join(words[:count])) in flat:
            return start
    return ""


class Context(Frozen):
    """A span of the question that is not the act: addressee, anchor, object or scope (layer A)."""

    id: Text
    label: ContextId
    quote: Selector
    ask: Text | None = None
    elements: tuple[Text, ...] = ()
    why: Text | None = None


class Element(Frozen):
    """One who, what, when or how much of an ask, and what the answer does with it; None where there is no answer."""

    id: Text
    core: bool = False
    asked: Text
    in_answer: Found | None = None
    words: Selector | None = None
    answer: int | None = Field(default=None, ge=1)
    why: Text | None = None


class Misreading(Frozen):
    """A sentence that could be mistaken for the slot, and why it is not what is asked."""

    slot: Text
    why: Text


class Reading(Frozen):
    """One way to fill the blank; `words` are the words of the answer that rule it out, if any do."""

    value: Text
    words: Selector | None = None
    answer: int | None = Field(default=None, ge=1)
    why: Text


class Judgement(Frozen):
    """What the answer does with one ask (layer C), and the moves it rests on; a rung only for asks about action.

    The reply is None where there was no answer, because the PQ was withdrawn.
    """

    reply: Reply | None = None
    openness: Openness | None = None
    implied_value: Text | None = None
    rung: int | None = Field(default=None, ge=0, le=6)
    rung_basis: Literal["implied"] | None = None
    target: Literal["requested", "narrower", "alternative", "none"] | None = None
    basis: tuple[Text, ...] = ()

    @property
    def value(self) -> str:
        """The reply in one word: `declared` or `undeclared` where it is none; empty where there was no answer."""
        return self.openness or self.reply or ""


class Verdict(Judgement):
    """The judgement that is gold."""

    time_limited: bool = False
    checkable_by: Literal["date", "instrument", "none"] | None = None
    confidence: Literal["high", "medium", "low"] | None = None


class Accepted(Judgement):
    """Another judgement that a careful reader can defend, with the share of the mark it earns."""

    weight: float = Field(gt=0, lt=1)
    why: Text


class Statement(Frozen):
    """A written reply to one ask at one rung of the ladder, and the words in it that decide the rung."""

    rung: int = Field(ge=0, le=6)
    text: Text
    why: Text


class Ask(Frozen):
    """One thing asked: its act, its blank, its elements, the verdict on the answer, and the reasons.

    `why` is the reason of the verdict; what was withdrawn has neither.
    """

    id: Text
    act: ActId
    trigger: Selector
    form: Literal["disclosure"] | None = None
    about: Text | None = None
    act_why: Text | None = None
    act_against: dict[ActId, Text] = {}
    slot: Text
    slot_why: Text | None = None
    misreadings: tuple[Misreading, ...] = ()
    elements: tuple[Element, ...]
    readings: tuple[Reading, ...] = ()
    verdict: Verdict = Verdict()
    accept: tuple[Accepted, ...] = ()
    why: Text | None = None
    against: dict[Literal["full", "partial", "implicit", "declared", "undeclared"], Text] = {}
    rung_why: Text | None = None
    rung_against: dict[int, Text] = {}
    ladder: tuple[Statement, ...] = ()


class Move(Frozen):
    """A stretch of the answer and what it does (layer B); `against` says why it is not a neighbouring label."""

    id: Text
    label: MoveId
    quote: Selector
    answer: int | None = Field(default=None, ge=1)
    ask: Text
    role: Role
    target: Literal["requested", "related", "none"]
    agent: Agent
    secondary: MoveId | None = None
    ground: Ground | None = None
    to: Receiver | None = None
    followed: bool | None = None
    time_limited: bool = False
    why: Text
    against: dict[MoveId, Text] = {}


class Figure(Frozen):
    """A number phrase of the answer (the overlay), what it counts, and whether it was asked for."""

    id: Text
    quote: Selector
    answer: int | None = Field(default=None, ge=1)
    asked_for: bool
    counts: Text | None = None
    why: Text | None = None


class Annotation(Frozen):
    """All three layers over one PQ."""

    context: tuple[Context, ...] = ()
    asks: tuple[Ask, ...] = Field(min_length=1)
    moves: tuple[Move, ...] = ()
    figures: tuple[Figure, ...] = ()

    def ask(self, ask: str) -> Ask:
        """The ask with this id; KeyError if there is none."""
        for one in self.asks:
            if one.id == ask:
                return one
        raise KeyError(ask)
