"""Counts by county of any source but the FBI: read from a folder of data, merged, and written as CSV."""

from collections.abc import Iterator, Mapping

from factsheet.fields import restore_fips_zero
from factsheet.reading.csv_rows import read_rows
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.tree_differences import Difference
from factsheet.sources.data_library import Library
from factsheet.sources.own_counties import COLUMNS, OWN_COUNTIES
from factsheet.staff_tables.change_set import NewFile, compare_rows
from factsheet.staff_tables.national_counts import make_csv_file

_STATE_DIGITS = 2

OwnKey = tuple[str, str, str]
"""Code of the county, key of the source, year or years as the source calls them."""

OwnCounts = dict[OwnKey, str]
"""A whole number, ``not shown`` or ``no data`` by place, source and year."""


def read_own_counts(folder: DataFolder) -> OwnCounts:
    """Return the table as it stands; its values are checked when sheets are drawn.

    Raises:
        DataError: The file has another form.
    """
    return {
        (restore_fips_zero(row["fips"]), row["source"], row["year"]): row["count"]
        for row in read_rows(folder.find(OWN_COUNTIES), COLUMNS)
    }


def replace_own_counts(before: Mapping[OwnKey, str], counts: Mapping[OwnKey, str]) -> OwnCounts:
    """Return the table with new counts in place of all that it had for the same states, sources and years."""
    struck = {_name_whole(key) for key in counts}
    return {**{key: row for key, row in before.items() if _name_whole(key) not in struck}, **counts}


def make_own_file(counts: Mapping[OwnKey, str]) -> NewFile:
    """Return the table as CSV, its rows in the order of place, source and year."""
    return make_csv_file(OWN_COUNTIES, COLUMNS, ((*key, counts[key]) for key in sorted(counts)))


def compare_own_counts(
    library: Library, before: Mapping[OwnKey, str], after: Mapping[OwnKey, str]
) -> Iterator[Difference]:
    """Yield the rows that differ, source by source; counts are told of an open source alone."""
    for source in sorted({key[1] for key in (*before, *after)}):
        is_told = library.shows_counts or (source in library.sources and library.tables.can_tell(source))
        old, new = (
            {" ".join(key): count for key, count in rows.items() if key[1] == source}
            for rows in (before, after)
        )
        yield from compare_rows(OWN_COUNTIES, old, new, is_told=is_told)


def _name_whole(key: OwnKey) -> OwnKey:
    """Return which rows a table is whole for: those of one state, source and year."""
    return key[0][:_STATE_DIGITS], key[1], key[2]
