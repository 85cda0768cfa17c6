"""What tests of the studio share: one browser a module, and patience for a machine that does much else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.gallery.browser import open_browser
from tests.studio.served import PATIENCE

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open the browser of a module; whatever asks for it is slow."""
    with open_browser() as browser:
        yield browser
