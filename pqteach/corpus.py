"""The corpus: an immutable mapping of id to PQ, with its codebook."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from pqteach import sourcefile
from pqteach.annotation import Annotation, Ask, Move, Openness, Reply
from pqteach.codebook import Codebook
from pqteach.errors import AnchorError, Finding, PqteachError, SourceError, UnknownName, nearest
from pqteach.frozen import Text
from pqteach.pq import PQ, House, Kind, Type
from pqteach.recalling import Known, recall, remember


class Coding(Annotation):
    """One coder's annotation of one PQ, as the coder left it."""

    pq: Text
    coder: Text
    note: Text | None = None
    hard_places: tuple[Text, ...] = ()


class Corpus(Mapping[str, PQ]):
    """PQs by id, in order of id. None can be added, replaced or taken out; `where` gives a smaller corpus."""

    def __init__(self, pqs: Iterable[PQ], codebook: Codebook, folder: Path | None = None) -> None:
        self._pqs = {pq.id: pq for pq in sorted(pqs, key=lambda pq: pq.id)}
        self._codebook = codebook
        self._folder = folder

    @property
    def codebook(self) -> Codebook:
        """The labels that the annotations use."""
        return self._codebook

    @property
    def folder(self) -> Path | None:
        """Where it was read from, and where pairs, drafts, splits and codings stand; None if it was made by hand."""
        return self._folder

    def __getitem__(self, name: str) -> PQ:
        try:
            return self._pqs[name]
        except KeyError:
            raise UnknownName.at("the corpus", f"it has no PQ `{name}`", nearest(name, self._pqs)) from None

    def __contains__(self, name: object) -> bool:
        return name in self._pqs

    def __iter__(self) -> Iterator[str]:
        return iter(self._pqs)

    def __len__(self) -> int:
        return len(self._pqs)

    def __repr__(self) -> str:
        return f"<Corpus of {len(self)} PQs, scheme pq-moves {self.codebook.version}>"

    def where(
        self,
        *,
        house: str | None = None,
        body: str | None = None,
        kind: str | None = None,
        type: str | None = None,
        act: str | None = None,
        reply: str | None = None,
        openness: str | None = None,
        rung: int | None = None,
        move: str | None = None,
        family: str | None = None,
        text: str | None = None,
    ) -> "Corpus":
        """The PQs that fit everything given.

        `house`, `body` (the answering body), `kind` (of source) and `type` are words of the record; `act`, `reply`,
        `openness` and `rung` must hold for one and the same ask; `move` and `family` for some move; `text` is
        looked for in heading, question and answers, whatever its case. Raises UnknownName for a label that the
        codebook does not have.
        """
        for name, given, allowed in (
            ("house", house, get_args(House)), ("kind", kind, get_args(Kind)), ("type", type, get_args(Type)),
            ("reply", reply, get_args(Reply)), ("openness", openness, get_args(Openness)), ("rung", rung, range(7)),
        ):  # fmt: skip
            _known(name, given, allowed)
        _known("act", act, self.codebook.ids("acts"))
        _known("move", move, self.codebook.ids("moves"))
        _known("family", family, [one.id for one in self.codebook.families])

        def fits_ask(ask: Ask) -> bool:
            found = (ask.act, ask.verdict.reply, ask.verdict.openness, ask.verdict.rung)
            return all(want in (None, have) for want, have in zip((act, reply, openness, rung), found, strict=True))

        def fits_move(one: Move) -> bool:
            return move in (None, one.label) and family in (None, self.codebook.move(one.label).family)

        def fits(pq: PQ) -> bool:
            record = (pq.house, pq.answering_body, pq.source.kind, pq.type)
            return (
                all(want in (None, have) for want, have in zip((house, body, kind, type), record, strict=True))
                and any(fits_ask(ask) for ask in pq.asks)
                and (move is family is None or any(fits_move(one) for one in pq.moves))
                and (text is None or text.casefold() in searchable(pq).casefold())
            )

        return Corpus((pq for pq in self.values() if fits(pq)), self.codebook, self.folder)


def searchable(pq: PQ) -> str:
    """Everything of a PQ that is Parliament's text: heading, question and answers."""
    return "\n".join([pq.heading, pq.question_text, *(answer.canonical for answer in pq.answers)])


@lru_cache(maxsize=1)
def shipped() -> Path:
    """The folder with the shipped `corpus` and `lessons`: inside the wheel, else beside the source."""
    packaged = Path(__file__).parent / "_data"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def load(folder: Path | str | None = None) -> Corpus:
    """The corpus in a folder, or the shipped one.

    Raises SourceError with all that is wrong in all files that cannot be read, so that they can be mended at once.
    """
    folder = Path(folder) if folder else shipped() / "corpus"
    ours = folder == shipped() / "corpus"
    known, seen = recall() if ours else {}, Known()
    codebook = read_codebook(folder, known, seen)
    pqs: list[PQ] = []
    findings: list[Finding] = []
    files = pq_files(folder)
    findings += same_id(files)
    for path in files:
        try:
            pqs.append(pq_from(sourcefile.read(path, known, seen), path.stem, codebook))
        except PqteachError as error:
            findings += error.findings
    if ours and seen.keys() != known.keys():
        remember(seen)
    if findings:
        raise SourceError(findings)
    if not pqs:
        raise SourceError.at(folder.as_posix(), "there is no PQ here", "name a folder with a `pqs` folder in it")
    return Corpus(pqs, codebook, folder)


def read_codebook(folder: Path, known: Known | None = None, seen: Known | None = None) -> Codebook:
    """The codebook of the corpus in a folder, or the shipped one if it has none of its own; raises SourceError."""
    own = folder / "codebook.yaml"
    path = own if own.exists() else shipped() / "corpus" / "codebook.yaml"
    return sourcefile.read(path, known, seen).model(Codebook)


def same_id(files: list[Path]) -> Iterator[Finding]:
    """A finding for each file that has the name, and so the id, of another."""
    seen: dict[str, Path] = {}
    for path in sorted(files):
        if path.stem in seen:
            what = f"there is another PQ with this id: {seen[path.stem].as_posix()}"
            yield Finding(path.as_posix(), 0, what, "give one of the two another name", "same-id")
        seen.setdefault(path.stem, path)


def pq_files(folder: Path) -> list[Path]:
    """The files of the PQs in a corpus folder, or in any folder of PQs, sorted by name."""
    pqs = folder / "pqs"
    return sorted((pqs if pqs.is_dir() else folder).rglob("*.yaml"), key=lambda path: path.name)


def read_pq(path: Path, codebook: Codebook) -> PQ:
    """The PQ in a file, every label in the codebook and every quote anchored; raises SourceError."""
    return pq_from(sourcefile.read(path), path.stem, codebook)


def pq_from(source: sourcefile.Source, name: str, codebook: Codebook) -> PQ:
    """The PQ in a YAML source, under the id that its file's name gives; raises SourceError."""
    pq = source.model(PQ, {"codebook": codebook}, id=name)
    findings = list(_misplaced(pq, source))
    if pq.id != name:
        what = f"the id is `{pq.id}` and the file is called `{name}`"
        findings.append(source.finding(["id"], what, "give the file the name of the id, or mend the id", "id"))
    if findings:
        raise SourceError(sorted(findings))
    return pq


def _misplaced(pq: PQ, source: sourcefile.Source) -> Iterator[Finding]:
    for path, selector, answer in pq.selectors():
        try:
            pq.find(selector, answer)
        except AnchorError as error:
            found = error.findings[0]
            yield source.finding(path, f"{found.where}: {found.what}", found.hint, "quote")


def read_codings(folder: Path | str | None = None, corpus: Corpus | None = None) -> dict[str, dict[str, Coding]]:
    """Each coder's annotations: PQ id, then coder; `corpus` is that of the folder, if it was loaded before.

    Raises SourceError. They are read only when asked for, and have a cache of their own.
    """
    folder = Path(folder) if folder else shipped() / "corpus"
    corpus = load(folder) if corpus is None else corpus
    ours = folder == shipped() / "corpus"
    known, seen = recall("codings") if ours else {}, Known()
    codings: dict[str, dict[str, Coding]] = {}
    for path in coding_files(folder):
        coding = read_coding(path, corpus.codebook, corpus, known, seen)
        codings.setdefault(coding.pq, {})[coding.coder] = coding
    if ours and seen.keys() != known.keys():
        remember(seen, "codings")
    return codings


def coding_files(folder: Path) -> list[Path]:
    """The files of the codings in a corpus folder, sorted."""
    return sorted((folder / "codings").rglob("*.yaml"))


def read_coding(
    path: Path, codebook: Codebook, pqs: Mapping[str, PQ], known: Known | None = None, seen: Known | None = None
) -> Coding:
    """The coding in a file, every quote anchored in the text of its PQ; raises SourceError."""
    source = sourcefile.read(path, known, seen)
    coding = source.model(Coding, {"codebook": codebook})
    if coding.pq not in pqs:
        what = f"`{coding.pq}` was coded, and the corpus has no such PQ that can be read"
        raise SourceError([source.finding(["pq"], what, nearest(coding.pq, pqs), "codings")])
    layers = {name: getattr(coding, name) for name in Annotation.model_fields}
    if findings := list(_misplaced(pqs[coding.pq].model_copy(update=layers), source)):
        raise SourceError(sorted(findings))
    return coding


def _known(layer: str, name: Any, names: Iterable[Any]) -> None:
    if name is not None and name not in names:
        raise UnknownName.at("where()", f"there is no {layer} `{name}`", nearest(str(name), map(str, names)))
