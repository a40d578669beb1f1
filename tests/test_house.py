"""The house stands as it was designed: floors, size, words at every door, and nothing heavy or unsteady in it."""

import ast
import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import pqteach

PACKAGE = ROOT / "pqteach"
MODULES = {
    ".".join(("pqteach", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# A module imports only from lower floors, inside functions too.
FLOORS = {
    0: ["commitment", "drawing", "errors", "frozen", "ordering.names"],
    1: ["agreement", "annotation", "codebook", "item", "objectives", "output"],
    2: ["hinting", "material", "recalling", "recording", "responding"],
    3: ["pq", "sourcefile", "specimens"],
    4: ["comparing", "contrasts", "corpus", "drafts", "frames", "generating", "linting.record", "mending", "schema"],
    5: ["bodies", "calendar", "differing", "linting.material", "linting.sharing", "linting.verdicts", "phrases"],
    6: ["coverage", "linting.facts", "linting.teaching", "linting.whole", "ordering.advice", "reckoning", "skeleton"],
    7: ["generators.dates", "linting", "ordering.form", "ordering.manner", "ordering.matter", "ordering.repeated"],
    8: ["ordering", "passages"],
    9: ["judging", "sources"],
    10: ["checking", "generators.anatomy", "generators.asks", "generators.cases", "generators.coding",
         "generators.figures", "generators.following", "generators.formulas", "generators.lateness",
         "generators.moves", "generators.readings", "generators.verdicts", "generators.wording"],
    11: ["generators", "working"],
    12: ["bank"],
    13: ["lesson", "sheet"],
    14: ["render", "render.guidelines", "render.markdown", "render.page", "render.reference", "render.text"],
    15: ["render.coverage", "render.notebook", "widgets", "widgets.esm", "widgets.place"],
    16: ["auditing.drawn", "auditing.soundness", "render.document", "widgets.quiz", "widgets.record",
         "widgets.submission"],
    17: ["auditing.strategies", "widgets.desk"],
    18: ["auditing", "widgets.opening"],
    19: ["assessing", "practice"],
    20: [""],  # the front door
    21: ["keeping"],
    22: ["drafting"],
    23: ["cli"],
}  # fmt: skip
FLOOR = {f"pqteach.{name}".removesuffix("."): floor for floor, names in FLOORS.items() for name in names}

# The only arrows upwards: a value that can show itself in a terminal and in a notebook is what a newcomer meets first.
UPWARDS = {
    ("pqteach.pq", "pqteach.render.text"): "str(pq) is the PQ as text",
    ("pqteach.pq", "pqteach.render.page"): "a PQ at the end of a notebook cell is a page",
    ("pqteach.checking", "pqteach.render.text"): "str(outcome) is the outcome as text",
    ("pqteach.checking", "pqteach.render.page"): "an outcome at the end of a notebook cell is a page",
}

HEAVY = ["pandas", "numpy", "ipywidgets", "anywidget", "IPython", "nbformat"]


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def imports(module: str) -> set[str]:
    """The modules that a module names in an import, wherever it stands in the file; `a.b` for the name b of a."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: line {node.lineno}: write the whole name of what is imported"
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in whole}
    return found


def used(module: str) -> set[str]:
    """Every dotted name that a module uses, with what it imports under another name written out."""
    names, whole = {}, set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                whole.add(start + alias.name)
                bound = alias.name if start or alias.asname else alias.name.partition(".")[0]
                names[alias.asname or bound] = start + bound
    dotted = {ast.unparse(node) for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute | ast.Name)}
    parts = (name.partition(".") for name in dotted)
    return whole | {names.get(head, head) + dot + rest for head, dot, rest in parts}


def loaded_by(statement: str) -> set[str]:
    """What is in sys.modules after a statement in a new interpreter."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def texts_of_the_checkout() -> dict[Path, str]:
    """Every file that belongs to the checkout and is text: all but what .gitignore names."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split("\n") if line.strip()]
    found = {}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [one for one in folders if one != ".git" and not any(fnmatch.fnmatch(one, to) for to in ignored)]
        for name in names:
            if not any(fnmatch.fnmatch(name, to) for to in ignored):
                path = Path(folder) / name
                found[path] = path.read_bytes().decode("utf-8", "replace")
    return found


def test_every_module_has_a_floor_and_every_floor_its_modules():
    assert sorted(FLOOR) == sorted(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_lower_floors(module):
    ours = {name for name in imports(module) if name.partition(".")[0] == "pqteach"}
    wrong = {name for name in ours if FLOOR[name] >= FLOOR[module] and (module, name) not in UPWARDS}
    assert wrong == set()


def test_the_arrows_upwards_are_all_needed_and_are_marked_where_they_stand():
    for module, name in UPWARDS:
        lines = [line for line in MODULES[module].read_text("utf-8").split("\n") if f"from {name} import" in line]
        assert len(lines) == 1
        assert lines[0].startswith("        ")  # inside a method, so that nothing is loaded before it is shown
        assert "# the one arrow upwards" in lines[0]


def test_only_the_front_door_imports_by_a_name_that_is_not_written_out():
    dynamic = {"importlib.import_module", "importlib", "__import__", "runpy", "pkgutil"}
    assert [module for module in MODULES if used(module) & dynamic] == ["pqteach"]


@pytest.mark.parametrize("module", MODULES)
def test_no_module_passes_300_lines(module):
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_in_one_sentence_what_it_is(module):
    first = (ast.get_docstring(tree(module)) or "").partition("\n\n")[0]
    assert first.endswith(".")
    assert not re.search(r"[.!?]\s+[A-Z]", first)


@pytest.mark.parametrize("module", MODULES)
def test_every_public_function_and_class_says_what_it_is(module):
    def public(node: ast.Module | ast.ClassDef):
        for one in node.body:
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not one.name.startswith("_"):
                yield one
                if isinstance(one, ast.ClassDef):
                    yield from public(one)

    assert [one.name for one in public(tree(module)) if not ast.get_docstring(one)] == []


def test_the_package_loads_nothing_heavy():
    loaded = loaded_by("import pqteach")
    assert {"pqteach"} == {name for name in loaded if name.partition(".")[0] == "pqteach"}
    assert loaded & {*HEAVY, "jinja2", "pydantic", "yaml", "click", "markdown_it"} == set()


@pytest.mark.parametrize(
    "statement", ["import pqteach.corpus", "import pqteach; pqteach.load()", "import pqteach.sheet"]
)
def test_the_corpus_loads_neither_tables_nor_widgets_nor_a_renderer(statement):
    assert loaded_by(statement) & {*HEAVY, "jinja2", "pqteach.render"} == set()


def test_the_front_door_opens_on_all_that_it_names():
    assert sorted(pqteach.__all__) == dir(pqteach)
    assert all(getattr(pqteach, name) is not None for name in pqteach.__all__)
    with pytest.raises(AttributeError, match="has no attribute `laod`"):
        _ = pqteach.laod


# The command line, and where a notebook is found and the time of a response is told.
EDGES = {"pqteach.cli", "pqteach.drafting", "pqteach.widgets.place"}


@pytest.mark.parametrize("module", sorted(set(MODULES) - EDGES))
def test_but_for_the_edges_nothing_depends_on_chance_the_clock_or_the_environment(module):
    unsteady = re.compile(
        r"(random|secrets|uuid|time|numpy\.random)(\..*)?|os\.(environ.*|environb.*|getenv|urandom|getpid|times)"
        r"|.*\bdatetime\.(now|utcnow|today|fromtimestamp)|.*\bdate\.(today|fromtimestamp)|pandas\.Timestamp\.(now|today)"
    )
    assert sorted(name for name in used(module) if unsteady.fullmatch(name)) == []


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"pqteach.cli"}))
def test_below_the_command_line_nothing_is_run(module):
    running = re.compile(r"(eval|exec|compile|subprocess|os\.(system|popen|exec.*|spawn.*)|pickle|marshal)(\..*)?")
    assert sorted(name for name in used(module) if running.fullmatch(name)) == []


def test_no_file_names_the_folder_of_the_checkout():
    here = re.compile(rf"(?<![\w./-]){re.escape(str(ROOT))}(?![\w-])")
    assert [path for path, text in texts_of_the_checkout().items() if here.search(text)] == []


def test_the_version_is_that_of_the_top_entry_of_the_changelog():
    top = re.search(r"^## \[?v?(\d+\.\d+\.\d+\S*?)\]?(\s|$)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert top
    assert top[1] == pqteach.__version__
