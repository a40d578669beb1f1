"""Items about two coders: the agreement on a small table worked out and read, and a forecast of how readers divide."""

from collections import Counter

from pqteach.agreement import Pairs, expected, kappa, observed
from pqteach.drawing import Draw
from pqteach.generating import Target, by_length, choice, generator
from pqteach.item import Choice, Entry, EntryKey, Match, MatchKey, Option, Passage, Piece, letters
from pqteach.material import Votes
from pqteach.passages import answer_passages, question_passage
from pqteach.pq import PQ
from pqteach.sources import Table

WELL, FAIRLY = 0.8, 0.667
"""Coefficients from which conclusions are firm, and tentative, by usual practice in content analysis."""

READINGS = {
    "firm": "They agree far beyond chance: firm conclusions can be drawn.",
    "tentative": "They agree beyond chance, but not by far: conclusions are tentative.",
    "weak": "Much of their agreement is what chance alone would give: the guidelines need work.",
}
SHARES = ("none", "a fifth", "two fifths", "three fifths", "four fifths", "all")


def shares(table: Table) -> tuple[float, float, float]:
    """Observed agreement of a table, what chance would give, and Cohen's kappa, which is 1 where all labels are one."""
    pairs: Pairs = Counter((first, second) for _, first, second in table.rows)
    value = kappa(pairs)
    return observed(pairs) or 0.0, expected(pairs) or 0.0, 1.0 if value is None else value


def _reading(table: Table) -> str:
    value = shares(table)[2]
    return "firm" if value >= WELL else "tentative" if value >= FAIRLY else "weak"


def _whole(table: Table) -> list[Target]:
    return [Target("table", level=1)]


def _mixed(table: Table) -> list[Target]:
    """The tables in which not every label is the same."""
    return [Target("table", level=3)] if shares(table)[1] < 1 else []


def _read(table: Table) -> list[Target]:
    return [Target("table", level=3, key=_reading(table))] if shares(table)[1] < 1 else []


def _voted(pq: PQ) -> list[Target]:
    """The asks of which readers chose two verdicts, or could have."""
    found = []
    for one in pq.votes:
        gold = pq.ask(one.ask).verdict.value
        if len(_considered(pq, one)) >= 2:
            share = Counter(map(str, one.cast))[gold]
            found.append(Target(one.ask, one, by_length(pq, disputed=len(set(one.cast)) > 1), f"{share} of {gold}"))
    return found


def _considered(pq: PQ, votes: Votes) -> list[str]:
    """The verdicts that were chosen or can be defended, in the order of the codebook."""
    ask = pq.ask(votes.ask)
    known = {ask.verdict.value, *(one.value for one in ask.accept), *votes.cast}
    return [one.id for one in pq.codebook.replies if one.id in known]


@generator("agreement-percent", objective="agreement", of=Table, over=_whole)
def agreement_percent(table: Table, target: None, draw: Draw) -> Entry:
    """Work out in how many per cent of the rows two coders agree."""
    agreed, count = sum(a == b for _, a, b in table.rows), len(table.rows)
    value = 100 * agreed / count
    return Entry(
        stem=f"Two coders, each without seeing the other's work, judged {table.about}. In how many per cent of "
        f"these {count} rows do they agree? Round to a whole number.",
        passages=(_shown(table),),
        kind="number",
        unit="%",
        minutes=2,
        key=EntryKey(
            accepted=(str(round(value)),),
            tolerance=0.6,
            feedback=f"They agree in {agreed} of {count} rows: {agreed} / {count} = {value:.1f} per cent.",
            near={
                str(agreed): f"That is the number of rows in which they agree. Divide it by {count}.",
                str(round(100 - value)): "That is the share of rows in which they differ.",
            },
        ),
    )


@generator("agreement-kappa", objective="agreement", of=Table, over=_mixed)
def agreement_kappa(table: Table, target: None, draw: Draw) -> Entry:
    """Work out Cohen's kappa of a small table by hand."""
    rows = table.rows
    one, other = Counter(a for _, a, _ in rows), Counter(b for _, _, b in rows)
    count, (seen, chance, value) = len(rows), shares(table)
    terms = " + ".join(f"{one[label]} × {other[label]} ({label})" for label in sorted(set(one) & set(other)))
    return Entry(
        stem=f"Two coders judged {table.about}. Work out Cohen's kappa of this table, to two decimal places.",
        passages=(_shown(table),),
        kind="number",
        minutes=6,
        key=EntryKey(
            accepted=(f"{value:.2f}",),
            tolerance=0.015,
            feedback=f"Observed agreement: {seen:.3f}. By chance: ({terms}) / {count} squared = {chance:.3f}. "
            f"Kappa is ({seen:.3f} - {chance:.3f}) / (1 - {chance:.3f}) = {value:.2f}.",
            near={f"{seen:.2f}": "That is the observed agreement. Take off what chance gives, and divide."},
        ),
    )


@generator("agreement-read", objective="agreement", of=Table, over=_read)
def agreement_read(table: Table, target: None, draw: Draw) -> Choice:
    """Say what the agreement of two coders on a small table allows."""
    seen, chance, value = shares(table)
    apart = next((text for text, a, b in table.rows if a != b), table.rows[0][0])
    found = (
        f"Observed {seen:.2f}, by chance {chance:.2f}: kappa is {value:.2f}, where {WELL} is "
        f"usually asked for firm conclusions and {FAIRLY} for tentative ones. See “{apart}”, for one. With so few "
        "rows it is a rough guide."
    )
    return choice(
        draw,
        stem=f"Two coders judged {table.about}. By Cohen's kappa, with the usual limits of {WELL} and {FAIRLY}, what "
        "does the table allow?",
        passages=(_shown(table),),
        texts=READINGS,
        correct=_reading(table),
        feedback=dict.fromkeys(READINGS, found),
        fixed=True,
        minutes=4,
    )


@generator("forecast", objective="forecast", over=_voted, gives=("reply-verdict", "second-reading", "openness"))
def forecast(pq: PQ, votes: Votes, draw: Draw) -> Match:
    """Forecast how several careful readers divided over a verdict; scored by Brier, reply by reply."""
    book, ask = pq.codebook, pq.ask(votes.ask)
    cast, count = Counter(map(str, votes.cast)), len(votes.cast)
    steps = {name: i / (len(SHARES) - 1) for i, name in enumerate(letters(len(SHARES)))}
    numbered = {str(i): name for i, name in enumerate(_considered(pq, votes), start=1)}
    nearest = {i: _nearest(steps, cast[name] / count) for i, name in numbered.items()}
    said = "; ".join(f"{number} of {count} “{book.reply(name).name}”" for name, number in cast.most_common())
    return Match(
        stem=f"{count} readers who knew the guidelines and nothing else judged whether the answer fills the blank of "
        f"“{ask.trigger.exact}”. Which share of them chose each of these verdicts? The shares should add up to all.",
        passages=(question_passage(pq), *answer_passages(pq)),
        left=tuple(Option(id=i, text=book.reply(name).short) for i, name in numbered.items()),
        right=tuple(Option(id=name, text=text) for name, text in zip(steps, SHARES, strict=True)),
        minutes=2,
        key=MatchKey(
            pairs=nearest,
            weights={i: _brier(steps, cast[name] / count, nearest[i]) for i, name in numbered.items()},
            feedback=dict.fromkeys(numbered, f"They chose: {said}. {ask.why}"),
            note="A forecast loses the square of its distance from the share that came out (Brier).",
        ),
    )


def _nearest(steps: dict[str, float], share: float) -> str:
    return min(steps, key=lambda step: abs(steps[step] - share))


def _brier(steps: dict[str, float], share: float, nearest: str) -> dict[str, float]:
    """What each forecast of a share earns: 1 less the squared distance."""
    earned = {name: round(1 - (value - share) ** 2, 3) for name, value in steps.items() if name != nearest}
    return {name: value for name, value in earned.items() if 0 < value < 1}


def _shown(table: Table) -> Passage:
    lines = ["| | first coder | second coder |", *(f"| {text} | {a} | {b} |" for text, a, b in table.rows)]
    return Passage(title="Two codings", paragraphs=((Piece(text="\n".join(lines)),),), notice=table.notice)
