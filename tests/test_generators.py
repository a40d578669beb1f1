"""Every generator over everything it applies to, at three seeds: the items are sound, steady and not guessable."""

from collections import Counter
from typing import Any

import pytest
from conftest import SEED
from examples import every_item

from pqteach.annotation import Accepted
from pqteach.auditing.soundness import faults, options, reasons
from pqteach.bank import Bank, Candidate
from pqteach.calendar import known_calendar
from pqteach.checking import check, key_line
from pqteach.corpus import Corpus
from pqteach.drawing import Draw
from pqteach.errors import SourceError, StaleRef, UnknownName
from pqteach.generating import Ref, Target, distractors
from pqteach.generators import GENERATORS, again, make
from pqteach.item import Choice, Entry, Item, digest, segments
from pqteach.objectives import OBJECTIVES, TOPICS
from pqteach.pq import PQ
from pqteach.reckoning import counts
from pqteach.sheet import Wanted, arrange
from pqteach.sources import Case
from pqteach.specimens import specimens

Made = list[tuple[Candidate, Item]]

LADDER = ("ladder-order", "A1")
NO_RUNG = Accepted(reply="full", weight=0.5, why="“Will” is there.")


@pytest.fixture(scope="module")
def made(bank: Bank) -> Made:
    return list(every_item(bank, (1, 2, 3)))


def test_every_generator_applies_to_some_pq(made: Made) -> None:
    assert {candidate.generator.name for candidate, _ in made} == set(GENERATORS)
    assert len(GENERATORS) >= 30


def test_there_are_three_thousand_items_that_differ_in_what_they_show(bank: Bank) -> None:
    assert len({digest(item) for _, item in every_item(bank)}) >= 3000


def test_every_objective_has_a_generator_and_every_topic_has_objectives() -> None:
    assert {one.objective for one in GENERATORS.values()} == set(OBJECTIVES)
    assert {name for topic in TOPICS.values() for name in topic.objectives} == set(OBJECTIVES)


def test_generators_give_away_only_generators_that_there_are() -> None:
    assert {name for one in GENERATORS.values() for name in one.gives} <= set(GENERATORS)


@pytest.mark.parametrize("name", GENERATORS)
def test_every_item_of_a_generator_is_sound(name: str, bank: Bank) -> None:
    assert faults(bank, name) == []


def test_specimens_score_what_their_names_say(made: Made) -> None:
    faults = []
    for _, item in made:
        try:
            some = specimens(item)
        except Exception as error:
            faults.append(f"{item.ref}: {type(error).__name__}")
            continue
        right, partly, wrong, invalid = (check(item, raw) for raw in some)
        between = partly.score if some.partly is not None else 1
        if right.score != 1 or between is None or not 0 < between <= 1 or (some.partly is not None and between == 1):
            faults.append(f"{item.ref}: correct {right.score}, partly {between}")
        if wrong.score is None or wrong.score >= between:
            faults.append(f"{item.ref}: incorrect {wrong.score}, partly {between}")
        if invalid.score is not None or invalid.status != "invalid":
            faults.append(f"{item.ref}: invalid {invalid.score}")
    assert not faults


def test_everything_that_can_be_picked_has_feedback_and_nothing_else_has(made: Made) -> None:
    shown = {"choice", "select", "hottext", "match"}
    assert not [item.ref for _, item in made if item.type in shown and set(item.key.feedback) != set(reasons(item))]
    assert not [item.ref for _, item in made if not all(reasons(item).values())]


def test_exactly_one_response_is_the_key(made: Made) -> None:
    faults = []
    for _, item in made:
        if item.type == "choice":
            full = [one.id for one in item.options if check(item, one.id).score == 1]
            sound = full == [item.key.correct] and all(0 < weight < 1 for weight in item.key.weights.values())
        elif item.type == "match":
            weights = [(a, b, w) for a, some in item.key.weights.items() for b, w in some.items()]
            sound = all(0 < w < 1 and item.key.pairs[a] != b for a, b, w in weights)
        elif item.type in ("select", "hottext"):
            sound = not set(item.key.correct) & set(item.key.optional)
        else:
            sound = len(set(item.key.sequence)) == len(item.cards) if item.type == "order" else True
        if not sound:
            faults.append(item.ref)
    assert not faults


def test_an_item_is_made_again_from_its_ref_to_the_letter(made: Made) -> None:
    assert not [item.ref for one, item in made if again(f" {item.ref}\n", one.source) != item]
    assert not [item.ref for _, item in made if Ref.parse(item.ref).digest != digest(item)]


def test_refs_are_all_different(made: Made) -> None:
    assert not [ref for ref, count in Counter(item.ref for _, item in made).items() if count > 1]


@pytest.mark.parametrize("name", ["slot", "move-label", "missing-family", "ladder-order", "rival-survivor"])
def test_another_seed_gives_another_order_somewhere(name: str, made: Made) -> None:
    ours = [item for one, item in made if one.generator.name == name and one.source.id == SEED]
    shown = Counter(tuple(options(item)) for item in ours)
    assert len(shown) > 1


def test_no_item_shows_a_member_or_a_party(made: Made) -> None:
    seen = set()
    for one, item in made:
        pq = one.source
        if not isinstance(pq, PQ):
            continue
        text = item.model_dump_json(exclude={"key"})
        members = [pq.asking_member, *(answer.answering_member for answer in pq.answers)]
        seen |= {word for member in members for word in (member.name, member.party) if word and word in text}
    assert not seen


def test_every_item_shows_its_text_with_its_provenance(made: Made) -> None:
    about = [(one, item) for one, item in made if isinstance(one.source, PQ)]
    for one, item in about:
        notices = {each.notice for each in item.passages if each.title != "The rule"}
        assert notices == {one.source.notice}, item.ref
    assert not [item.ref for one, item in made if not item.passages]
    assert all(each.notice for _, item in made for each in item.passages)


def test_a_changed_pq_leaves_the_items_of_all_others_as_they_were(corpus: Corpus) -> None:
    seed = corpus[SEED]
    other = seed.model_copy(update={"heading": "Another", "question": seed.question + " Now.", "asks": seed.asks * 2})
    changed = Corpus([other if pq.id == SEED else pq for pq in corpus.values()], corpus.codebook)
    alone = Corpus(corpus.values(), corpus.codebook)
    before, after = (
        {item.ref: item.model_dump_json() for one, item in every_item(Bank(pqs)) if one.source.id != SEED}
        for pqs in (alone, changed)
    )
    assert before == after


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_a_pq_more_in_the_corpus_leaves_the_sheet_about_another_as_it_was(seed: int, corpus: Corpus) -> None:
    alone = Corpus([corpus[SEED]], corpus.codebook)
    whole = Corpus(corpus.values(), corpus.codebook)
    one, other = (arrange(Bank(pqs), "1", Wanted(pq=SEED), n=8, seed=seed) for pqs in (alone, whole))
    assert one == other


def test_a_candidate_more_leaves_the_order_of_the_rest(corpus: Corpus) -> None:
    names = list(corpus.codebook.ids("moves"))
    draw = Draw(3, "scope")
    assert [one for one in draw.order([*names, "new"]) if one != "new"] == draw.order(names[::-1])


def test_a_ref_is_stale_once_the_pq_reads_otherwise(corpus: Corpus) -> None:
    pq = corpus[SEED]
    ref = make("slot", pq, "A1", 1).ref
    with pytest.raises(StaleRef, match="corpus has changed"):
        again(ref, pq.model_copy(update={"question": pq.question.replace("UK", "United Kingdom")}))


def test_a_ref_outlives_better_feedback(corpus: Corpus) -> None:
    pq = corpus[SEED]
    ask = pq.asks[0].model_copy(update={"why": "Another reason.", "slot_why": "Another."})
    for name in ("slot", "reply-verdict"):
        ref = make(name, pq, "A1", 1).ref
        assert again(ref, pq.model_copy(update={"asks": (ask,)})).ref == ref


@pytest.mark.parametrize(
    "ref",
    [
        "", "slot", "slot:x:A1:1", "slot:x:A1:1:d:e", "slot:x:A1:one:d", "slot:x:A1:1.5:d", "slot:x:A1:--1:d",
        "slot:x:A1:²:d", "slot:x:A1::d", "slot:x:A1:-:d", "\x00", "slot:x:A1:" + "9" * 5000 + ":d",
    ],
)  # fmt: skip
def test_what_is_no_ref_is_called_stale(ref: str) -> None:
    with pytest.raises(StaleRef):
        Ref.parse(ref)


def test_a_ref_with_a_false_digest_name_or_target_is_refused(corpus: Corpus) -> None:
    pq = corpus[SEED]
    ref = make("slot", pq, "A1", 1).ref
    with pytest.raises(StaleRef):
        again(ref[:-1] + ("0" if ref[-1] != "0" else "1"), pq)
    with pytest.raises(UnknownName, match="slot"):
        again(ref.replace("slot:", "slots:"), pq)
    with pytest.raises(UnknownName, match="A1"):
        again(ref.replace(":A1:", ":A2:"), pq)


def test_of_two_accepted_readings_the_better_one_counts_with_its_own_reason(corpus: Corpus) -> None:
    pq = corpus[SEED]
    few, many = (Accepted(reply="implicit", rung=0, weight=w, why=f"“will” at {w}.") for w in (0.3, 0.7))
    for accept in ((few, many), (many, few)):
        both = pq.model_copy(update={"asks": (pq.asks[0].model_copy(update={"accept": accept}),)})
        for name, letter in (("reply-verdict", "C"), ("ladder-rung", "A")):
            outcome = check(make(name, both, "A1", 1), letter)
            assert (outcome.score, outcome.remarks[0].text) == (0.7, many.why)


@pytest.mark.parametrize(
    "left_out",
    [
        lambda pq: {"moves": pq.moves[:9]},
        lambda pq: {"moves": ()},
        lambda pq: {"absent": {"COMMITMENT": pq.absent["COMMITMENT"]}},
        lambda pq: {"answers": (), "moves": (), "absent": {}},
        lambda pq: {"asks": (pq.asks[0].model_copy(update={"accept": (NO_RUNG,)}),)},
        lambda pq: {"asks": (pq.asks[0].model_copy(update={"against": {}, "rung_against": {}, "elements": ()}),)},
    ],
    ids=["fewer moves", "no moves", "one family argued", "no answer", "no rung", "no reasons"],
)
def test_an_unfinished_annotation_gives_fewer_items_and_no_failure(left_out: Any, corpus: Corpus) -> None:
    unfinished = corpus[SEED].model_copy(update=left_out(corpus[SEED]))
    assert list(every_item(Bank(Corpus([unfinished], corpus.codebook))))


def test_a_segment_keeps_its_label_when_moves_are_listed_out_of_order(corpus: Corpus) -> None:
    pq = corpus[SEED]
    for one in (pq, pq.model_copy(update={"moves": pq.moves[::-1]})):
        item = make("mark-family", one, "RESPONSIBILITY", 1)
        assert item.type == "hottext"
        texts = [piece.text for piece in segments(item) if piece.id in item.key.correct]
        assert [text[:11] for text in texts] == ["Governments", "Industry ha"]


KEYS = [
    ("slot", "A1", "The Secretary of State ["),
    ("act-group", "A1", "They press for action"),
    ("act", "A1", "A law"),
    ("move-label", "M2", "It says what others"),
    ("mark-family", "RESPONSIBILITY", "12, 13"),
    ("mark-family", "POSITION", "1, 2, 9, 11 (either way: 13)"),
    ("elements", "A1", "1D 2C 3A 4B 5B 6C"),
    ("rival-survivor", "A1", "1D 2D 3D"),
    ("reply-verdict", "A1", "No, without saying so"),
    ("ladder-rung", "A1", "Rung 1"),
]


@pytest.mark.parametrize(("name", "target", "key"), KEYS)
def test_the_key_is_what_the_annotators_ruled(name: str, target: str, key: str, corpus: Corpus) -> None:
    item = make(name, corpus[SEED], target, 1)
    line = next(o.text for o in item.options if o.id == item.key.correct) if item.type == "choice" else key_line(item)
    assert line.startswith(key)


def test_the_key_of_several_texts_is_what_the_annotators_ruled(corpus: Corpus) -> None:
    absent, ladder = (make(name, corpus[SEED], target, 1) for name, target in (("missing-family", "answer"), LADDER))
    assert absent.type == "select"
    assert ladder.type == "order"
    wanted = {corpus.codebook.family(name).short.casefold() for name in ("COMMITMENT", "INFORMATION")}
    assert {one.text.casefold() for one in absent.options if one.id in absent.key.correct} == wanted
    cards = {card.id: card.text for card in ladder.cards}
    assert [cards[id_] for id_ in ladder.key.sequence] == [one.text for one in corpus[SEED].asks[0].ladder]


def test_distractors_hide_the_key_in_the_middle_and_are_the_same_for_a_seed() -> None:
    texts = {
        "key": "one two three four",
        "a": "one two three five",
        "b": "one two six",
        "c": "seven",
        "d": "eight nine",
    }
    drawn = [distractors(Draw(seed, "x"), "key", "abcd", 2, texts) for seed in range(30)]
    assert drawn == [distractors(Draw(seed, "x"), "key", "abcd", 2, texts) for seed in range(30)]
    assert len({frozenset(one) for one in drawn}) > 2
    assert all(len(set(one)) == 2 and "key" not in one for one in drawn)


def test_a_generator_makes_nothing_of_a_source_of_another_kind(bank: Bank, corpus: Corpus) -> None:
    case = next(one.source for one in bank.candidates(["in-order"]))
    assert isinstance(case, Case)
    with pytest.raises(UnknownName, match="no target"):
        make("slot", case, "A1", 1)
    with pytest.raises(UnknownName, match="no target"):
        make("in-order", corpus[SEED], "order", 1)


def test_a_pq_that_lacks_what_the_lint_asks_for_is_named(bank: Bank) -> None:
    one = bank.candidates(["repetition"])[0]
    assert isinstance(one.source, PQ)
    bare = one.target.of.model_copy(update={"against": ()})
    with pytest.raises(SourceError, match="run `pqteach lint`") as error:
        one.generator.item(one.source, Target(one.target.id, bare), 1)
    assert one.source.id in str(error.value)


def test_a_pq_to_a_body_that_is_not_known_has_no_item_on_its_body(bank: Bank) -> None:
    for name in ("answering-body", "transferred"):
        pq = bank.candidates([name])[0].source
        assert isinstance(pq, PQ)
        field = "answering_body" if name == "answering-body" else "transferred_from"
        assert GENERATORS[name].over(pq.model_copy(update={field: "Ministry of Clocks"})) == []


def test_a_slip_that_is_another_count_of_days_is_told_as_that(bank: Bank) -> None:
    for one in bank.candidates(["days-taken"]):
        item = one.generator.item(one.source, one.target, 1)
        assert isinstance(item, Entry)
        assert isinstance(one.source, PQ)
        kind, answered = one.target.of
        for other, count in counts(known_calendar(), one.source.tabled, answered).items():
            if other != kind and str(count) not in item.key.accepted:
                assert (
                    f"the number of {other} days" in item.key.near[str(count)]
                    or list(counts(known_calendar(), one.source.tabled, answered).values()).count(count) > 1
                )


def test_a_prediction_is_not_judged(bank: Bank) -> None:
    one = bank.candidates(["series-next"])[0]
    item = one.generator.item(one.source, one.target, 1)
    assert isinstance(item, Choice)
    for option in item.options:
        outcome = check(item, option.id)
        came = option.id == item.key.correct
        assert outcome.headline == ("It came as you predicted." if came else "It came otherwise.")
        assert {remark.mark for remark in outcome.remarks} == {"note"}
