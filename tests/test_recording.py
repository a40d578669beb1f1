"""Responses are read from notebooks and copies whatever has happened to these, and the newest is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pqteach.cli import main
from pqteach.errors import OutputError, SourceError
from pqteach.recording import Recorded, beside, in_copy, in_notebook, newest, recorded, write_copy


def _one(response: Any, at: str = "2026-03-05T09:30:00.000Z", ref: str = "a:b:c:1:0") -> Recorded:
    return Recorded(ref=ref, response=response, at=at)


EARLY, LATE = _one("A"), _one("B", "2026-03-05T09:31:00.000Z")


def _notebook(path: Path, ours: Any) -> Path:
    path.write_text(json.dumps({"cells": [], "metadata": {"pqteach": ours}, "nbformat": 4, "nbformat_minor": 5}))
    return path


@pytest.mark.parametrize("held", [({"Q1": EARLY}, {"Q1": LATE}), ({"Q1": LATE}, {"Q1": EARLY}), ({"Q1": LATE},)])
def test_of_two_responses_to_an_item_the_newer_is_kept(held: Any) -> None:
    assert newest(*held) == {"Q1": LATE}


def test_a_response_to_an_item_that_has_changed_since_is_not_lost() -> None:
    changed = _one("C", "2026-03-06T09:30:00.000Z", "a:b:c:1:9")
    for held in (({"Q1": LATE}, {"Q1": changed}), ({"Q1": changed}, {"Q1": LATE})):
        assert newest(*held) == {"Q1": changed, "Q1 a:b:c:1:0": LATE}


@pytest.mark.parametrize("ours", [None, [], "x", {}, {"responses": None}, {"responses": [1]}, {"responses": {"Q1": 3}}])
def test_what_is_no_response_is_left_out(ours: Any, tmp_path: Path) -> None:
    assert in_notebook(_notebook(tmp_path / "a.ipynb", ours)) == {}


def test_one_broken_response_does_not_hide_the_others() -> None:
    assert recorded({"Q1": {"ref": ""}, "Q2": LATE.model_dump()}) == {"Q2": LATE}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '"x"', "\xe9"])
def test_what_is_no_notebook_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_bytes(text.encode("latin-1"))
    with pytest.raises(SourceError, match=r"a\.ipynb"):
        in_notebook(tmp_path / "a.ipynb")


def test_two_kernels_put_their_responses_into_one_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    write_copy(path, {"Q1": LATE})
    write_copy(path, {"Q1": EARLY, "Q2": EARLY})
    assert in_copy(path) == {"Q1": LATE, "Q2": EARLY}
    assert beside(path).name == "a.responses.json"


def test_a_copy_that_was_cut_short_is_written_anew(tmp_path: Path) -> None:
    beside(tmp_path / "a.ipynb").write_text('{"Q1": {"ref": "a')
    write_copy(tmp_path / "a.ipynb", {"Q1": LATE})
    assert in_copy(tmp_path / "a.ipynb") == {"Q1": LATE}


def test_a_copy_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    beside(tmp_path / "a.ipynb").mkdir()
    with pytest.raises(OutputError):
        write_copy(tmp_path / "a.ipynb", {"Q1": LATE})
    assert [path.name for path in tmp_path.iterdir()] == ["a.responses.json"]


def test_the_command_prints_what_a_notebook_holds(tmp_path: Path) -> None:
    path = _notebook(tmp_path / "a.ipynb", {"responses": {"Q1": _one({"1": "C"}).model_dump()}})
    write_copy(path, {"Q2": LATE})
    said = CliRunner().invoke(main, ["responses", str(path)])
    assert said.exit_code == 0
    assert "Q1: 1C\n    2026-03-05 09:30 UTC, try 1 · a:b:c:1:0\n1 response\n" in said.stdout
    assert "a.responses.json has newer ones: Q2" in said.stdout
    assert CliRunner().invoke(main, ["responses", str(tmp_path / "b.ipynb")]).exit_code == 1
