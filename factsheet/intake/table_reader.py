"""A table handed in, read by its schema: each row with its values, and every fault at its cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.column_names import fold_name, fold_names, make_header_fault
from factsheet.intake.raw_table import CellLook, RawTable
from factsheet.intake.shown_values import resolve_cell, word_look
from factsheet.intake.strange_cells import (
    find_extra_cells,
    find_mark_fault,
    is_example,
    list_hidden_columns,
    list_hidden_rows,
    list_left_out,
)
from factsheet.reading.csv_rows import REMARK_ALLOWED
from factsheet.reading.csv_text import HEAD_WITHIN
from factsheet.reading.quoting import quote_count, quote_line, quote_value
from factsheet.staff_tables.cell_types import (
    COUNT_KINDS,
    KIND_ALLOWED,
    YEAR_KINDS,
    CellKind,
    CellValue,
    Value,
    read_cell,
)
from factsheet.staff_tables.table_schemas import EXAMPLE_COLUMN, Column, TableSchema

_CODES = {CellKind.LINK: FormCode.LINK, CellKind.SOURCE: FormCode.SOURCE}


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a table.

    Attributes:
        raw: The table as handed in.
        index: Its place in the table.
        values: By name of the column; empty cells are left out.
        places: Where each column stands in it.
    """

    raw: RawTable
    index: int
    values: Mapping[str, Value]
    places: Mapping[str, int]

    def text(self, name: str) -> str:
        """Return a value as text, empty where the cell is."""
        return str(self.values.get(name, ""))

    def fault(
        self, name: str, allowed: str, *, found: str | None = None, code: str = FormCode.VALUE
    ) -> Fault:
        """Return the fault of a cell of this row."""
        place = (self.index, self.places.get(name, 0))
        return self.raw.fault(place, name, found or quote_value(self.values.get(name)), allowed, code=code)

    def look(self, name: str) -> CellLook | None:
        """Return how a cell of this row looks, None where it shows what it holds."""
        return self.raw.looks.get((self.index, self.places.get(name, 0)))

    def note(self, name: str, told: str) -> str:
        """Return a line on a cell of this row, for what was repaired or decided."""
        place = (self.index, self.places.get(name, 0))
        line = self.raw.lines[self.index]
        return f"{self.raw.file}:{line}: {self.raw.named(place, name)}: {told}"


@dataclass(frozen=True, slots=True)
class FilledTable:
    """The rows of a table, and what was repaired or passed over.

    Attributes:
        first_line: Line or row of the first row below the names of the columns.
        broken: Rows with a cell that cannot be read, as far as they can: to look for further faults, no more.
        faults: What is wrong in those rows.
    """

    schema: TableSchema
    raw: RawTable
    rows: tuple[FilledRow, ...]
    notes: tuple[str, ...]
    first_line: int
    broken: tuple[FilledRow, ...] = ()
    faults: tuple[Fault, ...] = ()


def find_header(raw: RawTable, schema: TableSchema, optional: frozenset[str]) -> int | None:
    """Return which row names the columns that are needed, or None if none does."""
    needed = {fold_name(column.name) for column in schema.columns if column.name not in optional}
    for index, row in enumerate(raw.rows[:HEAD_WITHIN]):
        if needed <= fold_names(row):
            return index
    return None


def read_table(raw: RawTable, schema: TableSchema, optional: frozenset[str] = frozenset()) -> FilledTable:
    """Read a table by its schema; rows without values and rows marked as examples are passed over.

    Args:
        raw: The table as handed in.
        schema: What its columns mean.
        optional: Columns that may be missing here beside those that each row may lack.

    Raises:
        DataError: The columns are not those of the schema, or a cell holds what it may not; all faults.
    """
    optional |= {column.name for column in schema.columns if not column.is_needed}
    header = find_header(raw, schema, optional)
    if header is None:
        raise DataError(make_header_fault(raw, schema, optional))
    places = _find_columns(raw, header, schema)
    notes = [*raw.notes, *list_left_out(raw, header, schema, frozenset(places.values()))]
    notes += list_hidden_columns(raw, header, places)
    faults: list[Fault] = find_extra_cells(raw, header)
    rows: list[FilledRow] = []
    broken: list[FilledRow] = []
    for index in range(header + 1, len(raw.rows)):
        filled, wrong, told = _read_row(raw, index, places, schema, optional)
        faults += wrong
        notes += told
        if filled is not None:
            (broken if wrong else rows).append(filled)
    faults.sort(key=lambda fault: fault.line)
    notes += list_hidden_rows(raw, [row.index for row in (*rows, *broken)])
    first = raw.lines[header + 1] if header + 1 < len(raw.lines) else raw.lines[header] + 1
    return FilledTable(schema, raw, tuple(rows), tuple(notes), first, tuple(broken), tuple(faults))


def _find_columns(raw: RawTable, header: int, schema: TableSchema) -> dict[str, int]:
    """Return where each column of the schema stands.

    Raises:
        DataError: A column stands there twice.
    """
    named = [fold_name(str(cell)) if cell is not None else "" for cell in raw.rows[header]]
    names = (*(column.name for column in schema.columns), EXAMPLE_COLUMN)
    faults = [
        raw.fault(
            (header, named.index(fold_name(name))),
            name,
            "the column twice",
            "each column once",
            code=FormCode.KEY,
        )
        for name in names
        if named.count(fold_name(name)) > 1
    ]
    if faults:
        raise DataError(*faults)
    return {name: named.index(fold_name(name)) for name in names if fold_name(name) in named}


def _read_row(
    raw: RawTable, index: int, places: Mapping[str, int], schema: TableSchema, optional: frozenset[str]
) -> tuple[FilledRow | None, list[Fault], list[str]]:
    """Return a row with its faults and notes; None for one that is passed over."""
    cells = {name: raw.rows[index][at] for name, at in places.items() if at < len(raw.rows[index])}
    mark = cells.pop(EXAMPLE_COLUMN, None)
    if not any(cell is not None for cell in cells.values()):
        return None, [], []
    row = FilledRow(raw, index, {}, places)
    if is_example(mark):
        return None, [], [row.note(schema.columns[0].name, "row marked as an example left out")]
    values: dict[str, Value] = {}
    faults = find_mark_fault(raw, (index, places.get(EXAMPLE_COLUMN, 0)), mark)
    notes: list[str] = []
    for column in schema.columns:
        cell = cells.get(column.name)
        if cell is None:
            faults += [] if column.name in optional else [_make_missing_fault(row, column)]
            continue
        try:
            read = _read_value(row, column, cell)
            values[column.name] = read.value
            notes += [row.note(column.name, told) for told in read.notes]
        except ValueError as error:
            found = _quote_cell(column, word_look(cell, row.look(column.name)))
            code = _CODES.get(column.kind, FormCode.VALUE)
            faults.append(row.fault(column.name, str(error), found=found, code=code))
    return FilledRow(raw, index, values, places), faults, notes


@dataclass(frozen=True, slots=True)
class _ToldValue:
    """The value of a cell, and what is told of how it was read."""

    value: Value
    notes: tuple[str, ...]


def _read_value(row: FilledRow, column: Column, cell: CellValue) -> _ToldValue:
    """Return the value of a cell that is not empty.

    Raises:
        ValueError: It is not of the kind of its column; the text says what is allowed.
    """
    resolved = resolve_cell(column.kind, cell, row.look(column.name), lambda text: _quote_cell(column, text))
    read = read_cell(column.kind, resolved.value)
    repair = (read.repair,) if read.repair else ()
    return _ToldValue(_choose_word(column, read.value), (*resolved.notes, *repair))


def _quote_cell(column: Column, text: str) -> str:
    """Return a cell as a message quotes it: of what is or may be a count, the shape alone."""
    if column.kind in COUNT_KINDS:
        return quote_count(text)
    return quote_line(text) if column.words or column.kind in YEAR_KINDS else quote_value(text)


def _choose_word(column: Column, value: Value) -> Value:
    """Return the word that a cell of few words means.

    Raises:
        ValueError: It is none of them.
    """
    if not column.words:
        return value
    words = {fold_name(word): word for word in column.words}
    if fold_name(str(value)) not in words:
        raise ValueError(f"one of {', '.join(column.words)}")
    return words[fold_name(str(value))]


def _make_missing_fault(row: FilledRow, column: Column) -> Fault:
    note = column.note[0].lower() + column.note[1:].rstrip(".")
    told = note if column.kind is CellKind.PLACE else f"a text: {note}"
    wanted = KIND_ALLOWED.get(column.kind, told)
    allowed = f"one of {', '.join(column.words)}" if column.words else wanted
    return row.fault(column.name, f"{allowed}; {REMARK_ALLOWED}", found="nothing", code=FormCode.MISSING)
