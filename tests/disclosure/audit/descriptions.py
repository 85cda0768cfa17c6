"""A profile in a few lines, hidden counts in brackets."""

from collections.abc import Callable, Iterator

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    OFFENSES_BY_YEAR,
    name_bars,
    name_county,
    name_county_parts,
    name_groups,
    name_not_placed,
    name_not_stated,
    name_offense_types,
    name_years,
)
from factsheet.model import Period, Profile, list_key_figures
from tests.disclosure.audit.sheets import AuditedSheet
from tests.disclosure.audit.totals import find_series, name_series


def describe_profile(sheet: AuditedSheet) -> str:
    """Return all counts of a profile, those that are not printed in brackets."""

    def tell(name: str) -> str:
        count = sheet.counts[name]
        number = "kept" if count.value is None else str(count.value)
        return number if count.is_printed else f"[{number}]"

    return "\n".join(f"    {line}" for line in _list_lines(sheet.truth, tell))


def _list_lines(truth: Profile, tell: Callable[[str], str]) -> Iterator[str]:
    yield _tell_policies(truth)
    for figure, measure in list_key_figures(truth).items():
        yield f"{figure} {tell(figure)} ({_tell_period(measure.period)}, {measure.source})"
    for figure in ("cases", "calls"):
        series = find_series(truth, figure)
        if series is not None:
            years = ", ".join(tell(name) for name in name_years(name_series(figure), series))
            yield f"{figure} by year ({_tell_period(series.period)}, {series.source}): {years}"
    people = truth.demographics
    for name, group in name_groups(people).items():
        assert people is not None
        bars = ", ".join(f"{bar.label} {tell(each)}" for each, bar in name_bars(name, group.bars).items())
        rest = "" if group.not_stated is None else f", not stated {tell(name_not_stated(name))}"
        of = f"of {group.of.value}" if group.of else "undeclared"
        credit = f"{_tell_period(people.date_group(group))}, {people.credit_group(group)}"
        yield f"{group.title} {of} ({credit}): {bars}{rest}"
    yield from _list_other_lines(truth, tell)


def _list_other_lines(truth: Profile, tell: Callable[[str], str]) -> Iterator[str]:
    types, offenses = truth.call_types, truth.offenses
    if types is not None:
        bars = ", ".join(
            f"{bar.label} {tell(name)}" for name, bar in name_bars(CALL_TYPES, types.bars).items()
        )
        yield f"types of calls ({_tell_period(types.period)}, {types.source}): {bars}"
    for part, counts in name_county_parts(truth).items():
        cells = ", ".join(tell(name_county(part, fips)) for fips in counts.cells)
        credit = f"{_tell_period(counts.period)}, {counts.source}"
        yield f"{part} ({credit}): {cells}; not placed {tell(name_not_placed(part))}"
    if offenses is not None:
        yield "offenses by year: " + ", ".join(
            tell(name) for name in name_years(OFFENSES_BY_YEAR, offenses.by_year)
        )
        yield "offenses by type: " + ", ".join(tell(name) for name in name_offense_types(offenses.by_type))


def _tell_policies(truth: Profile) -> str:
    used = {
        part.source
        for part in (
            *list_key_figures(truth).values(),
            truth.cases_by_year,
            truth.calls_by_year,
            truth.call_types,
            *name_county_parts(truth).values(),
        )
        if part is not None
    }
    people = truth.demographics
    used |= {people.credit_group(group) for group in people.groups} if people else set()
    told = [
        f"{source.key} {source.protection.threshold or 'open'}"
        + (" with zeros" if source.protection.protect_zeros else "")
        for source in truth.sources
        if source.key in used
    ]
    return "thresholds: " + ", ".join(told)


def _tell_period(period: Period) -> str:
    return str(period.first) if period.first == period.last else f"{period.first}-{period.last}"
