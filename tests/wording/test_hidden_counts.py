"""Counts that are not shown, in words."""

from dataclasses import replace

import pytest

from factsheet.model import CellMark
from factsheet.wording import Wording
from factsheet.wording.alt import describe_bars, describe_legend, describe_map, describe_years
from factsheet.wording.places import word_map, word_unplaced
from tests.wording.conftest import CountsOf, JurisdictionOf, ShapesOf


def test_the_words_stand_where_a_number_would(en: Wording, es: Wording) -> None:
    assert [en.number(1234), en.number(CellMark.NOT_SHOWN), en.number(CellMark.NO_DATA)] == [
        "1,234",
        "not shown",
        "no data",
    ]
    assert es.number(CellMark.NOT_SHOWN) == "no se muestra"


def test_the_plural_does_not_tell_a_hidden_one(en: Wording) -> None:
    assert en.counted("glance.cases", 1) == "case reported"
    assert en.counted("glance.cases", CellMark.NOT_SHOWN) == "cases reported"


def test_charts_are_told_with_the_words(en: Wording) -> None:
    bars = [("Adult", 60), ("Minor", CellMark.NOT_SHOWN)]
    assert describe_bars(en, "Age", bars) == "Bar chart. Age: Adult, 60; Minor, not shown."
    years = describe_years(en, "Cases by year", (2012, 2013), (63, CellMark.NOT_SHOWN))
    assert years == "Column chart. Cases by year: 2012, 63; 2013, not shown."


@pytest.mark.parametrize(
    ("not_placed", "sentences"),
    [
        (0, []),
        (1, ["1 offense not tied to one county."]),
        (CellMark.NOT_SHOWN, ["The number of offenses not tied to one county is not shown."]),
    ],
)
def test_what_is_in_no_county_is_told_or_said_to_be_hidden(
    en: Wording, shapes_of: ShapesOf, counts_of: CountsOf, not_placed: int, sentences: list[str]
) -> None:
    counts = replace(counts_of(shapes_of("MA"), {"Suffolk": 51}), not_placed=not_placed)
    assert word_unplaced(en, "county", counts) == sentences


def test_a_map_without_a_count_to_show_says_so(
    en: Wording, shapes_of: ShapesOf, counts_of: CountsOf, jurisdiction_of: JurisdictionOf
) -> None:
    shapes, state = shapes_of("MA"), jurisdiction_of("MA")
    counts = counts_of(shapes, {"Suffolk": CellMark.NOT_SHOWN})
    assert describe_map(en, state, shapes, counts, None) == (
        "Map of Massachusetts by county, shaded by offenses known to police, 2019–2023. "
        "No count can be shown for any county of Massachusetts. "
        "None reported in 13 counties. Not shown for 1 county."
    )
    assert (
        describe_legend(en, "county", None, counts)
        == "Legend. Offenses per county: None reported; Not shown."
    )


def test_a_single_unit_with_a_hidden_part_has_no_figure(
    en: Wording, shapes_of: ShapesOf, counts_of: CountsOf, jurisdiction_of: JurisdictionOf
) -> None:
    counts = replace(counts_of(shapes_of("GU"), {"Guam": 5}), not_placed=CellMark.NOT_SHOWN)
    sentence = word_map(en, jurisdiction_of("GU"), shapes_of("GU"), counts)
    assert sentence == "No count can be shown for any part of Guam."
