"""CSV text as rows of cells, each with the line where it begins; what keeps a text from being CSV."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.files import MAX_BYTES, format_path, read_text
from factsheet.reading.quoting import quote_line

SEPARATORS: dict[str, str] = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
"""What may stand between two cells; spreadsheets write a semicolon where the comma is the decimal sign."""

_COMMA = ","
_COMMAS_ALLOWED = "commas (in a spreadsheet: Save as, CSV UTF-8, comma delimited)"
HEAD_WITHIN = 20  # rows above the names of the columns: titles, remarks
_PAGES = ("<!doctype", "<html")  # what a site sends in place of a file: "Access denied"
_OPEN_ALLOWED = 'a quotation mark (") at the end of the cell'
_BEHIND_ALLOWED = 'quotation marks around the whole cell, and "" for each within it'
_BREAK = re.compile(r"\s*\n\s*")
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of a row as they stand, letters in one piece, and the 1-based line where the row begins."""

    line: int
    cells: tuple[str, ...]


def read_csv(path: Path, *, wanted: str, most: int = MAX_BYTES) -> tuple[CsvRow, ...]:
    """Read the rows of a CSV file, empty lines among them as rows without cells.

    A line break within a cell is read as a blank, so that the words around it stay apart. Blanks around a
    cell are left out.

    Args:
        path: The file, UTF-8 with or without byte order mark.
        wanted: What is allowed, for the message when there is no such file.
        most: Bytes that the file may have.

    Raises:
        DataError: No such file, or no text in CSV form; names the line where the fault begins.
    """
    return tuple(split_rows(read_text(path, wanted=wanted, most=most), format_path(path)))


def split_rows(text: str, name: str, separator: str = _COMMA) -> Iterator[CsvRow]:
    """Yield the rows of a CSV text; see `read_csv`.

    Raises:
        DataError: The text is not in CSV form.
    """
    stream = io.StringIO(compose_letters(text), newline="")
    reader = csv.reader(stream, delimiter=separator, skipinitialspace=True, strict=True)
    begin = 1
    try:
        for cells in reader:
            clean = str.strip if reader.line_num == begin else _join_lines
            yield CsvRow(begin, tuple(map(clean, cells)))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise DataError(_find_open_cell(text, name, begin, separator)) from error


def _join_lines(cell: str) -> str:
    return _BREAK.sub(" ", cell).strip()


def refuse_head(
    name: str, rows: Sequence[CsvRow], columns: Iterable[str], *, allowed: str, known: Sequence[str] | None
) -> None:
    """Refuse a table whose first row does not name its columns, each once.

    Args:
        name: What messages call the file.
        rows: All rows, their cells as the columns are written.
        columns: Which must be there.
        allowed: What messages allow.
        known: Which may be there, None where others are passed over.

    Raises:
        DataError: Columns are missing, unknown or doubled; or the names stand elsewhere, or another sign
            than the comma between them.
    """
    wanted = set(columns)
    first = rows[0] if rows else CsvRow(1, ())
    if not wanted <= set(first.cells):
        slip = _find_head_slip(rows, wanted)
        if slip:
            raise DataError(Fault(name, slip[0], "header", slip[1], slip[2], code=FormCode.KEY))
    counted = list(first.cells)
    named = dict.fromkeys(counted)
    missing = [quote_line(column) for column in columns if column not in named]
    unknown = [quote_line(cell) for cell in named if known is not None and cell not in known]
    found = _word_columns(missing, unknown) if any(counted) else ["no names of columns"]
    told = wanted if known is None else {*known}
    found += [
        f"the column {quote_line(cell)} twice" for cell in named if counted.count(cell) > 1 and cell in told
    ]
    if found:
        raise DataError(
            *(Fault(name, first.line, "header", problem, allowed, code=FormCode.KEY) for problem in found)
        )


def _word_columns(missing: Sequence[str], unknown: Sequence[str]) -> list[str]:
    """Return what is told of columns that are missing, with those that may stand in their place."""
    if missing:
        others = f", but {', '.join(unknown)}" if unknown else ""
        return [f"no column {', '.join(missing)}{others}"]
    return [f"the column {cell}" for cell in unknown]


def name_separator(row: CsvRow, columns: int) -> str | None:
    """Return what stands between the cells of a row where it is another sign than the comma, else None."""
    text = _COMMA.join(row.cells)
    signs = (sign for sign in SEPARATORS if sign != _COMMA)
    return next((SEPARATORS[sign] for sign in signs if text.count(sign) == columns - 1 > 0), None)


def _find_head_slip(rows: Sequence[CsvRow], wanted: set[str]) -> tuple[int, str, str] | None:
    """Return line, found and allowed where the names of the columns are not as they must be."""
    if rows and rows[0].cells and rows[0].cells[0].casefold().startswith(_PAGES):
        return rows[0].line, "a page of the web", "the table itself; download it anew, and look into the file"
    for row in rows[:HEAD_WITHIN]:
        for sign, told in SEPARATORS.items():
            if sign != _COMMA and wanted <= {cell.strip() for cell in _COMMA.join(row.cells).split(sign)}:
                return row.line, f"{told} between the cells", _COMMAS_ALLOWED
        if wanted <= set(row.cells):
            return row.line, f"the names of the columns in line {row.line}", "them in line 1, nothing above"
    if wanted <= {cell for row in rows[:2] for cell in row.cells}:
        return rows[0].line, "the names of the columns in two rows", "all of them in the first row"
    return None


def _find_open_cell(text: str, name: str, begin: int, separator: str) -> Fault:
    """Return the fault of a row that is not in CSV form, at the quotation mark where it goes wrong.

    Args:
        text: All of the table.
        name: What messages call the file.
        begin: The line where the row begins.
        separator: What stands between two cells.
    """
    place = sum(len(line) + 1 for line in text.split("\n")[: begin - 1])
    while place < len(text):
        while text.startswith(" ", place):
            place += 1
        end = place
        if text.startswith('"', place):
            quoted = _QUOTED.match(text, place)
            end = quoted.end() if quoted else len(text)
            if quoted is None or text[end : end + 1] not in {separator, "\n", ""}:
                return _make_quotation_fault(name, text.count("\n", 0, place) + 1, quoted)
        place = min(text.find(sign, end) + 1 or len(text) + 1 for sign in (separator, "\n"))
    return _make_fault(name, begin, "a row that is not in CSV form", "cells with commas between them")


def _make_quotation_fault(name: str, line: int, quoted: re.Match[str] | None) -> Fault:
    """Tell a cell that goes on behind its quotation mark from one that a later cell's mark has closed."""
    if quoted and "\n" not in quoted[0]:
        return _make_fault(name, line, "a cell that goes on behind its quotation mark", _BEHIND_ALLOWED)
    return _make_fault(name, line, "a quotation mark that is not closed", _OPEN_ALLOWED)


def _make_fault(name: str, line: int, found: str, allowed: str) -> Fault:
    return Fault(name, line, "row", found, allowed, code=FormCode.SYNTAX)
