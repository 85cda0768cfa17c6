"""Which files matter to a watch, and which of their changes."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.watching.saves import choose_saves
from factsheet.watching.watched_files import WatchedFiles, choose_saved

NOTHING: frozenset[Path] = frozenset()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data folder, by its real name."""
    profiles = tmp_path.resolve() / "own" / "profiles"
    profiles.mkdir(parents=True)
    (profiles / "gu.yaml").write_text("state: GU\n", encoding="utf-8")
    return profiles.parent


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def shown(files: WatchedFiles, folder: Path) -> list[str]:
    """Return what is present of a folder, by names."""
    return sorted(
        path.relative_to(folder).as_posix() for path in files.list_present() if path.is_relative_to(folder)
    )


def test_the_shipped_data_are_watched_alone_or_beside_a_folder_of_ones_own(own: Path) -> None:
    shipped = resources.DATA.resolve()
    assert WatchedFiles(None, own / "output").folders == (shipped,)
    assert WatchedFiles(resources.DATA, own / "output").folders == (shipped,)
    assert WatchedFiles(own, own / "output").folders == (own, shipped)
    assert shipped / "profiles" / "gu.yaml" in WatchedFiles(None, own / "output").list_present()


@pytest.mark.parametrize(
    "name",
    [
        "profiles/.gu.yaml.swp",  # vim
        "profiles/gu.yaml~",  # vim, emacs
        "profiles/.#gu.yaml",  # emacs
        "profiles/#gu.yaml#",
        "profiles/.goutputstream-ABC123",  # gedit
        "tables/.~lock.hotline_annual.csv#",  # LibreOffice
        "tables/~$county_counts.xlsx",  # Excel
        "profiles/gu.yaml.tmp",
        ".factsheet-plans.json",
        ".factsheet-answers.json",
        ".git/index",
        "notes.md",
        "output/gu_trafficking_2023.pdf",
    ],
)
def test_what_editors_and_the_program_leave_does_not_matter(own: Path, name: str) -> None:
    files = WatchedFiles(own, own / "output")
    before = files.list_present()
    path = touch(own / name)
    assert choose_saved({path}, before, files.list_present()) <= {path.parent}
    assert shown(files, own) in (
        [".", "profiles", "profiles/gu.yaml"],
        ["profiles", "profiles/gu.yaml"],
    )


def test_an_output_folder_within_the_data_does_not_matter(own: Path) -> None:
    for name in ("sheets/report.json", "sheets/gallery/gu.png", "logo.png"):
        touch(own / name)
    assert shown(WatchedFiles(own, own / "sheets"), own)[1:] == ["logo.png", "profiles", "profiles/gu.yaml"]


def test_of_data_and_sheets_in_one_folder_the_data_matter(own: Path) -> None:
    for name in ("manifest.json", "report.json", "index.html", "gu.pdf", "gallery/gu.png", "logo.png"):
        touch(own / name)
    assert shown(WatchedFiles(own, own), own)[1:] == ["logo.png", "profiles", "profiles/gu.yaml"]


def test_data_within_the_output_folder_matter(own: Path) -> None:
    assert own / "profiles" / "gu.yaml" in WatchedFiles(own, own.parent).list_present()


def test_a_file_matters_when_it_is_saved_new_or_gone(own: Path) -> None:
    files = WatchedFiles(own, own / "output")
    first = files.list_present()
    profile = own / "profiles" / "gu.yaml"
    assert choose_saved({profile}, first, first) == {profile}
    theme = touch(own / "theme.yaml")
    second = files.list_present()
    assert choose_saved({theme}, first, second) == {theme}
    theme.unlink()
    assert choose_saved({theme}, second, files.list_present()) == {theme}


def test_a_file_that_came_and_went_does_not_matter(own: Path) -> None:
    files = WatchedFiles(own, own / "output")
    present = files.list_present()
    probes = {own / "profiles" / "4913", own / "profiles" / "sedAbC123", own / "profiles" / "gu.yaml.XyZ"}
    assert choose_saved(probes, present, files.list_present()) == NOTHING


def test_a_folder_matters_when_it_comes_or_goes_and_not_when_something_in_it_does(own: Path) -> None:
    files = WatchedFiles(own, own / "output")
    profiles, away = own / "profiles", own / "elsewhere"
    before = files.list_present()
    assert choose_saved({profiles}, before, before) == NOTHING
    profiles.rename(away)
    assert choose_saved({profiles, away}, before, files.list_present()) >= {profiles, away}


def test_links_that_lead_back_end(own: Path) -> None:
    (own / "profiles" / "again").symlink_to(own)
    assert "profiles/gu.yaml" in shown(WatchedFiles(own, own / "output"), own)


def test_saves_are_told_with_the_files_that_matter_and_quiet_as_nothing(own: Path) -> None:
    files = WatchedFiles(own, own / "output")
    profile, swap = own / "profiles" / "gu.yaml", own / "profiles" / ".gu.yaml.swp"
    changes = [set(), {profile, swap}, set(), {swap}, set()]
    assert [*choose_saves(changes, files)] == [NOTHING, {profile}, NOTHING, NOTHING]


def test_files_that_do_not_matter_are_no_quiet_until_they_go_on(own: Path) -> None:
    swap = own / "profiles" / ".gu.yaml.swp"
    endless = [{swap}] * 4
    assert [*choose_saves(endless, WatchedFiles(own, own / "output"))] == [NOTHING, NOTHING]
