"""Reads what a learner gave as a response; what cannot be read is invalid, which is not the same as incorrect."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import assert_never

from pqteach.item import Draft, Entry, Item, Match, Order, segments

Raw = str | int | float | Sequence[str | int] | Mapping[str, str]
"""What may be given: `"B"`, `"A, C"`, `["A", "C"]`, `{"1": "C"}`, `"1C 2A"`, a number, a text."""

Response = str | tuple[str, ...] | dict[str, str]
"""A response as read: a text, ids, or the partner of each on the left."""

Given = str | list[str] | dict[str, str]
"""A response as given, every part a text."""

LONGEST = 20_000
"""Characters of a response that are read."""

MOST_PARTS = 200
"""Parts of a response, and characters of a part, that are read; no item has nearly as many."""

DATE_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%B %d %Y", "%b %d %Y")


class InvalidResponse(ValueError):
    """Raised when a response cannot be read; its text says what to write instead."""


def read(item: Item, raw: Raw) -> Response:
    """The response in the one form that checking understands. Raises InvalidResponse."""
    given = _given(item, raw)
    match item.type:
        case "choice":
            return _one(_ids(item, given, [option.id for option in item.options]), item)
        case "select":
            return _ids(item, given, [option.id for option in item.options])
        case "hottext":
            return _ids(item, given, [piece.id for piece in segments(item)])
        case "match":
            return _pairs(item, given)
        case "order":
            return _sequence(item, given)
        case "entry":
            return _entry(item, given)
        case "draft":
            return _text(item, given)
        case _:
            assert_never(item)


def how(item: Item) -> str:
    """How to write a response to an item of this type, with an example that fits this item."""
    match item.type:
        case "choice":
            return f'Give one letter, such as "{item.options[1].id}".'
        case "select":
            return f'Give the letters of all that apply, such as "{_two([one.id for one in item.options])}".'
        case "hottext":
            return f'Give the numbers of the segments, such as "{_two([one.id for one in segments(item)])}".'
        case "match":
            return f'Give a letter for each number, such as "{_example(item)}".'
        case "order":
            return f'Give all {len(item.cards)} letters in order, such as "{" ".join(card.id for card in item.cards)}".'
        case "entry":
            return {
                "date": 'Write a day such as "14 March 2017".',
                "number": 'Write a number such as "1,250"; decimals have a point.',
                "word": "Write a word or two.",
            }[item.kind]
        case "draft":
            return "Write your text between the quotation marks."
        case _:
            assert_never(item)


def _given(item: Item, raw: object) -> Given:
    """The response with every part a text; raises InvalidResponse for anything that no learner would mean."""
    if isinstance(raw, str):
        if len(raw) > LONGEST:
            raise InvalidResponse(f"This response has {len(raw):,} characters; at most {LONGEST:,} are read.")
        if raw.strip():
            return raw.strip()
    elif isinstance(raw, Mapping) and 0 < len(raw) <= MOST_PARTS:
        pairs = {_part(item, left): _part(item, right) for left, right in raw.items()}
        if len(pairs) == len(raw):
            return pairs
    elif isinstance(raw, Sequence) and 0 < len(raw) <= MOST_PARTS:
        return [_part(item, one) for one in raw]
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        return _part(item, raw)
    raise InvalidResponse("There is no response yet. " + how(item))


def _part(item: Item, part: object) -> str:
    if isinstance(part, bool) or not isinstance(part, str | int | float):
        raise InvalidResponse("There is no response yet that can be read. " + how(item))
    if isinstance(part, int) and abs(part) > 10**18:  # Python itself refuses to write the largest out
        raise InvalidResponse("This number is too large to be read. " + how(item))
    text = str(part).strip()
    if len(text) > MOST_PARTS:
        raise InvalidResponse(f"A part of this response has {len(text):,} characters. " + how(item))
    return text


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
    bare = text.strip().rstrip(".").removeprefix("£").removesuffix("%").strip().replace("\N{MINUS SIGN}", "-")
    whole = re.sub(r"(?<=\d),(?=\d{3}\b)", "", bare)
    return float(whole) if re.fullmatch(r"-?\d+(\.\d+)?", whole, re.ASCII) else None


def _ids(item: Item, given: Given, known: list[str]) -> tuple[str, ...]:
    if isinstance(given, dict):
        raise InvalidResponse(how(item))
    if isinstance(given, str):
        parts = _split(given.upper(), known)
        if parts is None:
            raise InvalidResponse(f"“{given[:40]}” is not a response that can be read. " + how(item))
        given = parts
    chosen = {one.upper() for one in given}
    if strange := sorted(chosen - set(known)):
        few = ", ".join(one[:12] for one in strange[:5])
        raise InvalidResponse(f"There is no {few} here: there are {', '.join(known)}. " + how(item))
    return tuple(one for one in known if one in chosen)


def _split(text: str, known: list[str]) -> list[str] | None:
    """The ids that a text names: parted by spaces, commas and the like, or letters run together; None if unclear."""
    if re.search(r"\w\s*[-–]\s*\w|\d\.\d|^-\d", text):  # a range or a fraction is not two ids
        return None
    parts = [word for word in re.findall(r"\d+|[^\W\d]+", text) if word != "AND"]
    if len(parts) == 1 and len(parts[0]) > 1 and set(parts[0]) <= set(known) and parts[0].isalpha():
        return list(parts[0])
    return parts if parts and all(re.fullmatch(r"[A-Z]|\d{1,3}", part, re.ASCII) for part in parts) else None


def _one(chosen: tuple[str, ...], item: Item) -> str:
    if len(chosen) != 1:
        raise InvalidResponse(f"Only one can be chosen, and {' and '.join(chosen)} are. " + how(item))
    return chosen[0]


def _pairs(item: Match, given: Given) -> dict[str, str]:
    if isinstance(given, dict):
        listed = [(left, right.upper()) for left, right in given.items()]
    elif isinstance(given, str):
        pair = r"(\d+)\s*[:=.)-]?\s*([A-Za-z])(?![A-Za-z])"
        listed = [(left, right.upper()) for left, right in re.findall(pair, given, re.ASCII)]
        if re.search(r"\w", re.sub(pair, "", given, flags=re.ASCII)):
            raise InvalidResponse(f"“{given[:40]}” is not a response that can be read. " + how(item))
    else:
        raise InvalidResponse(how(item))
    lefts, rights = [one.id for one in item.left], [one.id for one in item.right]
    strange = sorted({left for left, _ in listed} - set(lefts) | {right for _, right in listed} - set(rights))
    if strange:
        raise InvalidResponse(f"There is no {', '.join(one[:12] for one in strange[:5])} here. " + how(item))
    pairs = dict(listed)
    if len(pairs) != len(listed):
        raise InvalidResponse("Each number is given once. " + how(item))
    if missing := [left for left in lefts if left not in pairs]:
        raise InvalidResponse(f"There is no letter yet for {', '.join(missing)}. " + how(item))
    return {left: pairs[left] for left in lefts}


def _sequence(item: Order, given: Given) -> tuple[str, ...]:
    known = [card.id for card in item.cards]
    parts = _split(re.sub(r"[-–]", " ", given.upper()), known) if isinstance(given, str) else given
    if isinstance(parts, dict) or parts is None or sorted(one.upper() for one in parts) != sorted(known):
        raise InvalidResponse("Each card has one place in the order. " + how(item))
    return tuple(one.upper() for one in parts)


def _entry(item: Entry, given: Given) -> str:
    text = _text(item, given)
    if item.kind == "date" and day(text) is None:
        raise InvalidResponse(f"“{text[:40]}” is not a day that can be read. " + how(item))
    if item.kind == "number" and number(text.removesuffix(item.unit)) is None:
        raise InvalidResponse(f"“{text[:40]}” is not a number that can be read. " + how(item))
    return text


def _text(item: Entry | Draft, given: Given) -> str:
    if not isinstance(given, str):
        raise InvalidResponse("One text is asked for. " + how(item))
    return given


def _two(ids: list[str]) -> str:
    return ", ".join(ids[1::3][:2] if len(ids) > 4 else ids[:2])


def _example(item: Match) -> str:
    rights = [option.id for option in item.right]
    return " ".join(f"{left.id}{rights[i % len(rights)]}" for i, left in enumerate(item.left))
