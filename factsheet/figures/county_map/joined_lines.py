"""The arcs of a map joined to what is painted: counties painted alike as one area, and lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from matplotlib.path import Path

from factsheet.figures.artists import Paint, Points, make_line_path, make_ring_path
from factsheet.figures.county_map.line_detail import Flags
from factsheet.figures.county_map.map_geometry import PlacedMap

Node = tuple[float, float]


def join_counties(placed: PlacedMap, fips: Iterable[str]) -> Path:
    """Return the area of some counties without the borders between them, as rings that run clockwise."""
    wanted = set(fips)
    is_wanted = np.array([False, *(polygon.fips in wanted for polygon in placed.polygons)])
    right, left = is_wanted[placed.right], is_wanted[placed.left]
    forward, back = np.flatnonzero(right & ~left), np.flatnonzero(left & ~right)
    return make_ring_path(_join_arcs(placed.arcs, [*forward.tolist(), *(~back).tolist()]))


def join_inner_borders(placed: PlacedMap, paints: Mapping[str, Paint]) -> Path | None:
    """Return the borders between counties that are painted alike, None where there are none."""
    kinds = {paint: kind for kind, paint in enumerate(dict.fromkeys(paints.values()), start=1)}
    kind = np.array([0, *(kinds[paints[polygon.fips]] for polygon in placed.polygons)])
    right, left = kind[placed.right], kind[placed.left]
    lines = _join_both_ways(placed, (right == left) & (right > 0))
    return make_line_path(lines) if lines else None


def join_outline(placed: PlacedMap) -> Path:
    """Return the lines with land on one side only."""
    return make_line_path(_join_both_ways(placed, (placed.right > 0) != (placed.left > 0)))


def _join_both_ways(placed: PlacedMap, wanted: Flags) -> list[Points]:
    """Return some of the arcs as lines, whichever way each runs."""
    numbers = np.flatnonzero(wanted).tolist()
    return _join_arcs(placed.arcs, [way for number in numbers for way in (number, ~number)])


def _join_arcs(arcs: Sequence[Points], numbers: Sequence[int]) -> list[Points]:
    """Return lines joined end to start from arcs, ~i for arc i backwards; of two directions one is drawn."""
    leaving = defaultdict[Node, list[int]](list)
    waiting = dict.fromkeys(numbers)
    for number in numbers:
        leaving[_find_start(arcs, number)].append(number)
    lines = []
    for first in numbers:
        line, number = list[int](), first if first in waiting else None
        while number is not None:
            line.append(number)
            waiting.pop(number)
            waiting.pop(~number, None)
            number = next((each for each in leaving[_find_start(arcs, ~number)] if each in waiting), None)
        if line:
            lines.append(_lay_in_row(arcs, line))
    return lines


def _lay_in_row(arcs: Sequence[Points], numbers: Sequence[int]) -> Points:
    """Return arcs as one line; each begins where the one before it ended."""
    rows = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([rows[0], *(row[1:] for row in rows[1:])])


def _find_start(arcs: Sequence[Points], number: int) -> Node:
    x, y = arcs[number][0] if number >= 0 else arcs[~number][-1]
    return float(x), float(y)
