"""The nation beside which a sheet sets its state: summed from sound rows of every state, or not at all."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.count_wording import word_count, word_limit
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Nation
from factsheet.sources.aggregation import make_year_series
from factsheet.sources.national_schemas import HOTLINE, HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry, StateTable, make_place_fault

CALLS_OF_YEAR = "the calls of that year"
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

    Rows of a territory are no part of it, as each sheet says beside the sum, whatever years they cover.

    Args:
        table: The Hotline's table.
        members: Postal codes of the 50 states and the District of Columbia, which it must have.
        is_told: Whether doubts may tell the counts of a row.
    """
    table = _leave_members(table, members)
    every = [entry for rows in table.entries.values() for entry in rows]
    lacking = sorted({*members} - {*table.entries} - {*table.faults})
    if not every or len(lacking) > len(members) // 2:
        return NationSum()
    doubts = sorted((*_find_doubts(table, is_told=is_told), *_find_lacking(every[0].row.file, lacking)))
    if doubts:
        return NationSum(None, tuple(doubts))
    try:
        cases, calls = (make_year_series(every, column, HOTLINE_SOURCE) for column in ("cases", "calls"))
    except DataError as error:
        return NationSum(None, error.faults)
    return NationSum(Nation(cases, calls) if cases and calls else None)


def has_excess_cases(entry: Entry) -> bool:
    """Return whether a row of the Hotline's table has more cases than calls: each case came by a call."""
    calls, cases = entry.numbers
    return cases > calls


def _leave_members(table: StateTable, members: Collection[str]) -> StateTable:
    """Return a table without the rows and faults of other places than the members."""
    entries = {usps: rows for usps, rows in table.entries.items() if usps in members}
    faults = {usps: wrong for usps, wrong in table.faults.items() if usps in members}
    return replace(table, entries=entries, faults=faults)


def _find_doubts(table: StateTable, *, is_told: bool) -> Iterator[Fault]:
    """Yield the first fault in the rows of each state, and in those of none."""
    unassigned = [*table.unread, *(make_place_fault(row, HOTLINE) for row in table.unassigned)]
    if unassigned:
        yield min(unassigned)
    usual = _find_usual_years(table)
    for usps in sorted({*table.entries, *table.faults}):
        rows = table.entries.get(usps, ())
        faults = [replace(fault, field=f"{usps}.{fault.field}") for fault in table.faults.get(usps, ())]
        faults += [
            _make_excess_fault(usps, entry, is_told=is_told) for entry in rows if has_excess_cases(entry)
        ]
        if faults or _list_years(rows) != usual:
            yield min(faults, default=None) or _make_years_fault(usps, rows, usual)


def _find_usual_years(table: StateTable) -> tuple[int, ...]:
    """Return the years of most states."""
    years = Counter(map(_list_years, table.entries.values()))
    return years.most_common(1)[0][0]


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
    allowed = f"the years of the other states, {usual[0]} to {usual[-1]}"
    found = f"the years {', '.join(map(str, _list_years(rows)))}"
    return Fault(last.file, last.line, f"{usps}.year", found, allowed, code=FormCode.YEARS)
