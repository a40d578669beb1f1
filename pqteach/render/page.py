"""A PQ, an outcome and an item as HTML in which nothing from the corpus is markup."""

from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pqteach.checking import SIGNS, Outcome
from pqteach.item import Piece
from pqteach.passages import answer_passages, table_rows
from pqteach.pq import PQ
from pqteach.recording import Recorded, readable, time_text

# StrictUndefined: a slip in a template is an error here and not a blank in somebody's class.
templates = Environment(
    loader=PackageLoader("pqteach.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


class Shown(NamedTuple):
    """A run of an answer as the page shows it; `number` is 0 where no move is."""

    text: str
    number: int
    family: str
    label: str
    why: str


def pq_html(pq: PQ) -> str:
    """A PQ as an annotated page: moves by family, legend, the ladder, provenance. Names, and no party."""
    book = pq.codebook
    answers = []
    for answer, passage in zip(pq.answers, answer_passages(pq, numbered=True), strict=True):
        blocks = []
        for paragraph in passage.paragraphs:
            rows = [[[_shown(pq, piece) for piece in cell] for cell in row] for row in table_rows(paragraph)]
            blocks.append({"rows": rows, "pieces": [_shown(pq, piece) for piece in paragraph]})
        answers.append({"title": passage.title, "member": answer.answering_member.name, "blocks": blocks})
    counts = [(one, sum(book.move(move.label).family == one.id for move in pq.moves)) for one in book.families]
    return templates.get_template("pq.html").render(
        pq=pq, answers=answers, counts=counts, style=_style(), ladders=[_ladder(pq, i) for i in range(len(pq.asks))]
    )


def outcome_html(outcome: Outcome) -> str:
    """An outcome: its headline and what is said about each part of the response."""
    return templates.get_template("outcome.html").render(outcome=outcome, signs=SIGNS, style=_style())


def mirror(name: str, how: str, response: Recorded | None, outcome: Outcome | None) -> dict[str, str]:
    """What stands below a widget, to be read without one: the response and its outcome, as HTML and as text.

    The page writes it anew with every response; `data-pqteach` is the mark by which it is found.
    """
    said = f"no response yet. {how}"
    if response:
        said = f"response {readable(response.response)}, {time_text(response.at)}"
    html = templates.get_template("mirror.html").render(name=name, said=said, outcome=outcome, signs=SIGNS)
    return {"text/html": html, "text/plain": f"{name}: {said}" + (f"\n{outcome}" if outcome else "")}


def _shown(pq: PQ, piece: Piece) -> Shown:
    text, number = piece.text, int(piece.id or 0)
    if not number:
        return Shown(text, 0, "", "", "")
    move = pq.moves[number - 1]
    return Shown(text, number, pq.codebook.family_of(move.label).id, move.label, move.why)


def _ladder(pq: PQ, ask: int) -> Markup | None:
    """The ladder as a small picture with the ask's rung filled, and its words as the text alternative."""
    rung = pq.asks[ask].verdict.rung
    if rung is None:
        return None
    rungs = [(one.rung, one.name, 100 - 15 * one.rung) for one in reversed(pq.codebook.rungs)]
    return Markup(templates.get_template("ladder.svg").render(rungs=rungs, at=rung))  # noqa: S704  autoescaped above


def _style() -> Markup:
    source, _, _ = templates.loader.get_source(templates, "style.css")  # type: ignore[union-attr]  # it has one
    return Markup(source)  # noqa: S704  our own file
