"""The national tables as counts by key: read from a folder of data, merged, and written as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from factsheet.fields import restore_fips_zero
from factsheet.reading.csv_rows import read_rows
from factsheet.reading.kept_results import keep_results
from factsheet.reading.tree_differences import Difference
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import NationalSchema
from factsheet.staff_tables.change_set import NewFile, compare_rows

Key = tuple[str, ...]
Counts = Mapping[Key, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CountTable:
    """A national table.

    Attributes:
        schema: Which it is.
        counts: Numbers, as text, by place, year and any word.
    """

    schema: NationalSchema
    counts: Counts


def read_counts(library: Library, schema: NationalSchema) -> CountTable:
    """Return a national table as it stands; its values are checked when sheets are drawn.

    Raises:
        DataError: The file has another form.
    """
    return _read_count_table(library.folder.find(schema.path), schema)


@keep_results(8)
def _read_count_table(path: Path, schema: NationalSchema) -> CountTable:
    counts = {
        tuple(row[column] for column in schema.keys): tuple(row[column] for column in schema.numbers)
        for row in read_rows(path, schema.columns)
    }
    return CountTable(schema, MappingProxyType(counts))


def find_owner(library: Library, place: str) -> str:
    """Return the postal code of the state that a row belongs to; a lost leading zero is read with it."""
    code = restore_fips_zero(place)
    code = code if code in library.geography.codes.known else place
    return library.state_codes.get(code[:2], place)


def replace_counts(table: CountTable, counts: Counts, state_of: Callable[[str], str]) -> CountTable:
    """Return the table with new counts in place of all that it had for the same states and years."""
    struck = {(state_of(place), year) for place, year, *_ in counts}
    kept = {key: row for key, row in table.counts.items() if (state_of(key[0]), key[1]) not in struck}
    return CountTable(table.schema, {**kept, **counts})


def make_new_file(table: CountTable) -> NewFile:
    """Return the table as CSV, its rows in the order of place, year and word."""
    rows = ((*key, *table.counts[key]) for key in sorted(table.counts))
    return make_csv_file(table.schema.path, table.schema.columns, rows)


def make_csv_file(path: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> NewFile:
    """Return a file of a folder of data as CSV with the names of its columns in the first row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return NewFile(path, text.getvalue().encode())


def compare_tables(library: Library, before: CountTable, after: CountTable) -> Iterable[Difference]:
    """Return the rows that differ, named by place, year and word; counts are told of an open source alone."""
    is_told = library.tables.can_tell(before.schema.source)
    return compare_rows(before.schema.path, _word_rows(before), _word_rows(after), is_told=is_told)


def _word_rows(table: CountTable) -> dict[str, str]:
    return {
        " ".join(key): ", ".join(
            f"{name} {number}" for name, number in zip(table.schema.numbers, row, strict=True)
        )
        for key, row in table.counts.items()
    }
