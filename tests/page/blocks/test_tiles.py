"""What tiles say: their source, the figure, its course, and no percent of what cannot bear one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.disclosure.comparison_figures import LEAST_BASE, compare_with_nation
from factsheet.model import (
    BlockChoice,
    BlockName,
    Cell,
    CellMark,
    Measure,
    Period,
    Profile,
    YearSeries,
)
from factsheet.page.blocks.tiles import Tile, list_tiles
from tests.page.builders import a_context
from tests.sheets.builders import empty
from tests.sheets.drawn import STATES, profile_of

HOTLINE, POLICE = "hotline-annual", "fbi-offenses"
COUNTS = st.integers(0, 60) | st.integers(0, 9_000) | st.sampled_from(list(CellMark))


def tiles_of(profile: Profile, lang: str = "en") -> dict[str, Tile]:
    tiles = list_tiles(a_context(profile, lang=lang))
    assert len({tile.name for tile in tiles}) == len(tiles)
    return {tile.name: tile for tile in tiles}


def a_course(*values: Cell, source: str = HOTLINE, first: int = 2015) -> YearSeries:
    return YearSeries(tuple(range(first, first + len(values))), values, source)


def with_cases(*values: Cell) -> Profile:
    return replace(empty("OH"), nation=None, cases_by_year=a_course(*values))


def with_offenses(*values: Cell) -> Profile:
    series = a_course(*values, source=POLICE, first=2019)
    model = profile_of("OH").offenses
    assert model is not None
    return replace(empty("OH"), offenses=replace(model, by_year=series))


def test_the_tiles_of_massachusetts_are_told_in_full() -> None:
    told = [(tile.title, tile.credit, tile.value, tile.lines) for tile in tiles_of(profile_of("MA")).values()]
    assert told == [
        ("Cases reported", "HHS, 2012–2016", 336, ("88 in 2016, up 40% since 2012", "(nation: up 128%)")),
        ("Persons", "HHS, 2012–2016", 598, ("potential persons trafficked",)),
        (
            "Calls",
            "Hotline, 2012–2016",
            1355,
            ("25% led to a reported case", "(nation: 26%)"),
        ),
        ("Offenses", "FBI, 2019–2023", 201, ("offenses known to police", "43 in 2023")),
    ]


def test_the_tiles_of_ohio_are_told_in_spanish() -> None:
    tiles = tiles_of(profile_of("OH"), "es")
    assert tiles["cases"].title == "Casos reportados"
    assert tiles["cases"].lines == (
        "375 en 2016, 341\u00a0% más que en 2012",
        "(el país: 128\u00a0% más)",
    )
    assert tiles["offenses"].lines == ("delitos conocidos por la policía", "53 en 2023")


@given(values=st.lists(COUNTS, min_size=1, max_size=5))
def test_no_percent_is_told_of_a_count_of_twenty_or_fewer_nor_of_a_hidden_one(values: list[Cell]) -> None:
    (line,) = tiles_of(with_cases(*values))["cases"].lines or ("",)
    ends = [value for value in (values[0], values[-1]) if isinstance(value, int)]
    is_told = len(values) > 1 and len(ends) == 2
    is_bearing = is_told and min(ends) >= LEAST_BASE
    assert ("since" in line) is is_bearing
    assert is_bearing or "%" not in line
    assert bool(line) is is_told


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((20, 41), "41 in 2016"),
        ((21, 42), "42 in 2016, up 100% since 2015"),
        ((42, 20), "20 in 2016"),
        ((42, 21), "21 in 2016, down 50% since 2015"),
        ((300, 301), "301 in 2016, the same since 2015"),
        ((400, 410), "410 in 2016, up 3% since 2015"),  # 2.5, halves away from zero as beside the nation
        ((400, 390), "390 in 2016, down 3% since 2015"),
        ((CellMark.NOT_SHOWN, 390), ""),
        ((390, CellMark.NONE_REPORTED), ""),
    ],
)
def test_a_change_is_told_in_words(values: tuple[Cell, ...], line: str) -> None:
    assert tiles_of(with_cases(*values))["cases"].lines == ((line,) if line else ())


@given(first=st.integers(LEAST_BASE, 4000), last=st.integers(LEAST_BASE, 4000))
def test_tile_and_strip_tell_one_change(first: int, last: int) -> None:
    model = profile_of("OH")
    assert model.nation is not None
    years = model.nation.cases_by_year.years
    values = (first, *[50] * (len(years) - 2), last)
    cases = YearSeries(years, values, HOTLINE)
    context = a_context(replace(model, cases=None, calls=None, cases_by_year=cases))
    figures = compare_with_nation(context.profile)
    assert figures is not None
    assert figures.change is not None
    here = figures.change.here
    (tile,) = [tile for tile in list_tiles(context) if tile.name == "cases"]
    word = "the same" if not here else f"{'up' if here > 0 else 'down'} {abs(here):,}%"
    assert tile.lines[0] == f"{last:,} in {years[-1]}, {word} since {years[0]}"


@given(values=st.lists(COUNTS, min_size=2, max_size=5))
def test_offenses_never_have_a_percent(values: list[Cell]) -> None:
    tiles = tiles_of(with_offenses(*values))
    told = [line for tile in tiles.values() for line in tile.lines]
    assert not any("%" in line or "since" in line for line in told)
    unknown = {CellMark.NOT_SHOWN, CellMark.NO_DATA}
    assert ("offenses" in tiles) is not any(value in unknown for value in values)


@pytest.mark.parametrize("usps", STATES)
def test_no_shipped_sheet_tells_offenses_as_growth_and_every_tile_has_two_lines_at_most(usps: str) -> None:
    tiles = tiles_of(profile_of(usps))
    assert all(len(tile.lines) <= 2 and tile.title and tile.credit for tile in tiles.values())
    assert "%" not in "".join(tiles["offenses"].lines if "offenses" in tiles else ())


def test_a_hidden_count_of_a_county_hides_the_total_of_its_tile() -> None:
    profile = profile_of("MA")
    assert profile.counties is not None
    fips = profile.shapes.counties[0].fips
    cells = {**profile.counties.cells, fips: CellMark.NOT_SHOWN}
    counts = replace(profile.counties, cells=cells)
    assert "offenses" in tiles_of(profile)
    assert "offenses" not in tiles_of(replace(profile, counties=counts))


def test_calls_too_few_for_a_share_have_none() -> None:
    model = profile_of("OH")
    assert model.nation is not None
    years = model.nation.cases_by_year.years
    for total, has_share in ((20, False), (25, True)):
        values = (total - 4, *[1] * 4)
        calls = YearSeries(years, values, HOTLINE)
        profile = replace(model, cases=None, calls=Measure(value=total, period=calls.period, source=HOTLINE))
        profile = replace(profile, cases_by_year=YearSeries(years, (1,) * 5, HOTLINE), calls_by_year=calls)
        lines = tiles_of(profile)["calls"].lines
        assert ("%" in "".join(lines)) is has_share


def test_a_course_of_another_source_has_a_tile_of_its_own() -> None:
    other = Measure(value=999, period=Period(first=2012, last=2016), source="hhs-massachusetts-2016")
    tiles = list_tiles(a_context(replace(profile_of("MA"), cases=other)))
    cases = [tile for tile in tiles if tile.name == "cases"]
    assert [(tile.value, tile.credit, tile.course is None) for tile in cases] == [
        (999, "HHS, 2012–2016", True),
        (None, "Hotline, 2012–2016", False),
    ]


@pytest.mark.parametrize(
    ("left_out", "names"),
    [
        ((), ["cases", "persons", "calls", "offenses"]),
        ((BlockName.FIGURES,), ["cases", "calls"]),
        ((BlockName.FIGURES, BlockName.BY_YEAR), []),
        ((BlockName.MAP, BlockName.OFFENSES), ["cases", "persons", "calls"]),
    ],
)
def test_what_the_publisher_leaves_out_has_no_tile(left_out: tuple[BlockName, ...], names: list[str]) -> None:
    profile = replace(profile_of("MA"), blocks=BlockChoice(leave_out=left_out))
    assert [tile.name for tile in list_tiles(a_context(profile))] == names
