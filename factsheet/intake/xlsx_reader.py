"""Workbooks of Excel read sheet by sheet, in one pass that passes over cells without a value.

The library for such workbooks reads them twice for values and formulas, holds each empty cell with a color
and does not read the strict kind of the standard; so sheets are read here. What it knows of dates and number
formats is taken from it.
"""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from xml.etree import ElementTree

from factsheet.intake.archive_guard import open_archive, walk_rows
from factsheet.intake.number_formats import GENERAL, is_time_alone, show_day, show_number
from factsheet.intake.raw_table import MOST_COLUMNS, CellLook
from factsheet.intake.raw_workbook import (
    NO_RESULT,
    RawWorkbook,
    ScannedCell,
    ScannedRow,
    ScannedSheet,
    gather_workbook,
    parse_number,
)
from factsheet.intake.xlsx_parts import (
    CellStyle,
    StyledText,
    XlsxParts,
    has_flag,
    join_runs,
    make_text,
    read_parts,
    strip_namespace,
)

XLSX_ALLOWED = "a workbook saved as .xlsx (in Excel: Save As, Excel Workbook)"
_PLAIN = CellStyle(GENERAL, is_struck=False)


def read_xlsx(content: bytes, name: str) -> RawWorkbook:
    """Read the visible sheets of a workbook of Excel, transitional or strict, with or without macros.

    Args:
        content: The bytes of the file.
        name: What messages call it.

    Raises:
        DataError: No such workbook, damaged, or too big.
    """
    with open_archive(content, name, XLSX_ALLOWED) as archive:
        parts = read_parts(archive)
        return gather_workbook(
            name, ((sheet, _scan_sheet(archive, part, sheet, parts)) for sheet, part in parts.sheets)
        )


def _scan_sheet(
    archive: zipfile.ZipFile, part: str, sheet: ScannedSheet, parts: XlsxParts
) -> Iterator[ScannedRow]:
    """Yield the rows of a sheet; hidden columns and merged cells are noted in the sheet."""
    line, table = 0, None
    for event, element in walk_rows(archive, part, "}row"):
        if event == "start":
            table = element if table is None and strip_namespace(element) == "sheetData" else table
        elif element.tag.endswith("}row") and table is not None:
            line = int(element.get("r", line + 1))
            yield _scan_row(element, line, parts)
            table.clear()  # what was read is not kept
        elif element.tag.endswith(("}col", "}mergeCell")):
            _record_ranges(element, sheet)


def _record_ranges(element: ElementTree.Element, sheet: ScannedSheet) -> None:
    """Note columns that are hidden, and cells that are merged."""
    if has_flag(element, "hidden") or element.get("width") == "0":
        last = min(int(element.get("max", 0)), MOST_COLUMNS)
        sheet.hidden_columns |= set(range(int(element.get("min", 1)) - 1, last))
    elif ":" in element.get("ref", ""):
        sheet.merged.append(element.get("ref", ""))


def _scan_row(row: ElementTree.Element, line: int, parts: XlsxParts) -> ScannedRow:
    cells: dict[int, ScannedCell] = {}
    column = -1
    for element in row:
        column = _find_column(element.get("r"), column + 1)
        if len(element) and (cell := _scan_cell(element, parts)):
            cells[column] = cell
    return ScannedRow(line, cells, has_flag(row, "hidden") or row.get("ht") == "0")


def _find_column(reference: str | None, following: int) -> int:
    """Return the column of a cell from 0; one without its reference stands behind the cell before it."""
    if reference is None:
        return following
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    return column - 1


def _scan_cell(element: ElementTree.Element, parts: XlsxParts) -> ScannedCell | None:
    """Return a cell, None where it holds nothing."""
    children = {strip_namespace(child): child for child in element}
    kind, number = element.get("t", "n"), int(element.get("s", 0))
    style = parts.styles[number] if number < len(parts.styles) else _PLAIN
    if "is" in children:
        return _make_text(join_runs(children["is"]), style)
    text = children["v"].text or "" if "v" in children else ""
    if text:
        return _read_value(kind, text, style, parts)
    has_result = kind == "str" and "v" in children
    return ScannedCell(None, slip=NO_RESULT) if "f" in children and not has_result else None


def _read_value(kind: str, text: str, style: CellStyle, parts: XlsxParts) -> ScannedCell | None:
    """Return the cell that a value of some kind makes (ECMA-376, part 1, 18.18.11)."""
    if kind == "s":
        return _make_text(parts.texts[int(text)], style)
    if kind == "str":
        return _make_text(make_text(text), style)
    if kind == "b":
        return ScannedCell(text in {"1", "true"})
    if kind == "e":
        return ScannedCell(None, slip=f"the error {text}")
    if kind == "d":
        return _make_day(datetime.fromisoformat(text.removesuffix("Z")), style)
    return _make_number(text, style, parts.epoch)


def _make_text(text: StyledText, style: CellStyle) -> ScannedCell | None:
    if not text.text.strip():
        return None
    is_struck = text.is_struck or style.is_struck
    return ScannedCell(text.text, CellLook(text.text, style.code, is_struck=True) if is_struck else None)


def _make_number(text: str, style: CellStyle, epoch: datetime) -> ScannedCell:
    """Return a number, or the day that it counts where its format shows one."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format
    from openpyxl.utils.datetime import from_excel

    value = parse_number(text)
    if is_date_format(style.code) and not is_timedelta_format(style.code) and not is_time_alone(style.code):
        with suppress(ValueError, OverflowError):  # a number that counts no day stays a number
            day = from_excel(value, epoch)
            if isinstance(day, datetime):
                return _make_day(day, style)
        return ScannedCell(value, CellLook(None, style.code, style.is_struck))
    shown = show_number(value, style.code)
    is_plain = shown == str(value) and not style.is_struck
    return ScannedCell(value, None if is_plain else CellLook(shown, style.code, style.is_struck))


def _make_day(day: date, style: CellStyle) -> ScannedCell:
    return ScannedCell(day, CellLook(show_day(day, style.code), style.code, style.is_struck))
