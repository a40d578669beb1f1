"""Items about what comes next: the next question, a repetition, the remedy that fits, and matters followed through."""

from itertools import pairwise

from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, distractors, generator
from pqteach.item import Choice, Draft, DraftCheck, DraftKey, Option, Order, OrderKey, letters
from pqteach.material import FollowUp, Remedy
from pqteach.ordering.repeated import trigger_of
from pqteach.passages import answer_passages, question_passage
from pqteach.pq import PQ
from pqteach.reckoning import day_text
from pqteach.sources import Sequence

REMEDIES: dict[Remedy, str] = {
    "narrow": "Ask again for less: a shorter period, fewer places, or the part that is held.",
    "pursuant": "Table a further, more specific question on what the answer left open.",
    "other body": "Put it to the body that has the matter, or ask who answered here about powers over it.",
    "committee": "Take the answer, or its lateness, to the Procedure Committee.",
    "table again": "Table it again in the next session.",
    "wait": "Wait for the day or the event that the answer names before asking again.",
}
"""What a Member may do after an answer, as an option says it."""

LONGEST = 90
"""Words that are given for a question that is written; of published questions one in fifty has more than 75."""


def _followed(pq: PQ) -> list[Target]:
    return [Target(one.ask, one, by_length(pq)) for one in pq.follow_ups if pq.answers]


def _remedied(pq: PQ) -> list[Target]:
    with_remedy = [(one, one.remedy) for one in pq.follow_ups if one.remedy]
    return [Target(one.ask, one, 2, remedy.fits) for one, remedy in with_remedy]


def _several(sequence: Sequence) -> list[Target]:
    return [Target("order", level=2)] if len(sequence.pqs) >= 3 else []


def _steps(sequence: Sequence) -> list[Target]:
    later = [(i, pq) for i, pq in enumerate(sequence.pqs[1:], start=2) if pq.answers]
    return [Target(f"step-{i}", i, 3, pq.asks[0].verdict.value) for i, pq in later if pq.asks[0].verdict.value]


@generator(
    "next-question", objective="next", over=_followed, gives=("reply-verdict", "openness", "repetition", "write-next")
)
def next_question(pq: PQ, one: FollowUp, draw: Draw) -> Choice:
    """Choose the question that would fill what the answer left blank, and is in order."""
    ask = pq.ask(one.ask)
    why = {one.text: one.why, **{other.text: other.why for other in one.against}}
    others = distractors(draw, one.text, [o.text for o in one.against], 3, {text: text for text in why}, alike=_alike)
    return choice(
        draw,
        stem=f"The words “{ask.trigger.exact}” left a blank that the answer does not fill, or not wholly. Which "
        "question, tabled next in the same session, is in order and would get it filled?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={text: text for text in (one.text, *others)},
        correct=one.text,
        feedback={text: why[text] for text in (one.text, *others)},
        minutes=1.5,
    )


@generator("repetition", objective="next", over=_followed, gives=("next-question", "write-next"))
def repetition(pq: PQ, one: FollowUp, draw: Draw) -> Choice:
    """Find the question that only repeats what has been asked and answered in the session."""
    again = next(other for other in one.against if other.fault == "repetition")
    why = {one.text: f"It asks for something new. {one.why}", again.text: again.why}
    why |= {o.text: f"No repetition. {o.why}" for o in one.against if o.fault == "another blank"}
    rivals = draw.order(text for text in why if text != again.text)
    rivals.sort(key=lambda text: -_alike(text, again.text))
    form = trigger_of(again.text)
    others = [text for text in rivals if trigger_of(text) == form][:2] or rivals[:1]  # in the form of the repetition
    return choice(
        draw,
        stem="Which of these, tabled next in the same session, would only repeat in substance what was asked before?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={text: text for text in (again.text, *others)},
        correct=again.text,
        feedback={text: why[text] for text in (again.text, *others)},
        minutes=1.5,
    )


def _alike(one: str, other: str) -> float:
    """Whether two questions ask in the same form, and both or neither go back to an answer."""
    back = ["nswer of" in text for text in (one, other)]
    return (trigger_of(one) == trigger_of(other)) + 0.25 * (back[0] == back[1])


@generator("remedy", objective="next", over=_remedied)
def remedy(pq: PQ, one: FollowUp, draw: Draw) -> Choice:
    """Choose the remedy that fits an answer as it stands."""
    assert one.remedy is not None
    return choice(
        draw,
        stem=f"What fits best for the Member who asked “{pq.ask(one.ask).trigger.exact}”?",
        passages=(question_passage(pq), *answer_passages(pq)),
        texts={name: text for name, text in REMEDIES.items() if name == one.remedy.fits or name in one.remedy.against},
        correct=one.remedy.fits,
        feedback={one.remedy.fits: one.remedy.why, **{str(name): why for name, why in one.remedy.against.items()}},
        minutes=1,
    )


@generator("write-next", objective="drafting", over=_followed, gives=("reply-verdict", "openness"))
def write_next(pq: PQ, one: FollowUp, draw: Draw) -> Draft:
    """Write the question to be tabled next, to get the blank filled."""
    ask = pq.ask(one.ask)
    day = max(answer.date for answer in pq.answers)
    again = next(other for other in one.against if other.fault == "repetition")
    return Draft(
        stem=f"The words “{ask.trigger.exact}” left a blank that the answer does not fill, or not wholly. Write the "
        "question that you would table next in the same session to get it filled. It must be in order.",
        passages=(question_passage(pq), *answer_passages(pq)),
        lines=5,
        minutes=4,
        key=DraftKey(
            checks=(
                DraftCheck(
                    name="in order",
                    rule="in_order",
                    values=(pq.house, day.isoformat()),
                    passed="The check of order finds nothing against it. The Table Office may still see something.",
                    failed="The check of order finds something.",
                ),
                DraftCheck(
                    name="no repetition",
                    rule="not_asked",
                    values=(pq.house, f"the question of {day_text(pq.tabled)}", pq.asked),
                    passed="It does not ask in the same words again what has been answered.",
                    failed=f"A question may not repeat in substance one answered in the session. {again.why}",
                ),
                DraftCheck(
                    name="short",
                    rule="max_words",
                    values=(str(LONGEST),),
                    passed="It is short enough to have one blank.",
                    failed=f"It has more than {LONGEST} words: ask one thing.",
                ),
            ),
            specimen=one.text,
            note=f"Is it narrow enough that silence would show? {one.why}",
        ),
    )


@generator("series-order", objective="series", of=Sequence, over=_several)
def series_order(sequence: Sequence, target: None, draw: Draw) -> Order:
    """Put the answers of one matter in the order in which they were given."""
    drawn = draw.order(sequence.pqs, lambda pq: pq.id)
    ids = dict(zip([pq.id for pq in drawn], letters(len(drawn)), strict=True))
    between = tuple(
        f"“{_opening(one)}” came on {day_text(one.answers[-1].date)}, “{_opening(other)}” on "
        f"{day_text(other.answers[-1].date)}. {other.asks[0].why or other.asks[0].slot}"
        for one, other in pairwise(sequence.pqs)
    )
    return Order(
        stem="This question began a matter that was followed through several questions. Here is how the answers began. "
        "Put them in the order in which they were given.",
        passages=(question_passage(sequence.pqs[0]),),
        cards=tuple(Option(id=ids[pq.id], text=_opening(pq)) for pq in drawn),
        ends=("first", "last"),
        minutes=2.5,
        key=OrderKey(sequence=tuple(ids[pq.id] for pq in sequence.pqs), between=between),
    )


@generator("series-next", objective="series", of=Sequence, over=_steps)
def series_next(sequence: Sequence, step: int, draw: Draw) -> Choice:
    """Predict what the next answer does, then see it. A prediction earns no mark."""
    before, now = sequence.pqs[step - 2 : step]
    ask = now.asks[0]
    seen = f"The answer of {day_text(now.answers[-1].date)} begins “{_opening(now)}” {ask.why}"
    return choice(
        draw,
        stem=f"After this answer the next question in the matter was: “{now.asked.strip(' ,')}” Predict what the "
        f"answer to it does with “{ask.trigger.exact}”, and then see. There is no mark for it.",
        passages=(question_passage(before), *answer_passages(before)),
        texts={one.id: one.short for one in now.codebook.replies},
        correct=ask.verdict.value,
        feedback={one.id: seen for one in now.codebook.replies},
        fixed=True,
        minutes=1.5,
    ).model_copy(update={"points": 0})


def _opening(pq: PQ) -> str:
    """The first words of the last answer, to the end of a sentence."""
    words = pq.answers[-1].canonical.replace("\n", " ").split()
    end = next((i for i, word in enumerate(words[8:40], start=9) if word.endswith(".")), 30)
    return " ".join(words[:end])
