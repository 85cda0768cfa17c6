"""Counts by county of any source, from staff's tables into ``tables/county_counts.csv``."""

from collections.abc import Collection
from dataclasses import dataclass, field

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.cell_faults import find_source_faults, find_year_faults
from factsheet.intake.county_columns import COUNT, SOURCE
from factsheet.intake.import_parts import ImportPart
from factsheet.intake.table_places import choose_state, find_county, word_left_out
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.sources.data_library import Library
from factsheet.sources.own_counties import name_unplaced
from factsheet.staff_tables.source_counts import (
    OwnCounts,
    OwnKey,
    compare_own_counts,
    make_own_file,
    read_own_counts,
    replace_own_counts,
)
from factsheet.staff_tables.table_schemas import NOT_PLACED_WORD

_ONCE_ALLOWED = "each place, source and year once"


@dataclass(slots=True)
class _GatheredCounts:
    """What the rows come to while they are read."""

    counts: OwnCounts = field(default_factory=dict)
    rows: dict[OwnKey, FilledRow] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    states: set[str] = field(default_factory=set)


def take_county_counts(
    table: FilledTable, library: Library, only: str | None, known: Collection[str]
) -> ImportPart:
    """Return what rows of other sources than the FBI change in the table of counts by county.

    They take the place of all rows of the same states, sources and years; the rest stays.

    Args:
        table: The rows; their cells have been read.
        library: The folder of data.
        only: Postal code of the one state to take, where one was named.
        known: Keys of all sources, those of the same file too.

    Raises:
        DataError: A state, county or source is not to be had; carries all faults.
    """
    gathered = _gather_rows(table, library, only, known)
    if gathered.faults:
        raise DataError(*sorted(gathered.faults, key=lambda fault: fault.line))
    before = read_own_counts(library.folder)
    after = replace_own_counts(before, gathered.counts)
    differences = tuple(compare_own_counts(library, before, after))
    if before == after:
        return ImportPart(notes=tuple(gathered.notes))
    changed = {key[1] for key in {*before, *after} if before.get(key) != after.get(key)}
    return ImportPart(
        files=(make_own_file(after),),
        differences=differences,
        notes=tuple(gathered.notes),
        states=tuple(gathered.states),
        noted={key: {} for key in sorted(changed)},
    )


def _gather_rows(
    table: FilledTable, library: Library, only: str | None, known: Collection[str]
) -> _GatheredCounts:
    """Read the rows into counts by place, source and year; of broken rows only the faults are of use."""
    result = _GatheredCounts()
    left_out = 0
    for row in (*table.rows, *table.broken):
        result.faults += [*find_source_faults((row,), known), *find_year_faults((row,))]
        try:
            usps = choose_state(row, library, only)
            if only not in (None, usps):
                left_out += 1
                continue
            place = _find_place(row, usps, library, result.notes) if row.text("county") else ""
        except DataError as error:
            result.faults += error.faults
            continue
        if row in table.rows:
            _add_row(result, row, (place, row.text(SOURCE), row.text("year")))
            result.states.add(usps)
    result.notes += word_left_out(table.raw.file, left_out, only)
    return result


def _add_row(result: _GatheredCounts, row: FilledRow, key: OwnKey) -> None:
    if key in result.rows:
        first = result.rows[key]
        found = f"{' '.join(key)} again, as in line {first.raw.lines[first.index]}"
        result.faults.append(row.fault("year", _ONCE_ALLOWED, found=found, code=FormCode.DOUBLED))
    result.rows[key] = row
    result.counts[key] = row.text(COUNT)


def _find_place(row: FilledRow, usps: str, library: Library, notes: list[str]) -> str:
    """Return the code of a row's county, or the one that stands for no single county of the state."""
    if row.text("county").casefold() == NOT_PLACED_WORD:
        return name_unplaced(library.find(usps).fips)
    return find_county(row, usps, library, notes)
