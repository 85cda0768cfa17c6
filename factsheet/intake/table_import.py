"""Staff's tables of many states, brought into the national tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.import_parts import ImportPart
from factsheet.intake.submission import STATE, Submission
from factsheet.intake.table_places import choose_state, find_county, word_left_out
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.model import Period
from factsheet.reading.yaml_values import Plain
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE, NationalSchema
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


def take_national_tables(
    submission: Submission, library: Library, only: str | None, this_year: int
) -> ImportPart:
    """Return what staff's tables would change in the national tables.

    A table takes the place of all rows of the same states and years; the rest stays.

    Args:
        submission: The national tables of the file.
        library: Where they stand.
        only: Postal code of the one state to take, where one was named.
        this_year: The year of the import; there are no figures of later ones.

    Raises:
        DataError: A state, county or year is not to be had; carries all faults.
    """
    gathered = {table.schema.sheet: _gather_counts(table, library, only) for table in submission.tables}
    _refuse_faults(submission, gathered, library, this_year)
    before = {sheet: national_counts.read_counts(library, NATIONAL_TARGETS[sheet]) for sheet in gathered}
    after = {
        sheet: national_counts.replace_counts(
            before[sheet], part.counts, lambda place: national_counts.find_owner(library, place)
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
        NATIONAL_TARGETS[sheet].source: _make_source_entry(sheet, after[sheet], library) for sheet in gathered
    }
    files = tuple(map(national_counts.make_new_file, after.values()))
    states = sorted(set().union(*(part.states for part in gathered.values())))
    return ImportPart(files, changes, notes, tuple(states), noted=entries)


def _refuse_faults(
    submission: Submission, gathered: Mapping[str, _Gathered], library: Library, this_year: int
) -> None:
    """Refuse cells, places and years together, in the order of each table."""
    faults: list[Fault] = []
    for table in submission.tables:
        part = gathered[table.schema.sheet]
        years = _find_year_faults(NATIONAL_TARGETS[table.schema.sheet], part, library, this_year)
        wrong = [*table.faults, *part.faults, *years]
        faults += sorted(wrong, key=lambda fault: fault.line)
    if faults:
        raise DataError(*dict.fromkeys(faults))


def _find_year_faults(
    schema: NationalSchema, gathered: _Gathered, library: Library, this_year: int
) -> Iterator[Fault]:
    """Yield the years that have not come, and those of offenses for which no file of the FBI came in."""
    for key, row in gathered.rows.items():
        year = int(key[1])
        if year > this_year:
            yield row.fault("year", f"a year up to {this_year}, that of the import", code=FormCode.YEARS)
        elif schema.source != HOTLINE_SOURCE:
            covered = _find_covered_years(library, national_counts.find_owner(library, key[0]))
            if covered and not covered.first <= year <= covered.last:
                yield row.fault("year", _word_covered_years(covered), code=FormCode.YEARS)


def _find_covered_years(library: Library, usps: str) -> Period | None:
    """Return the years of offenses that a state has now; None where a fault in its rows hides them."""
    try:
        return library.tables.find_looked_period(usps) or library.sources[FBI_SOURCE].period
    except DataError:
        return library.sources[FBI_SOURCE].period


def _word_covered_years(covered: Period) -> str:
    within = f"a year from {covered.first} to {covered.last}, the period of the source"
    return f"{within}; new years come with the FBI's file, see 'factsheet import fbi'"


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
            result.faults.append(
                row.fault("year", "each place and year once", found=found, code=FormCode.DOUBLED)
            )
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


def _make_source_entry(sheet: str, after: national_counts.CountTable, library: Library) -> dict[str, Plain]:
    """Return what changes in the entry of the source: the period, where every state has the new years.

    Newer years of some states alone change nothing of what the source says of all of them.
    """
    source = library.sources[NATIONAL_TARGETS[sheet].source]
    years = sorted({int(key[1]) for key in after.counts})
    if source.period is None or source.key != HOTLINE_SOURCE:
        return {}
    wider = range(min(source.period.first, *years), max(source.period.last, *years) + 1)
    if len(wider) == len(range(source.period.first, source.period.last + 1)):
        return {}
    if not _is_complete(after, wider):
        return {}
    old, new = f"{source.period.first} to {source.period.last}", f"{wider[0]} to {wider[-1]}"
    return {"period": f"{wider[0]}-{wider[-1]}", "title": source.title.replace(old, new)}


def _is_complete(table: national_counts.CountTable, years: range) -> bool:
    """Return whether every state of a table has a row of each year."""
    places = {key[0] for key in table.counts}
    return all((place, str(year)) in table.counts for place in places for year in years)
