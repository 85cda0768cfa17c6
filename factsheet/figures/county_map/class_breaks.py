"""Class breaks of a choropleth: which counts share a shade.

Only counts above zero are classed; a zero is "none reported" and has its own entry in the legend.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from factsheet.model import MAX_CLASSES, BreakMethod, MapChoice

ROUND_STEPS = tuple(step * 10**power for power in range(10) for step in (1, 3))
"""Steps of a scale for a source that states none, each about three times the one before."""

FEW_VALUES = 6  # below this many counties, five shades would be one county each: a ranking, not classes
CLASSES_FOR_FEW = 3


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of counts that follow each other without overlap.

    Attributes:
        bounds: Upper bound of each class, strictly rising; the bound itself belongs to the class.
        least: Lower bound of the first class.
        lows: Least count that occurs in each class; without them each class begins one above the last.
        is_scale: Whether they are a scale that other sheets share: its last class has no upper limit, and
            classes that do not occur are left out of legends.
    """

    bounds: tuple[int, ...]
    least: int = 1
    lows: tuple[int, ...] = ()
    is_scale: bool = False

    def __post_init__(self) -> None:
        if not self.bounds or not _is_rising(self.bounds) or not 0 < self.least <= self.bounds[0]:
            raise ValueError(f"classes need rising bounds from {self.least} on, not {self.bounds}")

    def __len__(self) -> int:
        return len(self.bounds)

    def lower(self, index: int) -> int:
        """Return the least count of a class: the one that occurs, else one above the class before it."""
        if self.lows:
            return self.lows[index]
        return self.bounds[index - 1] + 1 if index else self.least

    def upper(self, index: int) -> int | None:
        """Return the highest count of a class, None where it has no limit."""
        is_open = self.is_scale and index == len(self.bounds) - 1
        return None if is_open else self.bounds[index]

    def class_of(self, value: int) -> int:
        """Return the index of the class that holds `value`, 0 for the lowest.

        Raises:
            ValueError: The value lies below the first or above the last class.
        """
        if not self.least <= value <= self.bounds[-1]:
            raise ValueError(f"{value} lies outside the classes {self.least} to {self.bounds[-1]}")
        return bisect_left(self.bounds, value)


def find_class_breaks(values: Sequence[int], choice: MapChoice, steps: Sequence[int] = ()) -> Classes:
    """Return classes for the counts of a map.

    A scale has the steps of the source, so that a shade means the same on the sheets of all states; where it
    states none, steps of 1, 3, 10, 30 ... are chosen for the counts. Where a format can tell fewer shades
    apart, the highest classes are one.

    Natural and quantile breaks make at most `choice.classes` classes, at most 5, never more than there are
    distinct counts, and at most 3 when fewer than 6 counties have a count. Their limits are the least and
    the highest count that occur in each class, so that no reader takes "9–196" for a county with 9; fixed
    limits stand as declared.

    Args:
        values: Counts above zero, in any order; leave hidden and missing counties out.
        choice: Method, number of classes and, for the method "fixed", the upper bounds.
        steps: Of the source's scale: the least count of each class but the first, rising from 2 or more.

    Raises:
        ValueError: No values, a value below 1, or fixed bounds that do not cover the values.
    """
    if not values or min(values) < 1:
        raise ValueError("class breaks need counts above zero")
    if choice.method is BreakMethod.FIXED:
        return _make_fixed_breaks(max(values), choice.bounds)
    ordered = sorted(values)
    if choice.method is BreakMethod.SCALE:
        return _make_scale(ordered, (steps or _choose_round_steps(ordered))[: choice.classes - 1])
    count = _count_classes(ordered, choice.classes)
    find = _find_quantile_bounds if choice.method is BreakMethod.QUANTILE else _find_natural_bounds
    bounds = find(ordered, count)
    return Classes(bounds, ordered[0], _find_lows(ordered, bounds))


def _choose_round_steps(ordered: Sequence[int]) -> tuple[int, ...]:
    """Return the highest round steps that divide the values, four at most."""
    within = [step for step in ROUND_STEPS if ordered[0] < step <= ordered[-1]]
    return tuple(within[1 - MAX_CLASSES :])


def _make_scale(ordered: Sequence[int], steps: Sequence[int]) -> Classes:
    """Return the classes that begin at 1 and at each step; the last holds all that is higher."""
    highest = max(ordered[-1], *steps) if steps else ordered[-1]
    return Classes((*(step - 1 for step in steps), highest), is_scale=True)


def _is_rising(bounds: Sequence[int]) -> bool:
    return all(low < high for low, high in pairwise(bounds))


def _find_lows(ordered: Sequence[int], bounds: Sequence[int]) -> tuple[int, ...]:
    """The least value of each class: the first, and those next above the bounds."""
    return (ordered[0], *(ordered[bisect_right(ordered, bound)] for bound in bounds[:-1]))


def _count_classes(ordered: Sequence[int], wanted: int) -> int:
    """How many classes the values can carry."""
    few = CLASSES_FOR_FEW if len(ordered) < FEW_VALUES else MAX_CLASSES
    return max(1, min(wanted, few, len(set(ordered))))


def _make_fixed_breaks(highest: int, bounds: tuple[int, ...]) -> Classes:
    if bounds[0] < 1 or bounds[-1] < highest:
        raise ValueError(f"bounds from 1 up that reach the highest count of a county, {highest}")
    return Classes(bounds)


def _find_quantile_bounds(ordered: Sequence[int], count: int) -> tuple[int, ...]:
    """Bounds so that classes hold equal counts; ties stay together and can make classes fewer."""
    ranks = (ceil(len(ordered) * share / count) for share in range(1, count + 1))
    return tuple(sorted({ordered[rank - 1] for rank in ranks}))


def _find_natural_bounds(ordered: Sequence[int], count: int) -> tuple[int, ...]:
    """Bounds with the least squared deviation from the class means, exact.

    W. D. Fisher, "On grouping for maximum homogeneity", JASA 53 (1958): the best split of the first j
    values into k classes ends in some last class i..j behind a best split of the rest into k - 1. Work is
    done on distinct values with weights, so that equal counts never part. Ties take the lower bounds.
    """
    distinct, weights = np.unique(np.asarray(ordered, dtype=np.float64), return_counts=True)
    # deviations do not change with the origin; small numbers keep their squares exact
    within = _sum_squared_deviations(distinct - distinct[len(distinct) // 2], weights.astype(np.float64))
    best, starts = within[0], []
    for _ in range(1, count):
        # cost[i, j]: a best split of the values before i, then one class from i to j
        cost = np.concatenate(([np.inf], best[:-1]))[:, np.newaxis] + within
        starts.append(cost.argmin(axis=0))
        best = cost.min(axis=0)
    bounds, last = [], len(distinct) - 1
    for start in reversed(starts):
        bounds.append(last)
        last = int(start[last]) - 1
    return tuple(int(distinct[index]) for index in reversed([*bounds, last]))


def _sum_squared_deviations(
    distinct: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Squared deviation from the mean of each class i..j, shape (n, n); infinite where j < i."""
    mass, total, squares = (
        np.concatenate(([0.0], np.cumsum(weights * distinct**power))) for power in (0, 1, 2)
    )
    first, last = np.indices((len(distinct), len(distinct)))
    inside = np.where(last >= first, mass[last + 1] - mass[first], np.inf)
    spread = squares[last + 1] - squares[first] - (total[last + 1] - total[first]) ** 2 / inside
    return np.where(last >= first, np.maximum(spread, 0.0), np.inf)
