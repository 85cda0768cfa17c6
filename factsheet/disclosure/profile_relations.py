"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls + a rest
    offenses = counties + not placed = offenses by year = offenses by type

Where a list may be complete, as far as the sheet tells, that is a guess a reader can make. The total of all
offenses, which is not printed, counts as known all the same, for it may be found elsewhere, unless it is
itself a small count. For periods that overlap, and for cases beside calls and persons, see `timeline`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    OFFENSES_BY_YEAR,
    name_bars,
    name_county_cells,
    name_county_parts,
    name_groups,
    name_not_stated,
    name_offense_types,
    name_own_sum,
    name_total,
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
    is_of_offenses,
    make_cell,
    open_published,
    read_series,
    read_series_wholes,
    read_wholes,
)
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    CellMark,
    CountyCounts,
    Demographics,
    Offenses,
    Period,
    Profile,
    YearSeries,
)


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    policies = {source.key: source.protection for source in profile.sources}
    wholes = read_wholes(profile, policies)
    parts = [
        *_tie_groups(policies, profile.demographics, wholes),
        *_tie_call_types(policies, profile.call_types, wholes),
        *_tie_places(policies, profile, wholes),
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
    undeclared, every = list[CountCell](), list[CountCell]()
    for name, group in name_groups(people).items():
        cells = list(_read_group(policies, people, name, group))
        every += cells
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        if group.of is None:
            undeclared.append(own)
            yield tie_own_sum(own, cells)
            yield from _tie_undeclared(own, people.date_group(group), wholes)
        else:
            counted = Counted(group.of.value, people.date_group(group))
            is_complete = group.not_stated is not None or own.value is None
            yield _tie_declared(own, cells, counted, wholes, is_complete=is_complete)
    yield from (guess_same(one, other) for one, other in combinations(undeclared, 2))
    if len({people.date_group(group) for group in people.groups}) > 1:
        yield tie_timeline(_collect_alike(every))


def _collect_alike(cells: Iterable[CountCell]) -> Mapping[Counted, list[CountCell]]:
    """Return the counts of categories that several breakdowns have, each of a period of its own."""
    found: dict[Counted, list[CountCell]] = {}
    for cell in cells:
        if cell.counted is not None:
            found.setdefault(cell.counted, []).append(cell)
    kinds = Counter(counted.what for counted in found)
    return {counted: alike for counted, alike in found.items() if kinds[counted.what] > 1}


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
        credit = types.period, types.source
        cells = list(_read_bars(policies, name_bars(CALL_TYPES, types.bars), credit, CALL_TYPES))
        own = CountCell(name_own_sum(CALL_TYPES), sum_counts(cells), OPEN, CellRole.UNSEEN)
        yield _tie_declared(own, cells, Counted(CALLS, types.period), wholes, is_complete=False)


def _read_group(policies: Policies, people: Demographics, name: str, group: Breakdown) -> Iterator[CountCell]:
    """Yield the counts of a breakdown, what is not stated last."""
    credit = people.date_group(group), people.credit_group(group)
    yield from _read_bars(policies, name_bars(name, group.bars), credit, group.title)
    if group.not_stated is not None:
        counted = _count_category(group.title, "not stated", people.date_group(group))
        source = people.credit_group(group)
        yield make_cell(policies, name_not_stated(name), group.not_stated, source, counted)


def _read_bars(
    policies: Policies, named: Mapping[str, Bar], credit: tuple[Period, str], title: str
) -> Iterator[CountCell]:
    """Yield the counts of bars, whose period and source are given."""
    period, source = credit
    for name, bar in named.items():
        counted = _count_category(title, bar.label, period)
        yield open_published(make_cell(policies, name, bar.value, source, counted), bar)


def _count_category(title: str, label: str, period: Period) -> Counted:
    return Counted(f"{title}: {label}".casefold(), period)


def _tie_places(policies: Policies, profile: Profile, wholes: Wholes) -> Iterator[Tables]:
    """Yield the counts by county, those of the offenses with their years and kinds."""
    maps = name_county_parts(profile)
    offenses = profile.offenses
    with_years = {part: counts for part, counts in maps.items() if is_of_offenses(profile, counts)}
    lists = {part: _read_county_cells(policies, part, counts) for part, counts in with_years.items()}
    if offenses is not None:
        lists |= _read_offenses(policies, offenses)
        counted = Counted(OFFENSES, offenses.by_year.period)
        yield from _tie_lists(OFFENSES, lists, counted)
    for part, counts in maps.items():
        if part not in with_years:
            cells = _read_county_cells(policies, part, counts)
            whole = Counted(f"{counts.source}: all", counts.period)
            yield from _tie_lists(part, {part: cells}, whole)
            yield from _guess_map_wholes(part, cells, counts.period, wholes)
            if CellMark.NOT_SHOWN in (*counts.cells.values(), counts.not_placed):
                yield from _tie_kept_map(part, cells, counts.period, wholes)


def _tie_lists(part: str, lists: Mapping[str, list[CountCell]], counted: Counted) -> Iterator[Tables]:
    """Yield lists, each of the same whole, under the total that they share."""
    filled = {name: cells for name, cells in lists.items() if cells}
    sums = [number for cells in filled.values() if (number := sum_counts(cells)) is not None]
    for name, cells in filled.items():
        policy = next(iter(filled.values()))[0].policy
        role = CellRole.TOTAL if sums else CellRole.UNSEEN
        total = CountCell(name_total(part), max(sums, default=None), policy, role, counted)
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        yield tie_whole(total, own, cells)


def _guess_map_wholes(part: str, cells: list[CountCell], period: Period, wholes: Wholes) -> Iterator[Tables]:
    """Yield what a reader may take the counts of a map to add up to: a key figure of the same period."""
    own = CountCell(name_own_sum(f"{part} as a whole"), sum_counts(cells), OPEN, CellRole.UNSEEN)
    yield tie_own_sum(own, cells)
    for what in (CASES, PERSONS, CALLS):
        yield from (guess_same(total, own) for total in wholes.list_met(Counted(what, period)))


def _tie_kept_map(part: str, cells: list[CountCell], period: Period, wholes: Wholes) -> Iterator[Tables]:
    """Yield a map of which its source keeps counts back as all of a key figure of the same period.

    Of several figures it is the least that can hold what is shown: it leaves least for what is kept back, and
    what is safe beside it is safe beside a larger one.
    """
    shown = sum(cell.value for cell in cells if cell.value is not None)
    totals = [total for what in (CASES, PERSONS, CALLS) for total in wholes.list_met(Counted(what, period))]
    known = {total.value: total for total in totals if total.value is not None and total.value >= shown}
    if known:
        own = CountCell(name_own_sum(f"{part} with what is kept back"), None, OPEN, CellRole.UNSEEN)
        yield tie_whole(known[min(known)], own, cells)


def _read_county_cells(policies: Policies, part: str, counts: CountyCounts) -> list[CountCell]:
    """Return the counts of a map; of one county they are the same in each edition and on either map."""
    ends = [*counts.cells, "not placed"]
    named = zip(ends, name_county_cells(part, counts).items(), strict=True)
    return [
        make_cell(policies, name, cell, counts.source, Counted(f"{counts.source}: {end}", counts.period))
        for end, (name, cell) in named
    ]


def _read_offenses(policies: Policies, offenses: Offenses) -> dict[str, list[CountCell]]:
    """Return the offenses by year and by type, by the name of each list."""
    by_year = offenses.by_year
    types = [
        make_cell(
            policies, name, bar.value, by_year.source, Counted(f"{OFFENSES}: {bar.label}", by_year.period)
        )
        for name, bar in name_offense_types(offenses.by_type).items()
    ]
    return {OFFENSES_BY_YEAR: list(read_series(policies, OFFENSES, by_year)), OFFENSES: types}
