"""The frames of SVG: how large a drawing is, and how one fits into another (SVG 1.1, 7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.misc.transform import Identity, Transform

from factsheet.logo.artwork import Clip
from factsheet.logo.gradients import Frame
from factsheet.logo.outlines import make_outline, parse_length
from factsheet.logo.svg_numbers import BLANK, NUMBER
from factsheet.logo.transforms import transform_outline

_BOX = re.compile(rf"{BLANK}*" + rf"(?:{BLANK}|,)+".join([f"({NUMBER})"] * 4) + rf"{BLANK}*")
_LEAST_SIDE, _MOST_SIDE = 1e-3, 1e6
_RATIO = re.compile(r"(?:defer\s+)?(none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(meet|slice))?")
_SHARES = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


@dataclass(frozen=True, slots=True)
class Viewport:
    """A drawing inside another.

    Attributes:
        shift: To its corner.
        frame: What it is cut off at, before `fit`.
        fit: From what it shows to its frame.
        view: What it shows, in its own units.
    """

    shift: Transform
    frame: Frame
    fit: Transform
    view: Frame


def read_view_box(attributes: Mapping[str, str]) -> Frame | None:
    """Return the ``viewBox`` of an element, None where it has none of a size."""
    found = _BOX.fullmatch(attributes.get("viewBox", ""))
    if found is None:
        return None
    left, top, width, height = map(float, found.groups())
    return (left, top, width, height) if _is_size(width, height) else None


def measure_drawing(attributes: Mapping[str, str]) -> tuple[float, float, Frame] | None:
    """Return width and height of a drawing in units of its own, and what of its plane is seen.

    None where it does not say how large it is.
    """
    try:
        sides = tuple(parse_length(attributes[side]) for side in ("width", "height"))
    except (KeyError, ValueError):  # left out, or a percentage of nobody knows what
        sides = (0.0, 0.0)
    box = read_view_box(attributes)
    if box is None:
        is_told = _is_size(*sides) and "viewBox" not in attributes
        return (sides[0], sides[1], (0.0, 0.0, sides[0], sides[1])) if is_told else None
    if _is_size(*sides) and attributes.get("preserveAspectRatio", "").strip() == "none":
        return sides[0], sides[1], box
    return box[2], box[3], box


def fit_frame(box: Frame, width: float, height: float, ratio: str = "") -> Transform:
    """Return the map from a ``viewBox`` to the size at which it is shown.

    Args:
        box: The ``viewBox``.
        width: At which it is shown.
        height: The same.
        ratio: As ``preserveAspectRatio`` has it; else whole and in the middle.
    """
    found = _RATIO.fullmatch(ratio.strip())
    place, way = (found[1], found[2]) if found else ("xMidYMid", None)
    across, down = width / box[2], height / box[3]
    if place == "none":
        return Transform(across, 0, 0, down, -box[0] * across, -box[1] * down)
    scale = max(across, down) if way == "slice" else min(across, down)
    left = (width - box[2] * scale) * _SHARES[place[1:4]]
    top = (height - box[3] * scale) * _SHARES[place[5:8]]
    return Transform(scale, 0, 0, scale, left - box[0] * scale, top - box[1] * scale)


def place_frame(attributes: Mapping[str, str], around: Frame, size: Mapping[str, str]) -> Viewport:
    """Return where a drawing inside another stands and what it shows.

    Args:
        attributes: Of the inner ``svg`` or of a ``symbol``.
        around: What the outer one shows.
        size: Place and size, of the element itself or of the ``use`` that shows it.

    Raises:
        ValueError: A length cannot be read; carries what is allowed.
    """
    sides = (
        ("x", "0", around[2]),
        ("y", "0", around[3]),
        ("width", "100%", around[2]),
        ("height", "100%", around[3]),
    )
    x, y, width, height = (
        parse_length(size.get(name, attributes.get(name, default)), whole) for name, default, whole in sides
    )
    shift, frame = Identity.translate(x, y), (0.0, 0.0, max(width, 0.0), max(height, 0.0))
    box = read_view_box(attributes)
    if box is None:
        return Viewport(shift, frame, Identity, frame)
    return Viewport(
        shift, frame, fit_frame(box, width, height, attributes.get("preserveAspectRatio", "")), box
    )


def make_frame_clip(frame: Frame, place: Transform) -> Clip:
    """Return what cuts off at a frame that stands in a place of the drawing."""
    names = ("x", "y", "width", "height")
    corners = make_outline("rect", {name: repr(side) for name, side in zip(names, frame, strict=True)})
    return Clip(transform_outline(corners, place))


def _is_size(width: float, height: float) -> bool:
    return all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height))
