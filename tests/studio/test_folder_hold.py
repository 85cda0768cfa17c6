"""One writer at a time: the lock of a folder, who has it, and that it goes with its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.sources.data_library import open_library
from factsheet.sources.unread_files import list_unread_files
from factsheet.studio.starting.chosen_folder import begin_folder, leave_folder, take_folder
from factsheet.studio.starting.folder_hold import WhyReadOnly, is_shipped_folder, take_hold
from factsheet.studio.starting.last_folder import recall_folder, tidy_folder_name
from tests.studio.served import TIME, copy_data, make_studio, serve_studio

HOLDS = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from factsheet.studio.starting.folder_hold import take_hold
hold = take_hold(Path(sys.argv[1]), datetime(2026, 3, 2, 14, 2, tzinfo=UTC))
print(hold.why, flush=True)
sys.stdin.read()
"""


def list_unread(folder: Path) -> list[str]:
    library = open_library(folder)
    return [unread.path.name for unread in list_unread_files(library.folder, library.jurisdictions)]


def test_folder_is_held_until_it_is_given_back(tmp_path: Path) -> None:
    first, second = take_hold(tmp_path, TIME), take_hold(tmp_path, TIME)
    assert (first.why, second.why, second.since) == (None, WhyReadOnly.OTHER, TIME)
    first.release_folder()
    again = take_hold(tmp_path, TIME)
    assert again.why is None
    again.release_folder()


def test_kill_of_the_process_frees_the_folder(tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "None\n"
        held = take_hold(tmp_path, TIME)
        assert (held.why, held.process, held.since) == (WhyReadOnly.OTHER, other.pid, TIME)
        other.kill()
    freed = take_hold(tmp_path, TIME)
    assert freed.why is None
    freed.release_folder()


def test_second_studio_shows_the_folder_and_says_who_has_it(tmp_path: Path) -> None:
    folder = copy_data(tmp_path / "my-data")
    first, second = make_studio(folder), make_studio(folder)
    take_folder(first, folder)
    take_folder(second, folder)
    assert (first.is_read_only, second.is_read_only) == (False, True)
    with serve_studio(second) as served:
        home = served.get("/")
        spanish = served.get("/", Cookie=f"{served.browser_headers['Cookie']}; studio-lang=es")
        kept = served.post("/s/ma/draft", {"persons": "3"})
        looks = served.post("/preferences", {"look": "dark", "back": "/"})
    assert "Another studio has this folder open since 2026-03-02 14:02 (process " in home.text
    assert "Otro estudio tiene abierta esta carpeta desde 2026-03-02 14:02 (proceso " in spanish.text
    assert (kept.status, looks.status) == (403, 303)
    assert "This can only be looked at" in kept.text
    leave_folder(first)
    take_folder(second, folder)
    assert not second.is_read_only
    leave_folder(second)


def test_shipped_data_are_only_looked_at() -> None:
    studio = make_studio(None)
    take_folder(studio, resources.DATA)
    assert (studio.folder, studio.is_read_only) == (None, True)
    assert not (resources.DATA / ".studio").exists()
    assert is_shipped_folder(resources.DATA / "sample")
    assert not is_shipped_folder(resources.DATA.parent)


def test_folder_that_cannot_be_written_is_only_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".studio").write_text("in the way of the folder")
    hold = take_hold(tmp_path, TIME)
    assert hold.why is WhyReadOnly.UNWRITABLE


def test_what_the_studio_writes_is_no_matter_to_the_checks(tmp_path: Path) -> None:
    folder, studio = copy_data(tmp_path / "my-data"), make_studio(None)
    before = list_unread(folder)
    take_folder(studio, folder)
    assert (folder / ".studio" / ".gitignore").read_text() == "*\n"
    (folder / ".studio" / "theme.yaml").write_text("accent: red\n")
    assert list_unread(folder) == before
    leave_folder(studio)


def test_new_folder_is_begun_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "notes"))
    studio = make_studio(None)
    begin_folder(studio, tmp_path / "ours")
    assert (studio.folder, studio.is_read_only) == (tmp_path / "ours", False)
    assert recall_folder() == tmp_path / "ours"
    leave_folder(studio)
    (tmp_path / "ours").rename(tmp_path / "moved")
    assert recall_folder() is None


@pytest.mark.parametrize("name", ["", " ", "../up", "a/b", "a\\b", "a.b", "x" * 61, "año", "a\0", "a\nb"])
def test_names_that_a_folder_may_not_have(name: str) -> None:
    assert tidy_folder_name(name) is None


@pytest.mark.parametrize("name", ["my-data", "Our figures 2026", "a_b", "x" * 60])
def test_names_that_a_folder_may_have(name: str) -> None:
    assert tidy_folder_name(f" {name} ") == name


@pytest.mark.parametrize("name", [".studio", ".factsheet", ".studio/drafts"])
def test_a_link_among_the_folders_of_the_program_is_not_followed(tmp_path: Path, name: str) -> None:
    folder, other = tmp_path / "my-data", tmp_path / "other"
    other.mkdir()
    (folder / name).parent.mkdir(parents=True)
    (folder / name).symlink_to(other, target_is_directory=True)
    assert take_hold(folder, TIME).why is WhyReadOnly.UNWRITABLE
    assert list(other.iterdir()) == []
