"""The bodies that answer: alive on their days, put to in their own words, and mistaken only for one another."""

from datetime import date, timedelta

import pytest

from pqteach.bodies import Bodies, read_bodies
from pqteach.errors import UnknownName
from pqteach.linting.facts import answering_body


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    return read_bodies()


def test_every_name_that_an_entry_gives_is_that_of_another_entry(bodies):
    names = [body.name for body in bodies.bodies]
    assert len(set(names)) >= 25
    for body in bodies.bodies:
        assert set(body.confused_with) <= set(names) - {body.name}
        assert set(body.became) <= set(names) - {body.name}
        assert body.last is None or body.first < body.last


def test_a_body_that_became_another_ends_before_or_as_that_one_begins(bodies):
    for body in bodies.bodies:
        for name in body.became:
            assert body.last is not None
            assert bodies.named(name, body.last + timedelta(days=1)).alive(body.last + timedelta(days=1)), body.name


@pytest.mark.parametrize(
    ("name", "day", "alive"),
    [
        ("Foreign and Commonwealth Office", date(2019, 5, 1), True),
        ("Foreign, Commonwealth and Development Office", date(2019, 5, 1), False),
        ("Foreign, Commonwealth and Development Office", date(2021, 5, 1), True),
        ("Department for Energy Security and Net Zero", date(2022, 5, 1), False),
        ("Department for Energy Security and Net Zero", date(2024, 5, 1), True),
        ("Home Office", date(2017, 3, 9), True),
        ("Ministry of Housing, Communities and Local Government", date(2021, 6, 23), True),
        ("Ministry of Housing, Communities and Local Government", date(2023, 6, 23), False),
        ("Ministry of Housing, Communities and Local Government", date(2024, 11, 20), True),
    ],
)
def test_a_body_answers_only_in_its_own_time(bodies, name, day, alive):
    assert bodies.named(name, day).alive(day) is alive
    assert (name in {body.name for body in bodies.alive(day)}) is alive


def test_an_unknown_body_is_refused_with_the_nearest(bodies):
    with pytest.raises(UnknownName, match="Department for Transport"):
        bodies.named("Department of Transport", date(2020, 1, 8))


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("2024-11-20.thermal-camera-scheme", {"tabled": date(2019, 3, 5)}, "there was no Department for Energy"),
        ("2022-06-14.cargo-bikes-lighting", {"answering_body": "Home Office"}, "the question is not put to"),
        ("2022-06-14.cargo-bikes-lighting", {"answering_body": "Homes Office"}, "no body `Homes Office`"),
        ("2021-06-23.allotment-waiting-times", {"transferred_from": None}, "the question is not put to"),
        ("2021-06-23.allotment-waiting-times", {}, ""),
        ("2023-05-16.stored-wills-notice", {"tabled": date(2021, 5, 18)}, "not put to Her Majesty's Government"),
        ("2023-05-16.stored-wills-notice", {}, ""),
    ],
)
def test_a_record_is_held_against_the_bodies_of_its_day(corpus, bodies, name, change, said):
    found = [what for _, what, _ in answering_body(corpus[name].model_copy(update=change), bodies)]
    assert len(found) == bool(said)
    assert not found or said in found[0]
