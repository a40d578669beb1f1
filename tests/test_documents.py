"""What the corpus says of itself is what its data say, and coverage counts what it names."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED

from pqteach.calendar import read_calendar
from pqteach.cli import main
from pqteach.contrasts import Contrasts, read_contrasts
from pqteach.corpus import Corpus
from pqteach.coverage import OPENERS, PHRASES, count, medians, read_coverage, register, rows, shortfalls
from pqteach.errors import SourceError
from pqteach.linting import lint
from pqteach.output import put_between
from pqteach.render.document import corpus_documents

FOLDER = ROOT / "corpus"


@pytest.fixture(scope="module")
def found(corpus):
    return count(corpus, read_calendar(), read_contrasts(FOLDER))


@pytest.mark.parametrize("name", ["README.md", "GUIDELINES.md", "ITEMS.md", "coverage.svg", "schema.json"])
def test_what_is_written_from_data_is_current(name):
    assert (FOLDER / name).read_text("utf-8") == corpus_documents(FOLDER)[name], "run: pqteach document"


def test_every_label_has_its_page_with_all_its_parts(corpus):
    pages = (FOLDER / "GUIDELINES.md").read_text("utf-8").partition("<!-- labels")[2]
    book = corpus.codebook
    layers = (book.acts, book.context, book.moves, book.replies, book.rungs, book.findings)
    for entry in (one for layer in layers for one in layer):
        page = pages.partition(f"### `{entry.id}` ·")[2].partition("\n### ")[0]
        for part in ("**Test.**", "**Clear cases**", "**Near miss**", "**Cues**", "**Confused with**"):
            assert part in page, f"{entry.id} has no {part}"
        assert page.count("\n- ") == 2, entry.id


def test_the_picture_is_well_formed_and_says_in_words_what_it_shows(found):
    held_to = read_coverage(FOLDER)
    root = ElementTree.fromstring((FOLDER / "coverage.svg").read_text("utf-8"))
    assert "table" in root.attrib["aria-label"]
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    for _, name, have, _ in rows(found, held_to):
        assert name in words
        assert str(have) in words


def test_the_corpus_meets_every_floor(corpus, found):
    assert list(shortfalls(corpus, found, read_coverage(FOLDER))) == []


def test_a_smaller_corpus_is_told_what_is_short(corpus):
    small = Corpus([corpus[SEED]], corpus.codebook)
    found = count(small, read_calendar(), Contrasts())
    assert found["PQs"] == {"in all": 1}
    assert found["acts"]["legislate"] == found["replies"]["undeclared"] == found["rungs"]["1 no stance"] == 1
    assert found["moves"]["share"] == 2
    assert found["moves"]["figures"] == 4
    assert found["answers"]["of over 200 words"] == 1
    said = [what for what, _ in shortfalls(small, found, read_coverage(FOLDER))]
    assert "acts, legislate: there are 1, and 5 are wanted" in said
    assert "the median question has 59 words, and 30 to 38 are wanted" in said
    assert medians(small) == {"question": 59, "answer": 270}


def test_shares_of_the_register_are_of_what_they_name(corpus):
    small = Corpus([corpus[SEED]], corpus.codebook)
    shares = register(small)
    assert shares["openers"]["if the Minister will"] == 100
    assert set(shares["openers"]) == set(OPENERS)
    assert set(shares["phrases"]) == set(PHRASES)
    assert sum(shares["phrases"].values()) == 0


def test_every_group_of_floors_is_counted(found):
    held_to = read_coverage(FOLDER)
    assert set(held_to.floors) <= set(found)
    for group, floors in held_to.floors.items():
        assert set(floors) <= {*found[group], "each"}


def test_a_text_without_the_marks_is_refused():
    with pytest.raises(SourceError, match="no place for it"):
        put_between("nothing here", "coverage", "new")


def test_the_commands_print_and_write(tmp_path):
    printed = CliRunner().invoke(main, ["coverage"])
    assert printed.exit_code == 0, printed.output
    assert "| acts: legislate |" in printed.output
    wanting = CliRunner().invoke(main, ["coverage", "--corpus", str(Path(tmp_path))])
    assert wanting.exit_code == 1


def test_the_record_in_the_datasheet_can_be_loaded_and_lints(tmp_path):
    readme = (FOLDER / "README.md").read_text("utf-8")
    record = readme.partition("```yaml\n")[2].partition("```")[0]
    path = tmp_path / "2022-11-15.casework-system-upgrade.yaml"
    path.write_text(record, "utf-8")
    assert [str(one) for one in lint(path)] == []
