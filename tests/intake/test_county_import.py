"""Counts by county of any source, beside those of the FBI."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.fields import WHOLE_YEAR_ALLOWED
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.sources import Library, open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages
from tests.intake.test_table_import import csv_file, notes

HEAD = "state,county,year,count,source"
OURS = "ours:\n  publisher: Office\n  title: Report\n  cited: O\n  unit: persons\n  licence: x\n  policy: x\n"
MARKED = "a whole number from 0 to 10,000,000, digits only, 'not shown' or 'no data'"
REMARK = "take the row out if it is a remark"


def a_folder(path: Path) -> Library:
    """Make a folder of data with a source of its own."""
    a_data_folder(path)
    sources = path / "sources.yaml"
    text = f"{sources.read_text(encoding='utf-8')}{OURS}  checked_on: 2026-11-23\n"
    sources.write_text(text, encoding="utf-8")
    return open_library(path)


def take(library: Library, file: Path, only: str | None = None) -> ChangeSet:
    submission = read_submission(file, Topic.COUNTIES, has_state=only is not None)
    return import_tables(submission, library, CAME_FROM, only)


def told(folder: Path, *lines: str, only: str | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        take(a_folder(folder / "own"), csv_file(folder, *lines), only)
    return messages(caught.value, folder)


def content_of(change_set: ChangeSet) -> list[str]:
    (file,) = [file for file in change_set.files if file.name == "tables/county_counts.csv"]
    return file.content.decode().splitlines()


def test_counts_of_another_source_go_into_a_table_of_their_own(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        HEAD,
        "OH,Franklin,2020-2024,12,ours",
        "OH,39035,2024,Not shown,ours",
        "OH,Hamilton,2024 Q1,no data,ours",
        "OH,not placed,2024,3,ours",
    )
    change_set = take(a_folder(tmp_path / "own"), file)
    assert [file.name for file in change_set.files] == ["tables/county_counts.csv", "sources.yaml"]
    assert content_of(change_set) == [
        "fips,source,year,count",
        "39000,ours,2024,3",
        "39035,ours,2024,not shown",
        "39049,ours,2020-2024,12",
        "39061,ours,2024 Q1,no data",
    ]
    assert change_set.states == ("OH",)
    assert str(change_set.differences[0]) == "tables/county_counts.csv: 39000 ours 2024: new"
    assert [each.item for each in change_set.differences if each.file == "sources.yaml"] == [
        f"ours.imported['synthetic.csv'].{key}" for key in ("file", "sha256", "on")
    ]


def test_a_table_takes_the_place_of_its_states_sources_and_years(tmp_path: Path) -> None:
    library = a_folder(tmp_path / "own")
    path = library.folder.path / "tables" / "county_counts.csv"
    kept = ["39035,other,2024,1", "39035,ours,2023,2", "48029,ours,2024,3"]
    gone = ["39001,ours,2024,4", "39049,ours,2024,5"]
    path.write_text("\n".join(["fips,source,year,count", *kept, *gone, ""]), encoding="utf-8")
    change_set = take(library, csv_file(tmp_path, HEAD, "OH,Franklin,2024,6,ours"))
    assert content_of(change_set) == ["fips,source,year,count", *kept[:2], "39049,ours,2024,6", kept[2]]
    assert [str(each) for each in change_set.differences][:2] == [
        "tables/county_counts.csv: 39001 ours 2024: taken away",
        "tables/county_counts.csv: 39049 ours 2024: changed",
    ]


def test_rows_of_the_fbi_go_where_they_went_without_a_column_of_sources(tmp_path: Path) -> None:
    lines = ("AL,Baldwin,2022,2,fbi-offenses", "AL,Bibb,2021,6,ours")
    change_set = take(a_folder(tmp_path / "own"), csv_file(tmp_path, HEAD, *lines))
    assert [file.name for file in change_set.files] == [
        "tables/fbi_county_offenses.csv",
        "tables/county_counts.csv",
        "sources.yaml",
    ]
    assert content_of(change_set) == ["fips,source,year,count", "01007,ours,2021,6"]
    empty = take(open_library(tmp_path / "own"), csv_file(tmp_path, HEAD, "AL,Baldwin,2022,2,"))
    named = [file.name for file in empty.files]
    assert named == ["tables/fbi_county_offenses.csv", "sources.yaml"]


@pytest.mark.parametrize("head", ["county,year,offenses", "county,year,count", "county,year,offenses,source"])
def test_the_column_of_counts_has_either_name(tmp_path: Path, head: str) -> None:
    change_set = take(a_data_folder(tmp_path / "own"), csv_file(tmp_path, head, "Baldwin,2022,2"), "AL")
    told = str(change_set.differences[0])
    assert told == "tables/fbi_county_offenses.csv: 01003 2022: offenses 1 -> offenses 2"


def test_what_a_row_may_hold_hangs_on_its_source(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        HEAD,
        "OH,Franklin,2021,not shown,fbi-offenses",
        "OH,Franklin,2020-2021,2,fbi-offenses",
        "OH,not placed,2021,2,fbi-offenses",
        "OH,Franklin,2021,-1,ours",
        "OH,Franklin,2021,<5,ours",
        "OH,Franklin,2022,5,",
        "OH,,2021,5,ours",
    ) == [
        "DIR/in.csv:2: count: found 'not shown'; "
        "allowed: a whole number up to 10,000,000, digits only, below zero only for a correction",
        f"DIR/in.csv:3: year: found '2020-2021'; allowed: {WHOLE_YEAR_ALLOWED}",
        "DIR/in.csv:4: county: found 'not placed'; allowed: a county; what the FBI ties to no single county "
        "stands in the sheet 'Not placed' with its reason",
        f"DIR/in.csv:5: count: found -#; allowed: {MARKED}",
        f"DIR/in.csv:6: count: found '<#'; allowed: {MARKED}",
        "DIR/in.csv:7: source: found nothing; allowed: the key of its source in each row, 'fbi-offenses' for "
        "the FBI's; or in none, if all are its",
        "DIR/in.csv:8: county: found nothing; allowed: name of the county, or its code of five digits; "
        f"'not placed' where another source than the FBI ties its counts to no single county; {REMARK}",
    ]


def test_places_and_sources_of_own_rows_are_told_together(tmp_path: Path) -> None:
    lines = told(
        tmp_path,
        HEAD,
        "OH,Nowhere,2024,1,ours",
        "OH,Franklin,2024,1,Our office",
        "OH,Total,2024,1,ours",
        "Ohyo,Franklin,2024,1,ours",
        "OH,Allen,2024,1,ours",
        "OH,39003,2024,2,ours",
    )
    assert [line.partition("; allowed: ")[0] for line in lines] == [
        "DIR/in.csv:2: county: found 'Nowhere'",
        "DIR/in.csv:3: source: found 'Our office'",
        "DIR/in.csv:4: county: found 'Total'",
        "DIR/in.csv:5: state: found 'Ohyo'",
        "DIR/in.csv:7: year: found 39003 ours 2024 again, as in line 6",
    ]
    assert lines[1].endswith(
        "; or enter it in the sheet Sources with publisher and title, and bring in the workbook with --as all"
    )


def test_rows_of_other_states_are_left_out_where_one_is_named(tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEAD, "OH,Franklin,2024,6,ours", "TX,Bexar,2024,6,ours")
    change_set = take(a_folder(tmp_path / "own"), file, "OH")
    assert len(content_of(change_set)) == 2
    assert notes(change_set, tmp_path) == ["DIR/in.csv: 1 row of other states than OH left out"]


def test_the_same_counts_change_nothing(tmp_path: Path) -> None:
    library = a_folder(tmp_path / "own")
    file = csv_file(tmp_path, HEAD, "OH,Franklin,2024,6,ours")
    (library.folder.path / "tables" / "county_counts.csv").write_bytes(take(library, file).files[0].content)
    assert take(library, file) == ChangeSet((), ())
