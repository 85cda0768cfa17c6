# ruff: noqa: E501 - a case a line, with its whole message
"""The line below the title: what it tells of which counts, and never of one that is kept back."""

from dataclasses import replace

import pytest

from factsheet.model import CellMark, LocalText, Profile, YearSeries
from factsheet.model.blocks import BlockChoice, BlockName, OwnTexts
from factsheet.page.blocks.news import word_lead
from tests.page.builders import a_context
from tests.sheets.drawn import STATES, profile_of

OHIO = profile_of("OH")
LONGEST = 150


def with_cases(*values: int | CellMark) -> Profile:
    """Return Ohio (synthetic) with these cases by year, 2012 on."""
    years = YearSeries(tuple(range(2012, 2012 + len(values))), values, "hotline-annual")
    return replace(OHIO, cases_by_year=years)


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ((85, 9, 375), "In Ohio, cases reported rose from 85 in 2012 to 375 in 2014 (Hotline); ", "En Ohio se pasó de 85 a 375 casos reportados de 2012 a 2014 (Línea Nacional); "),
        ((85, 9, 30), "In Ohio, cases reported fell from 85 in 2012 to 30 in 2014 (Hotline); ", "En Ohio se pasó de 85 a 30 casos reportados de 2012 a 2014 (Línea Nacional); "),
        ((85, 9, 85), "In Ohio, cases reported stayed at 85 from 2012 to 2014 (Hotline); ", "En Ohio hubo 85 casos reportados en 2012 y otra vez en 2014 (Línea Nacional); "),
        ((CellMark.NOT_SHOWN, 9, 85), "In Ohio, 1,052 cases reported in 2012–2016 (Hotline); ", "En Ohio hubo 1,052 casos reportados en 2012–2016 (Línea Nacional); "),
    ],
)  # fmt: skip
def test_the_course_of_the_cases_comes_first(
    values: tuple[int | CellMark, ...], english: str, spanish: str
) -> None:
    profile = with_cases(*values)
    assert word_lead(a_context(profile)) == f"{english}158 offenses were recorded in 2019–2023 (FBI)."
    assert (
        word_lead(a_context(profile, lang="es")) == f"{spanish}se registraron 158 delitos en 2019–2023 (FBI)."
    )


def test_what_is_left_out_by_choice_is_not_told() -> None:
    counts = (BlockName.BY_YEAR, BlockName.FIGURES)
    assert word_lead(a_context(replace(OHIO, blocks=BlockChoice(leave_out=counts)))) == (
        "158 offenses were recorded in 2019–2023 (FBI)."
    )
    without_map = replace(OHIO, blocks=BlockChoice(leave_out=(BlockName.MAP,)))
    assert (
        word_lead(a_context(without_map))
        == "In Ohio, cases reported rose from 85 in 2012 to 375 in 2016 (Hotline)."
    )


def test_a_sum_with_a_part_that_is_not_known_is_not_told() -> None:
    assert OHIO.counties is not None
    unknown = replace(OHIO.counties, not_placed=CellMark.NO_DATA)
    assert "recorded" not in word_lead(a_context(replace(OHIO, counties=unknown)))


@pytest.mark.parametrize(
    ("usps", "english", "spanish"),
    [
        ("GU", "How to reach help from Guam, which laws apply, and what is and is not counted.", "Cómo pedir ayuda desde Guam, qué leyes rigen y qué se cuenta y qué no."),
        ("VI", "How to reach help from the U.S. Virgin Islands, which laws apply, and what is and is not counted.", "Cómo pedir ayuda desde las Islas Vírgenes Estadounidenses, qué leyes rigen y qué se cuenta y qué no."),
        ("DC", "In the District of Columbia, cases reported rose from 67 in 2012 to 85 in 2016 (Hotline).", "En el Distrito de Columbia se pasó de 67 a 85 casos reportados de 2012 a 2016 (Línea Nacional)."),
    ],
)  # fmt: skip
def test_a_sheet_with_few_counts_says_what_it_is_good_for(usps: str, english: str, spanish: str) -> None:
    assert word_lead(a_context(profile_of(usps))) == english
    assert word_lead(a_context(profile_of(usps), lang="es")) == spanish


def test_a_lead_of_the_publisher_stands_as_it_is() -> None:
    own = OwnTexts(lead=LocalText.model_validate("Our state at a glance."))
    assert word_lead(a_context(replace(OHIO, texts=own))) == (
        "Our state at a glance. Each block names the source and the period of its counts."
    )


def test_each_state_has_a_line_of_two_lines_at_most() -> None:
    lines = {
        (usps, lang): word_lead(a_context(profile_of(usps), lang=lang))
        for usps in STATES
        for lang in ("en", "es")
    }
    assert len(lines) == 2 * len(STATES)
    assert {key: line for key, line in lines.items() if len(line) > LONGEST or not line.endswith(".")} == {}
