"""SVG files as outlines: what drawing programs write for a logo is drawn, all else is refused by name.

Nothing is looked up outside of the file, nothing runs, and what says nothing of the picture is passed over:
the notes, windows and guides of editors, titles, hidden layers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fontTools.misc.transform import Identity, Transform

from factsheet.errors import DataError
from factsheet.logo.artwork import Clip, Group, Outlines, Part
from factsheet.logo.clip_paths import ClipError, find_clips
from factsheet.logo.gradients import LINEAR, RADIAL, Frame, paint_flow, read_flow
from factsheet.logo.menu_words import (
    ELEMENT_ALLOWED,
    GRADIENT_ALLOWED,
    LETTERS_ALLOWED,
    PICTURE_ALLOWED,
    SIZE_ALLOWED,
)
from factsheet.logo.outlines import SHAPES, ShapeError, make_outline, parse_length, resolve_percents
from factsheet.logo.style_sheet import find_local_name
from factsheet.logo.svg_colors import parse_opacity
from factsheet.logo.svg_file import SvgFile, is_svg, load_svg_file
from factsheet.logo.svg_paint import Brush, Paint, PaintError, paint_outline
from factsheet.logo.svg_style import Style, find_effects, is_shown, is_visible, resolve_style
from factsheet.logo.transforms import parse_transform
from factsheet.logo.viewports import Viewport, fit_frame, make_frame_clip, measure_drawing, place_frame
from factsheet.logo.xml_tree import XmlElement
from factsheet.reading.quoting import quote_value

DRAWN_ALLOWED = "one shape or more with a fill or a line"
_LETTERS = ("text", "flowRoot", "tspan", "textPath")
_NOTES = ("title", "desc", "metadata", "style", "script", "view", "cursor", "color-profile")
_KEPT = ("defs", "symbol", "clipPath", "mask", "filter", "marker", "font", "font-face", "glyph", "stop")
_PAINTS = (LINEAR, RADIAL, "pattern", "hatch", "meshgradient", "meshGradient", "solidcolor", "solidColor")
_SILENT = frozenset({*_NOTES, *_KEPT, *_PAINTS})
"""What is refused where it is used, or says nothing of the picture."""

_FIRST_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element has from around it: units, style, what percentages are of, and how deep it is."""

    place: Transform
    style: Style
    view: Frame
    depth: int = 0


def read_svg(content: bytes, name: str) -> Outlines:
    """Return the drawing of an SVG file.

    Args:
        content: The whole file.
        name: Path as the user would name it.

    Raises:
        DataError: It is not SVG, has no size, draws nothing or holds what is not drawn; carries all faults.
    """
    svg = load_svg_file(content, name)
    size = measure_drawing(svg.root.attributes)
    if size is None:
        raise svg.refused(svg.root, quote_value(svg.root.attributes.get("viewBox") or None), SIZE_ALLOWED)
    width, height, view = size
    around = _Around(fit_frame(view, width, height, "none"), {}, view)
    parts = _SvgReader(svg).read(svg.root, around)
    faults = svg.refusals.list_faults()
    if not parts and not faults:
        raise svg.refused(svg.root, "nothing that is drawn", DRAWN_ALLOWED)
    if faults:
        raise DataError(*faults)
    return Outlines(width, height, parts)


class _SvgReader:
    """Makes parts of elements on its way down the tree."""

    def __init__(self, svg: SvgFile) -> None:
        self._svg = svg
        self._makers: Mapping[str, Callable[[XmlElement, _Around], tuple[Part, ...]]] = {
            "g": self._read_children,
            "a": self._read_children,
            "svg": self._read_inner_drawing,
            "switch": self._read_switch,
            "use": self._read_copy,
            **dict.fromkeys(SHAPES, self._read_shape),
        }

    def read(self, element: XmlElement, around: _Around) -> tuple[Part, ...]:
        """Return what an element draws; what cannot be drawn is refused."""
        kind = find_local_name(element)
        style = resolve_style(around.style, self._svg.own_style(element))
        if not is_svg(element) or kind in _SILENT or not is_shown(style) or not _is_for_all(element):
            return ()
        self._svg.enter(element, around.depth)
        if kind not in self._makers:
            self._refuse_element(element, kind)
            return ()
        for name, effect in find_effects(style, is_shape=kind in SHAPES):
            self._svg.refusals.add(element, f"{kind}.{name}", effect.told, effect.allowed)
        place = around.place.transform(self._read_transform(element))
        inner = _Around(place, style, around.view, around.depth + 1)
        parts = (
            self._makers[kind](element, inner)
            if element is not self._svg.root
            else self._read_children(element, inner)
        )
        return self._wrap(element, parts, inner)

    def _read_children(self, element: XmlElement, inner: _Around) -> tuple[Part, ...]:
        return tuple(part for child in element.children for part in self.read(child, inner))

    def _read_switch(self, element: XmlElement, inner: _Around) -> tuple[Part, ...]:
        """Return what the first child that anybody can show draws (SVG 1.1, 5.8)."""
        shown = next((child for child in element.children if is_svg(child) and _is_for_all(child)), None)
        return () if shown is None else self.read(shown, inner)

    def _read_copy(self, element: XmlElement, inner: _Around) -> tuple[Part, ...]:
        target = self._svg.follow(element)
        if target is None:
            return ()
        if find_local_name(target) in ("symbol", "svg") and target is not self._svg.root:
            style = resolve_style(inner.style, self._svg.own_style(target))
            return self._read_frame(target, replace(inner, style=style), element.attributes)
        try:
            x, y = (parse_length(element.attributes.get(name, "0"), inner.view[2]) for name in ("x", "y"))
        except ValueError as error:
            self._svg.refusals.add(element, "use.x", "what is no length", str(error))
            return ()
        return self.read(target, replace(inner, place=inner.place.transform(Identity.translate(x, y))))

    def _read_inner_drawing(self, element: XmlElement, inner: _Around) -> tuple[Part, ...]:
        return self._read_frame(element, inner, element.attributes)

    def _read_frame(self, element: XmlElement, inner: _Around, size: Mapping[str, str]) -> tuple[Part, ...]:
        """Return what a drawing inside another draws, cut off at its frame."""
        try:
            port = place_frame(element.attributes, inner.view, size)
        except ValueError as error:
            self._svg.refusals.add(
                element, f"{find_local_name(element)}.width", "what is no length", str(error)
            )
            return ()
        if not (port.frame[2] and port.frame[3]):
            return ()
        corner = inner.place.transform(port.shift)
        parts = self._read_children(element, replace(inner, place=corner.transform(port.fit), view=port.view))
        return self._cut_frame(parts, port, corner, inner.style)

    def _cut_frame(
        self, parts: tuple[Part, ...], port: Viewport, corner: Transform, style: Style
    ) -> tuple[Part, ...]:
        if not parts or style.get("overflow", "hidden") in ("visible", "auto"):
            return parts
        return (Group(parts, (make_frame_clip(port.frame, corner),)),)

    def _read_shape(self, element: XmlElement, inner: _Around) -> tuple[Part, ...]:
        self._read_children(element, inner)  # draws nothing, but may move the shape
        if not is_visible(inner.style):
            return ()
        kind = find_local_name(element)
        try:
            outline = make_outline(kind, resolve_percents(element.attributes, *inner.view[2:]))
            brush = Brush(inner.style, inner.place, inner.view, self._flow_finder(inner))
            parts = (
                paint_outline(outline, brush, lambda error: self._refuse_paint(element, error))
                if outline
                else []
            )
        except ShapeError as error:
            attribute, allowed = error.args
            found = quote_value(element.attributes.get(attribute))
            self._svg.refusals.add(element, f"{kind}.{attribute}", found, allowed)
            return ()
        except ValueError as error:
            self._svg.refusals.add(element, kind, "a point that lies farther out", str(error))
            return ()
        for _ in parts:
            self._svg.spend(element, outline)
        return tuple(parts)

    def _flow_finder(self, inner: _Around) -> Callable[[str, Frame, Transform], Paint | None]:
        def find_flow(name: str, box: Frame, place: Transform) -> Paint | None:
            element = self._svg.find(name)
            if element is None:
                return None
            if find_local_name(element) not in (LINEAR, RADIAL):
                raise ValueError(GRADIENT_ALLOWED)
            flow = read_flow(element, self._svg.follow, self._svg.own_style)
            return paint_flow(flow, box, inner.view, place)

        return find_flow

    def _wrap(self, element: XmlElement, parts: tuple[Part, ...], inner: _Around) -> tuple[Part, ...]:
        """Return the parts of an element as it cuts them off and lets what is below shine through."""
        kind = find_local_name(element)
        clip, veil = inner.style.get("clip-path", "none"), inner.style.get("opacity", "1")
        opacity = 1.0
        clips: tuple[Clip, ...] = ()
        try:
            opacity = parse_opacity(veil)
        except ValueError as error:
            self._svg.refusals.add(element, f"{kind}.opacity", quote_value(veil), str(error))
        try:
            clips = find_clips(self._svg, clip, inner.place, inner.view)
        except ClipError as error:
            self._svg.refusals.add(element, f"{kind}.clip-path", *error.args)
        except ValueError as error:
            self._svg.refusals.add(element, f"{kind}.clip-path", "a clip that cannot be read", str(error))
        if not parts or not opacity or not all(each.segments for each in clips):
            return ()
        return (Group(parts, clips, opacity),) if clips or opacity < 1 else parts

    def _read_transform(self, element: XmlElement) -> Transform:
        text = element.attributes.get("transform", "")
        try:
            return parse_transform(text)
        except ValueError as error:
            place = f"{find_local_name(element)}.transform"
            self._svg.refusals.add(element, place, quote_value(text), str(error))
            return Identity

    def _refuse_paint(self, element: XmlElement, error: PaintError) -> None:
        name, found, allowed = error.args
        self._svg.refusals.add(element, f"{find_local_name(element)}.{name}", found, allowed)

    def _refuse_element(self, element: XmlElement, kind: str) -> None:
        if kind in _LETTERS:
            words = " ".join("".join(part for each in element.walk() for part in each.words).split())
            if words:
                self._svg.refusals.add(element, kind, f"the letters {quote_value(words)}", LETTERS_ALLOWED)
        elif kind == "image":
            self._svg.refusals.add(element, kind, "a picture inside of the drawing", PICTURE_ALLOWED)
        else:
            self._svg.refusals.add(element, kind, f"the element {quote_value(kind)}", ELEMENT_ALLOWED)


def _is_for_all(element: XmlElement) -> bool:
    """Return whether an element is meant for any program, and for readers of English."""
    own = element.attributes
    languages = [word.strip().split("-")[0] for word in own.get("systemLanguage", _FIRST_LANGUAGE).split(",")]
    return not own.get("requiredExtensions") and _FIRST_LANGUAGE in languages
