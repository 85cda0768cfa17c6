"""Logos: pictures as images, drawings as forms of paths (ISO 32000-1, 8.9, 8.10 and 8.5.3).

A form is stored once in a document, however often it is shown. It has its own resources, so that gradients
and see-through parts stay inside of it.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from factsheet.geometry import Box
from factsheet.logo.artwork import Clip, Gradient, Group, Matrix, Part, Segment, Shape, Stroke
from factsheet.page.placed import RasterImage, VectorImage
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.content import Content, parse_color
from factsheet.pdf.object_syntax import format_array, format_dictionary, format_numbers

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_DIGITS = 3  # of a coordinate in points: a logo is small
_FINE = 6  # of a factor
_THINNEST = 0.01  # points; a line of none would be as thin as the printer can
_LINEAR, _AXIAL, _RADIAL = 1, 2, 3  # exponent of a function, kinds of shading


def draw_raster(content: Content, bitmap: RasterImage) -> None:
    """Show a picture in its box."""
    box = bitmap.box
    with content.saved_state():
        content.write(f"{format_numbers(box.width)} 0 0 {format_numbers(box.height, box.x, box.y)} cm")
        content.show_image(bitmap.pixels)


def draw_vector(content: Content, drawing: VectorImage) -> None:
    """Show a drawing in its box, its first part at the bottom, cut off at its sides."""
    box, outlines = drawing.box, drawing.outlines
    with content.saved_state():
        content.write(f"1 0 0 1 {format_numbers(box.x, box.y)} cm")
        scale = (box.width / outlines.width, box.height / outlines.height)
        digest = sha256(repr((outlines, box.width, box.height)).encode()).hexdigest()
        name = f"Form-{digest[:16]}"
        content.show_form(
            name, lambda document: _FormWriter(document, box, scale).make_form(name, outlines.parts)
        )


class _FormWriter:
    """The growing content stream of a form and what it refers to."""

    def __init__(self, document: ArchivalDocument, box: Box, scale: tuple[float, float]) -> None:
        self._document = document
        self._box = box
        self._scale = scale
        self._form_name = ""
        self._operators: list[str] = []
        self._resources: dict[str, dict[str, str]] = {}

    def make_form(self, name: str, parts: tuple[Part, ...], *, is_group: bool = False) -> str:
        """Return the form of a name that draws some parts; a group is laid on what is below it as one."""
        self._form_name = name
        for part in parts:
            self._draw_part(part)
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": f"[{format_numbers(0, 0, self._box.width, self._box.height)}]",
            "Resources": format_dictionary(
                {kind: format_dictionary(named) for kind, named in self._resources.items()}
            ),
        }
        if is_group:
            entries["Group"] = "<</S /Transparency>>"
        return self._document.add_once(name, "\n".join(self._operators).encode("ascii"), entries)

    def _draw_part(self, part: Part) -> None:
        self._operators.append("q")
        if isinstance(part, Group):
            self._draw_group(part)
        elif part.stroke is None:
            self._write_paint(part.paint, "rg", "cs", "scn")
            self._write_path(part.segments)
            self._operators.append("f*" if part.is_even_odd else "f")
        else:
            self._draw_stroke(part, part.stroke)
        self._operators.append("Q")

    def _draw_group(self, group: Group) -> None:
        for clip in group.clips:
            self._write_clip(clip)
        if group.opacity < 1:
            veil = format_numbers(group.opacity, digits=3)
            state = self._document.add({"Type": "/ExtGState", "CA": veil, "ca": veil})
            self._operators.append(f"/{self._name('ExtGState', state)} gs")
        if group.opacity < 1 and not (len(group.parts) == 1 and isinstance(group.parts[0], Shape)):
            inner = _FormWriter(self._document, self._box, self._scale)
            name = f"{self._form_name}-{len(self._operators)}"
            form = inner.make_form(name, group.parts, is_group=True)
            self._operators.append(f"/{self._name('XObject', form)} Do")
        else:
            for part in group.parts:
                self._draw_part(part)

    def _draw_stroke(self, shape: Shape, stroke: Stroke) -> None:
        scale = sum(self._scale) / 2
        self._write_paint(shape.paint, "RG", "CS", "SCN")
        width = max(stroke.width * scale, _THINNEST)
        dashes = format_numbers(*(length * scale for length in stroke.dashes), digits=_DIGITS)
        start = format_numbers(
            stroke.dash_start * scale % (2 * sum(stroke.dashes) * scale or 1), digits=_DIGITS
        )
        self._operators.append(
            f"{format_numbers(width, digits=_DIGITS)} w {stroke.cap} J {stroke.join} j "
            f"{format_numbers(stroke.miter_limit)} M [{dashes}] {start} d"
        )
        if stroke.nib is None:
            self._write_path(shape.segments)
        else:
            a, b, c, d, *_ = stroke.nib
            nib = (a, -b, -c, d, 0.0, 0.0)  # the page's y runs upward
            self._operators.append(f"{format_numbers(*nib, digits=_FINE)} cm")
            self._write_path(shape.segments, nib)
        self._operators.append("S")

    def _write_clip(self, clip: Clip) -> None:
        self._write_path(clip.segments)
        self._operators.append("W* n" if clip.is_even_odd else "W n")

    def _write_path(self, segments: tuple[Segment, ...], nib: Matrix | None = None) -> None:
        for operator, values in segments:
            points = [self._place_point(*point) for point in zip(values[::2], values[1::2], strict=True)]
            if nib is not None:
                points = [_restore_point(nib, point) for point in points]
            numbers = format_numbers(*(value for point in points for value in point), digits=_DIGITS)
            self._operators.append(f"{numbers} {_OPERATORS[operator]}".lstrip())

    def _place_point(self, x: float, y: float) -> tuple[float, float]:
        across, down = self._scale
        return x * across, self._box.height - y * down

    def _write_paint(self, paint: str | Gradient, plain: str, space: str, flowing: str) -> None:
        if isinstance(paint, str):
            self._operators.append(f"{format_numbers(*parse_color(paint), digits=3)} {plain}")
        else:
            self._operators.append(
                f"/Pattern {space} /{self._name('Pattern', self._add_pattern(paint))} {flowing}"
            )

    def _add_pattern(self, gradient: Gradient) -> str:
        """Add a shading pattern (ISO 32000-1, 8.7.4); its matrix leads to the space of the form."""
        a, b, c, d, e, f = gradient.matrix
        across, down = self._scale
        x, y = self._place_point(e, f)
        matrix = (a * across, -b * down, c * across, -d * down, x, y)
        shading = {
            "ShadingType": _AXIAL if len(gradient.ends) == 4 else _RADIAL,  # noqa: PLR2004 - a line's numbers
            "ColorSpace": "/DeviceRGB",
            "Coords": _format_fine(gradient.ends),
            "Function": _make_function(gradient.stops),
            "Extend": "[true true]",
        }
        entries = {"Type": "/Pattern", "PatternType": 2, "Matrix": _format_fine(matrix)}
        return self._document.add({**entries, "Shading": format_dictionary(shading)})

    def _name(self, kind: str, reference: str) -> str:
        """Return the name by which the form refers to something."""
        named = self._resources.setdefault(kind, {})
        name = f"{kind[0]}{len(named)}"
        named[name] = reference
        return name


def _make_function(stops: tuple[tuple[float, str], ...]) -> str:
    """Return the function from a place, 0 to 1, to a colour (ISO 32000-1, 7.10)."""
    pieces = [
        format_dictionary(
            {
                "FunctionType": 2,
                "Domain": "[0 1]",
                "C0": _format_fine(parse_color(one)),
                "C1": _format_fine(parse_color(other)),
                "N": _LINEAR,
            }
        )
        for (_, one), (_, other) in pairwise(stops)
    ]
    return format_dictionary(
        {
            "FunctionType": 3,
            "Domain": "[0 1]",
            "Functions": format_array(pieces),
            "Bounds": _format_fine([place for place, _ in stops[1:-1]]),
            "Encode": format_array([0, 1] * len(pieces)),
        }
    )


def _format_fine(values: Sequence[float]) -> str:
    return f"[{format_numbers(*values, digits=_FINE)}]"


def _restore_point(nib: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    """Return what a map of area 1 brings to a point."""
    a, b, c, d, *_ = nib
    area = a * d - b * c
    x, y = point
    return (d * x - c * y) / area, (a * y - b * x) / area
