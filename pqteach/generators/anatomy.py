"""Items about who asks what of whom, from the text of the question alone."""

from collections import Counter

from pqteach.annotation import Context
from pqteach.bodies import Body, known_bodies
from pqteach.drawing import Draw
from pqteach.generating import Target, choice, distractors, generator
from pqteach.item import Choice, Hottext, SelectKey
from pqteach.passages import asked_passage, parts, parts_passage, question_passage, quoting
from pqteach.pq import PQ
from pqteach.reckoning import day_text

TRIGGER = "is the clause that asks"
TRIGGER_TEST = "The trigger is the clause that asks, and no more: what comes after it is object or scope."
HOUSES = {"Commons": "The House of Commons", "Lords": "The House of Lords"}


def _addressed(pq: PQ) -> list[Target]:
    named = any(one.label == "addressee" for one in pq.context)
    return [Target("house", level=1, key=pq.house)] if named else []


def _parts(pq: PQ) -> list[Target]:
    """Each annotated stretch but the addressee, which opens every question; object and scope are the harder ones."""
    kept = [(name, label) for name, label, _, _ in parts(pq) if label != "addressee"]
    return [Target(name, (name, label), 2 if label in ("anchor", "trigger") else 3, label) for name, label in kept]


def _labels(pq: PQ) -> list[Target]:
    """The labels but object, the longest by nature, that some stretches have and at least two others have not."""
    counts = Counter(label for _, label, _, _ in parts(pq))
    found = [one for one in ("trigger", "scope", "anchor") if 0 < counts[one] <= counts.total() - 2]
    return [Target(label, label, 2) for label in found]


def _rivals(pq: PQ) -> tuple[Body, list[Body]]:
    """The body that answers, and those that it is taken for: alive on the day, and one that was not."""
    bodies = known_bodies()
    mine = bodies.named(pq.answering_body, pq.tabled)
    same = {one.name for one in bodies.bodies if one.asked_as == mine.asked_as}
    mistaken = [one.name for one in bodies.alive(pq.tabled) if mine.name in one.confused_with]
    alive = [
        bodies.named(name, pq.tabled) for name in dict.fromkeys((*mine.confused_with, *mistaken)) if name not in same
    ]
    kin = [one for one in bodies.bodies if mine.name in one.became or one.name in mine.became]
    gone = [one for one in kin if one.name not in same and not one.alive(pq.tabled)]
    return mine, [one for one in alive if one.alive(pq.tabled)] + gone[:1]


def _known(pq: PQ) -> bool:
    """Whether the body that answers, and the one that it was transferred from, are known."""
    names = {one.name for one in known_bodies().bodies}
    return {pq.answering_body, pq.transferred_from or pq.answering_body} <= names


def _answerable(pq: PQ) -> list[Target]:
    if pq.transferred_from or not _known(pq) or len(_rivals(pq)[1]) < 2:
        return []
    return [Target("body", level=2, key=pq.answering_body)]


def _transferred(pq: PQ) -> list[Target]:
    return [Target("body", level=3)] if pq.transferred_from and _known(pq) else []


@generator("house", objective="anatomy", over=_addressed)
def house(pq: PQ, target: None, draw: Draw) -> Choice:
    """Say from the opening words in which House a question was tabled."""
    words = next(one.quote.exact for one in pq.context if one.label == "addressee")
    why = {
        "Commons": f"“{words}” names one office, and its holder is to answer: so begins a question of the Commons.",
        "Lords": f"“{words}” puts it to the Government as a whole, as the Lords do; the Commons name one Minister.",
    }
    other = "Lords" if pq.house == "Commons" else "Commons"
    return choice(
        draw,
        stem="In which House was this question tabled?",
        passages=(question_passage(pq),),
        texts=HOUSES,
        correct=pq.house,
        feedback={pq.house: why[pq.house], other: f"Look at whom it is put to. {why[pq.house]}"},
        fixed=True,
        minutes=0.5,
    )


@generator("question-part", objective="anatomy", over=_parts)
def question_part(pq: PQ, part: tuple[str, str], draw: Draw) -> Choice:
    """Say what the marked stretch of the question is: addressee, anchor, trigger, object or scope."""
    name, label = part
    book = {one.id: one for one in pq.codebook.context}
    shorts = {"trigger": TRIGGER, **{one.id: one.short for one in pq.codebook.context}}
    tests = {"trigger": TRIGGER_TEST, **{one.id: one.test for one in book.values()}}
    words, why = _words(pq, name)
    return choice(
        draw,
        stem="What does the marked stretch of the question do?",
        passages=(parts_passage(pq, focus=name),),
        texts={one: f"It {short}." for one, short in shorts.items()},
        correct=label,
        feedback={one: why if one == label else f"Try it on “{words}”. {tests[one]}" for one in shorts},
        minutes=0.5,
    )


@generator("mark-part", objective="anatomy", over=_labels)
def mark_part(pq: PQ, label: str, draw: Draw) -> Hottext:
    """Mark every stretch of the question of one kind: the clause that asks, the object, or what limits it."""
    short = {"trigger": TRIGGER, **{one.id: one.short for one in pq.codebook.context}}
    numbered = {str(i): (name, one) for i, (name, one, _, _) in enumerate(parts(pq), start=1)}
    feedback = {}
    for i, (name, one) in numbered.items():
        words, why = _words(pq, name)
        feedback[i] = why if one == label else f"“{words}” {short[one]}. {why}"
    return Hottext(
        stem=f"Mark every stretch of the question that {short[label]}.",
        passages=(parts_passage(pq),),
        minutes=1,
        key=SelectKey(correct=tuple(i for i, (_, one) in numbered.items() if one == label), feedback=feedback),
    )


@generator("answering-body", objective="body", over=_answerable, alone=True)
def answering_body(pq: PQ, target: None, draw: Draw) -> Choice:
    """Pick the body that must answer, among those that answered on the day and one that did not exist."""
    mine, rivals = _rivals(pq)
    named = {one.name: one for one in (mine, *rivals)}
    others = distractors(
        draw, mine.name, [one.name for one in rivals], 3 if len(rivals) > 3 else 2, {name: name for name in named}
    )
    return _which(pq, draw, mine, [named[name] for name in others])


@generator("transferred", objective="body", over=_transferred, alone=True)
def transferred(pq: PQ, target: None, draw: Draw) -> Choice:
    """Say who answers a question that was put to one Minister and is another's."""
    bodies = known_bodies()
    mine, rivals = _rivals(pq)
    first = bodies.named(pq.transferred_from or "", pq.tabled)
    others = [one for one in rivals if one.name != first.name][:2]
    return _which(pq, draw, mine, [first, *others], transferred=True)


def _which(pq: PQ, draw: Draw, mine: Body, rivals: list[Body], transferred: bool = False) -> Choice:
    objects = [one.quote.exact.rstrip(" .;") for one in pq.context if one.label == "object"]
    about = f"The question asks about “{max(objects, key=len, default=pq.asks[0].trigger.exact)}”."
    feedback = {mine.name: f"{about} {_remit(mine, pq)}"}
    for one in rivals:
        if not one.alive(pq.tabled):
            feedback[one.name] = f"There was no {one.name} on {day_text(pq.tabled)}. {about} {_remit(mine, pq)}"
        elif transferred and one.name == pq.transferred_from:
            feedback[one.name] = (
                f"It was tabled to it, and then transferred: {about[0].lower()}{about[1:]} {_remit(mine, pq)}"
            )
        else:
            feedback[one.name] = f"{about} {_remit(one, pq)}"
    tabled = f"tabled on {day_text(pq.tabled)}"
    moved = f"This question, {tabled}, was put to one Minister and transferred to another. Which body answered it?"
    return choice(
        draw,
        stem=moved if transferred else f"Which body had to answer this question, {tabled}?",
        passages=(asked_passage(pq),),
        texts={one.name: one.name for one in (mine, *rivals)},
        correct=mine.name,
        feedback=feedback,
        minutes=0.5,
    )


def _remit(body: Body, pq: PQ) -> str:
    """What a body answered for: the matters first that share words with the question."""
    asked = {word[:5] for word in pq.asked.casefold().split() if len(word) > 4}
    near = sorted(body.answers_for, key=lambda matter: -len(asked & {word[:5] for word in matter.casefold().split()}))
    return f"The {body.name} answered for {', '.join(near[:2])} and {near[2] if len(near) > 2 else 'the like'}."


def _words(pq: PQ, name: str) -> tuple[str, str]:
    """The words of an annotated stretch of the question, and why it is what it is."""
    found: Context | None = next((one for one in pq.context if one.id == name), None)
    if found is not None:
        return found.quote.exact, quoting(found.why or "", found.quote.exact)
    ask = pq.ask(name)
    return ask.trigger.exact, f"“{ask.trigger.exact}” asks; what it asks about comes after it."
