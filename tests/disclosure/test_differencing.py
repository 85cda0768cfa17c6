"""What the change since the edition before would tell."""

from dataclasses import replace

from factsheet.disclosure import protect_profile
from factsheet.disclosure.differencing import Revelation, find_revealing_differences
from factsheet.model import Period, Profile
from tests.disclosure.builders import a_group, a_policy, a_profile


def an_edition(year: int, *counties: int, cases: int = 503, **bars: int) -> Profile:
    total = sum(counties)
    groups = [a_group("Age", **bars)] if bars else []
    made = a_profile(counties, years=(total,), types=(total,), cases=cases, groups=groups)
    return replace(made, edition=year)


def differences(earlier: Profile, later: Profile) -> tuple[Revelation, ...]:
    """Compare two editions as they are printed."""
    return find_revealing_differences(protect_profile(earlier).profile, protect_profile(later).profile)


def test_a_total_that_grew_by_a_few_is_told_without_a_count() -> None:
    found = differences(an_edition(2022, 40, 50), an_edition(2023, 43, 50, cases=603))
    reason = "the change since the 2022 edition is a small count"
    assert Revelation("counties.25001", "Barnstable County from 2019", reason) in found
    assert {change.cell for change in found} == {
        "counties.25001",
        "offenses.total",
        "offenses.by_year.2019",
        "offenses.by_type[0]",
    }


def test_large_changes_and_none_tell_nothing() -> None:
    assert differences(an_edition(2022, 40, 50), an_edition(2023, 40, 50)) == ()
    assert differences(an_edition(2022, 40, 50), an_edition(2023, 40, 90)) == ()


def test_categories_are_compared_by_name_wherever_they_stand() -> None:
    earlier = an_edition(2022, 40, Adult=100, Minor=60)
    assert differences(earlier, an_edition(2023, 40, Minor=60, Adult=100)) == ()
    (change,) = differences(earlier, an_edition(2023, 40, Minor=62, Adult=100))
    assert (change.cell, change.label) == ("demographics.groups[0].bars[0]", "Age: Minor from 2019")


def test_periods_that_begin_in_other_years_and_open_sources_are_not_compared() -> None:
    earlier, later = an_edition(2022, 40, cases=503), an_edition(2023, 40, cases=505)
    assert [change.cell for change in differences(earlier, later)] == ["cases"]
    assert later.cases is not None
    moved = later.cases.model_copy(update={"period": Period(first=2020, last=2024)})
    assert differences(earlier, replace(later, cases=moved)) == ()
    source = later.sources[0].model_copy(update={"disclosure": a_policy(None)})
    assert differences(earlier, replace(later, sources=(source,))) == ()
