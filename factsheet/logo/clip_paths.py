"""What SVG's clip paths cut off (SVG 1.1, 14.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from fontTools.misc.transform import Identity, Transform

from factsheet.logo.artwork import Clip
from factsheet.logo.gradients import Frame
from factsheet.logo.menu_words import CLIP_ALLOWED, LETTERS_ALLOWED
from factsheet.logo.outlines import SHAPES, ShapeError, make_outline, parse_length, resolve_percents
from factsheet.logo.style_sheet import find_local_name
from factsheet.logo.svg_file import SvgFile, is_svg
from factsheet.logo.svg_paint import PaintError, is_even_odd, measure_outline, parse_link
from factsheet.logo.svg_style import Style, is_shown, is_visible, resolve_style
from factsheet.logo.transforms import parse_transform, transform_outline
from factsheet.logo.xml_tree import XmlElement

_MOST_OUTLINES = 200
_SAID = ("title", "desc", "metadata")


class ClipError(ValueError):
    """A clip that cannot be drawn; its arguments are what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class _ClipPlace:
    """Where a clip is looked for: its units, what percentages are of, and how deep clips have led."""

    place: Transform
    view: Frame
    depth: int = 0


def find_clips(svg: SvgFile, value: str, place: Transform, view: Frame) -> tuple[Clip, ...]:
    """Return the outlines that a ``clip-path`` property cuts off at; an empty one hides all.

    Args:
        svg: The file.
        value: Of the property.
        place: From the units of the element to those of the drawing.
        view: What percentages are of.

    Raises:
        ClipError: It cannot be drawn.
        ValueError: Something in it cannot be read; carries what is allowed.
    """
    return tuple(_list_clips(svg, value, _ClipPlace(place, view)))


def _list_clips(svg: SvgFile, value: str, around: _ClipPlace) -> Iterator[Clip]:
    link = parse_link(value)
    if link is None:
        if value not in ("none", ""):
            raise ClipError("a clip without an outline of its own", CLIP_ALLOWED)
        return
    element = svg.find(link[0])
    if element is None or find_local_name(element) != "clipPath":
        return  # what is not there cuts off nothing
    svg.enter(element, around.depth)
    if element.attributes.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
        raise ClipError("a clip in shares of what it cuts", CLIP_ALLOWED)
    style = resolve_style({}, svg.own_style(element))
    yield from _list_clips(
        svg, style.get("clip-path", "none"), _ClipPlace(around.place, around.view, around.depth + 1)
    )
    place = around.place.transform(parse_transform(element.attributes.get("transform", "")))
    inner = _ClipPlace(place, around.view, around.depth + 1)
    outlines = [each for child in element.children for each in _list_outlines(svg, child, style, inner)]
    yield _join_outlines(outlines)


def _list_outlines(svg: SvgFile, element: XmlElement, around: Style, where: _ClipPlace) -> Iterator[Clip]:
    """Yield the outlines of an element inside of a clip path."""
    kind = find_local_name(element)
    style = resolve_style(around, svg.own_style(element))
    if not is_svg(element) or kind in _SAID or not is_shown(style):
        return
    svg.enter(element, where.depth)
    if style.get("clip-path", "none") != "none":
        raise ClipError("a clip that is cut off by another", CLIP_ALLOWED)
    place = where.place.transform(parse_transform(element.attributes.get("transform", "")))
    if kind == "use":
        x, y = (parse_length(element.attributes.get(name, "0"), where.view[2]) for name in ("x", "y"))
        target = svg.follow(element)
        if target is not None:
            inner = _ClipPlace(place.transform(Identity.translate(x, y)), where.view, where.depth + 1)
            yield from _list_outlines(svg, target, style, inner)
    elif kind in SHAPES:
        if is_visible(style):
            yield from _make_clip(svg, element, style, _ClipPlace(place, where.view))
    else:
        raise ClipError(
            f"a clip of the element '{kind}'", LETTERS_ALLOWED if kind == "text" else CLIP_ALLOWED
        )


def _make_clip(svg: SvgFile, element: XmlElement, style: Style, where: _ClipPlace) -> Iterator[Clip]:
    attributes = resolve_percents(element.attributes, *where.view[2:])
    try:
        outline = make_outline(find_local_name(element), attributes)
        rule = is_even_odd(style, "clip-rule")
    except (ShapeError, PaintError) as error:
        raise ClipError(f"a clip whose {error.args[0]} cannot be read", error.args[-1]) from error
    segments = transform_outline(outline, where.place)
    svg.spend(element, segments)
    if segments:
        yield Clip(segments, rule)


def _join_outlines(outlines: list[Clip]) -> Clip:
    """Return one outline for several that lie apart.

    Raises:
        ClipError: Some touch, so that their insides would depend on the way they run.
    """
    if not outlines:
        return Clip(())
    boxes = [measure_outline(each.segments) for each in outlines[: _MOST_OUTLINES + 1]]
    is_mixed = len({each.is_even_odd for each in outlines}) > 1
    if is_mixed or len(boxes) > _MOST_OUTLINES or any(_has_overlap(*pair) for pair in combinations(boxes, 2)):
        raise ClipError("a clip of several outlines that touch", CLIP_ALLOWED)
    return Clip(tuple(segment for each in outlines for segment in each.segments), outlines[0].is_even_odd)


def _has_overlap(one: Frame, other: Frame) -> bool:
    return all(
        one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2]
        for axis in (0, 1)
    )
