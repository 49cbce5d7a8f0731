"""What many tests share: one encoder for the whole run, and the place of the labelled data."""

from pathlib import Path

import pytest

from crossread.language.encoder import MiniLM
from crossread.language.models import Models
from crossread.language.pairs import MiniPairs
from crossread.language.parser import MiniParser

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def encoder() -> MiniLM:
    """The encoder that ships with the package, loaded once."""
    return MiniLM()


@pytest.fixture(scope="session")
def parser() -> MiniParser:
    """The parser that ships with the package, loaded once."""
    return MiniParser()


@pytest.fixture(scope="session")
def models(encoder: MiniLM, parser: MiniParser) -> Models:
    """The models that ship with the package, loaded once."""
    return Models(encoder, parser, MiniPairs(encoder))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data beside the project; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the labelled data (../shared) is not here")
    return SHARED
