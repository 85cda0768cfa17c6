"""The sheets of several states and the nation's sums in one hand."""

from dataclasses import replace

from factsheet.disclosure import protect_profile
from factsheet.disclosure.national_cover import cover_nation
from factsheet.disclosure.profile_relations import CASES, read_series_tables
from factsheet.disclosure.relations import Tables
from factsheet.errors import Fault
from factsheet.model import Measure, Nation, Profile, YearSeries
from tests.disclosure.builders import SYNTHETIC, a_policy, a_profile

YEARS = (2015, 2016, 2017)


def a_state(usps: str, *cases: int) -> Profile:
    made = a_profile((), years=(0,), types=(0,))
    series = YearSeries(YEARS[: len(cases)], cases, SYNTHETIC)
    total = Measure(value=sum(cases), period=series.period, source=SYNTHETIC)
    jurisdiction = replace(made.jurisdiction, usps=usps)
    return replace(made, jurisdiction=jurisdiction, cases=total, cases_by_year=series)


def some_rows(*cases: int) -> Tables:
    series = YearSeries(YEARS[: len(cases)], cases, SYNTHETIC)
    return read_series_tables({CASES: series}, {SYNTHETIC: a_policy()})


def covered(*states: Profile, **others: Tables) -> dict[str, set[str]]:
    cover = cover_nation({state.jurisdiction.usps: state for state in states}, others)
    assert cover.faults == {}
    return {usps: {name.rpartition(".")[2] for name in names} for usps, names in cover.hidden.items()}


def test_where_no_count_is_small_nothing_is_hidden() -> None:
    assert covered(a_state("VT", 40, 50), a_state("NH", 60, 70)) == {}


def test_a_hidden_year_of_one_state_alone_would_be_the_nation_less_the_others() -> None:
    vermont, maine = a_state("VT", 5, 40, 80), a_state("ME", 30, 50, 70)
    assert {entry.cell for entry in protect_profile(vermont).log.entries} == {
        "cases_by_year.2015",
        "cases_by_year.2016",
    }
    assert covered(vermont, maine) == {"VT": {"2015", "2016"}, "ME": {"2015", "2016"}}


def test_a_state_of_which_only_rows_can_be_read_covers_as_well() -> None:
    assert covered(a_state("VT", 5, 40, 80), ME=some_rows(30, 50, 70)) == {
        "VT": {"2015", "2016"},
        "ME": {"2015", "2016"},
    }


def test_a_sheet_hides_what_the_others_need() -> None:
    maine = replace(a_state("ME", 30, 50, 70), hidden_elsewhere=frozenset({"cases_by_year.2016"}))
    safe = protect_profile(maine)
    assert {entry.cell: entry.rule.value for entry in safe.log.entries} == {
        "cases_by_year.2016": "hidden elsewhere",
        "cases_by_year.2015": "cover",
    }
    assert safe.profile.hidden_elsewhere == frozenset()


def test_a_state_that_the_others_give_away_is_told_and_stops_no_other() -> None:
    alone, other = a_state("VT", 5), a_state("NH", 60)
    cover = cover_nation({"VT": replace(alone, cases=None), "NH": replace(other, cases=None)}, {})
    assert cover.faults == {}
    open_source = replace(
        other, sources=(other.sources[0].model_copy(update={"disclosure": a_policy(None)}),)
    )
    cover = cover_nation({"VT": replace(alone, cases=None), "NH": replace(open_source, cases=None)}, {})
    assert cover.faults == {
        "VT": (
            Fault(
                "profiles/xx.yaml",
                3,
                "cases_by_year.2015",
                "small counts that can be worked out beside the sheets of the other states: 'cases in 2015'",
                "counts that can be hidden; put several years together, or show the whole period alone",
                code="FS017",
            ),
        )
    }


def test_newer_years_of_one_state_are_in_no_sum_of_the_nation() -> None:
    vermont, maine = a_state("VT", 5, 40, 80), a_state("ME", 30, 50)
    years = YearSeries(YEARS[:2], (35, 90), SYNTHETIC)
    nation = Nation(years, years)
    members = [replace(state, nation=nation) for state in (vermont, maine)]
    assert covered(*members) == covered(vermont, maine)
    newest_is_small = replace(a_state("VT", 50, 40, 5), cases=None)
    both = [replace(state, nation=nation) for state in (newest_is_small, maine)]
    assert covered(*both).get("ME") is None
    longer = YearSeries(YEARS, (80, 90, 5), SYNTHETIC)
    summed = [replace(state, nation=Nation(longer, longer)) for state in (newest_is_small, maine)]
    assert cover_nation(dict(zip(("VT", "ME"), summed, strict=True)), {}).faults  # 2017 is in its sums
