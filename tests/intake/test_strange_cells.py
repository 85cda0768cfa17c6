"""Cells of a table handed in that no column reads: refused or told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.intake.raw_table import RawTable
from factsheet.intake.strange_cells import find_extra_cells, find_mark_fault, is_example, list_left_out
from factsheet.staff_tables.table_schemas import HOTLINE, Topic
from tests.intake.builders import workbook
from tests.intake.test_table_import import csv_file, notes, take, told

HEAD = ("state", "year", "calls", "cases")
EXTRA = "one cell for each column; a number with a comma stands in quotation marks or without the comma"


def table(sheet: str | None, *rows: tuple[str | int | None, ...]) -> RawTable:
    return RawTable("in", sheet, rows, tuple(range(1, len(rows) + 1)))


def test_a_row_with_more_cells_than_names_is_refused_by_its_line(tmp_path: Path) -> None:
    lines = ("MA,2016,1,204,90", "AK,2012,20,8", "AK,2013,20,8,,,", ",,,,remark", "AK,1800,1,8,x,y")
    assert told(tmp_path, csv_file(tmp_path, ",".join(HEAD), *lines), Topic.HOTLINE) == [
        f"DIR/in.csv:2: row: found 5 cells under 4 names; allowed: {EXTRA}",
        f"DIR/in.csv:5: row: found 5 cells under 4 names; allowed: {EXTRA}",
        f"DIR/in.csv:6: row: found 6 cells under 4 names; allowed: {EXTRA}",
        "DIR/in.csv:6: year: found '#'; allowed: a year from 1990 to 2100",
    ]


def test_columns_that_no_table_has_are_told_as_left_out(tmp_path: Path) -> None:
    head = "state,year,notes,calls,,cases"
    change_set = take(
        tmp_path, csv_file(tmp_path, head, "AK,2012,hm,20,,8", "AK,2013,,20,x,8"), Topic.HOTLINE
    )
    assert len(change_set.files) == 2
    assert notes(change_set, tmp_path) == [
        "DIR/in.csv:1: notes: this column is left out: the table has the columns state, year, calls, cases",
        "DIR/in.csv:3: column 5: 'x' is left out: no name of a column stands over it",
    ]


def test_what_stands_right_of_a_table_in_a_workbook_is_told(tmp_path: Path) -> None:
    rows = [["Title", None, None, None, "x"], HEAD, ["AK", 2012, 20, 8, None, "see"], [None] * 5 + [7]]
    change_set = take(tmp_path, workbook(tmp_path / "in.xlsx", {"Hotline": rows}), Topic.HOTLINE)
    assert notes(change_set, tmp_path) == [
        "DIR/in.xlsx:3: Hotline!F3 (column 6): 'see' is left out, as 1 more below it: "
        "no name of a column stands over it"
    ]


@pytest.mark.parametrize(("mark", "shown"), [("exampel", "exampel"), ("examples", "examples"), ("1", "#")])
def test_a_wrong_word_in_the_column_of_marks_is_refused(tmp_path: Path, mark: str, shown: str) -> None:
    file = csv_file(tmp_path, "state,year,calls,cases,row is", f"AK,2012,20,8,{mark}", "AK,2013,1,1,Example")
    assert told(tmp_path, file, Topic.HOTLINE) == [
        f"DIR/in.csv:2: row is: found '{shown}'; "
        "allowed: the word example, for a row that is not read, or nothing"
    ]


@given(st.lists(st.lists(st.sampled_from([None, "x", 5]), max_size=8).map(tuple), max_size=6))
def test_no_cell_is_passed_over_without_a_word(rows: list[tuple[str | int | None, ...]]) -> None:
    read = frozenset(range(len(HEAD)))
    for sheet in (None, "Hotline"):
        raw = table(sheet, HEAD, *rows)
        refused = {fault.line for fault in find_extra_cells(raw, 0)}
        left_out = list_left_out(raw, 0, HOTLINE, read)
        beyond = {at for row in rows for at, cell in enumerate(row) if at not in read and cell is not None}
        assert refused == (
            {2 + at for at, row in enumerate(rows) if len(row) > 4} if sheet is None else set()
        )
        assert len(left_out) == (len(beyond) if sheet else 0)


@given(st.one_of(st.sampled_from(["example", "EXAMPLE"]), st.text(max_size=9), st.integers()))
def test_a_mark_is_the_word_or_a_fault(mark: str | int) -> None:
    assert bool(find_mark_fault(table(None, HEAD), (0, 0), mark)) is not is_example(mark)
