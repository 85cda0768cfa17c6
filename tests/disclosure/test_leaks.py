"""Finished files hold no hidden count, in any language and format; unprotected ones would."""

from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.disclosure.profile_relations import read_tables
from factsheet.model import DisclosurePolicy, Profile, YearSeries
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.disclosure.builders import SYNTHETIC, a_group, a_policy, a_profile, chosen, values_of
from tests.disclosure.leaks import Leak, numbers, scan
from tests.sheets.drawn import draw

# Counts below 100 are small here, so that each hidden one is a number that nothing else on a sheet explains.
POLICY = a_policy(100)
COUNTIES = (73, 131, 351, 609)
YEARS = (97, 211, 283, 307, 327)
TYPES = (1142, 83)
GENDER = {"Female": 691, "Male": 143, "Gender_minorities": 67}
AGE = {"Adult": 774, "Minor": 127}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return made_up(POLICY)


@pytest.fixture(scope="module")
def hidden(profile: Profile) -> dict[str, int]:
    tables = read_tables(profile)
    return {name: tables.cells[name].value or 0 for name in chosen(tables)}


def made_up(policy: DisclosurePolicy) -> Profile:
    made = a_profile(
        COUNTIES,
        years=YEARS,
        types=TYPES,
        not_placed=61,
        groups=[a_group("Gender", "persons", **GENDER), a_group("Age", "persons", **AGE)],
        persons=901,
        cases=503,
        policy=policy,
    )
    courses = YearSeries((2019, 2020, 2021, 2022, 2023), (89, 101, 103, 103, 107), SYNTHETIC)
    return replace(made, cases_by_year=courses)


def longest(profile: Profile) -> dict[str, int]:
    """The highest count of each chart, by how the names of its counts begin."""
    assert profile.demographics is not None
    assert profile.offenses is not None
    assert profile.cases_by_year is not None
    charts = {
        f"demographics.groups[{index}]": [bar.value for bar in group.bars]
        for index, group in enumerate(profile.demographics.groups)
    }
    charts["offenses.by_type"] = [bar.value for bar in profile.offenses.by_type]
    charts["offenses.by_year"] = [*profile.offenses.by_year.values]
    charts["cases_by_year"] = [*profile.cases_by_year.values]
    shown = {chart: [cell for cell in cells if isinstance(cell, int)] for chart, cells in charts.items()}
    return {chart: max(cells) for chart, cells in shown.items() if cells}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", list(Format))
def test_no_hidden_count_can_be_read(
    profile: Profile, hidden: dict[str, int], form: Format, lang: str
) -> None:
    pdf = draw(profile, SheetOptions(form=form, lang=lang)).content
    assert scan(pdf, hidden, longest(protect_profile(profile).profile)) == []


def test_the_search_finds_each_count_on_each_surface_of_a_file_that_is_not_protected(
    hidden: dict[str, int],
) -> None:
    open_profile = made_up(a_policy(None))
    found = scan(draw(open_profile).content, hidden, longest(open_profile))
    groups = {name for name in hidden if name.startswith("demographics")}
    assert {leak.name for leak in found if leak.surface == "attachment"} == set(hidden)
    assert {leak.name for leak in found if leak.surface == "private"} == set(hidden)
    assert groups <= {leak.name for leak in found if leak.surface == "text"}
    assert groups <= {leak.name for leak in found if leak.surface == "structure"}
    assert Leak("demographics.groups[0].bars[2]", "bar") in found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("gender adds to three less", 3),
        ("Sixty-\nseven of them", 67),
        ("tres menos", 3),
        ("ochenta y tres", 83),
        ("3 of them", 3),
        ("1,142", 1142),
    ],
)
def test_the_search_reads_figures_and_words(text: str, number: int) -> None:
    assert number in numbers(text)


@pytest.mark.parametrize(("word", "lang"), [("eighty-three", "en"), ("ochenta y tres", "es")])
def test_the_search_finds_a_word_on_each_surface(
    profile: Profile, hidden: dict[str, int], word: str, lang: str
) -> None:
    (name,) = [name for name, value in hidden.items() if value == 83]
    told = replace(profile, publisher=f"An office that counts {word} of them")
    found = scan(draw(told, SheetOptions(lang=lang, has_back=True)).content, hidden)
    assert {leak.name for leak in found} == {name}
    assert {leak.surface for leak in found} >= {"text", "metadata", "attachment"}


def test_what_a_source_says_beside_its_counts_is_nowhere_in_the_file(
    profile: Profile, hidden: dict[str, int]
) -> None:
    note = "Of these eighty-three, 83, ochenta y tres"
    sources = (source.model_copy(update={"notes": note, "policy": note}) for source in profile.sources)
    assert scan(draw(replace(profile, sources=tuple(sources))).content, hidden) == []


def test_the_made_up_counts_need_cover_in_every_part(profile: Profile, hidden: dict[str, int]) -> None:
    assert {name.partition(".")[0] for name in hidden} == {
        "cases_by_year", "demographics", "counties", "offenses"
    }  # fmt: skip
    assert {value < 100 for value in hidden.values()} == {True, False}
    assert values_of(protect_profile(profile).profile) != values_of(profile)
