"""Elements drawn as marked content, in the order in which they are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from factsheet.page.placed import (
    Drawable,
    Element,
    Panel,
    Picture,
    QrCode,
    RasterImage,
    Role,
    VectorImage,
)
from factsheet.pdf.artifacts import draw_panel
from factsheet.pdf.content import Content
from factsheet.pdf.extents import join_boxes, measure_extent, walk_marks
from factsheet.pdf.link_annotations import add_link
from factsheet.pdf.logos import draw_raster, draw_vector
from factsheet.pdf.qr_code import draw_qr_code
from factsheet.pdf.renderer import draw_picture
from factsheet.pdf.structure import LEAVES, Node, StructureTree
from factsheet.pdf.text import write_runs
from factsheet.typesetting.text_run import Run


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What grows while a page is drawn: its operators, the tree, its annotations."""

    content: Content
    tree: StructureTree
    annotations: list[str] = field(default_factory=list)


def draw_element(page: PageMarks, parent: Node, element: Element) -> None:
    """Draw an element and all it holds, and add it to the structure tree below `parent`.

    Raises:
        ValueError: A figure without alternate text, a link to a forbidden address, or marks in a role that
            only groups other elements.
    """
    tree = page.tree
    node = (
        tree.find_begun(element)
        if element.continues
        else tree.add(parent, element, box=_measure_figure(element))
    )
    for is_element, group in groupby(element.children, key=lambda child: isinstance(child, Element)):
        if is_element:
            for child in group:
                if isinstance(child, Element):
                    draw_element(page, node, child)
        else:
            _draw_marks(
                page, node, element.role, [child for child in group if not isinstance(child, Element)]
            )
    if element.role is Role.LINK:
        page.annotations.append(add_link(page.tree, node, element))


def _measure_figure(element: Element) -> tuple[float, float, float, float] | None:
    if element.role is not Role.FIGURE:
        return None
    box = join_boxes(measure_extent(mark) for mark in walk_marks(element))
    return (box.x, box.y, box.right, box.top) if box else None


def _draw_marks(page: PageMarks, node: Node, role: Role, marks: Sequence[Drawable]) -> None:
    """Draw marks that follow each other as one marked-content sequence of their element."""
    if role not in LEAVES:
        raise ValueError(f"{role} groups elements and holds no marks of its own")
    mcid = page.tree.new_mcid(node)
    with page.content.marked(role, f"<</MCID {mcid}>>"):
        for kind, group in groupby(marks, key=type):
            _draw_kind(page.content, kind, tuple(group))


def _draw_kind(content: Content, kind: type[Drawable], marks: Sequence[Drawable]) -> None:
    if kind is Run:
        write_runs(content, [mark for mark in marks if isinstance(mark, Run)])
    for mark in marks:
        _draw_shape(content, mark)


def _draw_shape(content: Content, mark: Drawable) -> None:
    match mark:
        case Picture():
            draw_picture(content, mark)
        case QrCode():
            draw_qr_code(content, mark)
        case RasterImage():
            draw_raster(content, mark)
        case VectorImage():
            draw_vector(content, mark)
        case Panel():
            draw_panel(content, mark)
        case Run():
            pass
