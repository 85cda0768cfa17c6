"""One state's map: projected, thinned out, on a grid of 10,000 units, as the record of its file."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from shapely.geometry import Polygon

from geometry.census import County, Ring, join_arcs
from geometry.insets import Frame, arrange_insets, inset_plans, is_left_out, panel_of
from geometry.ninths import find_ninths
from geometry.projection import choose_projection, project
from geometry.simplify import simplify
from geometry.topology import RingRef, arc_index, cut_arcs, owners_of, ring_area

Record = dict[str, Any]
Lines = list[NDArray[np.float64]]
Refs = list[list[RingRef]]

_GRID = 10_000
_POINTS = 252.0  # the map is drawn this wide, or this high
_TOLERANCE = 0.10  # square points
_COUNTY_SHARE = 0.003  # a tiny city keeps its shape: at most this share of the smaller county along an arc
_LEAST_ISLET = 0.25  # square points
_FINER_OR_COARSER = (1 / 4, 1 / 16, 4, 12, 1 / 64)  # tried in turn where thinned arcs cross
_UNITS_A_POINT = _GRID / _POINTS


@dataclass(frozen=True)
class Projected:
    """The arcs of a state in grid units, before they are thinned out."""

    arcs: Lines
    refs: Refs
    size: tuple[int, int]
    metres: float
    albers: tuple[float, float, float, float]
    frames: list[Record]


def build_state(usps: str, counties: Sequence[County], edition: int) -> Record:
    """Return the record of a state's file; how it reads stands in data/geography/README.md."""
    drawn = [
        county.with_rings(tuple(r for r in county.rings if not is_left_out(usps, r))) for county in counties
    ]
    drawn = [county for county in drawn if county.rings]
    projected = _project(usps, drawn)
    thin = _thin_out(projected)
    arcs, refs = _keep_visible(projected, thin)
    features = sorted(_features(drawn, arcs, refs, projected.metres), key=lambda feature: str(feature["f"]))
    _add_ninths(usps, features, arcs, projected)
    return {
        "state": usps,
        "vintage": edition,
        "size": list(projected.size),
        "metres": round(projected.metres, 3),
        "albers": list(projected.albers),
        "frames": projected.frames,
        "counties": features,
        "arcs": [np.vstack([arc[:1], np.diff(arc, axis=0)]).ravel().tolist() for arc in arcs],
    }


def _project(usps: str, counties: Sequence[County]) -> Projected:
    panels_of = [[panel_of(usps, ring) for ring in county.rings] for county in counties]
    main: list[Ring] = [
        ring
        for county, panels in zip(counties, panels_of, strict=True)
        for ring, panel in zip(county.rings, panels, strict=True)
        if panel == 0
    ]
    albers = choose_projection(usps, main)
    vertices, refs = cut_arcs([county.rings for county in counties])
    metres = [project(*(np.array(arc).T / 1e6), albers) for arc in vertices]
    panels = {
        arc_index(number): panel
        for rings, panels in zip(refs, panels_of, strict=True)
        for ring, panel in zip(rings, panels, strict=True)
        for number in ring
    }
    placed, frames, extent = arrange_insets(usps, metres, panels)
    span = extent[1] - extent[0]
    unit = float(span.max() / _GRID)
    width, height = np.ceil(span / unit).astype(int).tolist()
    arcs = [(arc - extent[0]) / unit for arc in placed]
    boxes = [_frame(frame, extent[0], unit) for frame in frames]
    return Projected(arcs, refs, (width, height), unit, albers, boxes)


def _frame(frame: Frame, origin: NDArray[np.float64], unit: float) -> Record:
    box = np.rint((frame.corners - origin) / unit).astype(int).ravel().tolist()
    return {"label": frame.label, "scale": frame.scale, "box": box}


def _thin_out(projected: Projected) -> Lines:
    """Return the arcs with fewer points, on whole grid units, no ring crossing itself."""
    arcs, refs = projected.arcs, projected.refs
    owners = owners_of(refs)
    areas = [max(abs(sum(ring_area(join_arcs(ring, arcs)) for ring in rings)), 1.0) for rings in refs]
    most = _TOLERANCE * _UNITS_A_POINT**2
    tolerances = [min(most, _COUNTY_SHARE * min(areas[o] for o in owners[i])) for i in range(len(arcs))]
    thin = [_on_grid(arc, tolerance) for arc, tolerance in zip(arcs, tolerances, strict=True)]
    for factor in _FINER_OR_COARSER:
        crossing = {
            arc_index(i) for rings in refs for ring in rings if _crosses_itself(ring, thin) for i in ring
        }
        for i in crossing:
            thin[i] = _on_grid(arcs[i], tolerances[i] * factor)
    return thin


def _on_grid(arc: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    points = np.rint(arc[simplify(arc, tolerance)]).astype(int)
    return points[np.r_[True, (np.diff(points, axis=0) != 0).any(1)]]


def _crosses_itself(ring: RingRef, arcs: Lines) -> bool:
    points = join_arcs(ring, arcs)
    return len(points) > 3 and not Polygon(points).is_valid


def _keep_visible(projected: Projected, thin: Lines) -> tuple[Lines, Refs]:
    """Return arcs, numbered by use, and rings without islets too small to see; a county never vanishes."""
    uses: dict[frozenset[int], int] = defaultdict(int)
    for rings in projected.refs:
        for ring in rings:
            uses[frozenset(map(arc_index, ring))] += 1
    numbers: dict[int, int] = {}

    def use(number: int) -> int:
        kept = numbers.setdefault(arc_index(number), len(numbers))
        return kept if number >= 0 else ~kept

    refs: Refs = []
    for rings in projected.refs:
        shown = [ring for ring in rings if _is_visible(ring, projected.arcs, thin, uses)]
        if not shown:
            largest = max(rings, key=lambda ring: abs(ring_area(join_arcs(ring, projected.arcs))))
            shown = [largest[:1]]
            _make_dot(arc_index(largest[0]), projected.arcs, thin)
        refs.append([[use(number) for number in ring] for ring in shown])
    return [thin[i] for i in numbers], refs


def _is_visible(ring: RingRef, arcs: Lines, thin: Lines, uses: dict[frozenset[int], int]) -> bool:
    """Return whether a ring is drawn: an island of one arc, used once, must not be too small."""
    first = thin[arc_index(ring[0])]
    is_island = (
        len(ring) == 1 and (first[0] == first[-1]).all() and uses[frozenset(map(arc_index, ring))] == 1
    )
    if is_island and abs(ring_area(join_arcs(ring, arcs))) < _LEAST_ISLET * _UNITS_A_POINT**2:
        return False
    return len(join_arcs(ring, thin)) >= 4


def _make_dot(i: int, arcs: Lines, thin: Lines) -> None:
    square = np.array([[-4, -4], [4, -4], [4, 4], [-4, 4], [-4, -4]])
    thin[i] = np.rint(arcs[i].mean(0) + square).astype(int)


def _features(counties: Sequence[County], arcs: Lines, refs: Refs, metres: float) -> list[Record]:
    neighbours: dict[int, set[int]] = defaultdict(set)
    for owners in owners_of(refs).values():
        for owner in owners:
            neighbours[owner] |= owners - {owner}
    features = []
    for number, (county, rings) in enumerate(zip(counties, refs, strict=True)):
        area = _area([join_arcs(ring, arcs) for ring in rings])
        part = max(shapely.get_parts(area), key=lambda polygon: float(polygon.area))
        circle = shapely.maximum_inscribed_circle(part, tolerance=2)
        (x, y), radius = circle.coords[0], circle.length
        square_km = county.land / 1e6 or area.area * (metres / 1000) ** 2
        features.append(
            {
                "f": county.fips,
                "n": county.name,
                "t": county.kind,
                "a": round(square_km, 1),
                "p": [round(x), round(y), round(radius)],
                "r": rings,
                "adj": sorted(counties[other].fips for other in neighbours[number]),
            }
        )
    return features


def _area(rings: Lines) -> Any:
    """Return the drawn area of a county: rings inside others are holes."""
    polygons = [Polygon(ring).buffer(0) for ring in sorted(rings, key=lambda ring: -abs(ring_area(ring)))]
    area = polygons[0]
    for polygon in polygons[1:]:
        area = area.symmetric_difference(polygon)
    return area


def _add_ninths(usps: str, features: Sequence[Record], arcs: Lines, projected: Projected) -> None:
    paths = {feature["f"]: _path([join_arcs(ring, arcs) for ring in feature["r"]]) for feature in features}
    points = {feature["f"]: (feature["p"][0], feature["p"][1]) for feature in features}
    insets = [np.array(frame["box"]).reshape(2, 2) for frame in projected.frames]
    ninths = find_ninths(paths, points, projected.size, insets)
    for feature in features:
        feature["w"] = ninths[feature["f"]]
        for plan, (low, high) in zip(inset_plans(usps), insets, strict=True):
            if (
                plan.ninth is not None
                and (low <= feature["p"][:2]).all()
                and (feature["p"][:2] <= high).all()
            ):
                feature["w"] = plan.ninth


def _path(rings: Lines) -> Path:
    codes = []
    for ring in rings:
        code = np.full(len(ring), Path.LINETO, dtype=np.uint8)
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
        codes.append(code)
    return Path(np.concatenate(rings), np.concatenate(codes))
