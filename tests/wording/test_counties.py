"""Names of counties: short where nobody can be in doubt, with their kind where somebody could."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import CellMark, CountyCounts, CountyShape, StateShapes
from factsheet.wording import Wording, load_wording
from factsheet.wording.counties import (
    find_county_kind,
    make_county_names,
    name_counted,
    name_county,
    rank_counties,
    set_apostrophes,
)
from tests.wording.conftest import EVERY_STATE, CountsOf, JurisdictionOf, ShapesOf

KINDS = ("", "Borough", "Census Area", "County", "District", "Municipality", "Parish", "Township", "city")
NAMES = ("Ada", "ada", "Ada city", "Ada County", "Bee", "Bee's", "Bee’s")


def a_state(*counties: tuple[str, str]) -> StateShapes:
    """Return a made-up state (synthetic) from names and full names."""
    shapes = (
        CountyShape(f"99{number:03d}", name, full_name, (0, 0), 1, (), 4, 1.0)
        for number, (name, full_name) in enumerate(counties)
    )
    return StateShapes("ZZ", 2016, (10_000, 10_000), (), tuple(shapes), ())


def _make_full_name(name: str, kind: str) -> str:
    return f"{name} {kind}".strip()


@st.composite
def made_up_states(draw: st.DrawFn) -> StateShapes:
    """States with any names and kinds, as long as no two full names are the same; one pair shares a name."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS)), max_size=12))
    shared = draw(st.sampled_from(NAMES))
    counties = [(shared, "County"), (shared, "city"), *pairs]
    unique = {set_apostrophes(_make_full_name(*pair)).casefold(): pair for pair in counties}
    return a_state(*((name, _make_full_name(name, kind)) for name, kind in unique.values()))


@given(made_up_states())
def test_no_county_of_any_state_can_be_taken_for_another(shapes: StateShapes) -> None:
    names = make_county_names(shapes, load_wording("en"))
    printed = {county: names.printed[county.fips] for county in shapes.counties}
    assert len({name.casefold() for name in printed.values()}) == len(printed) > 1
    for one, other in combinations(shapes.counties, 2):
        if set_apostrophes(one.name).casefold() == set_apostrophes(other.name).casefold():
            bare = {county for county in (one, other) if printed[county] != set_apostrophes(county.full_name)}
            assert len(bare) <= 1
            assert all(find_county_kind(county) == "county" for county in bare)
            assert all(find_county_kind(county) == "city" for county in {one, other} - bare if bare)
    for county, name in printed.items():
        assert name in {set_apostrophes(county.name), set_apostrophes(county.full_name)}


@given(made_up_states(), st.sampled_from(["en", "es"]))
def test_what_is_told_by_its_kind_is_told_so_in_any_list(shapes: StateShapes, lang: str) -> None:
    names = make_county_names(shapes, load_wording(lang))
    ranked = [(county, 7) for county in shapes.counties]
    phrase = name_counted(ranked, names).casefold()
    assert names.qualified
    for fips in names.qualified:
        assert f"{names.printed[fips].casefold()}\u00a0(7)" in phrase


def test_a_city_that_shares_its_name_with_a_county_says_its_kind_and_no_other_does(
    shapes_of: ShapesOf, en: Wording
) -> None:
    printed = make_county_names(shapes_of("VA"), en).printed
    assert [printed[fips] for fips in ("51059", "51600", "51710", "51013")] == [
        "Fairfax",
        "Fairfax city",
        "Norfolk",
        "Arlington",
    ]


def test_spanish_has_a_form_of_its_own_for_names_that_stand_alone(shapes_of: ShapesOf, es: Wording) -> None:
    printed = make_county_names(shapes_of("MD"), es).printed
    assert [printed[fips] for fips in ("24005", "24510", "24027")] == [
        "Baltimore",
        "Ciudad de Baltimore",
        "Howard",
    ]


def test_other_kinds_than_cities_need_not_be_told(shapes_of: ShapesOf, en: Wording) -> None:
    names = make_county_names(shapes_of("AK"), en)
    assert (names.printed["02020"], names.printed["02110"], names.qualified) == (
        "Anchorage",
        "Juneau",
        frozenset(),
    )


def test_names_that_differ_only_by_a_capital_are_told_by_their_kind(en: Wording) -> None:
    shapes = a_state(("James", "James city"), ("James City", "James City County"))
    assert [*make_county_names(shapes, en).printed.values()] == ["James city", "James City County"]


def test_a_county_named_like_a_state_is_not_translated_but_a_jurisdiction_of_one_unit_is(
    shapes_of: ShapesOf, es: Wording
) -> None:
    assert make_county_names(shapes_of("MO"), es).printed["29149"] == "Oregon"
    assert make_county_names(shapes_of("DC"), es).printed == {"11001": "Distrito de Columbia"}


def test_names_have_the_apostrophes_of_print(shapes_of: ShapesOf, en: Wording) -> None:
    printed = make_county_names(shapes_of("MD"), en).printed.values()
    assert {"Prince George’s", "Queen Anne’s", "St. Mary’s"} <= set(printed)
    assert "Manuʻa" in make_county_names(shapes_of("AS"), en).printed.values()


@pytest.mark.parametrize("usps", EVERY_STATE)
def test_a_name_with_its_kind_is_the_name_of_record(usps: str, shapes_of: ShapesOf, en: Wording) -> None:
    """So the messages of an import, which have the names of record, name a county as the sheet does."""
    counties = shapes_of(usps).counties
    assert counties
    named = {county.full_name: name_county(county, en) for county in counties}
    assert {full: name for full, name in named.items() if name != set_apostrophes(full)} == {}


def test_leading_counties_of_massachusetts(shapes_of: ShapesOf, massachusetts_counts: CountyCounts) -> None:
    ranked = rank_counties(shapes_of("MA"), massachusetts_counts)
    assert [(county.name, count) for county, count in ranked[:6]] == [
        ("Suffolk", 51),
        ("Worcester", 31),
        ("Barnstable", 26),
        ("Plymouth", 25),
        ("Bristol", 22),
        ("Middlesex", 22),
    ]


@pytest.mark.parametrize(("least", "names"), [(1, ["Sussex"]), (0, ["Sussex", "New Castle"])])
def test_hidden_counts_have_no_rank_and_zeros_only_where_wanted(
    least: int, names: list[str], shapes_of: ShapesOf, counts_of: CountsOf
) -> None:
    counts = counts_of(shapes_of("DE"), {"Kent": CellMark.NOT_SHOWN, "New Castle": 0, "Sussex": 4})
    ranked = rank_counties(shapes_of("DE"), counts, least=least)
    assert [county.name for county, _ in ranked] == names


@given(st.data())
def test_counties_rank_by_count_and_then_by_name(data: st.DataObject) -> None:
    shapes = data.draw(made_up_states())
    cells = st.one_of(st.integers(0, 3), st.sampled_from(CellMark))
    counts = CountyCounts(
        {county.fips: data.draw(cells) for county in shapes.counties},
        0,
        period=None,  # type: ignore[arg-type]  # a rank knows no period
        source="fbi-ucr",
    )
    ranked = rank_counties(shapes, counts)
    keys = [(-count, county.name, county.fips) for county, count in ranked]
    assert keys == sorted(keys)
    shown = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell > 0]
    assert len(ranked) == len(shown)


def test_a_county_is_told_from_a_city_that_has_its_kind_in_its_name(en: Wording) -> None:
    shapes = a_state(("Carson", "Carson County"), ("Carson City", "Carson City"), ("Washoe", "Washoe County"))
    assert [*make_county_names(shapes, en).printed.values()] == ["Carson County", "Carson City", "Washoe"]


def test_a_kind_that_no_wording_has_is_left_out_like_any_that_is_heavier_than_the_fact(en: Wording) -> None:
    shapes = a_state(("Ada", "Ada Township"), ("Bee", "Bee Township"))
    assert {find_county_kind(county) for county in shapes.counties} == {"plain"}
    phrase = name_counted([(county, 2) for county in shapes.counties], make_county_names(shapes, en))
    assert phrase.replace("\u00a0", " ") == "Ada (2) and Bee (2)"


@pytest.mark.parametrize(
    ("usps", "fips", "english", "spanish"),
    [
        ("HI", "15001", "Hawaii (island)", "Hawái (isla)"),
        ("NY", "36061", "New York (Manhattan)", "Nueva York (Manhattan)"),
        ("OK", "40109", "Oklahoma County", "Condado de Oklahoma"),
    ],
)
def test_a_county_named_like_its_state_cannot_be_taken_for_it(
    usps: str, fips: str, english: str, spanish: str, shapes_of: ShapesOf, en: Wording, es: Wording
) -> None:
    assert make_county_names(shapes_of(usps), en).printed[fips] == english
    assert make_county_names(shapes_of(usps), es).printed[fips] == spanish


def test_each_county_that_has_the_name_of_its_state_is_called_otherwise(
    shapes_of: ShapesOf, jurisdiction_of: JurisdictionOf, en: Wording
) -> None:
    namesakes = {
        county.fips
        for usps in EVERY_STATE
        for county in shapes_of(usps).counties
        if county.name == jurisdiction_of(usps).name and len(shapes_of(usps).counties) > 1
    }
    called = {key.partition(".")[2] for key in en.file.texts if key.startswith("called.")}
    assert namesakes == called


def test_kinds_that_are_heavier_than_the_fact_are_left_out_of_lists(shapes_of: ShapesOf, en: Wording) -> None:
    shapes = shapes_of("AK")
    counted = [(county, 3) for county in shapes.counties if county.fips in {"02020", "02110", "02122"}]
    phrase = name_counted(counted, make_county_names(shapes, en)).replace("\u00a0", " ")
    assert phrase == "Anchorage (3), Juneau (3), and Kenai Peninsula (3)"
