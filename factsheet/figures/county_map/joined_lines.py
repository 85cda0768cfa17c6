"""The arcs of a map joined to what is painted: counties painted alike as one area, and lines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from matplotlib.path import Path

from factsheet.figures.artists import Paint, Points, make_line_path, make_ring_path
from factsheet.figures.county_map.map_geometry import PlacedMap
from factsheet.figures.county_map.number_arrays import Flags


def join_counties(placed: PlacedMap, fips: Iterable[str]) -> Path:
    """Return the area of some counties without the borders between them, as rings that run clockwise."""
    wanted = set(fips)
    is_wanted = np.array([False, *(polygon.fips in wanted for polygon in placed.polygons)])
    right, left = is_wanted[placed.topology.right], is_wanted[placed.topology.left]
    forward, back = np.flatnonzero(right & ~left), np.flatnonzero(left & ~right)
    return make_ring_path(_join_arcs(placed, [*forward.tolist(), *(~back).tolist()]))


def join_borders(
    placed: PlacedMap, paints: Mapping[str, Paint], choose_line: Callable[[Paint, Paint], str]
) -> Mapping[str, Path]:
    """Return the borders between counties by the colour of their lines, each border once.

    Args:
        placed: The map.
        paints: Of its counties, by FIPS.
        choose_line: Tells the colour of the line between two counties, whichever is named first.
    """
    kinds = {paint: kind for kind, paint in enumerate(dict.fromkeys(paints.values()))}
    kind = np.array([0, *(kinds[paints[polygon.fips]] for polygon in placed.polygons)])
    colors = np.array([[choose_line(one, other) for other in kinds] for one in kinds])
    right, left = placed.topology.right, placed.topology.left
    color = np.where((right > 0) & (left > 0), colors[kind[right], kind[left]], "")
    return {
        str(each): make_line_path(_join_both_ways(placed, color == each)) for each in np.unique(color) if each
    }


def join_outline(placed: PlacedMap) -> Path:
    """Return the lines with land on one side only."""
    return make_line_path(_join_both_ways(placed, (placed.topology.right > 0) != (placed.topology.left > 0)))


def _join_both_ways(placed: PlacedMap, wanted: Flags) -> list[Points]:
    """Return some of the arcs as lines, whichever way each runs."""
    numbers = np.flatnonzero(wanted).tolist()
    return _join_arcs(placed, [way for number in numbers for way in (number, ~number)])


def _join_arcs(placed: PlacedMap, numbers: Sequence[int]) -> list[Points]:
    """Return lines joined end to start from arcs, ~i for arc i backwards; of two directions one is drawn."""
    heads, tails = placed.topology.heads, placed.topology.tails
    leaving = defaultdict[int, list[int]](list)
    for number in numbers:
        leaving[heads[number] if number >= 0 else tails[~number]].append(number)
    waiting, lines = set(numbers), list[Points]()
    for first in numbers:
        if first not in waiting:
            continue
        line, number = list[int](), first
        while number in waiting:
            line.append(number)
            waiting.discard(number)
            waiting.discard(~number)
            for each in leaving[tails[number] if number >= 0 else heads[~number]]:
                if each in waiting:
                    number = each
                    break
        lines.append(_lay_in_row(placed.arcs, line))
    return lines


def _lay_in_row(arcs: Sequence[Points], numbers: Sequence[int]) -> Points:
    """Return arcs as one line; each begins where the one before it ended."""
    rows = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([rows[0], *(row[1:] for row in rows[1:])])
