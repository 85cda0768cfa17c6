"""Cases, calls and persons as a profile has them, and what its lists divide."""

from dataclasses import replace

from factsheet.disclosure.profile_relations import CALLS, CASES, PERSONS
from factsheet.disclosure.relations import OPEN, CellRole, CountCell, Counted
from factsheet.disclosure.whole_counts import (
    Wholes,
    make_cell,
    open_published,
    read_series_wholes,
    read_wholes,
)
from factsheet.model import DEFAULT_POLICY, Bar, CellMark, Measure, Period, Profile, YearSeries
from tests.disclosure.builders import PERIOD, PUBLISHED, SYNTHETIC, a_group, a_policy, a_profile

POLICY = a_policy()
YEARS = range(PERIOD.first, PERIOD.last + 1)


def a_year(what: str, year: int) -> Counted:
    return Counted(what, Period(first=year, last=year))


def cases_by_year(*values: int) -> YearSeries:
    return YearSeries(tuple(YEARS)[: len(values)], values, SYNTHETIC)


def wholes_of(profile: Profile) -> Wholes:
    return read_wholes(profile, {SYNTHETIC: POLICY})


def a_sheet(
    series: YearSeries | None = None, *, of: str | None = "cases", cases: int | None = None
) -> Profile:
    """A breakdown of cases of 2019 to 2023, with or without these cases on the sheet."""
    group = a_group("Gender", of, Female=60, Male=40)
    return replace(a_profile((), years=(0,), types=(0,), groups=(group,), cases=cases), cases_by_year=series)


ALL_CASES = Counted(CASES, PERIOD)
UNSEEN = CountCell("cases.2019-2023", None, OPEN, CellRole.UNSEEN, ALL_CASES)


def test_a_series_has_its_years_and_their_sum_as_a_key_figure() -> None:
    wholes = read_series_wholes({CASES: cases_by_year(20, 30)}, {SYNTHETIC: POLICY})
    both = Counted(CASES, Period(first=2019, last=2020))
    first, second = a_year(CASES, 2019), a_year(CASES, 2020)
    assert wholes.cells == {
        first: (CountCell("cases_by_year.2019", 20, POLICY, CellRole.COUNT, first),),
        second: (CountCell("cases_by_year.2020", 30, POLICY, CellRole.COUNT, second),),
        both: (CountCell("cases", 50, POLICY, CellRole.TOTAL, both),),
    }
    assert wholes.met == {first, second, both}


def test_what_a_list_divides_and_no_figure_has_is_unseen_and_met_by_nobody() -> None:
    wholes = wholes_of(a_sheet())
    assert wholes.find(ALL_CASES) == UNSEEN
    assert wholes.list_met(ALL_CASES) == ()


def test_what_a_list_divides_is_met_where_each_of_its_years_is_there() -> None:
    assert wholes_of(a_sheet(cases_by_year(10, 20, 30, 40))).list_met(ALL_CASES) == ()
    assert wholes_of(a_sheet(cases_by_year(10, 20, 30, 40, 0))).list_met(ALL_CASES) == (
        replace(UNSEEN, value=100),
    )


def test_a_key_figure_that_agrees_with_its_years_stands_for_them() -> None:
    wholes = wholes_of(a_sheet(cases_by_year(10, 20, 30, 40, 0), cases=100))
    (figure,) = wholes.list_met(ALL_CASES)
    assert (figure.name, figure.value, figure.role) == ("cases", 100, CellRole.TOTAL)


def test_a_key_figure_that_contradicts_its_years_leaves_readers_both() -> None:
    wholes = wholes_of(a_sheet(cases_by_year(10, 20, 30, 40, 0), cases=120))
    assert [cell.value for cell in wholes.list_met(ALL_CASES)] == [120, 100]
    assert wholes.find(ALL_CASES).value == 120


def test_of_one_year_the_year_comes_before_the_key_figure_which_is_found() -> None:
    year = Period(first=2019, last=2019)
    profile = replace(a_sheet(cases_by_year(20)), cases=Measure(value=25, period=year, source=SYNTHETIC))
    wholes = wholes_of(profile)
    assert [cell.name for cell in wholes.cells[Counted(CASES, year)]] == ["cases_by_year.2019", "cases"]
    assert wholes.find(Counted(CASES, year)).name == "cases"


def test_a_list_that_does_not_say_what_it_divides_could_divide_what_the_sheet_has_but_calls() -> None:
    calls = Measure(value=200, period=PERIOD, source=SYNTHETIC)
    undeclared = replace(a_sheet(of=None, cases=100), calls=calls)
    assert {counted.what for counted in wholes_of(undeclared).cells} == {CASES, CALLS}
    assert {counted.what for counted in wholes_of(a_sheet(of="persons")).cells} == {PERSONS}


def test_a_count_that_its_source_keeps_back_has_no_number_and_the_default_policy_holds_for_its_source() -> (
    None
):
    counted = a_year(CASES, 2019)
    assert make_cell({}, "a", CellMark.NOT_SHOWN, "another", counted) == CountCell(
        "a", None, DEFAULT_POLICY, CellRole.COUNT, counted
    )


def test_a_count_that_its_source_printed_is_open_unless_it_is_kept_back() -> None:
    bar = Bar(label="Male", value=3, published=PUBLISHED)
    cell = CountCell("a", 3, POLICY)
    assert open_published(cell, bar) == replace(cell, policy=OPEN)
    assert open_published(cell, bar.model_copy(update={"published": None})) == cell
    assert open_published(replace(cell, value=None), bar) == replace(cell, value=None)
