"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls + a rest
    offenses = counties + not placed = offenses by year = offenses by type

Where a list may be complete, as far as the sheet tells, that is a guess a reader can make. The total of all
offenses, which is not printed, counts as known all the same, for it may be found elsewhere, unless it is
itself a small count. For periods that overlap, and for cases beside calls and persons, see `timeline`.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    COUNTIES,
    NOT_PLACED,
    OFFENSES_BY_YEAR,
    OFFENSES_TOTAL,
    name_bars,
    name_county,
    name_groups,
    name_not_stated,
    name_offense_types,
    name_own_sum,
)
from factsheet.disclosure.feasibility import join_fitting
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Counted,
    Tables,
    guess_same,
    join_tables,
    sum_counts,
    tie_at_most,
    tie_own_sum,
    tie_parts,
    tie_whole,
)
from factsheet.disclosure.timeline import CALLS, CASES, PERSONS, tie_timeline
from factsheet.disclosure.whole_counts import (
    OFFENSES,
    Policies,
    Wholes,
    make_cell,
    open_published,
    read_series,
    read_series_wholes,
    read_wholes,
)
from factsheet.model import Bar, Breakdown, CallTypes, Demographics, Period, Profile, YearSeries


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    policies = {source.key: source.protection for source in profile.sources}
    wholes = read_wholes(profile, policies)
    parts = [
        *_tie_groups(policies, profile.demographics, wholes),
        *_tie_call_types(policies, profile.call_types, wholes),
        *_tie_offenses(policies, profile),
    ]
    return join_fitting(tie_timeline(wholes.cells), parts)


def read_series_tables(series: Mapping[str, YearSeries], policies: Policies) -> Tables:
    """Return cases and calls by year with their sums, of a state of which no profile can be read.

    Args:
        series: By what they count, "cases" or "calls".
        policies: Of their sources.
    """
    return tie_timeline(read_series_wholes(series, policies).cells)


def _tie_groups(policies: Policies, people: Demographics | None, wholes: Wholes) -> Iterator[Tables]:
    """Yield the breakdowns, each under what it divides."""
    if people is None:
        return
    undeclared = list[CountCell]()
    for name, group in name_groups(people).items():
        cells = list(_read_group(policies, people, name, group))
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        if group.of is None:
            undeclared.append(own)
            yield tie_own_sum(own, cells)
            yield from _tie_undeclared(own, people.period, wholes)
        else:
            counted = Counted(group.of.value, people.period)
            is_complete = group.not_stated is not None or own.value is None
            yield _tie_declared(own, cells, counted, wholes, is_complete=is_complete)
    yield from (guess_same(one, other) for one, other in combinations(undeclared, 2))


def _tie_undeclared(own: CountCell, period: Period, wholes: Wholes) -> Iterator[Tables]:
    """Yield the sum of a breakdown that does not say what it divides beside all that it could divide.

    The heading of all breakdowns says persons: of these it has at most what there is.
    """
    persons = Counted(PERSONS, period)
    if persons in wholes.cells:
        yield tie_at_most(own, wholes.find(persons))
    for what in (PERSONS, CASES):
        yield from (guess_same(total, own) for total in wholes.list_met(Counted(what, period)))


def _tie_declared(
    own: CountCell, cells: list[CountCell], counted: Counted, wholes: Wholes, *, is_complete: bool
) -> Tables:
    """Return the parts of a count: all of them, or what a reader may take for all."""
    total = wholes.find(counted)
    if is_complete and None in (own.value, total.value):
        return tie_whole(total, own, cells)
    guesses = (guess_same(alike, own) for alike in wholes.list_met(counted))
    return join_tables([tie_parts(total, own, cells), *guesses])


def _tie_call_types(policies: Policies, types: CallTypes | None, wholes: Wholes) -> Iterator[Tables]:
    """Yield the types of calls under all calls; there may always be others."""
    if types is not None:
        cells = list(_read_bars(policies, name_bars(CALL_TYPES, types.bars), types, CALL_TYPES))
        own = CountCell(name_own_sum(CALL_TYPES), sum_counts(cells), OPEN, CellRole.UNSEEN)
        yield _tie_declared(own, cells, Counted(CALLS, types.period), wholes, is_complete=False)


def _read_group(policies: Policies, people: Demographics, name: str, group: Breakdown) -> Iterator[CountCell]:
    """Yield the counts of a breakdown, what is not stated last."""
    yield from _read_bars(policies, name_bars(name, group.bars), people, group.title)
    if group.not_stated is not None:
        counted = _count_category(group.title, "not stated", people.period)
        yield make_cell(policies, name_not_stated(name), group.not_stated, people.source, counted)


def _read_bars(
    policies: Policies, named: Mapping[str, Bar], block: Demographics | CallTypes, title: str
) -> Iterator[CountCell]:
    for name, bar in named.items():
        counted = _count_category(title, bar.label, block.period)
        yield open_published(make_cell(policies, name, bar.value, block.source, counted), bar)


def _count_category(title: str, label: str, period: Period) -> Counted:
    return Counted(f"{title}: {label}".casefold(), period)


def _tie_offenses(policies: Policies, profile: Profile) -> Iterator[Tables]:
    """Yield the county list, the years and the types of offenses around the total that they share."""
    lists = {name: cells for name, cells in _read_offenses(policies, profile) if cells}
    counted = _count_offenses(profile)
    sums = [number for cells in lists.values() if (number := sum_counts(cells)) is not None]
    for name, cells in lists.items():
        policy = next(iter(lists.values()))[0].policy
        role = CellRole.TOTAL if sums else CellRole.UNSEEN
        total = CountCell(OFFENSES_TOTAL, max(sums, default=None), policy, role, counted)
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        yield tie_whole(total, own, cells)


def _count_offenses(profile: Profile) -> Counted | None:
    """Return of which period all offenses are."""
    part = profile.offenses.by_year if profile.offenses else profile.counties
    return None if part is None else Counted(OFFENSES, part.period)


def _read_offenses(policies: Policies, profile: Profile) -> Iterator[tuple[str, list[CountCell]]]:
    """Yield the offenses by county, by year and by type, with the name of each list."""
    counties, offenses = profile.counties, profile.offenses
    if counties is not None:
        named = {name_county(fips): cell for fips, cell in counties.cells.items()}
        named[NOT_PLACED] = counties.not_placed
        yield (
            COUNTIES,
            [
                make_cell(policies, name, cell, counties.source, Counted(name, counties.period))
                for name, cell in named.items()
            ],
        )
    if offenses is not None:
        by_year = offenses.by_year
        yield OFFENSES_BY_YEAR, list(read_series(policies, OFFENSES, by_year))
        types = (
            (name, bar.value, Counted(f"{OFFENSES}: {bar.label}", by_year.period))
            for name, bar in name_offense_types(offenses.by_type).items()
        )
        yield (
            OFFENSES,
            [make_cell(policies, name, value, by_year.source, counted) for name, value, counted in types],
        )
