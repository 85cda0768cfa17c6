"""A placed page as text, for goldens: every thing stands relative to what it is part of.

A block is named with its place on the page; an element with its place in the block or in the element around
it; a run, a drawing's word or a rule with its place in its element. So a row that moves is one changed line,
however much it holds. Places are points to the right of and below the upper left corner of what is around.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from factsheet.geometry import Box
from factsheet.page.placed import (
    Artifact,
    Disc,
    Drawable,
    Element,
    Panel,
    Picture,
    PlacedPage,
    QrCode,
    RasterImage,
    RepeatedText,
    Rule,
    VectorImage,
)
from factsheet.pdf.extents import join_boxes, measure_extent, walk_marks
from factsheet.typesetting.text_run import Run

Point = tuple[float, float]


@dataclass
class _BlockDump:
    """One block: its upper left corner, the box around it, its elements, and the artifacts nearest to it."""

    key: str
    elements: Sequence[Element]
    corner: Point
    extent: Box
    artifacts: list[Artifact] = field(default_factory=list)

    def distance(self, artifact: Artifact) -> float:
        """Return how far outside of the block an artifact begins, in points."""
        (x, y), box = _find_corner(artifact), self.extent
        return max(y - box.top, box.y - y, 0.0) + max(box.x - x, x - box.right, 0.0)


def dump_page(page: PlacedPage) -> str:
    """Return one line for each block, element and mark, indented as in the structure tree."""
    lines = [f"page {page.width:g} x {page.height:g}"]
    blocks = [_make_block(key, list(elements)) for key, elements in groupby(page.content, lambda e: e.key)]
    for artifact in page.artifacts:
        min(blocks, key=lambda block: block.distance(artifact)).artifacts.append(artifact)
    for block in blocks:
        lines.append(f"block {block.key} {_format_place(block.corner, (0.0, page.height))}")
        for element in block.elements:
            lines += _dump_element(element, block.corner, 1)
        lines += ["  " + _dump_mark(artifact, block.corner) for artifact in block.artifacts]
    return "\n".join(lines) + "\n"


def _make_block(key: str, elements: Sequence[Element]) -> _BlockDump:
    corners = [corner for element in elements for corner in _walk_corners(element)]
    corner = (min(x for x, _ in corners), max(y for _, y in corners))
    extent = join_boxes(measure_extent(mark) for element in elements for mark in walk_marks(element))
    assert extent
    return _BlockDump(key, elements, corner, extent)


def _dump_element(element: Element, around: Point, depth: int) -> Iterator[str]:
    corners = list(_walk_corners(element))
    corner = (min(x for x, _ in corners), max(y for _, y in corners))
    notes = {
        "scope": element.scope,
        "numbering": element.numbering,
        "lang": element.lang,
        "url": element.url,
        "alt": element.alt,
        "expansion": element.expansion,
        "actual": element.actual_text,
        "summary": element.summary,
        "attached": element.attached,
        "continues": element.continues,
    }
    told = [f"{name}={value!r}" for name, value in notes.items() if value]
    yield "  " * depth + " ".join([element.role, _format_place(corner, around), *told])
    for child in element.children:
        if isinstance(child, Element):
            yield from _dump_element(child, corner, depth + 1)
        else:
            yield "  " * (depth + 1) + _dump_mark(child, corner)
            if isinstance(child, Picture):
                yield from ("  " * (depth + 2) + line for line in _dump_drawing(child))


def _dump_mark(mark: Drawable | Artifact, around: Point) -> str:
    return f"{_format_place(_find_corner(mark), around)} {_tell_mark(mark)}"


def _tell_mark(mark: Drawable | Artifact) -> str:
    if isinstance(mark, RepeatedText):
        return f"{'running' if mark.is_running else 'repeated'} {mark.run.text!r}"
    return _tell_drawn(mark)


def _tell_drawn(mark: Drawable | Rule | Disc) -> str:
    match mark:
        case Run():
            told = f"{mark.width:.1f} {mark.face.name.lower()} {mark.size:g} {mark.color} {mark.text!r}"
        case Picture():
            told = f"drawing {mark.drawing.width:.1f} x {mark.drawing.height:.1f}"
        case Rule():
            told = f"rule {mark.x1 - mark.x0:.1f} x {mark.weight:g} {mark.color}"
        case Panel():
            told = f"panel {_format_size(mark)} fill {mark.fill} outline {mark.outline}"
        case Disc():
            told = f"disc {2 * mark.radius:.1f} fill {mark.fill} outline {mark.outline} {mark.weight:g}"
        case QrCode():
            told = f"code {_format_size(mark)} {mark.data!r}"
        case RasterImage():
            told = f"picture {_format_size(mark)} of {mark.pixels.width} x {mark.pixels.height} pixels"
        case _:
            told = f"shapes {_format_size(mark)}, {len(mark.outlines.parts)} in all"
    return told


def _format_size(mark: Panel | QrCode | RasterImage | VectorImage) -> str:
    return f"{mark.box.width:.1f} x {mark.box.height:.1f}"


def _dump_drawing(picture: Picture) -> Iterator[str]:
    """Yield the words of a figure, each at its place in the figure, and how many paths there are."""
    drawing = picture.drawing
    yield f"{len(drawing.patches)} paths"
    for run in drawing.runs:
        yield _dump_mark(run, (0.0, drawing.height))


def _walk_corners(element: Element) -> Iterator[Point]:
    return map(_find_corner, walk_marks(element))


def _find_corner(mark: Drawable | Artifact) -> Point:
    """Return the upper left corner of a mark, of a run the start of its baseline."""
    match mark:
        case Run():
            return mark.x, mark.y
        case Picture():
            return mark.x, mark.y + mark.drawing.height
        case Rule():
            return mark.x0, mark.y0
        case RepeatedText():
            return mark.run.x, mark.run.y
        case Disc():
            return mark.x - mark.radius, mark.y + mark.radius
        case _:
            return mark.box.x, mark.box.top


def _format_place(place: Point, around: Point) -> str:
    return f"@{place[0] - around[0]:.1f},{around[1] - place[1]:.1f}".replace("-0.0", "0.0")
