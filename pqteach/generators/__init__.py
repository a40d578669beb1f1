"""Every generator there is, by name, in the order in which a PQ is read."""

from pqteach.errors import StaleRef, UnknownName, nearest
from pqteach.generating import Generator, Ref
from pqteach.generators import (
    anatomy,
    asks,
    cases,
    coding,
    dates,
    figures,
    following,
    formulas,
    lateness,
    moves,
    readings,
    verdicts,
    wording,
)
from pqteach.item import Item
from pqteach.sources import Source

_ALL: tuple[Generator, ...] = (
    anatomy.house, anatomy.question_part, anatomy.mark_part, anatomy.answering_body, anatomy.transferred,
    cases.in_order, cases.rule_broken, cases.offending_words, cases.repair,
    asks.count_asks, asks.slot, asks.act_group, asks.act,
    moves.move_label, moves.second_label, moves.mark_family, moves.missing_family, moves.move_target,
    moves.move_order, asks.ask_of_move, formulas.phrase_signals, formulas.commits_to,
    formulas.cloze,
    figures.figure_asked, figures.figure_counts, figures.comparison, figures.small_sum,
    asks.elements, verdicts.rival_survivor, verdicts.reply_verdict, readings.openness, readings.second_reading,
    verdicts.ladder_rung, verdicts.ladder_order, readings.ladder_card,
    wording.one_word, wording.pair_fields, wording.pair_verdicts,
    dates.named_day, dates.nominal_day, dates.deadline, dates.tabling_days, lateness.on_time, lateness.days_taken,
    lateness.lords_due,
    following.next_question, following.repetition, following.remedy, following.series_order, following.series_next,
    coding.agreement_percent, coding.agreement_kappa, coding.agreement_read, coding.forecast,
    cases.mend_draft, following.write_next, readings.write_answer,
)  # fmt: skip

GENERATORS: dict[str, Generator] = {one.name: one for one in _ALL}


def named(name: str) -> Generator:
    """The generator with a name; raises UnknownName."""
    if name not in GENERATORS:
        raise UnknownName.at("generators", f"there is no generator `{name}`", nearest(name, GENERATORS))
    return GENERATORS[name]


def make(generator: str, source: Source, target: str, seed: int) -> Item:
    """One item; raises UnknownName if the generator does not apply to that target of the source."""
    one = named(generator)
    targets = {found.id: found for found in one.over(source)} if isinstance(source, one.of) else {}
    if target not in targets:
        what = f"`{generator}` has no target `{target}` in {source.id}"
        raise UnknownName.at("generators", what, nearest(target, targets))
    return one.item(source, targets[target], seed)


def again(ref: str, source: Source) -> Item:
    """The item with a ref, made again from its source.

    Raises StaleRef if what would be shown is not, to the letter, what the ref was given for.
    """
    want = Ref.parse(ref)
    item = make(want.generator, source, want.target, want.seed)
    if item.ref != ref.strip():
        what = "the corpus has changed since this item was made, and it would now be another"
        raise StaleRef.at(f"`{ref}`", what, "make the sheet again, or use the version of pqteach that made it")
    return item
