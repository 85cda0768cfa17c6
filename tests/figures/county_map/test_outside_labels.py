"""Labels off the land: on the sheet, clear of all land, with a leader only where one is needed."""

from collections.abc import Sequence

import numpy as np
import pytest

from factsheet.figures.county_map.collision import flag_crossings
from factsheet.figures.county_map.label_layout import LabelLayout, make_beside_layouts, make_caption_layouts
from factsheet.figures.county_map.leaders import Leader
from factsheet.figures.county_map.map_geometry import Polygon, place_map
from factsheet.figures.county_map.outside_labels import (
    FAR,
    LONGEST_LEADER,
    NEAR,
    Surroundings,
    collect_surroundings,
    find_box_beside,
    find_box_in_frame,
)
from factsheet.geometry import Box
from tests.figures.builders import a_map, a_square, the_shapes

SHEET = Box(0, 0, 200, 120)
NONE = np.empty((0, 4))
KENT = make_beside_layouts("Kent", "3", 8.2)[0]
ALONE = a_square(80, 40, 20)
FRAME = Box(20, 20, 90, 60)


def around(*polygons: Polygon, taken: Sequence[Box] = (), frames: tuple[Box, ...] = ()) -> Surroundings:
    return Surroundings(a_map(*polygons, frames=frames), SHEET, tuple(taken), NONE)


def gap(box: Box, polygon: Polygon) -> float:
    """Distance of a box from a square."""
    low, high = polygon.corners.min(axis=0), polygon.corners.max(axis=0)
    across = max(box.x - high[0], low[0] - box.right, 0)
    return float(np.hypot(across, max(box.y - high[1], low[1] - box.top, 0)))


def beside(polygon: Polygon, *others: Polygon, taken: Sequence[Box] = ()) -> tuple[Box, Leader | None]:
    found = find_box_beside(polygon, KENT, around(polygon, *others, taken=taken))
    assert found is not None
    return found


def test_an_island_alone_is_named_at_its_shore_without_a_leader() -> None:
    box, line = beside(ALONE)
    assert line is None
    assert 2 - 0.01 <= gap(box, ALONE) <= NEAR
    assert SHEET.holds(box)


def test_a_label_near_two_counties_has_a_leader_to_its_own() -> None:
    neighbors = (a_square(58, 40, 20, number=2), a_square(102, 40, 20, number=3))
    box, line = beside(ALONE, *neighbors)
    assert line is not None
    assert min(gap(box, neighbor) for neighbor in neighbors) < FAR
    assert ALONE.corners[:, 0].min() < line[0] < ALONE.corners[:, 0].max()
    assert not any(flag_crossings(np.array([line]), neighbor.edges).any() for neighbor in neighbors)


def test_a_label_keeps_clear_of_labels_and_of_the_sheet_s_edge() -> None:
    first, _ = beside(ALONE)
    second, _ = beside(ALONE, taken=(first,))
    assert not second.inset(-4).overlaps(first)
    assert SHEET.holds(second)


def test_a_county_that_others_surround_has_no_place_beside_the_land() -> None:
    inner = a_square(80, 40, 20, on_outline=False)
    assert find_box_beside(inner, KENT, around(inner)) is None


def test_what_is_full_or_too_far_has_no_place() -> None:
    assert find_box_beside(ALONE, KENT, around(ALONE, taken=(SHEET,))) is None
    reach = LONGEST_LEADER + 1
    near = Box(80 - reach, 40 - reach, 20 + 2 * reach, 20 + 2 * reach)
    assert find_box_beside(ALONE, KENT, around(ALONE, taken=(near,))) is None


def test_a_county_of_an_inset_is_named_in_its_frame_and_any_other_outside_of_it() -> None:
    inside = find_box_beside(ALONE, KENT, around(ALONE, frames=(Box(40, 10, 110, 90),)))
    assert inside is not None
    assert Box(40, 10, 110, 90).holds(inside[0])
    other = Box(104, 30, 60, 60)
    outside = find_box_beside(ALONE, KENT, around(ALONE, frames=(other,)))
    assert outside is not None
    assert not outside[0].overlaps(other)


def in_frame(layouts: Sequence[LabelLayout], *taken: Box) -> tuple[LabelLayout, Box] | None:
    return find_box_in_frame(FRAME, layouts, around(taken=taken))


def test_a_caption_stands_in_the_upper_left_corner_of_its_frame() -> None:
    layouts = make_caption_layouts("Aleutian Islands", None, 8.2)
    layout, box = in_frame(layouts) or pytest.fail("no place")
    assert layout == layouts[0]
    assert (box.x, box.top) == pytest.approx((FRAME.x + 3, FRAME.top - 3))


def test_a_caption_takes_another_corner_then_the_outside_then_none() -> None:
    layouts = make_caption_layouts("Aleutian Islands", None, 8.2)
    _, lower = in_frame(layouts, Box(20, 60, 90, 20)) or pytest.fail("no place")
    assert (lower.x, lower.y) == pytest.approx((FRAME.x + 3, FRAME.y + 3))
    _, below = in_frame(layouts, FRAME.inset(6)) or pytest.fail("no place")
    assert below.top < FRAME.y
    assert below.x + below.width / 2 == pytest.approx(FRAME.x + FRAME.width / 2)
    assert in_frame(layouts, SHEET) is None


def test_what_is_taken_and_the_frames_of_a_map_are_in_the_way_of_the_next_label() -> None:
    placed = place_map(the_shapes("MP"), 254, 170)
    line: Leader = (1.0, 2.0, 3.0, 4.0)
    found = collect_surroundings(placed, SHEET, [Box(1, 1, 2, 2)], [line])
    assert found.placed is placed
    assert found.taken == (Box(1, 1, 2, 2),)
    assert placed.frames
    assert len(found.lines) == 1 + 4 * len(placed.frames)
    assert tuple(found.lines[0]) == line


def test_nothing_is_free_on_land_in_a_frame_s_line_or_too_near_to_a_label() -> None:
    where = around(ALONE, taken=(Box(10, 10, 20, 10),))
    centers = np.array([[90.0, 50.0], [20.0, 15.0], [20.0, 24.0], [100.0, 100.0], [80.0, 50.0]])
    assert where.flag_free(centers, KENT).tolist() == [False, False, False, True, False]
