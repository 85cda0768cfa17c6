"""Numbered discs on the counties that lead the table beside the map, so that row and county are one.

A disc stands in the middle of its county where the county is wide enough to show its shade around it, else
beside it, with a leader that ends in a dot inside: off the land if it can, else on land without a count, so
that it hides no shade that matters. The nearest free place is taken, higher ranks first. Whoever finds no
place chooses first in another try, and the try with most places stays; who has none even so stands in the
middle of its county, for a rank without its county says less than a shade half covered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import cos, hypot, sin, tau

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import (
    Flags,
    flag_box_contacts,
    flag_inside_points,
    has_crossing,
)
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.typesetting.faces import DIGIT_HEIGHT, Face, measure_text
from factsheet.typesetting.text_run import Run, set_run

RADIUS = 0.74  # in type sizes
APART = 1.0  # of two discs, in points
LEAST_ROOM = 2.4  # area of a county that shows its shade around a disc, in areas of the disc
ANGLES, RINGS = 24, 9  # places tried around a county
RING_STEP = 4.0  # from ring to ring, in points
ON_WHITE, ON_SHADE = 6.0, 14.0  # how much farther a place off the land may be instead, in points
TRIES = 4
SIDES = 16  # points of a disc's edge that are looked at


@dataclass(frozen=True, slots=True)
class RankDisc:
    """A disc in its place.

    Attributes:
        rank: The number in it, from 1.
        anchor: The middle of its county, where its leader ends.
        has_leader: Whether it stands beside its county.
    """

    fips: str
    rank: int
    center: tuple[float, float]
    anchor: tuple[float, float]
    has_leader: bool

    def leader(self, radius: float) -> Points | None:
        """Return the line from the edge of the disc to its county, shape (2, 2), None where it has none."""
        if not self.has_leader:
            return None
        center, anchor = np.array(self.center), np.array(self.anchor)
        away = float(np.hypot(*(anchor - center)))
        return np.array([center + (anchor - center) * min(radius / away, 1.0), anchor])

    def run(self, style: FigureStyle) -> Run:
        """Return the number in the middle of the disc."""
        text, size = str(self.rank), style.type_size
        x = self.center[0] - measure_text(text, Face.BOLD, size) / 2
        return set_run(text, x, self.center[1] - DIGIT_HEIGHT * size / 2, style.text(Face.BOLD))


@dataclass(frozen=True, slots=True)
class DiscGround:
    """What discs stand on.

    Attributes:
        white: FIPS of the counties without a shade.
        obstacles: Captions and whatever else no disc may touch.
        sheet: The figure; discs stay inside.
    """

    placed: PlacedMap
    white: frozenset[str]
    obstacles: tuple[Box, ...]
    sheet: Box


def measure_disc(style: FigureStyle) -> float:
    """Return the radius of a disc in points."""
    return RADIUS * style.type_size


@lru_cache(maxsize=16)  # a third of a sheet's time, and the same on each sheet of a state whose map is alike
def place_discs(ground: DiscGround, ranked: tuple[str, ...], radius: float) -> tuple[RankDisc, ...]:
    """Return a disc for each county, the first with number 1.

    Args:
        ground: What they stand on.
        ranked: FIPS of the counties, in the order of their numbers.
        radius: Of the discs, in points.
    """
    polygons = {polygon.fips: polygon for polygon in ground.placed.polygons}
    room = LEAST_ROOM * np.pi * radius**2
    # those inside first: they cannot move
    order = sorted((polygons[fips] for fips in ranked), key=lambda each: each.area < room)
    best: dict[str, tuple[float, float] | None] = {}
    for _ in range(TRIES):
        centers = _place_in_turn(ground, order, room, radius)
        if not best or _count_placed(centers) > _count_placed(best):
            best = centers
        if _count_placed(centers) == len(order):
            break
        order = sorted(order, key=lambda each: centers[each.fips] is not None)
    return tuple(_make_disc(polygons[fips], rank, best[fips]) for rank, fips in enumerate(ranked, 1))


def _count_placed(centers: Mapping[str, tuple[float, float] | None]) -> int:
    return sum(center is not None for center in centers.values())


def _make_disc(polygon: Polygon, rank: int, center: tuple[float, float] | None) -> RankDisc:
    """Return a disc in its place, or in the middle of its county where it has none."""
    place = center or polygon.anchor
    return RankDisc(polygon.fips, rank, place, polygon.anchor, place != polygon.anchor)


def _place_in_turn(
    ground: DiscGround, order: Sequence[Polygon], room: float, radius: float
) -> dict[str, tuple[float, float] | None]:
    """Return the middle of each disc, None where it has no place; `room` is the area of a county for one."""
    centers: dict[str, tuple[float, float] | None] = {}
    discs: list[RankDisc] = []
    for polygon in order:
        is_inside = polygon.area >= room and not _has_contact(polygon.anchor, discs, radius)
        center = polygon.anchor if is_inside else _find_place_beside(ground, polygon, order, discs, radius)
        centers[polygon.fips] = center
        discs.append(_make_disc(polygon, 0, center))
    return centers


def _has_contact(center: tuple[float, float], discs: Iterable[RankDisc], radius: float) -> bool:
    least = 2 * radius + APART
    return any(hypot(center[0] - disc.center[0], center[1] - disc.center[1]) < least for disc in discs)


def _find_place_beside(
    ground: DiscGround, polygon: Polygon, leaders: Sequence[Polygon], discs: Sequence[RankDisc], radius: float
) -> tuple[float, float] | None:
    """Return the best place beside a county, None where there is none."""
    places = _list_places(polygon.anchor, radius)
    costs = np.hypot(*(places - np.array(polygon.anchor)).T) + _weigh_ground(ground, places, radius)
    costs[_flag_blocked(ground, leaders, places, radius)] = np.inf
    for index in np.argsort(costs, kind="stable"):
        if np.isinf(costs[index]):
            break
        center = (float(places[index][0]), float(places[index][1]))
        if not _has_contact(center, discs, radius) and not _is_crossed(center, polygon, discs, radius):
            return center
    return None


def _list_places(anchor: tuple[float, float], radius: float) -> Points:
    """Return places on rings around a county's middle, shape (n, 2)."""
    rings = [radius + RING_STEP * (1 + ring) for ring in range(RINGS)]
    angles = [tau * step / ANGLES for step in range(ANGLES)]
    return np.array(
        [
            (anchor[0] + ring * cos(turn), anchor[1] + ring * sin(turn))
            for ring, turn in product(rings, angles)
        ]
    )


def _weigh_ground(ground: DiscGround, places: Points, radius: float) -> Points:
    """Return for each place by how much farther a place off the land may be."""
    turns = np.arange(SIDES) * tau / SIDES
    edge = np.stack([np.cos(turns), np.sin(turns)], axis=1) * radius * 0.8
    points = (places[:, np.newaxis, :] + np.vstack([[(0.0, 0.0)], edge])).reshape(-1, 2)
    weights = np.zeros(len(points))
    for county in ground.placed.polygons:
        low, high = county.vertices.min(axis=0), county.vertices.max(axis=0)
        near = np.flatnonzero(np.all((points >= low) & (points <= high), axis=1))
        inside = near[flag_inside_points(points[near], county.edges)] if len(near) else near
        weights[inside] = ON_WHITE if county.fips in ground.white else ON_SHADE
    worst: Points = weights.reshape(len(places), -1).mean(axis=1)
    return worst


def _flag_blocked(ground: DiscGround, leaders: Sequence[Polygon], places: Points, radius: float) -> Flags:
    """Return for each place whether it leaves the figure, meets a caption or hides the middle of a leader."""
    sheet = ground.sheet.inset(radius + 0.5)
    blocked: Flags = (places[:, 0] < sheet.x) | (places[:, 0] > sheet.right)
    blocked |= (places[:, 1] < sheet.y) | (places[:, 1] > sheet.top)
    blocked |= flag_box_contacts(places, radius + APART, radius + APART, ground.obstacles)
    for other in leaders:
        blocked |= np.hypot(*(places - np.array(other.anchor)).T) < radius + 2 * APART
    return blocked


def _is_crossed(
    center: tuple[float, float], polygon: Polygon, discs: Sequence[RankDisc], radius: float
) -> bool:
    """Return whether a leader from here would meet another disc or leader, or another leader this disc."""
    lines = [(disc.center, disc.anchor) for disc in discs if disc.has_leader]
    edges = np.array(lines).reshape(-1, 4)
    if lines and has_crossing(center, polygon.anchor, edges):
        return True
    least = radius + APART
    is_met = any(_measure_distance(disc.center, center, polygon.anchor) < least for disc in discs)
    return is_met or any(_measure_distance(center, start, end) < least for start, end in lines)


def _measure_distance(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    """Return how far a point lies from a line between two points."""
    p, a, b = np.array(point), np.array(start), np.array(end)
    span = b - a
    length = float(span @ span)
    share = min(max(float((p - a) @ span) / length, 0.0), 1.0) if length else 0.0
    return float(np.hypot(*(a + share * span - p)))
