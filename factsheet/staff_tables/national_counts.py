"""The national tables as counts by key: read from a folder of data, merged, and written as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.reading.csv_rows import read_rows
from factsheet.sources.aggregation import COUNTY_FORM, HOTLINE_FORM, NOT_PLACED_FORM, TYPES_FORM
from factsheet.sources.national_tables import NationalSchema
from factsheet.staff_tables.change_set import Difference, NewFile, compare_rows

HOTLINE = "hotline_annual.csv"
COUNTIES = "fbi_county_offenses.csv"
NOT_PLACED = "fbi_not_placed.csv"
TYPES = "fbi_offense_types.csv"
FORMS: Mapping[str, NationalSchema] = {
    HOTLINE: HOTLINE_FORM,
    COUNTIES: COUNTY_FORM,
    NOT_PLACED: NOT_PLACED_FORM,
    TYPES: TYPES_FORM,
}

Key = tuple[str, ...]
Counts = Mapping[Key, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CountTable:
    """A national table.

    Attributes:
        name: A key of `FORMS`.
        counts: Numbers, as text, by place, year and any word.
    """

    name: str
    counts: Counts

    @property
    def path(self) -> str:
        """Return its path below the folder of data."""
        return f"tables/{self.name}"


def read_counts(path: Path) -> CountTable:
    """Return a national table as it stands; its values are checked when sheets are drawn.

    Raises:
        DataError: The file has another form.
    """
    form = FORMS[path.name]
    keys, numbers = _split_columns(form)
    rows = read_rows(path, form.columns)
    counts = {tuple(row[column] for column in keys): tuple(row[column] for column in numbers) for row in rows}
    return CountTable(path.name, counts)


def replace_counts(table: CountTable, counts: Counts, state_of: Callable[[str], str]) -> CountTable:
    """Return the table with new counts in place of all that it had for the same states and years."""
    struck = {(state_of(place), year) for place, year, *_ in counts}
    kept = {key: row for key, row in table.counts.items() if (state_of(key[0]), key[1]) not in struck}
    return CountTable(table.name, {**kept, **counts})


def make_new_file(table: CountTable) -> NewFile:
    """Return the table as CSV, its rows in the order of place, year and word."""
    form = FORMS[table.name]
    keys, numbers = _split_columns(form)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*keys, *numbers))
    writer.writerows((*key, *table.counts[key]) for key in sorted(table.counts))
    return NewFile(table.path, text.getvalue().encode())


def compare_tables(before: CountTable, after: CountTable) -> Iterable[Difference]:
    """Return the rows that differ, named by place, year and word."""
    return compare_rows(before.path, _word_rows(before), _word_rows(after))


def _word_rows(table: CountTable) -> dict[str, str]:
    _, names = _split_columns(FORMS[table.name])
    return {
        " ".join(key): ", ".join(f"{name} {number}" for name, number in zip(names, row, strict=True))
        for key, row in table.counts.items()
    }


def _split_columns(form: NationalSchema) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that name a row, and those that hold its numbers."""
    keys = (form.place, "year", *((form.word,) if form.word else ()))
    return keys, form.numbers
