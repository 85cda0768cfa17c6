"""The map in squares, against exact geometry."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.collision import measure_distances
from factsheet.figures.county_map.land_raster import paint_land
from factsheet.figures.county_map.map_geometry import DETAIL, place_map
from factsheet.resources import DATA
from tests.figures.builders import a_map, a_square, on_land, the_shapes

ALL = sorted(path.stem for path in (DATA / "geography" / "2016").glob("*.json"))


@pytest.mark.parametrize("usps", ALL)
def test_the_middle_of_each_square_is_in_the_county_that_owns_it(usps: str) -> None:
    """But for slivers at a border: where a middle lies on it, or simplified lines cross."""
    placed = place_map(the_shapes(usps), 120, 100)
    owners = paint_land(placed, 120, 100).owners
    assert owners.shape == (100, 120)
    rows, columns = np.indices(owners.shape).reshape(2, -1)
    middles = np.stack([columns, rows], axis=1) + 0.5
    for polygon in placed.polygons[::5]:
        doubted = middles[on_land(polygon, middles) != (owners.ravel() == polygon.number)]
        assert len(doubted) <= 20
        assert measure_distances(doubted, placed.sides).min(axis=1).max(initial=0) <= DETAIL
    assert set(np.unique(owners)) <= {0, *(polygon.number for polygon in placed.polygons)}


def test_a_box_is_whole_where_no_square_in_it_is_another_s() -> None:
    raster = paint_land(a_map(a_square(10, 10, 20), a_square(30, 10, 20, number=2)), 60, 40)
    centers = np.array([[20.0, 20.0], [27.0, 20.0], [40.0, 20.0], [5.0, 20.0], [55.0, 35.0]])
    assert raster.flag_whole_boxes(centers, 5, 5, 1).tolist() == [True, False, False, False, False]
    assert raster.flag_whole_boxes(centers, 5, 5, 0).tolist() == [False, False, False, True, True]


def test_a_line_keeps_to_its_own_land_and_the_water() -> None:
    raster = paint_land(a_map(a_square(10, 10, 20), a_square(30, 10, 20, number=2)), 60, 40)
    lines = np.array([[20, 20, 20, 38], [20, 20, 2, 2], [20, 20, 45, 20], [40, 20, 58, 38]], dtype=float)
    assert raster.flag_lines_within(lines, 1).tolist() == [True, True, False, False]
    assert raster.flag_lines_within(lines[np.newaxis], 2).tolist() == [[False, False, False, True]]


@settings(deadline=None)
@given(x=st.floats(-90, 190), y=st.floats(-90, 190))
def test_what_is_beyond_the_figure_counts_as_its_edge(x: float, y: float) -> None:
    raster = paint_land(a_map(a_square(10, 10, 20)), 60, 40)
    assert raster.find_owners(np.array(x), np.array(y)) == (10 <= x < 30 and 10 <= y < 30)


def test_land_beyond_the_figure_is_cut_off() -> None:
    raster = paint_land(a_map(a_square(-20, -20, 100)), 60, 40)
    assert raster.owners.min() == raster.owners.max() == 1
