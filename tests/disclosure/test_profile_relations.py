"""Which sums a profile holds: periods inside a series, key figures of other years, what groups divide."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.disclosure import protect_profile
from factsheet.disclosure.feasibility import Bounds, infer_bounds
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.suppressed_cells import collect_prior_bounds
from factsheet.disclosure.suppression import choose_suppressions
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Cell,
    CellMark,
    Measure,
    Period,
    Profile,
    Source,
    YearSeries,
)
from tests.disclosure.builders import (
    PERIOD,
    PUBLISHED,
    SYNTHETIC,
    a_group,
    a_policy,
    a_profile,
    a_source,
    chosen,
    exempt,
    hidden_in,
    of_groups,
)

OPENLY = "open-series"
GROUP = "demographics.groups[0]"
YEARS = range(2012, 2017)


def inferred(profile: Profile, name: str) -> Bounds:
    """What a reader of the sheet can infer of one count."""
    tables = read_tables(profile)
    return infer_bounds(tables, collect_prior_bounds(tables, chosen(tables)))[name]


def a_series(*values: Cell, source: str = OPENLY) -> YearSeries:
    return YearSeries(tuple(YEARS)[: len(values)], values, source)


def a_measure(value: int, first: int, last: int) -> Measure:
    return Measure(value=value, period=Period(first=first, last=last), source=OPENLY)


def with_years(series: YearSeries, cases: Measure | None = None) -> Profile:
    profile = a_profile((), years=(0,), types=(0,))
    sources = (replace_key(OPENLY), *profile.sources)
    return replace(profile, cases_by_year=series, cases=cases, sources=sources)


def replace_key(key: str) -> Source:
    return a_source(a_policy(None)).model_copy(update={"key": key})


def dividing(profile: Profile, period: Period, *groups: Breakdown) -> Profile:
    people = a_profile((), years=(0,), types=(0,), groups=groups).demographics
    assert people is not None
    return replace(profile, demographics=people.model_copy(update={"period": period}))


@pytest.mark.parametrize("of", ["cases", None])
@pytest.mark.parametrize("cases", [None, a_measure(318, 2012, 2016), a_measure(208, 2013, 2016)])
def test_a_group_of_some_years_of_a_series_adds_up_to_these_years(
    of: str | None, cases: Measure | None
) -> None:
    profile = with_years(a_series(60, 62, 60, 66, 70), cases)
    group = a_group("Gender", of, Female=200, Male=45, Other=3)
    assert hidden_in(dividing(profile, Period(first=2012, last=2015), group)) == {
        f"{GROUP}.bars[1]",
        f"{GROUP}.bars[2]",
    }


def test_a_group_of_years_outside_the_series_does_not() -> None:
    profile = with_years(a_series(60, 62, 60, 66))
    group = a_group("Gender", "cases", Female=200, Male=45, Other=3)
    assert hidden_in(dividing(profile, Period(first=2012, last=2016), group)) == {f"{GROUP}.bars[2]"}


def test_types_of_calls_of_some_years_add_up_to_these_years() -> None:
    bars = tuple(Bar(label=f"Type {index}", value=value) for index, value in enumerate((200, 45, 3)))
    types = CallTypes(period=Period(first=2012, last=2015), source=SYNTHETIC, bars=bars)
    profile = replace(with_years(a_series()), cases_by_year=None, call_types=types)
    profile = replace(profile, calls_by_year=a_series(60, 62, 60, 66, 70))
    assert hidden_in(profile) == {"call_types.bars[1]", "call_types.bars[2]"}


@pytest.mark.parametrize(
    ("cases", "kept"),
    [
        (a_measure(153, 2012, 2015), {"cases_by_year.2012", "cases_by_year.2013"}),  # inside the series
        (a_measure(223, 2012, 2016), {"cases_by_year.2012", "cases_by_year.2013"}),  # the series itself
        (a_measure(224, 2011, 2016), {"cases_by_year.2012", "cases_by_year.2013"}),  # one outside it at most
        (a_measure(500, 2011, 2016), {"cases_by_year.2013"}),  # many outside it
        (a_measure(180, 2014, 2016), {"cases_by_year.2013"}),  # years that are all shown
        (None, {"cases_by_year.2013"}),
    ],
)
def test_a_key_figure_of_other_years_gives_no_year_away(cases: Measure | None, kept: set[str]) -> None:
    assert hidden_in(with_years(a_series(40, 3, 50, 60, 70, source=SYNTHETIC), cases)) == kept


def test_a_year_that_only_a_longer_count_bounds_stays_within_its_small_range() -> None:
    profile = with_years(a_series(40, 3, 50, 60, 70, source=SYNTHETIC), a_measure(500, 2011, 2016))
    assert inferred(profile, "cases_by_year.2013") == Bounds(1, 10)


def test_a_small_year_is_not_the_difference_of_a_group_and_a_key_figure_of_fewer_years() -> None:
    years = a_series(20, CellMark.NOT_SHOWN, 3, 4, source=SYNTHETIC)
    profile = with_years(years, a_measure(30, 2012, 2014))
    group = a_group("Gender", "cases", Female=20, Male=14)  # 20 + 14 - 30 would be the 4 of 2015
    assert hidden_in(dividing(profile, Period(first=2012, last=2015), group)) == {
        "cases_by_year.2012",
        "cases_by_year.2014",
        "cases_by_year.2015",
        f"{GROUP}.bars[1]",
    }


@pytest.mark.parametrize(
    ("calls", "kept"),
    [
        (100, {"call_types.bars[1]", "call_types.bars[2]"}),
        (102, {"call_types.bars[1]", "call_types.bars[2]"}),  # 1 to 5 would be left
        (300, {"call_types.bars[2]"}),
    ],
)
def test_types_that_fall_short_of_the_calls_are_bounded_by_them(calls: int, kept: set[str]) -> None:
    bars = tuple(Bar(label=f"Type {index}", value=value) for index, value in enumerate((80, 17, 3)))
    types = CallTypes(period=PERIOD, source=SYNTHETIC, bars=bars)
    measure = Measure(value=calls, period=PERIOD, source=SYNTHETIC)
    profile = replace(of_groups(), call_types=types, calls=measure)
    assert hidden_in(profile) == kept
    assert protect_profile(protect_profile(profile).profile).log.entries == ()


GENDER = a_group("Gender", Female=287, Male=44, Other=3)
AGE = a_group("Age", Adult=251, Minor=85)


@pytest.mark.parametrize(("persons", "cases"), [(598, 336), (336, None), (None, None), (None, 336)])
def test_a_group_of_something_unsaid_may_be_all_of_what_the_sheet_has(
    persons: int | None, cases: int | None
) -> None:
    profile = of_groups(GENDER, AGE, persons=persons, cases=cases)
    assert hidden_in(profile) == {f"{GROUP}.bars[1]", f"{GROUP}.bars[2]"}
    assert protect_profile(protect_profile(profile).profile).log.entries == ()


def test_a_group_of_cases_is_bounded_by_the_cases_where_the_data_say_so() -> None:
    declared = a_group("Gender", "cases", Female=287, Male=44, Other=3)
    assert hidden_in(of_groups(declared, AGE, persons=598, cases=336)) == {
        f"{GROUP}.bars[1]",
        f"{GROUP}.bars[2]",
    }


def test_a_group_of_something_unsaid_with_a_count_kept_by_its_source_is_bounded_as_well() -> None:
    group = a_group("Gender", Female=60, Male=30, Other=CellMark.NOT_SHOWN)
    assert hidden_in(of_groups(group, persons=92)) == {f"{GROUP}.bars[1]"}
    assert hidden_in(of_groups(group, persons=200)) == set()


def test_a_count_that_its_source_printed_is_known_to_every_reader_and_covers_nothing() -> None:
    group = a_group("Gender", "persons", Female=60, Male=30, Other=20, Unknown=4)
    assert hidden_in(of_groups(group, persons=114)) == {f"{GROUP}.bars[2]", f"{GROUP}.bars[3]"}
    printed = exempt(group, "Other")
    assert hidden_in(of_groups(printed, persons=114)) == {f"{GROUP}.bars[1]", f"{GROUP}.bars[3]"}
    assert inferred(of_groups(printed, persons=114), f"{GROUP}.bars[2]") == Bounds(20, 20)
    assert hidden_in(of_groups(exempt(group, "Unknown"), persons=114)) == set()


def test_an_exempted_key_figure_is_shown() -> None:
    profile = replace(of_groups(), persons=Measure(value=4, period=PERIOD, source=SYNTHETIC))
    assert hidden_in(profile) == {"persons"}
    printed = Measure(value=4, period=PERIOD, source=SYNTHETIC, published=PUBLISHED)
    assert hidden_in(replace(profile, persons=printed)) == set()


def test_what_a_source_keeps_back_stays_protected_whatever_is_said_to_be_printed() -> None:
    group = a_group("Gender", "persons", Female=60, Male=30, Other=CellMark.NOT_SHOWN)
    assert hidden_in(of_groups(exempt(group, "Other"), persons=95)) == hidden_in(of_groups(group, persons=95))


@given(
    counts=st.lists(st.integers(0, 40), min_size=3, max_size=7),
    printed=st.sets(st.integers(0, 6)),
    rest=st.integers(0, 30),
)
def test_what_is_exempted_is_shown_and_weakens_no_other_count(
    counts: list[int], printed: set[int], rest: int
) -> None:
    labels = [f"Kind {index}" for index in range(len(counts))]
    names = [f"{GROUP}.bars[{index}]" for index in range(len(counts))]
    group = a_group("Gender", "persons", **dict(zip(labels, counts, strict=True)))
    group = exempt(group, *(labels[index] for index in printed if index < len(labels)))
    tables = read_tables(of_groups(group, persons=sum(counts) + rest))
    choice = choose_suppressions(tables)
    assume(not choice.open_to_readers)
    bounds = infer_bounds(tables, collect_prior_bounds(tables, choice.hidden))
    known = {index: count for index, count in enumerate(counts) if index in printed}
    assert {index: bounds[names[index]] for index in known} == {
        index: Bounds(count, count) for index, count in known.items()
    }
    assert not {names[index] for index in known} & set(choice.hidden)
    assert min([bounds[name].width for name in choice.hidden], default=5) >= 5
