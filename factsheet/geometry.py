"""Boxes on the page, in points, y upward from the lower left corner of the sheet."""

from typing import NamedTuple

POINTS_PER_INCH = 72.0


def convert_inches(value: float) -> float:
    """Return a length given in inches as points."""
    return value * POINTS_PER_INCH


class Box(NamedTuple):
    """An upright rectangle: lower left corner, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Return the y of the upper edge."""
        return self.y + self.height

    def inset(self, margin: float) -> "Box":
        """Return the box moved inward by `margin` on each side."""
        return Box(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)

    def columns(self, shares: tuple[float, ...], *, gutter: float) -> tuple["Box", ...]:
        """Return one box for each share of the width, left to right, with gutters between.

        The shares are weights; they need not add up to 1. The boxes and gutters fill the width.
        """
        room = self.width - gutter * (len(shares) - 1)
        x, boxes = self.x, []
        for share in shares:
            width = room * share / sum(shares)
            boxes.append(Box(x, self.y, width, self.height))
            x += width + gutter
        return tuple(boxes)

    def holds(self, other: "Box", *, slack: float = 0.01) -> bool:
        """Return whether `other` lies inside, give or take `slack` points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def overlaps(self, other: "Box", *, slack: float = 0.01) -> bool:
        """Return whether the two share more than a border of `slack` points."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.top - slack
            and other.y < self.top - slack
        )
