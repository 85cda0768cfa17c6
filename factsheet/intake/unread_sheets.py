"""Sheets of a workbook that an import does not read: each with rows is told, for nobody should miss them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factsheet.intake.raw_table import RawTable
from factsheet.intake.strange_cells import is_example
from factsheet.reading.quoting import quote_value
from factsheet.staff_tables.table_schemas import (
    EXAMPLE_COLUMN,
    GUIDE_SHEET,
    LISTS_SHEET,
    TABLE_SCHEMAS,
    Topic,
)

_ROWS_ALLOWED = "at least one row below the names of the columns"


@dataclass(frozen=True, slots=True)
class UnreadSheets:
    """What is told of the sheets that are not read.

    Attributes:
        titles: Of the sheets, in the order of their notes.
        known: Those of them that another topic would read.
        notes: One line for each.
    """

    titles: tuple[str, ...]
    known: tuple[str, ...]
    notes: tuple[str, ...]

    def word_rows_allowed(self) -> str:
        """Return what is allowed in a file of which no row is read."""
        if not self.known:
            return _ROWS_ALLOWED
        named = ", ".join(map(quote_value, self.known))
        return f"{_ROWS_ALLOWED}; there are rows in {named}: --as {Topic.ALL} reads the whole workbook"


def describe_unread_sheets(
    name: str, tables: Sequence[RawTable], hidden: Sequence[str], used: Collection[str]
) -> UnreadSheets:
    """Return each sheet that has rows and is not read.

    Args:
        name: What messages call the file.
        tables: The sheets that can be seen.
        hidden: Titles of the others.
        used: Titles of the sheets that are read.
    """
    schemas = {schema.sheet.casefold() for schema in TABLE_SCHEMAS}
    rest = [raw for raw in tables if raw.sheet is not None and raw.sheet not in used]
    concealed = tuple(title for title in hidden if title != LISTS_SHEET)
    known = tuple(str(raw.sheet) for raw in rest if _fold_title(raw) in schemas and _has_rows(raw))
    strange = tuple(
        str(raw.sheet)
        for raw in rest
        if raw.rows and _fold_title(raw) not in {*schemas, GUIDE_SHEET.casefold(), LISTS_SHEET.casefold()}
    )
    titles = ", ".join(schema.sheet for schema in TABLE_SCHEMAS)
    notes = (
        *(f"{name}: sheet {quote_value(sheet)} left out: it is hidden" for sheet in concealed),
        *(
            f"{name}: sheet {quote_value(sheet)} was not read; --as {Topic.ALL} reads the whole workbook"
            for sheet in known
        ),
        *(f"{name}: sheet {quote_value(sheet)} left out: it is not one of {titles}" for sheet in strange),
    )
    return UnreadSheets((*concealed, *known, *strange), known, notes)


def _fold_title(raw: RawTable) -> str:
    return str(raw.sheet).casefold()


def _has_rows(raw: RawTable) -> bool:
    """Return whether a sheet has more than the names of its columns and rows marked as examples."""
    names = [str(cell).casefold() for cell in raw.rows[0]] if raw.rows else []
    marks = [at for at, name in enumerate(names) if name == EXAMPLE_COLUMN]
    return any(
        any(cell is not None for cell in row)
        and not any(is_example(row[at]) for at in marks if at < len(row))
        for row in raw.rows[1:]
    )
