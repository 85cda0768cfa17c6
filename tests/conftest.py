"""What all tests share: where things lie, and one validator a session."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from factsheet.conformance.verapdf import VeraPdf
from tests.golden import Goldens

# The same examples in each run, on a machine of any speed.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

_SLOW_TO_START = {"verapdf", "browser"}  # fixtures


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the project."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program remembers of the shipped data out of the user's folder, and of other runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("notes")))
        yield


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Return the veraPDF engine; its Java machine starts once in a session."""
    return VeraPdf()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow whatever asks for veraPDF or a browser, which start for the first of those that do."""
    for item in items:
        if _SLOW_TO_START & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.slow)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites stored pages."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the stored pages that differ")


@pytest.fixture(scope="session")
def goldens(request: pytest.FixtureRequest) -> Goldens:
    """Return the stored pages; CI never rewrites them."""
    is_update = bool(request.config.getoption("--update-golden"))
    assert not (is_update and os.environ.get("CI")), "goldens are rewritten by hand, never by CI"
    return Goldens(is_update)
