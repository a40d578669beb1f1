"""Constructed PQs share no run of words, but for the fixed formulas of the House."""

import pytest

from pqteach.linting.sharing import RUN, Formulas, shared

FORMULAS = Formulas(formulas=("if he will bring forward legislative proposals to require",))
SHARED = "Bell ringers meet every Tuesday in the tower."
assert len(SHARED.split()) == RUN


@pytest.fixture
def two(corpus):
    """Two PQs with an answer each; their questions differ from the first word after the addressee."""
    pq = corpus["2022-06-14.cargo-bikes-lighting"]

    def make(first: str, second: str, question: str = "whether {} is so.") -> list[tuple[str, str, str]]:
        pqs = {}
        for name, text in (("2022-06-14.a", first), ("2022-06-14.b", second)):
            asked = f"To ask the Secretary of State for Transport, {question.format(name[-1] * 9)}"
            answers = (pq.answers[0].model_copy(update={"text": text}),)
            pqs[name] = pq.model_copy(update={"id": name, "question": asked, "answers": answers})
        return list(shared(pqs, FORMULAS))

    return make


def test_eight_words_in_a_row_are_found_and_the_later_pq_is_told(two):
    ((later, earlier, run),) = two(f"One.\n{SHARED}", f"Other things are so.\n{SHARED}\nTwo.")
    assert (later, earlier) == ("2022-06-14.b", "2022-06-14.a")
    assert run.split()[-1] in SHARED.casefold()


def test_case_and_punctuation_and_lines_do_not_hide_them(two):
    assert two(SHARED, "Yes: bell ringers meet,\nevery TUESDAY in the tower")


def test_seven_words_may_be_shared(two):
    assert not two(SHARED, SHARED.removesuffix(" tower.") + " church.")


def test_an_addressee_may_be_shared_whatever_its_length(two):
    assert not two("Aye.", "No.")


def test_a_formula_may_be_shared_and_no_run_is_counted_across_it(two):
    formula = "if he will bring forward legislative proposals to require a {} of each"
    assert not two("Aye.", "No.", formula)
    assert two("Aye.", "No.", formula + " of the many small harbours there are.")
