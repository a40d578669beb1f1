"""A quote is anchored in exactly one place, and what cannot be anchored is told how to be mended."""

import pytest
from pydantic import ValidationError

from pqteach.annotation import Accepted, Judgement, Move, Selector, Span, Verdict, anchor
from pqteach.errors import AnchorError

TEXT = "We will act.  We will not pay.\n\nWe shall see."
MOVE = {
    "id": "M1", "label": "engage", "quote": {"exact": "We will act"}, "ask": "A1", "role": "context",
    "target": "related", "agent": "government", "why": "It says so.",
}  # fmt: skip


def found(text: str, **words: str) -> str:
    start, end = anchor(text, Selector(**words))
    return text[start:end]


def said(text: str, **words: str) -> str:
    with pytest.raises(AnchorError) as error:
        anchor(text, Selector(**words))
    return str(error.value)


@pytest.mark.parametrize(
    ("exact", "span"),
    [("We will act", Span(0, 11)), ("act", Span(8, 11)), ("see.", Span(41, 45)), (TEXT, Span(0, 45))],
    ids=["start", "middle", "end", "all of it"],
)
def test_a_span_counts_from_0_and_leaves_out_its_end(exact, span):
    assert anchor(TEXT, Selector(exact=exact)) == span


@pytest.mark.parametrize(
    "exact", ["act. We will not", "act.\nWe\twill   not", "act.\u00a0We will not", "pay. We shall"]
)
def test_any_white_space_of_a_quote_matches_any_of_the_text(exact):
    assert found(TEXT, exact=exact).split() == exact.split()


def test_a_span_has_the_white_space_of_the_text_and_not_of_the_quote():
    assert found(TEXT, exact="pay. We") == "pay.\n\nWe"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The café’s 🐝 “plan”. Done.", "🐝 “plan”"),
        ("e\u0301te\u0301 naïve", "e\u0301 naïve"),
        ("שלום עולם and مرحبا", "עולם and مرحبا"),
        ("<b>1 < 2 & 3</b>", "1 < 2 &"),
        ("Is it (a) .* or [b]? $5 \\d+ {x}|^y", "(a) .* or [b]? $5 \\d+ {x}|^y"),
    ],
    ids=["astral", "combining", "right to left", "markup", "signs of regular expressions"],
)
def test_every_character_of_a_quote_stands_for_itself(text, exact):
    assert found(text, exact=exact) == found(text, exact=exact.replace(" ", "\n ")) == exact


@pytest.mark.parametrize("exact", ["we will act", "We will act!", "We  wil act", "cafe\u0301"])
def test_letters_and_marks_are_not_forgiven(exact):
    assert "is not in the text" in said("We will act. A café.", exact=exact)


@pytest.mark.parametrize(
    ("text", "exact"),
    [("We will. We will.", "We will"), ("aaa", "aa"), ("No plans. We have no  plans at all.", "o plans")],
    ids=["apart", "overlapping", "differing in white space"],
)
def test_a_quote_that_matches_twice_is_refused(text, exact):
    assert "matches 2 times" in said(text, exact=exact)


def test_a_quote_that_matches_twice_shows_both_places_and_how_to_tell_them_apart():
    message = said("First we will act. Then we will pay.", exact="we will")
    assert "First we will act" in message
    assert "Then we will pay" in message
    assert "`prefix` or `suffix`" in message


@pytest.mark.parametrize(
    "words",
    [{"prefix": "Then "}, {"prefix": "Then\n"}, {"suffix": " pay"}, {"prefix": "act. Then ", "suffix": " pay."}],
    ids=["before", "before, over a line", "after", "both"],
)
def test_words_before_or_after_tell_two_places_apart(words):
    assert anchor("First we will act. Then we will pay.", Selector(exact="we will", **words)) == Span(24, 31)


@pytest.mark.parametrize("words", [{"prefix": "Then"}, {"suffix": "pay"}], ids=["before", "after"])
def test_the_space_between_a_quote_and_the_words_beside_it_may_be_left_out(words):
    # YAML drops the space at the end of `{prefix: Then }`, so whoever follows the hint writes this.
    assert anchor("First we will act. Then we will pay.", Selector(exact="we will", **words)) == Span(24, 31)


def test_words_beside_a_quote_that_are_still_too_few_are_refused():
    assert "matches 2 times" in said("So we will act. So we will pay.", exact="we will", prefix="So ")


@pytest.mark.parametrize("words", [{"prefix": "If "}, {"suffix": " sleep"}], ids=["before", "after"])
@pytest.mark.parametrize("exact", ["act", "We will act", "will not pay."], ids=["a word", "three words", "an end"])
def test_a_quote_that_stands_there_is_not_called_missing_when_only_the_words_beside_it_are(exact, words):
    message = said(TEXT, exact=exact, **words)
    assert "the quote is not in the text" not in message
    assert "fix" in message


def test_a_quote_that_goes_on_differently_shows_how_far_it_fits():
    assert "which has “We will not” and then goes on differently" in said(TEXT, exact="We will not act.")


def test_a_quote_with_nothing_in_common_is_said_not_to_be_there():
    message = said(TEXT, exact="They did")
    assert "the quote is not in the text\n" in message
    assert "goes on differently" not in message


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_is_found_in_an_empty_text(text):
    assert "is not in the text" in said(text, exact="We")


def test_a_long_quote_in_a_long_text_is_found():
    sentence = " ".join(f"word{n}" for n in range(5_000))
    assert anchor(f"{sentence} word0", Selector(exact=sentence.replace(" ", "\n"))) == Span(0, len(sentence))


@pytest.mark.parametrize("exact", ["", " ", "\n \n", "\u00a0"])
def test_a_quote_is_never_empty(exact):
    with pytest.raises(ValidationError):
        Selector(exact=exact)


def test_a_selector_cannot_be_changed_and_takes_no_other_key():
    selector = Selector(exact="act")
    with pytest.raises(ValidationError):
        selector.exact = "pay"
    with pytest.raises(ValidationError):
        Selector(exact="act", start=3)


def test_a_label_must_be_in_the_codebook_that_the_reader_brings(corpus):
    context = {"codebook": corpus.codebook}
    assert Move.model_validate(MOVE, context=context).label == "engage"
    for wrong in ({"label": "legislate"}, {"secondary": "enage"}, {"against": {"enage": "It is not."}}):
        with pytest.raises(ValidationError, match="not one of the codebook's moves"):
            Move.model_validate(MOVE | wrong, context=context)


def test_without_a_codebook_any_label_is_taken():
    assert Move.model_validate(MOVE | {"label": "enage"}).label == "enage"


@pytest.mark.parametrize("answer", [0, -1, "first"])
def test_answers_are_counted_from_1(answer):
    with pytest.raises(ValidationError):
        Move.model_validate(MOVE | {"answer": answer})


@pytest.mark.parametrize("rung", [-1, 7, 1.5, "high"])
def test_the_ladder_has_rungs_0_to_6(rung):
    assert [Judgement(reply="full", rung=rung).rung for rung in range(7)] == list(range(7))
    with pytest.raises(ValidationError):
        Verdict(reply="full", rung=rung)


@pytest.mark.parametrize("weight", [0, 1, -0.2, "nan", "inf"])
def test_an_accepted_alternative_earns_some_of_the_mark_and_not_all(weight):
    with pytest.raises(ValidationError):
        Accepted(reply="full", weight=weight, why="It can be read so.")
