"""The rows that a shared table has of one state, found quickly: tables are split by state once a save."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from factsheet.fields import restore_fips_zero
from factsheet.reading.csv_rows import read_rows
from factsheet.reading.kept_results import keep_results
from factsheet.sources.data_library import Library
from factsheet.sources.own_counties import is_unplaced

_STATE_DIGITS = 2
_FIPS = "fips"

Cells: TypeAlias = tuple[str, ...]


def list_state_rows(library: Library, usps: str, name: str, columns: Cells) -> Mapping[Cells, Cells]:
    """Return the rows of a state: the cells that follow those by which a row is known, by these.

    A code of a county that lost its leading zero has it here.

    Args:
        library: The data.
        usps: The state.
        name: Of the table, whose first column has postal codes or codes of counties.
        columns: All of them.

    Raises:
        DataError: The table cannot be read.
    """
    places = _split_by_state(library.folder.find(name), columns)
    place = library.find(usps).fips if columns[0] == _FIPS else usps
    size = 1 + max(columns.index("year"), columns.index("source") if "source" in columns else 0)
    restore_code = make_code_reader(library, usps)
    rows = {restore_code(row[:size]): row[size:] for row in places.get(place, ())}
    return {key: row for key, row in rows.items() if key[0].startswith(place)}


def make_code_reader(library: Library, usps: str) -> Callable[[Cells], Cells]:
    """Return what reads the cells a row is known by: codes of the state's counties get their lost zeros."""
    fips = library.find(usps).fips
    lost = fips.removeprefix("0")

    def restore_code(key: Cells) -> Cells:
        if lost == fips or not key[0].startswith(lost):
            return key
        restored = restore_fips_zero(key[0])
        is_own = restored != key[0] and restored.startswith(fips)
        is_known = is_own and (restored in library.geography.codes.known or is_unplaced(restored))
        return (restored, *key[1:]) if is_known else key

    return restore_code


@keep_results(8)
def _split_by_state(path: Path, columns: Cells) -> Mapping[str, Sequence[Cells]]:
    """Return the rows by postal code, or by the first digits of their codes with and without a lost zero."""
    split: dict[str, list[Cells]] = {}
    for row in read_rows(path, columns):
        cells = tuple(row[column] for column in columns)
        places = {cells[0][:_STATE_DIGITS], restore_fips_zero(cells[0])[:_STATE_DIGITS]}
        for place in places if columns[0] == _FIPS else {cells[0]}:
            split.setdefault(place, []).append(cells)
    return split
