"""Categories with other names in the next edition are set beside those that are gone."""

from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.renamed_categories import match_categories
from factsheet.errors import DataError
from factsheet.model import Profile
from tests.disclosure.builders import a_group, a_profile


def an_edition(title: str, year: int = 2023, before: Profile | None = None, **bars: int) -> Profile:
    group = a_group(title, "cases", **bars)
    made = a_profile((), years=(0,), types=(0,), groups=(group,), cases=sum(bars.values()))
    return replace(made, edition=year, before=before)


def names_by_now(before: Profile, now: Profile) -> dict[str, str]:
    """What each category of the edition before is called by now."""
    cells = match_categories(read_tables(now), read_tables(before)).cells
    found = {name: cell.counted for name, cell in cells.items() if ".bars" in name and "demographics" in name}
    return {name.rpartition(".")[2]: counted.what for name, counted in found.items() if counted}


def test_categories_of_one_name_are_the_same_whatever_their_number() -> None:
    before, now = an_edition("Age", Adult=40, Minor=3), an_edition("Age", Minor=40, Adult=50)
    assert names_by_now(before, now) == {"bars[0]": "age: adult", "bars[1]": "age: minor"}


def test_a_renamed_category_is_found_by_its_number_or_else_by_its_place() -> None:
    before = an_edition("Age", Adult=40, Youth=20, Minor=3)
    now = an_edition("Age group", Child=3, Grown=40, Young=52)
    assert names_by_now(before, now) == {
        "bars[0]": "age group: grown",
        "bars[1]": "age group: young",
        "bars[2]": "age group: child",
    }


def test_what_is_gone_keeps_its_name() -> None:
    before, now = an_edition("Age", Adult=40, Minor=3), an_edition("Age", Adult=40)
    assert names_by_now(before, now) == {"bars[0]": "age: adult", "bars[1]": "age: minor"}


@pytest.mark.parametrize("title", ["Age", "Age group"])
@pytest.mark.parametrize("labels", [("A", "B", "C", "D"), ("E", "F", "C", "D")])
def test_another_name_gives_no_hidden_count_away(title: str, labels: tuple[str, ...]) -> None:
    before = an_edition("Age", A=40, B=20, C=3, D=30)
    bars = dict(zip(labels, (40, 52, 3, 30), strict=True))
    now = an_edition(title, 2024, before, **bars)
    hidden = {entry.cell.rpartition(".")[2] for entry in protect_profile(now).log.entries}
    assert hidden == {"bars[1]", "bars[2]"}


def test_beside_counts_that_were_shown_a_renamed_one_cannot_hide() -> None:
    before = an_edition("Age", A=40, B=20, D=30)
    with pytest.raises(DataError, match="beside the 2023 edition"):
        protect_profile(an_edition("Age group", 2024, before, E=40, F=3, G=30))
