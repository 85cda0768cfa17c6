"""Rules on key figures: against the national table, the source, each other and the other blocks."""

import re
from collections.abc import Iterator

from factsheet.checks.context import (
    COLUMNS,
    CheckContext,
    NamedCount,
    find_row_place,
    find_total,
    read_row_count,
    sum_table_column,
)
from factsheet.checks.count_voice import (
    can_tell,
    word_named_count,
    word_named_limit,
    word_sentence,
)
from factsheet.checks.finding import Found
from factsheet.model import list_key_figures
from factsheet.model.period import list_runs
from factsheet.sources.nation import CALLS_OF_YEAR, has_excess_cases
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
        summed = sum_table_column(context, name, years)
        if isinstance(measure.value, int) and measure.value != summed.number:
            stated = NamedCount(measure.value, (name,))
            table, period = context.annual[0].row.file, measure.period.written
            limit = word_named_limit(context, summed, f"the sum of {period} in {table}")
            told = f"{limit}{_word_other_years(context, name, stated)}"
            place = context.place(f"figures.{name}.value")
            yield Found(place, word_named_count(context, stated), told, (stated, summed))


def _word_other_years(context: CheckContext, name: str, stated: NamedCount) -> str:
    """Tell over which years the table does add up to a count, if it does and all of them are shown."""
    for years in list_runs(entry.year for entry in context.annual):
        for run in (years[i:j] for i in range(len(years)) for j in range(i + 1, len(years) + 1)):
            summed = sum_table_column(context, name, run)
            if summed.number == stated.number and can_tell(context, [stated, summed]):
                return f"; {word_named_count(context, stated)} is the sum of {run[0]}-{run[-1]}"
    return ""


def find_excess_cases(context: CheckContext) -> Iterator[Found]:
    """Find more cases than calls: every case was reported by a call at least."""
    for entry in context.annual:
        if has_excess_cases(entry):
            calls, cases = (read_row_count(entry, name) for name in COLUMNS)
            expected = f"at most {word_named_limit(context, calls, CALLS_OF_YEAR)}"
            yield Found(find_row_place(entry, "cases"), word_named_count(context, cases), expected)
    yield from _find_excess_total(context)


def _find_excess_total(context: CheckContext) -> Iterator[Found]:
    cases, calls = find_total(context, "cases"), find_total(context, "calls")
    stated = [name for name in ("cases", "calls") if name in list_key_figures(context.content.figures)]
    if stated and cases and calls and cases.is_beside(calls) and cases.value > calls.value:
        found = word_sentence(context, "{} cases", [cases.counted], hidden="more cases")
        most = word_sentence(context, ", {}", [calls.counted], hidden="")
        expected = f"no more cases than calls{most} in {calls.period.written}"
        yield Found(context.place(f"figures.{stated[0]}.value"), found, expected)


def find_too_few_persons(context: CheckContext) -> Iterator[Found]:
    """Find fewer persons than cases of the same period: a case has one person at least."""
    persons, cases = find_total(context, "persons"), find_total(context, "cases")
    if persons and cases and persons.is_beside(cases) and persons.value < cases.value:
        noun, counts = f"the cases of {cases.period.written}", (persons.counted, cases.counted)
        expected = f"at least {word_named_limit(context, cases.counted, noun)}"
        found = word_named_count(context, persons.counted)
        yield Found(context.place("figures.persons.value"), found, expected, counts)


def find_mixed_periods(context: CheckContext) -> Iterator[Found]:
    """Find a block whose period is not that of the cases of its source, or else of its first block.

    Figures of different sources are of different years as a rule, and each block names its own; a part of a
    year has a name for that very reason.
    """
    cases = find_total(context, "cases")
    usual = {cases.source: (cases.period, "cases")} if cases else {}
    for block in context.periods:
        period, whose = usual.setdefault(block.source, (block.period, "first block of this source"))
        if block.period != period and not (block.period.is_part or period.is_part):
            expected = f"{period.written}, the period of the {whose}"
            yield Found(context.place(f"{block.path}.period"), f"'{block.period.written}'", expected)


def find_uncovered_periods(context: CheckContext) -> Iterator[Found]:
    """Find a period that reaches beyond the years that its source covers."""
    for block in context.periods:
        source, period = context.shared.sources.get(block.source), block.period
        covered = source.period if source else None
        if covered and not covered.first <= period.first <= period.last <= covered.last:
            expected = f"years within {covered.written}, which {block.source} covers"
            yield Found(context.place(f"{block.path}.period"), f"'{period.written}'", expected)
