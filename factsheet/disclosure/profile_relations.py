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
from itertools import chain, product

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
    name_run,
    name_years,
)
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Counted,
    Tables,
    join_tables,
    make_tables,
    sum_counts,
    tie_at_most,
    tie_below,
    tie_own_sum,
    tie_parts,
    tie_whole,
)
from factsheet.disclosure.year_runs import count_years, tie_years
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

CASES, CALLS, PERSONS = "cases", "calls", "persons"
OFFENSES = "offenses"
_SERIES = {CASES: CASES_BY_YEAR, CALLS: CALLS_BY_YEAR, OFFENSES: OFFENSES_BY_YEAR}
_ABOVE_CASES = (CALLS, PERSONS)  # each case came by a call at least, and has a person at least


Policies = Mapping[str, DisclosurePolicy]
"""By the key of a source; the default one holds for those that are not given."""


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    policies = {source.key: source.protection for source in profile.sources}
    series = {CASES: profile.cases_by_year, CALLS: profile.calls_by_year}
    years = {what: list(_read_series(policies, what, counts)) for what, counts in series.items() if counts}
    figures = [*_read_figures(policies, list_key_figures(profile)), *_make_runs(profile, years)]
    whole = [*figures, *chain.from_iterable(years.values())]
    tables = join_tables(
        [
            _tie_series(figures, years),
            *_tie_groups(policies, profile.demographics, whole),
            *_tie_call_types(policies, profile.call_types, whole),
            *_tie_offenses(policies, profile),
        ]
    )
    return join_tables([tables, *_tie_limits(tables.cells.values(), whole)])


def read_series_tables(series: Mapping[str, YearSeries], policies: Policies) -> Tables:
    """Return cases and calls by year with their sums, of a state of which no profile can be read.

    Args:
        series: By what they count, "cases" or "calls".
        policies: Of their sources.
    """
    years = {what: list(_read_series(policies, what, counts)) for what, counts in series.items()}
    totals = {
        what: Measure(value=counts.total or 0, period=counts.period, source=counts.source)
        for what, counts in series.items()
    }
    figures = list(_read_figures(policies, totals))
    whole = [*figures, *chain.from_iterable(years.values())]
    return join_tables([_tie_series(figures, years), *_tie_limits(whole, whole)])


def _tie_series(figures: Sequence[CountCell], years: Mapping[str, Sequence[CountCell]]) -> Tables:
    """Return key figures and years, and each figure with the years that it is the sum of."""
    tied = [tie_years(cell, years.get(cell.counted.what, ())) for cell in figures if cell.counted]
    return join_tables([make_tables([*figures, *chain.from_iterable(years.values())]), *tied])


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


def _make_runs(profile: Profile, years: Mapping[str, Sequence[CountCell]]) -> Iterator[CountCell]:
    """Yield the sum of the years of a breakdown, or of the types of calls, where no key figure is of them."""
    figures = list_key_figures(profile)
    for what, part in ((CASES, profile.demographics), (CALLS, profile.call_types)):
        if part is None or part.period.first == part.period.last:
            continue
        measure = figures.get(what)
        total = Counted(what, part.period)
        run = [cell for cell in years.get(what, ()) if cell.counted and cell.counted.is_within(total)]
        if len(run) == count_years(part.period) and not (measure and measure.period == part.period):
            name = name_run(_SERIES[what], part.period)
            yield CountCell(name, sum_counts(run), OPEN, CellRole.UNSEEN, total)


def _tie_groups(
    policies: Policies, people: Demographics | None, whole: Sequence[CountCell]
) -> Iterator[Tables]:
    """Yield the breakdowns, each under all that it divides a part of."""
    if people is None:
        return
    for name, group in name_groups(people).items():
        cells = list(_read_bars(policies, name_bars(name, group.bars), people, group.title))
        if group.not_stated is not None:
            counted = _count_category(group.title, "not stated", people.period)
            rest = _make_cell(policies, name_not_stated(name), group.not_stated, people.source, counted)
            cells.append(rest)
        if group.of is None:
            yield _tie_undeclared(name, cells, people.period, whole)
        else:
            yield _tie_divided(name, cells, Counted(group.of.value, people.period), whole)


def _read_bars(
    policies: Policies, named: Mapping[str, Bar], block: Demographics | CallTypes, title: str
) -> Iterator[CountCell]:
    for name, bar in named.items():
        counted = _count_category(title, bar.label, block.period)
        yield _open_published(_make_cell(policies, name, bar.value, block.source, counted), bar)


def _count_category(title: str, label: str, period: Period) -> Counted:
    return Counted(f"{title}: {label}".casefold(), period)


def _tie_undeclared(
    name: str, cells: Sequence[CountCell], period: Period, whole: Sequence[CountCell]
) -> Tables:
    """Return a breakdown that does not say what it divides: its sum counts as known.

    It could be complete, whatever else the sheet tells, and a reader may take it for that. The heading of
    all breakdowns says persons, of whom it has no more than there are.
    """
    number, counted = sum_counts(cells), Counted(PERSONS, period)
    role = CellRole.UNSEEN if number is None else CellRole.TOTAL
    policy = next((cell.policy for cell in cells if not cell.policy.is_open), OPEN)
    own = CountCell(name_own_sum(name), number, policy, role)
    above = [cell for cell in whole if cell.counted and counted.is_within(cell.counted)]
    return join_tables([tie_own_sum(own, cells), *(tie_at_most(own, cell) for cell in above)])


def _tie_divided(
    name: str, cells: Sequence[CountCell], counted: Counted, whole: Sequence[CountCell]
) -> Tables:
    """Return the parts of something under its count of the same period, else of longer and shorter ones."""
    own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN, counted)
    known = [cell for cell in whole if cell.counted]
    same = next((cell for cell in known if cell.counted == counted), None)
    if same is not None and (own.value is not None or counted.what != CALLS):
        return tie_parts(same, own, cells)
    longer = [cell for cell in known if cell.counted and counted.is_within(cell.counted)]
    shorter = [
        cell for cell in known if cell.counted and counted != cell.counted and cell.counted.is_within(counted)
    ]
    return join_tables(
        [
            tie_own_sum(own, cells),
            *(tie_below(cell, own, cells) for cell in longer),
            *(tie_at_most(cell, own) for cell in shorter),
        ]
    )


def _tie_call_types(
    policies: Policies, types: CallTypes | None, whole: Sequence[CountCell]
) -> Iterator[Tables]:
    if types is not None:
        cells = list(_read_bars(policies, name_bars(CALL_TYPES, types.bars), types, CALL_TYPES))
        yield _tie_divided(CALL_TYPES, cells, Counted(CALLS, types.period), whole)


def _tie_limits(cells: Iterable[CountCell], whole: Sequence[CountCell]) -> Iterator[Tables]:
    """Yield what is of cases under the calls and the persons of the same years, or of more."""
    cases = [cell for cell in cells if cell.counted and cell.counted.what == CASES]
    for lower, upper in product(cases, whole):
        if lower.counted and upper.counted and upper.counted.what in _ABOVE_CASES:
            raised = Counted(upper.counted.what, lower.counted.period)
            if raised.is_within(upper.counted):
                yield tie_at_most(lower, upper)


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
