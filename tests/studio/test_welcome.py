"""The first start: a folder is begun, the last one opened, or the shipped data looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from factsheet.studio.running_studio import Studio
from factsheet.studio.starting.chosen_folder import leave_folder
from tests.gallery.browser import PHONE, WIDE, find_violations, read_width
from tests.studio.served import Served, make_studio, open_context, serve_studio


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder with a folder for documents, as the machine of a new user has it."""
    (tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "notes"))
    return tmp_path


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    studio = make_studio(None, is_read_only=True)
    studio.is_chosen = False
    yield studio
    leave_folder(studio)


@pytest.fixture
def served(studio: Studio) -> Iterator[Served]:
    with serve_studio(studio) as served:
        yield served


def test_new_user_begins_a_folder(served: Served, browser: Browser, home: Path) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/")
        expect(page).to_have_url(f"{served.address}/welcome")
        assert find_violations(page) == []
        page.get_by_label("Name of the folder").fill("../figures")
        page.get_by_role("button", name="Start the folder").click()
        assert "Use letters from A to Z" in page.get_by_role("alert").inner_text()
        page.get_by_label("Name of the folder").fill("Our figures")
        page.get_by_role("button", name="Start the folder").click()
        expect(page).to_have_url(f"{served.address}/")
        page.set_viewport_size(PHONE)
        page.goto("/welcome")
        assert "Our figures" in page.get_by_role("region", name="Open the last folder").inner_text()
        assert (find_violations(page), read_width(page)) == ([], 0)
    assert (home / "Documents" / "Our figures" / "profiles" / "ma.yaml").is_file()
    assert (served.folder.name, served.studio.is_read_only) == ("Our figures", False)


def test_looking_around_is_told_on_each_page_and_changes_nothing(served: Served) -> None:
    assert served.get("/").headers["Location"] == "/welcome"
    assert served.post("/welcome", {"choice": "look"}).headers["Location"] == "/"
    for path in ("/", "/s/ma"):
        assert "You are looking around." in served.get(path).text
    assert served.post("/s/ma", {}).status == 403


def test_last_folder_is_opened_again(served: Served, home: Path) -> None:
    served.post("/welcome", {"choice": "begin", "name": "ours"})
    served.post("/welcome", {"choice": "look"})
    assert served.studio.is_read_only
    served.post("/welcome", {"choice": "last"})
    assert (served.folder, served.studio.is_read_only) == (home / "Documents" / "ours", False)


def test_taken_name_is_told_and_nothing_else_is_taken(served: Served, home: Path) -> None:
    (home / "Documents" / "ours").mkdir()
    taken = served.post("/welcome", {"choice": "begin", "name": "ours"})
    assert taken.status == 422
    assert "Something there has this name already" in taken.text
    assert served.post("/welcome", {"choice": "last"}).status == 400
    assert served.post("/welcome", {"choice": "begin", "name": "a", "place": "/etc"}).status == 303
    assert served.folder == home / "Documents" / "a"
