"""What all tests share: where things lie, and one validator a session."""

from pathlib import Path

import pytest

from tests.conformance import VeraPdf


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the project."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Return the veraPDF engine; its Java machine starts once in a session."""
    return VeraPdf()
