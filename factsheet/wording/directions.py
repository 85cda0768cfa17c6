"""In which directions the land of a set of counties lies, from the ninths of the state that hold it.

Rows and columns of ninths each hold about a third of the state's land, so that one far island does not move
"central" (terciles of land area, not of the bounding box). A county is known by the ninth that holds most of
it (`CountyShape.ninth`): a huge one counts only there. What is drawn in an inset has the direction of its
place on the map, and a panhandle or a peninsula is only a direction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.model import CountyShape

NINTHS = ("northwest", "north", "northeast", "west", "central", "east", "southwest", "south", "southeast")
_SPOKEN = ("northwest", "north", "northeast", "west", "central", "east", "south", "southwest", "southeast")
_SIDES = {
    "northern": ("northwest", "north", "northeast"),
    "western": ("northwest", "west", "southwest"),
    "eastern": ("northeast", "east", "southeast"),
    "southern": ("southwest", "south", "southeast"),
}
_SIDE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Land:
    """Land in square kilometres by ninth, of all counties and of those chosen; empty ninths are left out."""

    whole: dict[str, float]
    chosen: dict[str, float]

    def share(self, ninths: Sequence[str] = NINTHS) -> float:
        """Return the share, 0 to 1, of the land in these ninths that the chosen counties hold."""
        held = sum(self.chosen.get(ninth, 0.0) for ninth in ninths)
        return held / sum(self.whole.get(ninth, 0.0) for ninth in ninths)


def measure_land(counties: Iterable[CountyShape], chosen: Iterable[CountyShape]) -> Land:
    """Return the land of all counties and of the chosen ones."""
    return Land(_sum_ninths(counties), _sum_ninths(chosen))


def name_directions(land: Land) -> list[str]:
    """Return the directions of the chosen land, in the order they are said, northwest first.

    Three ninths along a side are one word, such as "western", when the chosen counties lie in all three and
    hold at least half of its land.
    """
    left = set(land.chosen)
    words: list[tuple[int, str]] = []
    for side, ninths in _SIDES.items():
        if set(ninths) <= left and land.share(ninths) >= _SIDE_SHARE:
            words.append((min(map(_SPOKEN.index, ninths)), side))
            left -= set(ninths)
    words += [(_SPOKEN.index(ninth), ninth) for ninth in left]
    return [word for _, word in sorted(words)]


def _sum_ninths(counties: Iterable[CountyShape]) -> dict[str, float]:
    land: dict[str, float] = {}
    for county in counties:
        ninth = NINTHS[county.ninth]
        land[ninth] = land.get(ninth, 0.0) + county.area
    return land
