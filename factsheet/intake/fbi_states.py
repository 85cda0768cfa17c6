"""Whose rows a file of the FBI replaces: those of all states, or of a few that were named."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from factsheet.errors import DataError, Fault, UsageError
from factsheet.intake.fbi_file import FEDERAL, FbiRow
from factsheet.model import Period
from factsheet.sources.covered_years import find_covered_period, is_beside
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import COUNTIES, FBI_SOURCE, NOT_PLACED, OFFENSE_TYPES
from factsheet.staff_tables.national_counts import CountTable, Key, find_owner

OFFENSE_TABLES = (COUNTIES, NOT_PLACED, OFFENSE_TYPES)
MOST_OPTIONS = 3  # told in a message
Counts = Mapping[Key, tuple[str, ...]]


def find_states_at_stake(
    file: str,
    rows: Iterable[FbiRow],
    tables: Iterable[CountTable],
    library: Library,
    only: Collection[str],
) -> frozenset[str]:
    """Return the states that have offenses now and that the file replaces, if it has rows of them.

    Args:
        file: What the file is called.
        rows: All of its rows, whatever their year.
        tables: The tables as they stand.
        library: Where they stand.
        only: Postal codes of the states to take alone, if some were named.

    Raises:
        DataError: States that have offenses now are in no row of the file: it is not of all states.
        UsageError: A state that was named is in no row of the file.
    """
    known = {row.usps for row in rows}
    own = sorted(known - {FEDERAL})
    if lacking := sorted({*only} - known):
        allowed = f"a state that {file} has rows of: {', '.join(own)}"
        raise UsageError(Fault("command line", 1, "--state", ", ".join(lacking), allowed))
    now = list_owners(tables, library)
    gone = sorted(now - known)
    if gone and not only:
        raise DataError(Fault(file, 1, "STATE_ABBR", f"no row of {', '.join(gone)}", _word_options(own)))
    return now & frozenset(only or now)


def list_owners(tables: Iterable[CountTable], library: Library) -> frozenset[str]:
    """Return the postal codes of the states that have rows."""
    owners = {find_owner(library, key[0]) for table in tables for key in table.counts}
    return frozenset(owners & {*library.state_codes.values()})


def keep_other_rows(
    before: Sequence[CountTable],
    after: Sequence[CountTable],
    library: Library,
    period: Period,
    only: Collection[str],
) -> tuple[tuple[CountTable, ...], list[str]]:
    """Return the tables with the rows that stay beside those of a few states, and a line on older years.

    The rows of all other states stay. Of the states themselves the rows of other years stay where no year
    lies between: a year that was brought in before must not turn into one of which nothing is reported.

    Args:
        before: The tables as they stand.
        after: The rows of the states alone, in the same order.
        library: Where the tables stand.
        period: The years that are brought in.
        only: Postal codes of the states.
    """
    beside = frozenset(usps for usps in only if _has_years_beside(before, library, period, usps))
    kept = [
        {key: row for key, row in table.counts.items() if _is_kept(key, library, period, only, beside)}
        for table in before
    ]
    tables = tuple(
        CountTable(new.schema, {**old, **new.counts}) for old, new in zip(kept, after, strict=True)
    )
    return tables, list(_word_kept_years(kept, library, only))


def _word_options(states: Sequence[str]) -> str:
    """Return what to do with a file that has some states only."""
    options = [f"--state {usps}" for usps in states]
    shown = " ".join(options[:MOST_OPTIONS]) + " ..." * (len(options) > MOST_OPTIONS)
    return (
        "the file of all states, or these would lose their offenses; to bring in the states of this file "
        f"alone and leave the others as they are, add {shown}"
    )


def _has_years_beside(tables: Sequence[CountTable], library: Library, period: Period, usps: str) -> bool:
    """Return whether the years that a state has now lie beside new ones, or there are none of it."""
    years = {int(key[1]) for table in tables for key in table.counts if find_owner(library, key[0]) == usps}
    window = library.sources[FBI_SOURCE].period
    covered = find_covered_period(years, window) if years else window
    return covered is not None and is_beside(covered, period)


def _is_kept(
    key: Key, library: Library, period: Period, only: Collection[str], beside: Collection[str]
) -> bool:
    usps = find_owner(library, key[0])
    return usps not in only or (usps in beside and not period.first <= int(key[1]) <= period.last)


def _word_kept_years(kept: Iterable[Counts], library: Library, only: Collection[str]) -> Iterable[str]:
    years: dict[str, set[str]] = {}
    for key in (key for counts in kept for key in counts):
        usps = find_owner(library, key[0])
        if usps in only:
            years.setdefault(usps, set()).add(key[1])
    for usps, own in sorted(years.items()):
        yield f"{usps}: the rows of {', '.join(sorted(own))} stay, which are beside the years of the file"
