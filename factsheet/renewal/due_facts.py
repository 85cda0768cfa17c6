"""What fell due when an edition begins: facts to look at again, figures too new or too old for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factsheet.checks import Limits
from factsheet.checks.context import CheckContext, SourcedPeriod
from factsheet.checks.dates import LastYear, find_last_year, list_last_years, list_stale_facts
from factsheet.checks.state import CheckedState, check_state
from factsheet.checks.state_data import StateData, collect_state_data
from factsheet.renewal.raised_profiles import RaisedProfile
from factsheet.sources.data_library import Library

LONG_AGO = 3  # years from the last year of figures to the edition
_TOLD = 5  # lines of a file


@dataclass(frozen=True, slots=True)
class DueState:
    """What is known of a state whose edition is raised."""

    raised: RaisedProfile
    data: StateData
    checked: CheckedState


def look_at_states(library: Library, raised: Sequence[RaisedProfile], limits: Limits) -> tuple[DueState, ...]:
    """Return what is known of the states whose editions are raised, before they are.

    Raises:
        DataError: A file that all states share cannot be read.
    """
    return tuple(
        DueState(
            profile, collect_state_data(library, profile.usps), check_state(library, profile.usps, limits)
        )
        for profile in raised
    )


def list_due_facts(states: Sequence[DueState], limits: Limits) -> tuple[str, ...]:
    """Return a line for all of one kind in one file, or of one state."""
    return (
        *_list_stale_files(states, limits),
        *_list_newer_figures(states),
        *_list_older_figures(states),
        *_list_older_tables(states),
        *_list_checks(states),
    )


def list_doubts(states: Sequence[DueState], kept: Sequence[RaisedProfile]) -> tuple[str, ...]:
    """Return a line for each table that is newer than the edition which is kept with it."""
    found: dict[tuple[LastYear, int], list[str]] = defaultdict(list)
    for state in states:
        last = state.data.profile and find_last_year(state.data.profile)
        if last and state.raised in kept and last.year > state.raised.last.edition:
            found[last, state.raised.last.edition].append(state.raised.usps)
    return tuple(
        f"{_name_states(usps)}: figures of {last.source} reach to {last.year}, so the {edition} edition was "
        "not drawn from them. If you have the tables of that edition, put them into previous/tables"
        for (last, edition), usps in found.items()
    )


def _list_stale_files(states: Sequence[DueState], limits: Limits) -> Iterator[str]:
    """Yield a line for each file with facts that nobody has looked at for long."""
    facts: dict[str, dict[tuple[int, str], date]] = defaultdict(dict)
    for context in _list_contexts(states):
        for place, day in list_stale_facts(replace(context, limits=limits)):
            facts[place.file][place.line, place.field] = day
    for file, days in facts.items():
        lines = [str(line) for line, _field in sorted(days)]
        more = f" and {len(lines) - _TOLD} more" if len(lines) > _TOLD else ""
        dated = " to ".join(sorted({str(min(days.values())), str(max(days.values()))}))
        told = f"{', '.join(lines[:_TOLD])}{more}"
        yield f"{file}: last checked on {dated}, more than {limits.oldest} days ago, at line {told}"


def _list_newer_figures(states: Sequence[DueState]) -> Iterator[str]:
    """Yield a line for each part of a state that reaches beyond the new edition."""
    for state in states:
        year = state.raised.next.edition
        named = {last.source: last.year for last in _list_table_years(state) if last.year > year}
        named |= {part.path: part.period.last for part in _list_parts(state) if part.period.last > year}
        for name, last in named.items():
            yield f"{state.raised.file.name}: {name} reaches to {last}, later than the edition {year}"


def _list_older_figures(states: Sequence[DueState]) -> Iterator[str]:
    """Yield a line for each profile with figures of its own that end long before the new edition."""
    for state in states:
        year = state.raised.next.edition
        old = [part for part in _list_parts(state) if part.period.last < year - LONG_AGO]
        if old:
            named = ", ".join(f"{part.path} ({part.period.written})" for part in old)
            name = state.raised.file.name
            yield f"{name}: figures that end more than {LONG_AGO} years before {year}: {named}"


def _list_older_tables(states: Sequence[DueState]) -> Iterator[str]:
    """Yield a line for each table whose figures end long before the new edition."""
    found: dict[LastYear, dict[str, None]] = defaultdict(dict)
    for state in states:
        for last in _list_table_years(state):
            if last.year < state.raised.next.edition - LONG_AGO:
                found[last][state.raised.usps] = None
    for last, usps in found.items():
        yield f"{_name_states(list(usps))}: the figures of {last.source} end in {last.year}"


def _list_checks(states: Sequence[DueState]) -> Iterator[str]:
    """Yield a line for each state with hidden counts, or with errors; the check tells which."""
    for state in states:
        usps, hidden = state.raised.usps, len(state.checked.withheld.entries)
        told = f"'factsheet check {usps}' lists them"
        if hidden:
            yield f"{usps}: counts not shown: {hidden}; {told}"
        if errors := len(state.checked.errors):
            yield f"{usps}: errors that keep the sheet from being drawn: {errors}; {told}"


def _list_contexts(states: Sequence[DueState]) -> list[CheckContext]:
    return [state.data.context for state in states if state.data.context is not None]


def _list_parts(state: DueState) -> tuple[SourcedPeriod, ...]:
    return state.data.context.periods if state.data.context else ()


def _list_table_years(state: DueState) -> list[LastYear]:
    """Return the last year of each source of the tables."""
    years: dict[str, int] = {}
    for last in list_last_years(state.data.profile) if state.data.profile else ():
        years[last.source] = max(last.year, years.get(last.source, last.year))
    return [LastYear(year, source) for source, year in years.items()]


def _name_states(usps: Sequence[str]) -> str:
    return (
        ", ".join(usps) if len(usps) <= _TOLD else f"{', '.join(usps[:_TOLD])} and {len(usps) - _TOLD} more"
    )
