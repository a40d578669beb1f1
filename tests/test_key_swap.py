"""What a learner is given is the same to the byte, whatever the key is."""

import json
from collections.abc import Callable
from typing import Any, assert_never

import pytest
from conftest import SEED
from examples import EXAMPLES, every_item

from pqteach.annotation import Ask, Move
from pqteach.bank import Bank
from pqteach.corpus import Corpus
from pqteach.generators import GENERATORS
from pqteach.item import Item, digest, face
from pqteach.objectives import TOPICS
from pqteach.pq import PQ
from pqteach.render.markdown import escape, item_markdown
from pqteach.render.notebook import notebook, sheet_notebook
from pqteach.render.text import item_text
from pqteach.sheet import Wanted, arrange
from pqteach.widgets.quiz import quiz
from pqteach.working import shown

POISON = "POISON"


def _swapped(item: Item) -> Item:
    """The same item with another key, in which every word that only a marker sees is poison."""
    match item.type:
        case "choice":
            other = next(one.id for one in item.options if one.id != item.key.correct)
            changes: dict[str, Any] = {"correct": other, "weights": {item.key.correct: 0.5}}
            changes |= {"feedback": {one.id: POISON for one in item.options}}
        case "select" | "hottext":
            others = [one for one in item.key.feedback if one not in item.key.correct]
            changes = {"correct": tuple(others), "optional": (), "feedback": dict.fromkeys(item.key.feedback, POISON)}
        case "match":
            rights = [one.id for one in item.right]
            pairs = {a: rights[(rights.index(b) + 1) % len(rights)] for a, b in item.key.pairs.items()}
            changes = {"pairs": pairs, "weights": {}, "feedback": dict.fromkeys(pairs, POISON)}
            changes |= {"against": dict.fromkeys(rights, POISON)}
        case "order":
            changes = {"sequence": item.key.sequence[::-1], "between": tuple(POISON for _ in item.key.between)}
        case "entry":
            accepted = {"date": "1 May 1999", "number": "17", "word": POISON}[item.kind]
            changes = {"accepted": (accepted,), "tolerance": 3.5, "feedback": POISON, "near": {"18": POISON}}
        case "draft":
            checks = tuple(one.model_copy(update={"name": POISON, "failed": POISON}) for one in item.key.checks)
            changes = {"checks": checks[:1], "specimen": POISON}
        case _:
            assert_never(item)
    swapped = item.model_dump() | {"key": item.key.model_dump() | changes | {"note": POISON}}
    return type(item).model_validate(swapped)


def _received(item: Item) -> dict[str, str]:
    """Everything about an item that reaches a learner before a response, by medium."""
    widget = quiz(shown("Q1", item), lambda one: pytest.fail("nothing was responded"), item=item)
    state = widget.get_state(["face", "response", "outcome", "notice", "hints", "practice"])
    widget.close()
    return {
        "markdown": item_markdown("Q1", item),
        "text": item_text("Q1", item),
        "notebook": notebook("A sheet", ["About it.", ("Q1", item)]),
        "widget": json.dumps(state),
        "face": json.dumps(face(item)),
        "digest": digest(item),
    }


def _differing(item: Item) -> list[str]:
    ours, theirs = _received(item), _received(_swapped(item))
    return [medium for medium in ours if ours[medium] != theirs[medium] or POISON in theirs[medium]]


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_another_key_changes_nothing_that_a_learner_is_given(item: Item) -> None:
    assert _swapped(item).key != item.key
    assert not _differing(item)


def test_another_key_changes_nothing_in_any_item_of_the_corpus(bank: Bank) -> None:
    assert not {item.ref: media for _, item in every_item(bank) if (media := _differing(item))}


@pytest.mark.parametrize("item", EXAMPLES.values(), ids=EXAMPLES)
def test_the_instructors_edition_does_change_with_the_key(item: Item) -> None:
    assert POISON in notebook("A sheet", ["About it.", ("Q1", _swapped(item))], instructor=True)


def _reworded(pq: PQ, **changes: Any) -> PQ:
    return pq.model_copy(update={"asks": (pq.asks[0].model_copy(update=changes), *pq.asks[1:])})


def _other_slot(pq: PQ) -> PQ:
    ask, (first, *rest) = pq.asks[0], pq.asks[0].misreadings[:3]
    was = first.model_copy(update={"slot": ask.slot})
    return _reworded(pq, slot=first.slot, misreadings=(was, *rest))


def _other_act(pq: PQ) -> PQ:
    ask, label = pq.asks[0], next(iter(pq.asks[0].act_against))
    return _reworded(pq, act=label, act_against={ask.act: POISON, **_without(ask.act_against, label)})


def _other_label(pq: PQ) -> PQ:
    def relabelled(move: Move) -> Move:
        label = next(iter(move.against))
        against = {move.label: POISON, **_without(move.against, label)}
        return move.model_copy(update={"label": label, "against": against})

    return pq.model_copy(update={"moves": tuple(relabelled(one) for one in pq.moves)})


def _other_findings(pq: PQ) -> PQ:
    """Other findings for the elements that are shown: of those that match only one is, whichever they are."""
    other = {"changed": "partly", "partly": "not mentioned", "not mentioned": "changed"}
    found = ((one, one.in_answer) for one in pq.asks[0].elements)
    return _reworded(
        pq, elements=tuple(one.model_copy(update={"in_answer": other.get(was, was)}) for one, was in found)
    )


def _other_reply(pq: PQ) -> PQ:
    ask = pq.asks[0]
    verdict = ask.verdict.model_copy(update={"reply": "full", "openness": None, "rung": 6})
    against = {"undeclared": POISON, **_without(ask.against, "full")}
    rungs = {ask.verdict.rung: POISON, **_without(ask.rung_against, 6)}
    return _reworded(pq, verdict=verdict, against=against, rung_against=rungs)


def _other_reading(pq: PQ) -> PQ:
    ruled, *others, free = pq.asks[0].readings
    readings = (ruled.model_copy(update={"words": None}), *others, free.model_copy(update={"words": ruled.words}))
    return _reworded(pq, readings=readings)


def _other_ladder(pq: PQ) -> PQ:
    ladder = pq.asks[0].ladder
    texts = [one.text for one in ladder][::-1]
    return _reworded(pq, ladder=tuple(one.model_copy(update={"text": t}) for one, t in zip(ladder, texts, strict=True)))


def _without(table: dict[Any, str], key: Any) -> dict[Any, str]:
    return {name: why for name, why in table.items() if name != key}


def _cut(pq: PQ) -> PQ:
    """The PQ with as many mistakes as are shown, so that no draw is among others, and one reading ruled out."""

    def cut(ask: Ask) -> Ask:
        acts = dict(list(ask.act_against.items())[:2])
        ruled = ask.readings[0].model_copy(update={"words": pq.moves[-1].quote})
        readings = (ruled, *ask.readings[1:])
        return ask.model_copy(update={"act_against": acts, "misreadings": ask.misreadings[:3], "readings": readings})

    moves = (one.model_copy(update={"against": dict(list(one.against.items())[:3])}) for one in pq.moves)
    plain = (one.model_copy(update={"secondary": None}) for one in moves)
    return pq.model_copy(update={"asks": tuple(cut(ask) for ask in pq.asks), "moves": tuple(plain)})


@pytest.mark.parametrize(
    ("name", "target", "other"),
    [
        ("slot", "A1", _other_slot),
        ("act", "A1", _other_act),
        ("move-label", "M2", _other_label),
        ("mark-family", "RESPONSIBILITY", _other_label),
        ("elements", "A1", _other_findings),
        ("rival-survivor", "A1", _other_reading),
        ("reply-verdict", "A1", _other_reply),
        ("ladder-rung", "A1", _other_reply),
        ("ladder-order", "A1", _other_ladder),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_generator_shows_the_same_whatever_is_gold(
    name: str, target: str, other: Callable[[PQ], PQ], seed: int, corpus: Corpus
) -> None:
    pq, generator = _cut(corpus[SEED]), GENERATORS[name]
    aim = next(one for one in generator.over(pq) if one.id == target)
    changed = other(pq)
    there = next((one for one in generator.over(changed) if one.id == target), aim)
    ours, theirs = generator.item(pq, aim, seed), generator.item(changed, there, seed)
    assert ours.key != theirs.key
    assert face(ours) == face(theirs)
    assert ours.ref == theirs.ref


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("topic", TOPICS)
def test_no_reason_stands_anywhere_in_a_learners_notebook(topic: str, bank: Bank) -> None:
    sheet = arrange(bank, "1", Wanted(topic=topic, repeat=True), n=12, seed=1)[0]
    cells = json.loads(sheet_notebook(sheet))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    shown = {piece.text for item in sheet.items for each in item.passages for line in each.paragraphs for piece in line}
    written = {text for item in sheet.items for text in _strings(item.key.model_dump()) if len(text) > 25}
    reasons = {one for one in written if not any(one in text for text in shown)}  # a draft may not repeat what is shown
    assert reasons
    assert not [why for why in reasons if why in text or escape(why) in text]
