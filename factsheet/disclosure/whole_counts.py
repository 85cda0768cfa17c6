"""Cases, calls and persons as a profile has them: years, key figures, and what its lists divide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from factsheet.disclosure.cell_names import (
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    OFFENSES_BY_YEAR,
    name_span,
    name_years,
)
from factsheet.disclosure.relations import OPEN, CellRole, CountCell, Counted, sum_counts
from factsheet.disclosure.timeline import CALLS, CASES, count_years
from factsheet.model import (
    DEFAULT_POLICY,
    Bar,
    Cell,
    DisclosurePolicy,
    Measure,
    Period,
    Profile,
    YearSeries,
    list_key_figures,
    read_addend,
)

OFFENSES = "offenses"
_SERIES = {CASES: CASES_BY_YEAR, CALLS: CALLS_BY_YEAR, OFFENSES: OFFENSES_BY_YEAR}

Policies = Mapping[str, DisclosurePolicy]
"""By the key of a source; the default one holds for those that are not given."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """Counts of cases, calls and persons, printed or not, by what they count.

    Attributes:
        cells: Of one count years come first, then the key figure; what stands nowhere is last or alone.
        met: Those that a reader can meet: as a figure, or as years of which each is there.
    """

    cells: Mapping[Counted, tuple[CountCell, ...]]
    met: frozenset[Counted]

    def find(self, counted: Counted) -> CountCell:
        """Return the cell of a count that is there, the key figure if there is one."""
        return max(self.cells[counted], key=lambda cell: cell.role is CellRole.TOTAL)

    def list_met(self, counted: Counted) -> tuple[CountCell, ...]:
        """Return the cells of a count that a reader can meet; where they contradict each other, each."""
        return self.cells[counted] if counted in self.met else ()


def read_wholes(profile: Profile, policies: Policies) -> Wholes:
    """Return the counts of cases, calls and persons that a sheet has, and those that its lists divide."""
    series = {CASES: profile.cases_by_year, CALLS: profile.calls_by_year}
    known = {what: years for what, years in series.items() if years is not None}
    cells = _read_years_and_figures(policies, known, list_key_figures(profile))
    return _collect_wholes(
        cells, _list_divided(profile, {cell.counted.what for cell in cells if cell.counted})
    )


def read_series_wholes(series: Mapping[str, YearSeries], policies: Policies) -> Wholes:
    """Return cases and calls by year and their sums.

    Args:
        series: By what they count.
        policies: Of their sources.
    """
    totals = {
        what: Measure(value=counts.total or 0, period=counts.period, source=counts.source)
        for what, counts in series.items()
    }
    return _collect_wholes(_read_years_and_figures(policies, series, totals), ())


def _list_divided(profile: Profile, met: Iterable[str]) -> Iterator[Counted]:
    """Yield what the breakdowns and the types of calls divide, or could divide."""
    people, types = profile.demographics, profile.call_types
    if people is not None:
        divided = sorted({*met, *(group.of.value for group in people.groups if group.of)} - {CALLS})
        periods = dict.fromkeys(map(people.date_group, people.groups))
        yield from (Counted(what, period) for period in periods for what in divided)
    if types is not None:
        yield Counted(CALLS, types.period)


def _collect_wholes(cells: Iterable[CountCell], divided: Iterable[Counted]) -> Wholes:
    found = dict[Counted, list[CountCell]]()
    for cell in cells:
        if cell.counted is not None:
            found.setdefault(cell.counted, []).append(cell)
    years = [alike[0] for alike in found.values() if alike[0].role is CellRole.COUNT]
    met = {*found}
    for counted in divided:
        run = [cell for cell in years if cell.counted and cell.counted.is_within(counted)]
        is_whole = len(run) == count_years(counted.period)
        total = CountCell(
            name_span(counted.what, counted.period),
            sum_counts(run) if is_whole else None,
            OPEN,
            CellRole.UNSEEN,
            counted,
        )
        alike = found.setdefault(counted, [])
        if not alike or (is_whole and total.value not in {cell.value for cell in alike}):
            alike.append(total)
        met |= {counted} if is_whole else set()
    return Wholes({counted: tuple(alike) for counted, alike in found.items()}, frozenset(met))


def _read_years_and_figures(
    policies: Policies, series: Mapping[str, YearSeries], figures: Mapping[str, Measure]
) -> list[CountCell]:
    years = [cell for what, counts in series.items() for cell in read_series(policies, what, counts)]
    return [*years, *_read_figures(policies, figures)]


def make_cell(policies: Policies, name: str, value: Cell, source: str, counted: Counted) -> CountCell:
    """Return a count that may stand on the sheet."""
    return CountCell(name, read_addend(value), policies.get(source, DEFAULT_POLICY), CellRole.COUNT, counted)


def open_published(cell: CountCell, entry: Measure | Bar) -> CountCell:
    """Return the count of a figure or bar as one that every reader knows, if its source printed it itself."""
    is_known = entry.published is not None and cell.value is not None
    return replace(cell, policy=OPEN) if is_known else cell


def _read_figures(policies: Policies, figures: Mapping[str, Measure]) -> Iterator[CountCell]:
    for name, measure in figures.items():
        cell = make_cell(policies, name, measure.value, measure.source, Counted(name, measure.period))
        yield open_published(replace(cell, role=CellRole.TOTAL), measure)


def read_series(policies: Policies, what: str, series: YearSeries) -> Iterator[CountCell]:
    """Yield the years of a series; offenses have theirs under a name of their own."""
    named = name_years(_SERIES[what], series)
    for year, (name, value) in zip(series.years, named.items(), strict=True):
        yield make_cell(policies, name, value, series.source, Counted(what, Period(first=year, last=year)))
