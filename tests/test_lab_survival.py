"""A response survives whatever a learner does with the notebook, and is read back from its file alone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SEED
from lab import Opened, serve
from working import by_mouse

from pqteach.corpus import Corpus
from pqteach.generators import make
from pqteach.item import Item
from pqteach.render.notebook import notebook

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def items(corpus: Corpus) -> dict[str, Item]:
    """Two items: the key of the first is E, that of the second B."""
    return {"Q1": make("reply-verdict", corpus[SEED], "A1", 1), "Q2": make("ladder-rung", corpus[SEED], "A1", 1)}


def _text(items: dict[str, Item]) -> str:
    return notebook("Survival", ["Two items.", *items.items()])


def _answered(opened: Open, name: str, items: dict[str, Item]) -> Opened:
    """A notebook whose first item was answered by a click, with the outcome shown."""
    page = opened(name, _text(items))
    page.run_all()
    by_mouse(page.quiz("Q1"), items["Q1"], "C")
    page.quiz("Q1").locator(".headline", has_text="60%").wait_for()
    return page


def _is_back(page: Opened) -> None:
    page.quiz("Q1").locator(".headline", has_text="60%").wait_for()
    assert page.quiz("Q1").locator("input[value='C']").is_checked()


def _mirrors(saved: dict[str, Any]) -> str:
    outputs = [output for cell in saved["cells"] for output in cell.get("outputs", ())]
    return "\n".join("".join(output.get("data", {}).get("text/plain", "")) for output in outputs)


def test_after_a_reload_with_the_kernel_alive(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "reload.ipynb", items)
    page.save()
    page.open()
    _is_back(page)
    by_mouse(page.quiz("Q1"), items["Q1"], "E")
    page.quiz("Q1").locator(".headline", has_text="Yes.").wait_for()
    saved = page.save()
    assert saved["metadata"]["pqteach"]["responses"]["Q1"]["response"] == "E"
    assert saved["metadata"]["pqteach"]["responses"]["Q1"]["tries"] == 2
    assert "Q1: response E" in _mirrors(saved)  # and not the one before the reload


def test_after_a_restart_of_the_kernel_and_run_all(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "restart.ipynb", items)
    page.restart()
    page.run_all()
    _is_back(page)
    page.page.get_by_text("0.6 of 2 points").wait_for()  # known at once, from the copy beside the notebook


def test_after_run_all_once_more(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "again.ipynb", items)
    page.run_all()
    _is_back(page)


def test_a_response_that_is_given_while_no_kernel_answers(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "dead.ipynb", items)
    page.restart()
    quiz = page.quiz("Q1")
    quiz.locator("input[value='E']").check()
    quiz.get_by_role("button", name="Check").click()
    quiz.get_by_text("No kernel has answered yet").wait_for()
    assert page.held()["Q1"]["response"] == "E"
    page.run_all()
    page.quiz("Q1").locator(".headline", has_text="Yes.").wait_for()


def test_after_a_reload_without_saving(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "unsaved.ipynb", items)
    page.page.on("dialog", lambda dialog: dialog.accept())
    page.open()
    page.restart()
    page.run_all()
    _is_back(page)
    assert page.held()["Q1"]["response"] == "C"


def test_after_the_notebook_was_renamed(opened: Open, items: dict[str, Item]) -> None:
    page = _answered(opened, "before.ipynb", items)
    page.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.rename('after.ipynb')")
    page.name = "after.ipynb"
    page.save()
    page.restart()
    page.run_all()
    _is_back(page)
    assert page.held()["Q1"]["response"] == "C"


def test_on_another_machine_from_the_file_alone(
    opened: Open, items: dict[str, Item], browser: Any, tmp_path: Path
) -> None:
    page = _answered(opened, "moved.ipynb", items)
    page.save()
    for address, root in serve(tmp_path / "other", "jupyterlab", "LabApp"):
        shutil.copy(page.root / "moved.ipynb", root)
        elsewhere = Opened(browser, (address, root), "moved.ipynb")
        elsewhere.page.get_by_text("Q1: response C").wait_for()  # before anything has run
        elsewhere.run_all()
        _is_back(elsewhere)
        assert elsewhere.held()["Q1"]["response"] == "C"
        elsewhere.close()


def test_from_two_tabs(opened: Open, items: dict[str, Item], server: tuple[str, Path]) -> None:
    one = opened("tabs.ipynb", _text(items))
    one.run_all()
    one.quiz("Q2").wait_for()
    one.save()
    other = opened("tabs.ipynb")
    by_mouse(one.quiz("Q1"), items["Q1"], "C")
    one.quiz("Q1").locator(".headline").wait_for()
    by_mouse(other.quiz("Q2"), items["Q2"], "B")
    other.quiz("Q2").locator(".headline").wait_for()
    copy = json.loads((server[1] / "tabs.responses.json").read_text("utf-8"))
    assert {name: kept["response"] for name, kept in copy.items()} == {"Q1": "C", "Q2": "B"}
    one.restart()
    one.run_all()
    one.quiz("Q2").locator(".headline", has_text="Yes.").wait_for()
    assert {name: kept["response"] for name, kept in one.held().items()} == {"Q1": "C", "Q2": "B"}


def test_a_response_in_writing_is_kept_in_the_notebook_too(opened: Open, items: dict[str, Item]) -> None:
    page = opened("written.ipynb", _text(items).replace('respond(\\"Q2\\")', 'respond(\\"Q2\\", \\"B\\")'))
    page.run_all()
    page.page.get_by_text("Yes.").wait_for()
    page.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.model.getMetadata('pqteach')?.responses?.Q2"
    )
    assert page.held()["Q2"]["response"] == "B"


def test_where_the_copy_cannot_be_written_the_learner_is_told(opened: Open, items: dict[str, Item]) -> None:
    page = opened("full.ipynb", _text(items))
    (page.root / "full.responses.json").mkdir()
    page.run_all()
    by_mouse(page.quiz("Q1"), items["Q1"], "C")
    page.quiz("Q1").get_by_text("could not be written; save the notebook").wait_for()
    assert page.held()["Q1"]["response"] == "C"
