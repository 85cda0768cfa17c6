"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls + a rest
    offenses = counties + not placed = offenses by year = offenses by type
    cases are at most calls, and at most persons, of the same years or of more

A total that is not printed counts as known all the same, for it may be found elsewhere, unless it is itself
a small count. Of a longer period there is at least as much.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
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
    name_span,
    name_years,
)
from factsheet.disclosure.feasibility import join_fitting
from factsheet.disclosure.relations import (
    OPEN,
    Bounds,
    CellRole,
    CountCell,
    Counted,
    Tables,
    guess_complete,
    join_tables,
    sum_counts,
    tie_at_most,
    tie_own_sum,
    tie_parts,
    tie_whole,
)
from factsheet.disclosure.timeline import CALLS, CASES, PERSONS, tie_timeline
from factsheet.model import (
    DEFAULT_POLICY,
    Bar,
    CallTypes,
    Cell,
    Demographics,
    DisclosurePolicy,
    Measure,
    Period,
    Profile,
    YearSeries,
    list_key_figures,
)

OFFENSES = "offenses"
_SERIES = {CASES: CASES_BY_YEAR, CALLS: CALLS_BY_YEAR, OFFENSES: OFFENSES_BY_YEAR}

Wholes = Mapping[Counted, Sequence[CountCell]]
"""Cases, calls and persons by what they count: years first, then key figures, or what stands nowhere."""

Policies = Mapping[str, DisclosurePolicy]
"""By the key of a source; the default one holds for those that are not given."""


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    policies = {source.key: source.protection for source in profile.sources}
    series = {CASES: profile.cases_by_year, CALLS: profile.calls_by_year}
    wholes = _read_wholes(policies, {what: years for what, years in series.items() if years}, profile)
    parts = [
        *_tie_groups(policies, profile.demographics, wholes),
        *_tie_call_types(policies, profile.call_types, wholes),
        *_tie_offenses(policies, profile),
    ]
    return join_fitting(tie_timeline(wholes), parts)


def read_series_tables(series: Mapping[str, YearSeries], policies: Policies) -> Tables:
    """Return cases and calls by year with their sums, of a state of which no profile can be read.

    Args:
        series: By what they count, "cases" or "calls".
        policies: Of their sources.
    """
    totals = {
        what: Measure(value=counts.total or 0, period=counts.period, source=counts.source)
        for what, counts in series.items()
    }
    return tie_timeline(_list_wholes(_read_years_and_figures(policies, series, totals)))


def _read_wholes(policies: Policies, series: Mapping[str, YearSeries], profile: Profile) -> Wholes:
    """Return the counts of cases, calls and persons that the sheet has, and those that its lists divide."""
    cells = list(_read_years_and_figures(policies, series, list_key_figures(profile)))
    met = {cell.counted.what for cell in cells if cell.counted}
    people, types = profile.demographics, profile.call_types
    declared = {group.of.value for group in people.groups if group.of} if people else set()
    divided = [Counted(what, people.period) for what in sorted({*met, *declared} - {CALLS})] if people else []
    divided += [Counted(CALLS, types.period)] if types else []
    return _list_wholes([*cells, *(_make_unseen_total(counted, cells) for counted in divided)])


def _list_wholes(cells: Iterable[CountCell]) -> Wholes:
    found = dict[Counted, list[CountCell]]()
    for cell in cells:
        alike = found.setdefault(cell.counted, []) if cell.counted else []
        alike += [] if alike and cell.role is CellRole.UNSEEN else [cell]
    return found


def _make_unseen_total(counted: Counted, cells: Iterable[CountCell]) -> CountCell:
    """Return what stands nowhere: a count of some years, known to us where each of the years is."""
    years = {
        cell.counted.period.first: cell
        for cell in cells
        if cell.role is CellRole.COUNT and cell.counted and cell.counted.is_within(counted)
    }
    is_whole = len(years) == counted.period.last - counted.period.first + 1
    number = sum_counts(years.values()) if is_whole else None
    return CountCell(name_span(counted.what, counted.period), number, OPEN, CellRole.UNSEEN, counted)


def _read_years_and_figures(
    policies: Policies, series: Mapping[str, YearSeries], figures: Mapping[str, Measure]
) -> Iterator[CountCell]:
    for what, counts in series.items():
        yield from _read_series(policies, what, counts)
    yield from _read_figures(policies, figures)


def _make_cell(policies: Policies, name: str, value: Cell, source: str, counted: Counted) -> CountCell:
    """Return a count that may stand on the sheet."""
    number = value if isinstance(value, int) else None
    return CountCell(name, number, policies.get(source, DEFAULT_POLICY), CellRole.COUNT, counted)


def _open_published(cell: CountCell, entry: Measure | Bar) -> CountCell:
    """Return the count of a figure or bar as one that every reader knows, if its source printed it itself."""
    is_known = entry.published is not None and cell.value is not None
    return replace(cell, policy=OPEN) if is_known else cell


def _read_figures(policies: Policies, figures: Mapping[str, Measure]) -> Iterator[CountCell]:
    for name, measure in figures.items():
        cell = _make_cell(policies, name, measure.value, measure.source, Counted(name, measure.period))
        yield _open_published(replace(cell, role=CellRole.TOTAL), measure)


def _read_series(policies: Policies, what: str, series: YearSeries) -> Iterator[CountCell]:
    """Yield the years of a series; offenses have theirs under a name of their own."""
    named = name_years(_SERIES[what], series)
    for year, (name, value) in zip(series.years, named.items(), strict=True):
        yield _make_cell(policies, name, value, series.source, Counted(what, Period(first=year, last=year)))


def _tie_groups(policies: Policies, people: Demographics | None, wholes: Wholes) -> Iterator[Tables]:
    """Yield the breakdowns, each under what it divides."""
    if people is None:
        return
    for name, group in name_groups(people).items():
        cells = list(_read_bars(policies, name_bars(name, group.bars), people, group.title))
        if group.not_stated is not None:
            counted = _count_category(group.title, "not stated", people.period)
            rest = _make_cell(policies, name_not_stated(name), group.not_stated, people.source, counted)
            cells.append(rest)
        if group.of is None:
            yield from _tie_undeclared(name, cells, people.period, wholes)
            continue
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        total = wholes[Counted(group.of.value, people.period)][-1]
        is_complete = group.not_stated is not None and total.value is None
        yield tie_whole(total, own, cells) if is_complete else tie_parts(total, own, cells)


def _read_bars(
    policies: Policies, named: Mapping[str, Bar], block: Demographics | CallTypes, title: str
) -> Iterator[CountCell]:
    for name, bar in named.items():
        counted = _count_category(title, bar.label, block.period)
        yield _open_published(_make_cell(policies, name, bar.value, block.source, counted), bar)


def _count_category(title: str, label: str, period: Period) -> Counted:
    return Counted(f"{title}: {label}".casefold(), period)


def _tie_undeclared(
    name: str, cells: Sequence[CountCell], period: Period, wholes: Wholes
) -> Iterator[Tables]:
    """Yield a breakdown that does not say what it divides under all that it could divide.

    Its own sum may be known from elsewhere, such as another breakdown, unless it is small.
    """
    own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
    tables = tie_own_sum(own, cells)
    if own.value is not None and not any(cell.policy.is_small(own.value) for cell in cells):
        tables = replace(tables, guesses=((own.name, Bounds(own.value, own.value)),))
    yield tables
    for what in (PERSONS, CASES):
        for total in wholes.get(Counted(what, period), ())[-1:]:
            under = tie_at_most(own, total)
            yield under if own.value is None else guess_complete(under)


def _tie_call_types(policies: Policies, types: CallTypes | None, wholes: Wholes) -> Iterator[Tables]:
    """Yield the types of calls under all calls; there may always be others."""
    if types is None:
        return
    cells = list(_read_bars(policies, name_bars(CALL_TYPES, types.bars), types, CALL_TYPES))
    own = CountCell(name_own_sum(CALL_TYPES), sum_counts(cells), OPEN, CellRole.UNSEEN)
    total = wholes[Counted(CALLS, types.period)][-1]
    if own.value is None:
        yield join_tables([tie_own_sum(own, cells), tie_at_most(own, total)])
    else:
        yield tie_parts(total, own, cells)


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
                _make_cell(policies, name, cell, counties.source, Counted(name, counties.period))
                for name, cell in named.items()
            ],
        )
    if offenses is not None:
        by_year = offenses.by_year
        yield OFFENSES_BY_YEAR, list(_read_series(policies, OFFENSES, by_year))
        types = (
            (name, bar.value, Counted(f"{OFFENSES}: {bar.label}", by_year.period))
            for name, bar in name_offense_types(offenses.by_type).items()
        )
        yield (
            OFFENSES,
            [_make_cell(policies, name, value, by_year.source, counted) for name, value, counted in types],
        )
