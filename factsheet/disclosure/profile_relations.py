"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls + a rest
    offenses = counties + not placed = offenses by year = offenses by type
    cases are at most calls, and at most persons, of the same years or of more

A total that is not printed counts as known all the same, for it may be found elsewhere, unless it is itself
a small count. Of a longer period there is at least as much.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from factsheet.model import (
    DEFAULT_POLICY,
    Bar,
    CallTypes,
    Cell,
    Demographics,
    DisclosurePolicy,
    Period,
    Profile,
    YearSeries,
    list_key_figures,
)

CASES, CALLS, PERSONS = "cases", "calls", "persons"
OFFENSES = "offenses"
_SERIES = {CASES: CASES_BY_YEAR, CALLS: CALLS_BY_YEAR}
_ABOVE_CASES = (CALLS, PERSONS)  # each case came by a call at least, and has a person at least


@dataclass(frozen=True, slots=True)
class Reading:
    """A profile being read, with the policy of each source that it uses."""

    profile: Profile
    policies: Mapping[str, DisclosurePolicy]

    def make_cell(
        self, name: str, value: Cell, source: str, counted: Counted, *, role: CellRole = CellRole.COUNT
    ) -> CountCell:
        """Return a count that may stand on the sheet."""
        number = value if isinstance(value, int) else None
        return CountCell(name, number, self.policies.get(source, DEFAULT_POLICY), role, counted)


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    reading = Reading(profile, {source.key: source.protection for source in profile.sources})
    years = {what: tuple(_read_series(reading, what)) for what in _SERIES}
    figures = [*_read_figures(reading), *_make_runs(profile, years)]
    whole = [*figures, *chain.from_iterable(years.values())]
    tables = join_tables(
        [
            make_tables(whole),
            *(tie_years(cell, years.get(cell.counted.what, ())) for cell in figures if cell.counted),
            *_tie_groups(reading, whole),
            *_tie_call_types(reading, whole),
            *_tie_offenses(reading),
        ]
    )
    return join_tables([tables, *_tie_limits(tables.cells.values(), whole)])


def _read_figures(reading: Reading) -> Iterator[CountCell]:
    for name, measure in list_key_figures(reading.profile).items():
        counted = Counted(name, measure.period)
        yield reading.make_cell(name, measure.value, measure.source, counted, role=CellRole.TOTAL)


def _read_series(reading: Reading, what: str) -> Iterator[CountCell]:
    profile = reading.profile
    series = {CASES: profile.cases_by_year, CALLS: profile.calls_by_year}[what]
    if series is not None:
        yield from _read_years(reading, _SERIES[what], what, series)


def _read_years(reading: Reading, name: str, what: str, series: YearSeries) -> Iterator[CountCell]:
    for year, (cell, value) in zip(series.years, name_years(name, series).items(), strict=True):
        yield reading.make_cell(cell, value, series.source, Counted(what, Period(first=year, last=year)))


def _make_runs(profile: Profile, years: Mapping[str, Sequence[CountCell]]) -> Iterator[CountCell]:
    """Yield the sum of the years of a breakdown, or of the types of calls, where no key figure is of them."""
    figures = list_key_figures(profile)
    for what, part in ((CASES, profile.demographics), (CALLS, profile.call_types)):
        if part is None or part.period.first == part.period.last:
            continue
        measure = figures.get(what)
        total = Counted(what, part.period)
        run = [cell for cell in years[what] if cell.counted and cell.counted.is_within(total)]
        if len(run) == _count_years(part.period) and not (measure and measure.period == part.period):
            name = name_run(_SERIES[what], part.period)
            yield CountCell(name, sum_counts(run), OPEN, CellRole.UNSEEN, total)


def tie_years(total: CountCell, years: Sequence[CountCell]) -> Tables:
    """Return the years of a series under a count of just these years, of some of them, or of more."""
    run = list_run(total, years)
    if not run or total.counted is None:
        return Tables({})
    own = sum_run(total, run)
    if len(run) == _count_years(total.counted.period):
        return tie_whole(total, own, run)
    return join_tables([tie_own_sum(own, run), tie_below(total, own, run)])


def list_run(total: CountCell, years: Iterable[CountCell]) -> list[CountCell]:
    """Return the single years that lie within the period of a count of the same."""
    if total.counted is None:
        return []
    return [
        cell
        for cell in years
        if cell.counted and cell.counted.is_within(total.counted) and _count_years(cell.counted.period) == 1
    ]


def sum_run(total: CountCell, run: Sequence[CountCell]) -> CountCell:
    """Return the cell of what some years come to, beside a count of the same."""
    name = name_own_sum(f"{total.name} from {run[0].name} to {run[-1].name}")
    spans = [cell.counted.period for cell in (run[0], run[-1]) if cell.counted]
    counted = total.counted and Counted(total.counted.what, Period(first=spans[0].first, last=spans[-1].last))
    return CountCell(name, sum_counts(run), OPEN, CellRole.UNSEEN, counted)


def _count_years(period: Period) -> int:
    return period.last - period.first + 1


def _tie_groups(reading: Reading, whole: Sequence[CountCell]) -> Iterator[Tables]:
    """Yield the breakdowns, each under all that it divides a part of."""
    people = reading.profile.demographics
    if people is None:
        return
    for name, group in name_groups(people).items():
        cells = list(_read_bars(reading, name_bars(name, group.bars), people, group.title))
        if group.not_stated is not None:
            counted = _count_category(group.title, "not stated", people.period)
            rest = reading.make_cell(name_not_stated(name), group.not_stated, people.source, counted)
            cells.append(rest)
        if group.of is None:
            yield _tie_undeclared(name, cells, people.period, whole)
        else:
            yield _tie_divided(name, cells, Counted(group.of.value, people.period), whole)


def _read_bars(
    reading: Reading, named: Mapping[str, Bar], block: Demographics | CallTypes, title: str
) -> Iterator[CountCell]:
    for name, bar in named.items():
        counted = _count_category(title, bar.label, block.period)
        yield reading.make_cell(name, bar.value, block.source, counted)


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
    own = CountCell(name_own_sum(name), number, cells[0].policy, role)
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


def _tie_call_types(reading: Reading, whole: Sequence[CountCell]) -> Iterator[Tables]:
    types = reading.profile.call_types
    if types is not None:
        cells = list(_read_bars(reading, name_bars(CALL_TYPES, types.bars), types, CALL_TYPES))
        yield _tie_divided(CALL_TYPES, cells, Counted(CALLS, types.period), whole)


def _tie_limits(cells: Iterable[CountCell], whole: Sequence[CountCell]) -> Iterator[Tables]:
    """Yield what is of cases under the calls and the persons of the same years, or of more."""
    cases = [cell for cell in cells if cell.counted and cell.counted.what == CASES]
    for lower, upper in product(cases, whole):
        if lower.counted and upper.counted and upper.counted.what in _ABOVE_CASES:
            raised = Counted(upper.counted.what, lower.counted.period)
            if raised.is_within(upper.counted):
                yield tie_at_most(lower, upper)


def _tie_offenses(reading: Reading) -> Iterator[Tables]:
    """Yield the county list, the years and the types of offenses around the total that they share."""
    lists = {name: cells for name, cells in _read_offenses(reading) if cells}
    sums = [number for cells in lists.values() if (number := sum_counts(cells)) is not None]
    for name, cells in lists.items():
        policy = next(iter(lists.values()))[0].policy
        role = CellRole.TOTAL if sums else CellRole.UNSEEN
        total = CountCell(OFFENSES_TOTAL, max(sums, default=None), policy, role)
        own = CountCell(name_own_sum(name), sum_counts(cells), OPEN, CellRole.UNSEEN)
        yield tie_whole(total, own, cells)


def _read_offenses(reading: Reading) -> Iterator[tuple[str, list[CountCell]]]:
    """Yield the offenses by county, by year and by type, with the name of each list."""
    counties, offenses = reading.profile.counties, reading.profile.offenses
    if counties is not None:
        named = {name_county(fips): cell for fips, cell in counties.cells.items()}
        named[NOT_PLACED] = counties.not_placed
        yield (
            COUNTIES,
            [
                reading.make_cell(name, cell, counties.source, Counted(name, counties.period))
                for name, cell in named.items()
            ],
        )
    if offenses is not None:
        by_year = offenses.by_year
        yield OFFENSES_BY_YEAR, list(_read_years(reading, OFFENSES_BY_YEAR, OFFENSES, by_year))
        types = (
            (name, bar.value, Counted(f"{OFFENSES}: {bar.label}", by_year.period))
            for name, bar in name_offense_types(offenses.by_type).items()
        )
        yield (
            OFFENSES,
            [reading.make_cell(name, value, by_year.source, counted) for name, value, counted in types],
        )
