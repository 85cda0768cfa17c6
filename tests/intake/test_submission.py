"""Which sheets of a workbook are read, and what is told of the others."""

from pathlib import Path

import openpyxl
import pytest

from factsheet.staff_tables.table_schemas import TABLE_SCHEMAS
from tests.intake.builders import workbook
from tests.intake.test_table_import import COUNTIES, HOTLINE, notes, take


def test_sheets_that_are_not_read_are_told(tmp_path: Path) -> None:
    header = ["state", "year", "calls", "cases", "row is"]
    sheets = {
        "hotline": [header, ["AK", 2012, 19, 7], ["AK", 2013, 1, 1, "example"]],
        "Old": [["x"]],
        "Draft": [["x"]],
    }
    file = workbook(tmp_path / "in.xlsx", sheets)
    book = openpyxl.load_workbook(file)
    book["Draft"].sheet_state = "hidden"
    book.save(file)
    titles = ", ".join(schema.sheet for schema in TABLE_SCHEMAS)
    assert notes(take(tmp_path, file, HOTLINE), tmp_path) == [
        "DIR/in.xlsx: sheet 'Draft' left out: it is hidden",
        f"DIR/in.xlsx: sheet 'Old' left out: it is not one of {titles}",
        "DIR/in.xlsx:3: hotline!A3 (state): row marked as an example left out",
    ]


@pytest.mark.parametrize("blank", [[["state", "year", "reason", "offenses"]], []])
def test_a_sheet_without_rows_beside_others_is_told(tmp_path: Path, blank: list[list[str]]) -> None:
    counties = [["state", "county", "year", "offenses"], ["AL", "Baldwin", 2022, 2]]
    file = workbook(tmp_path / "in.xlsx", {"Counties": counties, "Not placed": blank})
    assert notes(take(tmp_path, file, COUNTIES), tmp_path) == [
        "DIR/in.xlsx: sheet 'Not placed': it has no rows, so it changes nothing; "
        "to take out what stands there, edit the data file"
    ]
