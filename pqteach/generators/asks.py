"""Items about what is asked: its slot, its act, and what became of its elements."""

from pqteach.annotation import Ask, Found
from pqteach.generating import Draw, Named, answer_passages, choice, generator, question_passage
from pqteach.item import Choice, Match, MatchKey, Option, letters
from pqteach.pq import PQ

NEAR = 0.5
"""What a neighbouring finding earns: where careful readers divide, it is between these."""

NEIGHBOURS: dict[Found, tuple[Found, ...]] = {
    "matched": ("partly",),
    "partly": ("matched", "changed"),
    "changed": ("partly",),
    "not mentioned": (),
}


def _with_slot(pq: PQ) -> list[Ask]:
    return [ask for ask in pq.asks if ask.slot_why and len(ask.misreadings) >= 2]


def _acts(pq: PQ) -> list[Named]:
    written = [ask for ask in pq.asks if ask.act_why and len(ask.act_against) >= 2]
    return [Named(f"{ask.id}-{part}") for ask in written for part in ("group", "act")]


def _with_elements(pq: PQ) -> list[Ask]:
    return [ask for ask in pq.asks if len(ask.elements) >= 3 and all(one.in_answer and one.why for one in ask.elements)]


@generator("slot", objective="Put what is asked into one sentence with a blank", over=_with_slot)
def slot(pq: PQ, ask: Ask, draw: Draw) -> Choice:
    """Pick the sentence which, once its blank is filled, answers what is asked."""
    misreadings = draw.order(ask.misreadings, lambda one: one.slot)[:3]
    one_ask = "The question asks for one thing." if len(pq.asks) == 1 else f"Take the words “{ask.trigger.exact}”."
    return choice(
        draw,
        stem=f"{one_ask} Which sentence, once its blank is filled, would answer it?",
        passages=(question_passage(pq),),
        texts={"slot": ask.slot, **{one.slot: one.slot for one in misreadings}},
        correct="slot",
        feedback={"slot": ask.slot_why or "", **{one.slot: one.why for one in misreadings}},
    )


@generator("act", objective="Tell what kind of act a question asks for", over=_acts)
def act(pq: PQ, target: Named, draw: Draw) -> Choice:
    """Say whether the words seek information or press for action, or which act they ask for."""
    name, part = target.id.rsplit("-", 1)
    ask, book = pq.ask(name), pq.codebook
    mine = book.act(ask.act)
    here = f"{ask.act_why} {mine.test}"
    alone, words = len(pq.asks) == 1, ask.trigger.exact
    if part == "act":
        others = draw.order(ask.act_against)[:3]
        return choice(
            draw,
            stem="What does the question ask for?" if alone else f"What do the words “{words}” ask for?",
            passages=(question_passage(pq),),
            texts={label: _capital(book.act(label).short) for label in (ask.act, *others)},
            correct=ask.act,
            feedback={ask.act: here, **{label: ask.act_against[label] for label in others}},
            minutes=1,
        )
    other = "action" if mine.group == "information" else "information"
    against = [why for label, why in ask.act_against.items() if book.act(label).group == other]
    return choice(
        draw,
        stem=f"{'Does the question' if alone else f'Do the words “{words}”'} seek information or press for action?",
        passages=(question_passage(pq),),
        texts={
            "information": "They seek information: a reply would say how things stand, plans included.",
            "action": "They press for action: a reply would say whether something will be done.",
        },
        correct=mine.group,
        feedback={mine.group: here, other: against[0] if against else here},
        fixed=True,
        minutes=0.5,
    )


@generator("elements", objective="Follow each element of an ask into the answer", over=_with_elements)
def elements(pq: PQ, ask: Ask, draw: Draw) -> Match:
    """Say of each thing asked for whether the answer matches, partly matches, changes or does not mention it."""
    left = tuple(Option(id=str(i), text=_capital(one.asked)) for i, one in enumerate(ask.elements, start=1))
    findings = pq.codebook.findings
    ids = dict(zip([one.id for one in findings], letters(len(findings)), strict=True))
    became = {str(i): one.in_answer for i, one in enumerate(ask.elements, start=1) if one.in_answer}
    return Match(
        stem=f"Here is what the words “{ask.trigger.exact}” ask for, part by part. What does the answer do with each?",
        passages=(question_passage(pq), *answer_passages(pq)),
        left=left,
        right=tuple(Option(id=ids[one.id], text=f"It {one.short}") for one in findings),
        minutes=3,
        key=MatchKey(
            pairs={i: ids[found] for i, found in became.items()},
            weights={i: {ids[near]: NEAR for near in NEIGHBOURS[found]} for i, found in became.items()},
            feedback={str(i): one.why or "" for i, one in enumerate(ask.elements, start=1)},
            against={ids[one.id]: one.test for one in findings},
            note="Core: " + "; ".join(one.asked for one in ask.elements if one.core) + ".",
        ),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
