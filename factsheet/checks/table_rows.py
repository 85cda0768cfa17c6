"""Rules on the rows that a state has in the national tables."""

from collections.abc import Iterator

from factsheet.checks.context import (
    COLUMNS,
    CheckContext,
    find_row_place,
    format_run,
    pair_years,
    read_row_count,
)
from factsheet.checks.count_voice import word_named_count
from factsheet.checks.finding import Found
from factsheet.model import Origin
from factsheet.model.period import list_runs
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.sources.national_tables import Entry

LEAST_CALLS = 20  # below that, two years may well have the same few calls and cases


def find_lost_zeros(context: CheckContext) -> Iterator[Found]:
    """Find county codes that lost their leading zero; they are read with it."""
    for entry in context.counties:
        code = entry.row["fips"]
        if entry.written != code:
            yield Found(_find_code_place(entry), f"'{entry.written}'", f"'{code}', as it was read")


def find_replaced_codes(context: CheckContext) -> Iterator[Found]:
    """Find county codes that the Census Bureau replaced; they are read as those in force."""
    for entry in context.counties:
        if _is_replaced(entry):
            expected = f"'{entry.place}', the code in force, as it was read"
            yield Found(_find_code_place(entry), f"'{entry.written}'", expected)


def find_doubled_codes(context: CheckContext) -> Iterator[Found]:
    """Find a county that has a row under its old and one under its new code in the same year."""
    current = {(entry.place, entry.year) for entry in context.counties if not _is_replaced(entry)}
    for entry in context.counties:
        if _is_replaced(entry) and (entry.place, entry.year) in current:
            found = f"'{entry.row['fips']}' beside '{entry.place}' in {entry.year}"
            yield Found(_find_code_place(entry), found, "one row a county and year; both were added up")


def find_copied_years(context: CheckContext) -> Iterator[Found]:
    """Find a year with the same calls and cases as the year before."""
    for before, after in pair_years(context.annual):
        if before.numbers == after.numbers and after.numbers[0] >= LEAST_CALLS:
            counts = tuple(read_row_count(entry, name) for entry in (after, before) for name in COLUMNS)
            calls, cases = (word_named_count(context, count) for count in counts[: len(COLUMNS)])
            expected = f"other counts than those of {before.year}"
            yield Found(find_row_place(after, "calls"), f"{calls} calls and {cases} cases", expected, counts)


def find_undrawn_years(context: CheckContext) -> Iterator[Found]:
    """Find years of the annual table before a gap: the sheet has those after it alone."""
    *older, drawn = list_runs(entry.year for entry in context.annual) or [()]
    rows = {entry.year: entry for entry in context.annual}
    if older and len(drawn) == 1:
        place, found = find_row_place(rows[drawn[0]], "year"), f"{drawn[0]} by itself, after {older[-1][-1]}"
        yield Found(
            place, found, "years without a gap; the sheet has this year alone: is it a slip in typing?"
        )
        return
    for run in older:
        expected = f"years without a gap; the sheet has {format_run(drawn)}, the latest, alone"
        yield Found(find_row_place(rows[run[-1]], "year"), f"{format_run(run)} before a gap", expected)


def find_corrections(context: CheckContext) -> Iterator[Found]:
    """Find rows of offenses below zero, where their source publishes every count."""
    source = context.shared.sources.get(FBI_SOURCE)
    if not context.shows_counts and (source is None or not source.protection.is_open):
        return
    for entry in context.offenses:
        if entry.numbers[0] < 0:
            expected = "zero or more, unless it is a correction of the FBI's: it is kept in its year"
            yield Found(find_row_place(entry, "offenses"), f"{entry.numbers[0]}", expected)


def find_years_to_come(context: CheckContext) -> Iterator[Found]:
    """Find rows of years that have not come."""
    today = context.limits.today
    for entry in (*context.annual, *context.offenses):
        if today is not None and entry.year > today.year:
            yield Found(find_row_place(entry, "year"), f"{entry.year}", f"{today.year} or earlier")


def _is_replaced(entry: Entry) -> bool:
    """Return whether a row has a code that is no longer in force."""
    return entry.row["fips"] != entry.place


def _find_code_place(entry: Entry) -> Origin:
    return Origin(entry.row.file, entry.row.line, f"{entry.row['fips']}.{entry.year}.fips")
