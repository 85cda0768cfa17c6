"""The whole workbook in one step: all of it or nothing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from factsheet.errors import DataError, UsageError
from factsheet.export.workbook_rows import export_template
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.reading.yaml_values import Tree, copy_mapping, parse_yaml
from factsheet.sources import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages, workbook

Sheets = Mapping[str, Sequence[Sequence[object]]]
SOURCES = [["key", "publisher", "title"], [None, "Office", "Report"]]
FIGURES = [["figure", "value", "period", "source"], ["persons", 120, 2024, "office"]]
COUNTIES = [["state", "county", "year", "count", "source"], ["OH", "Franklin", 2024, 5, "Office"]]
HOTLINE = [["state", "year", "calls", "cases"], ["OH", 2012, 460, 85]]


def take(library: Library, file: Path, only: str | None = "OH", topic: Topic = Topic.ALL) -> ChangeSet:
    return import_tables(read_submission(file, topic, has_state=only is not None), library, CAME_FROM, only)


def tree_of(change_set: ChangeSet, name: str) -> Tree:
    (file,) = [file for file in change_set.files if file.name == name]
    return copy_mapping(parse_yaml(file.content.decode(), name).value)


def test_each_sheet_goes_where_it_belongs_and_names_a_source_of_the_same_file(tmp_path: Path) -> None:
    sheets = {"Figures": FIGURES, "Hotline": HOTLINE, "Counties": COUNTIES, "Sources": SOURCES}
    change_set = take(open_library(tmp_path / "own"), workbook(tmp_path / "in.xlsx", sheets))
    assert [file.name for file in change_set.files] == [
        "tables/hotline_annual.csv",
        "tables/county_counts.csv",
        "profiles/oh.yaml",
        "sources.yaml",
    ]
    noted = {"imported": [CAME_FROM.entry()]}
    assert tree_of(change_set, "sources.yaml") == {
        "office": {"publisher": "Office", "title": "Report", **noted},
        "hotline-annual": noted,
    }
    assert tree_of(change_set, "profiles/oh.yaml")["edition"] == 2024
    assert change_set.unread == ()
    assert [note.replace(str(tmp_path), "DIR") for note in change_set.notes] == [
        "DIR/in.xlsx:2: Counties!E2 (source): 'Office' read as 'office'",
        "DIR/in.xlsx:2: Sources!B2 (publisher): its key is 'office'",
        "profiles/oh.yaml: a new profile of the edition 2024",
    ]


def test_mistakes_in_all_sheets_are_told_at_once(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Sources": [*SOURCES, [None, "Office", "Twice"]],
        "Hotline": [*HOTLINE, ["OH", 2013, "many", 1]],
        "Counties": [*COUNTIES, ["OH", "Nowhere", 2024, 5, "office"]],
        "Figures": [*FIGURES, ["cases", 1.5, 2024, "offis"]],
    }
    with pytest.raises(DataError) as caught:
        take(open_library(tmp_path / "own"), workbook(tmp_path / "in.xlsx", sheets))
    told = [line.partition("; allowed")[0] for line in messages(caught.value, tmp_path)]
    assert told == [
        "DIR/in.xlsx:3: Sources!A3 (key): found 'office' again",
        "DIR/in.xlsx:3: Hotline!C3 (calls): found 'many'",
        "DIR/in.xlsx:3: Counties!B3 (county): found 'Nowhere'",
        "DIR/in.xlsx:3: Figures!B3 (value): found '#.#'",
        "DIR/in.xlsx:3: Figures!D3 (source): found 'offis'",
    ]


def test_tables_of_many_states_need_no_state_and_a_profile_does(tmp_path: Path) -> None:
    library = open_library(tmp_path / "own")
    assert take(library, workbook(tmp_path / "in.xlsx", {"Hotline": HOTLINE}), None).states == ("OH",)
    with pytest.raises(UsageError, match="found nothing; allowed: a state: --state"):
        take(library, workbook(tmp_path / "c.xlsx", {"Sources": SOURCES, "Figures": FIGURES}), None)


def test_a_template_read_back_as_a_whole_changes_nothing(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "MA")
    rows = ("25000,ours,2024,3", "25001,ours,2020-2024,not shown", "25003,ours,2024 Q1,no data")
    counts = "\n".join(("fips,source,year,count", *rows, ""))
    (tmp_path / "own" / "tables" / "county_counts.csv").write_text(counts, encoding="utf-8")
    with (tmp_path / "own" / "sources.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            "ours:\n  cited: O\n  publisher: P\n  title: T\n  unit: u\n  checked_on: 2026-11-23\n"
            "  licence: l\n  policy: p\n"
        )
    library = open_library(library.folder.path)
    file = tmp_path / "ma.xlsx"
    file.write_bytes(export_template(library, library.find("MA")))
    for only in (None, "MA"):
        change_set = take(library, file, only)
        assert (change_set.files, change_set.differences, change_set.unread) == ((), (), ())


def test_the_sheets_that_a_topic_leaves_are_named_each_time(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "MA")
    file = tmp_path / "ma.xlsx"
    file.write_bytes(export_template(library, library.find("MA")))
    book = openpyxl.load_workbook(file)
    book["Hotline"]["C2"] = 999
    book.create_sheet("Mine").append(["x"])
    book.save(file)
    change_set = take(library, file, None, Topic.PROFILE)
    assert change_set.files == ()
    unread = ("Sources", "Hotline", "Counties", "Offense types")  # nothing of it is tied to no county
    assert change_set.unread == (*unread, "Mine")
    told = [note for note in change_set.notes if "was not read" in note]
    asks = "was not read; --as all reads the whole workbook"
    assert told == [f"{file}: sheet '{title}' {asks}" for title in unread]
    assert take(library, file, None).differences[0].file == "tables/hotline_annual.csv"


def test_a_file_whose_rows_are_all_of_other_topics_is_refused_with_what_to_type(tmp_path: Path) -> None:
    file = workbook(tmp_path / "in.xlsx", {"Hotline": HOTLINE, "Laws": [["title"]]})
    with pytest.raises(DataError) as caught:
        take(open_library(tmp_path / "own"), file, topic=Topic.COUNTIES)
    assert messages(caught.value, tmp_path) == [
        "DIR/in.xlsx:1: file: found no rows; allowed: at least one row below the names of the columns; "
        "there are rows in 'Hotline': --as all reads the whole workbook"
    ]
