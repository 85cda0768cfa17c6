"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls + a rest
    offenses = counties + not placed = offenses by year = offenses by type

A total that is not printed counts as known all the same, for it may be found elsewhere, unless it is itself
a small count. Totals are those of the same period; for some years of a series, the sum of these years.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    NOT_PLACED,
    OFFENSES_BY_YEAR,
    OFFENSES_TOTAL,
    name_bars,
    name_county,
    name_groups,
    name_not_stated,
    name_offense_types,
    name_series,
    name_year,
    name_years,
)
from factsheet.disclosure.relations import (
    OPEN,
    CellRank,
    CountCell,
    Sum,
    Tables,
    join_tables,
    make_tables,
    sum_counts,
    tie_parts,
    tie_parts_below,
)
from factsheet.disclosure.year_sums import YearRun, make_run_tables, name_run
from factsheet.model import (
    DEFAULT_POLICY,
    Bar,
    Breakdown,
    Cell,
    DisclosurePolicy,
    Measure,
    Period,
    Profile,
    YearSeries,
    list_key_figures,
    sum_cells,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A profile being read, with the policy of each source that it uses."""

    profile: Profile

    def policy(self, source: str) -> DisclosurePolicy:
        """Return the policy of a source, the default one where it states none."""
        policies = {source.key: source.protection for source in self.profile.sources}
        return policies.get(source, DEFAULT_POLICY)

    def cell(self, name: str, value: Cell, source: str, order: CellRank = CellRank.ORDINARY) -> CountCell:
        """Return a count that may stand on the sheet."""
        number = value if isinstance(value, int) else None
        return CountCell(name, number, self.policy(source), order)

    def printable(
        self, name: str, entry: Measure | Bar, source: str, order: CellRank = CellRank.ORDINARY
    ) -> CountCell:
        """Return a count that its source may have printed itself: then every reader knows it."""
        cell = self.cell(name, entry.value, source, order)
        is_known = entry.published is not None and cell.value is not None
        return replace(cell, policy=OPEN) if is_known else cell


@dataclass(frozen=True, slots=True)
class Group:
    """A breakdown of something unsaid: the cell of its sum, and how many are in its known categories."""

    own: CountCell
    least: int


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    reading = Reading(profile)
    totals = _read_totals(reading)
    series = [_read_series(reading, totals, name) for name in ("cases", "calls")]
    known = join_tables([totals, *series])
    return join_tables(
        [known, _read_people(reading, known), _read_call_types(reading, known), _read_offenses(reading)]
    )


def _read_totals(reading: Reading) -> Tables:
    return make_tables(
        reading.printable(name, measure, measure.source, CellRank.TOTAL)
        for name, measure in list_key_figures(reading.profile).items()
    )


def _find_measure(profile: Profile, name: str) -> Measure | None:
    return list_key_figures(profile).get(name)


def _find_series(profile: Profile, name: str) -> YearSeries | None:
    return {"cases": profile.cases_by_year, "calls": profile.calls_by_year}.get(name)


def _read_series(reading: Reading, totals: Tables, name: str) -> Tables:
    """Return a series by year, and the sums of its years with the key figure and for each period in use."""
    profile = reading.profile
    series, measure = _find_series(profile, name), _find_measure(profile, name)
    if series is None:
        return Tables({})
    years = dict(zip(series.years, _read_years(reading, name_series(name), series), strict=True))
    spans = [
        YearRun(_make_run(period), _make_unprinted_total(name, period, years))
        for period in _list_periods(profile, name, years)
    ]
    if measure is not None:
        spans.append(YearRun(_make_run(measure.period), totals.cells[name]))
    return make_run_tables(name, years, spans)


def _list_periods(profile: Profile, name: str, years: Collection[int]) -> list[Period]:
    """Return the periods of several years of a series for which breakdowns give counts, and no key figure."""
    people, types, measure = profile.demographics, profile.call_types, _find_measure(profile, name)
    divided = people if name == "cases" else types
    if divided is None or (measure is not None and measure.period == divided.period):
        return []
    run = _make_run(divided.period)
    return [divided.period] if len(run) > 1 and all(year in years for year in run) else []


def _make_run(period: Period) -> range:
    return range(period.first, period.last + 1)


def _make_unprinted_total(name: str, period: Period, years: Mapping[int, CountCell]) -> CountCell:
    number = sum_counts(years[year] for year in _make_run(period))
    return CountCell(name_run(name, _make_run(period)), number, OPEN, is_printed=False)


def _read_years(reading: Reading, name: str, series: YearSeries) -> list[CountCell]:
    return [reading.cell(year, value, series.source) for year, value in name_years(name, series).items()]


def _read_people(reading: Reading, known: Tables) -> Tables:
    """Return the breakdowns; of each, what it divides is declared, or plain to see from an equal sum."""
    people = reading.profile.demographics
    if people is None:
        return Tables({})
    tables, sums, free = [Tables({})], dict[int, CountCell](), list[Group]()
    for name, group in name_groups(people).items():
        cells = _read_bars(reading, name, people.source, group)
        total = _find_divided_total(reading, group, people.period, known)
        if total is not None:
            tables.append(tie_parts(total, cells, is_complete=False))
            continue
        own = CountCell(f"{name}.sum", sum_counts(cells), OPEN, is_printed=False)
        if own.value is not None:
            own = sums.setdefault(own.value, own)
        tables.append(make_tables([own, *cells], [Sum(own.name, tuple(cell.name for cell in cells))]))
        if group.of is None:
            free.append(Group(own, sum(cell.value or 0 for cell in cells)))
    return join_tables([*tables, _tie_ceilings(reading, people.period, known, free)])


def _tie_ceilings(reading: Reading, period: Period, known: Tables, groups: Sequence[Group]) -> Tables:
    """Return each breakdown of something unsaid under the most that it could divide, with an unknown rest.

    The heading of all breakdowns says persons, so the persons of the period are what a reader can be sure of,
    even where another breakdown comes to the number of cases. Without them, the cases are taken; without
    both, the breakdown with the largest sum: more than a reader can be sure of, and so on the safe side.
    """
    totals = [_find_total(reading.profile, name, period, known) for name in ("persons", "cases")]
    largest = max((group.own for group in groups), key=lambda own: own.value or 0, default=None)
    tables = {}
    for group in groups:
        fitting = (cell for cell in [*totals, largest] if cell and (cell.value or -1) >= group.least)
        ceiling = next(fitting, None)
        if ceiling is not None and ceiling.name != group.own.name:
            tables[group.own.name] = tie_parts_below(ceiling, [group.own])
    return join_tables([Tables({}), *tables.values()])


def _read_bars(reading: Reading, name: str, source: str, group: Breakdown) -> list[CountCell]:
    cells = _read_cells(reading, name_bars(name, group.bars), source)
    if group.not_stated is not None:
        cells.append(reading.cell(name_not_stated(name), group.not_stated, source, CellRank.REMAINDER))
    return cells


def _read_cells(reading: Reading, named: Mapping[str, Bar], source: str) -> list[CountCell]:
    return [reading.printable(name, bar, source) for name, bar in named.items()]


def _find_divided_total(
    reading: Reading, group: Breakdown, period: Period, known: Tables
) -> CountCell | None:
    """Return the total that a breakdown divides: the declared one, else one that equals its sum."""
    if group.of is not None:
        return _find_total(reading.profile, group.of.value, period, known)
    number = sum_cells([bar.value for bar in group.bars] + _list_not_stated(group))
    totals = (_find_total(reading.profile, name, period, known) for name in ("cases", "persons"))
    return next(
        (total for total in totals if total and total.value is not None and total.value == number), None
    )


def _list_not_stated(group: Breakdown) -> list[Cell]:
    return [] if group.not_stated is None else [group.not_stated]


def _find_total(profile: Profile, name: str, period: Period, known: Tables) -> CountCell | None:
    """Return the count of all cases, persons or calls of a period, where the profile has it."""
    measure, series = _find_measure(profile, name), _find_series(profile, name)
    if measure is not None and measure.period == period:
        return known.cells[name]
    if series is None:
        return None
    single = name_year(name_series(name), period.first)
    return known.cells.get(single if period.first == period.last else name_run(name, _make_run(period)))


def _read_call_types(reading: Reading, known: Tables) -> Tables:
    types = reading.profile.call_types
    if types is None:
        return Tables({})
    cells = _read_cells(reading, name_bars(CALL_TYPES, types.bars), types.source)
    total = _find_total(reading.profile, "calls", types.period, known)
    return make_tables(cells) if total is None or total.value is None else tie_parts_below(total, cells)


def _read_offenses(reading: Reading) -> Tables:
    """Return the county list, the years and the types of offenses around the total that they share."""
    parts = [cells for cells in (_read_counties(reading), *_read_offense_lists(reading)) if cells]
    if not parts:
        return Tables({})
    sums = [number for cells in parts if (number := sum_counts(cells)) is not None]
    policy = parts[0][0].policy
    total = CountCell(OFFENSES_TOTAL, max(sums, default=None), policy, CellRank.TOTAL, is_printed=bool(sums))
    return join_tables(tie_parts(total, cells, is_complete=True) for cells in parts)


def _read_counties(reading: Reading) -> list[CountCell]:
    counties = reading.profile.counties
    if counties is None:
        return []
    cells = [reading.cell(name_county(fips), cell, counties.source) for fips, cell in counties.cells.items()]
    rest = reading.cell(NOT_PLACED, counties.not_placed, counties.source, CellRank.REMAINDER)
    return [*cells, rest]


def _read_offense_lists(reading: Reading) -> list[list[CountCell]]:
    """Return the offenses by year and by type."""
    offenses = reading.profile.offenses
    if offenses is None:
        return []
    source = offenses.by_year.source
    types = _read_cells(reading, name_offense_types(offenses.by_type), source)
    return [_read_years(reading, OFFENSES_BY_YEAR, offenses.by_year), types]
