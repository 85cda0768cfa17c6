"""What is left out of a map, and what is drawn beside it in a frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geometry.census import Ring

Test = Callable[[float, float], bool]
"""On the mean longitude and latitude of a ring, in degrees."""

_LEFT_OUT: dict[str, Test] = {
    "HI": lambda lon, _: lon < -161,  # Northwestern Hawaiian Islands, part of Honolulu County
    "PR": lambda lon, _: lon < -67.4,  # Mona, Monito, Desecheo: nobody lives there
    "AS": lambda lon, lat: lat > -12 or lon > -169.0,  # Swains Island, Rose Atoll
}


_NORTH, _SOUTH = 1, 7  # as in NINTHS


@dataclass(frozen=True)
class InsetPlan:
    """A part of the map that goes into a frame at `scale`, to the "right" of the main part or "below" it.

    `ninth` says in which part of the state it lies, where that is not where its frame stands.
    """

    label: str
    holds: Test
    scale: float
    side: str
    ninth: int | None = None


_INSETS: dict[str, tuple[InsetPlan, ...]] = {
    "AS": (InsetPlan("Manu‘a Islands", lambda lon, _: lon > -170, 1.0, "right"),),
    "MP": (
        InsetPlan("Rota", lambda _, lat: lat < 14.5, 1.0, "right", _SOUTH),
        # A strip of specks, as high as Saipan and Tinian: a larger one would set the height of the map.
        InsetPlan("Northern Islands", lambda _, lat: lat > 15.5, 0.09, "right", _NORTH),
    ),
    "VI": (InsetPlan("St. Croix", lambda _, lat: lat < 18, 1.0, "below"),),
}


def inset_plans(usps: str) -> tuple[InsetPlan, ...]:
    return _INSETS.get(usps, ())


def is_left_out(usps: str, ring: Ring) -> bool:
    test = _LEFT_OUT.get(usps)
    return test is not None and test(*ring.mean(0) / 1e6)


def panel_of(usps: str, ring: Ring) -> int:
    """Return 0 for the main part, else the number of the inset that holds a ring."""
    where = ring.mean(0) / 1e6
    return next((i for i, plan in enumerate(inset_plans(usps), 1) if plan.holds(*where)), 0)


@dataclass(frozen=True)
class Frame:
    """A drawn inset: lower left and upper right corner in metres, shape (2, 2)."""

    label: str
    scale: float
    corners: NDArray[np.float64]


def arrange_insets(
    usps: str, arcs: Sequence[NDArray[np.float64]], panels: dict[int, int]
) -> tuple[list[NDArray[np.float64]], list[Frame], NDArray[np.float64]]:
    """Move each inset to its place; return the arcs in metres, the frames, and the extent of all."""
    placed = list(arcs)
    main = _extent(arcs, panels, 0)
    whole, frames = main.copy(), []
    margin = 0.05 * (main[1] - main[0]).max()
    for panel, plan in enumerate(inset_plans(usps), 1):
        box = _extent(arcs, panels, panel)
        size = (box[1] - box[0]) * plan.scale
        corner = _corner(plan.side, size, main, whole, margin)
        for i in (i for i, of in panels.items() if of == panel):
            placed[i] = (arcs[i] - box[0]) * plan.scale + corner
        frame = Frame(plan.label, plan.scale, np.array([corner - margin, corner + size + margin]))
        frames.append(frame)
        whole = np.array([np.minimum(whole[0], frame.corners[0]), np.maximum(whole[1], frame.corners[1])])
    return placed, frames, whole


def _extent(arcs: Sequence[NDArray[np.float64]], panels: dict[int, int], panel: int) -> NDArray[np.float64]:
    mine = [arcs[i] for i, of in panels.items() if of == panel]
    return np.array([np.min([arc.min(0) for arc in mine], 0), np.max([arc.max(0) for arc in mine], 0)])


def _corner(
    side: str, size: NDArray[np.float64], main: NDArray[np.float64], whole: NDArray[np.float64], margin: float
) -> NDArray[np.float64]:
    """Return the lower left corner of an inset of `size`."""
    if side == "below":
        return np.array([main[:, 0].mean() - size[0] / 2, whole[0, 1] - 2 * margin - size[1]])
    is_lower = main[1, 1] - main[0, 1] > size[1]
    y = main[1, 1] - size[1] - margin if is_lower else main[:, 1].mean() - size[1] / 2
    return np.array([whole[1, 0] + 2 * margin, y])
