"""How quiet the check of order is on published questions, which were in order; real PQs are read, and none is kept.

Run it by `python benchmarks/order_on_real.py ../shared/data/real/bulk.jsonl.gz`, with another number for another draw.
"""

import gzip
import html
import json
import random
import re
import sys
from collections import Counter
from datetime import date

from pqteach.bodies import read_bodies
from pqteach.ordering import order

LOOKED_AT = 5000


def main(path: str, seed: str = "1") -> None:
    """Print the shares of questions that draw certain advice and any advice, and both by rule."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record["question_text"]]
    random.Random(int(seed)).shuffle(records)
    bodies, certain, anything = read_bodies(), 0, 0
    rules: Counter[str] = Counter()
    drawn = records[:LOOKED_AT]
    for record in drawn:
        text = " ".join(html.unescape(re.sub("<[^>]+>", " ", record["question_text"])).split())
        day = date.fromisoformat(record["date_tabled"]) if record["date_tabled"] else None
        found = order(text, bodies=bodies, house=record["house"], day=day)
        certain += any(one.certainty == "certain" for one in found)
        anything += bool(found)
        rules.update({f"{one.rule} ({one.certainty})" for one in found})
    print(f"{len(drawn)} questions: {certain / len(drawn):.2%} certain, {anything / len(drawn):.2%} any advice")
    for rule, count in rules.most_common():
        print(f"{count:6} {rule}")


if __name__ == "__main__":
    main(*sys.argv[1:])
