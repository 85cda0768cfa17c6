"""Staff's tables of many states, from CSV files and workbooks."""

from pathlib import Path

import openpyxl
import pytest

from tests.intake.builders import a_data_folder, workbook
from tests.intake.table_runs import COUNTIES, HOTLINE, changes, csv_file, notes, take, told

UTF_8 = "text in UTF-8 (in Excel: Save As, CSV UTF-8 (Comma delimited))"


def test_a_table_takes_the_place_of_its_states_and_years(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "state,year,calls,cases", "alaska,2012,20,8", "AL,2012,103,27", "2,2013,23,9")
    change_set = take(tmp_path, file, HOTLINE)
    assert changes(change_set) == [
        "tables/hotline_annual.csv: AK 2012: calls 19, cases 7 -> calls 20, cases 8",
        "tables/hotline_annual.csv: AK 2013: calls 23, cases 8 -> calls 23, cases 9",
    ]
    assert change_set.states == ("AK", "AL")
    assert [file.name for file in change_set.files] == ["tables/hotline_annual.csv", "sources.yaml"]
    before = a_data_folder(tmp_path / "other").folder.path / "tables" / "hotline_annual.csv"
    expected = before.read_text(encoding="utf-8").replace("AK,2012,19,7", "AK,2012,20,8")
    assert change_set.files[0].content.decode() == expected.replace("AK,2013,23,8", "AK,2013,23,9")


def test_the_same_values_change_nothing(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "State;Year;CALLS;Cases", "", "AK;2012;19;7", ";;;")
    change_set = take(tmp_path, file, HOTLINE)
    assert (change_set.files, change_set.differences) == ((), ())
    assert notes(change_set, tmp_path) == ["DIR/in.csv: read with semicolons between the cells"]


def test_counties_are_named_or_coded_and_lost_zeros_are_told(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        "county,year,offenses",
        "Baldwin County,2022,2",
        "1007,2019,1",
        "BLOUNT,2021,1",
        "Bibb,2021,6",
    )
    change_set = take(tmp_path, file, COUNTIES, "AL")
    assert changes(change_set)[0] == "tables/fbi_county_offenses.csv: 01003 2022: offenses 1 -> offenses 2"
    assert notes(change_set, tmp_path) == [
        "DIR/in.csv:3: county: '1007' read as 01007: it had lost its leading zero"
    ]


def test_rows_of_other_states_are_left_out_where_one_is_named(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "state,year,calls,cases", "AK,2012,20,8", "AL,2012,1,1")
    change_set = take(tmp_path, file, HOTLINE, "AK")
    assert changes(change_set) == [
        "tables/hotline_annual.csv: AK 2012: calls 19, cases 7 -> calls 20, cases 8"
    ]
    assert notes(change_set, tmp_path) == ["DIR/in.csv: 1 row of other states than AK left out"]


def test_every_wrong_cell_of_a_workbook_is_told_by_sheet_and_cell(tmp_path: Path) -> None:
    rows = [
        ["Counts of offenses"],
        ["state", "county", "year", "offenses"],
        ["VA", "Fairfax", 2023, 1],
        ["VA", 51059.0, "2023", "<5"],
        ["Virginia", "Accomack", 1800, 2],
        [None, "Accomack", 2023, None],
    ]
    file = workbook(tmp_path / "in.xlsx", {"Counties": rows})
    count = "a whole number up to 10,000,000, digits only, below zero only for a correction"
    assert told(tmp_path, file, COUNTIES) == [
        "DIR/in.xlsx:3: Counties!B3 (county): found 'Fairfax'; "
        "allowed: Fairfax County (51059) or Fairfax city (51600)",
        f"DIR/in.xlsx:4: Counties!D4 (offenses): found '<#'; allowed: {count}",
        "DIR/in.xlsx:5: Counties!C5 (year): found '#'; allowed: a year from 1990 to 2100",
        "DIR/in.xlsx:6: Counties!A6 (state): found nothing; "
        "allowed: name, postal code or Census code of the state; take the row out if it is a remark",
        f"DIR/in.xlsx:6: Counties!D6 (offenses): found nothing; allowed: {count}; "
        "take the row out if it is a remark",
    ]


def test_places_that_are_not_to_be_had_are_told_together(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        "state,county,year,offenses",
        "VA,Fairfax,2023,1",
        "VA,25025,2023,1",
        "Virginnia,Accomack,2023,1",
        "VA,Accomack,2023,1",
        "VA,51001,2023,2",
    )
    assert told(tmp_path, file, COUNTIES) == [
        "DIR/in.csv:2: county: found 'Fairfax'; allowed: Fairfax County (51059) or Fairfax city (51600)",
        "DIR/in.csv:3: county: found '25025'; allowed: a county of VA: its name, or its code of five digits",
        "DIR/in.csv:4: state: found 'Virginnia'; allowed: the name, postal code or FIPS code of a state or "
        "territory; perhaps Virginia or West Virginia",
        "DIR/in.csv:6: year: found 51001 2023 again, as in line 5; allowed: each place and year once",
    ]


def test_places_years_and_numbers_are_told_in_one_run(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        "state,county,year,offenses",
        "Virginnia,Accomack,2023,many",
        "VA,Accomack,2030,1",
        "VA,25025,soon,1",
    )
    assert [line.split("; allowed")[0] for line in told(tmp_path, file, COUNTIES)] == [
        "DIR/in.csv:2: offenses: found 'many'",
        "DIR/in.csv:2: state: found 'Virginnia'",
        "DIR/in.csv:3: year: found 2030",
        "DIR/in.csv:4: year: found 'soon'",
        "DIR/in.csv:4: county: found '25025'",
    ]


REMARK = "take the row out if it is a remark"
COUNT = f"a whole number from 0 to 10,000,000, digits only; {REMARK}"


def test_a_row_that_is_a_remark_or_a_sum_is_told_to_be_taken_out(tmp_path: Path) -> None:
    lines = ("Source: the Hotline", "Total,2012,9,9", "us,2013,9,9", "AK,2012,,8")
    nation = "rows of states alone, which the nation is summed from; take this row out"
    assert told(tmp_path, csv_file(tmp_path, "state,year,calls,cases", *lines), HOTLINE) == [
        f"DIR/in.csv:2: year: found nothing; allowed: a year from 1990 to 2100; {REMARK}",
        f"DIR/in.csv:2: calls: found nothing; allowed: {COUNT}",
        f"DIR/in.csv:2: cases: found nothing; allowed: {COUNT}",
        "DIR/in.csv:2: state: found 'Source: the Hotline'; allowed: the name, postal code or FIPS code of a "
        f"state or territory; {REMARK}",
        f"DIR/in.csv:3: state: found 'Total'; allowed: {nation}",
        f"DIR/in.csv:4: state: found 'us'; allowed: {nation}",
        f"DIR/in.csv:5: calls: found nothing; allowed: {COUNT}",
    ]


@pytest.mark.parametrize("name", ["Total", "ALL", "Grand Total"])
def test_a_sum_of_counties_is_told_to_be_taken_out(tmp_path: Path, name: str) -> None:
    file = csv_file(tmp_path, "state,county,year,offenses", f"MA,{name},2020,9")
    assert told(tmp_path, file, COUNTIES) == [
        f"DIR/in.csv:2: county: found '{name}'; allowed: rows of single counties, which the state is summed "
        "from; take this row out"
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_parted_by_commas_semicolons_or_tabs(separator: str, tmp_path: Path) -> None:
    lines = [["state", "year", "calls", "cases"], ["AK", "2012", "20", "8"]]
    file = csv_file(tmp_path, *(separator.join(cells) for cells in lines))
    assert len(changes(take(tmp_path, file, HOTLINE))) == 1


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, csv_file(tmp_path, "state,year,cases", "AK,2012,1"), HOTLINE) == [
        "DIR/in.csv:1: header: found no column 'calls'; allowed: the columns state, year, calls, cases"
    ]
    assert told(tmp_path, csv_file(tmp_path, "state,year,calls,cases,calls", "AK,2012,1,1,1"), HOTLINE) == [
        "DIR/in.csv:1: calls: found the column twice; allowed: each column once"
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "in.csv",
            b"",
            "DIR/in.csv:1: header: found no columns; allowed: the columns state, year, calls, cases",
        ),
        (
            "in.csv",
            b"state,year,calls,cases\n",
            "DIR/in.csv:1: file: found no rows; allowed: at least one row below the names of the columns",
        ),
        (
            "in.csv",
            "штат".encode("cp1251"),
            f"DIR/in.csv:1: file: found byte 0xf8, in an encoding that cannot be told; allowed: {UTF_8}",
        ),
        (
            "in.ods",
            b"",
            "DIR/in.ods:1: file: found an empty file; allowed: a workbook under that name; "
            "a text file with commas has a name that ends in .csv",
        ),
        (
            "in",
            b"",
            "DIR/in:1: file name: found a name without an ending; "
            "allowed: a table saved as .csv, .xlsx or .ods",
        ),
    ],
)
def test_a_file_that_holds_no_table_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert told(tmp_path, tmp_path / name, HOTLINE) == [message]


def test_the_only_sheet_of_a_workbook_may_have_any_title(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "in.xlsx", {"Sheet1": [["state", "year", "calls", "cases"], ["AK", "2012", "1,019", 7]]}
    )
    change_set = take(tmp_path, file, HOTLINE)
    assert changes(change_set) == [
        "tables/hotline_annual.csv: AK 2012: calls 19, cases 7 -> calls 1019, cases 7"
    ]
    assert notes(change_set, tmp_path) == ["DIR/in.xlsx:2: Sheet1!C2 (calls): '#,#' read as a whole number"]


def test_merged_cells_among_the_rows_are_refused(tmp_path: Path) -> None:
    rows = [["Calls", None], ["state", "year", "calls", "cases"], ["AK", 2012, 1, 1], ["AK", 2013, 1, 1]]
    file = workbook(tmp_path / "in.xlsx", {"Hotline": rows})
    book = openpyxl.load_workbook(file)
    book["Hotline"].merge_cells("A1:D1")
    book["Hotline"].merge_cells("E3:E4")
    book.save(file)
    assert told(tmp_path, file, HOTLINE) == [
        "DIR/in.xlsx:3: Hotline!E3:E4: found merged cells; "
        "allowed: each value in a cell of its own: take the cells apart"
    ]
