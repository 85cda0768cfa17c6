"""A workbook as it was handed in: its visible sheets as raw tables, made of scanned rows."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from factsheet.characters import compose_letters
from factsheet.errors import Fault
from factsheet.intake.raw_table import MOST_COLUMNS, MOST_ROWS, CellLook, RawTable, find_oversize, trim_cells
from factsheet.reading.quoting import quote_value
from factsheet.staff_tables.cell_types import CellValue, name_column

_FORMULA_ALLOWED = "a value, or a formula saved with its result: open the file, let it compute, save it"
_ERROR_ALLOWED = "a value, not the error of a formula"
_HIDDEN_ALLOWED = (
    "a sheet that is shown, if it is meant (click the tab of a sheet with the right button: Unhide)"
)
_MERGED_ALLOWED = "each value in a cell of its own: take the cells apart"


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """The visible sheets of a workbook, and the names of those that are hidden.

    Attributes:
        merged: Ranges of merged cells by sheet.
        faults: By sheet, what keeps it from being read: formulas without a result, results that are errors,
            too many rows or columns.
        notes: How the file was read, where that is not as a matter of course.
    """

    tables: tuple[RawTable, ...]
    hidden: tuple[str, ...]
    merged: Mapping[str, tuple[str, ...]]
    faults: Mapping[str, tuple[Fault, ...]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScannedCell:
    """A cell that holds something.

    Attributes:
        value: What it holds; None for a formula without a result, and for an error.
        look: How it looks, where that is more than its value.
        slip: What keeps it from being read, as a message finds it: "the error #REF!".
    """

    value: CellValue
    look: CellLook | None = None
    slip: str = ""


@dataclass(frozen=True, slots=True)
class ScannedRow:
    """A row with cells that hold something, by their columns from 0."""

    line: int
    cells: Mapping[int, ScannedCell]
    is_hidden: bool = False


@dataclass(slots=True)
class ScannedSheet:
    """What a sheet has beside its rows; filled while they are scanned, and whole when they end."""

    title: str
    is_hidden: bool = False
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


_WHOLE_DIGITS = 15  # of a whole number that a spreadsheet keeps
NO_RESULT = "a formula without its result"


def parse_number(text: str) -> int | float:
    """Return a number as a file writes it, whole where it is written so."""
    is_whole = text.lstrip("-").isdecimal() and len(text) <= _WHOLE_DIGITS
    return int(text) if is_whole else float(text)


def gather_workbook(
    name: str, sheets: Iterable[tuple[ScannedSheet, Iterable[ScannedRow]]], notes: tuple[str, ...] = ()
) -> RawWorkbook:
    """Return the workbook that scanned sheets make; no more is scanned of a sheet than may be in it."""
    tables, hidden, merged, faults = [], [], {}, {}
    for sheet, rows in sheets:
        if sheet.is_hidden:
            hidden.append(sheet.title)
            continue
        # One row more than there may be: it is the one that is told.
        listed = list(islice((row for row in rows if row.cells), MOST_ROWS + 1))
        tables.append(_make_table(name, sheet, listed))
        faults[sheet.title] = _find_faults(name, sheet.title, listed)
        merged[sheet.title] = tuple(sheet.merged)
    return RawWorkbook(tuple(tables), tuple(hidden), merged, faults, notes)


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


def find_hidden_faults(name: str, book: RawWorkbook, own: Container[str]) -> list[Fault]:
    """Return a fault for each hidden sheet but our own, where no visible one holds what is looked for."""
    return [
        Fault(name, 1, f"sheet {quote_value(title)}", "a hidden sheet, which is not read", _HIDDEN_ALLOWED)
        for title in book.hidden
        if title not in own
    ]


def _make_table(name: str, sheet: ScannedSheet, rows: list[ScannedRow]) -> RawTable:
    values = [trim_cells(_list_values(row)) for row in rows]
    kept = [index for index, row in enumerate(values) if row]
    looks = {
        (place, column): cell.look
        for place, index in enumerate(kept)
        for column, cell in rows[index].cells.items()
        if cell.look and column < len(values[index])
    }
    return RawTable(
        name,
        sheet.title,
        tuple(values[index] for index in kept),
        tuple(rows[index].line for index in kept),
        looks,
        frozenset(place for place, index in enumerate(kept) if rows[index].is_hidden),
        frozenset(sheet.hidden_columns),
    )


def _list_values(row: ScannedRow) -> list[CellValue]:
    """Return the values of a row up to the first column too many; letters in one piece."""
    width = min(max(row.cells) + 1, MOST_COLUMNS + 1)
    values: list[CellValue] = [None] * width
    for column, cell in row.cells.items():
        if column < width:
            values[column] = compose_letters(cell.value) if isinstance(cell.value, str) else cell.value
    return values


def _find_faults(name: str, title: str, rows: list[ScannedRow]) -> tuple[Fault, ...]:
    """Return what keeps a sheet from being read, in the order of its rows."""
    slips = [
        Fault(
            name,
            row.line,
            f"{title}!{name_column(column)}{row.line}",
            cell.slip,
            _FORMULA_ALLOWED if cell.slip == NO_RESULT else _ERROR_ALLOWED,
        )
        for row in rows
        for column, cell in row.cells.items()
        if cell.slip
    ]
    oversize = find_oversize(name, title, [(row.line, (None,) * (max(row.cells) + 1)) for row in rows])
    return (oversize,) if oversize else tuple(slips)
