"""The counts of a profile, the hidden ones replaced by one mark, the same for each, whatever the reason."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypedDict

from factsheet.disclosure.profile_relations import name_year
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
    offenses: Offenses | None


def suppress_counts(profile: Profile, hidden: Names) -> PrintedCounts:
    """Return the parts of the profile that hold counts, without the counts of these names."""
    return PrintedCounts(
        cases=_suppress_measure(profile.cases, "cases", hidden),
        persons=_suppress_measure(profile.persons, "persons", hidden),
        calls=_suppress_measure(profile.calls, "calls", hidden),
        cases_by_year=_suppress_series(profile.cases_by_year, "cases_by_year", hidden),
        calls_by_year=_suppress_series(profile.calls_by_year, "calls_by_year", hidden),
        demographics=_suppress_people(profile.demographics, hidden),
        call_types=_suppress_call_types(profile.call_types, hidden),
        counties=_suppress_counties(profile.counties, hidden),
        offenses=_suppress_offenses(profile.offenses, hidden),
    )


def has_suppressed_counts(profile: Profile) -> bool:
    """Return whether a count of the profile is not shown."""
    people, counties, offenses = profile.demographics, profile.counties, profile.offenses
    measures = (profile.cases, profile.persons, profile.calls)
    series = (profile.cases_by_year, profile.calls_by_year, offenses.by_year if offenses else None)
    bars = [bar for group in (people.groups if people else ()) for bar in group.bars]
    bars += [
        *(profile.call_types.bars if profile.call_types else ()),
        *(offenses.by_type if offenses else ()),
    ]
    cells = [measure.value for measure in measures if measure]
    cells += [value for part in series if part for value in part.values]
    cells += [bar.value for bar in bars]
    cells += [*counties.cells.values(), counties.not_placed] if counties else []
    return CellMark.NOT_SHOWN in cells


def _suppress_cell(value: Cell, name: str, hidden: Names) -> Cell:
    return CellMark.NOT_SHOWN if name in hidden else value


def _suppress_measure(measure: Measure | None, name: str, hidden: Names) -> Measure | None:
    if measure is None:
        return None
    return measure.model_copy(update={"value": _suppress_cell(measure.value, name, hidden)})


def _suppress_series(series: YearSeries | None, name: str, hidden: Names) -> YearSeries | None:
    return None if series is None else _suppress_years(series, name, hidden)


def _suppress_years(series: YearSeries, name: str, hidden: Names) -> YearSeries:
    pairs = zip(series.years, series.values, strict=True)
    return replace(
        series, values=tuple(_suppress_cell(value, name_year(name, year), hidden) for year, value in pairs)
    )


def _suppress_bars(bars: tuple[Bar, ...], name: str, hidden: Names) -> tuple[Bar, ...]:
    return tuple(
        bar.model_copy(update={"value": _suppress_cell(bar.value, f"{name}[{index}]", hidden)})
        for index, bar in enumerate(bars)
    )


def _suppress_people(people: Demographics | None, hidden: Names) -> Demographics | None:
    if people is None:
        return None
    groups = (
        _suppress_group(group, f"demographics.groups[{i}]", hidden) for i, group in enumerate(people.groups)
    )
    return people.model_copy(update={"groups": tuple(groups)})


def _suppress_group(group: Breakdown, name: str, hidden: Names) -> Breakdown:
    rest = group.not_stated
    return group.model_copy(
        update={
            "bars": _suppress_bars(group.bars, f"{name}.bars", hidden),
            "not_stated": None if rest is None else _suppress_cell(rest, f"{name}.not_stated", hidden),
        }
    )


def _suppress_call_types(types: CallTypes | None, hidden: Names) -> CallTypes | None:
    if types is None:
        return None
    return types.model_copy(update={"bars": _suppress_bars(types.bars, "call_types.bars", hidden)})


def _suppress_counties(counties: CountyCounts | None, hidden: Names) -> CountyCounts | None:
    if counties is None:
        return None
    cells = {fips: _suppress_cell(cell, f"counties.{fips}", hidden) for fips, cell in counties.cells.items()}
    return replace(
        counties, cells=cells, not_placed=_suppress_cell(counties.not_placed, "counties.not_placed", hidden)
    )


def _suppress_offenses(offenses: Offenses | None, hidden: Names) -> Offenses | None:
    if offenses is None:
        return None
    return Offenses(
        _suppress_years(offenses.by_year, "offenses.by_year", hidden),
        _suppress_bars(offenses.by_type, "offenses.by_type", hidden),
    )
