"""A file of staff, CSV or workbook, as the tables of one topic."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.county_columns import fit_schema
from factsheet.intake.raw_table import RawTable
from factsheet.intake.raw_workbook import find_hidden_faults, find_merge_faults
from factsheet.intake.table_files import read_table_file
from factsheet.intake.table_reader import FilledTable, find_header, read_table
from factsheet.intake.unread_sheets import UnreadSheets, describe_unread_sheets
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_value
from factsheet.staff_tables.table_schemas import LISTS_SHEET, TableSchema, Topic, find_schemas

STATE = "state"


@dataclass(frozen=True, slots=True)
class Submission:
    """The tables of a file that have rows, and those that have none.

    Attributes:
        file: Path as the user would name it.
        tables: In the order of `TABLE_SCHEMAS`.
        notes: What was repaired or left out.
        blank: Tables that have a sheet and no rows: they change nothing, which is told where rows stand.
        unread: Titles of sheets that have rows and are not read.
    """

    file: str
    tables: tuple[FilledTable, ...]
    notes: tuple[str, ...]
    blank: tuple[TableSchema, ...] = ()
    unread: tuple[str, ...] = ()

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
        return next((table for table in self.tables if table.schema.sheet == schema.sheet), None)

    def narrow(self, *topics: Topic) -> "Submission":
        """Return the tables of some topics alone; what is told of the file as a whole is left out."""
        tables = tuple(table for table in self.tables if table.schema.topic in topics)
        blank = tuple(schema for schema in self.blank if schema.topic in topics)
        return Submission(self.file, tables, (), blank)


def take_as_handed(raw: RawTable) -> RawTable:
    """Return a table as it was handed in: nobody has mended anything in it."""
    return raw


def read_submission(
    path: Path, topic: Topic, *, has_state: bool, mend: Callable[[RawTable], RawTable] = take_as_handed
) -> Submission:
    """Read every table of a topic that a file has; a CSV file has one, told by its columns.

    Args:
        path: The file.
        topic: What it is brought in as.
        has_state: Whether the state is said elsewhere, so that its column may be missing.
        mend: Returns a table with the cells that somebody typed anew.

    Raises:
        DataError: The file cannot be read; faults of cells are carried by the tables, to be told with others.
    """
    optional = _list_optional(has_state=has_state)
    name = format_path(path)
    book = read_table_file(path)
    if isinstance(book, RawTable):
        return gather_tables(name, (mend(book),), topic, has_state=has_state)
    book = replace(book, tables=tuple(map(mend, book.tables)))
    chosen = _choose_sheets(book.tables, topic, optional)
    without_value = [fault for raw, _ in chosen for fault in book.faults[str(raw.sheet)]]
    if without_value:
        raise DataError(*without_value)
    left = describe_unread_sheets(name, book.tables, book.hidden, {str(raw.sheet) for raw, _ in chosen})
    try:
        result = _read_tables(chosen, name, optional, left)
    except DataError as error:  # what is looked for may stand in a sheet that is hidden
        raise DataError(*error.faults, *find_hidden_faults(name, book, {LISTS_SHEET})) from error
    result = replace(result, notes=(*book.notes, *result.notes))
    emptied = {str(raw.sheet).casefold() for raw in book.tables if not raw.rows}
    result = replace(result, blank=_list_blank(result, topic, emptied))
    faults = [
        fault
        for table in result.tables
        for fault in find_merge_faults(table.raw, book.merged[str(table.raw.sheet)], table.first_line)
    ]
    if faults:
        raise DataError(*faults)
    return result


def gather_tables(name: str, tables: Sequence[RawTable], topic: Topic, *, has_state: bool) -> Submission:
    """Return tables as they were read as those of a topic.

    Args:
        name: What messages call the whole.
        tables: One without a title, or some with the titles of sheets.
        topic: What they are brought in as.
        has_state: Whether the state is said elsewhere.

    Raises:
        DataError: The columns are not those of the tables, or there are no rows.
    """
    optional = _list_optional(has_state=has_state)
    chosen = _choose_sheets(tables, topic, optional)
    left = describe_unread_sheets(name, tables, (), {str(raw.sheet) for raw, _ in chosen})
    return _read_tables(chosen, name, optional, left)


def _list_optional(*, has_state: bool) -> frozenset[str]:
    return frozenset({STATE}) if has_state else frozenset()


def _list_blank(result: Submission, topic: Topic, emptied: Collection[str]) -> tuple[TableSchema, ...]:
    """Return the tables whose sheet has no rows, those without even the names of their columns too."""
    blank = {schema.sheet for schema in result.blank}
    return tuple(
        schema
        for sheet, schema in find_schemas(topic).items()
        if sheet in blank or sheet.casefold() in emptied
    )


def _choose_sheets(
    tables: Sequence[RawTable], topic: Topic, optional: frozenset[str]
) -> list[tuple[RawTable, TableSchema]]:
    """Return the sheets with the titles of tables; else the only one, if its columns tell its table."""
    by_title = {title.casefold(): schema for title, schema in find_schemas(topic).items()}
    order = list(by_title)
    named = [
        (raw, fit_schema(raw, by_title[str(raw.sheet).casefold()]))
        for raw in tables
        if raw.rows and str(raw.sheet).casefold() in by_title
    ]
    filled = [raw for raw in tables if raw.rows or raw.sheet is None]
    if named or len(filled) != 1:
        return sorted(named, key=lambda pair: order.index(pair[1].sheet.casefold()))
    return [(filled[0], _choose_schema(filled[0], tuple(by_title.values()), optional))]


def _choose_schema(raw: RawTable, schemas: Sequence[TableSchema], optional: frozenset[str]) -> TableSchema:
    """Return the table that the columns tell; the one with the most columns in common where none fits."""

    def fit(schema: TableSchema) -> tuple[bool, int]:
        may_lack = optional | {column.name for column in schema.columns if not column.is_needed}
        names = {str(cell).casefold() for row in raw.rows[:1] for cell in row}
        common = sum(column.name in names for column in schema.columns)
        return find_header(raw, schema, may_lack) is not None, common

    return max((fit_schema(raw, schema) for schema in schemas), key=fit)


def _read_tables(
    chosen: Sequence[tuple[RawTable, TableSchema]], name: str, optional: frozenset[str], left: UnreadSheets
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
    told = (*left.notes, *(note for table in tables for note in table.notes))
    with_rows = tuple(table for table in tables if table.rows or table.faults)
    if not with_rows:
        raise DataError(Fault(name, 1, "file", "no rows", left.word_rows_allowed(), code=FormCode.MISSING))
    blank = tuple(table.schema for table in tables if table not in with_rows)
    return Submission(name, with_rows, told, blank, left.titles)
