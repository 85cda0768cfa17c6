"""Which years a series has: runs without a gap, the years that states share, and the window of offenses."""

from collections.abc import Collection, Iterable, Sequence
from functools import reduce

from factsheet.model import Period
from factsheet.model.period import list_runs
from factsheet.sources.national_tables import Entry


def take_latest_run(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the rows of the latest years without a gap, rising: what is drawn of a state."""
    runs = list_runs(entry.year for entry in entries)
    latest = [entry for entry in entries if runs and entry.year in runs[-1]]
    return tuple(sorted(latest, key=lambda entry: entry.year))


def find_shared_run(years: Iterable[Collection[int]]) -> tuple[int, ...]:
    """Return the longest run of years that every state has, the latest of equal ones; empty if none."""
    shared = reduce(frozenset.intersection, map(frozenset[int], years))
    return max(reversed(list_runs(shared)), key=len, default=())


def find_covered_period(years: Collection[int], window: Period | None) -> Period:
    """Return the years in which a state was looked for; a sheet tells of which of them there are no rows.

    That is the window of the source, with what the state's own rows add to it without a gap. A state whose
    rows all lie apart from the window was brought in by itself: its first and last row bound it.

    Args:
        years: Of the rows of the state, one at least.
        window: The period of the source.
    """
    own = Period(first=min(years), last=max(years))
    return own if window is None or not is_beside(own, window) else join_periods(own, window)


def is_beside(one: Period, other: Period) -> bool:
    """Return whether no year lies between two periods: they overlap, or the one follows on the other."""
    return one.first <= other.last + 1 and other.first <= one.last + 1


def join_periods(one: Period, other: Period) -> Period:
    """Return the years from the first of two periods to the last of them."""
    return Period(first=min(one.first, other.first), last=max(one.last, other.last))
