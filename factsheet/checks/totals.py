"""Rules on key figures: against the national table, the source, each other and the other blocks."""

import re
from collections.abc import Iterator

from factsheet.checks.context import (
    COLUMNS,
    CheckContext,
    figures,
    periods,
    row_place,
    span,
    table_sum,
    total,
)
from factsheet.checks.finding import Found
from factsheet.sources.profile_file import region_number

_REGION = re.compile(r"\bRegion ([IVX]+|[0-9]{1,2})\b")


def wrong_region(material: CheckContext) -> Iterator[Found]:
    """Find a region that is not the one in the table of jurisdictions."""
    right = material.jurisdiction.region
    expected = f"{right}, the HHS region of {material.jurisdiction.name}"
    stated = material.content.region
    if stated not in {None, right}:
        yield Found(material.place("region"), str(stated), expected)
    for told in _REGION.findall(material.content.publisher or ""):
        if str(region_number(told)) != str(right):
            yield Found(material.place("publisher"), f"'Region {told}'", expected)


def other_than_the_table(material: CheckContext) -> Iterator[Found]:
    """Find a total that differs from the sum of its years in the national table."""
    known = [entry.year for entry in material.annual]
    for name, measure in figures(material).items():
        years = list(range(measure.period.first, measure.period.last + 1))
        if name not in COLUMNS or not set(years) <= set(known):
            continue
        expected = table_sum(material, name, years)
        if isinstance(measure.value, int) and measure.value != expected:
            hint = _other_years(material, name, measure.value)
            told = f"{expected}, the sum of {span(measure.period)} in {material.annual[0].row.file}{hint}"
            yield Found(material.place(f"figures.{name}.value"), str(measure.value), told)


def _other_years(material: CheckContext, name: str, value: int) -> str:
    """Tell over which years the table does add up to a value, if it does."""
    years = [entry.year for entry in material.annual]
    runs = [years[start:end] for start in range(len(years)) for end in range(start + 1, len(years) + 1)]
    fitting = [f"{run[0]}-{run[-1]}" for run in runs if table_sum(material, name, run) == value]
    return f"; {value} is the sum of {fitting[0]}" if fitting else ""


def more_cases_than_calls(material: CheckContext) -> Iterator[Found]:
    """Find more cases than calls: every case was reported by a call at least."""
    for entry in material.annual:
        calls, cases = entry.numbers
        if cases > calls:
            yield Found(row_place(entry, "cases"), str(cases), f"at most {calls}, the calls of that year")
    yield from _more_in_total(material)


def _more_in_total(material: CheckContext) -> Iterator[Found]:
    cases, calls = total(material, "cases"), total(material, "calls")
    stated = [name for name in ("cases", "calls") if name in figures(material)]
    if stated and cases and calls and cases.period == calls.period and cases.value > calls.value:
        expected = f"no more cases than calls, {calls.value} in {span(calls.period)}"
        yield Found(material.place(f"figures.{stated[0]}.value"), f"{cases.value} cases", expected)


def fewer_persons_than_cases(material: CheckContext) -> Iterator[Found]:
    """Find fewer persons than cases of the same period: a case has one person at least."""
    persons, cases = total(material, "persons"), total(material, "cases")
    if persons and cases and persons.period == cases.period and persons.value < cases.value:
        expected = f"at least {cases.value}, the cases of {span(cases.period)}"
        yield Found(material.place("figures.persons.value"), str(persons.value), expected)


def mixed_periods(material: CheckContext) -> Iterator[Found]:
    """Find a block whose period is not that of the cases, or else of the first block."""
    cases, blocks = total(material, "cases"), list(periods(material))
    if not blocks:
        return
    usual = cases.period if cases else blocks[0][1]
    for path, period, _source in blocks:
        if period != usual:
            expected = f"{span(usual)}, the period of the {'cases' if cases else 'first block'}"
            yield Found(material.place(f"{path}.period"), f"'{span(period)}'", expected)


def outside_its_source(material: CheckContext) -> Iterator[Found]:
    """Find a period that reaches beyond the years that its source covers."""
    for path, period, key in periods(material):
        source = material.shared.sources.get(key)
        covered = source.period if source else None
        if covered and not covered.first <= period.first <= period.last <= covered.last:
            expected = f"years within {span(covered)}, which {key} covers"
            yield Found(material.place(f"{path}.period"), f"'{span(period)}'", expected)
