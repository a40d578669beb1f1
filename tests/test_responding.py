"""A response is read in any form that a learner might write it, and what cannot be read is invalid, not wrong."""

import re
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from examples import CHOICE, DATE, EXAMPLES, HOTTEXT, MATCH, NUMBER, ORDER, SELECT, every_item

from pqteach.bank import Bank
from pqteach.item import Item, Option
from pqteach.responding import LONGEST, InvalidResponse, day, how, number, plain, read

PAIRS = {"1": "C", "2": "A", "3": "B", "4": "B"}
SEQUENCE = ("C", "A", "D", "B")


def _deep() -> list[Any]:
    nested: list[Any] = []
    for _ in range(50_000):
        nested = [nested]
    return nested


@pytest.mark.parametrize(
    "raw",
    ["B", "b", " b ", "(B)", "B)", "b.", "B:", "'B'", "[b]", "B\n", "\u200eB\u200f", "B, b", ["B"], ["b "], ("b",)],
)
def test_one_letter_is_read_however_it_is_dressed(raw: Any) -> None:
    assert read(CHOICE, raw) == "B"


@pytest.mark.parametrize(
    "raw",
    ["A, C", "a,c", "AC", "ac", "C A", "c/a", "A;C", "A & C", "(a) (c)", "A\nC", "A, C, A", ["A", "C"], ("c", " a")],
)
def test_several_letters_are_read_in_the_order_of_the_item(raw: Any) -> None:
    assert read(SELECT, raw) == ("A", "C")


@pytest.mark.parametrize("raw", ["2, 5", "5 2", "[2] [5]", "#2 #5", "2;5", "2\u00a05", [2, 5], ["5", "2"], (5, 2)])
def test_segments_are_read_by_their_numbers(raw: Any) -> None:
    assert read(HOTTEXT, raw) == ("2", "5")


def test_segments_with_two_digits_are_read_whole(bank: Bank) -> None:
    items = (item for _, item in every_item(bank) if item.type == "hottext" and len(item.key.feedback) >= 12)
    long = next(items)
    assert read(long, "12, 1") == ("1", "12")
    assert read(long, [12, 1]) == ("1", "12")


def test_a_bare_number_is_a_segment() -> None:
    assert read(HOTTEXT, 4) == ("4",)


@pytest.mark.parametrize(
    "raw",
    [
        "1C 2A 3B 4B",
        "1c2a3b4b",
        "1: C, 2: A, 3: B, 4: B",
        "1=C;2=A;3=B;4=B",
        "1) C 2) A 3) B 4) B",
        "1. c\n2. a\n3. b\n4. b",
        "1-C / 2-A / 3-B / 4-B",
        "4B 3B 2A 1C",
        PAIRS,
        {1: "c", 2: "a", 3: "b", 4: "b"},
        {"4": "B", " 3": "b ", "2": "A", "1": "C"},
    ],
)
def test_pairs_are_read_from_text_and_from_a_mapping(raw: Any) -> None:
    assert read(MATCH, raw) == PAIRS


@pytest.mark.parametrize(
    "raw",
    [
        "C A D B",
        "cadb",
        "C, A, D, B",
        "C > A > D > B",
        "C-A-D-B",
        "(c)(a)(d)(b)",
        "C\nA\nD\nB",
        list("CADB"),
        tuple("cadb"),
    ],
)
def test_a_sequence_is_read_with_or_without_marks_between(raw: Any) -> None:
    assert read(ORDER, raw) == SEQUENCE


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2017",
        "14 march 2017",
        "14 Mar 2017",
        "14th March 2017",
        "14th of March, 2017",
        "Tuesday 14 March 2017",
        "Tuesday, 14th March 2017",
        "March 14, 2017",
        "2017-03-14",
        "14/3/2017",
        "14/03/2017",
        "14.3.2017",
        "14-03-2017",
        "  14 \u00a0 March\t2017\n",
    ],
)
def test_a_date_is_read_in_every_british_form(text: str) -> None:
    assert day(str(read(DATE, text))) == date(2017, 3, 14)


def test_the_day_stands_before_the_month() -> None:
    assert day("03/04/2017") == date(2017, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2017", "2017-02-30", "3/14/2017", "14 March", "March 2017", "14/3", "14/3/17", "soon", "Tuesday",
        "13 or 14 March 2017", "14 March 2017, 15 March 2017", "14 March 99999", "0/0/0000", "14 Brumaire 2017",
    ],
)  # fmt: skip
def test_a_date_that_is_ambiguous_incomplete_or_impossible_is_invalid(text: str) -> None:
    with pytest.raises(InvalidResponse, match="14 March 2017"):
        read(DATE, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8000", 8000), ("8,000", 8000), (" £8,000.50 ", 8000.5), ("£ 8,000", 8000), ("1,234,567", 1234567),
        ("12.5%", 12.5), ("-8,000", -8000), ("\u22128,000", -8000), ("0", 0), ("8000.", 8000), ("8000.0", 8000),
    ],
)  # fmt: skip
def test_a_number_is_read_with_commas_signs_and_spaces(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "many", "twelve", "8,00", "80,00,000", "1.2.3", "12 or 13", "8000-9000", "--5", "5-", "1e5", "nan", "inf",
        "0x10", "8_000", "½", "²", "8000 pieces", "£", "%", "8k",
    ],
)  # fmt: skip
def test_what_is_no_number_is_invalid(text: str) -> None:
    assert number(text) is None
    with pytest.raises(InvalidResponse, match="1,250"):
        read(NUMBER, text)


def test_a_leading_point_is_never_lost() -> None:
    assert number(".5") in (0.5, None)
    assert number("-.5") in (-0.5, None)


@pytest.mark.parametrize("raw", [8000, 8000.0, "8000 removals", "8,000removals"])
def test_a_number_may_be_a_number_or_carry_its_unit(raw: Any) -> None:
    read(NUMBER, raw)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Require", " require. "),
        ("TO  REQUIRE", "to\nrequire"),
        ("“should”", "Should"),
        ("it’s", "it's"),
        ("1,250", "1250"),
    ],
)
def test_words_are_compared_without_case_spaces_and_edges(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_comma_between_words_or_short_groups_stays() -> None:
    assert plain("1,25") != plain("125")
    assert plain("yes, no") != plain("yes no")


STRANGE = ["Z", "0", "99", "?", "-", "😀", "שלום", "م", "²", "<script>", "%s {0}", "Option X", "\x00", "Ｂ"]
NO_RESPONSE: list[Any] = [
    None, "", " ", "\n\t\u00a0\u3000", [], (), {}, True, False, [[]], [[["A"]]], [None], [True], [""], {"a": 1},
    {"": ""}, {"1": None}, {"1": ["C"]}, {"1": {"2": "A"}}, ["A" * 10**6], {"1": "A" * 10**6},
    [str(i) for i in range(10**5)], "x" * 10**6, "A, " * 10**5, "1A " * 10**5, 10**5000, _deep(), {"1": _deep()},
]  # fmt: skip


def _shown(value: Any) -> str:
    """A short id for a case; not everything has a `repr`."""
    try:
        return repr(value)[:20].encode("ascii", "replace").decode()
    except (RecursionError, ValueError):
        return f"unprintable {type(value).__name__}"


def _refused(item: Item, raw: Any) -> str:
    with pytest.raises(InvalidResponse) as error:
        read(item, raw)
    return str(error.value)


def _fault(item: Item, raw: Any) -> str:
    """What is wrong with how a response is refused, in a word."""
    try:
        read(item, raw)
    except InvalidResponse as error:
        message = str(error)
        helps = how(item) in message or f"{LONGEST:,}" in message
        return "" if helps and message.endswith(".") and len(message) < 400 else f"message of {len(message)}"
    except Exception as error:
        return type(error).__name__
    return "accepted"


@pytest.mark.parametrize("raw", NO_RESPONSE, ids=_shown)
def test_what_is_no_response_is_refused_in_a_short_sentence_that_helps(raw: Any) -> None:
    assert not {name: fault for name, item in EXAMPLES.items() if (fault := _fault(item, raw))}


@pytest.mark.parametrize("raw", [*STRANGE, float("nan"), float("-inf")], ids=_shown)
def test_what_an_item_does_not_have_is_refused_with_how_to_respond(raw: Any) -> None:
    closed = [CHOICE, SELECT, HOTTEXT, MATCH, ORDER, DATE, *([] if raw in ("0", "99") else [NUMBER])]
    assert not {item.type: fault for item in closed if (fault := _fault(item, raw))}


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (CHOICE, "A, B"), (CHOICE, "AB"), (CHOICE, "E"), (CHOICE, "2"), (CHOICE, 2), (CHOICE, {"A": "B"}),
        (CHOICE, "a law"), (SELECT, "A, F"), (SELECT, "all"), (SELECT, {"A": "B"}), (SELECT, "A1"),
        (HOTTEXT, "6"), (HOTTEXT, "25"), (HOTTEXT, "2.5x"), (HOTTEXT, -1), (HOTTEXT, 2.5), (HOTTEXT, "two"),
        (MATCH, "1C 2A"), (MATCH, "1C 1A 2A 3B 4B"), (MATCH, "1Z 2A 3B 4B"), (MATCH, "5A 1C 2A 3B 4B"),
        (MATCH, {**PAIRS, " 1": "A"}), (MATCH, {"1": "C"}), (MATCH, ["1C", "2A", "3B", "4B"]), (MATCH, "CABB"),
        (MATCH, "C1 A2 B3 B4"), (MATCH, "1CA 2A 3B 4B"), (MATCH, 1234), (ORDER, "C A D"), (ORDER, "C A D B C"),
        (ORDER, "C A D Z"), (ORDER, ["C", "A", "D", ["B"]]), (ORDER, {"C": "1"}), (ORDER, 1234), (ORDER, "C before A"),
    ],
)  # fmt: skip
def test_too_many_too_few_or_unknown_parts_are_invalid(item: Item, raw: Any) -> None:
    assert how(item) in _refused(item, raw)


@pytest.mark.parametrize(("item", "raw", "ends"), [(HOTTEXT, "2-4", ("2", "4")), (SELECT, "A-C", ("A", "C"))])
def test_a_range_is_not_taken_for_its_two_ends(item: Item, raw: str, ends: tuple[str, ...]) -> None:
    with suppress(InvalidResponse):
        assert read(item, raw) != ends


def test_the_message_says_what_is_strange_and_what_there_is() -> None:
    assert "There is no F, Q here: there are A, B, C, D, E." in _refused(SELECT, "A, Q, F")
    assert "A and B" in _refused(CHOICE, "B, A")
    assert "letter yet for 3, 4" in _refused(MATCH, "1C 2A")


def test_the_form_that_the_help_shows_can_be_given(bank: Bank) -> None:
    items = [*EXAMPLES.values(), *(item for _, item in every_item(bank))]
    two = SELECT.model_copy(update={"options": (Option(id="A", text="Yes"), Option(id="B", text="No"))})
    refused = set()
    for item in [*items, two]:
        shown = re.search(r'such as "(.+)"', how(item))
        try:
            read(item, shown[1] if shown else "some words")
        except InvalidResponse as error:
            refused.add(f"{item.type} {item.ref}: {error}")
    assert not refused
