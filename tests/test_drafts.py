"""The bank of drafts: each breaks the rule it is filed under, each repair mends it, and near misses are in order."""

import re
from itertools import chain

import pytest
from conftest import ROOT

from pqteach.bodies import read_bodies
from pqteach.drafts import read_drafts
from pqteach.errors import SourceError
from pqteach.generators.cases import NEAR
from pqteach.ordering import order
from pqteach.ordering.names import RULE_SAYS

BODIES = read_bodies()
BANK = read_drafts(ROOT / "corpus")
DRAFTS = [(rule, one) for rule, drafts in BANK.items() for one in drafts.drafts]
ORDERLY = [(rule, one) for rule, drafts in BANK.items() for one in drafts.in_order]


def rules(one, text: str, *, certain: bool = False) -> set[str]:
    found = order(text, bodies=BODIES, house=one.house, day=one.day)
    return {advice.rule for advice in found if advice.certainty == "certain" or not certain}


def test_there_are_eighty_drafts_with_different_ids_and_words():
    assert len(DRAFTS) >= 80
    everything = [one for _, one in chain(DRAFTS, ORDERLY)]
    assert len({one.id for one in everything}) == len(everything)
    assert len({one.text for one in everything}) == len(everything)


@pytest.mark.parametrize(("rule", "one"), DRAFTS, ids=[one.id for _, one in DRAFTS])
def test_a_draft_breaks_its_rule_in_the_words_that_are_named(rule, one):
    assert rule in rules(one, one.text)
    assert one.text.count(one.words) == 1


@pytest.mark.parametrize(("rule", "one"), DRAFTS, ids=[one.id for _, one in DRAFTS])
def test_a_repair_mends_it_and_a_wrong_one_is_another_text(rule, one):
    assert rule not in rules(one, one.repair)
    assert rules(one, one.repair, certain=True) == set()
    texts = [one.text, one.repair, *(attempt.text for attempt in one.wrong_repairs)]
    assert len(set(texts)) == len(texts) >= 4


@pytest.mark.parametrize(("rule", "one"), ORDERLY, ids=[one.id for _, one in ORDERLY])
def test_a_near_miss_draws_no_certain_advice(rule, one):
    assert rules(one, one.text, certain=True) == set()


def test_the_bank_shares_no_draft_with_the_tests():
    kept = (ROOT / "tests/disorderly.yaml").read_text("utf-8")
    assert not [one.id for _, one in DRAFTS if one.text in kept]


@pytest.mark.parametrize(("rule", "one"), [*DRAFTS, *ORDERLY], ids=[one.id for _, one in chain(DRAFTS, ORDERLY)])
def test_a_reason_quotes_its_draft(rule, one):
    quoted = re.findall(r'"([^"]+)"', one.why)
    assert any(piece.strip(" .,;") in one.text for quote in quoted for piece in quote.split("…"))


DRAFT = """\
rule: {rule}
drafts: []
in_order:
  - id: {id}
    house: Commons
    day: 2024-03-05
    text: "To ask the Secretary of State for Transport, how many ferries ran in 2023."
    why: It asks "how many".
"""


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("irony", "one"), ("opinion", "one")], "the id `one` was given to another draft"),
        ([("irony", "one"), ("irony", "two")], "another file has the drafts about `irony`"),
        ([("irnoy", "one")], "did you mean `irony`"),
    ],
)
def test_drafts_of_ones_own_that_do_not_fit_together_are_refused_at_their_line(files, said, tmp_path):
    (tmp_path / "drafts").mkdir()
    for i, (rule, name) in enumerate(files):
        (tmp_path / "drafts" / f"{i}.yaml").write_text(DRAFT.format(rule=rule, id=name), "utf-8")
    with pytest.raises(SourceError, match=re.escape(said)) as error:
        read_drafts(tmp_path)
    assert error.value.findings[0].line > 0


def test_every_rule_has_rules_that_it_is_taken_for():
    assert set(NEAR) == set(RULE_SAYS)
    assert all(set(near) <= set(RULE_SAYS) - {rule} for rule, near in NEAR.items())
