"""Reads what a learner gave as a response; what cannot be read is invalid, which is not the same as incorrect."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import assert_never

from pqteach.item import Entry, Item, Match, Order, segments

Raw = str | int | float | Sequence[str | int] | Mapping[str, str]
"""What may be given: `"B"`, `"A, C"`, `["A", "C"]`, `{"1": "C"}`, `"1C 2A"`, a number, a text."""

Response = str | tuple[str, ...] | dict[str, str]
"""A response as read: a text, ids, or the partner of each on the left."""

LONGEST = 20_000
DATE_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%B %d %Y", "%b %d %Y")


class InvalidResponse(ValueError):
    """Raised when a response cannot be read; its text says what to write instead."""


def read(item: Item, raw: Raw) -> Response:
    """The response in the one form that checking understands. Raises InvalidResponse."""
    if isinstance(raw, str) and len(raw) > LONGEST:
        raise InvalidResponse(f"This response has {len(raw):,} characters; at most {LONGEST:,} are read.")
    if raw is None or (isinstance(raw, str | Sequence | Mapping) and not raw) or not str(raw).strip():
        raise InvalidResponse("There is no response yet. " + how(item))
    match item.type:
        case "choice":
            return _one(_ids(item, raw, [option.id for option in item.options]), item)
        case "select":
            return _ids(item, raw, [option.id for option in item.options])
        case "hottext":
            return _ids(item, raw, [piece.id for piece in segments(item)])
        case "match":
            return _pairs(item, raw)
        case "order":
            return _sequence(item, raw)
        case "entry":
            return _entry(item, str(raw).strip())
        case "draft":
            return str(raw).strip()
        case _:
            assert_never(item)


def how(item: Item) -> str:
    """How to write a response to an item of this type."""
    match item.type:
        case "choice":
            return 'Give one letter, such as "B".'
        case "select":
            return 'Give the letters of all that apply, such as "A, C".'
        case "hottext":
            return 'Give the numbers of the segments, such as "2, 5".'
        case "match":
            return f'Give a letter for each number, such as "{_example(item)}".'
        case "order":
            return f'Give all {len(item.cards)} letters in order, such as "{" ".join(card.id for card in item.cards)}".'
        case "entry":
            return {
                "date": 'Write a day such as "14 March 2017".',
                "number": 'Write a number such as "1,250".',
                "word": "Write a word or two.",
            }[item.kind]
        case "draft":
            return "Write your text between the quotation marks."
        case _:
            assert_never(item)


def plain(text: str) -> str:
    """A word or number as it is compared: case, spaces, commas in numbers and edge punctuation do not count.

    >>> plain(" 1,250. ")
    '1250'
    """
    folded = " ".join(text.casefold().replace("\u2019", "'").split()).strip(".,;:!?'\"“” ")
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", folded)


def day(text: str) -> date | None:
    """The day that a text names, day before month as in Britain; None if it names none.

    >>> day("14th March 2017") == day("14/3/2017") == day("Tuesday 14 March 2017")
    True
    """
    words = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1", text.replace(",", " "), flags=re.IGNORECASE)
    words = re.sub(r"^\s*(mon|tues|wednes|thurs|fri|satur|sun)day\s+", "", words, flags=re.IGNORECASE)
    words = re.sub(r"\bof\b", " ", words, flags=re.IGNORECASE)
    for form in DATE_FORMS:
        try:
            return datetime.strptime(" ".join(words.split()), form).date()
        except ValueError:
            continue
    return None


def number(text: str) -> float | None:
    """The number that a text writes, with or without commas, a pound sign or a per cent sign; None if none.

    >>> number("£1,250"), number("12.5%"), number("twelve")
    (1250.0, 12.5, None)
    """
    bare = plain(text).removeprefix("£").removesuffix("%").strip()
    return float(bare) if re.fullmatch(r"[-−]?\d+(\.\d+)?", bare.replace("−", "-")) else None


def _ids(item: Item, raw: Raw, known: list[str]) -> tuple[str, ...]:
    if isinstance(raw, Mapping):
        raise InvalidResponse(how(item))
    if isinstance(raw, str):
        joined = all(len(one) == 1 for one in known)
        given = re.findall(r"[A-Za-z]|\d+" if joined else r"\w+", raw)
        if joined and re.search(r"[A-Za-z]{2,}", raw) and not set(raw.upper()) <= {*known, " ", ","}:
            raise InvalidResponse(f"“{raw[:40]}” is not a response that can be read. " + how(item))
    else:
        given = [str(one).strip() for one in (raw if isinstance(raw, Sequence) else [raw])]
    chosen = {one.upper() for one in given}
    if strange := sorted(chosen - set(known)):
        raise InvalidResponse(f"There is no {', '.join(strange)} here: there are {', '.join(known)}. " + how(item))
    if not chosen:
        raise InvalidResponse("There is no response yet. " + how(item))
    return tuple(one for one in known if one in chosen)


def _one(chosen: tuple[str, ...], item: Item) -> str:
    if len(chosen) != 1:
        raise InvalidResponse(f"Only one can be chosen, and {' and '.join(chosen)} are. " + how(item))
    return chosen[0]


def _pairs(item: Match, raw: Raw) -> dict[str, str]:
    if isinstance(raw, Mapping):
        given = [(str(left).strip(), str(right).strip().upper()) for left, right in raw.items()]
    elif isinstance(raw, str):
        given = [(left, right.upper()) for left, right in re.findall(r"(\d+)\s*[:=.)-]?\s*([A-Za-z])", raw)]
    else:
        raise InvalidResponse(how(item))
    lefts, rights = [one.id for one in item.left], [one.id for one in item.right]
    if strange := sorted({left for left, _ in given} - set(lefts) | {right for _, right in given} - set(rights)):
        raise InvalidResponse(f"There is no {', '.join(strange)} here. " + how(item))
    pairs = dict(given)
    if len(pairs) != len(given):
        raise InvalidResponse("One of the numbers is given twice. " + how(item))
    if missing := [left for left in lefts if left not in pairs]:
        raise InvalidResponse(f"There is no letter yet for {', '.join(missing)}. " + how(item))
    return {left: pairs[left] for left in lefts}


def _sequence(item: Order, raw: Raw) -> tuple[str, ...]:
    known = [card.id for card in item.cards]
    if isinstance(raw, Mapping) or not isinstance(raw, str | Sequence):
        raise InvalidResponse(how(item))
    given = [one.upper() for one in (re.findall(r"\w", raw) if isinstance(raw, str) else map(str, raw))]
    if sorted(given) != sorted(known):
        raise InvalidResponse("Each card has one place in the order. " + how(item))
    return tuple(given)


def _entry(item: Entry, text: str) -> str:
    if item.kind == "date" and day(text) is None:
        raise InvalidResponse(f"“{text[:40]}” is not a day that can be read. " + how(item))
    if item.kind == "number" and number(text.removesuffix(item.unit)) is None:
        raise InvalidResponse(f"“{text[:40]}” is not a number that can be read. " + how(item))
    return text


def _example(item: Match) -> str:
    rights = [option.id for option in item.right]
    return " ".join(f"{left.id}{rights[i % len(rights)]}" for i, left in enumerate(item.left))
