"""The FBI's download, turned into the three tables of offenses."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, UsageError
from factsheet.intake.fbi_file import FEDERAL, FbiRow, read_fbi_file
from factsheet.intake.fbi_places import (
    PlacedRow,
    place_rows,
    read_choices,
    read_gazetteer,
)
from factsheet.intake.fbi_states import (
    OFFENSE_TABLES,
    find_states_at_stake,
    keep_other_rows,
    list_owners,
)
from factsheet.intake.provenance import Provenance, record_import
from factsheet.model import Period
from factsheet.model.vocabulary import NotPlacedReason
from factsheet.reading.files import format_path
from factsheet.reading.yaml_values import Plain
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.staff_tables import national_counts
from factsheet.staff_tables.change_set import ChangeSet

YEARS_A_SHEET = 5
_BASE_NOTE = (
    "Imported from the FBI's download; agencies of two or more counties, agencies without a county and "
    "federal agencies are in no county."
)
_WHY: Mapping[str, str] = {
    NotPlacedReason.SEVERAL_COUNTIES: "agencies of several counties",
    NotPlacedReason.NOT_SPECIFIED: "agencies without a county",
    NotPlacedReason.PLANNING_REGION: "counties of another edition than the state's other rows",
}


@dataclass(frozen=True, slots=True)
class FbiOptions:
    """What was asked for beside the file.

    Attributes:
        years: First and last year to take; None for the latest five of the file.
        places: Decisions such as ``FAIRFAX=51059``.
        states: Postal codes of the states to take alone; without any, the file is of all states.
    """

    years: Period | None = None
    places: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()


def import_fbi(path: Path, library: Library, came_from: Provenance, options: FbiOptions) -> ChangeSet:
    """Return what the FBI's file would change in a folder of data.

    Args:
        path: The CSV file as it was downloaded.
        library: Where the tables stand.
        came_from: Name and digest of the file.
        options: Years, states and decisions.

    Raises:
        DataError: The file cannot be read, a county not be told, or states are missing that have offenses
            now; carries all faults.
        UsageError: A decision names no county, or the file has none of the years or of the states.
    """
    every = read_fbi_file(path, frozenset(library.state_codes.values()))
    period = _choose_period(every, options.years)
    taken = [row for row in every if not options.states or row.usps in options.states]
    within = [row for row in taken if period.first <= row.year <= period.last]
    choices = read_choices(options.places, library.counties)
    before = tuple(national_counts.read_counts(library, schema) for schema in OFFENSE_TABLES)
    own = _list_own_rows(path, within, period, options)
    at_stake = find_states_at_stake(format_path(path), every, before, library, options.states)
    placed, decided = place_rows(format_path(path), own, read_gazetteer(every, library.counties, choices))
    after = _sum_offenses(placed)
    kept: Sequence[str] = ()
    if options.states:
        after, kept = keep_other_rows(before, after, library, period, options.states)
    changes = [
        change
        for old, new in zip(before, after, strict=True)
        for change in national_counts.compare_tables(library, old, new)
    ]
    is_told = library.tables.can_tell(FBI_SOURCE)
    notes = (
        *_word_federal_rows(within, is_told=is_told),
        *decided,
        *_word_unplaced_rows(placed, is_told=is_told),
        *_word_corrections(own, is_told=is_told),
        *_word_empty_states(at_stake - list_owners(after, library), period),
        *kept,
    )
    entry = {} if options.states else _make_source_entry(every, period, came_from, placed)
    if not changes and (options.states or library.sources[FBI_SOURCE].period == period):
        return ChangeSet((), (), notes)
    sources, told = record_import(library.folder, {FBI_SOURCE: entry}, came_from)
    files = (*map(national_counts.make_new_file, after), sources)
    states = tuple(sorted({row.usps for row in own}))
    return ChangeSet(files, (*changes, *told), notes, states, is_published=True)


def _list_own_rows(path: Path, within: Sequence[FbiRow], period: Period, options: FbiOptions) -> list[FbiRow]:
    """Return the rows of states and territories, one at least.

    Raises:
        DataError: There is none.
    """
    own = [row for row in within if row.usps != FEDERAL]
    if not own:
        whose = ", ".join(sorted(options.states)) or "a state or territory"
        allowed = f"a row of {whose} in the years {period.first} to {period.last}"
        raise DataError(Fault(format_path(path), 1, "file", "no such row", allowed))
    return own


def _choose_period(rows: Sequence[FbiRow], wanted: Period | None) -> Period:
    """Return the years to take: those wanted, or the latest five."""
    there = sorted({row.year for row in rows})
    if wanted is None:
        return Period(first=max(there[0], there[-1] - YEARS_A_SHEET + 1), last=there[-1])
    if wanted.first < there[0] or wanted.last > there[-1]:
        allowed = f"years from {there[0]} to {there[-1]}, those of the file"
        raise UsageError(Fault("command line", 1, "--years", f"{wanted.first}-{wanted.last}", allowed))
    return wanted


def _sum_offenses(placed: Iterable[PlacedRow]) -> tuple[national_counts.CountTable, ...]:
    """Add up counts by county, by state without a county, and by kind of offense; zeros stay as rows."""
    counties: Counter[national_counts.Key] = Counter()
    not_placed: Counter[national_counts.Key] = Counter()
    types: Counter[national_counts.Key] = Counter()
    for placed_row in placed:
        row, year = placed_row.row, str(placed_row.row.year)
        types[row.usps, year, row.offense] += row.count
        if placed_row.fips is None:
            not_placed[row.usps, year, placed_row.reason] += row.count
        else:
            counties[placed_row.fips, year] += row.count
    return tuple(
        national_counts.CountTable(schema, {key: (str(count),) for key, count in counts.items()})
        for schema, counts in zip(OFFENSE_TABLES, (counties, not_placed, types), strict=True)
    )


def _word_empty_states(empty: Collection[str], period: Period) -> list[str]:
    """Return which states have offenses now and lose them: the file has none of them in these years."""
    told = f"in the file, but not in {period.written}: the rows of other years are taken away"
    return [f"{', '.join(sorted(empty))}: {told}"] if empty else []


def _word_federal_rows(rows: Iterable[FbiRow], *, is_told: bool) -> list[str]:
    federal = [row for row in rows if row.usps == FEDERAL]
    told = _word_totals(federal, is_told=is_told)
    return [f"federal agencies left out, they belong to no state: {told}"] if federal else []


def _word_unplaced_rows(placed: Iterable[PlacedRow], *, is_told: bool) -> list[str]:
    """Return a line for each reason why rows stand in no county."""
    by_reason: dict[str, list[FbiRow]] = {reason: [] for reason in _WHY}
    for placed_row in placed:
        if placed_row.fips is None:
            by_reason[placed_row.reason].append(placed_row.row)
    lines = []
    for reason, rows in by_reason.items():
        states = (
            f" ({', '.join(sorted({row.usps for row in rows}))})"
            if reason == NotPlacedReason.PLANNING_REGION
            else ""
        )
        if rows:
            lines.append(f"{_WHY[reason]}{states}, on no map: {_word_totals(rows, is_told=is_told)}")
    return lines


def _word_totals(rows: Sequence[FbiRow], *, is_told: bool) -> str:
    """Return how many rows and, where that may be told, offenses there are: "12 rows, 124 offenses"."""
    offenses = sum(row.count for row in rows)
    told = f", {offenses} offense{'s' * (offenses != 1)}" if is_told else ""
    return f"{len(rows)} row{'s' * (len(rows) != 1)}{told}"


def _word_corrections(rows: Iterable[FbiRow], *, is_told: bool) -> list[str]:
    return [
        f"line {row.line}: {row.usps} {row.year}, {row.county}: "
        f"{f'correction of {row.count}' if is_told else 'a correction'} kept"
        for row in rows
        if row.count < 0
    ]


def _make_source_entry(
    rows: Sequence[FbiRow], period: Period, came_from: Provenance, placed: Sequence[PlacedRow]
) -> dict[str, Plain]:
    """Return what changes in the entry of the source."""
    first, last = min(row.year for row in rows), max(row.year for row in rows)
    years = str(first) if first == last else f"{first} to {last}"
    span: Plain = period.first if period.first == period.last else period.written
    others = sorted(
        {placed_row.row.usps for placed_row in placed if placed_row.reason == NotPlacedReason.PLANNING_REGION}
    )
    notes = [_BASE_NOTE]
    if any(placed_row.row.count < 0 for placed_row in placed):
        notes.append("Published corrections below zero are kept.")
    if others:
        notes.append(f"Counties of another edition are not placed: {', '.join(others)}.")
    return {
        "title": f"Human Trafficking, {years}, file {came_from.file}",
        "period": span,
        "checked_on": came_from.on.isoformat(),
        "notes": " ".join(notes),
    }
