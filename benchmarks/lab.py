"""How soon a notebook of items is drawn in JupyterLab, and how soon a click is acknowledged and checked.

Run it by `.venv/bin/python benchmarks/lab.py`; it needs Chromium. Each figure stands beside one of the same run: what
cells that display plain sliders take, and what an empty round trip to the kernel takes.
"""

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from lab import CHROMIUM, FLAGS, Opened, serve
from playwright.sync_api import sync_playwright

from pqteach import Bank, Wanted, arrange, load
from pqteach.render.notebook import notebook
from pqteach.widgets.esm import esm

ITEMS, RUNS = 20, 5

DRAWN = """async ([selector, count]) => {
    const start = performance.now();
    await window.jupyterapp.commands.execute('runmenu:run-all');
    while (document.querySelectorAll(selector).length < count) await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""
CLICKED = """async () => {
    const quiz = [...document.querySelectorAll('.pqteach-quiz')].find((one) => one.querySelector('input[type=radio]'));
    const boxes = [...quiz.querySelectorAll('input[type=radio]')];
    const said = quiz.querySelector('.said');
    const button = [...quiz.querySelectorAll('button')].find((one) => one.textContent === 'Check');
    boxes[Math.floor(Math.random() * boxes.length)].click();
    await new Promise(requestAnimationFrame);
    said.replaceChildren();
    const start = performance.now();
    button.click();
    while (!said.textContent) await new Promise(requestAnimationFrame);
    const acknowledged = performance.now() - start;
    while (!said.querySelector('.headline')) await new Promise(requestAnimationFrame);
    return [acknowledged, performance.now() - start];
}"""
TRIP = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const start = performance.now();
    await kernel.requestExecute({ code: '1' }).done;
    return performance.now() - start;
}"""


def main() -> None:
    """Print the figures, medians of several runs."""
    (sheet,) = arrange(Bank(load()), "1", Wanted(repeat=True), n=ITEMS)
    plain = notebook("Plain", ["Sliders.", *sheet.named().items()])
    sliders = plain.replace("from pqteach import practise", "import ipywidgets\\nfrom pqteach import practise")
    for name in sheet.named():
        sliders = sliders.replace(f'respond(\\"{name}\\")"', 'ipywidgets.IntSlider()"')
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for server in serve(Path(home), "jupyterlab", "LabApp"):
            (server[1] / "items.ipynb").write_text(plain, "utf-8")
            (server[1] / "sliders.ipynb").write_text(sliders, "utf-8")
            times = {}
            for name, selector in (("sliders", ".widget-slider"), ("items", ".pqteach-quiz")):
                found = []
                for _ in range(RUNS):
                    page = Opened(started, server, f"{name}.ipynb")
                    page.page.set_viewport_size({"width": 1200, "height": 40000})  # all in view: Lab draws what is seen
                    found.append(page.page.evaluate(DRAWN, [selector, ITEMS]))
                    if name == "items":
                        page.idle()
                        clicks = [page.page.evaluate(CLICKED) for _ in range(20)]
                        trip = statistics.median(page.page.evaluate(TRIP) for _ in range(20))
                    page.close()
                times[name] = statistics.median(found)
        started.close()
    more = (times["items"] - times["sliders"]) / ITEMS
    print(f"{ITEMS} sliders drawn in {times['sliders']:6.0f} ms, {ITEMS} items in {times['items']:6.0f} ms")
    print(f"an item adds {more:.0f} ms to what a slider takes ({times['items'] / times['sliders']:.2f} x)")
    acknowledged, checked = (statistics.median(one[i] for one in clicks) for i in (0, 1))
    print(f"a click is acknowledged in {acknowledged:.0f} ms, and checked in {checked:.0f} ms")
    print(f"({checked / trip:.1f} x an empty round trip to the kernel, {trip:.0f} ms)")
    print(f"the quiz module has {len(esm('quiz').encode()) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
