"""The same profile with other counts."""

from collections.abc import Mapping
from dataclasses import replace

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
    CountyCounts,
    Demographics,
    Measure,
    Offenses,
    Profile,
    YearSeries,
)

Values = Mapping[str, int]


def replace_counts(profile: Profile, values: Values) -> Profile:
    """Return the profile with other counts of these names."""
    return replace(
        profile,
        cases=_replace_measure(profile.cases, "cases", values),
        persons=_replace_measure(profile.persons, "persons", values),
        calls=_replace_measure(profile.calls, "calls", values),
        cases_by_year=_replace_years(profile.cases_by_year, CASES_BY_YEAR, values),
        calls_by_year=_replace_years(profile.calls_by_year, CALLS_BY_YEAR, values),
        demographics=_replace_people(profile.demographics, values),
        call_types=_replace_call_types(profile.call_types, values),
        counties=_replace_counties(profile.counties, COUNTIES, values),
        second_counties=_replace_counties(profile.second_counties, SECOND_COUNTIES, values),
        offenses=_replace_offenses(profile.offenses, values),
    )


def _replace_people(people: Demographics | None, values: Values) -> Demographics | None:
    groups = tuple(_replace_group(group, name, values) for name, group in name_groups(people).items())
    return people and people.model_copy(update={"groups": groups})


def _replace_call_types(types: CallTypes | None, values: Values) -> CallTypes | None:
    named = name_bars(CALL_TYPES, types.bars) if types else {}
    return types and types.model_copy(update={"bars": _replace_bars(named, values)})


def _replace_counties(counties: CountyCounts | None, part: str, values: Values) -> CountyCounts | None:
    return counties and replace(
        counties,
        cells={fips: values.get(name_county(part, fips), cell) for fips, cell in counties.cells.items()},
        not_placed=values.get(name_not_placed(part), counties.not_placed),
    )


def _replace_offenses(offenses: Offenses | None, values: Values) -> Offenses | None:
    return offenses and Offenses(
        _replace_years(offenses.by_year, OFFENSES_BY_YEAR, values) or offenses.by_year,
        _replace_bars(name_offense_types(offenses.by_type), values),
    )


def _replace_measure(measure: Measure | None, name: str, values: Values) -> Measure | None:
    return measure and measure.model_copy(update={"value": values.get(name, measure.value)})


def _replace_years(series: YearSeries | None, name: str, values: Values) -> YearSeries | None:
    if series is None:
        return None
    return replace(
        series, values=tuple(values.get(year, cell) for year, cell in name_years(name, series).items())
    )


def _replace_bars(named: Mapping[str, Bar], values: Values) -> tuple[Bar, ...]:
    return tuple(bar.model_copy(update={"value": values.get(name, bar.value)}) for name, bar in named.items())


def _replace_group(group: Breakdown, name: str, values: Values) -> Breakdown:
    rest = values.get(name_not_stated(name), group.not_stated)
    bars = _replace_bars(name_bars(name, group.bars), values)
    return group.model_copy(update={"bars": bars, "not_stated": rest})
