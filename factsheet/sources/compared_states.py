"""What a state is set beside: residents of the nation, and the states none of whose counts is hidden."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from factsheet.disclosure.national_cover import NationalCover
from factsheet.errors import FactsheetError, Fault, FormCode
from factsheet.model import (
    DisclosurePolicy,
    Jurisdiction,
    NetBar,
    Offenses,
    Residents,
    ShownState,
    YearSeries,
)
from factsheet.model.vocabulary import OffenseType
from factsheet.sources.aggregation import make_hotline_series
from factsheet.sources.national_schemas import RESIDENTS, RESIDENTS_SOURCE
from factsheet.sources.national_tables import Entry, StateTable

LACKING_PART = 10  # where more than a tenth of the states has no row, a table is not of the nation

ListRows = Callable[[str], Sequence[Entry]]
"""Gives the rows of a state, or raises what is wrong in them."""


def make_residents(rows: Sequence[Entry]) -> Residents | None:
    """Return the residents of a state from its rows, None where there are none."""
    by_year = {entry.year: entry.numbers[0] for entry in rows}
    return Residents(by_year, RESIDENTS_SOURCE) if by_year else None


def sum_residents(table: StateTable, members: Collection[str]) -> Residents | None:
    """Return the nation's residents by year, of the years that each of its states has; None without any.

    Args:
        table: Residents by state.
        members: Postal codes of the states that make the nation.
    """
    if any(table.faults.get(usps) for usps in members):
        return None
    states = [make_residents(table.rows.get(usps, ())) for usps in members]
    known = [state.by_year for state in states if state is not None]
    if len(known) < len(states) or not known:
        return None
    shared = sorted(frozenset[int].intersection(*map(frozenset[int], known)))
    sums = {year: sum(by_year[year] for by_year in known) for year in shared}
    return Residents(sums, RESIDENTS_SOURCE) if sums else None


def find_residents_doubts(
    table: StateTable, members: Collection[str], years: Sequence[int], file: str
) -> Iterator[Fault]:
    """Yield what keeps cases from being told per 100,000 residents beside those of the nation.

    Args:
        table: Residents by state.
        members: Postal codes of the states that make the nation.
        years: Those of which cases are summed.
        file: Where the table stands.
    """
    for usps in sorted(members):
        faults = table.faults.get(usps, ())
        if faults:
            first = min(faults)
            yield Fault(first.file, first.line, f"{usps}.{first.field}", first.found, first.allowed)
            continue
        own = {entry.year for entry in table.rows.get(usps, ())}
        lacking = [str(year) for year in years if year not in own]
        if lacking:
            line = max((entry.row.line for entry in table.rows.get(usps, ())), default=1)
            found = f"no row of {', '.join(lacking)}"
            allowed = "a row of each year of which there are cases"
            yield Fault(file, line, f"{usps}.{RESIDENTS.keys[-1]}", found, allowed, code=FormCode.MISSING)


def list_shown_states(
    members: Sequence[Jurisdiction],
    list_rows: ListRows,
    list_residents: ListRows,
    policy: DisclosurePolicy,
    cover: NationalCover,
) -> tuple[ShownState, ...]:
    """Return the states that may be drawn beside another one: each shows all its counts on its own sheet.

    What is told of them can be told from their sheets, so no reader learns more from it. A state that
    hides a count of its cases, calls or persons is left out whole, and with it what a share or change would
    say of that count; so is one whose rows cannot be read.

    Args:
        members: The states that make the nation.
        list_rows: Gives the rows of one in the Hotline's table.
        list_residents: Gives its residents.
        policy: Of the Hotline's table.
        cover: What the sheets of the members hide on account of each other.
    """
    shown = list[ShownState]()
    for one in members:
        if cover.hidden.get(one.usps) or cover.faults.get(one.usps):
            continue
        with suppress(FactsheetError):  # told with the sheet of that state
            hotline = make_hotline_series(list_rows(one.usps))
            if hotline.cases and hotline.calls and not _has_small_count(hotline.cases, hotline.calls, policy):
                residents = _read_residents(one.usps, list_residents)
                shown.append(ShownState(one.usps, one.name, hotline.cases, hotline.calls, residents))
    return tuple(shown)


def _read_residents(usps: str, list_rows: ListRows) -> Residents | None:
    try:
        return make_residents(list_rows(usps))
    except FactsheetError:  # told with the sheet of that state
        return None


def _has_small_count(cases: YearSeries, calls: YearSeries, policy: DisclosurePolicy) -> bool:
    counts = (*cases.values, *calls.values)
    return any(isinstance(count, int) and policy.is_small(count) for count in counts)


def sum_offense_types(table: StateTable, members: Collection[str], offenses: Offenses) -> tuple[NetBar, ...]:
    """Return the nation's offenses by type over the years of a state, in the order of the state's types.

    Args:
        table: Offenses by state, year and type; of a source that publishes every count, since nobody looks
            at what the sheets of all states together tell of offenses.
        members: Postal codes of the states that make the nation.
        offenses: Of the state.

    Returns:
        One sum for each type; none at all where a row of a member has a fault, many members have no row (a
        few may have had nothing to report), or another type has a sum than those of the state.
    """
    if not has_whole_nation(table, members):
        return ()
    sums = _sum_types(table.rows, members, offenses.by_year.years)
    if {bar.label for bar in offenses.by_type} != {*sums}:
        return ()
    return tuple(NetBar(label=bar.label, value=sums[bar.label]) for bar in offenses.by_type)


def has_whole_nation(table: StateTable, members: Collection[str]) -> bool:
    """Return whether offenses may be summed over the nation: no row is faulty, and few states have none."""
    lacking = [usps for usps in members if not table.rows.get(usps)]
    is_sound = not any(table.faults.get(usps) for usps in members)
    return is_sound and len(lacking) <= len(members) // LACKING_PART


def _sum_types(
    rows: Mapping[str, Sequence[Entry]], members: Collection[str], years: Collection[int]
) -> dict[str, int]:
    """Return the sums of the types that have a row at all."""
    found = [entry for usps in members for entry in rows.get(usps, ()) if entry.year in years]
    by_type = {kind: [entry.numbers[0] for entry in found if entry.word == kind] for kind in OffenseType}
    return {kind.value: sum(numbers) for kind, numbers in by_type.items() if numbers}
