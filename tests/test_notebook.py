"""A notebook is valid, the same every time, legible before it runs, inert, and explains when it does run."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from conftest import SEED
from examples import EXAMPLES
from markdown_it import MarkdownIt
from nbclient import NotebookClient
from nbformat import NotebookNode

from pqteach.auditing.soundness import flat, options, quotes, shown_text
from pqteach.bank import Bank
from pqteach.checking import check
from pqteach.corpus import Corpus
from pqteach.generating import Ref
from pqteach.generators import GENERATORS, again
from pqteach.item import Choice, Item, Match, Option, Order, Passage, Piece
from pqteach.objectives import TOPICS
from pqteach.render.markdown import escape, item_markdown, key_markdown
from pqteach.render.notebook import key_line_response, notebook, sheet_notebook
from pqteach.sheet import Sheet, Wanted, arrange

# As JupyterLab's parser: CommonMark with HTML let through, tables and strikethrough.
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Page(HTMLParser):
    """The tags of a page, with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "span":
            self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def _page(source: str) -> _Page:
    return _Page(MARKDOWN.render(source))


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def sheet(bank: Bank) -> Sheet:
    return arrange(bank, "1", Wanted(pq=SEED), n=20, seed=1)[0]


@pytest.mark.parametrize("instructor", [False, True])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_notebook_is_valid_and_has_not_run(topic: str, instructor: bool, bank: Bank) -> None:
    read = nbformat.reads(
        sheet_notebook(arrange(bank, "1", Wanted(topic=topic, repeat=True))[0], instructor), as_version=4
    )
    nbformat.validate(read)
    code = [cell for cell in read.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
    assert len({cell.id for cell in read.cells}) == len(read.cells)
    assert read.metadata.kernelspec.name == "python3"


def test_a_notebook_is_the_same_in_every_process() -> None:
    program = "import sys, pqteach as p, pqteach.render.notebook as n; "
    program += "s, = p.arrange(p.Bank(p.load()), '1', p.Wanted(), n=20); "
    program += "sys.stdout.buffer.write((n.sheet_notebook(s) + n.sheet_notebook(s, True)).encode())"
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert one == other


def test_everything_that_is_read_stands_in_markdown(sheet: Sheet) -> None:
    cells = json.loads(sheet_notebook(sheet))["cells"]
    text = "\n".join(_page("".join(cell["source"])).text for cell in cells if cell["cell_type"] == "markdown")
    for name, item in sheet.named().items():
        assert f"{name} · 1 point" in text
        assert _flat(item.stem) in text
        for side in ("options", "left", "right", "cards"):
            assert all(_flat(one.text) in text for one in getattr(item, side, ()))
        for passage in item.passages:
            pieces = [piece for paragraph in passage.paragraphs for piece in paragraph]
            assert all(_flat(piece.text) in text for piece in pieces)
            assert passage.notice in text


def test_each_item_has_one_cell_to_respond_in_and_the_key_is_nowhere(sheet: Sheet) -> None:
    read = nbformat.reads(sheet_notebook(sheet), as_version=4)
    code = [cell.source for cell in read.cells if cell.cell_type == "code"]
    assert code[1:] == [*(f'respond("{name}")' for name in sheet.named()), "score()"]


def test_the_refs_in_the_notebook_give_the_items_again(sheet: Sheet, corpus: Corpus) -> None:
    setup = next(cell["source"] for cell in json.loads(sheet_notebook(sheet))["cells"] if cell["cell_type"] == "code")
    refs = dict(re.findall(r"^(Q\d+) (\S+)$", "".join(setup), re.MULTILINE))
    assert {name: again(ref, corpus[SEED]) for name, ref in refs.items()} == sheet.named()


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- c -->", "</div></blockquote>", "&lt;b&gt; &amp;",
    "It costs $5 and $6", "$x$ and $$y$$", r"\(x\) \[y\]", r"\begin{x}a\end{x}", r"C:\new \* \\", "`code` ``two``",
    "```", "~~~", "# h", "## h ##", "1. x", "2017) x", "- x", "+ x", "* x", "*a* **b** _c_ __d__", "> q", "---", "***",
    "===", "| a | b |", "[x](javascript:alert(1))", "![x](y)", "[x]: http://y", "<http://y.z>", "~~gone~~", "a^b^",
    "שלום עולם", "\u202eevil\u202c", "😀 👩‍🏫", "]]>", "@@0@@", "{{ x }}", "&copy; &#36;", "- [ ] x", ": x",
    "e\u0301 \u00a0 x", "first\n\nsecond", "first  \nsecond", "first\n\n    code", "<b\nonclick=x>", "\tx",
]  # fmt: skip


def _items(text: str) -> list[Item]:
    """Items with a text wherever a corpus can put one."""
    both = (Option(id="A", text=text), Option(id="B", text=text))
    paragraphs = ((Piece(text=text), Piece(text=text, focus=True), Piece(text=text, id="1")), (Piece(text=text),))
    passage = Passage(title=text, paragraphs=paragraphs, notice=text)
    every = {"stem": text, "passages": (passage,), "objective": text}
    choice, match, order = (EXAMPLES[name].model_copy(update=every) for name in ("choice", "match", "order"))
    assert isinstance(choice, Choice)
    assert isinstance(match, Match)
    assert isinstance(order, Order)
    feedback = choice.key.model_copy(update={"feedback": {"A": text, "B": text}, "correct": "A", "note": text})
    return [
        choice.model_copy(update={"options": both, "key": feedback}),
        match.model_copy(update={"right": both}),
        order.model_copy(update={"cards": both, "ends": (text, text)}),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup_in_an_item_or_a_title(text: str) -> None:
    title = json.loads(notebook(text, []))["cells"][0]["source"]
    harmless = json.loads(notebook("harmless", []))["cells"][0]["source"]
    pairs = [("".join(title), "".join(harmless))]
    for item, tame in zip(_items(text), _items("harmless"), strict=True):
        pairs.append((item_markdown("Q1", item), item_markdown("Q1", tame)))
    key, tame_key = key_markdown(_items(text)[0]), key_markdown(_items("harmless")[0])
    for source, tame_source in [*pairs, (key, tame_key)]:
        page = _page(source)
        assert page.tags == _page(tame_source).tags
        assert _flat(text) in page.text
        assert page.text.count(_flat(text)) == _page(tame_source).text.count("harmless")


@pytest.mark.parametrize("text", HOSTILE)
def test_jupyterlab_finds_no_mathematics_in_escaped_text(text: str) -> None:
    source = escape(text)
    assert "$" not in source  # it takes mathematics out of the source, before any Markdown is read
    assert not re.search(r"\\\\|\\(begin|end)|\\\(|\\\{", source)
    page = _Page(MARKDOWN.render(source))
    assert not [run for run in page.words if len(run) > 1 and re.search(r"[$\\]", run)]  # and then in each run of text


def _executed(text: str, responses: dict[str, str], folder: Path) -> NotebookNode:
    for name, response in responses.items():
        text = text.replace(f'respond(\\"{name}\\")"', json.dumps(f'respond("{name}", {response!r})')[1:])
    read = nbformat.reads(text, as_version=4)
    NotebookClient(read, kernel_name="python3", timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    nbformat.validate(read)
    return read


def _outputs(read: NotebookNode, mime: str) -> list[str]:
    code = [cell for cell in read.cells if cell.cell_type == "code"]
    shown = [[output for output in cell.outputs if output.output_type != "stream"] for cell in code[1:]]
    return ["".join(output.data.get(mime, "") for output in outputs) for outputs in shown]


def _wrong(item: Item) -> str:
    match item.type:
        case "choice":
            return next(o.id for o in item.options if o.id != item.key.correct and o.id not in item.key.weights)
        case "select" | "hottext":
            return next(one for one in item.key.feedback if one not in (*item.key.correct, *item.key.optional))
        case "match":
            rights = [one.id for one in item.right]
            return " ".join(a + rights[(rights.index(b) + 1) % len(rights)] for a, b in item.key.pairs.items())
        case "order":
            return " ".join(item.key.sequence[::-1])
        case _:
            return "zzz"


def test_run_with_the_responses_of_the_key_it_gives_full_marks(sheet: Sheet, tmp_path: Path) -> None:
    keys = {name: key_line_response(item) for name, item in sheet.named().items()}
    *outcomes, total = _outputs(_executed(sheet_notebook(sheet), keys, tmp_path), "text/plain")
    assert total == f"{len(sheet.items)} of {len(sheet.items)} points."
    assert not [text for text in outcomes if "✗" in text or "Not yet" in text]


def test_the_instructors_edition_runs_and_gives_full_marks(sheet: Sheet, tmp_path: Path) -> None:
    read = _executed(sheet_notebook(sheet, instructor=True), {}, tmp_path)
    assert _outputs(read, "text/plain")[-1] == f"{len(sheet.items)} of {len(sheet.items)} points."


def test_run_with_wrong_responses_it_explains_and_quotes_the_seed(sheet: Sheet, corpus: Corpus, tmp_path: Path) -> None:
    wrong = {name: _wrong(item) for name, item in sheet.named().items()}
    read = _executed(sheet_notebook(sheet), wrong, tmp_path)
    pages, texts = _outputs(read, "text/html"), _outputs(read, "text/plain")
    pq = corpus[SEED]
    parliament = _flat(" ".join([pq.question_text, *(answer.canonical for answer in pq.answers)])).casefold()
    for item, given, page, text in zip(sheet.items, wrong.values(), pages, texts, strict=False):
        remarks = check(item, given).remarks
        assert all(_flat(remark.text) in _Page(page).text for remark in remarks)
        assert re.sub(r"\s", "", remarks[0].text) in re.sub(r"\s", "", text)
        said = flat(" ".join([parliament, item.stem, *shown_text(item), *options(item)]))
        found = [quote for remark in remarks for quote in quotes(remark.text)]
        counted = item.type in ("entry", "draft") or GENERATORS[Ref.parse(item.ref).generator].objective == "days"
        assert counted or any(quote and quote in said for quote in found)
    assert texts[-1] != f"{len(sheet.items)} of {len(sheet.items)} points."


def test_run_as_it_is_nothing_is_scored_and_nothing_fails(sheet: Sheet, tmp_path: Path) -> None:
    read = _executed(sheet_notebook(sheet), {}, tmp_path)
    *shown, total = _outputs(read, "text/plain")
    assert total.startswith(f"0 of {len(sheet.items)} points. Still without a response: Q1, Q2")
    assert all(shown)
    assert not [text for text in _outputs(read, "text/html") if "✗" in text or "Not yet" in text]


def test_where_there_is_no_html_an_outcome_still_reads_as_text(sheet: Sheet) -> None:
    for item in sheet.items:
        outcome = check(item, _wrong(item))
        assert repr(outcome) == str(outcome)  # what a terminal and a notebook without HTML show
