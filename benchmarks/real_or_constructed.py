"""Can a reader tell constructed PQs from real ones? Prepares the texts to be read, and scores what the reader said.

python benchmarks/real_or_constructed.py prepare FOLDER --seed 1     writes texts.md, to be read, and key.json
python benchmarks/real_or_constructed.py score FOLDER guesses.txt    a line of the guesses is "12 real" or "12 made"
"""

import argparse
import gzip
import html
import json
import math
import random
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pqteach
from pqteach.contrasts import read_contrasts
from pqteach.corpus import shipped

REAL = Path(__file__).parents[2] / "shared/data/real/bulk.jsonl.gz"
EACH = 25
FIRST = "2016-05"  # the sessions of the corpus begin here

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})(?:,? \d{{4}})?|\b(?:{MONTHS}) \d{{4}}")
NUMBER = re.compile(r"\b((?:Questions?|UIN|PQ)(?: UIN| number)?) ?(?:HL)?\d{2,6}\b|\bHL ?\d{2,6}\b")


def bare(question: str, answer: str) -> str:
    """A question with its last answer, without markup; days and the numbers of questions are masked in both."""
    text = f"Q: {plain(question)}\n\nA: {plain(answer)}"
    return NUMBER.sub(lambda match: f"{match[1] or ''} [number]".strip(), DAY.sub("[date]", text))


def plain(text: str) -> str:
    """A published text without its markup, with the quotation marks of the corpus."""
    text = re.sub(r"</(p|tr|li|h\d)>|<br ?/?>", "\n", text)
    text = re.sub(r"</t[dh]>", " | ", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("‘", "'").replace("’", "'")
    text = text.replace("“", '"').replace("”", '"').replace("\u2011", "-").replace("\u200b", "")
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


class Text(NamedTuple):
    """A PQ as it is read, with what it is matched by."""

    text: str
    house: str
    body: str
    tabled: date
    words: int
    legislation: bool


def text_of(question: str, answer: str, house: str, body: str, tabled: date) -> Text:
    """A PQ as it is read."""
    law = re.search(r"legislat|regulations|\bBill\b", plain(question))
    return Text(bare(question, answer), house, body, tabled, len(plain(answer).split()), bool(law))


def real() -> list[Text]:
    """Every real PQ of the years of the corpus that has an answer."""
    with gzip.open(REAL, "rt") as lines:
        records = [json.loads(line) for line in lines]
    kept = (r for r in records if (r["date_tabled"] or "") >= FIRST and r["answer_text"] and r["question_text"])
    return [
        text_of(
            r["question_text"], r["answer_text"], r["house"], r["answering_body"] or "",
            date.fromisoformat(r["date_tabled"]),
        )
        for r in kept
    ]  # fmt: skip


def constructed(draw: random.Random) -> list[Text]:
    """One constructed PQ that was answered of each pair, series or group, and all that stand alone, shuffled."""
    pqs = {pq.id: pq for pq in pqteach.load().values() if pq.source.kind == "constructed" and pq.answers}
    contrasts = read_contrasts(shipped() / "corpus")
    families = [set(one.pqs) for one in (*contrasts.pairs, *contrasts.series)]
    families += [{pq.id, *pq.grouped_with} for pq in pqs.values() if pq.grouped_with]
    kept: list[pqteach.PQ] = []
    for name in draw.sample(sorted(pqs), len(pqs)):
        if not any(name in family and family & {pq.id for pq in kept} for family in families):
            kept.append(pqs[name])
    return [text_of(pq.question_text, pq.answers[-1].canonical, pq.house, pq.answering_body, pq.tabled) for pq in kept]


def unlike(one: Text, other: Text) -> float:
    """How unlike two PQs are in what gives no clue to who wrote them: House, body, year, length, law."""
    words = one.body.split()[-1:] != other.body.split()[-1:]
    years = abs((one.tabled - other.tabled).days) / 365
    length = abs(math.log((one.words + 1) / (other.words + 1)))
    return 3 * (one.house != other.house) + 2 * words + years + 2 * length + 3 * (one.legislation != other.legislation)


def prepare(folder: Path, seed: int) -> None:
    """Draws constructed texts, matches each with a real one, and shuffles them."""
    draw = random.Random(seed)
    pool = real()
    draw.shuffle(pool)
    both: list[tuple[str, str]] = []
    for made in constructed(draw)[:EACH]:
        match = min(pool, key=lambda one: unlike(made, one))
        pool.remove(match)
        both += [("made", made.text), ("real", match.text)]
    draw.shuffle(both)
    folder.mkdir(parents=True, exist_ok=True)
    texts = (f"## {number}\n\n{text}\n" for number, (_, text) in enumerate(both, 1))
    (folder / "texts.md").write_text("\n".join(texts), "utf-8")
    (folder / "key.json").write_text(json.dumps([kind for kind, _ in both]), "utf-8")


def score(folder: Path, guesses: Path) -> None:
    """Prints the share that was told rightly, with its 95% interval (Wilson)."""
    key = json.loads((folder / "key.json").read_text("utf-8"))
    said = dict(re.findall(r"^\W*(\d+)\W+(real|made)\b", guesses.read_text("utf-8"), re.M))
    right = sum(said.get(str(number)) == kind for number, kind in enumerate(key, 1))
    n, share, z = len(key), right / len(key), 1.96
    middle, spread = share + z * z / 2 / n, z * math.sqrt(share * (1 - share) / n + z * z / 4 / n / n)
    low, high = (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)
    taken = {
        kind: sum(said.get(str(i)) == kind for i, k in enumerate(key, 1) if k == kind) for kind in ("real", "made")
    }
    print(f"{right} of {n} told rightly: {share:.0%} [{low:.0%}, {high:.0%}]; {taken} of {EACH} each")
    print("made, and told:", [i for i, k in enumerate(key, 1) if k == "made" == said.get(str(i))])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=["prepare", "score"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("guesses", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    prepare(given.folder, given.seed) if given.act == "prepare" else score(given.folder, given.guesses)
