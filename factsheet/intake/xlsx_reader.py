"""Workbooks of Excel read sheet by sheet, in one pass that passes over cells without a value.

The library for such workbooks would read values twice (with and without formulas), hold each empty cell that has a
color, and tell neither hidden rows nor the strict kind of the standard; so their sheets are read here. What it knows
of dates and number formats is taken from it.
"""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from xml.etree import ElementTree

from factsheet.intake.archive_guard import open_archive
from factsheet.intake.number_formats import GENERAL, is_time_alone, show_day, show_number
from factsheet.intake.raw_table import MOST_COLUMNS, CellLook
from factsheet.intake.raw_workbook import (
    NO_RESULT,
    RawWorkbook,
    ScannedCell,
    ScannedRow,
    ScannedSheet,
    gather_workbook,
)
from factsheet.intake.xlsx_parts import (
    CellStyle,
    XlsxParts,
    find_all,
    has_flag,
    join_runs,
    read_parts,
    strip_namespace,
)

XLSX_ALLOWED = "a workbook saved as .xlsx (in Excel: Save As, Excel Workbook)"
_PLAIN = CellStyle(GENERAL, is_struck=False)
_WHOLE_DIGITS = 15  # of a whole number that a spreadsheet keeps


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
    with archive.open(part) as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            name = strip_namespace(element)
            if event == "start":
                table = element if name == "sheetData" else table
            elif name == "row" and table is not None:
                line = int(element.get("r", line + 1))
                yield _scan_row(element, line, parts)
                table.clear()  # what was read is not kept
            elif name == "col" and (has_flag(element, "hidden") or element.get("width") == "0"):
                last = min(int(element.get("max", 0)), MOST_COLUMNS)
                sheet.hidden_columns |= set(range(int(element.get("min", 1)) - 1, last))
            elif name == "mergeCell" and ":" in element.get("ref", ""):
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
    text = children["v"].text or "" if "v" in children else ""
    if kind == "inlineStr":
        (runs, *_) = [*find_all(element, "is"), None]
        return None if runs is None else _make_text(join_runs(runs).text, join_runs(runs).is_struck, style)
    if not text:
        has_result = kind == "str" and "v" in children
        return ScannedCell(None, slip=NO_RESULT) if "f" in children and not has_result else None
    match kind:
        case "s":
            shared = parts.texts[int(text)]
            return _make_text(shared.text, shared.is_struck, style)
        case "str":
            return _make_text(text, False, style)
        case "b":
            return ScannedCell(text in {"1", "true"})
        case "e":
            return ScannedCell(None, slip=f"the error {text}")
        case "d":
            return _make_day(datetime.fromisoformat(text.removesuffix("Z")), style)
    return _make_number(text, style, parts.epoch)


def _make_text(text: str, is_struck: bool, style: CellStyle) -> ScannedCell:  # noqa: FBT001
    look = CellLook(text, style.code, is_struck=True) if is_struck or style.is_struck else None
    return ScannedCell(text, look)


def _make_number(text: str, style: CellStyle, epoch: datetime) -> ScannedCell:
    """Return a number, or the day that it counts where its format shows one."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format
    from openpyxl.utils.datetime import from_excel

    is_whole = text.lstrip("-").isdecimal() and len(text) <= _WHOLE_DIGITS
    value = int(text) if is_whole else float(text)
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
