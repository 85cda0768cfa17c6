"""Numbered discs: one for each county of the table, apart, inside the figure, tied to the county."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map import rank_discs
from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.collision import flag_crossings
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.labels import Scene, place_captions
from factsheet.figures.county_map.map_geometry import Polygon, measure_map
from factsheet.figures.county_map.rank_discs import DiscGround, RankDisc, measure_disc, place_discs
from factsheet.geometry import Box
from factsheet.model import Cell, CountyCounts, MapChoice
from factsheet.wording.leading_counties import choose_leading_counties
from tests.figures.builders import (
    a_map,
    a_polygon,
    a_scene,
    a_square,
    a_style,
    on_land,
    patches_of,
    some_counts,
    texts_of,
    the_counts,
    the_shapes,
)
from tests.sheets.drawn import STATES

SIZES = ((210.0, 134.0, 8.4), (388.0, 206.0, 8.4), (300.0, 206.0, 11.0), (468.0, 260.0, 18.0))
"""Width, height and type of the maps of narrow and wide rows, of grants and of large print."""
COUNTED = [usps for usps in STATES if len(the_shapes(usps).counties) > 1 and the_counts(usps)]


def ranked_of(usps: str, counts: CountyCounts) -> tuple[str, ...]:
    return tuple(county.fips for county, _ in choose_leading_counties(the_shapes(usps), counts))


def discs_of(
    usps: str, counts: CountyCounts, size: tuple[float, float, float], ranked: Sequence[str]
) -> tuple[Scene, tuple[RankDisc, ...]]:
    width, height, type_size = size
    scene = replace(a_scene(usps, counts, width, height), style=a_style(type_size))
    white = frozenset(fips for fips, cell in counts.cells.items() if not isinstance(cell, int) or cell < 1)
    captions = tuple(label.box for label in place_captions(scene))
    ground = DiscGround(scene.placed, white, captions, scene.sheet)
    return scene, place_discs(ground, tuple(ranked), measure_disc(scene.style))


def assert_tied_and_apart(scene: Scene, discs: Sequence[RankDisc], ranked: Sequence[str]) -> None:
    radius = measure_disc(scene.style)
    assert [(disc.fips, disc.rank) for disc in discs] == [(fips, at + 1) for at, fips in enumerate(ranked)]
    gaps = [hypot(*np.subtract(one.center, other.center)) for one, other in combinations(discs, 2)]
    assert [gap for gap in gaps if gap < 2 * radius] == []
    lines = [line.reshape(1, 4) for disc in discs if (line := disc.leader(radius)) is not None]
    assert not any(flag_crossings(one, other).any() for one, other in combinations(lines, 2))
    for disc in discs:
        x, y = disc.center
        assert scene.sheet.holds(Box(x - radius, y - radius, 2 * radius, 2 * radius))
        leader = disc.leader(radius)
        end = np.array([disc.center]) if leader is None else leader[1:]
        assert on_land(scene.polygons[disc.fips], end).all()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("usps", COUNTED)
def test_leading_counties_of_every_state_have_discs_that_stand_apart(
    usps: str, size: tuple[float, float, float]
) -> None:
    counts = the_counts(usps)
    assert counts is not None
    ranked = ranked_of(usps, counts)
    assert_tied_and_apart(*discs_of(usps, counts, size, ranked), ranked)


@pytest.mark.parametrize("size", SIZES)
def test_crowded_discs_of_michigan_stand_apart(size: tuple[float, float, float]) -> None:
    """Four of its leaders are neighbours; in large print one finds a place only if it chooses first."""
    counts = the_counts("MI")
    assert counts is not None
    ranked = ranked_of("MI", counts)
    assert len(ranked) == 7
    assert_tied_and_apart(*discs_of("MI", counts, size, ranked), ranked)


@settings(deadline=None, max_examples=25)
@given(data=st.data(), usps=st.sampled_from(["AK", "MA", "MD", "NJ", "NV"]), width=st.floats(240, 390))
def test_any_leaders_have_discs_that_stand_apart(data: st.DataObject, usps: str, width: float) -> None:
    fips = [county.fips for county in the_shapes(usps).counties]
    ranked = data.draw(st.lists(st.sampled_from(fips), unique=True, min_size=1, max_size=6))
    cells: dict[str, Cell] = {each: 9 - ranked.index(each) if each in ranked else 0 for each in fips}
    counts = some_counts(cells)
    assert_tied_and_apart(*discs_of(usps, counts, (width, 206.0, 8.4), ranked), ranked)


def place_on(polygons: Sequence[Polygon], *, white: Sequence[str] = ()) -> tuple[RankDisc, ...]:
    """Place discs of 6 points on counties from the left, the first of them ranked."""
    return place_discs(
        DiscGround(a_map(*polygons), frozenset(white), (), Box(0, 0, 200, 100)), ("10001",), 6.0
    )


def test_a_wide_county_has_its_disc_in_its_middle_without_a_leader() -> None:
    (disc,) = place_on([a_square(40, 30, 40)])
    assert (disc.center, disc.has_leader, disc.leader(6.0)) == ((60, 50), False, None)


def test_a_small_county_has_its_disc_off_the_land_and_a_leader_that_ends_inside() -> None:
    small = a_square(50, 40, 8)
    (disc,) = place_on([small, a_square(58, 0, 100, number=2)])
    assert disc.has_leader
    assert disc.center[0] + 6 <= 58.5  # not on its neighbour at the right
    leader = disc.leader(6.0)
    assert leader is not None
    assert tuple(leader[1]) == small.anchor
    assert hypot(*(leader[0] - np.array(disc.center))) == pytest.approx(6.0)


def test_a_disc_stands_on_a_county_without_a_count_rather_than_on_a_shade() -> None:
    small = a_square(96, 46, 8)
    left, right = a_square(-4, 0, 100, number=2), a_square(104, 0, 100, number=3)
    for white, is_left in (("10003", True), ("10005", False)):
        below = a_polygon([(96, -54), (104, -54), (104, 46), (96, 46)], (100, -4), number=4)
        above = a_polygon([(96, 54), (104, 54), (104, 154), (96, 154)], (100, 104), number=5)
        (disc,) = place_on([small, left, right, below, above], white=[white])
        assert (disc.center[0] < 96) is is_left


def draw(usps: str, counts: CountyCounts, ranked: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    shapes = the_shapes(usps)
    size = measure_map(shapes, 388, 206)
    classes = classify_counts(counts, MapChoice())
    drawing = draw_county_map(shapes, counts, classes, size=size, style=a_style(), ranked=ranked)
    assert patches_of(drawing)
    return texts_of(drawing), drawing.ranked


def test_a_map_of_many_counties_has_numbers_and_no_names() -> None:
    counts = the_counts("MA")
    assert counts is not None
    ranked = ranked_of("MA", counts)
    assert len(ranked) == 6
    assert draw("MA", counts, ranked) == (["1", "2", "3", "4", "5", "6"], frozenset(ranked))


def test_a_map_of_few_counties_that_are_all_named_has_no_discs() -> None:
    counts = the_counts("RI")
    assert counts is not None
    texts, discs = draw("RI", counts, ranked_of("RI", counts))
    assert discs == frozenset()
    assert "Providence" in texts


def test_where_one_name_of_few_has_no_room_all_give_way_to_discs() -> None:
    shapes = the_shapes("CT")
    counts = some_counts({county.fips: 9 - at for at, county in enumerate(shapes.counties)})
    ranked = ranked_of("CT", counts)
    classes = classify_counts(counts, MapChoice())
    small = draw_county_map(shapes, counts, classes, size=(90, 66), style=a_style(), ranked=ranked)
    assert [text for text in texts_of(small) if text.isalpha()] == []
    assert small.ranked == frozenset(ranked)
    assert small.counted == frozenset()


@pytest.mark.parametrize("usps", ["AL", "IL", "LA", "MO", "OH", "WV"])
def test_the_last_digit_of_a_machine_moves_no_disc(usps: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = the_counts(usps)
    assert counts is not None
    around, found = rank_discs._AROUND, []  # the directions of the places around a county
    for slip in (0.0, 1e-15, -1e-15):
        place_discs.cache_clear()
        monkeypatch.setattr(rank_discs, "_AROUND", around + slip)
        _scene, discs = discs_of(usps, counts, SIZES[0], ranked_of(usps, counts))
        found.append([(disc.fips, *np.round(disc.center, 6)) for disc in discs])
    assert found[0] == found[1] == found[2]
