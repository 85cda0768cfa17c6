"""The state beside the nation, in whole percents: all that a sheet prints of the nation, and all it carries.

The sums behind the nation's percents go no further than this module: less the counts on the sheets of all
other states, they would give what the sheet of one hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from factsheet.disclosure import SafeProfile
from factsheet.model import Period, YearSeries

LEAST_BASE = 21  # shares and changes of a count of 20 or fewer say more than the count can bear


@dataclass(frozen=True, slots=True)
class BesideNation:
    """One figure of the state and the same of the nation, in whole percents."""

    here: int
    nation: int


@dataclass(frozen=True, slots=True)
class ComparisonFigures:
    """What is told of a state beside the nation; one of the two is there at least.

    Attributes:
        source: Key of the source of all counts.
        period: The years of the nation's sums, all of which the state has.
        share: Of the calls, how many led to a case.
        change: Of the cases of a year, from the first year to the last: below zero where they fell.
    """

    source: str
    period: Period
    share: BesideNation | None
    change: BesideNation | None


def compare_with_nation(profile: SafeProfile) -> ComparisonFigures | None:
    """Return what share of calls became cases and how cases changed, each beside the nation's figure.

    None where the Hotline has no counts of the state or the nation, or the state lacks years of which the
    nation is summed: it may have newer ones than the others. A figure is left out where a count that it is
    made of is hidden, or the count it is taken of is 20 or less.
    """
    nation = profile.nation
    if nation is None:
        return None
    years = nation.cases_by_year.years
    cases, calls = (_cut_series(series, years) for series in (profile.cases_by_year, profile.calls_by_year))
    if cases is None or calls is None:
        return None
    share = _pair_figures(_find_share(cases, calls), _find_share(nation.cases_by_year, nation.calls_by_year))
    change = _pair_figures(_find_change(cases), _find_change(nation.cases_by_year))
    return (
        None
        if share is None and change is None
        else ComparisonFigures(cases.source, cases.period, share, change)
    )


def _cut_series(series: YearSeries | None, years: Sequence[int]) -> YearSeries | None:
    """Return the counts of some years, which follow on each other; None where one of them is not there."""
    known = {} if series is None else dict(zip(series.years, series.values, strict=True))
    if series is None or not set(years) <= set(known):
        return None
    return replace(series, years=tuple(years), values=tuple(known[year] for year in years))


def _pair_figures(here: int | None, nation: int | None) -> BesideNation | None:
    return None if here is None or nation is None else BesideNation(here, nation)


def _find_share(cases: YearSeries, calls: YearSeries) -> int | None:
    share = _divide_counts(cases.total, calls.total)
    return None if share is None else _round_percent(share)


def _find_change(cases: YearSeries) -> int | None:
    ratio = _divide_counts(cases.values[-1], cases.values[0])
    return None if ratio is None else _round_percent(ratio - 1)


def _divide_counts(part: object, base: object) -> Decimal | None:
    """Return the ratio of two counts; None where one is hidden or the base too small to bear one."""
    if not isinstance(part, int) or not isinstance(base, int) or base < LEAST_BASE:
        return None
    return Decimal(part) / Decimal(base)


def _round_percent(share: Decimal) -> int:
    """Return a share as a whole percent, halves away from zero."""
    return int((share * 100).quantize(Decimal(1), ROUND_HALF_UP))
