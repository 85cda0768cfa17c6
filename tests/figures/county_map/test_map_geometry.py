"""County shapes in points: true to shape, in the figure, each line once."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.arc_topology import join_topology
from factsheet.figures.county_map.collision import measure_distances
from factsheet.figures.county_map.map_geometry import DETAIL, GRID, measure_map, place_map
from factsheet.resources import DATA
from tests.figures.builders import on_land, the_shapes

ALL = sorted(path.stem for path in (DATA / "geography" / "2016").glob("*.json"))


@pytest.mark.parametrize("usps", ALL)
def test_land_stays_inside_the_figure_with_its_line(usps: str) -> None:
    shapes = the_shapes(usps)
    width, height = measure_map(shapes, 254, 170)
    assert width <= 254
    assert height <= 170
    placed = place_map(shapes, width, height)
    points = np.concatenate([polygon.corners for polygon in placed.polygons])
    assert np.all(points >= 0.45)
    assert np.all(points <= np.array([width, height]) - 0.45)


@pytest.mark.parametrize("usps", ALL)
def test_every_county_is_of_whole_rings_of_three_corners_or_more(usps: str) -> None:
    shapes, placed = the_shapes(usps), place_map(the_shapes(usps), 254, 170)
    ways = {
        number: arc for at, arc in enumerate(placed.arcs) for number, arc in ((at, arc), (~at, arc[::-1]))
    }
    for county, polygon in zip(shapes.counties, placed.polygons, strict=True):
        for ring in county.rings:
            lines = [ways[number] for number in ring]
            assert all(np.array_equal(one[-1], other[0]) for one, other in pairwise([*lines, lines[0]]))
            assert sum(len(line) - 1 for line in lines) >= 3
        assert (polygon.fips, len(polygon.edges)) == (
            county.fips,
            sum(len(ways[number]) - 1 for ring in county.rings for number in ring),
        )
        assert polygon.area > 0
    assert sum(polygon.area for polygon in placed.polygons) < 254 * 170


@pytest.mark.parametrize("usps", ALL)
def test_a_county_is_at_the_right_of_its_arcs(usps: str) -> None:
    """So that rings run clockwise, which the raster and the joined areas build on."""
    shapes = the_shapes(usps)
    topology = join_topology(shapes)
    beside = [
        (place, (topology.right if number >= 0 else topology.left)[max(number, ~number)])
        for place, county in enumerate(shapes.counties, start=1)
        for ring in county.rings
        for number in ring
    ]
    assert beside
    assert all(place == found for place, found in beside)


def test_a_county_whose_rings_all_run_the_other_way_is_taken_as_meant() -> None:
    shapes = the_shapes("GU")
    (guam,) = shapes.counties
    turned = replace(guam, rings=tuple(tuple(~number for number in ring[::-1]) for ring in guam.rings))
    mirrored, meant = (join_topology(each) for each in (replace(shapes, counties=(turned,)), shapes))
    assert mirrored.right.tolist() == meant.right.tolist()
    assert mirrored.areas == meant.areas


@pytest.mark.parametrize("usps", ["AK", "GA", "TX", "VA", "VI"])
@pytest.mark.parametrize("size", [(130.0, 120.0), (468.0, 260.0)])
def test_what_is_left_out_lies_nearer_to_what_is_drawn_than_can_be_seen(
    usps: str, size: tuple[float, float]
) -> None:
    shapes = the_shapes(usps)
    placed, topology = place_map(shapes, *size), join_topology(shapes)
    scale = min((size[0] - 1) / shapes.size[0], (size[1] - 1) / shapes.size[1])
    offset = (np.array(size) - np.array(shapes.size) * scale) / 2
    whole = np.split(topology.corners * scale + offset, topology.starts[1:])
    assert sum(map(len, placed.arcs)) < len(topology.corners)
    for arc, drawn in zip(whole, placed.arcs, strict=True):
        if len(drawn) < 2:  # an arc of one place, which no county's ring needs
            continue
        away = measure_distances(arc, np.hstack([drawn[:-1], drawn[1:]])).min(axis=1)
        assert away.max() <= DETAIL + 1 / GRID


@settings(deadline=None)
@given(width=st.floats(60, 500), height=st.floats(60, 400))
def test_maps_keep_their_shape(width: float, height: float) -> None:
    shapes = the_shapes("GU")
    drawn_width, drawn_height = measure_map(shapes, width, height)
    ratio = (drawn_width - 1) / (drawn_height - 1)
    assert ratio == pytest.approx(shapes.size[0] / shapes.size[1])
    assert drawn_width == pytest.approx(width) or drawn_height == pytest.approx(height)


def test_states_of_few_counties_get_room_for_labels_beside_the_land() -> None:
    narrow, wide = measure_map(the_shapes("RI"), 400, 170), measure_map(the_shapes("RI"), 180, 170)
    land = 169 * the_shapes("RI").size[0] / the_shapes("RI").size[1] + 1
    assert narrow == pytest.approx((land + 2 * 56, 170))
    assert wide == pytest.approx((180, 170))


def test_label_points_lie_in_their_county() -> None:
    placed = place_map(the_shapes("TX"), 254, 170)
    anchors = [on_land(polygon, np.array([polygon.anchor])).all() for polygon in placed.polygons]
    assert len(anchors) == 254
    assert all(anchors)


def test_another_geography_of_the_same_state_is_not_mixed_up() -> None:
    shapes = the_shapes("DE")
    one_less = replace(shapes, counties=shapes.counties[:-1])
    assert len(place_map(shapes, 100, 100).polygons) == 3
    assert len(place_map(one_less, 100, 100).polygons) == 2


def test_the_shore_leaves_borders_between_counties_out() -> None:
    guam, texas = (place_map(the_shapes(usps), 100, 100) for usps in ("GU", "TX"))
    assert len(guam.shore) == len(guam.polygons[0].edges)
    assert 4 * len(texas.shore) < sum(len(polygon.edges) for polygon in texas.polygons)


def test_counties_without_a_shore_know_it() -> None:
    placed = place_map(the_shapes("OH"), 170, 170)
    on_outline = {polygon.fips: polygon.on_outline for polygon in placed.polygons}
    assert on_outline["39035"]  # Cuyahoga, on Lake Erie
    assert not on_outline["39049"]  # Franklin, in the middle


def test_an_islet_finer_than_any_detail_keeps_its_shape() -> None:
    shapes = the_shapes("GU")
    (guam,) = shapes.counties
    islet = (700, 900, 0, 4, 4, 0, 0, -4, -4, 0)  # clockwise, a fortieth of a point across
    more = replace(
        shapes,
        arcs=(*shapes.arcs, islet),
        counties=(replace(guam, rings=(*guam.rings, (len(shapes.arcs),))),),
    )
    placed = place_map(more, 100, 100)
    assert len(placed.arcs[-1]) == 5
    assert len(placed.polygons[0].edges) == len(place_map(shapes, 100, 100).polygons[0].edges) + 4


@pytest.mark.parametrize("usps", ["CT", "DE", "NH", "NV", "TX"])
def test_the_corners_of_a_county_reach_as_far_as_its_sides(usps: str) -> None:
    polygons = place_map(the_shapes(usps), 388, 206).polygons
    corners = [(*each.corners.min(axis=0), *each.corners.max(axis=0)) for each in polygons]
    sides = [each.edges.reshape(-1, 2) for each in polygons]
    assert corners == [(*each.min(axis=0), *each.max(axis=0)) for each in sides]
