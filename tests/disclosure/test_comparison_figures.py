"""The state beside the nation in whole percents, and nothing where a count is hidden or too small."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factsheet.disclosure.comparison_figures import (
    BesideNation,
    ComparisonFigures,
    compare_with_nation,
)
from factsheet.model import CellMark, Nation, OtherState, Period, Profile, Residents, ShownState, YearSeries
from tests.disclosure.builders import a_policy
from tests.embedded_data.builders import safe
from tests.sheets.drawn import profile_of

YEARS = (2015, 2016)
SOURCE = "hotline-annual"


def beside(here: int, nation: int) -> BesideNation:
    return BesideNation(Decimal(here), Decimal(nation))


def with_residents(profile: Profile) -> Profile:
    """Return a state of 2 million residents in a nation of 100 million."""
    assert profile.nation is not None
    of_nation, own = (Residents(dict.fromkeys(YEARS, n), "census") for n in (100_000_000, 2_000_000))
    return replace(profile, residents=own, nation=replace(profile.nation, residents=of_nation))


def a_shown_state(
    usps: str, cases: tuple[int, int], calls: tuple[int, int], residents: Residents | None
) -> ShownState:
    series = (YearSeries(YEARS, values, SOURCE) for values in (cases, calls))
    return ShownState(usps, usps, *series, residents)


def a_state(cases: tuple[int, int], calls: tuple[int, int], nation: Nation | None = None) -> Profile:
    """Return a profile whose Hotline counts are open."""
    sums = Nation(YearSeries(YEARS, (1000, 1280), SOURCE), YearSeries(YEARS, (3000, 5000), SOURCE))
    return replace(
        profile_of("WY"),
        cases=None,
        calls=None,
        cases_by_year=YearSeries(YEARS, cases, SOURCE),
        calls_by_year=YearSeries(YEARS, calls, SOURCE),
        residents=None,
        nation=nation or sums,
    )


def test_share_and_change_are_those_of_the_state_and_the_nation() -> None:
    assert compare_with_nation(safe(a_state((40, 30), (100, 110)))) == ComparisonFigures(
        SOURCE, Period(first=2015, last=2016), rate=None, share=beside(33, 29), change=beside(-25, 28)
    )


def test_the_rate_is_all_cases_by_the_residents_of_all_years_to_a_tenth() -> None:
    figures = compare_with_nation(safe(with_residents(a_state((40, 30), (100, 110)))))
    assert figures is not None
    assert figures.rate == BesideNation(Decimal("1.8"), Decimal("1.1"))


@pytest.mark.parametrize("years", [{2015: 2_000_000}, {2015: 2_000_000, 2017: 2_000_000}, {2015: 0, 2016: 0}])
def test_without_the_residents_of_a_year_there_is_no_rate(years: dict[int, int]) -> None:
    state = replace(with_residents(a_state((40, 30), (100, 110))), residents=Residents(years, "census"))
    figures = compare_with_nation(safe(state))
    assert figures is not None
    assert (figures.rate, figures.share) == (None, beside(33, 29))


def test_other_states_have_rounded_figures_where_their_bases_bear_them() -> None:
    residents = Residents(dict.fromkeys(YEARS, 1_000_000), "census")
    states = (
        a_shown_state("AK", (40, 44), (100, 103), residents),
        a_shown_state("AL", (20, 30), (100, 100), None),
        a_shown_state("WY", (40, 30), (100, 110), residents),
    )
    profile = with_residents(a_state((40, 30), (100, 110)))
    assert profile.nation is not None
    figures = compare_with_nation(safe(replace(profile, nation=replace(profile.nation, states=states))))
    assert figures is not None
    assert figures.rate is not None
    assert figures.share is not None
    assert figures.change is not None
    assert figures.rate.others == (OtherState("AK", Decimal("4.2")),)
    assert figures.share.others == (OtherState("AK", Decimal(41)), OtherState("AL", Decimal(25)))
    assert figures.change.others == (OtherState("AK", Decimal(10)),)


@pytest.mark.parametrize(
    ("cases", "percent"),
    [((200, 200), 0), ((1000, 1004), 0), ((1000, 1005), 1), ((1000, 995), -1), ((1000, 996), 0)],
)
def test_half_a_percent_and_more_is_a_change(cases: tuple[int, int], percent: int) -> None:
    figures = compare_with_nation(safe(a_state(cases, (3000, 3000))))
    assert figures is not None
    assert figures.change == beside(percent, 28)


@pytest.mark.parametrize(
    ("cases", "calls", "told"),
    [
        ((20, 40), (100, 110), (True, False)),
        ((21, 40), (100, 110), (True, True)),
        ((4, 4), (10, 10), (False, False)),
        ((4, 4), (10, 11), (True, False)),
    ],
)
def test_a_base_of_20_or_less_bears_no_figure(
    cases: tuple[int, int], calls: tuple[int, int], told: tuple[bool, bool]
) -> None:
    figures = compare_with_nation(safe(a_state(cases, calls)))
    assert (bool(figures and figures.share), bool(figures and figures.change)) == told
    assert (figures is None) == (told == (False, False))


def test_a_hidden_count_is_in_no_figure() -> None:
    policy = a_policy(25)
    profile = a_state((40, 30), (100, 10))
    sources = tuple(
        source.model_copy(update={"disclosure": policy}) if source.key == SOURCE else source
        for source in profile.sources
    )
    hidden = safe(replace(profile, sources=sources))
    assert hidden.calls_by_year is not None
    assert CellMark.NOT_SHOWN in hidden.calls_by_year.values
    figures = compare_with_nation(hidden)
    assert figures is not None
    assert (figures.share, figures.change) == (None, beside(-25, 28))


def test_without_a_nation_nothing_is_compared() -> None:
    profile = safe(replace(a_state((40, 30), (100, 110)), nation=None))
    assert compare_with_nation(profile) is None


def test_a_state_is_compared_over_the_years_of_the_nation_alone() -> None:
    known = a_state((40, 30), (100, 110))
    longer = replace(
        known,
        cases_by_year=YearSeries((2014, 2015, 2016, 2017), (900, 40, 30, 700), SOURCE),
        calls_by_year=YearSeries((2014, 2015, 2016, 2017), (900, 100, 110, 700), SOURCE),
    )
    assert compare_with_nation(safe(longer)) == compare_with_nation(safe(known)) is not None


@pytest.mark.parametrize("years", [(2016, 2017), (2019, 2020), (2015,)])
def test_a_state_that_lacks_years_of_the_nation_is_not_compared(years: tuple[int, ...]) -> None:
    values = (400,) * len(years)
    own = YearSeries(years, values, SOURCE)
    state = replace(a_state((40, 30), (100, 110)), cases_by_year=own, calls_by_year=own)
    assert compare_with_nation(safe(state)) is None
