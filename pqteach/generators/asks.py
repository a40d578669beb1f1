"""Items about what is asked: its slot, its act, and what became of its elements."""

import re

from pqteach.annotation import Ask, Found
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, distractors, generator
from pqteach.item import Choice, Match, MatchKey, Option, letters
from pqteach.passages import answer_passages, question_passage, shortened
from pqteach.pq import PQ

NEAR = 0.5
"""What a neighbouring finding earns: where careful readers divide, it is between these."""

MOST_MOVES = 5
"""Stretches that are paired with an ask in one item."""

NEIGHBOURS: dict[Found, tuple[Found, ...]] = {
    "matched": ("partly",),
    "partly": ("matched", "changed"),
    "changed": ("partly",),
    "not mentioned": (),
}


def _with_slot(pq: PQ) -> list[Target]:
    written = [ask for ask in pq.asks if ask.slot_why and len(ask.misreadings) >= 2]
    return [Target(ask.id, ask, level=1 if len(pq.asks) == 1 else 2) for ask in written]


def _groups(pq: PQ) -> list[Target]:
    """The asks of which an act of the other group is argued against; easy where only one thing is asked."""
    found = []
    for ask in pq.asks:
        group = pq.codebook.act(ask.act).group
        if ask.act_why and any(pq.codebook.act(one).group != group for one in ask.act_against):
            found.append(Target(ask.id, ask, level=1 if len(pq.asks) == 1 else 2, key=group))
    return found


def _acts(pq: PQ) -> list[Target]:
    written = [ask for ask in pq.asks if ask.act_why and len(ask.act_against) >= 2]
    return [Target(ask.id, ask, level=2 if len(pq.asks) == 1 else 3, key=ask.act) for ask in written]


def _with_elements(pq: PQ) -> list[Target]:
    """The asks of which the answer leaves at least two elements unmatched: with fewer, "it matches" is a good guess."""
    told = [ask for ask in pq.asks if all(one.in_answer and one.why for one in ask.elements)]
    missed = {ask.id: [one for one in ask.elements if one.in_answer != "matched"] for ask in told}
    return [Target(ask.id, ask, level=by_length(pq)) for ask in told if len(missed[ask.id]) >= 2]


LIMB = re.compile(r"\([a-z]{1,3}\)")
SPLIT_RULE = (
    "A new ask begins where there is a second clause that asks, as at “; and if”. Lettered limbs, “(a) … (b) …”, are "
    "elements of one ask."
)


def _splits(pq: PQ) -> list[Target]:
    kind = "two" if len(pq.asks) > 1 else "parts" if LIMB.search(pq.question_text) else "one"
    return [Target("asks", kind, 1 if kind == "one" else 2, kind)] if len(pq.asks) <= 2 else []


def _two_asked(pq: PQ) -> list[Target]:
    asked = [move.ask for move in pq.moves]
    apart = len(pq.asks) == 2 and all(asked.count(ask.id) > 0 for ask in pq.asks) and len(asked) >= 3
    return [Target("moves", level=2)] if apart else []


@generator("count-asks", objective="split", over=_splits)
def count_asks(pq: PQ, kind: str, draw: Draw) -> Choice:
    """Say whether a question asks one thing, one thing in parts, or two things."""
    triggers = " and ".join(f"“{ask.trigger.exact}”" for ask in pq.asks)
    limbs = " ".join(dict.fromkeys(LIMB.findall(pq.question_text)))
    seen = f"The words that ask are {triggers}" + (f"; “{limbs}” letter its parts." if limbs else ".")
    return choice(
        draw,
        stem="How many things does this question ask?",
        passages=(question_passage(pq),),
        texts={
            "one": "One thing, asked as a whole.",
            "parts": "One thing, asked in lettered parts.",
            "two": "Two things, each with words of its own that ask.",
        },
        correct=kind,
        feedback=dict.fromkeys(("one", "parts", "two"), f"{seen} {SPLIT_RULE}"),
        fixed=True,
        minutes=0.5,
    )


@generator("ask-of-move", objective="split", over=_two_asked)
def ask_of_move(pq: PQ, target: None, draw: Draw) -> Match:
    """Say of each stretch of the answer to which of two asks it belongs."""
    ids = dict(zip([ask.id for ask in pq.asks], letters(len(pq.asks)), strict=True))
    moves = draw.order(pq.moves, lambda one: one.id)[:MOST_MOVES]
    numbered = {str(i): one for i, one in enumerate(sorted(moves, key=pq.moves.index), start=1)}
    return Match(
        stem="The question asks two things. To which of them does each stretch of the answer belong?",
        passages=(question_passage(pq), *answer_passages(pq)),
        left=tuple(Option(id=i, text=f"“{shortened(pq.words(one))}”") for i, one in numbered.items()),
        right=tuple(Option(id=ids[ask.id], text=f"“{ask.trigger.exact}”") for ask in pq.asks),
        minutes=1.5,
        key=MatchKey(
            pairs={i: ids[one.ask] for i, one in numbered.items()},
            feedback={i: f"The blank here is “{pq.ask(one.ask).slot}” {one.why}" for i, one in numbered.items()},
            against={ids[ask.id]: f"Its blank is “{ask.slot}”" for ask in pq.asks},
        ),
    )


@generator("slot", objective="slot", over=_with_slot)
def slot(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Pick the sentence which, once its blank is filled, answers what is asked."""
    why = {one.slot: one.why for one in ask.misreadings}
    others = distractors(draw, ask.slot, why, 3, {text: text for text in (ask.slot, *why)}, alike=_head)
    one_ask = "The question asks for one thing." if len(pq.asks) == 1 else f"Take the words “{ask.trigger.exact}”."
    return choice(
        draw,
        stem=f"{one_ask} Which sentence, once its blank is filled, would answer it?",
        passages=(question_passage(pq),),
        texts={text: text for text in (ask.slot, *others)},
        correct=ask.slot,
        feedback={ask.slot: ask.slot_why or "", **{text: why[text] for text in others}},
    )


def _head(one: str, other: str) -> float:
    """How far two sentences begin alike, the blank between brackets being one word."""
    words = [re.sub(r"\[[^]]*\]", lambda found: found[0].replace(" ", "_"), text).split() for text in (one, other)]
    same = [a == b for a, b in zip(*words, strict=False)]
    return 0.7 * min(6, same.index(False) if False in same else len(same))


@generator("act-group", objective="act", over=_groups)
def act_group(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Say whether the words seek information or press for action."""
    mine = pq.codebook.act(ask.act)
    other = "action" if mine.group == "information" else "information"
    against = next(why for label, why in ask.act_against.items() if pq.codebook.act(label).group == other)
    words = "Does the question" if len(pq.asks) == 1 else f"Do the words “{ask.trigger.exact}”"
    return choice(
        draw,
        stem=f"{words} seek information or press for action?",
        passages=(question_passage(pq),),
        texts={
            "information": "They seek information: it is enough to say how things stand, present intentions included.",
            "action": "They press for action: it has to be said if a thing is to be done, or is not.",
        },
        correct=mine.group,
        feedback={mine.group: f"{ask.act_why} {mine.test}", other: against},
        fixed=True,
        minutes=0.5,
    )


@generator("act", objective="act", over=_acts)
def act(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Say which act the words ask for."""
    book = pq.codebook
    shorts = {one.id: one.short for one in book.acts}
    others = distractors(draw, ask.act, ask.act_against, 3 if len(ask.act_against) > 3 else 2, shorts)
    alone = len(pq.asks) == 1
    return choice(
        draw,
        stem="What does the question ask for?" if alone else f"What do the words “{ask.trigger.exact}” ask for?",
        passages=(question_passage(pq),),
        texts={label: _capital(book.act(label).short) for label in (ask.act, *others)},
        correct=ask.act,
        feedback={
            ask.act: f"{ask.act_why} {book.act(ask.act).test}",
            **{label: ask.act_against[label] for label in others},
        },
        minutes=1,
    )


@generator("elements", objective="elements", over=_with_elements)
def elements(pq: PQ, ask: Ask, draw: Draw) -> Match:
    """Say of each thing asked for whether the answer matches, partly matches, changes or does not mention it."""
    matched = draw.order([one.id for one in ask.elements if one.in_answer == "matched"])[:1]
    shown = [one for one in ask.elements if one.in_answer != "matched" or one.id in matched]
    left = tuple(Option(id=str(i), text=_capital(one.asked)) for i, one in enumerate(shown, start=1))
    findings = pq.codebook.findings
    ids = dict(zip([one.id for one in findings], letters(len(findings)), strict=True))
    became = {str(i): one.in_answer for i, one in enumerate(shown, start=1) if one.in_answer}
    return Match(
        stem=f"Here are parts of what the words “{ask.trigger.exact}” ask for. What does the answer do with each?",
        passages=(question_passage(pq), *answer_passages(pq)),
        left=left,
        right=tuple(Option(id=ids[one.id], text=f"It {one.short}") for one in findings),
        minutes=3,
        key=MatchKey(
            pairs={i: ids[found] for i, found in became.items()},
            weights={i: {ids[near]: NEAR for near in NEIGHBOURS[found]} for i, found in became.items()},
            feedback={str(i): one.why or "" for i, one in enumerate(shown, start=1)},
            against={ids[one.id]: one.test for one in findings},
            note="Core: " + "; ".join(one.asked for one in ask.elements if one.core) + ".",
        ),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
