"""Where marks lie on the page: bounding boxes of figures, rectangles of links."""

from collections.abc import Iterable, Iterator

from factsheet.geometry import Box
from factsheet.page.placed import (
    Drawable,
    Element,
    Panel,
    Picture,
    QrCode,
    RasterImage,
    VectorImage,
)
from factsheet.typesetting.faces import ASCENT, DESCENT
from factsheet.typesetting.text_run import Run


def walk_marks(element: Element) -> Iterator[Drawable]:
    """Return all marks inside an element, in reading order."""
    for child in element.children:
        if isinstance(child, Element):
            yield from walk_marks(child)
        else:
            yield child


def measure_extent(mark: Drawable) -> Box:
    """Return the box a mark fills."""
    match mark:
        case Run():
            return Box(mark.x, mark.y - DESCENT * mark.size, mark.width, (ASCENT + DESCENT) * mark.size)
        case Picture():
            return Box(mark.x, mark.y, mark.drawing.width, mark.drawing.height)
        case QrCode() | RasterImage() | VectorImage() | Panel():
            return mark.box


def join_boxes(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box around all, or None where there are none."""
    every = tuple(boxes)
    if not every:
        return None
    left, bottom = min(box.x for box in every), min(box.y for box in every)
    return Box(left, bottom, max(box.right for box in every) - left, max(box.top for box in every) - bottom)


def list_line_boxes(marks: Iterable[Drawable]) -> tuple[Box, ...]:
    """Return one box for each line of text, and one for each picture, in reading order."""
    lines: dict[tuple[str, float], list[Box]] = {}
    for mark in marks:
        key = ("line", mark.y) if isinstance(mark, Run) else ("picture", float(len(lines)))
        lines.setdefault(key, []).append(measure_extent(mark))
    return tuple(box for boxes in lines.values() if (box := join_boxes(boxes)))
