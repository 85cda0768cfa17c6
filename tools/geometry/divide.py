"""New counties cut out of old ones: fine old shores, and between them the coarse lines of the new edition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geometry.census import County, Ring

_GRID = 1.0  # micro-degree
_REACH = 2.0  # micro-degrees within which a new vertex lies on an old line


def divide(old: Sequence[County], new: Mapping[str, tuple[str, BaseGeometry]], kind: str) -> list[County]:
    """Return the new counties: the outline of `old`, divided along the lines of `new`, by code."""
    outline = unary_union([shapely.set_precision(_area(county), _GRID) for county in old])
    parts = _shares(outline, new)
    lines = shapely.node(shapely.union_all([part.boundary for part in parts.values()], grid_size=_GRID))
    faces = defaultdict(list)
    for face in shapely.get_parts(shapely.polygonize([*shapely.get_parts(lines)])):
        # Put together again from faces between noded lines, so that both sides have the same vertices.
        inside = face.representative_point()
        owner = next((code for code in parts if parts[code].contains(inside)), None)
        if outline.contains(inside) and owner is not None:
            faces[owner].append(face)
    return [
        County(code, new[code][0], kind, 0, 0, _rings(unary_union(faces[code]))) for code in sorted(faces)
    ]


def _area(county: County) -> BaseGeometry:
    """Return the area of a county: rings inside others are holes."""
    polygons = sorted((Polygon(ring) for ring in county.rings), key=lambda polygon: -polygon.area)
    area: BaseGeometry = polygons[0]
    for polygon in polygons[1:]:
        area = area.symmetric_difference(polygon)
    return area


def _shares(outline: BaseGeometry, new: Mapping[str, tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Return what each new county holds of the outline; slivers go to the one they touch the longest."""
    parts = {
        code: shapely.intersection(outline, shapely.set_precision(area, _GRID), grid_size=_GRID)
        for code, (_, area) in new.items()
    }
    left = shapely.difference(
        outline, shapely.union_all(list(parts.values()), grid_size=_GRID), grid_size=_GRID
    )
    for sliver in shapely.get_parts(left):
        if not sliver.is_empty:
            best = max(parts, key=lambda code: _nearness(parts[code], sliver))
            parts[best] = shapely.union(parts[best], sliver, grid_size=_GRID)
    return parts


def _nearness(part: BaseGeometry, sliver: BaseGeometry) -> tuple[float, float]:
    shared = shapely.intersection(part.boundary, sliver.boundary, grid_size=_GRID)
    return float(shared.length), -float(part.distance(sliver))


def _rings(area: BaseGeometry) -> tuple[Ring, ...]:
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    return tuple(np.asarray(ring.coords) for part in polygons for ring in (part.exterior, *part.interiors))


def share_vertices(
    neighbours: Sequence[County], old: Sequence[County], new: Sequence[County]
) -> list[County]:
    """Return the neighbours with the vertices where new lines end on the old outline: arcs still match."""
    outline = unary_union([shapely.set_precision(_area(county), _GRID) for county in old]).boundary
    known = {tuple(vertex) for county in old for ring in county.rings for vertex in ring.tolist()}
    fresh = {tuple(vertex) for county in new for ring in county.rings for vertex in ring.tolist()} - known
    ends = sorted(vertex for vertex in fresh if outline.distance(shapely.Point(vertex)) < _REACH)
    return [
        county.with_rings(tuple(_with_vertices(ring, ends) for ring in county.rings)) for county in neighbours
    ]


def _with_vertices(ring: Ring, vertices: Sequence[tuple[float, ...]]) -> Ring:
    for vertex in vertices:
        start, step = ring[:-1], ring[1:] - ring[:-1]
        length = np.maximum((step * step).sum(1), 1e-9)
        along = ((vertex - start) * step).sum(1) / length
        off = np.hypot(*(start + step * along[:, None] - vertex).T)
        hits = np.flatnonzero((off < _REACH) & (along > 0) & (along < 1))
        if len(hits) and not (ring == vertex).all(1).any():
            ring = np.insert(ring, hits[0] + 1, vertex, 0)
    return ring
