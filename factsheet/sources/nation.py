"""The nation beside which a sheet sets its state: summed from sound rows of every state, or not at all."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.count_wording import word_count, word_limit
from factsheet.errors import Fault, FormCode
from factsheet.model import Nation
from factsheet.model.period import list_runs
from factsheet.sources.aggregation import sum_years
from factsheet.sources.covered_years import find_shared_run
from factsheet.sources.national_schemas import HOTLINE
from factsheet.sources.national_tables import Entry, StateTable, make_place_fault

CALLS_OF_YEAR = "the calls of that year"
LEAST_YEARS = 2  # one year alone shows no course
MEMBERS_ALLOWED = "rows of the 50 states and the District of Columbia"


@dataclass(frozen=True, slots=True)
class NationSum:
    """The nation's counts, or why there are none: a nation without one of its states is no nation.

    Attributes:
        nation: None where there is a doubt, or the table is not of the nation at all.
        doubts: What keeps a table that was meant to have every state from being summed, in the order of the
            file: the first fault of each state, its field led by the postal code, and of rows of no state.
    """

    nation: Nation | None = None
    doubts: tuple[Fault, ...] = ()


def sum_nation(table: StateTable, members: Collection[str], *, is_told: bool = False) -> NationSum:
    """Return calls and cases of the nation by year, summed over the rows of its states.

    Of the years that all states have, the longest run is summed: one state's newer years change no other.
    Rows of a territory are no part of it, as each sheet says beside the sum, whatever years they cover.

    Args:
        table: The Hotline's table.
        members: Postal codes of the 50 states and the District of Columbia, which it must have.
        is_told: Whether doubts may tell the counts of a row.
    """
    table = _leave_members(table, members)
    every = [entry for rows in table.rows.values() for entry in rows]
    lacking = sorted({*members} - {*table.rows} - {*table.faults})
    if not every or len(lacking) > len(members) // 2:
        return NationSum()
    years = find_shared_run(_list_years(rows) for rows in table.rows.values())
    doubts = sorted(
        (*_find_doubts(table, years, is_told=is_told), *_find_lacking(every[0].row.file, lacking))
    )
    if doubts:
        return NationSum(None, tuple(doubts))
    shared = [entry for entry in every if entry.year in years]
    return NationSum(Nation(sum_years(shared, "cases"), sum_years(shared, "calls")))


def has_excess_cases(entry: Entry) -> bool:
    """Return whether a row of the Hotline's table has more cases than calls: each case came by a call."""
    calls, cases = entry.numbers
    return cases > calls


def _leave_members(table: StateTable, members: Collection[str]) -> StateTable:
    """Return a table without the rows and faults of other places than the members."""
    rows = {usps: own for usps, own in table.rows.items() if usps in members}
    faults = {usps: wrong for usps, wrong in table.faults.items() if usps in members}
    return replace(table, rows=rows, faults=faults)


def _find_doubts(table: StateTable, years: Sequence[int], *, is_told: bool) -> Iterator[Fault]:
    """Yield the first fault in the rows of each state, and in those of none.

    Args:
        table: Rows and faults of the members.
        years: Those that all of them have, which are summed.
        is_told: Whether faults may tell counts.
    """
    unassigned = [*table.unread, *(make_place_fault(row, HOTLINE) for row in table.unassigned)]
    if unassigned:
        yield min(unassigned)
    years_faults = dict(_find_years_faults(table)) if len(years) < LEAST_YEARS else {}
    for usps in sorted({*table.rows, *table.faults}):
        rows = [entry for entry in table.rows.get(usps, ()) if entry.year in years]
        faults = [replace(fault, field=f"{usps}.{fault.field}") for fault in table.faults.get(usps, ())]
        faults += [
            _make_excess_fault(usps, entry, is_told=is_told) for entry in rows if has_excess_cases(entry)
        ]
        if faults or usps in years_faults:
            yield min(faults, default=None) or years_faults[usps]


def _find_years_faults(table: StateTable) -> Iterator[tuple[str, Fault]]:
    """Yield the states that have too few years in common with the others, by postal code.

    Where all have the years of most, which do not follow on each other, each has too few.
    """
    years = {usps: _list_years(rows) for usps, rows in table.rows.items() if rows}
    usual = Counter(years.values()).most_common(1)[0][0]
    others = [usps for usps, own in years.items() if not set(usual) <= set(own)]
    for usps in others or years:
        yield usps, _make_years_fault(usps, table.rows[usps], usual)


def _list_years(rows: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(sorted(entry.year for entry in rows))


def _find_lacking(file: str, lacking: Sequence[str]) -> Iterator[Fault]:
    if lacking:
        found = f"no row of {', '.join(lacking)}"
        yield Fault(file, 1, "usps", found, MEMBERS_ALLOWED, code=FormCode.MISSING)


def _make_excess_fault(usps: str, entry: Entry, *, is_told: bool) -> Fault:
    calls, cases = entry.numbers
    found = word_count(cases, is_told=is_told)
    allowed = f"at most {word_limit(calls, CALLS_OF_YEAR, is_told=is_told)}"
    return Fault(entry.row.file, entry.row.line, f"{usps}.{entry.year}.cases", found, allowed)


def _make_years_fault(usps: str, rows: Sequence[Entry], usual: Sequence[int]) -> Fault:
    last = rows[-1].row
    others = list_runs(usual)[-1]
    told = f", {others[0]} to {others[-1]}" if len(others) >= LEAST_YEARS else ""
    allowed = f"two years at least, one after the other, that every state has{told}"
    found = f"the years {', '.join(map(str, _list_years(rows)))}"
    return Fault(last.file, last.line, f"{usps}.year", found, allowed, code=FormCode.YEARS)
