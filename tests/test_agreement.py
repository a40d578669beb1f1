"""Coefficients of agreement, against worked examples and against other people's implementations."""

import hashlib
from collections import Counter

import krippendorff
import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED
from sklearn.metrics import cohen_kappa_score

from pqteach.agreement import alpha, coefficient, f1, kappa, observed
from pqteach.cli import main
from pqteach.comparing import compare
from pqteach.corpus import read_codings


def paired(first: str, second: str) -> Counter[tuple[object, object]]:
    return Counter(zip(first, second, strict=True))


def drawn(seed: int, labels: str, units: int) -> str:
    """Labels that look drawn at random and are the same every time."""
    digest = hashlib.sha512(f"{seed}".encode()).digest() * units
    return "".join(labels[byte % len(labels)] for byte in digest[:units])


def nearly(seed: int, first: str, labels: str) -> str:
    """A second coder who keeps two labels in three."""
    other, keep = drawn(seed + 100, labels, len(first)), drawn(seed + 200, "yyn", len(first))
    return "".join(a if k == "y" else b for a, b, k in zip(first, other, keep, strict=True))


def test_alpha_is_that_of_krippendorffs_own_examples():
    assert alpha(paired("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.0005)
    assert alpha(paired("aabbdcccedda", "babbbcccaddd".replace("ccca", "ccce"))) == pytest.approx(0.692, abs=0.0005)


def test_kappa_is_that_of_the_textbook():
    assert kappa(Counter({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})) == pytest.approx(0.4)
    assert kappa(Counter({("y", "y"): 45, ("y", "n"): 15, ("n", "y"): 25, ("n", "n"): 15})) == pytest.approx(
        0.1304, abs=1e-4
    )


CASES = [(seed, labels, units) for seed in range(12) for labels, units in [("ab", 9), ("abcde", 30), ("0123456", 60)]]


@pytest.mark.parametrize(("seed", "labels", "units"), CASES)
def test_the_coefficients_are_those_of_other_implementations(seed, labels, units):
    first = drawn(seed, labels, units)
    second = nearly(seed, first, labels)
    data = np.array([[labels.index(one) for one in first], [labels.index(one) for one in second]], dtype=float)
    pairs = paired(first, second)
    assert kappa(pairs) == pytest.approx(cohen_kappa_score(list(first), list(second)))
    assert alpha(pairs) == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"))
    assert alpha(pairs, labels) == pytest.approx(krippendorff.alpha(data, level_of_measurement="ordinal"))


def test_a_near_miss_costs_less_than_a_far_one_only_where_labels_are_ordered():
    near, far = paired("0123456", "1123456"), paired("0123456", "6123456")
    assert alpha(near, "0123456") > alpha(far, "0123456")
    assert alpha(near) == pytest.approx(alpha(far), abs=0.02)


@pytest.mark.parametrize("measure", [observed, kappa, alpha, f1])
def test_without_a_unit_nothing_is_defined(measure):
    assert measure(Counter()) is None


def test_where_only_one_label_occurs_chance_cannot_be_told_from_agreement():
    same = Counter({("a", "a"): 7})
    assert (observed(same), kappa(same), alpha(same)) == (1.0, None, None)


def test_what_only_one_coder_found_lowers_f1_whichever_it_was():
    assert f1(Counter({("s", "s"): 2, ("s", None): 1})) == f1(Counter({("s", "s"): 2, (None, "s"): 1})) == 0.8
    assert f1(Counter({(None, "s"): 3})) == 0


def test_an_interval_holds_the_value_and_is_the_same_every_time():
    groups = [paired(drawn(i, "abc", 9), nearly(i, drawn(i, "abc", 9), "abc")) for i in range(25)]
    one, again = (coefficient("x", groups, alpha) for _ in range(2))
    assert one == again
    assert one.low < one.value < one.high
    assert one.units == 225
    wider = coefficient("x", groups[:5], alpha)
    assert wider.high - wider.low > one.high - one.low


def test_one_pq_has_no_interval():
    assert coefficient("x", [paired("ab", "aa")], observed).low is None


def test_two_codings_of_the_seed_differ_where_the_rulings_say(corpus):
    coded = read_codings(ROOT / "corpus")[SEED]
    result = compare([corpus[SEED]], [coded["first"]], [coded["second"]], ("first", "second"))
    values = {one.name: one.value for one in result.coefficients}
    assert values["acts, observed"] == values["spans, F1 (exact)"] == values["families by word, alpha"] == 1
    assert 0.9 < values["labels by word, alpha"] < 1
    assert result.confusions == (("existing_action", "engage", 1),)


def test_a_coder_agrees_wholly_with_himself_and_less_with_one_who_left_out_moves(corpus):
    pqs = list(corpus.values())
    same = compare(pqs, pqs, pqs, ("a", "b"))
    assert {one.value for one in same.coefficients} == {1.0}
    assert all(label.share == 1 for label in (*same.acts, *same.moves))
    fewer = [pq.model_copy(update={"moves": pq.moves[1:]}) for pq in pqs]
    lost = {one.name: one.value for one in compare(pqs, pqs, fewer, ("a", "b")).coefficients}
    assert lost["spans, F1 (overlap)"] == lost["spans, F1 (exact)"] < 1
    assert lost["families by word, alpha"] < 1
    assert lost["reply, alpha"] == 1


def test_edge_punctuation_and_other_white_space_do_not_make_a_span_another(corpus):
    pq = corpus[SEED]
    bare = [move.model_copy(update={"quote": move.quote.model_copy(update={"exact": move.quote.exact.rstrip(".")})})
            for move in pq.moves]  # fmt: skip
    result = compare([pq], [pq], [pq.model_copy(update={"moves": tuple(bare)})], ("a", "b"))
    assert {one.name: one.value for one in result.coefficients}["spans, F1 (exact)"] == 1


def test_the_command_measures_the_corpus_or_two_files_and_refuses_the_rest():
    run = CliRunner().invoke
    files = [str(path) for path in sorted((ROOT / "corpus" / "codings").rglob(f"{SEED}.yaml"))]
    assert "acts, kappa" in run(main, ["agreement"]).output
    assert "first and second, 1 PQs" in run(main, ["agreement", *files[:2]]).output
    assert run(main, ["agreement", files[0]]).exit_code == 2
    assert run(main, ["agreement", files[0], "nowhere.yaml"]).exit_code == 1
