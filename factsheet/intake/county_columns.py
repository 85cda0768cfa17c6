"""The table of counties by its columns: the FBI's alone, or of any source where a column names it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factsheet.errors import Fault, FormCode
from factsheet.fields import NET_ALLOWED, describe_year
from factsheet.intake.raw_table import RawTable
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.reading.csv_text import HEAD_WITHIN
from factsheet.reading.quoting import quote_count, quote_value
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.staff_tables.cell_types import COUNT_KINDS, MARKED_ALLOWED
from factsheet.staff_tables.table_schemas import (
    ANY_COUNTIES,
    COUNTIES,
    NOT_PLACED,
    NOT_PLACED_WORD,
    TableSchema,
)

SOURCE, _COUNTY, _OFFENSES, COUNT = "source", "county", "offenses", "count"
_SOURCE_ALLOWED = (
    f"the key of its source in each row, '{FBI_SOURCE}' for the FBI's; or in none, if all are its"
)
_PLACED_ALLOWED = (
    "a county; what the FBI ties to no single county stands in the sheet "
    f"{quote_value(NOT_PLACED.sheet)} with its reason"
)


@dataclass(frozen=True, slots=True)
class CountyRows:
    """A table of counties, parted by whose counts they are.

    Attributes:
        fbi: The rows of the FBI, with all that is wrong in cells of the table.
        own: Those of other sources; the column of their counts is called ``count``.
    """

    fbi: FilledTable
    own: FilledTable


def fit_schema(raw: RawTable, schema: TableSchema) -> TableSchema:
    """Return what the columns of a table of counties mean, named as the file has them; others as they are."""
    if schema.sheet != COUNTIES.sheet:
        return schema
    names = {str(cell).casefold() for row in raw.rows[:HEAD_WITHIN] for cell in row if cell is not None}
    base = ANY_COUNTIES if SOURCE in names else COUNTIES
    written = [name for name in (_OFFENSES, COUNT) if name in names]
    if len(written) != 1:
        return base
    columns = (
        replace(column, name=written[0]) if column.kind in COUNT_KINDS else column for column in base.columns
    )
    return replace(base, columns=tuple(columns))


def split_counties(table: FilledTable) -> CountyRows:
    """Part the rows of a table of counties; without any source in it all are the FBI's."""
    has_sources = any(row.text(SOURCE) for row in (*table.rows, *table.broken))
    rows: dict[bool, list[FilledRow]] = {True: [], False: []}
    broken: dict[bool, list[FilledRow]] = {True: [], False: []}
    faults = list(table.faults)
    for row in table.rows:
        named, is_fbi = _name_count(row), row.text(SOURCE) in {"", FBI_SOURCE}
        wrong = list(_find_faults(row, is_fbi=is_fbi, has_sources=has_sources))
        faults += wrong
        (broken if wrong else rows)[is_fbi].append(_hide_place(named) if is_fbi else named)
    for row in table.broken:
        broken[row.text(SOURCE) in {"", FBI_SOURCE}].append(_name_count(row))
    faults.sort(key=lambda fault: fault.line)
    fbi, own = (
        replace(table, rows=tuple(rows[is_fbi]), broken=tuple(broken[is_fbi]), faults=())
        for is_fbi in (True, False)
    )
    return CountyRows(replace(fbi, faults=tuple(faults)), own)


def _name_count(row: FilledRow) -> FilledRow:
    """Return a row whose count is found under the name that its table has, whatever the file calls it."""
    written = _find_count_name(row)
    wanted = _OFFENSES if row.text(SOURCE) in {"", FBI_SOURCE} else COUNT
    values = {wanted if name == written else name: value for name, value in row.values.items()}
    places = {wanted if name == written else name: place for name, place in row.places.items()}
    return replace(row, values=values, places=places)


def _find_count_name(row: FilledRow) -> str:
    """Return what the file calls the column of counts."""
    return next((name for name in (_OFFENSES, COUNT) if name in row.places), COUNT)


def _hide_place(row: FilledRow) -> FilledRow:
    """Return a row of the FBI without the words that stand for no county: they are told once, here."""
    if not _is_unplaced(row):
        return row
    return replace(row, values={name: value for name, value in row.values.items() if name != _COUNTY})


def _is_unplaced(row: FilledRow) -> bool:
    return row.text(_COUNTY).casefold() == NOT_PLACED_WORD


def _find_faults(row: FilledRow, *, is_fbi: bool, has_sources: bool) -> Iterator[Fault]:
    """Yield what a row may not hold on account of its source."""
    if not row.text(SOURCE) and has_sources:
        yield row.fault(SOURCE, _SOURCE_ALLOWED, code=FormCode.SOURCE)
        return
    name, allowed = _find_count_name(row), NET_ALLOWED if is_fbi else MARKED_ALLOWED
    count = row.values[name]
    if is_fbi and isinstance(row.values["year"], str):
        yield row.fault("year", describe_year(row.text("year")))
    if is_fbi and _is_unplaced(row):
        yield row.fault(_COUNTY, _PLACED_ALLOWED)
    if isinstance(count, str) if is_fbi else isinstance(count, int) and count < 0:
        yield row.fault(name, allowed, found=quote_count(count))
