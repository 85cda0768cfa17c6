# ruff: noqa: E501 - whole texts
"""What is heard of a map: what it is, its legend, where most is, who has none, and where the counts are."""

from bisect import bisect_left
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark, CountyCounts, Period
from factsheet.wording import Wording, load_wording
from factsheet.wording.counties import make_county_names
from factsheet.wording.legend import list_legend_entries
from factsheet.wording.map_texts import ToldElsewhere, describe_map, describe_outline, word_legend
from factsheet.wording.places import word_empty_years, word_map
from tests.wording.conftest import EVERY_STATE, CountsOf, JurisdictionOf, ShapesOf, tell_counties

FILE = "ma_trafficking_2023_counties.csv"


@dataclass(frozen=True)
class Breaks:
    """Upper bounds of classes that begin at 1."""

    bounds: tuple[int, ...]
    is_scale: bool = False

    def __len__(self) -> int:
        return len(self.bounds)

    def lower(self, index: int) -> int:
        return self.bounds[index - 1] + 1 if index else 1

    def upper(self, index: int) -> int | None:
        return self.bounds[index]

    def class_of(self, value: int) -> int:
        return bisect_left(self.bounds, value)


def test_the_map_of_massachusetts_is_told_in_full(massachusetts_counts: CountyCounts, en: Wording) -> None:
    told = tell_counties("MA", massachusetts_counts)
    assert describe_map(en, told, Breaks((2, 9, 31, 51)), ToldElsewhere(file=FILE)) == (
        "Map of Massachusetts by county (FBI, 2019 to 2023). "
        "Offenses per county, light to dark: None recorded; 1 to 2; 3 to 9; 10 to 31; 32 to 51. "
        "Most of the offenses on the map are in the east, southeast, and center. "
        "None recorded in 3 counties: Dukes, Franklin, and Nantucket. "
        f"The count of each county is in the attached file {FILE}."
    )


def test_what_stands_beside_it_is_not_told_again(massachusetts_counts: CountyCounts, en: Wording) -> None:
    told = tell_counties("MA", massachusetts_counts)
    elsewhere = ToldElsewhere(has_legend=False, has_none_list=True)
    assert describe_map(en, told, Breaks((2, 9, 31, 51)), elsewhere) == (
        "Map of Massachusetts by county (FBI, 2019 to 2023). "
        "Most of the offenses on the map are in the east, southeast, and center."
    )


def test_the_map_is_told_in_spanish(shapes_of: ShapesOf, counts_of: CountsOf, es: Wording) -> None:
    counts = counts_of(shapes_of("LA"), {"Orleans": 5, "Caddo": CellMark.NOT_SHOWN}, not_placed=1)
    assert describe_map(es, tell_counties("LA", counts), Breaks((5,)), ToldElsewhere(file="la.csv")) == (
        "Mapa de Luisiana por parroquia (FBI, 2019 a 2023). "
        "Delitos por parroquia, de claro a oscuro: Ninguno registrado; de 1 a 5; "
        "líneas inclinadas: No se muestra. "
        "La mayor parte del total de delitos que se puede mostrar está en el sureste. "
        "Ninguno registrado en 62 parroquias. "
        "No se muestra la cifra de 1 parroquia: Caddo. "
        "Cada parroquia está en el archivo adjunto la.csv, con su cifra si se puede mostrar."
    )


def test_where_all_lies_in_one_part_it_is_all(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    told = tell_counties("KS", counts_of(shapes_of("KS"), {"Johnson": 1}))
    sentences = [
        describe_map(wording, told, Breaks((1,)), ToldElsewhere(has_legend=False)) for wording in (en, es)
    ]
    assert sentences == [
        "Map of Kansas by county (FBI, 2019 to 2023). All that the map shows was recorded in the east. None "
        "recorded in 104 counties.",
        "Mapa de Kansas por condado (FBI, 2019 a 2023). Todo lo que muestra el mapa se registró en el este. "
        "Ninguno registrado en 104 condados.",
    ]


def test_where_it_is_spread_no_part_is_said_to_have_most(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    shapes = shapes_of("TX")
    told = tell_counties("TX", counts_of(shapes, {county.full_name: 3 for county in shapes.counties}))
    assert describe_map(en, told, Breaks((3,)), ToldElsewhere()) == (
        "Map of Texas by county (FBI, 2019 to 2023). Offenses per county: 1 to 3."
    )


def test_a_hidden_count_has_a_name_and_no_number(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(
        shapes_of("MA"), {"Suffolk": 51, "Essex": CellMark.NOT_SHOWN, "Dukes": CellMark.NO_DATA}
    )
    assert describe_map(en, tell_counties("MA", counts), Breaks((51,)), ToldElsewhere()) == (
        "Map of Massachusetts by county (FBI, 2019 to 2023). Offenses per county, light to dark: None recorded; 1 to "
        "51; slanted lines: Not shown; crossed lines: No data. Most of the offenses whose counts are shown are in the "
        "east. None recorded in 11 counties. Not shown for 1 county: Essex. No data for 1 county: Dukes."
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data(), usps=st.sampled_from(["MA", "VA", "DE", "RI"]), lang=st.sampled_from(["en", "es"]))
def test_hidden_counts_of_whatever_size_are_heard_alike(
    data: st.DataObject, usps: str, lang: str, shapes_of: ShapesOf
) -> None:
    """What is heard follows from what is shown: it has no other numbers than the legend and the numbers of counties."""
    wording, shapes = load_wording(lang), shapes_of(usps)
    cells = st.sampled_from([0, 11, 30, CellMark.NOT_SHOWN, CellMark.NO_DATA])
    counts = {county.fips: data.draw(cells) for county in shapes.counties}
    said = describe_map(wording, tell_counties(usps, _count(counts)), Breaks((30,)), ToldElsewhere())
    names = make_county_names(shapes, wording).printed
    for reason in (0, CellMark.NOT_SHOWN, CellMark.NO_DATA):
        found = [names[fips] for fips, cell in counts.items() if cell == reason]
        assert len(found) > 5 or all(name in said for name in found)
    digits = {word.strip("().,;:") for word in said.split() if word.strip("().,;:").isdigit()}
    numbers = {str(sum(cell == reason for cell in counts.values())) for reason in (0, *CellMark)}
    assert digits <= {"1", "30", "2019", "2023", *numbers}


def _count(cells: dict[str, Cell]) -> CountyCounts:
    return CountyCounts(cells, 0, Period(first=2019, last=2023), "fbi-ucr")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", [usps for usps in EVERY_STATE if usps not in {"DC", "GU"}])
def test_counties_without_any_are_called_as_everywhere(usps: str, lang: str, shapes_of: ShapesOf) -> None:
    """Five at a time have none: each is named as labels and tables have it, and never translated."""
    shapes, wording = shapes_of(usps), load_wording(lang)
    printed = make_county_names(shapes, wording).printed
    counties = sorted(shapes.counties, key=lambda county: (county.name, county.fips))
    groups = [counties[start : start + 5] for start in range(0, len(counties), 5)]
    assert groups
    for some in groups:
        cells: dict[str, Cell] = {county.fips: 0 if county in some else 7 for county in counties}
        said = describe_map(
            wording, tell_counties(usps, _count(cells)), None, ToldElsewhere(has_legend=False)
        )
        assert f": {wording.list_of(printed[county.fips] for county in some)}." in said


def test_the_words_of_the_legend_are_all_of_it_and_no_more(
    shapes_of: ShapesOf, massachusetts_counts: CountyCounts, counts_of: CountsOf, en: Wording
) -> None:
    classes = Breaks((2, 51), is_scale=True)
    told = tell_counties("MA", massachusetts_counts)
    assert word_legend(en, told, classes) == (
        "Offenses per county, light to dark: None recorded; 1 to 2; 3 to 51."
    )
    marked = tell_counties("MA", counts_of(shapes_of("MA"), {"Suffolk": 2, "Essex": CellMark.NO_DATA}))
    said = word_legend(en, marked, classes)
    assert said == "Offenses per county, light to dark: None recorded; 1 to 2; crossed lines: No data."
    assert all(label in said for _, label in list_legend_entries(en, classes, marked.counts))


def test_years_of_which_there_is_nothing_are_told_by_the_notes_alone(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    counts = replace(counts_of(shapes_of("DE"), {"Kent": 5}), empty_years=(2019, 2020, 2022))
    told = tell_counties("DE", counts)
    assert word_empty_years(es, told) == ["No hay registros de 2019–2020 y 2022."]
    assert "2022" not in describe_map(en, told, Breaks((5,)), ToldElsewhere())
    assert word_empty_years(en, tell_counties("DE", replace(counts, empty_years=()))) == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_sentence_is_that_beside_the_map(massachusetts_counts: CountyCounts, lang: str) -> None:
    wording, told = load_wording(lang), tell_counties("MA", massachusetts_counts)
    said = describe_map(wording, told, Breaks((51,)), ToldElsewhere(file=FILE))
    sentence = word_map(wording, told)
    assert sentence not in said
    assert not any(name in said for name in ("Suffolk", "Worcester", "Barnstable"))


def test_maps_without_shades_say_so(
    shapes_of: ShapesOf, jurisdiction_of: JurisdictionOf, en: Wording, es: Wording
) -> None:
    puerto_rico, district, guam = (jurisdiction_of(usps) for usps in ("PR", "DC", "GU"))
    assert describe_outline(en, puerto_rico, shapes_of("PR"), "No counts by municipio were found.") == (
        "Outline map of Puerto Rico with its 78 municipios, not shaded. No counts by municipio were found."
    )
    assert describe_outline(en, district, shapes_of("DC")) == (
        "Outline map of the District of Columbia, not shaded."
    )
    assert describe_outline(es, district, shapes_of("DC")) == (
        "Mapa de contorno del Distrito de Columbia, sin colores."
    )
    assert describe_outline(en, guam, shapes_of("GU"), "1 offense was recorded in Guam.") == (
        "Outline map of Guam, not shaded. 1 offense was recorded in Guam."
    )
