"""Staff's tables of many states, brought into the national tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factsheet.errors import DataError, Fault
from factsheet.intake.import_parts import ImportPart
from factsheet.intake.submission import STATE, Submission
from factsheet.intake.table_places import choose_state, find_county, word_left_out
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.model import Period
from factsheet.reading.yaml_values import Plain
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import HOTLINE_SOURCE, NationalSchema
from factsheet.staff_tables import national_counts
from factsheet.staff_tables.table_schemas import NATIONAL_TARGETS


@dataclass(slots=True)
class _Gathered:
    """What one table comes to while its rows are read."""

    counts: dict[national_counts.Key, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[national_counts.Key, FilledRow] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    states: set[str] = field(default_factory=set)


def take_national_tables(submission: Submission, library: Library, only: str | None) -> ImportPart:
    """Return what staff's tables would change in the national tables.

    A table takes the place of all rows of the same states and years; the rest stays.

    Args:
        submission: The national tables of the file.
        library: Where they stand.
        only: Postal code of the one state to take, where one was named.

    Raises:
        DataError: A state, county or year is not to be had; carries all faults.
    """
    gathered = {table.schema.sheet: _gather_counts(table, library, only) for table in submission.tables}
    _refuse_faults(submission, gathered, library)
    before = {sheet: national_counts.read_counts(library, NATIONAL_TARGETS[sheet]) for sheet in gathered}
    after = {
        sheet: national_counts.replace_counts(
            before[sheet], part.counts, lambda place: _look_up_state(place, library)
        )
        for sheet, part in gathered.items()
    }
    notes = (
        *map(submission.word_blank, submission.blank),
        *(note for part in gathered.values() for note in part.notes),
    )
    changes = tuple(
        change
        for sheet in gathered
        for change in national_counts.compare_tables(library, before[sheet], after[sheet])
    )
    if not changes:
        return ImportPart(notes=notes)
    entries = {
        NATIONAL_TARGETS[sheet].source: _make_source_entry(sheet, after[sheet], gathered[sheet], library)
        for sheet in gathered
    }
    files = tuple(map(national_counts.make_new_file, after.values()))
    states = sorted(set().union(*(part.states for part in gathered.values())))
    return ImportPart(files, changes, notes, tuple(states), noted=entries)


def _refuse_faults(submission: Submission, gathered: Mapping[str, _Gathered], library: Library) -> None:
    """Refuse cells, places and years together, in the order of each table."""
    faults: list[Fault] = []
    for table in submission.tables:
        part = gathered[table.schema.sheet]
        wrong = [*table.faults, *part.faults]
        if wrong:
            wrong += _find_year_faults(table, part, library, lacking=len(table.broken) + len(part.faults))
        faults += sorted(wrong, key=lambda fault: fault.line)
    if faults:
        raise DataError(*dict.fromkeys(faults))


def _find_year_faults(table: FilledTable, part: _Gathered, library: Library, *, lacking: int) -> list[Fault]:
    """Return the years that the source does not cover, unless with the broken rows they may be whole."""
    target = NATIONAL_TARGETS[table.schema.sheet]
    source = target.source
    period = library.sources[source].period
    beyond = _find_outside_keys(part, period)
    if period is None or not beyond:
        return []
    places = {key[0] for key in national_counts.read_counts(library, target).counts}
    may_be_whole = source == HOTLINE_SOURCE and len({key[0] for key in beyond}) + lacking >= len(places)
    return [] if may_be_whole else [_make_year_fault(part.rows[key], source, period) for key in beyond]


def _find_outside_keys(gathered: _Gathered, period: Period | None) -> list[national_counts.Key]:
    return [key for key in gathered.counts if period and not period.first <= int(key[1]) <= period.last]


def _gather_counts(table: FilledTable, library: Library, only: str | None) -> _Gathered:
    """Read the rows of a table into counts by key."""
    result = _Gathered()
    schema = NATIONAL_TARGETS[table.schema.sheet]
    left_out = 0
    for row in table.rows:
        try:
            usps = choose_state(row, library, only)
            if only not in (None, usps):
                left_out += 1
                continue
            key = _make_key(schema, row, _resolve_place(schema, row, usps, library, result.notes))
        except DataError as error:
            result.faults += error.faults
            continue
        if key in result.counts:
            found = f"{' '.join(key)} again, as in line {result.rows[key].raw.lines[result.rows[key].index]}"
            result.faults.append(row.fault("year", "each place and year once", found=found))
        result.states.add(usps)
        result.rows[key] = row
        result.counts[key] = tuple(row.text(column) for column in schema.numbers)
    for row in table.broken:
        result.faults += _find_place_faults(schema, row, library, only)
    result.notes += word_left_out(table.raw.file, left_out, only)
    return result


def _find_place_faults(
    schema: NationalSchema, row: FilledRow, library: Library, only: str | None
) -> tuple[Fault, ...]:
    """Return what is wrong with the place of a row that has another fault already."""
    if not row.text(STATE) and only is None:
        return ()
    try:
        usps = choose_state(row, library, only)
        if row.text("county"):
            _resolve_place(schema, row, usps, library, [])
    except DataError as error:
        return error.faults
    return ()


def _make_key(schema: NationalSchema, row: FilledRow, place: str) -> national_counts.Key:
    year = row.text("year")
    return (place, year, row.text(schema.word)) if schema.word else (place, year)


def _resolve_place(
    schema: NationalSchema, row: FilledRow, usps: str, library: Library, notes: list[str]
) -> str:
    """Return the postal code of a row, or in the table of counties the code of its county.

    Raises:
        DataError: No county of the state has the name or code, or several have the name.
    """
    return usps if schema.place == "usps" else find_county(row, usps, library, notes)


def _look_up_state(place: str, library: Library) -> str:
    return library.state_codes.get(place[:2], place)


def _make_source_entry(
    sheet: str, after: national_counts.CountTable, gathered: _Gathered, library: Library
) -> dict[str, Plain]:
    """Return what changes in the entry of the source: the period, where every state has the new years.

    Raises:
        DataError: A year outside the period of the source, and not for every state.
    """
    source = NATIONAL_TARGETS[sheet].source
    period = library.sources[source].period
    beyond = _find_outside_keys(gathered, period)
    if period is None or not beyond:
        return {}
    years = range(
        min(period.first, *_list_years(gathered.counts)), max(period.last, *_list_years(gathered.counts)) + 1
    )
    if source == HOTLINE_SOURCE and _is_complete(after, years):
        span = f"{years[0]}-{years[-1]}"
        title = library.sources[source].title
        old, new = f"{period.first} to {period.last}", f"{years[0]} to {years[-1]}"
        return {"period": span, "title": title.replace(old, new)}
    raise DataError(*(_make_year_fault(gathered.rows[key], source, period) for key in beyond))


def _list_years(keys: Iterable[national_counts.Key]) -> list[int]:
    return [int(key[1]) for key in keys]


def _is_complete(table: national_counts.CountTable, years: range) -> bool:
    """Return whether every state of a table has a row of each year."""
    places = {key[0] for key in table.counts}
    return all((place, str(year)) in table.counts for place in places for year in years)


def _make_year_fault(row: FilledRow, source: str, period: Period) -> Fault:
    within = f"a year from {period.first} to {period.last}, the period of the source"
    if source == HOTLINE_SOURCE:
        return row.fault("year", f"{within}; or the new years for every state of the table at once")
    return row.fault("year", f"{within}; new years come with the FBI's file, see 'factsheet import fbi'")
