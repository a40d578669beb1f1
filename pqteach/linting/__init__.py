"""What a corpus must satisfy: every rule over every file, all findings at once."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from pqteach import sourcefile
from pqteach.bodies import Bodies, read_bodies
from pqteach.calendar import Calendar, read_calendar
from pqteach.codebook import Codebook
from pqteach.contrasts import read_contrasts, read_splits
from pqteach.corpus import Coding, Corpus, coding_files, pq_files, pq_from, read_codebook, read_coding, same_id, shipped
from pqteach.coverage import count, read_coverage, shortfalls
from pqteach.drafts import read_drafts
from pqteach.errors import Finding, PqteachError
from pqteach.linting import material, record, teaching, verdicts, whole
from pqteach.linting.facts import answering_body, sitting_days, working_days
from pqteach.linting.sharing import Formulas, shared
from pqteach.mending import mended
from pqteach.pq import PQ

Read = dict[str, tuple[PQ, sourcefile.Source]]

RULES = (*record.RULES, *verdicts.RULES, *teaching.RULES, *material.RULES)
"""Every rule: a function of a PQ that yields what is wrong as path, what and what to try; its name is the rule's."""


def lint(target: Path) -> list[Finding]:
    """All that is wrong with a PQ file, a folder of them or a corpus, by file and line; an empty list if nothing is.

    Raises SourceError if the folder's codebook cannot be read.
    """
    above = (folder for folder in (target, *target.resolve().parents) if (folder / "codebook.yaml").exists())
    codebook = read_codebook(next(above, target))
    if target.is_file():
        return sorted(_lint_file(target, codebook, {}))
    files = pq_files(target)
    if not files:
        hint = "name a PQ file, a folder of PQ files, or a corpus folder"
        return [Finding(target.as_posix(), 0, "there is no PQ here", hint, "empty")]
    read: Read = {}
    findings = list(chain.from_iterable(_lint_file(path, codebook, read) for path in files))
    pqs = {name: pq for name, (pq, _) in read.items()}
    codings: dict[str, dict[str, Coding]] = {}
    for path in coding_files(target):
        try:
            coding = read_coding(path, codebook, pqs)
            codings.setdefault(coding.pq, {})[coding.coder] = coding
        except PqteachError as error:
            findings += error.findings
    return sorted([*findings, *_lint_whole(target, Corpus(pqs.values(), codebook), read, codings), *same_id(files)])


def _lint_whole(target: Path, pqs: Corpus, read: Read, codings: dict[str, dict[str, Coding]]) -> Iterator[Finding]:
    """What is wrong between PQs, and between codings of one, as far as they could be read."""
    sets, parts = read_contrasts(target), read_splits(target)
    drafts = [one.id for each in read_drafts(target).values() for one in each.every()]
    rules = {
        "follow-ups": whole.follow_ups(pqs),
        "groups": whole.groups(pqs),
        "contrasts": whole.contrasts(pqs, sets),
        "adjudicated": whole.adjudicated(pqs, codings),
        "splits": whole.splits(pqs, parts, sets, drafts) if parts else (),
    }
    for rule, found in rules.items():
        for name, where, what, hint in found:
            if name in read:
                yield read[name][1].finding(where, what, hint, rule)
            else:
                yield Finding(name, 0, what, hint, rule)
    if pqs and (held_to := read_coverage(target)):
        for what, hint in shortfalls(pqs, count(pqs, _world()[0], sets), held_to):
            yield Finding((target / "coverage.yaml").as_posix(), 0, what, hint, "coverage")
    constructed = {name: pq for name, pq in pqs.items() if pq.source.kind == "constructed"}
    for name, other, run in shared(constructed, _formulas(target), sets.together() | whole.grouped(pqs)):
        what = f"it shares “{run}” with {other}"
        yield read[name][1].finding((), what, "write the words afresh; formulas are in formulas.yaml", "sharing")


def _formulas(folder: Path) -> Formulas:
    own = folder / "formulas.yaml"
    return sourcefile.read(own if own.exists() else shipped() / "corpus" / "formulas.yaml").model(Formulas)


def _lint_file(path: Path, codebook: Codebook, read: Read) -> Iterator[Finding]:
    """What is wrong with one file; a PQ that can be read is put into `read`, with its source."""
    try:
        source = sourcefile.read(path)
        pq = pq_from(source, path.stem, codebook)
    except PqteachError as error:
        yield from error.findings
        return
    read[pq.id] = pq, source
    if mended(source.text) != source.text:
        what = "keys are out of order, or a line of text is not one sentence"
        yield Finding(source.name, 0, what, "run `pqteach lint --fix`", "layout")
    for rule in RULES:
        for where, what, hint in rule(pq):
            yield source.finding(where, what, hint, rule.__name__.replace("_", "-"))
    calendar, bodies = _world()
    for where, what, hint in sitting_days(pq, calendar):
        yield source.finding(where, what, hint, "sitting-days")
    for where, what, hint in working_days(pq, calendar):
        yield source.finding(where, what, hint, "working-days")
    for where, what, hint in answering_body(pq, bodies):
        yield source.finding(where, what, hint, "answering-body")


@lru_cache(maxsize=1)
def _world() -> tuple[Calendar, Bodies]:
    """What the facts of every record are held against, read once."""
    return read_calendar(), read_bodies()
