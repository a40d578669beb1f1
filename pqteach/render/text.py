"""A PQ, an item and an outcome as text for a terminal."""

import textwrap
from typing import assert_never

from pqteach.checking import SIGNS, Outcome
from pqteach.item import Item, Passage
from pqteach.passages import answer_passages
from pqteach.pq import PQ
from pqteach.responding import how

WIDTH = 92


def pq_text(pq: PQ) -> str:
    """A PQ with its moves numbered in the answer and listed below, its verdicts and its notice."""
    head = f"{pq.heading}  [{pq.id}]"
    kind = "type not known" if pq.type == "unknown" else pq.type
    lines = [head, "=" * len(head), f"{pq.house} · {pq.answering_body} · tabled {pq.tabled} · {kind}"]
    lines += [f"Follows up {pq.pursuant_to}"] if pq.pursuant_to else []
    lines += [f"Answered together with {', '.join(pq.grouped_with)}"] if pq.grouped_with else []
    lines.append("")
    lines += ["QUESTION", *_wrapped(pq.question_text, "  "), ""]
    for passage in answer_passages(pq, numbered=True):
        lines += [passage.title.upper(), *passage_lines(passage), ""]
    if pq.moves:
        lines.append("MOVES")
        for number, move in enumerate(pq.moves, start=1):
            label = f"{pq.codebook.family_of(move.label).id} / {move.label}"
            lines += _wrapped(f"[{number}] {label}: {move.why}", "  ")
        lines.append("")
    for ask in pq.asks:
        verdict = ask.verdict
        reply = " ".join(filter(None, [verdict.reply, verdict.openness])) or (
            "withdrawn" if pq.withdrawn else "not answered"
        )
        rung = f", rung {verdict.rung} ({pq.codebook.rung(verdict.rung).name})" if verdict.rung is not None else ""
        lines += [f"{ask.id}: {reply}{rung}", *_wrapped(ask.slot, "  "), *_wrapped(ask.why or "", "  "), ""]
    return "\n".join([*lines, pq.notice])


def passage_lines(passage: Passage) -> list[str]:
    """The paragraphs of a passage, wrapped; segments carry their numbers, a focus stands between arrows."""
    lines: list[str] = []
    for paragraph in passage.paragraphs:
        shown = []
        for piece in paragraph:
            shown.append(f"[{piece.id}] " if piece.id else "")
            shown.append(f"»{piece.text}«" if piece.focus else piece.text)
        lines += [*_wrapped("".join(shown), "  "), ""]
    return lines[:-1]


def item_text(name: str, item: Item) -> str:
    """An item as a learner sees it."""
    lines = [*textwrap.wrap(f"{name}. {item.stem}", WIDTH), ""]
    match item.type:
        case "choice" | "select":
            options = [(one.id, one.text) for one in item.options]
        case "match":
            options = [(one.id, one.text) for one in (*item.left, *item.right)]
        case "order":
            options = [(one.id, one.text) for one in item.cards]
        case "hottext":
            options = []
            lines += [line for passage in item.passages for line in passage_lines(passage)]
        case "entry" | "draft":
            options = []
        case _:
            assert_never(item)
    for id_, text in options:
        lines += textwrap.wrap(f"{id_}  {text}", WIDTH, initial_indent="   ", subsequent_indent="      ")
    return "\n".join([*lines, "", how(item)])


def outcome_text(outcome: Outcome) -> str:
    """The headline of an outcome and what is said about each part of the response."""
    lines = [outcome.headline]
    for remark in outcome.remarks:
        first = f" {SIGNS[remark.mark]} {remark.about}: "
        lines += textwrap.wrap(remark.text, WIDTH, initial_indent=first, subsequent_indent="     ")
    return "\n".join(lines)


def _wrapped(text: str, indent: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        for line in paragraph.split("\n"):  # only a table has lines of its own
            lines += textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent)
    return lines
