"""The nation beside which a sheet sets its state: summed from sound rows of every state, or not at all."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Nation
from factsheet.sources.aggregation import make_year_series
from factsheet.sources.national_schemas import HOTLINE, HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry, StateTable, make_place_fault

MEMBERS_ALLOWED = "rows of the 50 states and the District of Columbia"


@dataclass(frozen=True, slots=True)
class NationSum:
    """The nation's counts, or why there are none: a nation without one of its states is no nation.

    Attributes:
        nation: None where there is a doubt, or the table is not of the nation at all.
        doubts: What keeps a table that was meant to have every state from being summed, in the order of the
            file. The field of a fault in a state's row begins with its postal code.
    """

    nation: Nation | None = None
    doubts: tuple[Fault, ...] = ()


def sum_nation(table: StateTable, members: Collection[str]) -> NationSum:
    """Return calls and cases of the nation by year, summed over all rows of the Hotline's table.

    Args:
        table: The Hotline's table.
        members: Postal codes of the 50 states and the District of Columbia, which it must have.
    """
    every = [entry for rows in table.entries.values() for entry in rows]
    lacking = sorted({*members} - {*table.entries} - {*table.faults})
    if not every or len(lacking) > len(members) // 2:
        return NationSum()
    doubts = [*_find_doubts(table), *_find_lacking(every[0].row.file, lacking)]
    if doubts:
        return NationSum(None, tuple(sorted(doubts)))
    try:
        cases, calls = (make_year_series(every, column, HOTLINE_SOURCE) for column in ("cases", "calls"))
    except DataError as error:
        return NationSum(None, error.faults)
    return NationSum(Nation(cases, calls) if cases and calls else None)


def has_excess_cases(entry: Entry) -> bool:
    """Return whether a row of the Hotline's table has more cases than calls: each case came by a call."""
    calls, cases = entry.numbers
    return cases > calls


def _find_doubts(table: StateTable) -> Iterator[Fault]:
    """Yield what is wrong with rows of any state, or of none."""
    yield from table.unread
    yield from (make_place_fault(row, HOTLINE) for row in table.unassigned)
    for usps, faults in table.faults.items():
        yield from (replace(fault, field=f"{usps}.{fault.field}") for fault in faults)
    for usps, rows in table.entries.items():
        yield from (_make_excess_fault(usps, entry) for entry in rows if has_excess_cases(entry))
    yield from _find_other_years(table)


def _find_lacking(file: str, lacking: Sequence[str]) -> Iterator[Fault]:
    if lacking:
        found = f"no row of {', '.join(lacking)}"
        yield Fault(file, 1, "usps", found, MEMBERS_ALLOWED, code=FormCode.MISSING)


def _make_excess_fault(usps: str, entry: Entry) -> Fault:
    calls, cases = entry.numbers
    allowed = f"at most {calls}, the calls of that year"
    return Fault(entry.row.file, entry.row.line, f"{usps}.{entry.year}.cases", str(cases), allowed)


def _find_other_years(table: StateTable) -> Iterator[Fault]:
    """Yield a fault for each state whose years are not those of most states."""
    years = {usps: tuple(sorted(entry.year for entry in rows)) for usps, rows in table.entries.items()}
    if not years:
        return
    usual = Counter(years.values()).most_common(1)[0][0]
    for usps, own in years.items():
        if own != usual and not table.faults.get(usps):
            last = table.entries[usps][-1].row
            allowed = f"the years of the other states, {usual[0]} to {usual[-1]}"
            found = f"the years {', '.join(map(str, own))}"
            yield Fault(last.file, last.line, f"{usps}.year", found, allowed, code=FormCode.YEARS)
