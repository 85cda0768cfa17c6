"""Bookmarks (ISO 32000-1, 12.3.3): the headings of a document that is too long to be leafed through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factsheet.page.placed import Element, PlacedPage, Role
from factsheet.pdf.archival import ArchivalDocument, FileObject
from factsheet.pdf.extents import walk_marks
from factsheet.pdf.object_syntax import format_array, format_string
from factsheet.typesetting.text_run import Run

LEAST_PAGES = 10  # fewer need none, and HHS asks for none (PDF checklist of 2018, section A)
_ABOVE = 6.0  # points of the page that are seen above a heading


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading, and where it stands; `page` counts from 0."""

    title: str
    page: int
    top: float


class _OwnOutlines:
    """Stands where the library keeps bookmarks of its own making; without it, it takes ours out again."""

    ready = 1

    def prepare(self, _document: ArchivalDocument, _canvas: object) -> None:
        """Do nothing: all is in place."""


def find_bookmarks(page: PlacedPage, number: int) -> Iterator[Bookmark]:
    """Yield a bookmark for each heading of the second level on a page, in reading order."""
    for element in page.content:
        for heading in _walk_headings(element):
            runs = _list_title_runs(heading)
            if runs:
                title = " ".join("".join(run.text for run in runs).split())
                yield Bookmark(title, number, max(run.y + run.size for run in runs) + _ABOVE)


def add_bookmarks(document: ArchivalDocument, bookmarks: Sequence[Bookmark], pages: Sequence[str]) -> None:
    """Give a document its bookmarks, all on one level, and let viewers show them.

    Args:
        document: The document.
        bookmarks: In reading order.
        pages: References to the pages.
    """
    if not bookmarks:
        return
    outlines = FileObject()
    parent = document.refer_to(outlines)
    items = [FileObject() for _ in bookmarks]
    references = [document.refer_to(item) for item in items]
    neighbours = zip([None, *references], [*references[1:], None], strict=False)
    for item, bookmark, (before, after) in zip(items, bookmarks, neighbours, strict=True):
        place = format_array([pages[bookmark.page], "/XYZ", 0, round(bookmark.top, 1), "null"])
        entries = {"Title": format_string(bookmark.title), "Parent": parent, "Dest": place}
        beside = {"Prev": before, "Next": after}
        item.write(entries | {key: value for key, value in beside.items() if value})
    ends = {"First": references[0], "Last": references[-1]}
    outlines.write({"Type": "/Outlines", "Count": len(bookmarks), **ends})
    document.set_catalog({"Outlines": parent, "PageMode": "/UseOutlines"})
    library: Any = document
    library.Outlines = _OwnOutlines()


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
