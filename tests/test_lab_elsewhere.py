"""Where there is no JupyterLab: Notebook 7 keeps what Lab keeps, and a kernel alone keeps what is written."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import SEED
from lab import Opened, serve
from nbclient import NotebookClient
from working import by_mouse

from pqteach.corpus import Corpus
from pqteach.generators import make
from pqteach.item import Item
from pqteach.recording import in_copy
from pqteach.render.notebook import notebook


@pytest.fixture(scope="module")
def item(corpus: Corpus) -> Item:
    return make("reply-verdict", corpus[SEED], "A1", 1)


@pytest.fixture
def classic(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    yield from serve(tmp_path, "notebook", "JupyterNotebookApp")


def test_notebook_7_draws_checks_and_keeps(browser: Any, classic: tuple[str, Path], item: Item) -> None:
    (classic[1] / "seven.ipynb").write_text(notebook("Seven", ["One item.", ("Q1", item)]), "utf-8")
    page = Opened(browser, classic, "seven.ipynb", "notebooks")
    page.run_all()
    by_mouse(page.quiz("Q1"), item, "C")
    page.quiz("Q1").locator(".headline", has_text="60%").wait_for()
    assert page.held()["Q1"]["response"] == "C"
    page.restart()
    page.run_all()
    page.quiz("Q1").locator(".headline", has_text="60%").wait_for()
    page.close()


@pytest.mark.parametrize("known", [True, False])
def test_a_kernel_without_a_page_keeps_what_is_written(known: bool, item: Item, tmp_path: Path) -> None:
    path = tmp_path / "alone.ipynb"
    text = notebook("Alone", ["One item.", ("Q1", item)]).replace('respond(\\"Q1\\")', 'respond(\\"Q1\\", \\"C\\")')
    path.write_text(text, "utf-8")
    read = nbformat.read(path, as_version=4)
    env = {**os.environ, **({"JPY_SESSION_NAME": str(path)} if known else {"JPY_SESSION_NAME": ""})}
    NotebookClient(read, kernel_name="python3", timeout=120).execute(env=env)
    printed = "".join(one.text for cell in read.cells for one in cell.get("outputs", ()) if one.output_type == "stream")
    if known:
        assert in_copy(path)["Q1"].response == "C"
        assert printed == ""
    else:
        assert "kept while this kernel runs and no longer" in printed
    again = nbformat.reads(notebook("Alone", ["One item.", ("Q1", item)]), as_version=4)
    NotebookClient(again, kernel_name="python3", timeout=120).execute(env=env)
    said = "\n".join(
        str(one.get("data", {}).get("text/plain", "")) for cell in again.cells for one in cell.get("outputs", ())
    )
    assert ("Q1: response C" in said) is known
    assert ("0.6 of 1 points" in said) is known
