"""The counts of a profile, the hidden ones replaced by one mark, the same for each, whatever the reason."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypedDict

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    COUNTIES,
    OFFENSES_BY_YEAR,
    SECOND_COUNTIES,
    name_bars,
    name_county,
    name_groups,
    name_not_placed,
    name_not_stated,
    name_offense_types,
    name_years,
)
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Cell,
    CellMark,
    CountyCounts,
    Demographics,
    Measure,
    Offenses,
    Profile,
    YearSeries,
)

Names = Collection[str]


class PrintedCounts(TypedDict):
    """The parts of a `Profile` that hold counts, by the names of its fields."""

    cases: Measure | None
    persons: Measure | None
    calls: Measure | None
    cases_by_year: YearSeries | None
    calls_by_year: YearSeries | None
    demographics: Demographics | None
    call_types: CallTypes | None
    counties: CountyCounts | None
    second_counties: CountyCounts | None
    offenses: Offenses | None


def suppress_counts(profile: Profile, hidden: Names) -> PrintedCounts:
    """Return the parts of the profile that hold counts, without the counts of these names."""
    return PrintedCounts(
        cases=_suppress_measure(profile.cases, "cases", hidden),
        persons=_suppress_measure(profile.persons, "persons", hidden),
        calls=_suppress_measure(profile.calls, "calls", hidden),
        cases_by_year=_suppress_series(profile.cases_by_year, CASES_BY_YEAR, hidden),
        calls_by_year=_suppress_series(profile.calls_by_year, CALLS_BY_YEAR, hidden),
        demographics=_suppress_people(profile.demographics, hidden),
        call_types=_suppress_call_types(profile.call_types, hidden),
        counties=_suppress_counties(profile.counties, COUNTIES, hidden),
        second_counties=_suppress_counties(profile.second_counties, SECOND_COUNTIES, hidden),
        offenses=_suppress_offenses(profile.offenses, hidden),
    )


def _suppress_cell(value: Cell, name: str, hidden: Names) -> Cell:
    return CellMark.NOT_SHOWN if name in hidden else value


def _suppress_measure(measure: Measure | None, name: str, hidden: Names) -> Measure | None:
    if measure is None:
        return None
    return measure.model_copy(update={"value": _suppress_cell(measure.value, name, hidden)})


def _suppress_series(series: YearSeries | None, name: str, hidden: Names) -> YearSeries | None:
    return None if series is None else _suppress_years(series, name, hidden)


def _suppress_years(series: YearSeries, name: str, hidden: Names) -> YearSeries:
    named = name_years(name, series).items()
    return replace(series, values=tuple(_suppress_cell(value, year, hidden) for year, value in named))


def _suppress_bars(named: Mapping[str, Bar], hidden: Names) -> tuple[Bar, ...]:
    return tuple(
        bar.model_copy(update={"value": _suppress_cell(bar.value, name, hidden)})
        for name, bar in named.items()
    )


def _suppress_people(people: Demographics | None, hidden: Names) -> Demographics | None:
    if people is None:
        return None
    groups = (_suppress_group(group, name, hidden) for name, group in name_groups(people).items())
    return people.model_copy(update={"groups": tuple(groups)})


def _suppress_group(group: Breakdown, name: str, hidden: Names) -> Breakdown:
    rest = group.not_stated
    return group.model_copy(
        update={
            "bars": _suppress_bars(name_bars(name, group.bars), hidden),
            "not_stated": None if rest is None else _suppress_cell(rest, name_not_stated(name), hidden),
        }
    )


def _suppress_call_types(types: CallTypes | None, hidden: Names) -> CallTypes | None:
    if types is None:
        return None
    return types.model_copy(update={"bars": _suppress_bars(name_bars(CALL_TYPES, types.bars), hidden)})


def _suppress_counties(counts: CountyCounts | None, part: str, hidden: Names) -> CountyCounts | None:
    if counts is None:
        return None
    cells = {
        fips: _suppress_cell(cell, name_county(part, fips), hidden) for fips, cell in counts.cells.items()
    }
    unplaced = _suppress_cell(counts.not_placed, name_not_placed(part), hidden)
    return replace(counts, cells=cells, not_placed=unplaced)


def _suppress_offenses(offenses: Offenses | None, hidden: Names) -> Offenses | None:
    if offenses is None:
        return None
    return replace(
        offenses,
        by_year=_suppress_years(offenses.by_year, OFFENSES_BY_YEAR, hidden),
        by_type=_suppress_bars(name_offense_types(offenses.by_type), hidden),
    )
