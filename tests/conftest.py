"""What several tests share: the shipped corpus, loaded once, and a PQ full of hostile text."""

from pathlib import Path

import pytest

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
