"""Speed of what a user waits for, each figure beside something measured in the same run; run it by `make bench`."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

RUNS = 15


def process(code: str) -> float:
    """Seconds that a fresh interpreter takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def median(measure: Callable[[], float], runs: int = RUNS) -> float:
    """The median of several runs, in seconds; the first is not counted."""
    measure()
    return statistics.median(measure() for _ in range(runs))


def clocked(work: Callable[[], object]) -> Callable[[], float]:
    """A measure of some work in this process."""

    def measure() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measure


def main() -> None:
    """Print one line for each figure."""
    bare, imported, loaded, parsed = [], [], [], []
    for _ in range(RUNS):  # in turn, so that all see the same machine
        bare.append(process("pass"))
        imported.append(process("import pqteach"))
        loaded.append(process("import pqteach; pqteach.load()"))
        parsed.append(process("import json, re, datetime, pathlib"))
    base = statistics.median(bare)
    print(f"bare interpreter                     {base * 1000:8.1f} ms")
    for name, figures in [("standard modules", parsed), ("import pqteach", imported), ("... and load()", loaded)]:
        added = statistics.median(figures) - base
        print(f"{name:20} adds            {added * 1000:8.1f} ms   {added / base:6.2f} x a bare interpreter")

    import yaml

    from pqteach import __version__
    from pqteach.bank import Bank
    from pqteach.corpus import load, pq_files, shipped
    from pqteach.linting import lint
    from pqteach.render.notebook import sheet_notebook
    from pqteach.sheet import Wanted, arrange

    corpus = load()
    texts = [path.read_text("utf-8") for path in pq_files(shipped() / "corpus")]
    parsing = median(clocked(lambda: [list(yaml.parse(text, Loader=yaml.CBaseLoader)) for text in texts]))
    loading = median(clocked(load))
    each, parse = loading / len(corpus), parsing / len(corpus)
    print(f"load(), warm, for each PQ            {each * 1000:8.2f} ms   {each / parse:6.2f} x parsing its YAML")

    linting = median(clocked(lambda: lint(shipped() / "corpus")), runs=5)
    print(f"lint of all {len(corpus)} PQs                 {linting * 1000:8.1f} ms   {linting / loading:6.2f} x load()")

    seeds = iter(range(10_000))

    bank = Bank(corpus)

    def notebook() -> str:
        return sheet_notebook(arrange(bank, __version__, Wanted(), n=10, seed=next(seeds))[0])

    start = time.perf_counter()
    refs = {
        tuple(one.ref for one in arrange(bank, __version__, Wanted(), n=10, seed=seed)[0].items) for seed in range(1000)
    }
    taken, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    label = f"1,000 ten-item sheets, {len(refs):,} differ"
    print(f"{label:36} {taken:9.1f} s    {taken / loading:6.1f} x load(); at most {peak:.0f} MB")

    made = median(clocked(notebook))
    print(f"a ten-item notebook, once loaded     {made * 1000:8.2f} ms   {made / loading:6.2f} x load()")


if __name__ == "__main__":
    main()
