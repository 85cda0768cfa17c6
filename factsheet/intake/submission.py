"""A file of staff, CSV or workbook, as the tables of one topic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.errors import DataError, Fault
from factsheet.intake.raw_table import RawTable
from factsheet.intake.raw_workbook import RawWorkbook, find_hidden_faults, find_merge_faults
from factsheet.intake.table_files import read_table_file
from factsheet.intake.table_reader import FilledTable, find_header, read_table
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_value
from factsheet.staff_tables.table_schemas import (
    GUIDE_SHEET,
    LISTS_SHEET,
    TABLE_SCHEMAS,
    TableSchema,
    Topic,
    find_schemas,
)

STATE = "state"


@dataclass(frozen=True, slots=True)
class Submission:
    """The tables of a file that have rows, and those that have none.

    Attributes:
        file: Path as the user would name it.
        tables: In the order of `TABLE_SCHEMAS`.
        notes: What was repaired or left out.
        blank: Tables that have a sheet and no rows: they change nothing, which is told where rows stand.
    """

    file: str
    tables: tuple[FilledTable, ...]
    notes: tuple[str, ...]
    blank: tuple[TableSchema, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong in single cells, in the order of the tables."""
        return tuple(fault for table in self.tables for fault in table.faults)

    def word_blank(self, schema: TableSchema) -> str:
        """Return the line on a table without rows."""
        told = "it has no rows, so it changes nothing; to take out what stands there, edit the data file"
        return f"{self.file}: sheet {quote_value(schema.sheet)}: {told}"

    def of(self, schema: TableSchema) -> FilledTable | None:
        """Return the table of a schema, None where the file does not have it or it has no rows."""
        return next((table for table in self.tables if table.schema is schema), None)


def read_submission(path: Path, topic: Topic, *, has_state: bool) -> Submission:
    """Read every table of a topic that a file has; a CSV file has one, told by its columns.

    Args:
        path: The file.
        topic: What it is brought in as.
        has_state: Whether the state is said elsewhere, so that its column may be missing.

    Raises:
        DataError: The file cannot be read; faults of cells are carried by the tables, to be told with others.
    """
    optional = frozenset({STATE}) if has_state else frozenset()
    schemas = tuple(find_schemas(topic).values())
    name = format_path(path)
    book = read_table_file(path)
    if isinstance(book, RawTable):
        return _read_tables([(book, _choose_schema(book, schemas, optional))], name, optional, ())
    chosen = _choose_sheets(book.tables, schemas, optional)
    notes = (*book.notes, *_word_unread_sheets(name, book, {str(raw.sheet) for raw, _ in chosen}))
    without_value = [fault for raw, _ in chosen for fault in book.faults[str(raw.sheet)]]
    if without_value:
        raise DataError(*without_value)
    try:
        result = _read_tables(chosen, name, optional, notes)
    except DataError as error:  # what is looked for may stand in a sheet that is hidden
        raise DataError(*error.faults, *find_hidden_faults(name, book, {LISTS_SHEET})) from error
    emptied = {str(raw.sheet).casefold() for raw in book.tables if not raw.rows}
    blank = (schema for schema in schemas if schema in result.blank or schema.sheet.casefold() in emptied)
    result = replace(result, blank=tuple(blank))
    faults = [
        fault
        for table in result.tables
        for fault in find_merge_faults(table.raw, book.merged[str(table.raw.sheet)], table.first_line)
    ]
    if faults:
        raise DataError(*faults)
    return result


def _word_unread_sheets(name: str, book: RawWorkbook, used: set[str]) -> tuple[str, ...]:
    """Return a line for each sheet that is not read, unless it is known to belong to another topic."""
    known = {GUIDE_SHEET, LISTS_SHEET, *(schema.sheet for schema in TABLE_SCHEMAS)} | used
    titles = ", ".join(schema.sheet for schema in TABLE_SCHEMAS)
    strange = [str(raw.sheet) for raw in book.tables if raw.rows and raw.sheet not in known]
    hidden = [title for title in book.hidden if title != LISTS_SHEET]
    return (
        *(f"{name}: sheet {quote_value(sheet)} left out: it is hidden" for sheet in hidden),
        *(f"{name}: sheet {quote_value(sheet)} left out: it is not one of {titles}" for sheet in strange),
    )


def _choose_sheets(
    tables: Sequence[RawTable], schemas: Sequence[TableSchema], optional: frozenset[str]
) -> list[tuple[RawTable, TableSchema]]:
    """Return the sheets with the titles of tables; else the only sheet, if its columns tell its table."""
    by_title = {schema.sheet.casefold(): schema for schema in schemas}
    named = [
        (raw, by_title[str(raw.sheet).casefold()])
        for raw in tables
        if raw.rows and str(raw.sheet).casefold() in by_title
    ]
    filled = [raw for raw in tables if raw.rows]
    if named or len(filled) != 1:
        return sorted(named, key=lambda pair: schemas.index(pair[1]))
    return [(filled[0], _choose_schema(filled[0], schemas, optional))]


def _choose_schema(raw: RawTable, schemas: Sequence[TableSchema], optional: frozenset[str]) -> TableSchema:
    """Return the table that the columns tell; the one with the most columns in common where none fits."""

    def fit(schema: TableSchema) -> tuple[bool, int]:
        may_lack = optional | {column.name for column in schema.columns if not column.is_needed}
        names = {str(cell).casefold() for row in raw.rows[:1] for cell in row}
        common = sum(column.name in names for column in schema.columns)
        return find_header(raw, schema, may_lack) is not None, common

    return max(schemas, key=fit)


def _read_tables(
    chosen: Sequence[tuple[RawTable, TableSchema]],
    name: str,
    optional: frozenset[str],
    notes: tuple[str, ...],
) -> Submission:
    faults: list[Fault] = []
    tables: list[FilledTable] = []
    for raw, schema in chosen:
        try:
            tables.append(read_table(raw, schema, optional))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    told = (*notes, *(note for table in tables for note in table.notes))
    with_rows = tuple(table for table in tables if table.rows or table.faults)
    if not with_rows:
        raise DataError(Fault(name, 1, "file", "no rows", "at least one row below the names of the columns"))
    blank = tuple(table.schema for table in tables if table not in with_rows)
    return Submission(name, with_rows, told, blank)
