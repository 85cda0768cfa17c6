"""Counts that are not shown, in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import CellMark, CountyCounts, Period
from factsheet.wording import Wording, load_wording
from factsheet.wording.alt import describe_bars, describe_years
from factsheet.wording.map_texts import ToldElsewhere, describe_map
from factsheet.wording.places import word_map, word_unplaced
from tests.wording.conftest import CountsOf, ShapesOf, tell_counties


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
    bars = [("Adult", 60, "60"), ("Minor", CellMark.NOT_SHOWN, "not shown")]
    assert describe_bars(en, "Age", bars) == "Chart. Age: Adult, 60; Minor, not shown."
    years = describe_years(en, "Cases by year", (2012, 2013), (63, CellMark.NOT_SHOWN))
    assert years == "Chart. Cases by year: 2012, 63; 2013, not shown."


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
    assert word_unplaced(en, tell_counties("MA", counts)) == sentences


def test_a_map_without_a_count_to_show_says_so(en: Wording, shapes_of: ShapesOf, counts_of: CountsOf) -> None:
    told = tell_counties("MA", counts_of(shapes_of("MA"), {"Suffolk": CellMark.NOT_SHOWN}))
    assert describe_map(en, told, None, ToldElsewhere()) == (
        "Map of Massachusetts by county (FBI, 2019 to 2023). "
        "Offenses per county: None recorded; slanted lines: Not shown. "
        "None recorded in 13 counties. Not shown for 1 county: Suffolk."
    )


def test_a_single_unit_with_a_hidden_part_has_no_figure(
    en: Wording, shapes_of: ShapesOf, counts_of: CountsOf
) -> None:
    counts = replace(counts_of(shapes_of("GU"), {"Guam": 5}), not_placed=CellMark.NOT_SHOWN)
    sentence = word_map(en, tell_counties("GU", counts))
    assert sentence == "No count can be shown for any part of Guam."


SPREAD = ("Ada", "Bannock", "Canyon", "Kootenai", "Twin Falls", "Bonner")


@pytest.mark.parametrize(
    ("counts", "english", "spanish"),
    [
        (
            {"Ada": 13},
            "Counts of offenses can be shown for Ada County (13).",
            "Se pueden mostrar las cifras de delitos del condado de Ada (13).",
        ),
        (
            dict(zip(SPREAD, (19, 15, 15, 15, 15, 11), strict=True)),
            "67% of the offenses whose counts are shown were recorded in the west and northwest; half in 3 "
            "counties.",
            "El 67 % del total de delitos que se puede mostrar se registró en el oeste y el noroeste; la "
            "mitad, en 3 condados.",
        ),
        (
            dict(zip(SPREAD, (75, 14, 13, 11, 11, 11), strict=True)),
            "65% of the offenses whose counts are shown were recorded in the west, 56% in Ada County alone.",
            "El 65 % del total de delitos que se puede mostrar se registró en el oeste, y el 56 % solo en el "
            "condado de Ada.",
        ),
        (
            {},
            "No count above zero can be shown for any county of Idaho.",
            "No se puede mostrar una cifra mayor que cero de ningún condado de Idaho.",
        ),
    ],
)
def test_where_a_county_is_hidden_the_map_speaks_of_the_counts_that_are_shown(
    counts: dict[str, int], english: str, spanish: str,
    en: Wording, es: Wording, shapes_of: ShapesOf, counts_of: CountsOf,
) -> None:  # fmt: skip
    marked = counts | {"Gem": CellMark.NOT_SHOWN, "Bear Lake": CellMark.NOT_SHOWN}
    hidden = tell_counties("ID", counts_of(shapes_of("ID"), marked))
    told = [word_map(wording, hidden).replace("\u00a0", " ") for wording in (en, es)]
    assert told == [english, spanish]


def test_a_map_of_hidden_counts_alone_has_none_to_show(
    en: Wording, es: Wording, shapes_of: ShapesOf, counts_of: CountsOf
) -> None:
    shapes = shapes_of("DE")
    counts = counts_of(shapes, {county.name: CellMark.NOT_SHOWN for county in shapes.counties})
    hidden = tell_counties("DE", counts)
    assert word_map(en, hidden) == "No count can be shown for any county of Delaware."
    assert word_map(es, hidden) == ("No se puede mostrar la cifra de ningún condado de Delaware.")


@settings(max_examples=50, deadline=None)
@given(data=st.data(), usps=st.sampled_from(["MA", "TX", "VA", "DE", "RI", "GU"]))
def test_no_sentence_denies_the_counties_that_are_hidden(
    data: st.DataObject, usps: str, shapes_of: ShapesOf
) -> None:
    shapes = shapes_of(usps)
    cells = st.sampled_from([0, 11, 12, 30, CellMark.NOT_SHOWN])
    counts = {county.fips: data.draw(cells) for county in shapes.counties}
    counts[data.draw(st.sampled_from(sorted(counts)))] = CellMark.NOT_SHOWN
    told_counts = tell_counties(usps, CountyCounts(counts, 0, Period(first=2019, last=2023), "made-up"))
    for wording in (load_wording("en"), load_wording("es")):
        told = describe_map(wording, told_counts, None, ToldElsewhere(file="counts.csv"))
        said = word_map(wording, told_counts)
        for sentence in (*told.split(". "), said):
            assert not sentence.startswith(
                (
                    "Offenses were",
                    "The offenses with",
                    "Only",
                    "No offenses were",
                    "Se registr",
                    "No se registr",
                )
            )
