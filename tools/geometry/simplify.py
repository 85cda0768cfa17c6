"""Lines with fewer points: Visvalingam-Whyatt (1993), weighted so that sharp angles go first."""

import heapq
import math

import numpy as np
from numpy.typing import NDArray

_SHARPNESS = 0.7


def simplify(points: NDArray[np.float64], tolerance: float) -> NDArray[np.intp]:
    """Return which points stay: those whose effective area, in units of `points`, is `tolerance` or more."""
    count = len(points)
    is_closed = bool((points[0] == points[-1]).all())
    least = 4 if is_closed else 2
    if count <= least:
        return np.arange(count)
    line = _Line(points)
    heap = [(line.weight(i), i) for i in range(1, count - 1)]
    current = [0.0, *(weight for weight, _ in heap), 0.0]
    heapq.heapify(heap)
    left = count
    while heap and left > least:
        weight, i = heapq.heappop(heap)
        if not line.alive[i] or weight != current[i]:
            continue
        if weight >= tolerance:
            break
        left -= 1
        for j in line.drop(i):
            current[j] = max(weight, line.weight(j))
            heapq.heappush(heap, (current[j], j))
    return np.flatnonzero(line.alive)


class _Line:
    """The points that are left of a line, each with its neighbours."""

    def __init__(self, points: NDArray[np.float64]) -> None:
        count = len(points)
        self.x, self.y = points[:, 0].tolist(), points[:, 1].tolist()
        self.before, self.after = list(range(-1, count - 1)), list(range(1, count + 1))
        self.alive = [True] * count

    def weight(self, i: int) -> float:
        """Return the area of the triangle with both neighbours, less where the angle is sharp."""
        a, b = self.before[i], self.after[i]
        ax, ay = self.x[a] - self.x[i], self.y[a] - self.y[i]
        bx, by = self.x[b] - self.x[i], self.y[b] - self.y[i]
        length = math.hypot(ax, ay) * math.hypot(bx, by)
        if not length:
            return 0.0
        cosine = (ax * bx + ay * by) / length
        return abs(ax * by - ay * bx) / 2 * (1 - _SHARPNESS * cosine)

    def drop(self, i: int) -> list[int]:
        """Take a point out; return its neighbours that may go as well."""
        before, after = self.before[i], self.after[i]
        self.alive[i] = False
        self.after[before], self.before[after] = after, before
        return [j for j in (before, after) if 0 < j < len(self.alive) - 1]
