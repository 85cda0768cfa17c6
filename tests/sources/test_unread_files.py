# ruff: noqa: E501 - a list of names a line
"""Each file of a data folder is read or told; with the name, or the state, that may have been meant."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.reading.data_folder import DataFolder
from factsheet.sources import open_library
from factsheet.sources.unread_files import UnreadFile, list_unread_files
from tests.sources.builders import MINIMAL, write

STATES = open_library().jurisdictions
TABLES = ("fbi_county_offenses", "fbi_not_placed", "fbi_offense_types", "hotline_annual")


def list_unread(folder: Path) -> list[UnreadFile]:
    return list(list_unread_files(DataFolder(folder), STATES))


def told(folder: Path) -> dict[str, str | None]:
    """Return what each unread file may have meant, or whose profile it is, by its path."""
    return {
        each.path.relative_to(folder).as_posix(): each.state.usps if each.state else each.meant
        for each in list_unread(folder)
    }


def test_all_that_is_shipped_is_read() -> None:
    assert told(resources.DATA) == {}


def test_a_folder_of_files_that_are_read_is_silent(tmp_path: Path) -> None:
    for name in (
        "sources.yaml",
        "theme.yaml",
        "tables/hotline_annual.csv",
        "profiles/ma.yaml",
        "wording/pt-BR.yaml",
    ):
        write(tmp_path / name, "")
        write(tmp_path / "previous" / name, "")
    write(tmp_path / "previous" / "previous" / "profiles" / "ma.yaml", "")
    write(tmp_path / "theme.yaml", "logo: {file: seal.png, alt: A seal}\n")
    write(tmp_path / "seal.png", "")
    write(tmp_path / "geography" / "2016" / "MA.json", "")
    assert told(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tables/fbi_county_offences.csv", "tables/fbi_county_offenses.csv"),
        ("tables/hotline-annual.csv", "tables/hotline_annual.csv"),
        ("tables/Hotline_Annual.csv", "tables/hotline_annual.csv"),
        ("tables/hotline_annual (2).csv", "tables/hotline_annual.csv"),
        ("tables/hotline_annual_2024.csv", "tables/hotline_annual.csv"),
        ("tables/hotline_annual.txt", "tables/hotline_annual.csv"),
        ("tables/hotline_annual.csv.txt", "tables/hotline_annual.csv"),
        ("tables/hotline_annual.xlsx", "tables/hotline_annual.csv"),
        ("tables/hotline_annual", "tables/hotline_annual.csv"),
        ("tables/numbers.csv", None),
        ("hotline_annual.csv", "tables/hotline_annual.csv"),
        ("source.yaml", "sources.yaml"),
        ("sources.yml", "sources.yaml"),
        ("federal-laws.yaml", "federal_laws.yaml"),
        ("theme.yaml.txt", "theme.yaml"),
        ("wording/fr.yml", "wording/fr.yaml"),
        ("wording/french.yaml", None),
        ("geography/county.csv", "geography/counties.csv"),
        ("geography/2016/ma.json", "geography/2016/MA.json"),
        ("previous/tables/hotline_anual.csv", "tables/hotline_annual.csv"),
        ("numbers.xlsx", None),
        ("logo.png", None),
    ],
)
def test_a_file_under_another_name_is_told_with_the_one_that_comes_close(
    tmp_path: Path, name: str, meant: str | None
) -> None:
    write(tmp_path / "geography" / "2016" / "WY.json", "")
    write(tmp_path / name, "")
    assert told(tmp_path) == {name: meant}


@pytest.mark.parametrize(
    "name",
    ["massachusetts.yaml", "MA.yaml", "ma (1).yaml", "ma.yml", "ma copy.yaml", "ma - Copy.yaml", "new draft.yaml", "ma.yaml.txt"],
)  # fmt: skip
def test_another_profile_is_told_with_its_state(tmp_path: Path, name: str) -> None:
    write(tmp_path / "profiles" / "ma.yaml", MINIMAL)
    write(tmp_path / "profiles" / name, MINIMAL)
    assert told(tmp_path) == {f"profiles/{name}": "MA"}


@pytest.mark.parametrize("name", ["massachusetts.yaml", "MA.yaml", "ma (1).yaml", "ma_2.yaml"])
def test_a_profile_that_cannot_be_read_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    write(tmp_path / "profiles" / name, "state: [MA\n")
    assert told(tmp_path) == {f"profiles/{name}": "MA"}


def test_a_profile_beside_the_folder_of_profiles_is_told_with_its_state(tmp_path: Path) -> None:
    write(tmp_path / "ma.yaml", MINIMAL)
    assert told(tmp_path) == {"ma.yaml": "MA"}


@pytest.mark.parametrize(
    "name", ["notes.txt", "LICENSE", "profiles/ma.txt", "profiles/notes", "README", "wording/TODO"]
)
def test_a_note_is_not_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "Ask for the figures of 2024.")
    assert told(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "meant"), [("table", "tables"), ("Profiles", "profiles"), ("previos", "previous"), ("raw", None)]
)
def test_a_folder_that_nothing_reads_is_told_once_if_it_has_data(
    tmp_path: Path, name: str, meant: str | None
) -> None:
    write(tmp_path / name / "inner" / "a.csv", "")
    write(tmp_path / name / "inner" / "b.csv", "")
    assert told(tmp_path) == {name: meant}


@pytest.mark.parametrize("name", ["sheets/ma.pdf", ".git/config.yaml", "output/a.csv", "empty/.hidden.csv"])
def test_a_folder_without_data_is_not_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "")
    assert told(tmp_path) == {}


@pytest.mark.parametrize(("name", "meant"), [("previous", None), ("tables/a.csv", None), ("README", None)])
def test_a_link_that_leads_to_nothing_is_told(tmp_path: Path, name: str, meant: str | None) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    assert told(tmp_path) == {name: meant}


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list_unread(tmp_path / "nowhere") == []


@given(st.sampled_from(TABLES), st.integers(0, 20), st.sampled_from("abcxyz"))
def test_a_table_with_one_letter_wrong_comes_close_to_the_right_one(
    tmp_path_factory: pytest.TempPathFactory, table: str, place: int, letter: str
) -> None:
    place %= len(table)
    name = f"tables/{table[:place]}{letter}{table[place + 1 :]}.csv"
    folder = tmp_path_factory.mktemp("own")
    write(folder / name, "")
    assert told(folder) == ({} if name == f"tables/{table}.csv" else {name: f"tables/{table}.csv"})
