"""A PQ keeps Parliament's words as they are, its answers as they came, and every quote at its place."""

from pathlib import Path

import pytest
import yaml
from conftest import SEED
from pydantic import ValidationError

from pqteach.annotation import Selector
from pqteach.errors import AnchorError
from pqteach.pq import ATTRIBUTION, CONSTRUCTED, PQ, Place, canonical, sentences

DATA = Path(__file__).parent / "data"
MINISTER = {"name": "Piers Oakley", "side": "government"}
HOLDING = "I will answer as soon as the clocks are counted and nothing matches twice."
SUBSTANTIVE = "There are 40 town clocks.\nNo town clock is slow.\n\nThe Government has no plans to legislate."
CORRECTION = "There are 41 town clocks.\nNo town clock is slow."


@pytest.fixture
def record():
    """The smallest whole record, as data."""
    return yaml.load((DATA / "2021-03-02.town-clocks.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture
def build(record, corpus):
    """Makes a PQ of the record with some of its keys changed."""
    return lambda **changes: PQ.model_validate(record | changes, context={"codebook": corpus.codebook})


@pytest.fixture
def thrice(build):
    """A PQ that was answered three times: held, answered, corrected."""
    texts = {"holding": HOLDING, "substantive": SUBSTANTIVE, "correction": CORRECTION}
    return build(
        answers=[
            {"date": f"2021-03-{8 + n:02}", "kind": kind, "answering_member": MINISTER, "text": text}
            for n, (kind, text) in enumerate(texts.items())
        ]
    )


@pytest.fixture(scope="module")
def document():
    """The document that the project was made from, as it was given."""
    return (DATA / "000_4433d133a32f9789.txt").read_bytes().decode()


def between(document: str, start: str, end: str) -> str:
    return document.partition(start)[2].partition(end)[0]


def test_the_question_of_the_seed_is_that_of_the_document_character_for_character(corpus, document):
    assert corpus[SEED].question_text == between(document, "Question Asked\n\n", "\n\nAsked by:")


def test_the_answer_of_the_seed_is_that_of_the_document_character_for_character(corpus, document):
    (answer,) = corpus[SEED].answers
    assert answer.canonical == between(document, "\nAnswer\n\n", "\n\n\nAnswered by:")


def test_the_record_of_the_seed_is_that_of_the_document(corpus, document):
    seed = corpus[SEED]
    (answer,) = seed.answers
    day = "{0.day} {0:%B %Y}".format
    assert f"{seed.heading} ({day(seed.tabled)})\n" in document
    assert f"Asked by:\n{seed.asking_member.name} ({seed.asking_member.party})\n" in document
    member = answer.answering_member
    assert f"Answered by:\n{member.name} ({member.party})\n{day(answer.date)}\n" in document
    assert document.endswith(f"\n{seed.notice}")


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("One.", "One."),
        ("One.\nTwo.\n\nThree.\nFour.", "One. Two.\n\nThree. Four."),
        ("\n\n  One.  \n  Two.\n\n", "One. Two."),
        ("One.\n \t\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\u00a0\nTwo.", "One.\n\nTwo."),
        ("One.\r\nTwo.\r\n\r\nThree.\r\n", "One. Two.\n\nThree."),
        ("It cost £5\u00a0m.\n“So?”", "It cost £5\u00a0m. “So?”"),
        ("", ""),
        (" \n\n ", ""),
    ],
    ids=[
        "one line", "two paragraphs", "white space around", "white space between", "two blank lines",
        "four blank lines", "a line of no-break space", "Windows", "kept inside a line", "empty", "blank",
    ],
)  # fmt: skip
def test_lines_are_joined_by_a_space_and_paragraphs_by_a_blank_line(block, text):
    assert canonical(block) == text


@pytest.mark.parametrize("block", ["One.\nTwo.\n\nThree.", "One.\n\n\nTwo.\n", "One.\r\nTwo.\r\n\r\nThree."])
def test_the_canonical_text_is_its_own_canonical_text(block):
    assert canonical(canonical(block)) == canonical(block)


def test_sentences_are_the_lines_by_paragraph():
    assert sentences(SUBSTANTIVE) == [
        ["There are 40 town clocks.", "No town clock is slow."],
        ["The Government has no plans to legislate."],
    ]


@pytest.mark.parametrize(("kind", "notice"), [("parliament", ATTRIBUTION), ("constructed", CONSTRUCTED)])
def test_the_notice_says_where_the_text_is_from(build, kind, notice):
    assert build(source={"kind": kind, "licence": "CC-BY-4.0"}).notice == notice


def test_answers_stay_in_the_order_in_which_they_came(thrice):
    assert [answer.kind for answer in thrice.answers] == ["holding", "substantive", "correction"]
    assert [answer.date.day for answer in thrice.answers] == [8, 9, 10]


@pytest.mark.parametrize(
    ("exact", "answer"), [("as soon as", 1), ("nothing matches", 1), ("no plans", 2), ("40 town", 2), ("41 town", 3)]
)
def test_a_quote_is_found_in_whichever_answer_has_it(thrice, exact, answer):
    number, (start, end) = thrice.place(Selector(exact=exact))
    assert (number, thrice.answers[number - 1].canonical[start:end]) == (answer, exact)


@pytest.mark.parametrize(("answer", "start"), [(2, 26), (3, 26)])
def test_a_quote_that_stands_in_two_answers_is_found_in_the_one_named(thrice, answer, start):
    assert thrice.place(Selector(exact="No town clock is slow."), answer) == Place(answer, (start, start + 22))


def refused(pq: PQ, exact: str, answer: int | None = None) -> str:
    with pytest.raises(AnchorError) as error:
        pq.place(Selector(exact=exact), answer)
    return str(error.value)


def test_a_quote_that_stands_in_two_answers_needs_the_number_of_one(thrice):
    assert "in more than one of the answers\n    try: say which" in refused(thrice, "No town clock is slow.")


def test_a_quote_that_stands_once_in_one_answer_and_twice_in_another_is_refused(thrice):
    refused(thrice, "as")  # twice in the first answer, once in the second


@pytest.mark.parametrize(
    ("exact", "answer", "part"),
    [
        ("no plans", 1, "not in the text"),
        ("no plans", 4, "has 3 answers"),
        ("town clock", 2, "matches 2 times"),
        ("town clock", None, "matches 2 times"),
        ("forty sundials", None, "not in the text"),
        ("The Government has no plans to pay.", None, "has “The Government has no plans to” and then"),
    ],
)
def test_a_quote_that_cannot_be_placed_says_why_for_the_answer_that_comes_nearest(thrice, exact, answer, part):
    assert part in refused(thrice, exact, answer)


def test_an_element_whose_words_stand_in_two_answers_can_be_given_the_number_of_one(build, record, thrice):
    (ask,) = record["asks"]
    element = ask["elements"][0] | {"words": {"exact": "No town clock is slow."}, "answer": "2"}  # as the error says
    build(answers=thrice.model_dump()["answers"], asks=[ask | {"elements": [element]}])


def test_a_pq_without_an_answer_can_be_read_and_nothing_can_be_quoted_from_it(build):
    pq = build(answers=[])
    assert pq.question_text in str(pq).replace("\n  ", " ")
    assert "the PQ has no answer" in refused(pq, "no plans")
    assert "has 0 answers" in refused(pq, "no plans", 1)


def test_every_quote_of_a_record_is_listed_with_its_path_and_its_answer(build, record):
    pq = build()
    for path, selector, answer in pq.selectors():
        part = record
        for step in path:
            part = part[step]
        assert selector.exact == part["exact"]
        assert pq.find(selector, answer).answer == (0 if path[0] == "context" or path[-1] == "trigger" else 1)
    count = (DATA / "2021-03-02.town-clocks.yaml").read_text("utf-8").count("{exact: ")
    assert len(list(pq.selectors())) == count


def test_the_words_of_a_move_are_those_of_the_text_and_not_of_the_quote(build, record):
    pq = build(moves=[record["moves"][1] | {"quote": {"exact": "in January.\nThe   Government has no plans"}}])
    assert pq.words(pq.moves[0]) == "in January.\n\nThe Government has no plans"


def test_text_that_looks_like_markup_is_text(build, record):
    hostile = "<script>alert('x')</script> & **bold** $x$ {{ 7 * 7 }}"
    pq = build(heading=hostile, question=f"{record['question']} {hostile}")
    assert hostile in pq.heading
    assert pq.question_text.endswith(hostile)
    assert hostile in str(pq)
    assert "<script>" not in pq._repr_html_()
    assert "49" not in pq._repr_html_()


def test_a_pq_cannot_be_changed_and_takes_no_key_that_it_does_not_know(build):
    with pytest.raises(ValidationError):
        build().heading = "Sundials"
    with pytest.raises(ValidationError):
        build(headline="Sundials")


def test_a_pq_read_without_a_codebook_says_how_to_read_it_with_one(record):
    with pytest.raises(ValueError, match="read it with"):
        _ = PQ.model_validate(record).codebook


def test_a_copy_of_a_pq_keeps_its_codebook(build, corpus):
    assert build().model_copy(update={"heading": "Sundials"}).codebook is corpus.codebook


def test_an_ask_is_found_by_its_id(build):
    assert build().ask("A1").act == "legislate"
    with pytest.raises(KeyError):
        build().ask("A2")


def test_a_pq_has_at_least_one_ask(build):
    with pytest.raises(ValidationError):
        build(asks=[])
