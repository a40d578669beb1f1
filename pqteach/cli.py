"""The command line: each command is a call to one function below."""

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import click

from pqteach import __version__
from pqteach.corpus import load, pq_files, read_coding, read_codings, searchable, shipped
from pqteach.errors import OutputError, PqteachError, UnknownName, nearest
from pqteach.linting import lint as find_faults
from pqteach.mending import mended
from pqteach.output import write_files
from pqteach.pq import House
from pqteach.sheet import TOPICS, Sheet, arrange
from pqteach.sourcefile import read

MEDIA = ("notebook",)

LONGEST_PATH = 256
"""Characters from which on an argument is a text and not the name of a file."""


class _Commands(click.Group):
    """Prints our errors as they are, in three parts, and exits with 1; click's own say how a command is used."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PqteachError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Written parliamentary questions, annotated, and exercises made from them."""


_corpus = click.option(
    "--corpus", type=click.Path(path_type=Path), help="A corpus folder of your own; without it, the shipped one."
)


def _example(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  pqteach {line}" for line in lines)


@main.command(epilog=_example("show 2017-03-09.social-media-national-security"))
@click.argument("pq")
@_corpus
def show(pq: str, corpus: Path | None) -> None:
    """Show one PQ. Its text, its moves, its verdicts, and where it comes from."""
    click.echo(str(load(corpus)[pq]))


@main.command(
    epilog=_example(
        'search "no plans"', "search --act legislate --rung 0", 'search lights --body "Department for Transport"'
    )
)
@click.argument("text", required=False)
@click.option("--body", help="The answering body, in full.")
@click.option("--act", help="A question act, such as legislate.")
@click.option("--move", help="A move in the answer, such as decline.")
@click.option("--reply", type=click.Choice(["full", "partial", "implicit", "none"]), help="The verdict on an ask.")
@click.option("--rung", type=click.IntRange(0, 6), help="A rung of the ladder.")
@_corpus
def search(
    text: str | None,
    body: str | None,
    act: str | None,
    move: str | None,
    reply: str | None,
    rung: int | None,
    corpus: Path | None,
) -> None:
    """List the PQs that hold a text or a label."""
    found = load(corpus).where(text=text, body=body, act=act, move=move, reply=reply, rung=rung)
    for pq in found.values():
        click.echo(f"{pq.id}\n    {pq.heading} · {pq.answering_body}{_around(searchable(pq), text)}")
    click.echo(f"{len(found)} PQ{'' if len(found) == 1 else 's'}")


def _around(haystack: str, text: str | None) -> str:
    at = haystack.casefold().find((text or "").casefold()) if text else -1
    if not text or at < 0:
        return ""
    piece = haystack[max(0, at - 40) : at + len(text) + 40]
    return f"\n    …{' '.join(piece.split())}…"


@main.command(epilog=_example("lint", "lint --fix my-corpus", "lint corpus/pqs/2017/2017-03-09.example.yaml"))
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--fix", is_flag=True, help="First put right the order of keys, and one sentence to a line.")
def lint(target: Path | None, fix: bool) -> None:
    """Check PQ files. All that is wrong is listed at its line, with what to try."""
    here = shipped() / "corpus"
    target = target or (here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here)
    for path in ([target] if target.is_file() else pq_files(target)) if fix else []:
        text = read(path).text
        if (new := mended(text)) != text:
            write_files(path.parent, {path.name: new})
            click.echo(f"{path.as_posix()}: laid out afresh")
    findings = find_faults(target)
    for finding in findings:
        click.echo(str(finding))
    if findings:
        files = len({finding.where for finding in findings})
        click.echo(f"{len(findings)} finding(s) in {files} file(s)", err=True)
        sys.exit(1)
    click.echo("nothing to mend")


@main.command(
    epilog=_example(
        "make --topic commitment --n 10 --seed 7 --out week3",
        "make --pq 2017-03-09.social-media-national-security --n 12",
    )
)
@click.option("--topic", help="One of: " + ", ".join(f"{name} ({topic.description})" for name, topic in TOPICS.items()))
@click.option("--pq", help="Make items about this PQ only.")
@click.option("--n", type=int, default=10, show_default=True, help="How many items.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number gives another sheet.")
@click.option("--to", "media", default="notebook", show_default=True, help="Media, separated by commas.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write into.")
@_corpus
def make(
    topic: str | None, pq: str | None, n: int, seed: int, media: str, out: Path | None, corpus: Path | None
) -> None:
    """Make a sheet of items. It is a learner's notebook, an instructor's with keys, and items.json, frozen."""
    for medium in media.split(","):
        if medium.strip() not in MEDIA:
            raise UnknownName.at("--to", f"there is no medium `{medium.strip()}`", nearest(medium.strip(), MEDIA))
    if topic is None and pq is None:
        raise click.UsageError(f"say what about: --topic {'|'.join(TOPICS)}, or --pq ID (see `pqteach search`)")
    sheet = arrange(load(corpus), __version__, topic=topic, pq=pq, n=n, seed=seed)
    out = out or Path(_slug(sheet.title))
    _report(write_files(out, sheet_files(sheet, _seen_from(out, corpus))))


def sheet_files(sheet: Sheet, corpus: str = "") -> dict[str, str]:
    """The files of a sheet by name; `corpus` is the folder of its PQs, as seen from the notebooks."""
    from pqteach.render.notebook import sheet_notebook

    return {
        "worksheet.ipynb": sheet_notebook(sheet, corpus=corpus),
        "worksheet.instructor.ipynb": sheet_notebook(sheet, instructor=True, corpus=corpus),
        "items.json": sheet.model_dump_json(indent=1) + "\n",
    }


@main.command(epilog=_example("build", "build lessons/a-question-for-legislation.md --out week1"))
@click.argument("lesson", type=click.Path(path_type=Path), required=False)
@click.option("--out", type=click.Path(path_type=Path), default=Path("lessons-built"), show_default=True)
@_corpus
def build(lesson: Path | None, out: Path, corpus: Path | None) -> None:
    """Build a lesson. It, or each shipped one, becomes a learner's and an instructor's notebook."""
    from pqteach.lesson import read_lesson
    from pqteach.render.notebook import lesson_notebook

    pqs = load(corpus)
    files = {}
    for path in [lesson] if lesson else sorted((shipped() / "lessons").glob("*.md")):
        read = read_lesson(path, pqs)
        seen = _seen_from(out, corpus)
        files[f"{path.stem}.ipynb"] = lesson_notebook(read, corpus=seen)
        files[f"{path.stem}.instructor.ipynb"] = lesson_notebook(read, instructor=True, corpus=seen)
    _report(write_files(out, files))


@main.command(
    epilog=_example('order "To ask the Secretary of State for Transport, if she will ..."', "order drafts.txt")
)
@click.argument("draft")
@click.option("--house", type=click.Choice(["Commons", "Lords"]), default="Commons", show_default=True)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of tabling; without it, today.")
def order(draft: str, house: House, day: datetime | None) -> None:
    """Say what may be out of order in a drafted question. Give the draft, or a file with one to a paragraph."""
    from pqteach.bodies import read_bodies
    from pqteach.ordering import order as advise

    path = Path(draft) if len(draft) < LONGEST_PATH else None
    text = path.read_text("utf-8") if path and path.is_file() else draft
    bodies, tabled, any_found = read_bodies(), (day or datetime.now()).date(), False
    for one in filter(str.strip, re.split(r"\n\s*\n", text)):
        found = advise(one, bodies=bodies, house=house, day=tabled)
        any_found |= bool(found)
        said = "\n".join(map(str, found)) or "nothing was found; the Table Office may still see something"
        click.echo(f"{' '.join(one.split())}\n{said}\n")
    sys.exit(any_found)


@main.command(epilog=_example("agreement", "agreement mine.yaml yours.yaml"))
@click.argument("codings", nargs=-1, type=click.Path(path_type=Path))
@_corpus
def agreement(codings: tuple[Path, ...], corpus: Path | None) -> None:
    """Measure how far two coders agree. Give two coding files of one PQ, or none for all of the corpus."""
    from pqteach.comparing import agreed, compare
    from pqteach.differing import differences

    pqs = load(corpus)
    if len(codings) not in (0, 2):
        raise click.UsageError(f"agreement is between two coding files, and {len(codings)} are given")
    if codings:
        one, other = (read_coding(path, pqs.codebook, pqs) for path in codings)
        if one.pq != other.pq:
            what = f"it is about {other.pq}, and {codings[0]} about {one.pq}"
            raise UnknownName.at(codings[1].as_posix(), what, "give two codings of one PQ")
        click.echo(str(compare([pqs[one.pq]], [one], [other], (one.coder, other.coder))))
        listed = [str(found) for found in differences(pqs[one.pq], one, other)]
        click.echo("\n".join(["\nwhere they differ", *listed] if listed else ["\nthey do not differ"]))
        return
    click.echo(str(agreed(pqs, read_codings(corpus))))


@main.command(epilog=_example('new "Ferries: Timetables" --tabled 2024-03-05 --body "Department for Transport"'))
@click.argument("heading")
@click.option("--tabled", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day of tabling: 2024-03-05.")
@click.option("--body", required=True, help="The answering body, in full.")
@click.option("--house", type=click.Choice(["Commons", "Lords"]), default="Commons", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write into; else the corpus's own.")
@_corpus
def new(heading: str, tabled: datetime, body: str, house: House, out: Path | None, corpus: Path | None) -> None:
    """Begin a PQ. A small whole record is written, which lints, to be written over part by part."""
    from pqteach.bodies import read_bodies
    from pqteach.calendar import read_calendar
    from pqteach.skeleton import skeleton

    day = tabled.date()
    name, text = skeleton(heading, day, body, house, bodies=read_bodies(), calendar=read_calendar())
    folder = out or (corpus or shipped() / "corpus") / "pqs" / str(day.year)
    if (folder / f"{name}.yaml").exists():
        raise OutputError.at((folder / f"{name}.yaml").as_posix(), "it is there already", "choose another heading")
    for path in write_files(folder, {f"{name}.yaml": text}):
        click.echo(f"wrote {path.as_posix()}\nwrite your words over it, and check them with: pqteach lint {path}")


@main.command(epilog=_example("coverage"))
@_corpus
def coverage(corpus: Path | None) -> None:
    """Show what the corpus holds of each kind. With the least there must be, and how its register compares."""
    from pqteach.render.document import coverage_tables

    click.echo(coverage_tables(load(corpus), corpus or shipped() / "corpus"))


@main.command(epilog=_example("document"))
@_corpus
def document(corpus: Path | None) -> None:
    """Write again what the corpus says of itself: coverage, agreement, the page of each label, the schema."""
    from pqteach.render.document import corpus_documents

    folder = corpus or shipped() / "corpus"
    for path in write_files(folder, corpus_documents(folder)):
        click.echo(f"wrote {path.as_posix()}")


@main.command(epilog=_example("lab", "lab exercises"))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
def lab(folder: Path) -> None:
    """Open JupyterLab on a folder of notebooks."""
    sys.exit(subprocess.run([sys.executable, "-m", "jupyterlab", str(folder)], check=False).returncode)  # noqa: S603


def _report(paths: list[Path]) -> None:
    for path in paths:
        click.echo(f"wrote {path.as_posix()}")
    click.echo(f"open {paths[0].as_posix()} in JupyterLab: pqteach lab {paths[0].parent.as_posix()}")


def _seen_from(out: Path, corpus: Path | None) -> str:
    """A corpus folder as a notebook in `out` finds it: JupyterLab starts a notebook in its own folder."""
    return Path(os.path.relpath(corpus, out)).as_posix() if corpus else ""


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60] or "sheet"
