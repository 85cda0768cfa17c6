"""Workbooks of LibreOffice (.ods, OpenDocument 1.2), which keep beside each value the text that it shows."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree

from factsheet.intake.archive_guard import open_archive, walk_rows
from factsheet.intake.raw_table import MOST_COLUMNS, MOST_ROWS, CellLook
from factsheet.intake.raw_workbook import (
    NO_RESULT,
    RawWorkbook,
    ScannedCell,
    ScannedRow,
    ScannedSheet,
    gather_workbook,
    parse_number,
)
from factsheet.staff_tables.cell_types import CellValue, name_column

ODS_ALLOWED = "a workbook saved as .ods (in LibreOffice: Save As, ODF Spreadsheet) or .xlsx"
_XMLNS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _TEXT, _OFFICE, _STYLE = (f"{{{_XMLNS}:{part}:1.0}}" for part in ("table", "text", "office", "style"))
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_SHOWN = "visible"
_NOT_SHOWN_TEXT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text"})
_TIME = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9.,]+)S")
_ERROR = re.compile(r"Err:[0-9]+|#[A-Z/0]+[!?]?")
_VALUE_TYPE = f"{_OFFICE}value-type"


@dataclass(slots=True)
class _Styles:
    """Names of styles by what they do: tables that are not shown, texts that are struck through."""

    hidden: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)


def read_ods(content: bytes, name: str) -> RawWorkbook:
    """Read the visible sheets of a workbook of LibreOffice.

    Args:
        content: The bytes of the file.
        name: What messages call it.

    Raises:
        DataError: No such workbook, damaged, or too big.
    """
    with open_archive(content, name, ODS_ALLOWED) as archive:
        return gather_workbook(name, _scan_sheets(archive))


def _scan_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[ScannedSheet, list[ScannedRow]]]:
    """Yield each sheet with its rows; rows beyond those that may be there are passed over."""
    styles, sheet, rows, line = _Styles(), ScannedSheet(""), list[ScannedRow](), 0
    width, table = 0, None
    for event, element in walk_rows(archive, "content.xml", "}table-row"):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                sheet, rows, line, width, table = _begin_sheet(element, styles), [], 0, 0, element
        elif element.tag == f"{_STYLE}style":
            _record_style(element, styles)
        elif element.tag == f"{_TABLE}table-column":
            width = _record_column(element, width, sheet)
        elif element.tag == f"{_TABLE}table-row":
            line = _add_rows(element, line, (sheet, rows, styles))
            element.clear()
        elif element is table:
            yield sheet, rows
            element.clear()


def _begin_sheet(table: ElementTree.Element, styles: _Styles) -> ScannedSheet:
    is_hidden = table.get(f"{_TABLE}style-name") in styles.hidden
    return ScannedSheet(table.get(f"{_TABLE}name", ""), is_hidden)


def _record_style(style: ElementTree.Element, styles: _Styles) -> None:
    name = style.get(f"{_STYLE}name", "")
    for properties in style:
        if properties.get(f"{_TABLE}display") == "false":
            styles.hidden.add(name)
        if properties.get(f"{_STYLE}text-line-through-style", "none") != "none":
            styles.struck.add(name)


def _record_column(column: ElementTree.Element, width: int, sheet: ScannedSheet) -> int:
    """Note columns that are hidden; return how many there are with these."""
    end = min(width + _count_repeats(column, "columns"), MOST_COLUMNS)
    if column.get(f"{_TABLE}visibility", _SHOWN) != _SHOWN:
        sheet.hidden_columns |= set(range(width, end))
    return end


def _count_repeats(element: ElementTree.Element, what: str) -> int:
    return max(int(element.get(f"{_TABLE}number-{what}-repeated", 1)), 1)


def _add_rows(
    row: ElementTree.Element, line: int, scanned: tuple[ScannedSheet, list[ScannedRow], _Styles]
) -> int:
    """Add a row as often as it stands there, if it holds something; return the number of the last."""
    sheet, rows, styles = scanned
    repeats = _count_repeats(row, "rows")
    cells = _scan_cells(row, line + 1, sheet, styles)
    is_hidden = row.get(f"{_TABLE}visibility", _SHOWN) != _SHOWN
    if cells:
        wanted = min(repeats, MOST_ROWS + 1 - len(rows))
        rows += [ScannedRow(line + 1 + more, cells, is_hidden) for more in range(wanted)]
    return line + repeats


def _scan_cells(
    row: ElementTree.Element, line: int, sheet: ScannedSheet, styles: _Styles
) -> dict[int, ScannedCell]:
    """Return the cells of a row that hold something; merged cells are noted in the sheet."""
    cells: dict[int, ScannedCell] = {}
    column = 0
    for element in row:
        if element.tag not in {_CELL, _COVERED}:
            continue
        repeats = _count_repeats(element, "columns")
        cell = _scan_cell(element, styles) if element.tag == _CELL else None
        if cell:
            last = min(column + repeats, MOST_COLUMNS + 1)
            cells |= dict.fromkeys(range(column, max(last, column + 1)), cell)
        _record_merge(element, line, column, sheet)
        column += repeats
    return cells


def _record_merge(cell: ElementTree.Element, line: int, column: int, sheet: ScannedSheet) -> None:
    wide, high = (int(cell.get(f"{_TABLE}number-{what}-spanned", 1)) for what in ("columns", "rows"))
    if wide > 1 or high > 1:
        last = f"{name_column(column + wide - 1)}{line + high - 1}"
        sheet.merged.append(f"{name_column(column)}{line}:{last}")


def _scan_cell(element: ElementTree.Element, styles: _Styles) -> ScannedCell | None:
    """Return a cell, None where it holds nothing."""
    shown = " ".join(_join_text(child) for child in element if child.tag == f"{_TEXT}p").strip()
    kind = element.get(_VALUE_TYPE, "")
    has_formula = element.get(f"{_TABLE}formula") is not None
    is_error = any(name.endswith("}value-type") and value == "error" for name, value in element.items())
    if is_error or (has_formula and _ERROR.fullmatch(shown)):
        return ScannedCell(None, slip=f"the error {shown}")
    if not kind and not shown:
        return ScannedCell(None, slip=NO_RESULT) if has_formula else None
    value = _read_value(element, kind, shown)
    is_struck = _is_struck(element, styles)
    if value is None or (shown == str(value) and not is_struck):
        return None if value is None else ScannedCell(value)
    return ScannedCell(value, CellLook(shown or None, is_struck=is_struck))


def _read_value(element: ElementTree.Element, kind: str, shown: str) -> CellValue:
    match kind:
        case "float" | "percentage" | "currency":
            return parse_number(element.get(f"{_OFFICE}value", ""))
        case "date":
            return datetime.fromisoformat(element.get(f"{_OFFICE}date-value", "")[:19])
        case "time":
            return _read_time(element.get(f"{_OFFICE}time-value", ""))
        case "boolean":
            return element.get(f"{_OFFICE}boolean-value") == "true"
    return shown or element.get(f"{_OFFICE}string-value") or None


def _read_time(text: str) -> float:
    """Return a time as the part of a day that it is."""
    parts = _TIME.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    return (int(parts[1]) + int(parts[2]) / 60 + float(parts[3].replace(",", ".")) / 3600) / 24


def _join_text(element: ElementTree.Element) -> str:
    """Return the text of a paragraph with the blanks and breaks that have elements of their own."""
    if element.tag in _NOT_SHOWN_TEXT:
        return ""
    blanks = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
    if element.tag == f"{_TEXT}s":
        return " " * min(int(element.get(f"{_TEXT}c", 1)), MOST_COLUMNS)
    inner = "".join(_join_text(child) + (child.tail or "") for child in element)
    return blanks.get(element.tag, "") + (element.text or "") + inner


def _is_struck(cell: ElementTree.Element, styles: _Styles) -> bool:
    named = {cell.get(f"{_TABLE}style-name"), *(each.get(f"{_TEXT}style-name") for each in cell.iter())}
    return not styles.struck.isdisjoint({name for name in named if name})
