"""Rules about PQs that have to do with one another: follow-ups, groups, pairs and series, and splits."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pqteach.annotation import Annotation
from pqteach.contrasts import Contrasts, Splits
from pqteach.differing import differences
from pqteach.linting.record import Path
from pqteach.pq import PQ

Between = tuple[str, Path, str, str]
"""The id of the PQ to blame, the path in its record, what is wrong and what to try."""


def follow_ups(pqs: Mapping[str, PQ]) -> Iterator[Between]:
    """A follow-up names the answer that it pursues: its day, its number and its heading, in the Commons."""
    for pq in pqs.values():
        if pq.pursuant_to is None:
            continue
        first = pqs.get(pq.pursuant_to)
        if first is None:
            what = f"it pursues `{pq.pursuant_to}`, and there is no such PQ"
            yield pq.id, ("pursuant_to",), what, "name a PQ of the corpus"
            continue
        days = [answer.date for answer in first.answers if answer.date <= pq.tabled]
        if not days:
            what = f"it was tabled before {first.id} was answered"
            yield pq.id, ("pursuant_to",), what, "check both days"
        said = pq.question_text
        if not any(f"{day.day} {day:%B}" in said for day in days):
            yield pq.id, ("question",), f"it does not name the day on which {first.id} was answered", "add it"
        for name, words in (("heading", first.heading), ("number", first.source.uin)):
            if first.house == "Commons" and (words is None or words not in said):
                what = f"it does not quote the {name} of {first.id}" + (f", “{words}”" if words else "")
                yield pq.id, ("question",), what, "quote it, or give that PQ a `uin` in its `source`"
        if not any(one.label == "anchor" for one in pq.context):
            yield pq.id, ("context",), "no words are labelled as the anchor of the follow-up", "label them `anchor`"


def groups(pqs: Mapping[str, PQ]) -> Iterator[Between]:
    """PQs that were grouped name one another and have the same answers, on the same days, from the same body."""
    for pq in pqs.values():
        for name in pq.grouped_with:
            other = pqs.get(name)
            if other is None:
                yield pq.id, ("grouped_with",), f"there is no PQ `{name}`", "name a PQ of the corpus"
            elif {pq.id, *pq.grouped_with} != {other.id, *other.grouped_with}:
                yield pq.id, ("grouped_with",), f"{name} does not name the same group", "name all in each"
            elif (pq.answering_body, pq.answers) != (other.answering_body, other.answers):
                yield pq.id, ("answers",), f"{name} is grouped with it, and has another answer", "grouped is one answer"


def grouped(pqs: Mapping[str, PQ]) -> set[frozenset[str]]:
    """Every two PQs that were answered together."""
    return {frozenset((pq.id, name)) for pq in pqs.values() for name in pq.grouped_with}


def contrasts(pqs: Mapping[str, PQ], given: Contrasts) -> Iterator[Between]:
    """A pair has the same question or the same answer word for word; a series is in order of day."""
    for pair in given.pairs:
        if missing := [name for name in pair.pqs if name not in pqs]:
            yield missing[0], (), f"the pair `{pair.id}` names it, and there is no such PQ", "check the id"
            continue
        one, other = (pqs[name] for name in pair.pqs)
        if pair.same == "ask" and one.asked != other.asked:
            yield other.id, ("question",), f"the pair `{pair.id}` has two asks", "the words after the addressee are one"
        if pair.same == "answer" and [a.canonical for a in one.answers] != [a.canonical for a in other.answers]:
            yield other.id, ("answers",), f"the pair `{pair.id}` has two answers", "make them one, word for word"
    for series in given.series:
        if missing := [name for name in series.pqs if name not in pqs]:
            yield missing[0], (), f"the series `{series.id}` names it, and there is no such PQ", "check the id"
            continue
        for first, second in pairwise(pqs[name] for name in series.pqs):
            if second.tabled < first.tabled:
                yield second.id, ("tabled",), f"the series `{series.id}` has it after {first.id}", "put days in order"


def adjudicated(pqs: Mapping[str, PQ], codings: Mapping[str, Mapping[str, Annotation]]) -> Iterator[Between]:
    """Where the codings of a PQ differ in an act, a verdict or a label, its record has a ruling, and names coders."""
    for name, by in codings.items():
        if len(by) < 2 or name not in pqs:
            continue
        first, second = sorted(by)[:2]
        found = list(differences(pqs[name], by[first], by[second]))
        if found and not pqs[name].rulings:
            what = f"its coders differ ({found[0].about}), and there is no ruling"
            yield name, ("rulings",), what, "say in `rulings` which was followed, and why"
    for pq in pqs.values():
        for i, ruling in enumerate(pq.rulings):
            if strangers := set(ruling.codings) - set(codings.get(pq.id, {})):
                what = f"{ruling.id} is about a coding by {', '.join(sorted(strangers))}, and there is none"
                yield pq.id, ("rulings", i), what, "name the coders as in `codings`"


def splits(pqs: Mapping[str, PQ], given: Splits, contrasts: Contrasts, drafts: Sequence[str] = ()) -> Iterator[Between]:
    """Every PQ and every draft stands in one split, and PQs that give one another away stand in the same."""
    for text in (*pqs, *drafts):
        if len(given.of(text)) != 1:
            what = f"it stands in {len(given.of(text))} of the splits"
            yield text, (), what, "put its id into `lesson`, `practice` or `test` of splits.yaml, and into one only"
    for name in (*given.lesson, *given.practice, *given.test):
        if name not in pqs and name not in drafts:
            yield name, (), "splits.yaml names it, and there is no such PQ or draft", "take it out of the file"
    linked = contrasts.together() | grouped(pqs)
    linked |= {frozenset((pq.id, pq.pursuant_to)) for pq in pqs.values() if pq.pursuant_to}
    for one, other in sorted(sorted(two) for two in linked):
        if given.of(one) != given.of(other):
            what = f"it belongs together with {one}, which is in another split"
            yield other, (), what, "put both into one split"
