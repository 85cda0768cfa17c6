"""The state beside the nation, in rounded figures: all that a sheet with figures of its own tells of it.

The sums behind the nation's figures go no further than this module: less the counts on the sheets of all
other states, they would give what the sheet of one hides; a `NationalPicture` has those that cannot. Of
another state there is a figure only where its own sheet shows all its counts, and then no finer than a
sheet prints it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from factsheet.model import (
    Nation,
    NationFigure,
    NationFigures,
    OtherState,
    Period,
    Profile,
    Residents,
    YearSeries,
)

LEAST_BASE = 21  # shares and changes of a count of 20 or fewer say more than the count can bear
RATE_BASE = 100_000
_WHOLE, _TENTH = Decimal(1), Decimal("0.1")


@dataclass(frozen=True, slots=True)
class BesideNation:
    """One figure of the state and the same of the nation, rounded as they are printed.

    Attributes:
        others: Those of the other states that show all their counts, in the order of their postal codes.
    """

    here: Decimal
    nation: Decimal
    others: tuple[OtherState, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonFigures:
    """What is told of a state beside the nation, as in `NationFigures`; one of the three is there at least.

    Attributes:
        source: Key of the source of all counts.
    """

    source: str
    period: Period
    rate: BesideNation | None
    share: BesideNation | None
    change: BesideNation | None


@dataclass(frozen=True, slots=True)
class _Place:
    """What the figures of the nation or of a state are made of; residents of all years together."""

    cases: YearSeries
    calls: YearSeries
    residents: int | None


def round_nation(profile: Profile) -> NationFigures | None:
    """Return what a sheet may tell of the nation: each figure that the state has, and none that it has not.

    None where the Hotline has no counts of the state or the nation, or the state lacks years of which the
    nation is summed: it may have newer ones than the others. A figure is left out where a count that it is
    made of is hidden, or the count that it stands on is 20 or less; that of residents also where those of a
    year are not known.

    Args:
        profile: Its small counts hidden. Its nation may be rounded already.
    """
    nation = profile.nation
    if nation is None:
        return None
    figures = nation if isinstance(nation, NationFigures) else _round_sums(nation, profile.jurisdiction.usps)
    here = _read_own(profile, figures.period) if figures else None
    if figures is None or here is None:
        return None
    rate, share, change = (
        figure if find(here) is not None else None
        for figure, find in (
            (figures.rate, _find_rate),
            (figures.share, _find_share),
            (figures.change, _find_change),
        )
    )
    if rate is None and share is None and change is None:
        return None
    return NationFigures(figures.period, rate, share, change)


def compare_with_nation(profile: Profile) -> ComparisonFigures | None:
    """Return cases per 100,000 residents, the share of calls that became cases and how cases changed.

    None, or without a figure, as `round_nation`.
    """
    nation = round_nation(profile)
    here = _read_own(profile, nation.period) if nation else None
    if nation is None or here is None:
        return None
    return ComparisonFigures(
        here.cases.source,
        here.cases.period,
        _pair_figures(nation.rate, _find_rate(here)),
        _pair_figures(nation.share, _find_share(here)),
        _pair_figures(nation.change, _find_change(here)),
    )


def _pair_figures(nation: NationFigure | None, here: Decimal | None) -> BesideNation | None:
    return None if nation is None or here is None else BesideNation(here, nation.value, nation.others)


def _round_sums(nation: Nation, usps: str) -> NationFigures | None:
    """Return the figures of the nation and of all states but one; None where a year of the nation lacks."""
    years = nation.cases_by_year.years
    whole = _read_place(nation.cases_by_year, nation.calls_by_year, nation.residents, years)
    if whole is None:
        return None
    others = [
        (state.name, place)
        for state in nation.states
        if state.usps != usps
        and (place := _read_place(state.cases_by_year, state.calls_by_year, state.residents, years))
    ]
    rate, share, change = (
        _make_figure(find, whole, others) for find in (_find_rate, _find_share, _find_change)
    )
    return NationFigures(nation.cases_by_year.period, rate, share, change)


def _make_figure(
    find: Callable[[_Place], Decimal | None], nation: _Place, others: Sequence[tuple[str, _Place]]
) -> NationFigure | None:
    whole = find(nation)
    if whole is None:
        return None
    found = [(name, find(place)) for name, place in others]
    return NationFigure(whole, tuple(OtherState(name, value) for name, value in found if value is not None))


def _read_own(profile: Profile, period: Period) -> _Place | None:
    years = range(period.first, period.last + 1)
    return _read_place(profile.cases_by_year, profile.calls_by_year, profile.residents, tuple(years))


def _read_place(
    cases: YearSeries | None, calls: YearSeries | None, residents: Residents | None, years: tuple[int, ...]
) -> _Place | None:
    """Return the counts of some years; None where one of them is not there."""
    cut = [_cut_series(series, years) for series in (cases, calls)]
    if cut[0] is None or cut[1] is None:
        return None
    return _Place(cut[0], cut[1], residents.sum_years(years) if residents else None)


def _cut_series(series: YearSeries | None, years: tuple[int, ...]) -> YearSeries | None:
    """Return the counts of some years, which follow on each other; None where one of them is not there."""
    if series is None or series.years == years:
        return series
    known = dict(zip(series.years, series.values, strict=True))
    if not set(years) <= set(known):
        return None
    return replace(series, years=years, values=tuple(known[year] for year in years))


def _find_rate(place: _Place) -> Decimal | None:
    cases, residents = place.cases.total, place.residents
    if not isinstance(cases, int) or cases < LEAST_BASE or not residents:
        return None
    return (Decimal(cases) * RATE_BASE / Decimal(residents)).quantize(_TENTH, ROUND_HALF_UP)


def _find_share(place: _Place) -> Decimal | None:
    share = _divide_counts(place.cases.total, place.calls.total)
    return None if share is None else _round_percent(share)


def _find_change(place: _Place) -> Decimal | None:
    ratio = _divide_counts(place.cases.values[-1], place.cases.values[0])
    return None if ratio is None else _round_percent(ratio - 1)


def _divide_counts(part: object, base: object) -> Decimal | None:
    """Return the ratio of two counts; None where one is hidden or the base too small to bear one."""
    if not isinstance(part, int) or not isinstance(base, int) or base < LEAST_BASE:
        return None
    return Decimal(part) / Decimal(base)


def _round_percent(share: Decimal) -> Decimal:
    """Return a share as a whole percent, halves away from zero; no zero below zero."""
    return (share * 100).quantize(_WHOLE, ROUND_HALF_UP) + Decimal(0)
