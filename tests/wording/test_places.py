# ruff: noqa: E501 - a case a line, with its whole message
"""The sentence of a map: what it says of which counts, with its numbers."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark, CountyCounts, Jurisdiction, JurisdictionKind, Period, StateShapes
from factsheet.wording import Wording, load_wording
from factsheet.wording.places import CountedCounties, word_map
from tests.wording.conftest import POLICE, CountsOf, ShapesOf, tell_counties

MANY = ("Ada", "Bannock", "Canyon", "Kootenai", "Twin Falls", "Bonner")
AVOIDED = ("area", "come from", "across", "most of ", "contain", "report")


def say(wording: Wording, told: CountedCounties) -> str:
    return word_map(wording, told).replace("\u00a0", " ")


def test_the_map_of_massachusetts_says_where_and_in_how_few_counties(
    massachusetts_counts: CountyCounts, en: Wording, es: Wording
) -> None:
    told = tell_counties("MA", massachusetts_counts)
    assert say(en, told) == (
        "70% of the offenses with a known place were recorded in the east, southeast, and center; half in 3 of "
        "14 counties: Suffolk, Worcester, and Barnstable."
    )
    assert say(es, told) == (
        "El 70 % del total de delitos con lugar conocido se registró en el este, el sureste y el centro; la "
        "mitad, en 3 de 14 condados: Suffolk, Worcester y Barnstable."
    )


@pytest.mark.parametrize(
    ("counts", "not_placed", "sentence"),
    [
        ({}, 0, "No offenses were recorded in any county of Idaho."),
        ({}, 9, "No offenses were recorded in any county of Idaho."),
        ({"Ada": 1}, 0, "Offenses were recorded in Ada County (1) only."),
        ({"Ada": 41}, 0, "Offenses were recorded in Ada County (41) only."),
        ({"Bonner": 2, "Ada": 2, "Canyon": 5}, 0, "Offenses were recorded in Canyon (5), Ada (2), and Bonner (2) counties only."),
        ({"Ada": 3, "Bonner": CellMark.NO_DATA}, 0, "Offenses were recorded in Ada County (3)."),
        (dict(zip(MANY[:4], (5, 4, 3, 3), strict=True)), 0, "Offenses were recorded in Ada (5), Bannock (4), Canyon (3), and Kootenai (3) counties only."),
        (dict(zip(MANY, (6, 3, 3, 3, 3, 1), strict=True)), 0, "Offenses were recorded in 6 of 44 counties, the most in Ada County (6)."),
        (dict(zip(MANY, (2, 2, 2, 2, 2, 1), strict=True)), 0, "Offenses were recorded in 6 of 44 counties, no more than 2 in any of them."),
        (dict(zip(MANY, (2, 2, 2, 2, 2, 1), strict=True)) | {"Gem": CellMark.NO_DATA}, 0, "Offenses were recorded in 6 counties, no more than 2 in any of them."),
        (dict(zip(MANY, (6, 3, 3, 3, 3, 2), strict=True)), 0, "70% of the offenses were recorded in the west and northwest; half in just 3 of 44 counties."),
        (dict(zip(MANY, (6, 3, 3, 3, 3, 2), strict=True)), 1, "70% of the offenses with a known place were recorded in the west and northwest; half in just 3 of 44 counties."),
        (dict(zip(MANY, (1500, 4, 3, 1, 1, 1), strict=True)), 0, "99% of the offenses were recorded in Ada County, in the west."),
        (dict(zip(MANY, (60, 4, 30, 2, 2, 1), strict=True)), 0, "91% of the offenses were recorded in the west, 61% in Ada County alone."),
        (dict(zip(MANY, (60, 4, 30, 2, 2, 1), strict=True)) | {"Gem": CellMark.NO_DATA}, 0, "91% of the offenses on the map were recorded in the west, 61% in Ada County alone."),
        (dict(zip(MANY, (20, 19, 20, 1, 1, 1), strict=True)), CellMark.NOT_SHOWN, "65% of the offenses with a known place were recorded in the west; half in just 2 of 44 counties: Ada and Canyon."),
        (dict(zip(MANY, (60, 4, 30, 2, 2, 1), strict=True)), 100, "Only 50% of the offenses in Idaho are tied to one county; 91% of these were recorded in the west, 61% in Ada County alone."),
        (dict(zip(MANY, (60, 4, 30, 2, 2, 1), strict=True)), 99, "91% of the offenses with a known place were recorded in the west, 61% in Ada County alone."),
        ({"Ada": 2}, 5, "Only 2 of the 7 offenses in Idaho are tied to one county. Offenses were recorded in Ada County (2) only."),
        ({"Ada": 1}, 5, "Only 1 of the 6 offenses in Idaho is tied to one county. Offenses were recorded in Ada County (1) only."),
    ],
)  # fmt: skip
def test_the_sentence_of_a_map_follows_the_counts(
    counts: Mapping[str, Cell], not_placed: int | CellMark, sentence: str,
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording,
) -> None:  # fmt: skip
    placed = replace(counts_of(shapes_of("ID"), counts), not_placed=not_placed)
    assert say(en, tell_counties("ID", placed)) == sentence


def an_even_state(*values: int) -> CountedCounties:
    """Return a made-up state (synthetic) of nine counties, one in each ninth, with these counts."""
    idaho = tell_counties("ID", CountyCounts({}, 0, Period(first=2019, last=2023), "made-up"))
    nine = tuple(replace(county, ninth=place) for place, county in enumerate(idaho.shapes.counties[:9]))
    cells = dict(zip((county.fips for county in nine), values, strict=True))
    return replace(
        idaho, shapes=replace(idaho.shapes, counties=nine), counts=replace(idaho.counts, cells=cells)
    )


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        (
            (10,) * 9,
            "The offenses are spread over Idaho: no part has more than 12%; half were recorded in 5 of 9 counties.",
            "Ninguna parte de Idaho tiene más del 12 % del total de delitos; la mitad se registró en 5 de 9 condados.",
        ),
        (  # a tie that would need a fourth part is not cut
            (40, 10, 10, 10, 10, 10, 10, 0, 0),
            "The offenses are spread over Idaho: no part has more than 40%; half were recorded in 2 of 9 counties.",
            "Ninguna parte de Idaho tiene más del 40 % del total de delitos; la mitad se registró en 2 de 9 condados.",
        ),
        (
            (30, 0, 1, 20, 1, 1, 20, 1, 1),
            "93% of the offenses were recorded in the west; half in 2 of 9 counties.",
            "El 93 % del total de delitos se registró en el oeste; la mitad, en 2 de 9 condados.",
        ),
        (
            (1, 1, 1, 1, 50, 1, 1, 1, 1),
            "86% of the offenses were recorded in Benewah County, in the center.",
            "El 86 % del total de delitos se registró en el condado de Benewah, en el centro.",
        ),
    ],
)
def test_parts_are_joined_and_ties_are_kept_together(
    values: tuple[int, ...], english: str, spanish: str, en: Wording, es: Wording
) -> None:
    told = an_even_state(*values)
    assert [say(en, told), say(es, told)] == [english, spanish]


def name_regions(shapes: StateShapes, regions: Mapping[str, str]) -> StateShapes:
    """Return the shapes with local names of regions, by the name of the county."""
    assert regions.keys() <= {county.name for county in shapes.counties}
    counties = (replace(county, region=regions.get(county.name, "")) for county in shapes.counties)
    return replace(shapes, counties=tuple(counties))


@pytest.mark.parametrize(
    ("counts", "english", "spanish"),
    [
        (
            {"Marquette": 20, "Alger": 9, "Delta": 8, "Wayne": 20},
            "65% of the offenses were recorded in the Upper Peninsula; half in just 2 of 83 counties: Marquette and Wayne.",
            "El 65 % del total de delitos se registró en la península superior; la mitad, en solo 2 de 83 condados: Marquette y Wayne.",
        ),
        (
            {"Marquette": 20, "Alger": 9, "Delta": 2, "Wayne": 40},
            "87% of the offenses were recorded in the southeast and northwest, 56% in Wayne County alone.",
            "El 87 % del total de delitos se registró en el sureste y el noroeste, y el 56 % solo en el condado de Wayne.",
        ),
    ],
)
def test_a_region_of_a_local_name_that_holds_most_stands_for_the_directions(
    counts: Mapping[str, int], english: str, spanish: str,
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording,
) -> None:  # fmt: skip
    shapes = name_regions(
        shapes_of("MI"), dict.fromkeys(("Marquette", "Alger", "Delta"), "the Upper Peninsula")
    )
    told = replace(tell_counties("MI", counts_of(shapes, counts)), shapes=shapes)
    assert [say(en, told), say(es, told)] == [english, spanish]


def test_where_each_county_lies_in_a_region_several_are_named(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    regions = {"Anchorage": "Southcentral Alaska", "Kenai Peninsula": "Southcentral Alaska", "Juneau": "Southeast Alaska", "Sitka": "Southeast Alaska", "North Slope": "Northern Alaska"}  # fmt: skip
    shapes = name_regions(shapes_of("AK"), regions)
    counts = {"Anchorage": 10, "Kenai Peninsula": 5, "Juneau": 9, "Sitka": 4, "North Slope": 7}
    told = replace(tell_counties("AK", counts_of(shapes, counts)), shapes=shapes)
    assert say(en, told) == (
        "80% of the offenses were recorded in Southcentral Alaska and Southeast Alaska; half in just 2 of 29 "
        "boroughs and census areas: Anchorage and Juneau."
    )
    assert say(es, told).startswith(
        "El 80 % del total de delitos se registró en el centro-sur de Alaska y el sureste de Alaska; la mitad, "
    )


def test_cities_are_told_from_counties_of_the_same_name(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    maryland = Jurisdiction("MD", "24", "Maryland", JurisdictionKind.STATE, 3, "county_city", None)
    counts = counts_of(shapes_of("MD"), {"Baltimore County": 4, "Baltimore city": 19})
    told = CountedCounties(maryland, shapes_of("MD"), counts, POLICE)
    assert say(en, told) == "Offenses were recorded in Baltimore city (19) and Baltimore (4) only."
    assert say(es, told) == "Se registraron delitos solo en la ciudad de Baltimore (19) y Baltimore (4)."


@pytest.mark.parametrize(
    ("cell", "not_placed", "sentence"),
    [
        (0, 0, "No offenses were recorded in Guam."),
        (0, 1, "1 offense was recorded in Guam."),
        (3, 4, "7 offenses were recorded in Guam."),
        (CellMark.NOT_SHOWN, 4, "No count can be shown for any part of Guam."),
    ],
)
def test_a_jurisdiction_of_one_unit_says_its_one_figure(
    cell: int | CellMark, not_placed: int, sentence: str,
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording,
) -> None:  # fmt: skip
    counts = counts_of(shapes_of("GU"), {"Guam": cell}, not_placed=not_placed)
    assert word_map(en, tell_counties("GU", counts)) == sentence


def test_a_jurisdiction_whose_every_unit_has_counts_is_not_said_to_be_only_these(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(shapes_of("DE"), {"Sussex": 23, "New Castle": 19, "Kent": 6})
    assert say(en, tell_counties("DE", counts)) == (
        "Offenses were recorded in Sussex (23), New Castle (19), and Kent (6) counties."
    )


@settings(max_examples=80, deadline=None)
@given(data=st.data(), usps=st.sampled_from(["MA", "TX", "VA", "AK", "PR", "RI", "VI", "GU"]))
def test_any_counts_have_clean_sentences_without_words_to_avoid(
    data: st.DataObject, usps: str, shapes_of: ShapesOf
) -> None:
    cells = st.one_of(st.integers(0, 40), st.sampled_from([0, 0, 1, CellMark.NO_DATA, CellMark.NOT_SHOWN]))
    counts = {county.fips: data.draw(cells) for county in shapes_of(usps).counties}
    not_placed = data.draw(st.one_of(st.integers(0, 2_000), st.just(CellMark.NOT_SHOWN)))
    told = tell_counties(usps, CountyCounts(counts, not_placed, Period(first=2019, last=2023), "made-up"))
    for lang in ("en", "es"):
        said = word_map(load_wording(lang), told)
        assert said.endswith(".")
        assert said[0] == said[0].upper()
        assert not {"  ", "{", "..", ";;"} & {said[place : place + 2] for place in range(len(said))}
        assert (
            not [
                word
                for word in AVOIDED
                if word in said.replace("census areas", "").replace("census area", "")
            ]
            or lang == "es"
        )


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_where_a_count_is_hidden_all_is_said_of_those_shown(
    data: st.DataObject, shapes_of: ShapesOf, en: Wording
) -> None:
    shapes = shapes_of("MA")
    cells = {county.fips: data.draw(st.integers(0, 40)) for county in shapes.counties}
    hidden = data.draw(st.sets(st.sampled_from(sorted(cells)), min_size=1))
    shown = {fips: CellMark.NOT_SHOWN if fips in hidden else cell for fips, cell in cells.items()}
    told = tell_counties("MA", CountyCounts(shown, 0, Period(first=2019, last=2023), "made-up"))
    said = word_map(en, told)
    assert "of 14" not in said
    assert "shown" in said
