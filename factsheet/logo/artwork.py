"""A logo as the page draws it: pixels or filled outlines, and the words that stand for them."""

from dataclasses import dataclass
from typing import Literal

Operator = Literal["M", "L", "C", "Z"]
Segment = tuple[Operator, tuple[float, ...]]
"""A piece of an outline: begin at x, y; line to x, y; Bézier curve by two controls to x, y; close."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture: rows from the top, three bytes of sRGB a pixel, nothing transparent."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline filled with one colour.

    Attributes:
        segments: In units of the drawing, y downward from its upper left corner.
        fill: As ``#rrggbb``.
        is_even_odd: Whether a point lies inside by the even-odd rule (ISO 32000-1, 8.5.3.3.3).
    """

    segments: tuple[Segment, ...]
    fill: str
    is_even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Outlines:
    """A drawing of filled shapes, the first at the bottom; width and height in units of its own."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo and the words that stand for it where it is not seen."""

    alt: str
    image: Pixels | Outlines

    @property
    def aspect(self) -> float:
        """Return its width as a multiple of its height."""
        return self.image.width / self.image.height
