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
from pathlib import Path

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


def real() -> list[str]:
    """Every real PQ of the years of the corpus that has an answer."""
    with gzip.open(REAL, "rt") as lines:
        records = [json.loads(line) for line in lines]
    kept = (r for r in records if (r["date_tabled"] or "") >= FIRST and r["answer_text"] and r["question_text"])
    return [bare(r["question_text"], r["answer_text"]) for r in kept]


def constructed(draw: random.Random) -> list[str]:
    """One constructed PQ that was answered of each pair, series or group, and all that stand alone."""
    pqs = {pq.id: pq for pq in pqteach.load().values() if pq.source.kind == "constructed" and pq.answers}
    contrasts = read_contrasts(shipped() / "corpus")
    families = [set(one.pqs) for one in (*contrasts.pairs, *contrasts.series)]
    families += [{pq.id, *pq.grouped_with} for pq in pqs.values() if pq.grouped_with]
    kept = []
    for name in draw.sample(sorted(pqs), len(pqs)):
        if not any(name in family and family & {pq.id for pq in kept} for family in families):
            kept.append(pqs[name])
    return [bare(pq.question_text, pq.answers[-1].canonical) for pq in kept]


def prepare(folder: Path, seed: int) -> None:
    """Draws the texts and shuffles them."""
    draw = random.Random(seed)
    both = [("real", text) for text in draw.sample(real(), EACH)]
    both += [("made", text) for text in draw.sample(constructed(draw), EACH)]
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
