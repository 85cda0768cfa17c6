"""Labels inside counties: wholly on their land, clear of what stands there, nearest to the middle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.figures.artists import Points
from factsheet.figures.county_map.inside_labels import CLEARANCE, find_box_inside
from factsheet.figures.county_map.label_layout import LabelLayout, make_named_layouts
from factsheet.figures.county_map.land_raster import LandRaster, paint_land
from factsheet.figures.county_map.map_geometry import Polygon, place_map
from factsheet.geometry import Box
from tests.figures.builders import a_map, a_polygon, a_square, on_land, the_shapes

SQUARE = a_square(0, 0, 60)
KENT = make_named_layouts("Kent", "3", 9)[0]


def find_inside(polygon: Polygon, layout: LabelLayout, *taken: Box) -> Box | None:
    """The place on a map of this county alone."""
    return find_box_inside(polygon, layout, taken, paint_land(a_map(polygon), 80, 80))


def make_count_layout(text: str, size: float) -> LabelLayout:
    """A short label of one line."""
    return make_named_layouts(text, None, size)[0]


def ink_of(layout: LabelLayout, box: Box) -> Points:
    """Points all over the lines of a label, with the clear margin around them."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    lines = [line.inset(-CLEARANCE + 0.01) for line in layout.line_boxes()]
    shares = np.linspace(0, 1, 21)
    grids = [np.meshgrid(line.x + shares * line.width, line.y + shares * line.height) for line in lines]
    return np.concatenate([np.stack(grid, axis=-1).reshape(-1, 2) for grid in grids]) + np.array([x, y])


def test_a_label_stands_in_the_middle_where_that_is_free() -> None:
    assert find_inside(SQUARE, KENT) == KENT.at(30, 30)


def test_a_label_makes_way_for_what_stands_in_the_middle_and_no_further() -> None:
    taken = Box(28, 28, 4, 4)
    box = find_inside(SQUARE, KENT, taken)
    assert box is not None
    assert not box.inset(-CLEARANCE).overlaps(taken)
    assert np.hypot(box.x + box.width / 2 - 30, box.y + box.height / 2 - 30) < max(KENT.width, KENT.height)


@pytest.mark.parametrize("name", ["Kent", "A name that is wider than the county"])
def test_what_has_no_room_has_no_place(name: str) -> None:
    layout = make_named_layouts(name, None, 9)[0]
    assert find_inside(a_square(0, 0, 12), layout) is None
    assert find_inside(SQUARE, layout, Box(0, 0, 60, 60)) is None


def test_a_short_count_stands_where_its_name_could_not() -> None:
    spire = a_polygon([(0, 0), (60, 0), (60, 16), (38, 16), (38, 32), (22, 32), (22, 16), (0, 16)], (30, 16))
    stacked = make_named_layouts("Nantucket", "3", 9)[0]
    assert stacked.lines[0][0][0] == "Nantucket"  # the wide line is the upper one, where the land is narrow
    assert find_inside(spire, stacked) is None
    assert find_inside(spire, make_count_layout("3", 9)) is not None


MAPS = [place_map(the_shapes(usps), 254, 170) for usps in ("DE", "HI", "MA", "OH", "VA")]
COUNTIES = [(paint_land(placed, 254, 170), polygon) for placed in MAPS for polygon in placed.polygons]


@given(
    county=st.sampled_from(COUNTIES),
    value=st.integers(0, 30_000),
    shift=st.tuples(st.floats(-9, 9), st.floats(-9, 9)),
)
def test_a_count_stands_on_its_land_and_clear_or_nowhere(
    county: tuple[LandRaster, Polygon], value: int, shift: tuple[float, float]
) -> None:
    (raster, polygon), layout = county, make_count_layout(f"{value:,}", 8.2)
    taken = Box(polygon.anchor[0] + shift[0], polygon.anchor[1] + shift[1], 4, 4)
    box = find_box_inside(polygon, layout, (taken,), raster)
    assert box is None or np.all(on_land(polygon, ink_of(layout, box)))
    assert box is None or not box.inset(-CLEARANCE).overlaps(taken)


def test_most_of_these_counties_have_room_for_a_count() -> None:
    found = [
        find_box_inside(polygon, make_count_layout("12", 8.2), (), raster) for raster, polygon in COUNTIES
    ]
    assert sum(box is not None for box in found) > len(found) // 3
