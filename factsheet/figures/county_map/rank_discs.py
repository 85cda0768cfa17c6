"""Numbered discs on the counties that lead the table beside the map, so that row and county are one.

A disc stands in the middle of its county where the county is wide enough to show its shade around it, else
beside it, with a leader that ends in a dot inside: off the land if it can, else on land without a count, so
that it hides no shade that matters. The nearest free place is taken, higher ranks first. Whoever finds no
place chooses first in another try, and the try with most places stays; who has none even so stands in the
middle of its county, for a rank without its county says less than a shade half covered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import tau

import numpy as np

from factsheet.figures.artists import Points
from factsheet.figures.county_map.collision import flag_box_contacts, flag_crossings, measure_distances
from factsheet.figures.county_map.land_raster import LandRaster, paint_land
from factsheet.figures.county_map.map_geometry import PlacedMap, Polygon
from factsheet.figures.county_map.number_arrays import Flags
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
FINE = 6  # decimals of a cost in points
EDGE = 0.8  # where a disc is looked at for what it covers, in radii

_TURNS = np.arange(ANGLES) * tau / ANGLES
_AROUND = np.stack([np.cos(_TURNS), np.sin(_TURNS)], axis=1).round(9)  # the last digits are the machine's


Place = tuple[float, float]


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
    center: Place
    anchor: Place
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

    @property
    def raster(self) -> LandRaster:
        """Return the land in squares."""
        return paint_land(self.placed, self.sheet.width, self.sheet.height)

    @property
    def weights(self) -> Points:
        """Return by how much farther a place off the land may be: off it, and for each county."""
        polygons = self.placed.polygons
        return np.array([0.0, *(ON_WHITE if each.fips in self.white else ON_SHADE for each in polygons)])


def measure_disc(style: FigureStyle) -> float:
    """Return the radius of a disc in points."""
    return RADIUS * style.type_size


@lru_cache(maxsize=16)  # the same on each sheet of a state whose map is alike
def place_discs(ground: DiscGround, ranked: tuple[str, ...], radius: float) -> tuple[RankDisc, ...]:
    """Return a disc for each county, the first with number 1.

    Args:
        ground: What they stand on.
        ranked: FIPS of the counties, in the order of their numbers.
        radius: Of the discs, in points.
    """
    polygons = {polygon.fips: polygon for polygon in ground.placed.polygons}
    # those with room inside first: they move least
    order = sorted((polygons[fips] for fips in ranked), key=lambda each: not _has_room(each, radius))
    places = _list_places(ground, order, radius)
    best: dict[str, Place | None] = {}
    for _ in range(TRIES):
        centers = _place_in_turn(order, places, radius)
        if not best or _count_placed(centers) > _count_placed(best):
            best = centers
        if _count_placed(centers) == len(order):
            break
        order = sorted(order, key=lambda each: centers[each.fips] is not None)
    return tuple(_make_disc(polygons[fips], rank, best[fips]) for rank, fips in enumerate(ranked, 1))


def _count_placed(centers: Mapping[str, Place | None]) -> int:
    return sum(center is not None for center in centers.values())


def _make_disc(polygon: Polygon, rank: int, center: Place | None) -> RankDisc:
    """Return a disc in its place, or in the middle of its county where it has none."""
    place = center or polygon.anchor
    return RankDisc(polygon.fips, rank, place, polygon.anchor, place != polygon.anchor)


def _place_in_turn(
    order: Sequence[Polygon], places: Mapping[str, Points], radius: float
) -> dict[str, Place | None]:
    """Return the middle of each disc: the first place that the discs before it leave free, None for none."""
    centers: dict[str, Place | None] = {}
    discs: list[RankDisc] = []
    for polygon in order:
        own = places[polygon.fips]
        free = own[_flag_free(own, polygon, discs, radius)].tolist()
        centers[polygon.fips] = (free[0][0], free[0][1]) if free else None
        discs.append(_make_disc(polygon, 0, centers[polygon.fips]))
    return centers


def _list_places(ground: DiscGround, leaders: Sequence[Polygon], radius: float) -> dict[str, Points]:
    """Return for each county the places of its disc, the best first, shape (n, 2).

    They are its middle, where it has room for a disc, and places on rings around that which nothing blocks.
    """
    middles = np.array([leader.anchor for leader in leaders]).reshape(-1, 2)
    rings = radius + RING_STEP * (1 + np.arange(RINGS))
    around = (rings[:, np.newaxis, np.newaxis] * _AROUND).reshape(-1, 2)
    places = (middles[:, np.newaxis] + around).reshape(-1, 2)
    county = np.repeat(np.arange(len(leaders)), len(around))
    is_open = ~_flag_blocked(ground, middles, places, radius)
    places, county = places[is_open], county[is_open]
    away = np.tile(np.repeat(rings, ANGLES), len(leaders))[is_open]
    cost = away + _weigh_ground(ground, places, radius)
    best = np.lexsort((cost.round(FINE), county))  # of the same cost the first, on any machine
    ends = np.cumsum(np.bincount(county, minlength=len(leaders)))[:-1]
    return {
        leader.fips: np.vstack([[leader.anchor], own]) if _has_room(leader, radius) else own
        for leader, own in zip(leaders, np.split(places[best], ends), strict=True)
    }


def _has_room(polygon: Polygon, radius: float) -> bool:
    """Return whether a county is wide enough to show its shade around a disc."""
    return polygon.area >= LEAST_ROOM * np.pi * radius**2


def _weigh_ground(ground: DiscGround, places: Points, radius: float) -> Points:
    """Return for each place by how much farther a place off the land may be."""
    looks = np.vstack([[(0.0, 0.0)], _AROUND * radius * EDGE])
    x, y = (places[:, axis, np.newaxis] + looks[:, axis] for axis in (0, 1))
    weights: Points = ground.weights.take(ground.raster.find_owners(x, y)).mean(axis=1)
    return weights


def _flag_blocked(ground: DiscGround, middles: Points, places: Points, radius: float) -> Flags:
    """Return for each place whether it leaves the figure, meets a caption or hides the middle of a leader."""
    sheet = ground.sheet.inset(radius + 0.5)
    x, y = places.T
    blocked: Flags = (x < sheet.x) | (x > sheet.right) | (y < sheet.y) | (y > sheet.top)
    blocked |= flag_box_contacts(places, radius + APART, radius + APART, ground.obstacles)
    return blocked | (_measure_gaps(places, middles) < radius + 2 * APART).any(axis=1)


def _flag_free(places: Points, polygon: Polygon, discs: Sequence[RankDisc], radius: float) -> Flags:
    """Return for each place whether a disc of the county there meets no disc or leader, nor its leader."""
    least = radius + APART
    centers = np.array([disc.center for disc in discs]).reshape(-1, 2)
    lines = np.array([(*disc.center, *disc.anchor) for disc in discs if disc.has_leader]).reshape(-1, 4)
    own = np.hstack([places, np.broadcast_to(polygon.anchor, places.shape)])
    met = np.asarray((_measure_gaps(places, centers) < radius + least).any(axis=1))
    met |= (measure_distances(places, lines) < least).any(axis=1)
    met |= (measure_distances(centers, own) < least).any(axis=0)
    free: Flags = ~(met | flag_crossings(own, lines).any(axis=1))
    return free


def _measure_gaps(places: Points, others: Points) -> Points:
    """Return how far each place lies from each of some others, shape (places, others)."""
    x, y = (places[:, axis, np.newaxis] - others[:, axis] for axis in (0, 1))
    gaps: Points = np.sqrt(x**2 + y**2)
    return gaps
