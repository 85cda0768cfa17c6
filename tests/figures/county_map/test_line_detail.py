"""Lines without fine detail: both ends stay, and nothing moves farther than the tolerance."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import measure_distances
from factsheet.figures.county_map.line_detail import flag_telling_corners
from factsheet.figures.county_map.number_arrays import list_ranges

POINT = st.tuples(st.integers(0, 60), st.integers(0, 60))
LINES = st.lists(st.lists(POINT, min_size=2, max_size=30), min_size=1, max_size=5)


def simplify(lines: list[Points], tolerance: float) -> list[Points]:
    lengths = np.array([len(line) for line in lines])
    telling = flag_telling_corners(np.concatenate(lines), np.cumsum(lengths) - lengths, tolerance)
    return [
        line[flags] for line, flags in zip(lines, np.split(telling, np.cumsum(lengths)[:-1]), strict=True)
    ]


def simplify_slowly(line: Points, tolerance: float) -> Points:
    """Douglas and Peucker's own way, one stretch after the other."""
    away = measure_distances(line, np.hstack([line[0], line[-1]])[np.newaxis])[:, 0]
    farthest = int(np.argmax(away[1:-1])) + 1 if len(line) > 2 else 0
    if not farthest or away[farthest] <= tolerance:
        return line[[0, -1]]
    halves = (simplify_slowly(part, tolerance) for part in (line[: farthest + 1], line[farthest:]))
    first, second = halves
    return np.concatenate([first, second[1:]])


@settings(deadline=None)
@given(drawn=LINES, tolerance=st.floats(0, 12))
def test_each_line_keeps_its_ends_and_stays_within_the_tolerance(
    drawn: list[list[tuple[int, int]]], tolerance: float
) -> None:
    lines = [np.array(line, dtype=float) for line in drawn]
    simple = simplify(lines, tolerance)
    assert len(simple) == len(lines)
    for line, kept in zip(lines, simple, strict=True):
        assert np.array_equal(kept[[0, -1]], line[[0, -1]])
        away = measure_distances(line, np.hstack([kept[:-1], kept[1:]])).min(axis=1)
        assert away.max() <= tolerance + 1e-6


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), tolerance=st.floats(0.1, 9))
def test_all_lines_at_once_give_what_one_after_the_other_gives(seed: int, tolerance: float) -> None:
    walks = np.random.default_rng(seed).normal(size=(3, 40, 2)).cumsum(axis=1)
    simple = simplify(list(walks), tolerance)
    assert [len(line) for line in simple] == [len(simplify_slowly(walk, tolerance)) for walk in walks]
    for kept, walk in zip(simple, walks, strict=True):
        assert np.array_equal(kept, simplify_slowly(walk, tolerance))


def test_a_ring_is_divided_at_what_is_farthest_from_its_start() -> None:
    ring = np.array([(0, 0), (9, 1), (10, 0), (9, -1), (0, 0)], dtype=float)
    assert simplify([ring], 2)[0].tolist() == [[0, 0], [10, 0], [0, 0]]
    assert len(simplify([ring], 0.5)[0]) == 5


def test_ranges_follow_each_other() -> None:
    assert list_ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert list_ranges(np.array([], dtype=int), np.array([], dtype=int)).tolist() == []
