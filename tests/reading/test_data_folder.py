"""A folder completed by the shipped data: what is the user's own, and what is read in its place."""

from pathlib import Path

import pytest

from factsheet.reading.data_folder import DataFolder
from tests.sources.builders import write

NAMES = ("sources.yaml", "tables/hotline_annual.csv")


def a_pair(folder: Path) -> DataFolder:
    """Return a user's folder that is empty, and a shipped one with two files."""
    for name in NAMES:
        write(folder / "shipped" / name, "shipped")
    (folder / "own").mkdir()
    return DataFolder(folder / "own", folder / "shipped")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_the_folder_lacks_is_the_shipped_one(tmp_path: Path, name: str) -> None:
    pair = a_pair(tmp_path)
    assert (pair.has_own(name), pair.find(name)) == (False, tmp_path / "shipped" / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_folder_comes_first(tmp_path: Path, name: str) -> None:
    pair = a_pair(tmp_path)
    write(tmp_path / "own" / name, "own")
    assert (pair.has_own(name), pair.find(name)) == (True, tmp_path / "own" / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_link_that_leads_to_nothing_is_the_folder_s_own(tmp_path: Path, name: str) -> None:
    pair = a_pair(tmp_path)
    (tmp_path / "own" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "own" / name).symlink_to(tmp_path / "nowhere")
    assert (pair.has_own(name), pair.find(name)) == (True, tmp_path / "own" / name)


def test_a_file_below_a_link_that_leads_to_nothing_is_the_folder_s_own(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    (tmp_path / "own" / "tables").symlink_to(tmp_path / "nowhere")
    assert [pair.has_own(name) for name in NAMES] == [False, True]


def test_a_folder_that_is_itself_a_link_to_nothing_has_everything_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own").symlink_to(tmp_path / "nowhere")
    assert [DataFolder(tmp_path / "own").has_own(name) for name in NAMES] == [True, True]


def test_a_file_where_a_folder_belongs_is_the_folder_s_own(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    write(tmp_path / "own" / "tables", "no folder")
    assert pair.has_own("tables/hotline_annual.csv")


def test_a_link_that_leads_to_a_file_is_read(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    (tmp_path / "own" / "sources.yaml").symlink_to(tmp_path / "shipped" / "sources.yaml")
    assert pair.find("sources.yaml").read_text(encoding="utf-8") == "shipped"
    assert pair.has_own("sources.yaml")


def test_what_an_edition_before_lacks_is_read_as_for_the_edition_after(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    before = pair.previous
    write(tmp_path / "own" / "sources.yaml", "own")
    assert [before.find(name) for name in NAMES] == [
        tmp_path / "own" / "sources.yaml",
        tmp_path / "shipped" / "tables" / "hotline_annual.csv",
    ]
    assert [before.is_shipped(name) for name in NAMES] == [False, True]
    kept = write(tmp_path / "own" / "previous" / "sources.yaml", "kept")
    assert before.find("sources.yaml") == kept
    assert before.paths == (tmp_path / "own" / "previous", tmp_path / "own", tmp_path / "shipped")
