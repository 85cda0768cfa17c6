"""From a profile as known to one that is safe to print: what is hidden, told and refused, and by whom."""

from dataclasses import replace

import pytest

from factsheet import load_profile
from factsheet.disclosure import (
    Offer,
    Protected,
    Suppression,
    SuppressionLog,
    protect_profile,
)
from factsheet.disclosure.suppressed_cells import SuppressionRule
from factsheet.errors import DataError
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.model import (
    Bar,
    CallTypes,
    CellMark,
    Measure,
    Nation,
    NationFigures,
    Origin,
    Period,
    YearSeries,
)
from tests.disclosure.builders import (
    PERIOD,
    SYNTHETIC,
    a_group,
    a_policy,
    a_profile,
    hidden_in,
    of_groups,
    values_of,
)

SHIPPED = (
    "A small group of persons can point at one of them; "
    "a count that the source itself prints is exempted by itself."
)


@pytest.fixture(scope="module")
def massachusetts() -> Protected:
    return protect_profile(load_profile("MA"))


def test_the_sheet_of_massachusetts_prints_the_small_count_that_its_source_printed(
    massachusetts: Protected,
) -> None:
    people = massachusetts.profile.demographics
    assert people is not None
    assert [[bar.value for bar in group.bars] for group in people.groups] == [
        [251, 85],
        [287, 44, 3],
        [251, 85],
    ]
    assert massachusetts.log == SuppressionLog()


def test_the_same_sheet_without_the_exemption_keeps_two_counts_back(massachusetts: Protected) -> None:
    people = massachusetts.profile.demographics
    assert people is not None
    bars = tuple(bar.model_copy(update={"published": None}) for bar in people.groups[1].bars)
    groups = (people.groups[0], people.groups[1].model_copy(update={"bars": bars}), people.groups[2])
    known = replace(load_profile("MA"), demographics=people.model_copy(update={"groups": groups}))
    log = protect_profile(known).log
    assert [entry.label for entry in log.entries] == ["Gender: Male", "Gender: Gender minorities"]
    assert log.entries[1] == Suppression(
        "demographics.groups[1].bars[2]",
        "Gender: Gender minorities",
        SuppressionRule.PRIMARY,
        f"counts from 1 to 10 are not shown: {SHIPPED}",
    )
    assert log.offers == (
        Offer("demographics.groups[1]", "fold 'Male' and 'Gender minorities' into 'Other / not stated'"),
    )


@pytest.mark.parametrize("usps", ["AK", "GU", "OH", "TX", "WY"])
def test_what_is_published_openly_is_printed_as_it_is(usps: str) -> None:
    profile = load_profile(usps)
    safe = protect_profile(profile).profile
    assert values_of(safe) == values_of(replace(profile, nation=safe.nation))
    assert not safe.has_suppressed


def test_of_the_nation_a_safe_profile_has_rounded_figures_alone() -> None:
    profile = load_profile("OH")
    safe = protect_profile(profile).profile
    assert isinstance(profile.nation, Nation)
    assert isinstance(safe.nation, NationFigures)
    assert protect_profile(safe).profile.nation == safe.nation


def test_what_is_safe_stays_as_it_is() -> None:
    safe = protect_profile(of_groups(a_group("Age", Adult=11, Minor=10))).profile
    assert protect_profile(safe).profile == safe
    assert safe.has_suppressed


def test_a_source_without_a_policy_has_the_default_threshold() -> None:
    group = a_group("Age", "cases", Adult=11, Minor=10)
    assert hidden_in(of_groups(group)) == {"demographics.groups[0].bars[1]"}


def test_a_declared_total_makes_a_second_count_needful() -> None:
    group = a_group("Gender", "persons", Female=60, Male=30, Other=10)
    assert hidden_in(of_groups(group, persons=100)) == {
        "demographics.groups[0].bars[1]",
        "demographics.groups[0].bars[2]",
    }


@pytest.mark.parametrize("of", [None, "cases"])
@pytest.mark.parametrize("cases", [None, 100, 101, 99, 400])
def test_that_nothing_else_is_hidden_never_tells_that_a_breakdown_is_not_complete(
    of: str | None, cases: int | None
) -> None:
    group = a_group("Gender", of, Female=60, Male=30, Other=10)
    is_clear = cases in {None, 101, 400}  # nothing to divide, or more than 10 are missing
    assert len(hidden_in(of_groups(group, cases=cases))) == (1 if is_clear else 2)


def test_what_is_not_stated_covers_like_any_other_part() -> None:
    group = a_group("Gender", "persons", 20, Female=60, Male=30, Other=10)
    assert hidden_in(of_groups(group, persons=120)) == {
        "demographics.groups[0].bars[2]",
        "demographics.groups[0].not_stated",
    }


def test_a_gap_under_a_declared_total_bounds_a_hidden_count() -> None:
    group = a_group("Gender", "cases", Female=287, Male=44, Other=3)
    assert hidden_in(of_groups(group, cases=336)) == {
        "demographics.groups[0].bars[1]",
        "demographics.groups[0].bars[2]",
    }


def test_a_group_of_one_year_adds_up_to_that_year() -> None:
    profile = of_groups(a_group("Age", "cases", Adult=30, Minor=5))
    series = YearSeries((2022, 2023), (44, 35), SYNTHETIC)
    assert profile.demographics is not None
    people = profile.demographics.model_copy(update={"period": Period(first=2023, last=2023)})
    assert len(hidden_in(replace(profile, demographics=people, cases_by_year=series))) == 2
    assert len(hidden_in(replace(profile, demographics=people))) == 1


def test_types_of_calls_add_up_to_the_calls_of_their_period() -> None:
    bars = tuple(Bar(label=f"Type {index}", value=value) for index, value in enumerate((80, 15, 5)))
    types = CallTypes(period=PERIOD, source=SYNTHETIC, bars=bars)
    calls = Measure(value=100, period=PERIOD, source=SYNTHETIC)
    profile = replace(of_groups(), call_types=types, calls=calls)
    assert hidden_in(profile) == {"call_types.bars[1]", "call_types.bars[2]"}
    safe = protect_profile(profile).profile
    assert safe.call_types is not None
    assert [bar.value for bar in safe.call_types.bars] == [80, CellMark.NOT_SHOWN, CellMark.NOT_SHOWN]


def test_counties_years_and_types_are_solved_with_their_total() -> None:
    profile = a_profile((4, 20, 40, 60), years=(24, 100), types=(120, 4))
    assert hidden_in(profile) == {
        "counties.25001",
        "counties.25003",
        "offenses.by_type[0]",
        "offenses.by_type[1]",
    }


def test_what_is_in_no_county_covers_when_nothing_else_can() -> None:
    profile = a_profile((4,), years=(44,), types=(44,), not_placed=40)
    assert hidden_in(profile) == {"counties.25001", "counties.not_placed"}
    safe = protect_profile(profile).profile
    assert safe.counties is not None
    assert safe.counties.not_placed is CellMark.NOT_SHOWN


def test_a_small_total_is_hidden_with_all_that_makes_it() -> None:
    profile = a_profile((3,), years=(1, 2, 0), types=(3,))
    assert hidden_in(profile) == {
        "counties.25001",
        "offenses.by_year.2019",
        "offenses.by_year.2020",
        "offenses.by_type[0]",
    }
    safe = protect_profile(profile).profile
    assert safe.offenses is not None
    assert safe.offenses.by_year.total is None


def test_small_key_figures_are_hidden() -> None:
    safe = protect_profile(of_groups(persons=7, cases=5)).profile
    assert safe.cases is not None
    assert safe.persons is not None
    assert (safe.cases.value, safe.persons.value) == (CellMark.NOT_SHOWN, CellMark.NOT_SHOWN)


def test_a_number_of_agencies_is_no_number_of_persons() -> None:
    safe = protect_profile(a_profile((), years=(0,), types=(0,))).profile
    assert safe.efforts.agencies is not None
    assert safe.efforts.agencies.value == 4


def test_the_classes_of_the_map_know_shown_counts_alone() -> None:
    safe = protect_profile(a_profile((4, 20, 40, 60, 900), years=(1024,), types=(1024,))).profile
    assert safe.counties is not None
    classes = classify_counts(safe.counties, safe.map_choice)
    assert classes is not None
    assert classes.bounds == (99, 299, 900)  # steps between 40 and 900, as without the hidden ones


def test_protected_zeros_are_hidden_and_covered() -> None:
    profile = a_profile((40, 60), years=(100,), types=(100,), policy=a_policy(protect_zeros=True))
    safe = protect_profile(profile).profile
    assert safe.counties is not None
    assert list(safe.counties.cells.values()) == [CellMark.NOT_SHOWN, 60, *[CellMark.NOT_SHOWN] * 12]


def test_a_count_that_its_source_keeps_back_stays_so_and_is_covered() -> None:
    group = a_group("Gender", "persons", Female=60, Male=30, Other=CellMark.NOT_SHOWN)
    assert hidden_in(of_groups(group, persons=100)) == {"demographics.groups[0].bars[1]"}


def test_counts_that_contradict_their_total_are_covered_by_their_own_sum() -> None:
    group = a_group("Gender", "persons", Female=60, Male=30, Other=10)
    assert len(hidden_in(of_groups(group, persons=50))) == 2


def test_what_cannot_be_made_safe_is_refused_by_name_and_line_with_a_merge() -> None:
    profile = of_groups(a_group("Age", "persons", Adult=10, Minor=10), persons=20)
    place = "demographics.groups[0]"
    with pytest.raises(DataError) as caught:
        protect_profile(replace(profile, origins={place: Origin("profiles/xx.yaml", 24, place)}))
    assert str(caught.value) == (
        "profiles/xx.yaml:24: demographics.groups[0].bars[0]: "
        "found small counts that can be worked out: 'Age: Adult'; "
        "allowed: counts that can be hidden; "
        "leave this breakdown out: no merge of its categories can be shown"
    )


def test_a_county_list_that_cannot_be_made_safe_is_told_at_the_top_of_the_profile() -> None:
    with pytest.raises(DataError) as caught:
        protect_profile(a_profile((10, 10), years=(20,), types=(20,)))
    assert str(caught.value) == (
        "profiles/xx.yaml:3: counties.25001: found small counts that can be worked out: 'Barnstable County'; "
        "allowed: counts that can be hidden; "
        "count over more years, or leave the counties out and show the whole jurisdiction alone"
    )


def test_persons_not_stated_leave_no_mark_that_the_sheet_explains() -> None:
    group = a_group("Age", "cases", 3, Adult=40, Minor=30)
    profile = of_groups(group)
    assert hidden_in(profile) == {"demographics.groups[0].not_stated"}
    assert not protect_profile(profile).profile.has_suppressed
