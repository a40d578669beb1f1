"""The command for those who draft a question: what may be out of order in it."""

import re
import sys
from datetime import date, datetime
from pathlib import Path

import click

from pqteach.calendar import known_calendar
from pqteach.corpus import Corpus, load
from pqteach.errors import SourceError, UnknownName
from pqteach.keeping import corpus_option, example
from pqteach.pq import House

LONGEST_PATH = 256
"""Characters from which on an argument is a text and not the name of a file."""


@click.command(
    epilog=example('order "To ask the Secretary of State for Transport, if she will ..."', "order drafts.txt")
)
@click.argument("draft")
@click.option("--house", type=click.Choice(["Commons", "Lords"]), default="Commons", show_default=True)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of tabling; without it, today.")
@corpus_option
def order(draft: str, house: House, day: datetime | None, corpus: Path | None) -> None:
    """Say what may be out of order in a drafted question. Give the draft, or a file with one to a paragraph."""
    from pqteach.bodies import read_bodies
    from pqteach.ordering import order as advise

    drafts = [one for one in re.split(r"\n\s*\n", _draft_or_file(draft)) if one.strip()]
    if not drafts:
        raise click.UsageError("there is no draft: give one in quotation marks, or a file with one to a paragraph")
    bodies, tabled, any_found = read_bodies(), (day or datetime.now()).date(), False
    earlier = _answered_before(load(corpus), house, tabled)
    for one in drafts:
        found = advise(one, bodies=bodies, house=house, day=tabled, earlier=earlier)
        any_found |= bool(found)
        said = "\n".join(map(str, found)) or "nothing was found; the Table Office may still see something"
        click.echo(f"{' '.join(one.split())}\n{said}\n")
    sys.exit(any_found)


def _draft_or_file(given: str) -> str:
    """A draft as it is given, or what the file of that name holds; raises SourceError."""
    path = Path(given) if len(given) < LONGEST_PATH else None
    try:
        if path and path.is_file():
            return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError.at(given, f"it cannot be read: {error}", "save it as plain text, in UTF-8") from None
    if path and path.suffix and not re.search(r"\s", given):
        raise SourceError.at(given, "there is no such file", "look at its name, or give the draft in quotation marks")
    return given


def _answered_before(pqs: Corpus, house: House, day: date) -> dict[str, str]:
    """What was asked and, but for holding answers, answered in a session by a day, by id; nothing if it is unknown."""
    try:
        session = known_calendar().session(day)
    except UnknownName:
        return {}
    there = [pq for pq in pqs.where(house=house).values() if session.first <= pq.tabled <= day]
    return {pq.id: pq.asked for pq in there if any(one.kind != "holding" and one.date <= day for one in pq.answers)}
