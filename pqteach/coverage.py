"""What the corpus holds of each kind, what it must hold at the least, and how its register compares with real PQs."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from pqteach import sourcefile
from pqteach.calendar import Calendar
from pqteach.contrasts import Contrasts
from pqteach.corpus import Corpus
from pqteach.errors import UnknownName
from pqteach.frozen import Frozen, Text
from pqteach.pq import PQ, is_table, sentences

EACH = "each"
"""The name that stands in a group of floors for every one of the group."""

Counts = dict[str, dict[str, int]]
"""How many there are of each kind: group, then name."""

LIMBS = re.compile(r"\((?:a|i|1)\)")

OPENERS: dict[str, str] = {
    "pursuant or with reference": r"pursuant to|with reference to|further to",
    "assessment or estimate": r"(?:assessment|estimate)\b",
    "what steps": r"what (?:\w+ )?steps",
    "how many or how much": r"how (?:many|much)",
    "if the Minister will": r"if (?:he|she|they) will|whether they will",
    "whether": r"whether",
}
"""How a question opens: the first of these that its words match counts. Assessments asked for count as such."""

PHRASES: dict[str, str] = {
    "in due course": r"in due course",
    "disproportionate cost": r"disproportionate cost",
    "not held centrally": r"not (?:\w+ )?(?:held|collected)(?: \w+)? centrally|not centrally (?:held|collected)",
    "refers to an earlier answer": r"\brefer (?:the|my)\b.{0,60}\b(?:answer|reply)\b",
    "no plans": r"no (?:current |present )?plans",
    "matter for others": r"(?:is|are) (?:\w+ )?matters? for",
    "under review": r"under (?:\w+ )?review",
    "will write": r"\bwill write\b",
}


class Real(Frozen):
    """Shares of published PQs in per cent, and where they were measured."""

    openers: dict[Text, float]
    questions: dict[Text, float]
    phrases: dict[Text, float]
    answers: dict[Text, float]
    source: Text


class Coverage(Frozen):
    """What a corpus is held to: floors by group and name, medians in words from and to, and the real figures."""

    floors: dict[Text, dict[Text, int]]
    medians: dict[Text, tuple[int, int]]
    real: Real


def read_coverage(folder: Path) -> Coverage | None:
    """What the corpus in a folder is held to, None if it says nothing of it; raises SourceError."""
    path = folder / "coverage.yaml"
    return sourcefile.read(path).model(Coverage) if path.exists() else None


def count(corpus: Corpus, calendar: Calendar, contrasts: Contrasts) -> Counts:
    """How much there is of each kind, by the groups and names that floors are given for."""
    book, pqs = corpus.codebook, list(corpus.values())
    asks = [(pq, ask) for pq in pqs for ask in pq.asks]
    moves = Counter(move.label for pq in pqs for move in pq.moves)
    moves.update(one.id for one in book.moves if one.overlay for pq in pqs for _ in pq.figures)
    legislate = [(pq, ask) for pq, ask in asks if ask.act == "legislate"]

    def having(test: Callable[[PQ], object]) -> int:
        return sum(bool(test(pq)) for pq in pqs)

    return {
        "PQs": {"in all": len(pqs)},
        "acts": {one.id: sum(ask.act == one.id for _, ask in asks) for one in book.acts},
        "moves": {one.id: moves[one.id] for one in book.moves},
        "replies": {one.id: sum(ask.verdict.value == one.id for _, ask in asks) for one in book.replies},
        "rungs": {f"{one.rung} {one.name}": sum(a.verdict.rung == one.rung for _, a in asks) for one in book.rungs},
        "requests for legislation": {
            "in all": len(legislate),
            "bodies": len({pq.answering_body for pq, _ in legislate}),
            "rungs": len({ask.verdict.rung for _, ask in legislate} - {None}),
        },
        "questions": {
            "two or more asks": having(lambda pq: len(pq.asks) > 1),
            "lettered limbs": having(lambda pq: LIMBS.search(pq.question)),
            "follow-up of a PQ here": having(lambda pq: pq.pursuant_to),
        },
        "procedure": {
            "of the Lords": having(lambda pq: pq.house == "Lords"),
            "named day": having(lambda pq: pq.type == "named day"),
            "holding then substantive": having(
                lambda pq: [one.kind for one in pq.answers[:2]] == ["holding", "substantive"]
            ),
            "corrected": having(lambda pq: any(one.kind == "correction" for one in pq.answers)),
            "grouped": having(lambda pq: pq.grouped_with),
            "withdrawn": having(lambda pq: pq.withdrawn),
            "transferred": having(lambda pq: pq.transferred_from),
        },
        "spread": {
            "answering bodies": len({pq.answering_body for pq in pqs}),
            "sessions": len(set(_sessions(pqs, calendar))),
        },
        "contrasts": {"minimal pairs": len(contrasts.pairs), "series": len(contrasts.series)},
        "answers": {
            "of under 15 words": having(lambda pq: pq.answers and _length(pq) < 15),
            "of over 200 words": having(lambda pq: _length(pq) > 200),
            "with a table": having(_has_table),
        },
    }


def shortfalls(corpus: Corpus, found: Counts, held_to: Coverage) -> Iterator[tuple[str, str]]:
    """What is short of its floor or outside its range: what is wrong, and what to try."""
    for group, name, have, floor in rows(found, held_to):
        if have < floor:
            yield f"{group}, {name}: there are {have}, and {floor} are wanted", f"write {floor - have} more"
    for name, (low, high) in held_to.medians.items():
        if not low <= medians(corpus)[name] <= high:
            what = f"the median {name} has {medians(corpus)[name]:g} words, and {low} to {high} are wanted"
            yield what, "write longer or shorter ones"


def rows(found: Counts, held_to: Coverage) -> Iterator[tuple[str, str, int, int]]:
    """For each kind that has a floor: its group, its name, how many there are and how many there must be.

    Raises KeyError for a floor of a group or a kind that is not counted.
    """
    for group, floors in held_to.floors.items():
        each = floors.get(EACH)
        for name in found[group] if each is not None else floors:
            floor = floors.get(name, each)
            assert floor is not None  # a group has `each`, or it names the kinds
            yield group, name, found[group][name], floor


def medians(corpus: Corpus) -> dict[str, float]:
    """The median number of words of a question, and of the last answer to one."""
    pqs = list(corpus.values())
    answered = [_length(pq) for pq in pqs if pq.answers] or [0]
    return {"question": median(len(pq.question_text.split()) for pq in pqs), "answer": median(answered)}


def register(corpus: Corpus) -> dict[str, dict[str, float]]:
    """Shares in per cent of openers and stock phrases, by the groups and names of the real figures."""
    pqs = list(corpus.values())
    answers = [pq.answers[-1].canonical for pq in pqs if pq.answers]
    opened = Counter(_opener(pq) for pq in pqs)

    def share(test: Callable[[str], object], texts: list[str]) -> float:
        return 100 * sum(bool(test(text)) for text in texts) / len(texts)

    questions = [pq.question_text for pq in pqs]
    return {
        "openers": {name: 100 * opened[name] / len(pqs) for name in OPENERS},
        "questions": {
            "two asks": 100 * sum(len(pq.asks) > 1 for pq in pqs) / len(pqs),
            "lettered limbs": share(LIMBS.search, questions),
        },
        "phrases": {
            name: share(re.compile(pattern, re.IGNORECASE).search, answers) for name, pattern in PHRASES.items()
        },
        "answers": {
            "with a table": 100 * sum(map(_has_table, pqs)) / len(answers),
            "with a link": share(re.compile(r"https?://|www\.|\.gov\.uk", re.IGNORECASE).search, answers),
        },
    }


def _opener(pq: PQ) -> str:
    """The first of OPENERS that fits the words after the addressee, within the first twelve of them."""
    start = " ".join(pq.asked.lstrip(" ,").split()[:12])
    for name, pattern in OPENERS.items():
        if name == "assessment or estimate":
            fits = re.match(rf"(?:what|if|whether)\b.*?{pattern}", start)
        else:
            fits = re.match(pattern, start)
        if fits:
            return name
    return ""


def _length(pq: PQ) -> int:
    """Words of the last answer; 0 if there is none."""
    return len(pq.answers[-1].canonical.split()) if pq.answers else 0


def _has_table(pq: PQ) -> bool:
    return any(is_table(paragraph) for answer in pq.answers for paragraph in sentences(answer.text))


def _sessions(pqs: list[PQ], calendar: Calendar) -> Iterator[str]:
    for pq in pqs:
        try:
            yield calendar.session(pq.tabled).session
        except UnknownName:
            continue
