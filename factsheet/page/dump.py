"""A placed page as text: what stands where, for goldens and for reading a diff."""

from collections.abc import Iterator

from factsheet.page.placed import (
    Drawable,
    Element,
    Picture,
    PlacedPage,
    QrCode,
    RasterImage,
)
from factsheet.typesetting.run import Run


def dump_page(page: PlacedPage) -> str:
    """Return one line for each element and mark: role, place and first words, indented as in the tree."""
    lines = [f"page {page.width:g} x {page.height:g}"]
    for element in page.content:
        lines.extend(_element(element, 1))
    lines.append(f"artifacts {len(page.artifacts)}")
    return "\n".join(lines) + "\n"


def _element(element: Element, depth: int) -> Iterator[str]:
    notes = [
        f"{name}={value!r}"
        for name, value in (
            ("key", element.key),
            ("scope", element.scope),
            ("numbering", element.numbering),
            ("lang", element.lang),
            ("url", element.url),
            ("alt", element.alt),
        )
        if value
    ]
    yield "  " * depth + " ".join([element.role, *notes])
    for child in element.children:
        if isinstance(child, Element):
            yield from _element(child, depth + 1)
        else:
            yield "  " * (depth + 1) + _mark(child)


def _mark(mark: Drawable) -> str:
    if isinstance(mark, Run):
        return f"{mark.x:.1f} {mark.y:.1f} {mark.width:.1f} {mark.size:g} {mark.text!r}"
    if isinstance(mark, Picture):
        return f"{mark.x:.1f} {mark.y:.1f} drawing {mark.drawing.width:.1f} x {mark.drawing.height:.1f}"
    place = f"{mark.box.x:.1f} {mark.box.y:.1f}"
    if isinstance(mark, QrCode):
        return f"{place} code {mark.box.width:.1f} {mark.data!r}"
    size = f"{mark.box.width:.1f} x {mark.box.height:.1f}"
    if isinstance(mark, RasterImage):
        return f"{place} picture {size} of {mark.pixels.width} x {mark.pixels.height} pixels"
    return f"{place} shapes {size}, {len(mark.outlines.shapes)} in all"
