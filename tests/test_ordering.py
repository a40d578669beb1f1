"""Disorderly drafts are caught under the right rule, and questions that were in order draw almost no certain advice."""

import gzip
import html
import json
import random
import re
from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT

from pqteach.bodies import read_bodies
from pqteach.cli import main
from pqteach.ordering import RULES, order

BODIES = read_bodies()
DRAFTS = yaml.safe_load((ROOT / "tests/disorderly.yaml").read_text("utf-8"))
REAL = ROOT.parent / "shared/data/real/bulk.jsonl.gz"
A_DAY = date(2025, 3, 4)


def advice(draft: dict) -> list:
    day = draft.get("day", A_DAY)
    return list(order(draft["text"], bodies=BODIES, house=draft.get("house", "Commons"), day=day))


@pytest.mark.parametrize("draft", DRAFTS, ids=[f"{i}-{one['rule']}" for i, one in enumerate(DRAFTS)])
def test_a_disorderly_draft_is_caught_under_its_rule(draft):
    found = advice(draft)
    assert draft["rule"] in {one.rule for one in found}, [one.rule for one in found]


def test_every_rule_but_the_table_of_bodies_has_drafts_and_there_are_sixty():
    assert len(DRAFTS) >= 60
    assert len({one["rule"] for one in DRAFTS}) >= 18
    assert len(RULES) >= 20


@pytest.mark.parametrize("draft", DRAFTS, ids=range(len(DRAFTS)))
def test_advice_quotes_the_draft_and_says_why_and_what_to_try(draft):
    for one in advice(draft):
        assert one.words.casefold() in draft["text"].casefold() or one.rule == "responsible body"
        assert one.why.endswith(".")
        assert one.source
        assert (one.repair and one.repair[0].islower()) or one.repair[0] in "“"


ORDERLY = [
    "To ask the Secretary of State for Transport, if she will bring forward legislative proposals to license ferries.",
    "To ask the Secretary of State for Education, what assessment she has made of the adequacy of school kitchens.",
    "To ask the Secretary of State for Justice, how many (a) failures to appear and (b) adjournments were recorded.",
    "To ask the Attorney General, how many sentences were referred under the unduly lenient sentence scheme in 2023.",
    "To ask the Secretary of State for Culture, Media and Sport, what the cost to the public purse was of the King's "
    "birthday parade.",
    "To ask the Secretary of State for Health and Social Care, what discussions he has had with the Welsh Government "
    "on hospitals in Wales.",
    "To ask the Secretary of State for the Home Department, what guidance she has issued on the Licensing Act 2003.",
    "To ask the Secretary of State for Transport, pursuant to the Answer of 3 February 2025 to Question 412345 on "
    "Ferries: Licensing, when she plans to publish the review.",
]


@pytest.mark.parametrize("text", ORDERLY)
def test_a_near_miss_that_is_in_order_draws_no_advice(text):
    assert order(text, bodies=BODIES, day=A_DAY) == ()


def test_the_same_words_may_be_in_order_in_one_house_and_not_in_the_other():
    lords = "To ask His Majesty's Government how many ferries are licensed."
    assert order(lords, bodies=BODIES, house="Lords", day=A_DAY) == ()
    assert [one.rule for one in order(lords, bodies=BODIES, day=A_DAY)] == ["addressee"]


def test_the_corpus_is_in_order(corpus):
    certain = {
        pq.id: [one.rule for one in order(pq.question_text, bodies=BODIES, house=pq.house, day=pq.tabled)
                if one.certainty == "certain"]
        for pq in corpus.values()
    }  # fmt: skip
    assert {name: rules for name, rules in certain.items() if rules} == {}


@pytest.mark.parametrize(
    "text", ["", "   ", "To ask", "To ask the", "?", "To ask the Secretary of State for", "a" * 5000]
)
def test_anything_can_be_asked_about(text):
    for house in ("Commons", "Lords"):
        assert isinstance(order(text, bodies=BODIES, house=house), tuple)


@pytest.mark.skipif(not REAL.exists(), reason="the real PQs are not beside the project (../shared/data/real)")
def test_real_questions_draw_little_certain_advice():
    with gzip.open(REAL, "rt") as lines:
        records = [one for one in map(json.loads, lines) if one["question_text"]]
    drawn = random.Random(1).sample(records, 5000)
    certain = 0
    for one in drawn:
        text = html.unescape(re.sub(r"<[^>]+>", " ", one["question_text"]))
        day = date.fromisoformat(one["date_tabled"]) if one["date_tabled"] else None
        found = order(text, bodies=BODIES, house=one["house"], day=day)
        certain += any(advice.certainty == "certain" for advice in found)
    assert certain / len(drawn) <= 0.03


def test_the_command_prints_advice_and_says_when_it_finds_nothing(tmp_path):
    bad = CliRunner().invoke(main, ["order", DRAFTS[0]["text"]])
    assert bad.exit_code == 1
    assert "opening" in bad.output
    assert "source: Erskine May 22.9" in bad.output
    good = CliRunner().invoke(main, ["order", ORDERLY[0], "--day", "2025-03-04"])
    assert good.exit_code == 0, good.output
    assert "nothing was found" in good.output
    path = tmp_path / "drafts.txt"
    path.write_text(f"{ORDERLY[0]}\n\n{DRAFTS[15]['text']}\n", "utf-8")
    both = CliRunner().invoke(main, ["order", str(path), "--day", "2025-03-04"])
    assert both.exit_code == 1
    assert both.output.count("To ask the Secretary of State") == 2


WILLS = "if she will bring forward legislation to require will storage companies to notify customers."
EARLIER = {"2023-05-16.wills": WILLS}
TO = "To ask the Secretary of State for Justice, "


@pytest.mark.parametrize(
    ("asked", "certainty"),
    [
        ("if she will bring forward legislation to require will storage companies to notify customers.", "certain"),
        ("if she will introduce a law to require will storage companies to notify their customers.", "possible"),
        ("whether she plans to require will storage companies to notify customers by legislation.", None),
        ("when she plans to bring forward legislation to require will storage companies to notify customers.", None),
        ("if she will bring forward legislation to reform the fees of probate registries.", None),
        ("how many will storage companies there are.", None),
    ],
)
def test_what_repeats_a_question_answered_in_the_session_is_said_to(asked: str, certainty: str | None) -> None:
    found = order(TO + asked, bodies=BODIES, day=date(2023, 6, 20), earlier=EARLIER)
    assert [one.certainty for one in found if one.rule == "repetition"] == ([certainty] if certainty else [])
    assert all("2023-05-16.wills" in one.why for one in found if one.rule == "repetition")


def test_another_year_is_another_question() -> None:
    asked = "how many ferries were cancelled in the Western Isles in 2019."
    again = order(TO + asked, bodies=BODIES, earlier={"one": asked})
    later = order(TO + asked.replace("2019", "2023"), bodies=BODIES, earlier={"one": asked})
    assert [one.certainty for one in again if one.rule == "repetition"] == ["certain"]
    assert [one.certainty for one in later if one.rule == "repetition"] == ["possible"]


def test_without_earlier_questions_nothing_is_repeated() -> None:
    assert not order(TO + WILLS, bodies=BODIES, day=date(2023, 6, 20))
