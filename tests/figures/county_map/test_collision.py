"""The tests behind each label, against slower ways of finding the same."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.collision import (
    flag_box_contacts,
    flag_crossings,
    flag_inside_points,
    flag_line_contacts,
)
from factsheet.figures.county_map.map_geometry import place_map
from factsheet.geometry import Box
from tests.figures.builders import on_land, the_shapes

NUMBER = st.integers(-20, 20)
POINT = st.tuples(NUMBER, NUMBER)
SHARES = np.linspace(0, 1, 201)[:, np.newaxis]


@settings(deadline=None)
@given(center=POINT, half=st.tuples(st.integers(1, 9), st.integers(1, 9)), start=POINT, end=POINT)
def test_a_line_with_a_point_in_the_rectangle_touches_it(
    center: tuple[int, int], half: tuple[int, int], start: tuple[int, int], end: tuple[int, int]
) -> None:
    points = np.array(start) * (1 - SHARES) + np.array(end) * SHARES
    inner = np.any(np.all(np.abs(points - center) <= np.array(half), axis=1))
    outer = np.any(np.all(np.abs(points - center) <= np.array(half) + 0.21, axis=1))
    (touched,) = flag_line_contacts(np.array([center]), *half, np.array([[*start, *end]], dtype=float))
    assert inner <= touched <= outer


@settings(deadline=None)
@given(
    ends=st.tuples(POINT, POINT, POINT, POINT).filter(lambda ends: ends[0] != ends[1] and ends[2] != ends[3])
)
def test_lines_cross_when_their_equations_meet_between_the_ends(ends: tuple[tuple[int, int], ...]) -> None:
    p, q, a, b = (np.array(end, dtype=float) for end in ends)
    matrix = np.column_stack([q - p, a - b])
    assume(abs(np.linalg.det(matrix)) > 0.5)  # of parallel lines there is no such point, or many
    shares = np.linalg.solve(matrix, a - p)
    expected = bool(np.all((shares >= -1e-9) & (shares <= 1 + 1e-9)))
    assert flag_crossings(np.array([[*p, *q]]), np.array([[*a, *b]])).tolist() == [[expected]]


def test_boxes_that_share_a_border_do_not_touch() -> None:
    centers = np.array([[0.0, 0.0], [0.1, 0.0]])
    assert flag_box_contacts(centers, 2, 2, [Box(2, -1, 5, 5)]).tolist() == [False, True]


@settings(deadline=None)
@given(seed=st.integers(0, 10_000))
def test_inside_agrees_with_ring_by_ring_counting(seed: int) -> None:
    placed = place_map(the_shapes("VA"), 254, 170)
    points = np.random.default_rng(seed).uniform([0, 0], [254, 170], (200, 2))
    looked_at = placed.polygons[::7]
    assert len(looked_at) == 19
    for polygon in looked_at:
        assert np.array_equal(flag_inside_points(points, polygon.edges), on_land(polygon, points))


def test_no_places_and_no_lines_touch_nothing() -> None:
    none = np.empty((0, 2))
    lines = np.array([[0.0, 0.0, 1.0, 1.0]])
    assert flag_line_contacts(none, 1, 1, lines).tolist() == []
    assert flag_line_contacts(np.zeros((1, 2)), 1, 1, np.empty((0, 4))).tolist() == [False]
