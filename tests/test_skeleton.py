"""`pqteach new` writes a record that lints, for any body on any day, and says which day or body would do."""

from datetime import date

import pytest
from click.testing import CliRunner

from pqteach.bodies import read_bodies
from pqteach.calendar import read_calendar
from pqteach.cli import main
from pqteach.errors import UnknownName
from pqteach.linting import lint
from pqteach.skeleton import skeleton

KNOWN = {"bodies": read_bodies(), "calendar": read_calendar()}
DAYS = [date(2017, 3, 9), date(2021, 11, 2), date(2023, 6, 20), date(2025, 3, 4)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("house", ["Commons", "Lords"])
def test_a_new_record_lints_whatever_the_body(tmp_path, day, house):
    for body in KNOWN["bodies"].alive(day):
        name, text = skeleton(f"Ferries: {body.name}", day, body.name, house, **KNOWN)
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, "utf-8")
        assert [str(one) for one in lint(path)] == []
        path.unlink()


@pytest.mark.parametrize(
    "heading", ['A "quoted" heading', "Colon: and # hash", "£ & <b> 'x'", "Ffynnon: Dŵr", "???", "a\\b"]
)
def test_any_heading_can_be_written(tmp_path, heading):
    name, text = skeleton(heading, DAYS[0], "Home Office", "Commons", **KNOWN)
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, "utf-8")
    assert [str(one) for one in lint(path)] == []
    assert name.startswith("2017-03-09.")


def test_a_day_without_tabling_is_refused_with_days_that_would_do():
    with pytest.raises(UnknownName, match=r"(?s)Saturday 2017-03-11.*2017-03-13"):
        skeleton("Ferries", date(2017, 3, 11), "Home Office", "Commons", **KNOWN)


def test_a_body_that_did_not_answer_is_refused_with_those_that_did():
    with pytest.raises(UnknownName, match=r"(?s)no Department for Business and Trade on 2017.*Home Office"):
        skeleton("Ferries", DAYS[0], "Department for Business and Trade", "Commons", **KNOWN)


def test_the_command_writes_the_file_and_never_over_another(tmp_path):
    call = ["new", "Ferries: Timetables", "--tabled", "2024-03-05", "--body", "Department for Transport"]
    first = CliRunner().invoke(main, [*call, "--out", str(tmp_path)])
    assert first.exit_code == 0, first.output
    path = tmp_path / "2024-03-05.ferries-timetables.yaml"
    assert lint(path) == []
    path.write_text("mine", "utf-8")
    second = CliRunner().invoke(main, [*call, "--out", str(tmp_path)])
    assert second.exit_code == 1
    assert "it is there already" in second.output
    assert path.read_text("utf-8") == "mine"
