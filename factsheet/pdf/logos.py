"""Logos: pictures as images, drawings as filled paths (ISO 32000-1, 8.9 and 8.5.3)."""

from factsheet.geometry import Box
from factsheet.logo.artwork import Outlines, Segment
from factsheet.page.placed import RasterImage, VectorImage
from factsheet.pdf.content import Content, format_numbers, parse_color

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def draw_raster(content: Content, bitmap: RasterImage) -> None:
    """Show a picture in its box."""
    box = bitmap.box
    with content.saved_state():
        content.write(f"{format_numbers(box.width)} 0 0 {format_numbers(box.height, box.x, box.y)} cm")
        content.show_image(bitmap.pixels)


def draw_vector(content: Content, shapes: VectorImage) -> None:
    """Fill the shapes of a drawing in its box, the first at the bottom, cut off at its sides."""
    box = shapes.box
    with content.saved_state():
        content.write(f"{format_numbers(box.x, box.y, box.width, box.height)} re W n")
        for shape in shapes.outlines.shapes:
            content.set_fill(parse_color(shape.fill))
            for segment in shape.segments:
                content.write(_place_segment(segment, shapes.outlines, box))
            content.write("f*" if shape.is_even_odd else "f")


def _place_segment(segment: Segment, outlines: Outlines, box: Box) -> str:
    """Return one piece of an outline in points, y upward."""
    operator, values = segment
    across, down = box.width / outlines.width, box.height / outlines.height
    points = zip(values[::2], values[1::2], strict=True)
    places = [value for x, y in points for value in (box.x + x * across, box.top - y * down)]
    return f"{format_numbers(*places)} {_OPERATORS[operator]}".lstrip()
