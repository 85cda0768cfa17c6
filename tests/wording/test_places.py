from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model import CellMark, CountyCounts, Jurisdiction, JurisdictionKind
from factsheet.wording import Wording, load_wording
from factsheet.wording.places import CountedCounties, word_location, word_map
from tests.wording.conftest import POLICE, CountsOf, JurisdictionOf, ShapesOf, tell_counties


@pytest.mark.parametrize(
    ("usps", "name", "counties", "english", "spanish"),
    [
        (
            "MA", "Massachusetts", ["Franklin", "Worcester", "Hampden", "Bristol"],
            "northwest, central, south, and southwest Massachusetts",
            "el noroeste, centro, sur y suroeste de Massachusetts",
        ),
        (
            "MA", "Massachusetts", ["Franklin", "Hampden", "Hampshire", "Berkshire"],
            "western Massachusetts", "el oeste de Massachusetts",
        ),
        (
            "MA", "Massachusetts", ["Suffolk", "Essex"],
            "Essex and Suffolk counties", "los condados de Essex y Suffolk",
        ),
        ("MA", "Massachusetts", ["Suffolk"], "Suffolk County", "el condado de Suffolk"),
        ("MA", "Massachusetts", [], "no part of Massachusetts", "ninguna parte de Massachusetts"),
        (
            "VA", "Virginia", ["Norfolk city", "Virginia Beach city", "Chesapeake city", "Portsmouth city"],
            "southeast Virginia", "el sureste de Virginia",
        ),
        (
            "VA", "Virginia", ["Fairfax County", "Norfolk city"],
            "Fairfax County and Norfolk city", "el condado de Fairfax y la ciudad de Norfolk",
        ),
        (
            "NC", "North Carolina", ["Mecklenburg", "Wake", "Durham"],
            "north, central, and southwest North Carolina",
            "el norte, centro y suroeste de Carolina del Norte",
        ),
        ("LA", "Louisiana", ["Orleans"], "Orleans Parish", "la parroquia de Orleans"),
        (
            "CT", "Connecticut",
            ["Fairfield", "Hartford", "Litchfield", "Middlesex", "New Haven", "New London", "Windham"],
            "every county of Connecticut but Tolland County",
            "todos los condados de Connecticut menos el condado de Tolland",
        ),
    ],
)  # fmt: skip
def test_counties_are_placed_in_words(
    usps: str, name: str, counties: list[str], english: str, spanish: str,
    shapes_of: ShapesOf, en: Wording, es: Wording,
) -> None:  # fmt: skip
    shapes = shapes_of(usps)
    fips = [c.fips for c in shapes.counties if c.name in counties or c.full_name in counties]
    assert word_location(shapes, fips, en, name=name) == english
    assert word_location(shapes, fips, es, name=name) == spanish


def test_all_counties_are_said_with_their_own_word(shapes_of: ShapesOf, en: Wording, es: Wording) -> None:
    shapes = shapes_of("LA")
    fips = [c.fips for c in shapes.counties]
    assert (
        word_location(shapes, fips, en, name="Louisiana", county_unit="parish") == "every parish of Louisiana"
    )
    assert (
        word_location(shapes, fips, es, name="Louisiana", county_unit="parish")
        == "todas las parroquias de Luisiana"
    )


def test_most_of_the_land_is_most_of_the_state(shapes_of: ShapesOf, en: Wording) -> None:
    shapes = shapes_of("MA")
    fips = [c.fips for c in shapes.counties if c.name not in {"Franklin", "Dukes", "Nantucket"}]
    assert word_location(shapes, fips, en, name="Massachusetts") == "most of Massachusetts"


def test_counties_in_many_directions_lie_across_the_state(
    shapes_of: ShapesOf, en: Wording, es: Wording
) -> None:
    shapes = shapes_of("TX")
    fips = [c.fips for c in shapes.counties if int(c.fips) % 9 == 0]
    assert word_location(shapes, fips, en, name="Texas") == "counties across Texas"
    assert word_location(shapes, fips, es, name="Texas") == "condados de distintas partes de Texas"


def test_a_county_of_another_state_is_a_mistake_of_the_caller(shapes_of: ShapesOf, en: Wording) -> None:
    with pytest.raises(ValueError, match=r"^no county \['48001'\] in MA$"):
        word_location(shapes_of("MA"), ["48001"], en, name="Massachusetts")


@settings(max_examples=60, deadline=None)
@given(data=st.data(), usps=st.sampled_from(["MA", "TX", "VA", "AK", "PR", "RI", "VI", "GU"]))
def test_any_set_of_counties_has_one_clean_phrase_whatever_its_order(
    data: st.DataObject, usps: str, shapes_of: ShapesOf, jurisdiction_of: JurisdictionOf
) -> None:
    shapes, jurisdiction = shapes_of(usps), jurisdiction_of(usps)
    chosen = data.draw(st.lists(st.sampled_from([c.fips for c in shapes.counties]), unique=True))
    for lang in ("en", "es"):
        said = {
            word_location(
                shapes, fips, load_wording(lang), name=jurisdiction.name, county_unit=jurisdiction.county_unit
            )
            for fips in (chosen, chosen[::-1], set(chosen))
        }
        assert len(said) == 1
        phrase = said.pop()
        assert phrase
        assert phrase == phrase.strip()
        assert "  " not in phrase
        assert "{" not in phrase


def test_the_map_of_massachusetts_says_where_and_who_has_most(
    massachusetts_counts: CountyCounts,
    en: Wording,
    es: Wording,
) -> None:
    told = tell_counties("MA", massachusetts_counts)
    assert word_map(en, told).replace("\u00a0", " ") == (
        "Offenses were reported in most of Massachusetts; Suffolk (51), Worcester (31), Barnstable (26), and "
        "Plymouth (25) counties have the most."
    )
    assert word_map(es, told).replace("\u00a0", " ") == (
        "Se registraron delitos en la mayor parte de Massachusetts; los condados de Suffolk (51), "
        "Worcester (31), Barnstable (26) y Plymouth (25) tienen las cifras más altas."
    )


MANY = ("Ada", "Bannock", "Canyon", "Kootenai", "Twin Falls", "Bonner")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "No offenses were reported in any county of Idaho."),
        ({"Ada": 1}, "Offenses were reported in Ada County (1) only."),
        (
            {"Bonner": 2, "Ada": 2, "Canyon": 5},
            "Offenses were reported in Canyon (5), Ada (2), and Bonner (2) counties only.",
        ),
        ({"Ada": 3, "Bonner": CellMark.NO_DATA}, "Offenses were reported in Ada County (3)."),
        (
            dict(zip(MANY, (9, 5, 5, 5, 5, 1), strict=True)),
            "Offenses were reported in northwest, west, south, and southeast Idaho; Ada County (9) has the "
            "most.",
        ),
        (
            dict(zip(MANY, (2, 2, 2, 2, 2, 1), strict=True)),
            "Offenses were reported in northwest, west, south, and southeast Idaho; 5 counties share "
            "the highest count, 2 each.",
        ),
        (
            dict(zip(MANY, (1500, 4, 3, 1, 1, 1), strict=True)),
            "Offenses were reported in northwest, west, south, and southeast Idaho; Ada (1,500), "
            "Bannock (4), and Canyon (3) counties have the most.",
        ),
    ],
)
def test_the_sentence_of_a_map_follows_the_counts(
    counts: Mapping[str, int | CellMark], sentence: str,
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording,
) -> None:  # fmt: skip
    said = word_map(en, tell_counties("ID", counts_of(shapes_of("ID"), counts)))
    assert said.replace("\u00a0", " ") == sentence


def test_cities_are_told_from_counties_of_the_same_name(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    maryland = Jurisdiction("MD", "24", "Maryland", JurisdictionKind.STATE, 3, "county_city", None)
    counts = counts_of(shapes_of("MD"), {"Baltimore County": 4, "Baltimore city": 19})
    told = CountedCounties(maryland, shapes_of("MD"), counts, POLICE)
    assert word_map(en, told).replace("\u00a0", " ") == (
        "Offenses were reported in Baltimore city (19) and Baltimore County (4) only."
    )
    assert word_map(es, told).replace("\u00a0", " ") == (
        "Se registraron delitos solo en la ciudad de Baltimore (19) y el condado de Baltimore (4)."
    )


@pytest.mark.parametrize(
    ("cell", "not_placed", "sentence"),
    [
        (0, 0, "No offenses were reported in Guam."),
        (0, 1, "1 offense was reported in Guam."),
        (3, 4, "7 offenses were reported in Guam."),
        (CellMark.NOT_SHOWN, 4, "No count can be shown for any part of Guam."),
    ],
)
def test_a_jurisdiction_of_one_unit_says_its_one_figure(
    cell: int | CellMark, not_placed: int, sentence: str,
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording,
) -> None:  # fmt: skip
    counts = counts_of(shapes_of("GU"), {"Guam": cell}, not_placed=not_placed)
    assert word_map(en, tell_counties("GU", counts)) == sentence


def test_a_jurisdiction_whose_every_unit_reported_is_not_said_to_be_only_these(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(shapes_of("DE"), {"Sussex": 23, "New Castle": 19, "Kent": 6})
    assert word_map(en, tell_counties("DE", counts)).replace("\u00a0", " ") == (
        "Offenses were reported in Sussex (23), New Castle (19), and Kent (6) counties."
    )
