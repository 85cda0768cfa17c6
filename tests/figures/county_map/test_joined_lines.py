"""Areas and lines of a map: each border painted, nothing painted twice without need."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.path import Path

from factsheet.figures.artists import Paint, Points
from factsheet.figures.county_map.joined_lines import join_borders, join_counties, join_outline
from factsheet.figures.county_map.map_geometry import place_map
from tests.figures.builders import on_land, the_shapes

DARK, PALE = Paint(fill="#102030"), Paint(fill="#ddeeff")
MAPS = {usps: place_map(the_shapes(usps), 254, 170) for usps in ("DE", "GU", "IA", "MP", "VA")}


def sides_of(path: Path) -> set[tuple[tuple[float, ...], ...]]:
    """The sides that a path draws, whichever way."""
    vertices, codes = np.asarray(path.vertices), np.asarray(path.codes)
    pairs = zip(vertices[:-1].tolist(), vertices[1:].tolist(), codes[1:], strict=True)
    return {tuple(sorted((tuple(a), tuple(b)))) for a, b, code in pairs if code != Path.MOVETO}


def sides_from(edges: Points) -> set[tuple[tuple[float, ...], ...]]:
    return {tuple(sorted(((x0, y0), (x1, y1)))) for x0, y0, x1, y1 in edges.tolist()}


def rings_of(path: Path) -> list[Points]:
    starts = np.flatnonzero(np.asarray(path.codes) == Path.MOVETO)
    return np.split(np.asarray(path.vertices), starts[1:])


@settings(deadline=None, max_examples=40)
@given(data=st.data(), usps=st.sampled_from(list(MAPS)), seed=st.integers(0, 1000))
def test_an_area_covers_its_counties_and_no_others(data: st.DataObject, usps: str, seed: int) -> None:
    placed = MAPS[usps]
    fips = [polygon.fips for polygon in placed.polygons]
    chosen = data.draw(st.lists(st.sampled_from(fips), min_size=1, unique=True))
    rings = rings_of(join_counties(placed, chosen))
    assert all(np.array_equal(ring[0], ring[-1]) for ring in rings)
    points = np.random.default_rng(seed).uniform([0, 0], [254, 170], (60, 2))
    winding = sum((Path(ring).contains_points(points).astype(int) for ring in rings), np.zeros(60, int))
    land = [on_land(polygon, points) for polygon in placed.polygons if polygon.fips in chosen]
    assert np.array_equal(winding % 2 == 1, np.any(land, axis=0))


def name_pair(one: Paint, other: Paint) -> str:
    return "/".join(sorted(str(paint.fill) for paint in (one, other)))


@settings(deadline=None, max_examples=40)
@given(data=st.data(), usps=st.sampled_from(list(MAPS)))
def test_borders_and_outline_draw_every_side_once_borders_by_what_lies_beside_them(
    data: st.DataObject, usps: str
) -> None:
    placed = MAPS[usps]
    paints = {polygon.fips: data.draw(st.sampled_from([DARK, PALE])) for polygon in placed.polygons}
    borders = join_borders(placed, paints, name_pair)
    drawn = [sides_of(path) for path in (*borders.values(), join_outline(placed))]
    assert sum(map(len, drawn)) == len(set.union(*drawn))
    assert set.union(*drawn) == sides_from(placed.sides)
    for name, path in borders.items():
        between = set(name.split("/"))
        for paint in (DARK, PALE):
            alike = [fips for fips, each in paints.items() if each == paint]
            area = sides_of(join_counties(placed, alike)) if alike else set()
            is_edge = len(between) > 1  # else the border lies within an area, or in the other one
            assert (sides_of(path) <= area) if is_edge else not sides_of(path) & area


@pytest.mark.parametrize("usps", list(MAPS))
def test_the_outline_is_the_shore(usps: str) -> None:
    placed = MAPS[usps]
    assert sides_of(join_outline(placed)) == sides_from(placed.shore)


def test_lines_are_joined_as_far_as_they_go() -> None:
    placed = MAPS["IA"]
    paints = {polygon.fips: DARK for polygon in placed.polygons}
    (borders,) = join_borders(placed, paints, name_pair).values()
    assert 2 * len(rings_of(borders)) < len(placed.arcs)
    assert len(rings_of(join_outline(placed))) == 1


def test_without_borders_between_counties_there_is_no_path() -> None:
    assert join_borders(MAPS["GU"], {"66010": DARK}, name_pair) == {}
