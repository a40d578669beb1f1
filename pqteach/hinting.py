"""Hints in steps: each rules something out, or gives a part away, in words that were written for this item."""

from typing import assert_never

from pqteach.item import Item, segments


def hints(item: Item) -> tuple[str, ...]:
    """The hints of an item, the first to be given first; none where all of it would be given away."""
    match item.type:
        case "choice":
            earning = {item.key.correct, *item.key.weights}
            wrong = [option.id for option in item.options if option.id not in earning]
            given = wrong if len(item.options) - len(wrong) > 1 else wrong[:-1]  # two at least are left to choose from
            return tuple(f"Not {letter}. {item.key.feedback[letter]}" for letter in given)
        case "select" | "hottext":
            count, all_ = len(item.key.correct), len(item.options) if item.type == "select" else len(segments(item))
            belong = f"{count} of the {all_} {'belongs' if count == 1 else 'belong'}."
            one = item.key.correct[0]
            return (belong, f"{one} belongs. {item.key.feedback[one]}") if count > 1 else (belong,)
        case "match":
            left, right = next(iter(item.key.pairs.items()))
            return (f"{left} goes with {right}. {item.key.feedback[left]}",) if len(item.key.pairs) > 1 else ()
        case "order":
            return (f"{item.key.sequence[0]} comes first.",) if len(item.key.sequence) > 2 else ()
        case "entry":
            return (item.key.note,) if item.key.note else ()
        case "draft":
            return (f"It is checked for this: {', '.join(one.name for one in item.key.checks)}.",)
        case _:
            assert_never(item)
