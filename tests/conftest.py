"""What several tests share: the shipped corpus, loaded once, and a real JupyterLab in a real Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab import CHROMIUM, FLAGS, Opened, serve

from pqteach.bank import Bank
from pqteach.corpus import Corpus, load

ROOT = Path(__file__).parent.parent
SEED = "2017-03-09.social-media-national-security"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load()


@pytest.fixture(scope="session")
def bank(corpus: Corpus) -> Bank:
    return Bank(corpus)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none; on CI there has to be one."""
    reason = "" if CHROMIUM else "there is no Chromium on this machine; .ci/run installs one"
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        reason = "playwright is not installed: `make test` installs it"
    for item in items if reason else ():
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab on an empty folder with settings of its own: its address and the folder."""
    yield from serve(tmp_path_factory.mktemp("lab"), "jupyterlab", "LabApp")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, server: tuple[str, Path]) -> Iterator[Callable[..., Opened]]:
    """Opens notebooks by the text of their file, and closes them."""
    pages: list[Opened] = []

    def open_one(name: str, text: str | None = None) -> Opened:
        if text is not None:
            (server[1] / name).write_text(text, "utf-8")
        pages.append(Opened(browser, server, name))
        return pages[-1]

    yield open_one
    for page in pages:
        page.close()
