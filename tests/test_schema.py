"""The JSON Schema of a record: the committed one is current, takes every record, and refuses what lint refuses."""

import json

import jsonschema
import pytest
import yaml
from conftest import ROOT

from pqteach.schema import record_schema

RECORDS = sorted((ROOT / "corpus" / "pqs").rglob("*.yaml"))


class AsAnEditorReads(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day is a string, `no` is one too, a rung is a number."""


AsAnEditorReads.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":int", ":float", ":null"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsAnEditorReads.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), "tf")


def record(text: str) -> object:
    loader = AsAnEditorReads(text)
    return json.loads(json.dumps(loader.get_single_data()))  # keys that are numbers become strings, as in JSON


@pytest.fixture(scope="session")
def check(corpus):
    return jsonschema.Draft202012Validator(record_schema(corpus.codebook))


def test_the_committed_schema_is_current(corpus):
    committed = json.loads((ROOT / "corpus" / "schema.json").read_text("utf-8"))
    assert committed == record_schema(corpus.codebook), "run: pqteach schema > corpus/schema.json"


@pytest.mark.parametrize("path", RECORDS, ids=[path.stem for path in RECORDS])
def test_every_record_fits_it(check, path):
    assert [error.message for error in check.iter_errors(record(path.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("house: Commons", "house: commons"),
        ("act: legislate", "act: legislation"),
        ("label: decline", "label: refuse"),
        ("rung: 0, target", "rung: 7, target"),
        ("heading:", "headings:"),
        ("reply: full", "reply: yes"),
    ],
)
def test_it_refuses_what_is_wrong(check, old, new):
    text = (ROOT / "tests/data/2021-03-02.town-clocks.yaml").read_text("utf-8")
    assert not list(check.iter_errors(record(text)))
    assert list(check.iter_errors(record(text.replace(old, new, 1))))
