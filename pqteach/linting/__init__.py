"""What a corpus must satisfy: every rule over every file, all findings at once."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pqteach import sourcefile
from pqteach.codebook import Codebook
from pqteach.corpus import pq_files, pq_from, read_codebook, read_codings
from pqteach.errors import Finding, PqteachError
from pqteach.linting import record, teaching, verdicts

RULES = (*record.RULES, *verdicts.RULES, *teaching.RULES)
"""Every rule: a function of a PQ that yields what is wrong as path, what and what to try; its name is the rule's."""


def lint(target: Path) -> list[Finding]:
    """All that is wrong with a PQ file, a folder of them or a corpus, by file and line; an empty list if nothing is.

    Raises SourceError if the folder's codebook cannot be read.
    """
    above = (folder for folder in (target, *target.resolve().parents) if (folder / "codebook.yaml").exists())
    codebook = read_codebook(next(above, target))
    if target.is_file():
        return sorted(_lint_file(target, codebook))
    files = pq_files(target)
    if not files:
        hint = "name a PQ file, a folder of PQ files, or a corpus folder"
        return [Finding(target.as_posix(), 0, "there is no PQ here", hint, "empty")]
    per_file = chain.from_iterable(_lint_file(path, codebook) for path in files)
    return sorted([*per_file, *_same_id(files), *_codings(target, {path.stem for path in files})])


def _lint_file(path: Path, codebook: Codebook) -> Iterator[Finding]:
    try:
        source = sourcefile.read(path)
        pq = pq_from(source, path.stem, codebook)
    except PqteachError as error:
        yield from error.findings
        return
    for rule in RULES:
        for where, what, hint in rule(pq):
            yield source.finding(where, what, hint, rule.__name__.replace("_", "-"))


def _same_id(files: list[Path]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for path in files:
        if path.stem in seen:
            what = f"there is another PQ with this id: {seen[path.stem].as_posix()}"
            yield Finding(path.as_posix(), 0, what, "give one of the two another name", "same-id")
        seen[path.stem] = path


def _codings(folder: Path, ids: set[str]) -> Iterator[Finding]:
    try:
        codings = read_codings(folder)
    except PqteachError as error:
        yield from error.findings
        return
    for name in sorted(set(codings) - ids):
        what = f"`{name}` was coded, and the corpus has no such PQ"
        yield Finding((folder / "codings").as_posix(), 0, what, "mend the key `pq` of the coding", "codings")
