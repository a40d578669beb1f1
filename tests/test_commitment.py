"""Cues put a short reply on its rung, and say which words do."""

import pytest

from pqteach.commitment import rung_of, signs
from pqteach.corpus import Corpus
from pqteach.item import DraftCheck
from pqteach.judging import against

REPLIES = [
    (0, "We have no current plans to change the law on this."),
    (0, "The Government does not intend to legislate."),
    (1, "Operators share the responsibility for the safety of the public."),
    (2, "We keep the case for a change in the law under review."),
    (2, "A new duty has not been ruled out."),
    (3, "A call for evidence that closes in May asks whether there should be a duty."),
    (3, "We will consult by July on whether to change the law."),
    (4, "We intend to bring forward legislation in due course."),
    (5, "We will lay regulations before the summer recess."),
    (5, "I will meet the hon. Member on 14 November."),
    (6, "The duty came into force in April."),
    (0, "We will not do so."),
    (0, "The Government does not have plans to legislate."),
    (0, "The Department does not currently plan to legislate."),
    (0, "We will never do that."),
    (0, "The Government cannot agree to this."),
    (0, "We don’t intend to legislate."),
    (1, "We may write to operators."),
    (2, "We will not rule out a new duty."),
    (4, "We will not hesitate to legislate."),
    (5, "By the end of 2025 we will publish the guidance."),
    (5, "In the next session we will legislate."),
    (5, "We will publish it next week."),
    (5, "The law will not only be changed but come into force by 2026."),
]


@pytest.mark.parametrize(("rung", "text"), REPLIES)
def test_a_short_reply_stands_on_the_rung_of_its_cues(rung: int, text: str) -> None:
    assert rung_of(text) == rung
    assert all(sign.words.split(" … ")[0] in text for sign in signs(text)) or rung == 1


def test_nine_of_ten_statements_written_for_a_rung_are_put_on_it(corpus: Corpus) -> None:
    written = [(one.rung, one.text) for pq in corpus.values() for ask in pq.asks for one in ask.ladder]
    assert sum(rung_of(text) == rung for rung, text in written) >= 0.9 * len(written) > 200


def test_a_draft_on_another_rung_is_told_by_which_words() -> None:
    one = DraftCheck(name="rung 1", rule="rung", values=("1",), passed="p", failed="f")
    assert against(one, "Officials work closely with operators.") == []
    (said,) = against(one, "We will consider whether to legislate.")
    assert "“consider”" in said
    assert "rung 2" in said
    promised = one.model_copy(update={"values": ("5",)})
    assert "rung 1" in against(promised, "Operators have a part to play.")[0]


def test_the_question_that_was_answered_is_seen_to_be_asked_again(corpus: Corpus) -> None:
    for pq in corpus.values():
        values = (pq.house, "the question", pq.asked)
        one = DraftCheck(name="new", rule="not_asked", values=values, passed="p", failed="f")
        assert against(one, pq.question_text), pq.id


def test_a_draft_is_judged_by_the_rules_of_order() -> None:
    one = DraftCheck(name="order", rule="in_order", values=("Commons", "2024-03-05"), passed="p", failed="f")
    assert against(one, "To ask the Secretary of State for Transport, how many ferries ran in 2023.") == []
    (said, *_) = against(one, "To ask the Secretary of State for Transport, if he agrees that ferries are late.")
    assert "“if he agrees" in said
    assert "Try: " in said


def test_a_draft_that_is_only_possibly_out_of_order_passes_unless_that_was_the_rule_broken() -> None:
    text = "To ask the Secretary of State for Transport, what would happen if ferries were to stop."
    one = DraftCheck(name="order", rule="in_order", values=("Commons", "2024-03-05"), passed="p", failed="f")
    assert against(one, text) == []
    assert against(one.model_copy(update={"values": (*one.values, "hypothetical")}), text)
