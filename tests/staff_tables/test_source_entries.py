"""Entries of a folder's own sources, written beside the shipped ones."""

from pathlib import Path

from factsheet import resources
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.yaml_values import Tree, parse_yaml
from factsheet.sources import open_library
from factsheet.staff_tables.source_entries import change_entries, read_entries

OWN = "# Ours.\nours:\n  publisher: Office\n  title: Report    # of each year\n"


def folder_of(path: Path, text: str | None = None) -> DataFolder:
    if text is not None:
        (path / "sources.yaml").write_text(text, encoding="utf-8")
    return DataFolder(path)


def changed(folder: DataFolder, entries: dict[str, Tree]) -> tuple[str, list[str]]:
    file, differences = change_entries(folder, entries)
    assert file.name == "sources.yaml"
    return file.content.decode(), list(map(str, differences))


def test_own_fields_lie_over_the_shipped_ones(tmp_path: Path) -> None:
    entries = read_entries(folder_of(tmp_path, f"{OWN}hotline-annual:\n  cited: The Hotline\n"))
    shipped = read_entries(DataFolder(resources.DATA))
    assert entries["ours"] == {"publisher": "Office", "title": "Report"}
    assert entries["hotline-annual"] == {**shipped["hotline-annual"], "cited": "The Hotline"}  # type: ignore[dict-item]


def test_of_a_shipped_source_only_what_differs_is_written_into_a_new_file(tmp_path: Path) -> None:
    text, told = changed(
        folder_of(tmp_path),
        {"hotline-annual": {"period": "2012-2017", "publisher": read_publisher("hotline-annual")}},
    )
    assert parse_yaml(text, "").value == {"hotline-annual": {"period": "2012-2017"}}
    assert text.startswith("# Sources of your own, and what differs in the shipped ones.")
    assert told == ["sources.yaml: hotline-annual.period: '2012-2016' -> '2012-2017'"]


def test_a_file_of_own_entries_keeps_its_comments(tmp_path: Path) -> None:
    text, told = changed(
        folder_of(tmp_path, OWN),
        {"ours": {"title": "Report 2"}, "theirs": {"publisher": "They", "title": "T"}},
    )
    assert text == (
        "# Ours.\nours:\n  publisher: Office\n  title: Report 2    # of each year\n"
        "\ntheirs:\n  publisher: They\n  title: T\n"
    )
    assert told == [
        "sources.yaml: ours.title: 'Report' -> 'Report 2'",
        "sources.yaml: theirs.publisher: new, 'They'",
        "sources.yaml: theirs.title: new, 'T'",
    ]


def test_a_file_of_comments_alone_is_added_to(tmp_path: Path) -> None:
    text, _ = changed(folder_of(tmp_path, "# Nothing yet."), {"ours": {"publisher": "We", "title": "T"}})
    assert text == "# Nothing yet.\nours:\n  publisher: We\n  title: T\n"


def test_what_is_so_already_changes_nothing(tmp_path: Path) -> None:
    text, told = changed(
        folder_of(tmp_path, OWN), {"ours": {"title": "Report"}, "fbi-offenses": {"period": "2019-2023"}}
    )
    assert (text, told) == (OWN, [])


def read_publisher(key: str) -> str:
    entry = read_entries(DataFolder(resources.DATA))[key]
    assert isinstance(entry, dict)
    return str(entry["publisher"])


def test_a_shipped_source_that_gets_another_publisher_and_title_keeps_the_rest(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    shipped = read_entries(folder)["fbi-offenses"]
    text, told = changed(folder, {"fbi-offenses": {"publisher": "We", "title": "Ours"}})
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    assert read_entries(folder)["fbi-offenses"] == {**shipped, "publisher": "We", "title": "Ours"}  # type: ignore[dict-item]
    assert [line.split(":")[1] for line in told] == [" fbi-offenses.publisher", " fbi-offenses.title"]


def test_an_entry_with_publisher_and_title_stands_for_itself(tmp_path: Path) -> None:
    entry = "fbi-offenses:\n  publisher: We\n  title: Ours\n"
    assert read_entries(folder_of(tmp_path, entry))["fbi-offenses"] == {"publisher": "We", "title": "Ours"}


def test_every_folder_is_read_as_the_sheets_read_it(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, f"{OWN}hotline-annual:\n  cited: The Hotline\n")
    entries, sources = read_entries(folder), open_library(tmp_path).sources
    assert entries.keys() == sources.keys()
    cited = {key: entry.get("cited") for key, entry in entries.items() if isinstance(entry, dict)}
    assert cited == {key: source.cited for key, source in sources.items()}
