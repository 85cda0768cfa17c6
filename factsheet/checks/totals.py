"""Rules on key figures: against the national table, the source, each other and the other blocks."""

import re
from collections.abc import Iterator

from factsheet.checks.context import (
    COLUMNS,
    CheckContext,
    find_row_place,
    find_total,
    format_period,
    sum_table_column,
)
from factsheet.checks.finding import Found
from factsheet.model import list_key_figures
from factsheet.sources.nation import has_excess_cases
from factsheet.sources.profile_file import region_number

_REGION = re.compile(r"\bRegion ([IVX]+|[0-9]{1,2})\b")


def find_wrong_region(context: CheckContext) -> Iterator[Found]:
    """Find a region that is not the one in the table of jurisdictions."""
    right = context.jurisdiction.region
    expected = f"{right}, the HHS region of {context.jurisdiction.name}"
    stated = context.content.region
    if stated not in {None, right}:
        yield Found(context.place("region"), str(stated), expected)
    for told in _REGION.findall(context.content.publisher or ""):
        if str(region_number(told)) != str(right):
            yield Found(context.place("publisher"), f"'Region {told}'", expected)


def find_table_mismatch(context: CheckContext) -> Iterator[Found]:
    """Find a total that differs from the sum of its years in the national table."""
    known = [entry.year for entry in context.annual]
    for name, measure in list_key_figures(context.content.figures).items():
        years = list(range(measure.period.first, measure.period.last + 1))
        if name not in COLUMNS or not set(years) <= set(known):
            continue
        expected = sum_table_column(context, name, years)
        if isinstance(measure.value, int) and measure.value != expected:
            hint = _word_other_years(context, name, measure.value)
            table, period = context.annual[0].row.file, format_period(measure.period)
            told = f"{expected}, the sum of {period} in {table}{hint}"
            yield Found(context.place(f"figures.{name}.value"), str(measure.value), told)


def _word_other_years(context: CheckContext, name: str, value: int) -> str:
    """Tell over which years the table does add up to a value, if it does."""
    years = [entry.year for entry in context.annual]
    runs = [years[start:end] for start in range(len(years)) for end in range(start + 1, len(years) + 1)]
    fitting = [f"{run[0]}-{run[-1]}" for run in runs if sum_table_column(context, name, run) == value]
    return f"; {value} is the sum of {fitting[0]}" if fitting else ""


def find_excess_cases(context: CheckContext) -> Iterator[Found]:
    """Find more cases than calls: every case was reported by a call at least."""
    for entry in context.annual:
        if has_excess_cases(entry):
            calls, cases = entry.numbers
            yield Found(
                find_row_place(entry, "cases"), str(cases), f"at most {calls}, the calls of that year"
            )
    yield from _find_excess_total(context)


def _find_excess_total(context: CheckContext) -> Iterator[Found]:
    cases, calls = find_total(context, "cases"), find_total(context, "calls")
    stated = [name for name in ("cases", "calls") if name in list_key_figures(context.content.figures)]
    if stated and cases and calls and cases.period == calls.period and cases.value > calls.value:
        expected = f"no more cases than calls, {calls.value} in {format_period(calls.period)}"
        yield Found(context.place(f"figures.{stated[0]}.value"), f"{cases.value} cases", expected)


def find_too_few_persons(context: CheckContext) -> Iterator[Found]:
    """Find fewer persons than cases of the same period: a case has one person at least."""
    persons, cases = find_total(context, "persons"), find_total(context, "cases")
    if persons and cases and persons.period == cases.period and persons.value < cases.value:
        expected = f"at least {cases.value}, the cases of {format_period(cases.period)}"
        yield Found(context.place("figures.persons.value"), str(persons.value), expected)


def find_mixed_periods(context: CheckContext) -> Iterator[Found]:
    """Find a block whose period is not that of the cases, or else of the first block."""
    cases, blocks = find_total(context, "cases"), context.periods
    if not blocks:
        return
    usual = cases.period if cases else blocks[0].period
    for block in blocks:
        if block.period != usual:
            expected = f"{format_period(usual)}, the period of the {'cases' if cases else 'first block'}"
            yield Found(context.place(f"{block.path}.period"), f"'{format_period(block.period)}'", expected)


def find_uncovered_periods(context: CheckContext) -> Iterator[Found]:
    """Find a period that reaches beyond the years that its source covers."""
    for block in context.periods:
        source, period = context.shared.sources.get(block.source), block.period
        covered = source.period if source else None
        if covered and not covered.first <= period.first <= period.last <= covered.last:
            expected = f"years within {format_period(covered)}, which {block.source} covers"
            yield Found(context.place(f"{block.path}.period"), f"'{format_period(period)}'", expected)
