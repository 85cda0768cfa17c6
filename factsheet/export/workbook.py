"""A workbook to fill in: one sheet a table, with lists to choose from, notes, and the present values."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from factsheet.fields import FIRST_YEAR, LAST_YEAR, MOST_COUNTED
from factsheet.staff_tables.cell_types import CellKind, Value, name_column
from factsheet.staff_tables.table_schemas import (
    EXAMPLE_COLUMN,
    EXAMPLE_WORD,
    GUIDE_SHEET,
    LISTS_SHEET,
    TABLE_SCHEMAS,
    Column,
    TableSchema,
)

if TYPE_CHECKING:  # openpyxl takes a moment to load, and only workbooks need it
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FILL_IN_ROWS = 2_000  # rows that have lists to choose from, and cells of the kind of their column
_WIDTHS = {CellKind.TEXT: 44, CellKind.LINK: 36, CellKind.SOURCE: 26, CellKind.PLACE: 26}
_NARROW = 14
_HEAD, _EXAMPLE_FILL = "FF1F3A5F", "FFF2F2F2"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same content gives the same bytes
_STAMP = b"2000-01-01T00:00:00Z"
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
_AS_TEXT = frozenset({CellKind.TEXT, CellKind.LINK, CellKind.SOURCE, CellKind.PLACE, CellKind.PERIOD})
_DAY_FORMAT, _TEXT_FORMAT, _NUMBER_FORMAT = "yyyy-mm-dd", "@", "0"
_FORMATS = {CellKind.DAY: _DAY_FORMAT, **dict.fromkeys(_AS_TEXT, _TEXT_FORMAT)}

_IMPORT = "factsheet import table FILE.xlsx --data FOLDER --dry-run --as"
_GUIDE = (
    "One sheet a table. Leave the first row as it is; its cells have notes.",
    f"A row with the word '{EXAMPLE_WORD}' in its last column is not read: write over it, empty that cell.",
    "What is not published is left out: no row, or an empty cell where the note allows it.",
    "Never enter a zero that nobody reported.",
    "A sheet without rows changes nothing. A sheet with rows takes the place of what stands there for the",
    "same states, sources and years, and in a profile for the whole table.",
    "A source of your own: a row in the sheet Sources, with publisher and title; other sheets name its key.",
    "Counts by county of a source of your own: in the sheet Counties, with its key in the column source.",
    "Hidden sheets and sheets with other names are not read, which is told.",
    f"The whole workbook, for one state:  {_IMPORT} all --state XX",
    "Without --dry-run the changes are written after they are shown.",
    "To take the last import back:  factsheet import --undo --data FOLDER",
)


def make_template(
    rows: Mapping[str, Sequence[Mapping[str, Value]]], choices: Mapping[CellKind, Sequence[str]]
) -> bytes:
    """Return the workbook; the same arguments give the same bytes.

    Args:
        rows: Values to begin with, by the title of the sheet; a sheet without has a row marked as example.
        choices: Words to choose from by kind of column, such as the keys of all sources.
    """
    from openpyxl import Workbook

    book = Workbook()
    guide = book.worksheets[0]
    guide.title = GUIDE_SHEET
    guide.column_dimensions["A"].width = 120
    for line, text in enumerate(_GUIDE, 1):
        guide.cell(row=line, column=1, value=text)
    lists = _write_lists(book, choices)
    for schema in TABLE_SCHEMAS:
        _fill_sheet(book.create_sheet(schema.sheet), schema, rows.get(schema.sheet, ()), lists)
    book.properties.created = _MADE
    book.properties.creator = "factsheet"
    packed = io.BytesIO()
    book.save(packed)
    return _repack_workbook(packed.getvalue())


def _write_lists(book: "Workbook", choices: Mapping[CellKind, Sequence[str]]) -> Mapping[CellKind, str]:
    """Write words to choose from into a hidden sheet and return where each list is."""
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    places = {}
    for column, (kind, words) in enumerate(choices.items()):
        letter = name_column(column)
        for line, word in enumerate(words, 1):
            sheet.cell(row=line, column=column + 1, value=word)
        places[kind] = f"{LISTS_SHEET}!${letter}$1:${letter}${max(len(words), 1)}"
    return places


def _fill_sheet(
    sheet: "Worksheet",
    schema: TableSchema,
    rows: Sequence[Mapping[str, Value]],
    lists: Mapping[CellKind, str],
) -> None:
    for index, column in enumerate(schema.columns):
        _write_header_cell(sheet, index, column.name, column.note)
        sheet.column_dimensions[name_column(index)].width = _WIDTHS.get(column.kind, _NARROW)
        _restrict_cells(sheet, index, column, lists)
        _format_cells(sheet, index, _FORMATS.get(column.kind, _NUMBER_FORMAT))
    last = len(schema.columns)
    _write_header_cell(
        sheet, last, EXAMPLE_COLUMN, f"The word '{EXAMPLE_WORD}' here means that the row is not read."
    )
    sheet.column_dimensions[name_column(last)].width = _NARROW
    _format_cells(sheet, last, _TEXT_FORMAT)
    sheet.freeze_panes = "A2"
    for line, row in enumerate(rows, 2):
        for index, column in enumerate(schema.columns):
            _put_value(sheet, line, index, column, row.get(column.name))
    if not rows:
        _write_example(sheet, schema)


def _write_header_cell(sheet: "Worksheet", index: int, name: str, note: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    cell = sheet.cell(row=1, column=index + 1, value=name)
    cell.font = Font(bold=True, color="FFFFFFFF")
    cell.fill = PatternFill("solid", start_color=_HEAD, end_color=_HEAD)
    cell.comment = Comment(note, "factsheet", height=80, width=320)


def _restrict_cells(sheet: "Worksheet", index: int, column: Column, lists: Mapping[CellKind, str]) -> None:
    """Give the cells of a column a list to choose from, or bounds."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.words:
        rule = DataValidation(type="list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
    elif column.kind in lists and column.name in ("state", "source"):
        rule = DataValidation(type="list", formula1=lists[column.kind], allow_blank=True)
    elif column.kind is CellKind.COUNT:
        rule = DataValidation(type="whole", operator="between", formula1="0", formula2=str(MOST_COUNTED))
    elif column.kind is CellKind.YEAR:
        first, last = str(FIRST_YEAR), str(LAST_YEAR)
        rule = DataValidation(type="whole", operator="between", formula1=first, formula2=last)
    else:
        return
    # a source may be one of the sheet Sources, which the list does not have yet
    rule.showErrorMessage = column.kind is not CellKind.SOURCE
    rule.errorTitle, rule.error = column.name, column.note
    letter = name_column(index)
    rule.add(f"{letter}2:{letter}{_FILL_IN_ROWS}")
    sheet.add_data_validation(rule)


def _format_cells(sheet: "Worksheet", index: int, code: str) -> None:
    """Give the cells of a column their number format before anything is typed into them.

    What is typed into a cell of text stays as it was typed: 5101.80 keeps its zero, 1-16 is no date. The
    format of the column holds for rows beyond those that are there; some programs look at the cells alone.
    """
    sheet.column_dimensions[name_column(index)].number_format = code
    for line in range(2, _FILL_IN_ROWS + 1):
        sheet.cell(row=line, column=index + 1).number_format = code


def _put_value(sheet: "Worksheet", line: int, index: int, column: Column, value: Value | None) -> None:
    if value is None:
        return
    cell = sheet.cell(row=line, column=index + 1)
    cell.number_format = _FORMATS.get(column.kind, _NUMBER_FORMAT)
    day = _parse_day(value) if column.kind is CellKind.DAY else None
    if day:
        cell.value = day
    elif isinstance(value, str) or column.kind in _AS_TEXT:
        cell.value = str(value)
        cell.data_type = "s"  # text that begins with "=" stays text
        cell.number_format = _TEXT_FORMAT
    else:
        cell.value = value


def _parse_day(value: Value) -> date | None:
    """Return a date, or None for a text that is none: it is exported as it stands, to be seen and mended."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _write_example(sheet: "Worksheet", schema: TableSchema) -> None:
    from openpyxl.styles import Font, PatternFill

    for index, column in enumerate(schema.columns):
        _put_value(sheet, 2, index, column, None if column.example == "" else column.example)
    sheet.cell(row=2, column=len(schema.columns) + 1, value=EXAMPLE_WORD)
    for cell in sheet[2]:
        cell.font = Font(italic=True, color="FF595959")
        cell.fill = PatternFill("solid", start_color=_EXAMPLE_FILL, end_color=_EXAMPLE_FILL)


def _repack_workbook(content: bytes) -> bytes:
    """Return a zip file with one time for all its parts, in their order."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":  # the library notes when it saved
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + _STAMP, content)
            new.writestr(zipfile.ZipInfo(member.filename, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
