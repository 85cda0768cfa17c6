"""Rules on the rows that a state has in the national tables."""

from collections.abc import Iterator
from itertools import pairwise

from factsheet.checks.context import CheckContext, find_row_place
from factsheet.checks.finding import Found
from factsheet.model import Origin
from factsheet.sources.national_tables import Entry
from factsheet.sources.shapes import ALIASES

LEAST_CALLS = 20  # below that, two years may well have the same few calls and cases


def find_lost_zeros(context: CheckContext) -> Iterator[Found]:
    """Find county codes that lost their leading zero; they are read with it."""
    for entry in context.counties:
        if entry.written != entry.place:
            yield Found(_find_code_place(entry), f"'{entry.written}'", f"'{entry.place}', as it was read")


def find_replaced_codes(context: CheckContext) -> Iterator[Found]:
    """Find county codes that the Census Bureau replaced; they are read as those in force."""
    for entry in context.counties:
        if entry.place in ALIASES:
            expected = f"'{ALIASES[entry.place]}', the code in force, as it was read"
            yield Found(_find_code_place(entry), f"'{entry.written}'", expected)


def find_doubled_codes(context: CheckContext) -> Iterator[Found]:
    """Find a county that has a row under its old and one under its new code in the same year."""
    rows = {(entry.place, entry.year): entry for entry in context.counties}
    for (place, year), entry in rows.items():
        current = rows.get((ALIASES.get(place, ""), year))
        if current:
            found = f"'{place}' beside '{current.place}' in {year}"
            yield Found(_find_code_place(entry), found, "one row a county and year; both were added up")


def find_copied_years(context: CheckContext) -> Iterator[Found]:
    """Find a year with the same calls and cases as the year before."""
    for before, after in pairwise(context.annual):
        if before.numbers == after.numbers and after.numbers[0] >= LEAST_CALLS:
            calls, cases = after.numbers
            found = f"{calls} calls and {cases} cases"
            yield Found(find_row_place(after, "calls"), found, f"other counts than those of {before.year}")


def _find_code_place(entry: Entry) -> Origin:
    return find_row_place(entry, "fips")
