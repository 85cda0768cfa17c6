"""The way in and out, in a real browser and without one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser

from tests.studio.served import PATIENCE, Served, copy_data, make_studio, serve_studio


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = copy_data(Path(tmp_path_factory.mktemp("entrance") / "my-data"))
    with serve_studio(make_studio(folder)) as served:
        yield served


def test_link_lets_a_browser_in_and_leads_to_the_first_page(served: Served, browser: Browser) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(served.make_link())
        page.wait_for_url(f"{served.address}/")
        assert page.locator("h1").is_visible()
        cookies = {cookie["name"]: cookie for cookie in context.cookies()}
    cookie = cookies[served.access.cookie]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")


def test_plain_program_with_the_cookie_is_let_in(served: Served) -> None:
    assert served.get("/").status == 200
    assert served.ask("GET", "/", bare=True).status == 403


def test_stop_tells_that_the_tab_can_be_closed_and_ends_the_server(tmp_path: Path) -> None:
    with serve_studio(make_studio(copy_data(tmp_path / "my-data"))) as served:
        assert served.get("/stop").status == 405
        stopped = served.post("/stop")
        assert stopped.status == 200
        assert "You can close this tab." in stopped.text
        assert is_gone(served)


def is_gone(served: Served) -> bool:
    """Return whether nothing answers any more, soon."""
    until = monotonic() + PATIENCE / 1000
    while monotonic() < until:
        try:
            served.get("/keys")
        except OSError:
            return True
    return False
