"""The command line: each command is a call to one function below."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import cast, get_args

import click

from pqteach import __version__
from pqteach.bank import Bank
from pqteach.contrasts import Split
from pqteach.corpus import load, searchable, shipped
from pqteach.drafting import order
from pqteach.errors import PqteachError, UnknownName, nearest
from pqteach.item import Level
from pqteach.keeping import COMMANDS, corpus_option, example
from pqteach.objectives import OBJECTIVES, TOPICS
from pqteach.output import write_files
from pqteach.recording import beside, in_copy, in_notebook, newest, readable, time_text
from pqteach.sheet import Sheet, Wanted, arrange, in_common
from pqteach.working import Mode

MEDIA = ("notebook",)

SEEDS = click.IntRange(0, 999_999_999)


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


@main.command(epilog=example("show 2017-03-09.social-media-national-security"))
@click.argument("pq")
@corpus_option
def show(pq: str, corpus: Path | None) -> None:
    """Show one PQ. Its text, its moves, its verdicts, and where it comes from."""
    click.echo(str(load(corpus)[pq]))


@main.command(
    epilog=example(
        'search "no plans"', "search --act legislate --rung 0", 'search lights --body "Department for Transport"'
    )
)
@click.argument("text", required=False)
@click.option("--body", help="The answering body, in full.")
@click.option("--act", help="A question act, such as legislate.")
@click.option("--move", help="A move in the answer, such as decline.")
@click.option("--reply", type=click.Choice(["full", "partial", "implicit", "none"]), help="The verdict on an ask.")
@click.option("--rung", type=click.IntRange(0, 6), help="A rung of the ladder.")
@corpus_option
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


@main.command(
    epilog=example(
        "make --topic commitment --n 10 --seed 7 --out week3",
        "make --objectives slot,act --level 2 --versions 30",
        "make --pq 2017-03-09.social-media-national-security --n 12",
    )
)
@click.option("--topic", help="What the sheet is about: see `pqteach topics`.")
@click.option("--objectives", help="Objectives, separated by commas, in place of a topic's: see `pqteach objectives`.")
@click.option("--pq", help="Make items about this PQ only.")
@click.option("--level", type=click.IntRange(1, 3), help="How hard: 1 short and plain, 3 long or debated.")
@click.option("--n", type=int, default=10, show_default=True, help="How many items.")
@click.option("--seed", type=SEEDS, default=1, show_default=True, help="Another number gives another sheet.")
@click.option("--versions", type=int, default=1, show_default=True, help="How many equivalent versions.")
@click.option("--repeat", is_flag=True, help="Let one PQ come in several items of a sheet.")
@click.option("--splits", default="lesson,practice", show_default=True, help="Where PQs may come from; `test` is kept.")
@click.option(
    "--mode",
    type=click.Choice(get_args(Mode)),
    default="practice",
    show_default=True,
    help="Whether responses are checked at once, or recorded and submitted.",
)
@click.option("--to", "media", default="notebook", show_default=True, help="Media, separated by commas.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write into.")
@corpus_option
def make(
    topic: str | None, objectives: str | None, pq: str | None, level: Level | None, n: int, seed: int, versions: int,
    repeat: bool, splits: str, mode: Mode, media: str, out: Path | None, corpus: Path | None,
) -> None:  # fmt: skip
    """Make a sheet of items. It is a learner's notebook, an instructor's with keys, and items.json, frozen."""
    _listed("--to", "medium", media, MEDIA)
    named = () if objectives is None else _listed("--objectives", "objective", objectives, tuple(OBJECTIVES))
    if topic is None and pq is None and not named:
        raise click.UsageError(
            f"say what about: --topic {'|'.join(TOPICS)}, --objectives or --pq (see `pqteach search`)"
        )
    if topic and named:
        raise click.UsageError("give --topic or --objectives: a topic is a list of objectives (see `pqteach topics`)")
    wanted = Wanted(
        topic=topic, objectives=named, pq=pq, level=level, repeat=repeat,
        splits=cast(tuple[Split, ...], _listed("--splits", "split", splits, get_args(Split))),
    )  # fmt: skip
    sheets = arrange(Bank(load(corpus)), __version__, wanted, n=n, seed=seed, versions=versions)
    out = out or Path(_slug(sheets[0].title))
    files: dict[str, str] = {}
    for sheet in sheets:
        files |= sheet_files(sheet, _seen_from(out, corpus), f"-{sheet.variant:02}" if versions > 1 else "", mode)
    _report(write_files(out, files))
    click.echo(f"{n} items each, about {max(sheet.minutes for sheet in sheets)} minutes")
    if shared := in_common(sheets):
        click.echo(f"some two versions have {shared} of their {n} items in common: there are no others of that kind")


def sheet_files(sheet: Sheet, corpus: str = "", mark: str = "", mode: Mode = "practice") -> dict[str, str]:
    """The files of a sheet by name; `corpus` is the folder of its PQs, as the notebooks see it, `mark` its version."""
    from pqteach.render.notebook import sheet_notebook

    return {
        f"worksheet{mark}.ipynb": sheet_notebook(sheet, corpus=corpus, mode=mode),
        f"worksheet{mark}.instructor.ipynb": sheet_notebook(sheet, instructor=True, corpus=corpus),
        f"items{mark}.json": sheet.model_dump_json(indent=1) + "\n",
    }


def _listed(option: str, what: str, given: str, there: tuple[str, ...]) -> tuple[str, ...]:
    """The names in a list separated by commas; raises UnknownName if one is not there."""
    names = tuple(name.strip() for name in given.split(","))
    for one in names:
        if one not in there:
            raise UnknownName.at(option, f"there is no {what} `{one}`", nearest(one, there))
    return names


@main.command(epilog=example("generators"))
@corpus_option
def generators(corpus: Path | None) -> None:
    """List the kinds of item. With what the learner does, and how many items can be made of how many sources."""
    from pqteach.render.reference import generator_rows

    for name, does, items, sources, types in generator_rows(Bank(load(corpus))):
        click.echo(f"{name}: {does}\n    {items} items of {sources} {types}")


@main.command(epilog=example("topics"))
def topics() -> None:
    """List the topics of sheets, with their objectives."""
    for name, topic in TOPICS.items():
        click.echo(f"{name}: {topic.title}\n    {topic.description}\n    objectives: {', '.join(topic.objectives)}")


@main.command(epilog=example("objectives"))
def objectives() -> None:
    """List what a learner comes to be able to do, with the kinds of item that serve it."""
    from pqteach.generators import GENERATORS

    for name, text in OBJECTIVES.items():
        kinds = [one.name for one in GENERATORS.values() if one.objective == name]
        click.echo(f"{name}: {text}\n    {', '.join(kinds)}")


@main.command(epilog=example("build", "build lessons/a-question-for-legislation.md --out week1"))
@click.argument("lesson", type=click.Path(path_type=Path), required=False)
@click.option("--out", type=click.Path(path_type=Path), default=Path("lessons-built"), show_default=True)
@corpus_option
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


@main.command(epilog=example("responses week3/worksheet.ipynb"))
@click.argument("notebook", type=click.Path(path_type=Path, dir_okay=False))
def responses(notebook: Path) -> None:
    """Show the responses that a notebook holds. When each was given, in which try, and to what."""
    held, copy = in_notebook(notebook), in_copy(notebook)
    for name, one in held.items():
        click.echo(f"{name}: {readable(one.response)}\n    {time_text(one.at)}, try {one.tries} · {one.ref}")
    click.echo(f"{len(held)} response{'' if len(held) == 1 else 's'}")
    if newer := [name for name, one in newest(held, copy).items() if held.get(name) != one]:
        click.echo(f"{beside(notebook).name} has newer ones: {', '.join(newer)}; run the notebook to take them up")


@main.command(epilog=example("lab", "lab exercises"))
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


for _command in (*COMMANDS, order):
    main.add_command(_command)
