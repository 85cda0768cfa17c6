"""Leaders: from well inside a county, across no other land, by the shortest way there is."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import flag_crossings
from factsheet.figures.county_map.label_layout import LabelLayout
from factsheet.figures.county_map.leaders import (
    MOST_SHORES,
    Leader,
    choose_leader,
    draw_leaders,
    find_targets,
)
from factsheet.figures.county_map.map_geometry import Polygon, place_map
from factsheet.geometry import Box
from tests.figures.builders import a_polygon, a_square, on_land, the_shapes

NO_HURDLES = np.empty((0, 4))
SQUARE = a_square(0, 0, 20)
STATES = ("DE", "HI", "MA", "RI")


def find_leader(polygon: Polygon, places: Points, box: Box, hurdles: Points) -> Leader | None:
    """The leader of a label in its place."""
    layout = LabelLayout((), 8.0, (box.width,), box.height)
    center = np.array([[box.x + box.width / 2, box.y + box.height / 2]])
    lines, is_drawn = draw_leaders(places, center, layout)
    return choose_leader(lines[is_drawn], polygon, hurdles)


def count_crossings(line: Leader, edges: Points) -> int:
    return int(np.count_nonzero(flag_crossings(np.array([line]), edges)))


def a_wall(x: float, low: float, high: float) -> Points:
    return np.array([[x, low, x, high]], dtype=float)


def distance_from(polygon: Polygon, places: Points) -> Points:
    """Distance of each place from the nearest of many points on the border."""
    shares = np.linspace(0, 1, 60)[:, np.newaxis, np.newaxis]
    border = (polygon.edges[:, :2] + shares * (polygon.edges[:, 2:] - polygon.edges[:, :2])).reshape(-1, 2)
    offsets = places[:, np.newaxis, :] - border
    nearest: Points = np.hypot(offsets[..., 0], offsets[..., 1]).min(axis=1)
    return nearest


@pytest.mark.parametrize("usps", STATES)
def test_places_to_point_at_are_well_inside_and_the_middle_is_first(usps: str) -> None:
    polygons = place_map(the_shapes(usps), 254, 170).polygons
    assert polygons
    for polygon in polygons:
        places = find_targets(polygon)
        away = distance_from(polygon, places)
        assert tuple(places[0]) == pytest.approx(polygon.anchor)
        assert np.all(on_land(polygon, places[1:]))
        assert np.all(away >= min(4.0, 0.7 * away[0]) - 0.05)


def test_a_label_beside_a_square_is_reached_from_its_near_side() -> None:
    line = find_leader(SQUARE, find_targets(SQUARE), Box(40, 5, 30, 10), NO_HURDLES)
    assert line is not None
    assert line[2:] == (38.5, 10)
    assert 14 <= line[0] <= 16  # four points from the border
    assert abs(line[1] - 10) <= 1.5


def test_a_wall_is_walked_around_or_leaves_no_way() -> None:
    box, places = Box(40, 5, 30, 10), find_targets(SQUARE)
    around = find_leader(SQUARE, places, box, a_wall(30, 0, 11))
    assert around is not None
    assert not count_crossings(around, a_wall(30, 0, 11))
    assert find_leader(SQUARE, places, box, a_wall(30, -90, 90)) is None


def test_a_leader_may_leave_its_own_land_once_more_where_the_shore_is_winding() -> None:
    comb = [(0, 0), (40, 0), (40, 20), (30, 20), (30, 4), (20, 4), (20, 20), (0, 20)]  # a bay and its spit
    winding = a_polygon(comb, (10, 10))
    line = find_leader(winding, find_targets(winding)[:1], Box(60, 8, 20, 6), NO_HURDLES)
    assert line is not None
    assert count_crossings(line, winding.edges) == MOST_SHORES


BOXES = st.builds(Box, st.floats(-90, 90), st.floats(-90, 90), st.floats(8, 50), st.floats(6, 18))
WALLS = st.lists(st.tuples(*[st.floats(-90, 90)] * 4), max_size=4)


@given(box=BOXES, walls=WALLS)
def test_a_leader_ends_in_the_middle_of_a_side_and_crosses_nothing_but_its_own_shore(
    box: Box, walls: list[tuple[float, ...]]
) -> None:
    assume(not box.overlaps(Box(-3, -3, 26, 26)))
    hurdles, places = np.array(walls).reshape(-1, 4), find_targets(SQUARE)
    line = find_leader(SQUARE, places, box, hurdles)
    assume(line is not None)
    assert line is not None
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    ends = {(box.x - 1.5, middle[1]), (box.right + 1.5, middle[1])}
    ends |= {(middle[0], box.y - 1), (middle[0], box.top + 1)}
    assert any(line[2:] == pytest.approx(end) for end in ends)
    assert any(np.allclose(line[:2], place) for place in places)
    assert not count_crossings(line, hurdles)
    diagonals = np.array([[box.x, box.y, box.right, box.top], [box.x, box.top, box.right, box.y]])
    assert not count_crossings(line, diagonals)
    assert count_crossings(line, SQUARE.edges) <= 2  # a corner belongs to two sides


@given(box=BOXES)
def test_without_hurdles_no_straight_way_from_a_place_to_a_free_side_is_shorter(box: Box) -> None:
    assume(not box.overlaps(Box(-3, -3, 26, 26)))
    places = find_targets(SQUARE)
    line = find_leader(SQUARE, places, box, NO_HURDLES)
    assert line is not None
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    reach = np.hypot(*(places - middle).T).min() + max(box.width, box.height)
    assert np.hypot(line[2] - line[0], line[3] - line[1]) <= reach
