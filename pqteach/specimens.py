"""For any item a correct, a partly correct, an incorrect and an invalid response, made from its key."""

from typing import NamedTuple, assert_never

from pqteach.item import Choice, DraftCheck, Item, Match, segments
from pqteach.responding import Raw


class Specimens(NamedTuple):
    """Responses to an item; `partly` is None where a response can only be right or wrong."""

    correct: Raw
    partly: Raw | None
    incorrect: Raw
    invalid: Raw


def specimens(item: Item) -> Specimens:
    """The specimens of an item: the first scores 1, the second between 0 and 1, the third 0, the last is not scored."""
    match item.type:
        case "choice":
            return _choice(item)
        case "select" | "hottext":
            known = [one.id for one in (item.options if item.type == "select" else segments(item))]
            keys = list(item.key.correct)
            wrong = [one for one in known if one not in keys and one not in item.key.optional]
            partly = keys[:1] if len(keys) > 1 else [*keys, wrong[0]] if len(wrong) > 1 else None
            return Specimens(keys, partly, wrong or list(item.key.optional), ["0"])
        case "match":
            return _match(item)
        case "order":
            sequence = list(item.key.sequence)
            swapped = [sequence[1], sequence[0], *sequence[2:]] if len(sequence) > 2 else None
            return Specimens(sequence, swapped, sequence[::-1], sequence[1:])
        case "entry":
            wrong_entry = {"date": "1 January 1801", "number": "-999999937", "word": "zzz"}[item.kind]
            invalid = {"date": "soon", "number": "many", "word": "  "}[item.kind]
            return Specimens(item.key.accepted[0], None, wrong_entry, invalid)
        case "draft":
            return Specimens(item.key.specimen, _spoilt(item.key.specimen, item.key.checks), "…", "   ")
        case _:
            assert_never(item)


def _choice(item: Choice) -> Specimens:
    weighted = max(item.key.weights, key=lambda one: item.key.weights[one], default=None)
    wrong = next(o.id for o in item.options if o.id != item.key.correct and o.id not in item.key.weights)
    return Specimens(item.key.correct, weighted, wrong, "9")


def _match(item: Match) -> Specimens:
    def wrong(left: str) -> str:
        weights = item.key.weights.get(left, {})
        return min((r.id for r in item.right if r.id != item.key.pairs[left]), key=lambda one: weights.get(one, 0))

    first, *rest = item.key.pairs
    partly = {**item.key.pairs, first: wrong(first)} if rest else None
    return Specimens(item.key.pairs, partly, {left: wrong(left) for left in item.key.pairs}, {first: "9"})


def _spoilt(text: str, checks: tuple[DraftCheck, ...]) -> str | None:
    """A text that fails one of several checks: what it must begin with is no longer at its beginning."""
    has_start = any(one.rule == "starts_with" for one in checks)
    return f"Well: {text}" if has_start and len(checks) > 1 else None
