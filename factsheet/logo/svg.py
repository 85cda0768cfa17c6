"""SVG files as filled outlines: the few elements and properties that a logo needs, all else refused by name.

Nothing is looked up outside of the file: it has no document type, no links, no styles and no scripts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.misc.transform import Identity, Transform

from factsheet.errors import DataError, Fault, FormCode
from factsheet.logo.artwork import Outlines, Shape
from factsheet.logo.fills import PROPERTIES, Fill, is_weightless, parse_style, resolve_fill
from factsheet.logo.outlines import SHAPES, ShapeError, make_outline, parse_length
from factsheet.logo.path_data import MOST_SEGMENTS
from factsheet.logo.svg_numbers import BLANK, NUMBER
from factsheet.logo.transforms import parse_transform, transform_outline
from factsheet.logo.xml_tree import XmlElement, parse_xml
from factsheet.reading.quoting import quote_value

SVG_SPACE = "http://www.w3.org/2000/svg "
_LINKS = "http://www.w3.org/1999/xlink "
_EDITORS = (  # what Inkscape keeps for itself: its window, pages and guides
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd ",
    "http://www.inkscape.org/namespaces/inkscape ",
)
_GROUPS = ("svg", "g")
_SILENT = ("title", "desc", "metadata", "defs")  # say or keep what is not drawn
ELEMENTS_ALLOWED = f"the elements {', '.join((*_GROUPS, *SHAPES, *_SILENT))}"
SIZE_ALLOWED = "a viewBox of four numbers, or width and height in px, from 0.001 to 1,000,000"
SVG_ALLOWED = "an svg element in the namespace http://www.w3.org/2000/svg"
_ATTRIBUTES_ALLOWED = "place, size, transform and plain fill"
_LEAST_SIDE, _MOST_SIDE = 1e-3, 1e6
_BOX = re.compile(rf"{BLANK}*" + rf"(?:{BLANK}|,)+".join([f"({NUMBER})"] * 4) + rf"{BLANK}*")
_GEOMETRY = frozenset(["d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "points"])
_HARMLESS = frozenset(
    ["id", "class", "version", "baseProfile", "viewBox", "preserveAspectRatio", "enable-background", "role"]
)
_OWN_PASS = frozenset({"style", "transform"})


def read_svg(content: bytes, name: str) -> Outlines:
    """Return the drawing of an SVG file.

    Args:
        content: The whole file.
        name: Path as the user would name it.

    Raises:
        DataError: It is not SVG, has no size, draws nothing or holds what is not drawn; carries all faults.
    """
    root = parse_xml(content, name)
    if root.name != f"{SVG_SPACE}svg":
        raise DataError(_make_fault(name, root, "file", "another kind of XML", SVG_ALLOWED))
    reader = _SvgReader(name, [], [])
    left, top, width, height = reader.box(root)
    reader.read(root, Identity.translate(-left, -top), Fill())
    if not reader.shapes and not reader.faults:
        reader.faults.append(
            _make_fault(name, root, "svg", "nothing that is drawn", "one filled shape or more")
        )
    if reader.faults:
        raise DataError(*sorted(reader.faults))
    return Outlines(width, height, tuple(reader.shapes))


def _make_fault(name: str, element: XmlElement, field: str, found: str, allowed: str) -> Fault:
    return Fault(name, element.line, field, found, allowed, code=FormCode.FILE)


@dataclass(frozen=True, slots=True)
class _SvgReader:
    """Gathers shapes and faults on its way down the tree."""

    name: str
    shapes: list[Shape]
    faults: list[Fault]

    def box(self, root: XmlElement) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the drawing in its own units."""
        found = _BOX.fullmatch(root.attributes.get("viewBox", ""))
        try:
            sides = [parse_length(root.attributes, side) for side in ("width", "height") if not found]
        except ValueError:
            sides = [0.0, 0.0]
        box = tuple(map(float, found.groups())) if found else (0.0, 0.0, *sides)
        if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in box[2:]):
            told = root.attributes.get("viewBox") or None
            raise DataError(_make_fault(self.name, root, "svg.viewBox", quote_value(told), SIZE_ALLOWED))
        return box[0], box[1], box[2], box[3]

    def read(self, element: XmlElement, place: Transform, fill: Fill) -> None:
        """Read an element and those inside; `place` and `fill` come from around it."""
        kind = element.name.removeprefix(SVG_SPACE)
        if kind in _SILENT:
            if kind == "defs" and not all(child.name.startswith(_EDITORS) for child in element.children):
                self._refuse(element, kind, "parts to be used elsewhere", "defs without content")
            return
        properties = self._properties(element, kind)
        place = place.transform(self._transform(element, kind))
        fill = resolve_fill(
            fill, properties, lambda *told: self._refuse(element, f"{kind}.{told[0]}", *told[1:])
        )
        if kind in SHAPES:
            self._add(element, kind, place, fill)
        for child in element.children:
            inner = child.name.removeprefix(SVG_SPACE)
            if child.name.startswith(_EDITORS):
                continue
            if inner == "svg" or inner not in (*_GROUPS, *SHAPES, *_SILENT):
                shown = child.name.rsplit(" ", 1)[-1]
                self._refuse(child, kind, f"the element {quote_value(shown)}", ELEMENTS_ALLOWED)
            else:
                self.read(child, place, fill)

    def _properties(self, element: XmlElement, kind: str) -> Mapping[str, str]:
        """Return what colours the element, from attributes and style; refuse whatever is not known."""
        own = {name: value for name, value in element.attributes.items() if self._counts(name)}
        stated = dict(parse_style(own.pop("style", "")))
        for name in [*(name for name in own if name not in _OWN_PASS), *stated]:
            if name not in PROPERTIES | _HARMLESS and not is_weightless(name):
                shown = name.removeprefix(_LINKS)
                self._refuse(element, kind, f"the attribute {quote_value(shown)}", _ATTRIBUTES_ALLOWED)
        return {name: value.strip() for name, value in (own | stated).items() if name in PROPERTIES}

    def _counts(self, name: str) -> bool:
        """Return whether an attribute could change the picture; those of other programs cannot."""
        is_foreign = " " in name and not name.startswith(_LINKS)
        return not is_foreign and name not in _GEOMETRY | _HARMLESS

    def _transform(self, element: XmlElement, kind: str) -> Transform:
        text = element.attributes.get("transform", "")
        try:
            return parse_transform(text)
        except ValueError as error:
            self._refuse(element, f"{kind}.transform", quote_value(text), str(error))
            return Identity

    def _add(self, element: XmlElement, kind: str, place: Transform, fill: Fill) -> None:
        """Add the shape of an element, unless it is empty."""
        try:
            segments = transform_outline(make_outline(kind, element.attributes), place)
        except ShapeError as fault:
            attribute, allowed = fault.args
            found = quote_value(element.attributes.get(attribute))
            self._refuse(element, f"{kind}.{attribute}", found, allowed)
            return
        except ValueError as error:
            self._refuse(element, kind, "a point that lies farther out", str(error))
            return
        if sum(len(shape.segments) for shape in self.shapes) + len(segments) > MOST_SEGMENTS:
            allowed = f"at most {MOST_SEGMENTS:,} lines and curves in all"
            raise DataError(_make_fault(self.name, element, kind, "more lines and curves", allowed))
        if segments and fill.color is not None:
            self.shapes.append(Shape(segments, fill.color, fill.is_even_odd))

    def _refuse(self, element: XmlElement, field: str, found: str, allowed: str) -> None:
        self.faults.append(_make_fault(self.name, element, field, found, allowed))
