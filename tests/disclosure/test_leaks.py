"""Finished files hold no hidden count, in any language and format; unprotected ones would."""

from dataclasses import replace

import pytest

from factsheet.disclosure import protect
from factsheet.disclosure.hiding import choose_hidden
from factsheet.disclosure.tables import read_tables
from factsheet.layout import Options, draw_sheet
from factsheet.model import Profile, YearSeries, total_of
from factsheet.page.forms import Format
from tests.disclosure.builders import PERIOD, SYNTHETIC, a_group, a_policy, a_profile
from tests.disclosure.leaks import Leak, scan

# Counts below 100 are small here, so that each hidden one is a number that nothing else on a sheet explains.
POLICY = a_policy(100)
COUNTIES = (73, 131, 351, 609)
YEARS = (97, 211, 283, 307, 327)
TYPES = (1142, 83)
GENDER = {"Female": 691, "Male": 143, "Gender_minorities": 67}
AGE = {"Adult": 774, "Minor": 127}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return made_up(None)


@pytest.fixture(scope="module")
def hidden(profile: Profile) -> dict[str, int]:
    tables = read_tables(profile)
    return {name: tables.cells[name].value or 0 for name in choose_hidden(tables)}


def made_up(threshold_off: object) -> Profile:
    made = a_profile(
        COUNTIES,
        years=YEARS,
        types=TYPES,
        not_placed=61,
        groups=[a_group("Gender", "persons", **GENDER), a_group("Age", "persons", **AGE)],
        persons=901,
        cases=503,
        policy=POLICY if threshold_off is None else a_policy(None),
    )
    courses = YearSeries((2019, 2020, 2021, 2022, 2023), (89, 101, 103, 103, 107), SYNTHETIC)
    return replace(made, cases_by_year=courses)


def shown_most(profile: Profile) -> list[int]:
    """The highest count of each chart that is shown."""
    safe = protect(profile).profile
    assert safe.demographics is not None
    assert safe.offenses is not None
    assert safe.cases_by_year is not None
    charts = [
        *([bar.value for bar in group.bars] for group in safe.demographics.groups),
        [bar.value for bar in safe.offenses.by_type],
        safe.offenses.by_year.values,
        safe.cases_by_year.values,
    ]
    shown = [[cell for cell in cells if isinstance(cell, int)] for cells in charts]
    return [max(cells) for cells in shown if cells]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", list(Format))
def test_no_hidden_count_can_be_read(
    profile: Profile, hidden: dict[str, int], form: Format, lang: str
) -> None:
    pdf = draw_sheet(profile, Options(form=form, lang=lang)).content
    assert scan(pdf, hidden, shown_most(profile)) == []


def test_the_search_finds_each_count_on_each_surface_of_a_file_that_is_not_protected(
    hidden: dict[str, int],
) -> None:
    pdf = draw_sheet(made_up("open")).content
    found = scan(pdf, hidden, [max(GENDER.values()), max(TYPES), max(YEARS), 107])
    groups = {name for name in hidden if name.startswith("demographics")}
    assert {leak.name for leak in found if leak.surface == "attachment"} == set(hidden)
    assert groups <= {leak.name for leak in found if leak.surface == "text"}
    assert groups <= {leak.name for leak in found if leak.surface == "structure"}
    assert Leak("demographics.groups[0].bars[2]", "bar") in found


def test_the_made_up_counts_are_those_that_need_cover(profile: Profile, hidden: dict[str, int]) -> None:
    assert PERIOD == profile.counties.period if profile.counties else False
    assert total_of(profile.offenses.by_year.values) == 1225 if profile.offenses else False
    assert sorted(name for name in hidden if hidden[name] >= 100) == []
