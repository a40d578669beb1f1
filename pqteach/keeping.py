"""Commands for those who keep a corpus: check it, begin a PQ, measure it, and write again what it says of itself."""

import sys
from datetime import datetime
from pathlib import Path

import click

from pqteach.corpus import load, pq_files, read_coding, read_codings, shipped
from pqteach.errors import OutputError, UnknownName
from pqteach.linting import lint as find_faults
from pqteach.mending import mended
from pqteach.output import write_files
from pqteach.pq import House
from pqteach.sourcefile import read

corpus_option = click.option(
    "--corpus", type=click.Path(path_type=Path), help="A corpus folder of your own; without it, the shipped one."
)


def example(*lines: str) -> str:
    """The examples that stand below the help of a command."""
    return "\b\nExamples:\n" + "\n".join(f"  pqteach {line}" for line in lines)


@click.command(epilog=example("lint", "lint --fix my-corpus", "lint corpus/pqs/2017/2017-03-09.example.yaml"))
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


@click.command(epilog=example("agreement", "agreement mine.yaml yours.yaml"))
@click.argument("codings", nargs=-1, type=click.Path(path_type=Path))
@corpus_option
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


@click.command(epilog=example('new "Ferries: Timetables" --tabled 2024-03-05 --body "Department for Transport"'))
@click.argument("heading")
@click.option("--tabled", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day of tabling: 2024-03-05.")
@click.option("--body", required=True, help="The answering body, in full.")
@click.option("--house", type=click.Choice(["Commons", "Lords"]), default="Commons", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write into; else the corpus's own.")
@corpus_option
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


@click.command(epilog=example("coverage"))
@corpus_option
def coverage(corpus: Path | None) -> None:
    """Show what the corpus holds of each kind. With the least there must be, and how its register compares."""
    from pqteach.render.document import coverage_tables

    click.echo(coverage_tables(load(corpus), corpus or shipped() / "corpus"))


@click.command(epilog=example("document"))
@corpus_option
def document(corpus: Path | None) -> None:
    """Write again what the corpus says of itself: coverage, agreement, labels, kinds of item, the schema."""
    from pqteach.render.document import corpus_documents

    folder = corpus or shipped() / "corpus"
    for path in write_files(folder, corpus_documents(folder)):
        click.echo(f"wrote {path.as_posix()}")


@click.command(epilog=example("audit", "audit slot reply-verdict", "audit --write"))
@click.argument("generators", nargs=-1)
@click.option("--write", is_flag=True, help="Write the table into AUDIT.md of the corpus.")
@corpus_option
def audit(generators: tuple[str, ...], write: bool, corpus: Path | None) -> None:
    """Measure whether items can be guessed without the PQ, and whether every item is sound. Needs scikit-learn."""
    from pqteach.auditing import guess_all, page, table
    from pqteach.auditing.soundness import faults, told
    from pqteach.bank import Bank
    from pqteach.generators import GENERATORS, named

    if write and generators:
        raise click.UsageError("--write is for the whole table: name no generators")
    names = list(dict.fromkeys(named(name).name for name in generators)) or list(GENERATORS)
    bank = Bank(load(corpus))
    guessed = guess_all(bank, names)
    click.echo(table(guessed))
    if write:
        folder = corpus or shipped() / "corpus"
        for path in write_files(folder, {"AUDIT.md": page(guessed)}):
            click.echo(f"wrote {path.as_posix()}")
    found = [fault for name in names for fault in faults(bank, name)] + ([] if generators else told(bank))
    for fault in found:
        click.echo(fault)
    if without := [name for name in names if not bank.candidates([name])]:
        click.echo(f"no item can be made by: {', '.join(without)}")
    above = [f"{one.generator}: {way}" for one in guessed for way in one.above]
    click.echo(f"{len(above)} strategies above what is allowed, {len(found)} faults")
    sys.exit(bool(above or found))


COMMANDS: tuple[click.Command, ...] = (lint, agreement, new, coverage, document, audit)
