"""A logo as the page draws it: pixels or outlines, and the words that stand for them."""

from dataclasses import dataclass
from typing import Literal

Operator = Literal["M", "L", "C", "Z"]
Segment = tuple[Operator, tuple[float, ...]]
"""A piece of an outline: begin at x, y; line to x, y; Bézier curve by two controls to x, y; close."""

Matrix = tuple[float, float, float, float, float, float]
"""A map as SVG and PDF write it: x' = ax + cy + e, y' = bx + dy + f."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture: rows from the top, three bytes of sRGB a pixel, nothing transparent."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that flow along a line or between two circles, and stay what they are beyond both ends.

    Attributes:
        ends: x0, y0, x1, y1 of the line, or x0, y0, r0, x1, y1, r1 of the circles, in a space of its own.
        stops: Two places or more, 0 to 1 and rising, each with its colour as ``#rrggbb``.
        matrix: From that space to units of the drawing.
    """

    ends: tuple[float, ...]
    stops: tuple[tuple[float, str], ...]
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a pen draws along an outline; all lengths in units of the drawing.

    Attributes:
        cap: 0 butt, 1 round, 2 square, as in PDF.
        join: 0 miter, 1 round, 2 bevel, as in PDF.
        dashes: Lengths of marks and gaps by turns; none for a whole line.
        nib: By what the round tip of the pen is pressed out of shape, area kept; None where it is round.
    """

    width: float
    cap: int = 0
    join: int = 0
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    dash_start: float = 0.0
    nib: Matrix | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline filled with one paint, or drawn along with a pen.

    Attributes:
        segments: In units of the drawing, y downward from its upper left corner.
        paint: A colour as ``#rrggbb``, or a gradient.
        is_even_odd: Whether a point lies inside by the even-odd rule (ISO 32000-1, 8.5.3.3.3).
        stroke: The pen; None fills the outline.
    """

    segments: tuple[Segment, ...]
    paint: str | Gradient
    is_even_odd: bool = False
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """An outline beyond which nothing of a group is seen."""

    segments: tuple[Segment, ...]
    is_even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are cut off, or made see-through as one.

    Attributes:
        opacity: 0 for what is not seen to 1.
    """

    parts: tuple["Shape | Group", ...]
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0


Part = Shape | Group


@dataclass(frozen=True, slots=True)
class Outlines:
    """A drawing, its first part at the bottom; width and height in units of its own."""

    width: float
    height: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo and the words that stand for it where it is not seen."""

    alt: str
    image: Pixels | Outlines

    @property
    def aspect(self) -> float:
        """Return its width as a multiple of its height."""
        return self.image.width / self.image.height
