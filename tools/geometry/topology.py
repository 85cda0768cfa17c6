"""Lines that counties share: rings cut into arcs where the set of counties along them changes."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vertex = tuple[float, float]
RingRef = list[int]
"""Numbers of the arcs of a ring; ``~i`` is arc i backwards."""


def cut_arcs(
    counties: Sequence[Sequence[NDArray[np.float64]]],
) -> tuple[list[tuple[Vertex, ...]], list[list[RingRef]]]:
    """Return the arcs, and for each county its rings as arc numbers.

    Vertices match exactly: the boundary files repeat a shared line point by point.
    """
    rings = [(owner, _vertices(ring)) for owner, county in enumerate(counties) for ring in county]
    junctions = _junctions(rings)
    arcs: dict[tuple[Vertex, ...], int] = {}
    refs: list[list[RingRef]] = [[] for _ in counties]
    for owner, vertices in rings:
        refs[owner].append([_number(piece, arcs) for piece in _pieces(vertices, junctions)])
    return list(arcs), refs


def _vertices(ring: NDArray[np.float64]) -> list[Vertex]:
    """Return the vertices of a ring, the closing one and doubles left out."""
    vertices = [(x, y) for x, y in ring[:-1].tolist()]
    return [vertex for i, vertex in enumerate(vertices) if vertex != vertices[i - 1]]


def _junctions(rings: Sequence[tuple[int, list[Vertex]]]) -> set[Vertex]:
    """Return the vertices where more than two lines meet, or where a line gets other owners."""
    neighbours: dict[Vertex, set[Vertex]] = defaultdict(set)
    owners: dict[frozenset[Vertex], set[int]] = defaultdict(set)
    for owner, vertices in rings:
        for i, vertex in enumerate(vertices):
            neighbours[vertex].update((vertices[i - 1], vertices[(i + 1) % len(vertices)]))
            owners[frozenset((vertex, vertices[i - 1]))].add(owner)
    return {
        vertex
        for _, vertices in rings
        for i, vertex in enumerate(vertices)
        if len(neighbours[vertex]) != 2
        or owners[frozenset((vertices[i - 1], vertex))]
        != owners[frozenset((vertex, vertices[(i + 1) % len(vertices)]))]
    }


def _pieces(vertices: list[Vertex], junctions: set[Vertex]) -> list[tuple[Vertex, ...]]:
    """Return a ring cut at its junctions; an island on its own starts at its smallest vertex."""
    cuts = [i for i, vertex in enumerate(vertices) if vertex in junctions]
    cuts = cuts or [min(range(len(vertices)), key=lambda i: vertices[i])]
    ends = [*cuts[1:], cuts[0] + len(vertices)]
    return [
        tuple(vertices[i % len(vertices)] for i in range(start, end + 1))
        for start, end in zip(cuts, ends, strict=True)
    ]


def _number(piece: tuple[Vertex, ...], arcs: dict[tuple[Vertex, ...], int]) -> int:
    if piece not in arcs and piece[::-1] in arcs:
        return ~arcs[piece[::-1]]
    return arcs.setdefault(piece, len(arcs))


def arc_index(number: int) -> int:
    """Return the index of an arc, forwards or backwards."""
    return number if number >= 0 else ~number


def owners_of(refs: Sequence[Sequence[RingRef]]) -> dict[int, set[int]]:
    """Return for each arc the counties that it borders."""
    owners: dict[int, set[int]] = defaultdict(set)
    for owner, rings in enumerate(refs):
        for ring in rings:
            for number in ring:
                owners[arc_index(number)].add(owner)
    return owners


def ring_area(points: NDArray[np.float64]) -> float:
    """Return the signed area of a closed ring, counter-clockwise above zero."""
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
