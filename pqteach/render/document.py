"""What a corpus says of itself, written from its data: coverage, agreement, labels, kinds of item, the schema."""

import json
from pathlib import Path

from pqteach.bank import Bank
from pqteach.calendar import read_calendar
from pqteach.comparing import Comparison, agreed
from pqteach.contrasts import read_contrasts
from pqteach.corpus import Corpus, load, read_codings
from pqteach.coverage import Counts, Coverage, count, read_coverage
from pqteach.errors import SourceError
from pqteach.output import put_between
from pqteach.render.coverage import coverage_markdown, coverage_svg
from pqteach.render.guidelines import label_pages
from pqteach.render.reference import reference
from pqteach.schema import record_schema


def corpus_documents(folder: Path) -> dict[str, str]:
    """The files of a corpus folder that are written from its data, by name.

    README.md and GUIDELINES.md are written by hand but for what stands between two marks. Raises SourceError if the
    marks, or coverage.yaml, are not there, and UnknownName if no PQ has been coded twice.
    """
    corpus = load(folder)
    comparison = agreed(corpus, read_codings(folder))
    held_to, found = _counted(corpus, folder)
    tables = coverage_markdown(corpus, found, held_to)
    readme = put_between((folder / "README.md").read_text("utf-8"), "coverage", tables)
    guidelines = (folder / "GUIDELINES.md").read_text("utf-8")
    return {
        "README.md": put_between(readme, "agreement", agreement_table(comparison)),
        "GUIDELINES.md": put_between(guidelines, "labels", label_pages(corpus.codebook, comparison)),
        "ITEMS.md": reference(Bank(corpus)),
        "coverage.svg": coverage_svg(found, held_to),
        "schema.json": json.dumps(record_schema(corpus.codebook), indent=1, ensure_ascii=False) + "\n",
    }


def coverage_tables(corpus: Corpus, folder: Path) -> str:
    """What the corpus holds beside what it is held to, as Markdown; raises SourceError without a coverage.yaml."""
    held_to, found = _counted(corpus, folder)
    return coverage_markdown(corpus, found, held_to)


def agreement_table(comparison: Comparison) -> str:
    """The coefficients of agreement with their intervals, as a Markdown table."""
    lines = [
        f"Two coders, {comparison.pqs} PQs; intervals are 95%, from drawing PQs again.",
        "",
        "| measure | value | interval | units |",
        "| --- | ---: | --- | ---: |",
    ]
    for one in comparison.coefficients:
        value = "not defined" if one.value is None else f"{one.value:.2f}"
        interval = "" if one.low is None or one.high is None else f"{one.low:.2f} to {one.high:.2f}"
        lines.append(f"| {one.name} | {value} | {interval} | {one.units} |")
    return "\n".join(lines)


def _counted(corpus: Corpus, folder: Path) -> tuple[Coverage, Counts]:
    held_to = read_coverage(folder)
    if held_to is None:
        raise SourceError.at(folder.as_posix(), "it has no coverage.yaml", "say in one what the corpus is held to")
    return held_to, count(corpus, read_calendar(), read_contrasts(folder))
