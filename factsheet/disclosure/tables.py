"""The sums that a profile holds, as a reader would put them together.

    cases = cases by year                     calls = calls by year
    cases or persons = bars + not stated      calls = types of calls
    offenses = counties + not placed = offenses by year = offenses by type

A total that is not printed counts as known all the same, for it may be found elsewhere, unless it is itself
a small count. Totals are those of the same period; for a single year that may be one year of a series.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.disclosure.sums import CountCell, Order, Sum, Tables, joined, tables_of
from factsheet.model import (
    DEFAULT_POLICY,
    Breakdown,
    Cell,
    DisclosurePolicy,
    Mark,
    Measure,
    Period,
    Profile,
    YearSeries,
    total_of,
)

OFFENSES = "offenses.total"
_OPEN = DisclosurePolicy(threshold=None, decided_by="nobody", reason="Stands on no sheet.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A profile being read, with the policy of each source that it uses."""

    profile: Profile

    def policy(self, source: str) -> DisclosurePolicy:
        """Return the policy of a source, the default one where it states none."""
        policies = {each.key: each.protection for each in self.profile.sources}
        return policies.get(source, DEFAULT_POLICY)

    def cell(self, name: str, value: Cell, source: str, order: Order = Order.ORDINARY) -> CountCell:
        """Return a count that may stand on the sheet."""
        number = value if isinstance(value, int) else None
        return CountCell(name, number, self.policy(source), order)


def read_tables(profile: Profile) -> Tables:
    """Return all counts of a profile that are of persons, cases, calls or offenses, with their sums."""
    reading = Reading(profile)
    totals = _totals(reading)
    series = [_series(reading, totals, name) for name in ("cases", "calls")]
    known = joined([totals, *series])
    return joined([known, _people(reading, known), _call_types(reading, known), _offenses(reading)])


def year_name(name: str, year: int) -> str:
    """Return the name of one year of a series."""
    return f"{name}.{year}"


def _totals(reading: Reading) -> Tables:
    profile = reading.profile
    measures = {"cases": profile.cases, "persons": profile.persons, "calls": profile.calls}
    return tables_of(
        reading.cell(name, measure.value, measure.source, Order.TOTAL)
        for name, measure in measures.items()
        if measure is not None
    )


def _measure(profile: Profile, name: str) -> Measure | None:
    return {"cases": profile.cases, "persons": profile.persons, "calls": profile.calls}[name]


def _by_year(profile: Profile, name: str) -> YearSeries | None:
    return {"cases": profile.cases_by_year, "calls": profile.calls_by_year}.get(name)


def _series(reading: Reading, totals: Tables, name: str) -> Tables:
    """Return a series by year, and the sum that it has with its total."""
    series = _by_year(reading.profile, name)
    if series is None:
        return Tables({})
    cells = _years(reading, f"{name}_by_year", series)
    measure = _measure(reading.profile, name)
    whole = Period(first=series.years[0], last=series.years[-1])
    if measure is None or measure.period != whole:
        return tables_of(cells)
    return _summed(totals.cells[name], cells, is_complete=True)


def _years(reading: Reading, name: str, series: YearSeries) -> list[CountCell]:
    pairs = zip(series.years, series.values, strict=True)
    return [reading.cell(year_name(name, year), value, series.source) for year, value in pairs]


def _people(reading: Reading, known: Tables) -> Tables:
    """Return the breakdowns; of each, what it divides is declared, or plain to see from an equal sum."""
    people = reading.profile.demographics
    if people is None:
        return Tables({})
    tables = [Tables({})]
    rests: dict[int, CountCell] = {}
    for index, group in enumerate(people.groups):
        cells = _bars(reading, f"demographics.groups[{index}]", people.source, group)
        number = _sum_of(cells)
        total = _divided(reading, group, people.period, known)
        if total is not None:
            tables.append(_summed(total, cells, is_complete=False))
        elif number is not None:
            equal = CountCell(f"demographics.groups[{index}].sum", number, _OPEN, is_printed=False)
            tables.append(_summed(rests.setdefault(number, equal), cells, is_complete=False))
        else:
            tables.append(tables_of(cells))
    return joined(tables)


def _bars(reading: Reading, name: str, source: str, group: Breakdown) -> list[CountCell]:
    cells = [reading.cell(f"{name}.bars[{index}]", bar.value, source) for index, bar in enumerate(group.bars)]
    if group.not_stated is not None:
        cells.append(reading.cell(f"{name}.not_stated", group.not_stated, source, Order.REMAINDER))
    return cells


def _divided(reading: Reading, group: Breakdown, period: Period, known: Tables) -> CountCell | None:
    """Return the total that a breakdown divides: the declared one, else one that equals its sum."""
    if group.of is not None:
        return _total_for(reading.profile, group.of.value, period, known)
    number = total_of([bar.value for bar in group.bars] + _not_stated(group))
    totals = (_total_for(reading.profile, name, period, known) for name in ("cases", "persons"))
    return next(
        (total for total in totals if total and total.value is not None and total.value == number), None
    )


def _not_stated(group: Breakdown) -> list[Cell]:
    return [] if group.not_stated is None else [group.not_stated]


def _total_for(profile: Profile, name: str, period: Period, known: Tables) -> CountCell | None:
    """Return the count of all cases, persons or calls of a period, where the profile has it."""
    measure, series = _measure(profile, name), _by_year(profile, name)
    if measure is not None and measure.period == period:
        return known.cells[name]
    if series is not None and period.first == period.last:
        return known.cells.get(year_name(f"{name}_by_year", period.first))
    return None


def _call_types(reading: Reading, known: Tables) -> Tables:
    types = reading.profile.call_types
    if types is None:
        return Tables({})
    cells = [
        reading.cell(f"call_types.bars[{index}]", bar.value, types.source)
        for index, bar in enumerate(types.bars)
    ]
    total = _total_for(reading.profile, "calls", types.period, known)
    if total is None or total.value is None or total.value != _sum_of(cells):
        return tables_of(cells)
    return _summed(total, cells, is_complete=True)


def _offenses(reading: Reading) -> Tables:
    """Return the county list, the years and the types of offenses around the total that they share."""
    parts = [cells for cells in (_counties(reading), *_courses(reading)) if cells]
    if not parts:
        return Tables({})
    sums = [number for cells in parts if (number := _sum_of(cells)) is not None]
    policy = parts[0][0].policy
    total = CountCell(OFFENSES, max(sums, default=None), policy, Order.TOTAL, is_printed=bool(sums))
    return joined(_summed(total, cells, is_complete=True) for cells in parts)


def _counties(reading: Reading) -> list[CountCell]:
    counties = reading.profile.counties
    if counties is None:
        return []
    cells = [reading.cell(f"counties.{fips}", cell, counties.source) for fips, cell in counties.cells.items()]
    rest = reading.cell("counties.not_placed", counties.not_placed, counties.source, Order.REMAINDER)
    return [*cells, rest]


def _courses(reading: Reading) -> list[list[CountCell]]:
    """Return the offenses by year and by type."""
    offenses = reading.profile.offenses
    if offenses is None:
        return []
    source = offenses.by_year.source
    types = [
        reading.cell(f"offenses.by_type[{index}]", bar.value, source)
        for index, bar in enumerate(offenses.by_type)
    ]
    return [_years(reading, "offenses.by_year", offenses.by_year), types]


def _sum_of(cells: Iterable[CountCell]) -> int | None:
    """Return the sum of the counts, None where the source keeps one back."""
    return total_of(Mark.NOT_SHOWN if cell.value is None else cell.value for cell in cells)


def _summed(total: CountCell, cells: Sequence[CountCell], *, is_complete: bool) -> Tables:
    """Return cells under their total.

    Where they come to less, an unknown rest fills the gap, unless the cells are complete. Where they
    contradict the total, their true sum counts as known: the worst that a reader could get at.
    """
    names = tuple(cell.name for cell in cells)
    stem = names[0].rpartition(".")[0]
    parts, least = _sum_of(cells), sum(cell.value or 0 for cell in cells)
    fits = least <= (least if total.value is None else total.value)
    if parts is None:
        return tables_of([total, *cells], [Sum(total.name, names)] if fits else [])
    if total.value in (None, parts):
        return tables_of([total, *cells], [Sum(total.name, names)])
    if fits and not is_complete:
        rest = CountCell(f"{stem}.rest", None, _OPEN, is_printed=False)
        return tables_of([total, *cells, rest], [Sum(total.name, (*names, rest.name))])
    own = CountCell(f"{stem}.sum", parts, _OPEN)
    return tables_of([total, own, *cells], [Sum(own.name, names)])
