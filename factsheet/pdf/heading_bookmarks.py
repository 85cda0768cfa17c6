"""Bookmarks (ISO 32000-1, 12.3.3): the headings of a document that is too long to be leafed through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from factsheet.page.placed import Element, PlacedPage, Role
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.extents import walk_marks
from factsheet.typesetting.text_run import Run

LEAST_PAGES = 10  # fewer need none, and HHS asks for none (PDF checklist of 2018, section A)
_ABOVE = 6.0  # points of the page that are seen above a heading


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading, and where it stands."""

    title: str
    page: PDFObjectReference
    top: float


class _OwnOutlines:
    """Stands where the library keeps bookmarks of its own making; without it, it takes ours out again."""

    ready = 1

    def prepare(self, _document: ArchivalDocument, _canvas: object) -> None:
        """Do nothing: all is in place."""


def find_bookmarks(page: PlacedPage, reference: PDFObjectReference) -> Iterator[Bookmark]:
    """Yield a bookmark for each heading of the second level on a page, in reading order."""
    for element in page.content:
        for heading in _walk_headings(element):
            runs = _list_title_runs(heading)
            if runs:
                title = " ".join("".join(run.text for run in runs).split())
                yield Bookmark(title, reference, max(run.y + run.size for run in runs) + _ABOVE)


def add_bookmarks(document: ArchivalDocument, bookmarks: Sequence[Bookmark]) -> None:
    """Give a document its bookmarks, all on one level, and let viewers show them."""
    if not bookmarks:
        return
    outlines = PDFDictionary({"Type": PDFName("Outlines"), "Count": len(bookmarks)})
    parent = document.reference_to(outlines)
    items = [_make_item(bookmark, parent) for bookmark in bookmarks]
    references = [document.reference_to(item) for item in items]
    for item, before, after in zip(items, [None, *references], [*references[1:], None], strict=False):
        if before is not None:
            item["Prev"] = before
        if after is not None:
            item["Next"] = after
    outlines["First"], outlines["Last"] = references[0], references[-1]
    catalog: Any = document.catalog  # entries are attributes that the stub cannot know
    catalog.Outlines, catalog.PageMode = parent, PDFName("UseOutlines")
    library: Any = document
    library.Outlines = _OwnOutlines()


def _make_item(bookmark: Bookmark, parent: PDFObjectReference) -> PDFDictionary:
    place = PDFArray([bookmark.page, PDFName("XYZ"), 0, round(bookmark.top, 1), "null"])
    return PDFDictionary({"Title": PDFString(bookmark.title), "Parent": parent, "Dest": place})


def _list_title_runs(heading: Element) -> list[Run]:
    """Return the text of a heading without what stands beside it in other type, such as its source."""
    runs = [mark for mark in walk_marks(heading) if isinstance(mark, Run)]
    return [run for run in runs if (run.face, run.size) == (runs[0].face, runs[0].size)]


def _walk_headings(element: Element) -> Iterator[Element]:
    if element.role is Role.H2:
        yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk_headings(child)
