"""County shapes in points: true to shape, in the figure, each line once."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.path import Path

from factsheet.figures.county_map.map_geometry import (
    join_polygons,
    list_coarse_segments,
    measure_map,
    place_map,
)
from factsheet.resources import DATA
from tests.figures.builders import the_shapes

ALL = sorted(path.stem for path in (DATA / "geography" / "2016").glob("*.json"))


@pytest.mark.parametrize("usps", ALL)
def test_land_stays_inside_the_figure_with_its_line(usps: str) -> None:
    shapes = the_shapes(usps)
    width, height = measure_map(shapes, 254, 170)
    assert width <= 254
    assert height <= 170
    placed = place_map(shapes, width, height)
    points = np.concatenate([polygon.vertices for polygon in placed.polygons])
    assert np.all(points >= 0.49)
    assert np.all(points <= np.array([width, height]) - 0.49)


@pytest.mark.parametrize("usps", ALL)
def test_counties_fill_the_land_without_overlap(usps: str) -> None:
    placed = place_map(the_shapes(usps), 254, 170)
    vertices, codes = np.asarray(placed.outline.vertices), np.asarray(placed.outline.codes)
    assert np.count_nonzero(codes == Path.MOVETO) >= 1
    assert len(vertices) == len(codes)
    assert all(polygon.area > 0 for polygon in placed.polygons)
    assert sum(polygon.area for polygon in placed.polygons) < 254 * 170


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
    inside = [
        polygon.fips
        for polygon in placed.polygons
        if Path(polygon.vertices, polygon.codes).contains_point(polygon.anchor)
    ]
    assert inside == [county.fips for county in the_shapes("TX").counties]


def test_another_geography_of_the_same_state_is_not_mixed_up() -> None:
    shapes = the_shapes("DE")
    one_less = replace(shapes, counties=shapes.counties[:-1])
    assert len(place_map(shapes, 100, 100).polygons) == 3
    assert len(place_map(one_less, 100, 100).polygons) == 2


def test_the_outline_leaves_borders_between_counties_out() -> None:
    guam, texas = (place_map(the_shapes(usps), 100, 100) for usps in ("GU", "TX"))
    assert len(np.asarray(guam.outline.vertices)) == len(guam.polygons[0].vertices)
    assert 4 * len(np.asarray(texas.outline.vertices)) < sum(
        len(polygon.vertices) for polygon in texas.polygons
    )


def test_counties_without_a_shore_know_it() -> None:
    placed = place_map(the_shapes("OH"), 170, 170)
    on_outline = {polygon.fips: polygon.on_outline for polygon in placed.polygons}
    assert on_outline["39035"]  # Cuyahoga, on Lake Erie
    assert not on_outline["39049"]  # Franklin, in the middle


def test_joined_counties_make_one_path_of_all_their_rings() -> None:
    polygons = place_map(the_shapes("HI"), 254, 170).polygons
    path = join_polygons(polygons)
    starts = sum(int(np.count_nonzero(polygon.codes == Path.MOVETO)) for polygon in polygons)
    assert np.count_nonzero(path.codes == Path.MOVETO) == starts


@settings(deadline=None)
@given(step=st.floats(0.3, 3))
def test_a_coarse_shore_stays_near_the_true_one(step: float) -> None:
    outline = place_map(the_shapes("MA"), 254, 170).outline
    coarse = list_coarse_segments(outline, step)
    fine = list_coarse_segments(outline, 1e-6)
    assert len(coarse) <= len(fine)
    assert len(coarse) < 0.9 * len(fine) or step < 1
    starts, ends = coarse[:, :2], coarse[:, 2:]
    for point in np.asarray(outline.vertices)[::9]:
        along = np.clip(
            np.sum((point - starts) * (ends - starts), axis=1)
            / np.maximum(np.sum((ends - starts) ** 2, axis=1), 1e-12),
            0,
            1,
        )
        nearest = starts + along[:, np.newaxis] * (ends - starts)
        assert np.hypot(*(nearest - point).T).min() <= step
