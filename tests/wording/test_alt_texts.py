# ruff: noqa: E501 - whole texts
"""What is heard of charts: what they show at a glance, then their numbers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark
from factsheet.wording import Wording, load_wording
from factsheet.wording.alt import (
    describe_bars,
    describe_shares,
    describe_years,
)
from factsheet.wording.courses import word_point

FIRST = 2012
SERIES = st.lists(
    st.integers(-3, 40) | st.integers(0, 100_000) | st.sampled_from(CellMark), min_size=1, max_size=8
)


def years_of(values: list[Cell]) -> tuple[int, ...]:
    return tuple(range(FIRST, FIRST + len(values)))


def test_bars_are_told_with_their_values_and_the_highest(en: Wording, es: Wording) -> None:
    bars = [
        ("U.S. citizen or lawful permanent resident", 251, "251"),
        ("Foreign national", 1085, "1,085"),
    ]
    assert describe_bars(en, "Citizenship", bars) == (
        "Chart. Citizenship: U.S. citizen or lawful permanent resident, 251; Foreign national, 1,085, the most."
    )
    assert describe_bars(es, "Citizenship", bars) == (
        "Gráfico. Ciudadanía: Ciudadanos o residentes permanentes, 251; Personas extranjeras, 1,085, la cifra "
        "más alta."
    )


def test_labels_that_are_translated_already_stay_as_they_are(es: Wording) -> None:
    assert describe_bars(es, "Género", [("Mujeres", 287, "287")]) == "Gráfico. Género: Mujeres, 287."


@pytest.mark.parametrize("values", [(5, 5), (5,), (5, CellMark.NOT_SHOWN), (5, CellMark.NO_DATA), ()])
def test_of_equal_bars_or_where_one_is_not_shown_none_is_the_highest(
    values: tuple[Cell, ...], en: Wording
) -> None:
    bars = [(f"Part {place}", value, "words") for place, value in enumerate(values)]
    assert "most" not in describe_bars(en, "Age", bars)


def test_years_are_told_with_their_values(en: Wording, es: Wording) -> None:
    years, values = (2012, 2013, 2014), (63, 88, 0)
    assert describe_years(en, "Cases by year", years, values) == (
        "Chart. Cases by year: highest in 2013, lowest in 2014. 2012, 63; 2013, 88; 2014, 0."
    )
    assert describe_years(es, "Casos por año", years, values) == (
        "Gráfico. Casos por año: máximo en 2013, mínimo en 2014. 2012, 63; 2013, 88; 2014, 0."
    )


def test_several_wholes_are_a_sentence_each(en: Wording) -> None:
    parts = [("Adult", "75%"), ("Minor", "25%")]
    assert describe_shares(en, "Age", [("the District of Columbia", parts), ("Nation", parts[:1])]) == (
        "Chart. Age. The District of Columbia: Adult, 75%; Minor, 25%. Nation: Adult, 75%."
    )


@pytest.mark.parametrize(
    ("values", "has_change", "point", "spanish"),
    [
        ((63, 69, 54, 62, 88), False, "highest in 2016, lowest in 2014", "máximo en 2016, mínimo en 2014"),
        ((63, 88), True, "highest in 2013, lowest in 2012; up 40% from 2012 to 2013",
         "máximo en 2013, mínimo en 2012; 40 % más en 2013 que en 2012"),
        ((88, 63), True, "highest in 2012, lowest in 2013; down 28% from 2012 to 2013",
         "máximo en 2012, mínimo en 2013; 28 % menos en 2013 que en 2012"),
        ((20, 88), True, "highest in 2013, lowest in 2012", "máximo en 2013, mínimo en 2012"),
        ((4, 9, 9, 2, 2), False, "highest in 2013 and 2014, lowest in 2015 and 2016",
         "máximo en 2013 y 2014, mínimo en 2015 y 2016"),
        ((7, 7, 7), True, "the same in each year", "lo mismo en cada año"),
        ((0, 0), False, "the same in each year", "lo mismo en cada año"),
        ((7,), False, "", ""),
        ((CellMark.NOT_SHOWN, CellMark.NOT_SHOWN), True, "", ""),
        ((30, CellMark.NOT_SHOWN), True, "", ""),
        ((30, 30, CellMark.NOT_SHOWN), True, "", ""),
        ((30, CellMark.NOT_SHOWN, 60), True,
         "of the counts shown, highest in 2014, lowest in 2012; up 100% from 2012 to 2014",
         "de las cifras mostradas, máximo en 2014, mínimo en 2012; 100 % más en 2014 que en 2012"),
        ((30, 25, CellMark.NO_DATA), False, "of the counts shown, highest in 2012, lowest in 2013",
         "de las cifras mostradas, máximo en 2012, mínimo en 2013"),
        ((CellMark.NONE_REPORTED, 3, 2), False, "highest in 2013", "máximo en 2013"),
        ((CellMark.NONE_REPORTED, 1, CellMark.NONE_REPORTED), False, "highest in 2013", "máximo en 2013"),
        ((CellMark.NONE_REPORTED, -1, 0), False, "", ""),
        ((CellMark.NONE_REPORTED, 9, 5, CellMark.NOT_SHOWN), False, "of the counts shown, highest in 2013",
         "de las cifras mostradas, máximo en 2013"),
        ((CellMark.NONE_REPORTED, CellMark.NONE_REPORTED), False, "", ""),
    ],
)  # fmt: skip
def test_the_point_of_a_course(
    values: tuple[Cell, ...], point: str, spanish: str, en: Wording, es: Wording, *, has_change: bool
) -> None:
    years = years_of(list(values))
    told = [word_point(wording, years, values, has_change=has_change) for wording in (en, es)]
    assert [words.replace("\u00a0", " ") for words in told] == [point, spanish]


@given(values=SERIES, has_change=st.booleans())
def test_what_is_said_of_a_course_is_true_of_it(values: list[Cell], *, has_change: bool) -> None:
    years = years_of(values)
    point = word_point(load_wording("en"), years, values, has_change=has_change)
    shown = {year: value for year, value in zip(years, values, strict=True) if isinstance(value, int)}
    for word, end in (("highest", max), ("lowest", min)):
        said = re.search(rf"{word} in ([\d, and]+)", point)
        if said:
            told = {int(year) for year in re.findall(r"\d{4}", said[1])}
            assert told == {year for year, value in shown.items() if value == end(shown.values())}
    has_gaps = CellMark.NOT_SHOWN in values or CellMark.NO_DATA in values
    assert ("est in" in point and has_gaps) == point.startswith("of the counts shown, ")
    change = re.search(r"(up|down) (\d[\d,]*)% from (\d+) to (\d+)", point)
    if change:
        first, last = shown[int(change[3])], shown[int(change[4])]
        percent = int(change[2].replace(",", "")) * (1 if change[1] == "up" else -1)
        assert has_change
        assert abs((last / first - 1) * 100 - percent) <= 0.5 + 1e-9
        assert min(first, last) > 20


@given(SERIES, st.data())
def test_nothing_is_said_of_a_hidden_year_nor_of_all_years_beside_it(
    values: list[Cell], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(values) - 1))
    hidden: list[Cell] = [*values[:at], CellMark.NOT_SHOWN, *values[at + 1 :]]
    said = describe_years(load_wording("en"), "Cases", years_of(hidden), hidden, has_change=True)
    point = word_point(load_wording("en"), years_of(hidden), hidden, has_change=True)
    assert str(FIRST + at) not in point
    assert "same" not in point
    assert f"{FIRST + at}, not shown" in said
