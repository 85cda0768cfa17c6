"""Workbooks read sheet by sheet: values as the spreadsheet program last computed them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault
from factsheet.intake.raw_table import (
    MOST_COLUMNS,
    MOST_ROWS,
    RawTable,
    refuse_size,
    trim_cells,
)
from factsheet.intake.xlsx_guard import WORKBOOK_ALLOWED, find_merged_ranges, read_archive
from factsheet.reading.files import format_path
from factsheet.staff_tables.cell_types import CellValue, name_column

if TYPE_CHECKING:  # openpyxl takes a moment to load, and only workbooks need it
    from openpyxl.workbook import Workbook

_MOST_CELLS = 2_000_000
_FORMULA_ALLOWED = "a value, or a formula saved with its result: open the file, let it compute, save it"
_ERROR_ALLOWED = "a value, not the error of a formula"
_MERGED_ALLOWED = "each value in a cell of its own: take the cells apart"


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """The visible sheets of a workbook, and the names of those that are hidden.

    Attributes:
        merged: Ranges of merged cells by sheet.
        faults: By sheet, formulas without a result and results that are errors.
    """

    tables: tuple[RawTable, ...]
    hidden: tuple[str, ...]
    merged: Mapping[str, tuple[str, ...]]
    faults: Mapping[str, tuple[Fault, ...]]


def read_workbook(path: Path) -> RawWorkbook:
    """Read the visible sheets of a workbook.

    Raises:
        DataError: No workbook, or too big.
    """
    content = read_archive(path)
    name = format_path(path)
    try:
        with catch_warnings():
            simplefilter("ignore")  # of styles, extensions and odd dates; what is read is checked later
            return _read_sheets(name, content)
    except DataError:
        raise
    except Exception as error:  # what a damaged workbook makes the library raise is not foreseeable
        raise DataError(Fault(name, 1, "file", "a workbook that cannot be read", WORKBOOK_ALLOWED)) from error


def _open_workbook(content: bytes, *, computed: bool) -> "Workbook":
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=computed, keep_links=False)


def _read_sheets(name: str, content: bytes) -> RawWorkbook:
    values, formulas = _open_workbook(content, computed=True), _open_workbook(content, computed=False)
    shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    hidden = tuple(sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible")
    tables, merged, faults = [], {}, {}
    for sheet in shown:
        computed = _read_rows(name, sheet)
        faults[sheet.title] = _find_formula_faults(
            name, sheet.title, computed, _read_rows(name, formulas[sheet.title])
        )
        rows = [(line, trim_cells([_convert_cell(cell) for cell in row])) for line, row in computed]
        refuse_size(name, sheet.title, rows)
        tables.append(
            RawTable(name, sheet.title, tuple(row for _, row in rows), tuple(line for line, _ in rows))
        )
        # The library keeps the path of the part to itself, and says nothing of merged cells.
        merged[sheet.title] = find_merged_ranges(content, str(getattr(sheet, "_worksheet_path", "")))
    return RawWorkbook(tuple(tables), hidden, merged, faults)


def _read_rows(name: str, sheet: object) -> list[tuple[int, tuple[object, ...]]]:
    """Return number and values of each row that is not empty, within bounds whatever the sheet declares."""
    rows: list[tuple[int, tuple[object, ...]]] = []
    seen = 0
    sheet.reset_dimensions()  # type: ignore[attr-defined] # of read-only sheets alone
    for line, row in enumerate(sheet.iter_rows(values_only=True), 1):  # type: ignore[attr-defined]
        seen += len(row)
        while row and row[-1] is None:
            row = row[:-1]
        if row:
            rows.append((line, row))
        if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS or seen > _MOST_CELLS:
            title = str(getattr(sheet, "title", ""))
            allowed = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
            raise DataError(Fault(name, line, title, "a sheet that is too large", allowed))
    return rows


def _find_formula_faults(
    name: str,
    title: str,
    computed: list[tuple[int, tuple[object, ...]]],
    formulas: list[tuple[int, tuple[object, ...]]],
) -> tuple[Fault, ...]:
    """Return a fault for each formula without a result, and for each result that is an error."""
    results = dict(computed)
    faults = []
    for line, row in formulas:
        for column, cell in enumerate(row):
            result = _look_up_cell(results.get(line, ()), column)
            place = f"{title}!{name_column(column)}{line}"
            if result is None and _is_formula(cell):
                faults.append(Fault(name, line, place, "a formula without its result", _FORMULA_ALLOWED))
            elif isinstance(result, str) and result in _ERRORS:
                faults.append(Fault(name, line, place, f"the error {result}", _ERROR_ALLOWED))
    return tuple(faults)


_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


def _look_up_cell(row: tuple[object, ...], column: int) -> object:
    return row[column] if column < len(row) else None


def _is_formula(cell: object) -> bool:
    return not isinstance(cell, int | float | date | time | timedelta | None) and str(cell).startswith("=")


def _convert_cell(cell: object) -> CellValue:
    if cell is None or isinstance(cell, int | float | datetime | date):
        return cell
    return compose_letters(str(cell))


def find_merge_faults(raw: RawTable, ranges: tuple[str, ...], first_line: int) -> list[Fault]:
    """Return a fault for each merged range that reaches into the rows below the names of the columns."""
    faults = []
    for cells in ranges:
        last = int("".join(char for char in cells.split(":")[1] if char.isdigit()))
        if last >= first_line:
            line = int("".join(char for char in cells.split(":")[0] if char.isdigit()))
            place = f"{raw.sheet}!{cells}"
            faults.append(Fault(raw.file, line, place, "merged cells", _MERGED_ALLOWED))
    return faults
