"""A response earns what can be worked out by hand, and every outcome gives its reasons."""

import html
import random
import re
from typing import Any

import pytest
from examples import CHOICE, DATE, DRAFT, EXAMPLES, HOTTEXT, MATCH, NUMBER, ORDER, SELECT, WORD, every_item

from pqteach.bank import Bank
from pqteach.checking import DEFENSIBLE, Outcome, check, reveal
from pqteach.item import DraftCheck, Item
from pqteach.judging import against
from pqteach.render.page import outcome_html


def _as_text(outcome: Outcome) -> str:
    return re.sub(r"\s", "", str(outcome))


def _as_html(outcome: Outcome) -> str:
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", outcome_html(outcome))))


def _marks(item: Item, raw: Any) -> dict[str, str]:
    return {remark.about: remark.mark for remark in check(item, raw).remarks}


@pytest.mark.parametrize(
    ("item", "raw", "score"),
    [
        (CHOICE, "D", 1), (CHOICE, "C", 0.8), (CHOICE, "A", 0), (CHOICE, "B", 0),
        # A and E belong, D counts neither way, B and C do not belong
        (SELECT, "AE", 1), (SELECT, "AED", 1), (SELECT, "A", 0.5), (SELECT, "AD", 0.5), (SELECT, "AEB", 0.5),
        (SELECT, "AB", 0), (SELECT, "AEBC", 0), (SELECT, "ABCDE", 0), (SELECT, "B", 0), (SELECT, "D", 0),
        # 4 and 5 of five segments belong
        (HOTTEXT, "4 5", 1), (HOTTEXT, "4", 0.5), (HOTTEXT, "1 4 5", 0.6667), (HOTTEXT, "1 4", 0.1667),
        (HOTTEXT, "1 2 4 5", 0.3333), (HOTTEXT, "1 2 4", 0), (HOTTEXT, "1 2 3", 0), (HOTTEXT, "1 2 3 4 5", 0),
        # a quarter for each pair; 2C earns half of its, 4A a fifth
        (MATCH, "1C 2B 3A 4B", 1), (MATCH, "1C 2A 3A 4B", 0.75), (MATCH, "1C 2C 3A 4B", 0.875),
        (MATCH, "1C 2C 3A 4A", 0.675), (MATCH, "1A 2A 3B 4A", 0.05), (MATCH, "1A 2A 3B 4C", 0),
        # six pairs of cards; the key is C A D B
        (ORDER, "CADB", 1), (ORDER, "ACDB", 0.8333), (ORDER, "CDAB", 0.8333), (ORDER, "DCAB", 0.6667),
        (ORDER, "BCAD", 0.5), (ORDER, "BDCA", 0.1667), (ORDER, "BDAC", 0),
        (DATE, "14/3/2017", 1), (DATE, "Tuesday 14th March 2017", 1), (DATE, "13 March 2017", 0), (DATE, "1/1/2000", 0),
        (NUMBER, "8,000", 1), (NUMBER, 8000, 1), (NUMBER, "8050 removals", 1), (NUMBER, "£7950", 1),
        (NUMBER, "8050.01", 0), (NUMBER, "7,949", 0), (NUMBER, "-8000", 0), (NUMBER, "\u22128000", 0), (NUMBER, 60, 0),
        (WORD, "REQUIRE.", 1), (WORD, "to  require", 1), (WORD, "report", 0), (WORD, "requires", 0),
        # four checks of equal worth
        (DRAFT, DRAFT.key.specimen, 1), (DRAFT, "Surely she will act?", 0.25), (DRAFT, "If she will act.", 0.75),
        (DRAFT, "surely " * 41, 0), (DRAFT, f"{DRAFT.key.specimen} Surely?", 0.75),
    ],
)  # fmt: skip
def test_the_score_is_what_a_marker_would_work_out(item: Item, raw: Any, score: float) -> None:
    outcome = check(item, raw)
    assert outcome.score == score
    assert outcome.status == ("correct" if score == 1 else "partly" if score else "incorrect")


@pytest.mark.parametrize(
    ("item", "raw", "marks"),
    [
        (CHOICE, "A", {"A": "wrong"}),
        (CHOICE, "C", {"C": "defensible"}),
        (SELECT, "ABD", {"A": "right", "B": "wrong", "D": "defensible", "E (left out)": "wrong"}),
        (HOTTEXT, "4 1", {"1": "wrong", "4": "right", "5 (left out)": "wrong"}),
        (MATCH, "1C 2C 3B 4A", {"1C": "right", "2C": "defensible", "3B": "wrong", "4A": "wrong"}),
        (ORDER, "ACDB", {"C before A": "wrong"}),
        (ORDER, "CADB", {"C before A": "right", "A before D": "right", "D before B": "right"}),
        (
            DRAFT,
            "If she will.",
            {"formula": "wrong", "the missing act": "right", "no argument": "right", "short": "right"},
        ),
    ],
)
def test_each_part_of_a_response_is_remarked_on(item: Item, raw: str, marks: dict[str, str]) -> None:
    assert _marks(item, raw) == marks


@pytest.mark.parametrize(
    ("weight", "mark", "headline"),
    [
        (0.29, "wrong", "Few readers would choose this: it earns 29% of the mark."),
        (DEFENSIBLE, "defensible", "A reading that can be defended: it earns 30% of the mark."),
        (0.9, "defensible", "A reading that can be defended: it earns 90% of the mark."),
    ],
)
def test_a_reading_is_defensible_from_three_tenths_on(weight: float, mark: str, headline: str) -> None:
    weighted = CHOICE.model_copy(update={"key": CHOICE.key.model_copy(update={"weights": {"A": weight}})})
    outcome = check(weighted, "A")
    assert (outcome.score, outcome.status, outcome.remarks[0].mark) == (weight, "partly", mark)
    assert outcome.headline == headline


@pytest.mark.parametrize(("raw", "near"), [("13/3/2017", "13 March 2017"), ("Sunday 12th March 2017", "12 March 2017")])
def test_a_near_miss_is_told_what_it_missed(raw: str, near: str) -> None:
    assert check(DATE, raw).remarks[0].text == DATE.key.near[near]


def test_any_other_wrong_entry_is_told_the_rule() -> None:
    assert check(DATE, "1 May 2017").remarks[0].text == DATE.key.feedback
    assert check(WORD, "Report").remarks[0].text == WORD.key.near["report"]


def test_a_wrong_pair_is_told_what_its_partner_would_need() -> None:
    remarks = {remark.about: remark.text for remark in check(MATCH, "1A 2C 3A 4B").remarks}
    assert MATCH.key.feedback["1"] in remarks["1A"]
    assert MATCH.key.against["A"] in remarks["1A"]
    assert MATCH.key.against["C"] not in remarks["2C"]


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
@pytest.mark.parametrize("raw", ["", None, [], {}, "   ", "x" * 20_001])
def test_a_malformed_response_is_not_scored_and_is_told_how_to_respond(item: Item, raw: Any) -> None:
    outcome = check(item, raw)
    assert (outcome.status, outcome.score, outcome.remarks) == ("invalid", None, ())
    assert "✗" not in str(outcome)
    assert "Not yet" not in str(outcome)


def _json_like(draw: random.Random, depth: int = 0) -> Any:
    atoms = [
        None,
        True,
        False,
        0,
        -1,
        2.5,
        10**40,
        "A",
        "b",
        "1C",
        "4, 5",
        "",
        "\u22125",
        "\ud800",
        "é\u0301",
        "14/3/2017",
    ]
    if depth > 3 or draw.random() < 0.5:
        return draw.choice(atoms)
    if draw.random() < 0.5:
        return [_json_like(draw, depth + 1) for _ in range(draw.randrange(4))]
    return {str(draw.choice(atoms)): _json_like(draw, depth + 1) for _ in range(draw.randrange(4))}


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_no_json_value_makes_checking_fail(item: Item) -> None:
    draw = random.Random(2017)
    for _ in range(400):
        outcome = check(item, _json_like(draw))
        assert (outcome.score is None) == (outcome.status == "invalid")
        assert outcome.score is None or 0 <= outcome.score <= 1
        assert str(outcome)
        assert outcome_html(outcome)


def test_nothing_defensible_is_called_wrong_in_any_item(bank: Bank) -> None:
    called = []
    for item in [*EXAMPLES.values(), *(item for _, item in every_item(bank))]:
        if item.type == "choice":
            given = [one for one, weight in item.key.weights.items() if weight >= DEFENSIBLE]
            parts = {one: one for one in given}
        elif item.type == "match":
            pairs = [(a, b) for a, some in item.key.weights.items() for b, w in some.items() if w >= DEFENSIBLE]
            parts = {f"{a}{b}": {**item.key.pairs, a: b} for a, b in pairs}
        elif item.type in ("select", "hottext"):
            parts = {one: [*item.key.correct, one] for one in item.key.optional}
        else:
            continue
        for about, raw in parts.items():
            outcome = check(item, raw)
            text = str(outcome) + _as_html(outcome)
            if (
                outcome.remarks
                and "✗" not in text
                and "Not yet" not in text
                and _marks(item, raw)[about] == "defensible"
            ):
                continue
            called.append(f"{item.ref or item.type}: {raw}: {outcome.status}")
    assert not called


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_text_and_page_carry_every_remark(item: Item) -> None:
    wrong = {"choice": "A", "select": "B", "hottext": "1", "match": "1A 2A 3B 4C", "order": "BDAC", "draft": "Surely."}
    for outcome in (reveal(item), check(item, wrong.get(item.type, "1 May 2017" if item is DATE else "7"))):
        assert outcome.remarks
        for remark in outcome.remarks:
            for medium in (_as_text(outcome), _as_html(outcome)):
                assert re.sub(r"\s", "", remark.text) in medium
                assert re.sub(r"\s", "", remark.about) in medium


def test_a_long_response_does_not_break_the_words_of_the_feedback() -> None:
    text = " ".join(str(check(WORD, "very " * 40)).split())
    assert WORD.key.feedback in text


def _reasons(item: Item) -> list[str]:
    key = item.key.model_dump()
    tables = [key.get(name, {}) for name in ("feedback", "against", "near")]
    listed = [one if isinstance(one, str) else list(one.values()) for one in tables]
    flat = [why for one in listed for why in ([one] if isinstance(one, str) else one)]
    return [*flat, *key.get("between", ()), *(one["passed"] for one in key.get("checks", ())), key["note"]]


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_revealing_scores_nothing_and_gives_every_reason(item: Item) -> None:
    outcome = reveal(item)
    assert (outcome.status, outcome.score) == ("revealed", None)
    shown = _as_text(outcome)
    assert not [why for why in _reasons(item) if re.sub(r"\s", "", why) not in shown]


@pytest.mark.parametrize(("item", "told"), [(CHOICE, "80%"), (SELECT, "D"), (MATCH, "50%")])
def test_the_key_says_which_other_readings_are_accepted(item: Item, told: str) -> None:
    assert told in reveal(item).headline


@pytest.mark.parametrize(
    ("rule", "values", "text", "good"),
    [
        ("starts_with", ["To ask"], "  to  ASK the Minister", True),
        ("starts_with", ["To ask"], "Pray to ask", False),
        ("contains_any", ["if she will", "whether"], "…, if she\nwill act", True),
        ("contains_any", ["if she will"], "if she could", False),
        ("contains_none", ["surely"], "SURELY not", False),
        ("contains_none", ["surely"], "not", True),
        ("max_words", ["3"], "one two  three", True),
        ("max_words", ["3"], "one two three four", False),
        ("min_words", ["3"], "one two three", True),
        ("min_words", ["3"], "one two", False),
    ],
)
def test_a_draft_check_holds_by_its_rule_alone(rule: Any, values: list[str], text: str, good: bool) -> None:
    assert against(DraftCheck(name="n", rule=rule, values=tuple(values), passed="p", failed="f"), text) is not good
