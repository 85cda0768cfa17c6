"""Bookmarks (ISO 32000-1, 12.3.3): the headings of a document of several pages, in their levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factsheet.page.placed import Element
from factsheet.pdf.archival import ArchivalDocument, FileObject
from factsheet.pdf.element_words import read_words
from factsheet.pdf.extents import join_boxes, measure_extent, walk_marks
from factsheet.pdf.object_syntax import format_array, format_dictionary, format_string
from factsheet.pdf.structure import HEADINGS, Heading

LEAST_PAGES = 2  # one page is seen whole
MANY_PAGES = 10  # from here on HHS asks for bookmarks (PDF checklist of 2018, section A); viewers show them
OPEN_LEVELS = 2  # of headings, whose bookmarks are seen at once
_ABOVE = 6.0  # points of the page that are seen above a heading


class _OwnOutlines:
    """Stands where the library keeps bookmarks of its own making; without it, it takes ours out again."""

    ready = 1

    def prepare(self, _document: ArchivalDocument, _canvas: object) -> None:
        """Do nothing: all is in place."""


@dataclass(frozen=True, slots=True)
class _Bookmark:
    """A bookmark and those below it; `level` counts from 1, that of the document itself is 0."""

    level: int
    reference: str
    place: FileObject
    entries: dict[str, object]
    below: list["_Bookmark"] = field(default_factory=list)

    def write(self, parent: str) -> int:
        """Write it with all below it; return how many are seen when it is open, itself among them."""
        seen = self._write_below()
        is_open = self.level < OPEN_LEVELS
        count = {"Count": seen if is_open else -seen} if seen else {}
        self.place.write({**self.entries, "Parent": parent, **self._list_ends(), **count})
        return 1 + (seen if is_open else 0)

    def write_root(self) -> None:
        """Write it as the root of all."""
        seen = self._write_below()
        self.place.write({**self.entries, **self._list_ends(), "Count": seen})

    def _write_below(self) -> int:
        for before, after in zip(self.below, self.below[1:], strict=False):
            before.entries["Next"], after.entries["Prev"] = after.reference, before.reference
        return sum([bookmark.write(self.reference) for bookmark in self.below])

    def _list_ends(self) -> dict[str, object]:
        return {"First": self.below[0].reference, "Last": self.below[-1].reference} if self.below else {}


def add_bookmarks(document: ArchivalDocument, headings: Sequence[Heading], pages: Sequence[str]) -> None:
    """Give a document of several pages its bookmarks; viewers show those of a long one at once.

    Args:
        document: The document.
        headings: In reading order.
        pages: References to the pages.
    """
    if len(pages) < LEAST_PAGES or not headings:
        return
    root = _begin_bookmark(document, 0, {"Type": "/Outlines"})
    above = [root]
    for heading in headings:
        level = HEADINGS.index(heading.element.role) + 1
        while above[-1].level >= level:
            above.pop()
        goal = _aim_bookmark(heading, pages[heading.page], at_element=document.standard.aims_at_elements)
        title = format_string(read_words(heading.element))
        bookmark = _begin_bookmark(document, level, {"Title": title, **goal})
        above[-1].below.append(bookmark)
        above.append(bookmark)
    root.write_root()
    mode = {"PageMode": "/UseOutlines"} if len(pages) >= MANY_PAGES else {}
    document.set_catalog({"Outlines": root.reference, **mode})
    library: Any = document
    library.Outlines = _OwnOutlines()


def _begin_bookmark(document: ArchivalDocument, level: int, entries: Mapping[str, object]) -> _Bookmark:
    place = FileObject()
    return _Bookmark(level, document.refer_to(place), place, dict(entries))


def _aim_bookmark(heading: Heading, page: str, *, at_element: bool) -> Mapping[str, str]:
    """Return the entry that says where a bookmark leads: a place on a page, and its element if asked for.

    The place stays beside the element (ISO 32000-2, 12.6.4.2), for viewers that know places alone.
    """
    place: list[object] = ["/XYZ", 0, _find_top(heading.element), "null"]
    on_page = format_array([page, *place])
    if not at_element:
        return {"Dest": on_page}
    at = format_array([heading.reference, *place])
    return {"A": format_dictionary({"S": "/GoTo", "D": on_page, "SD": at})}


def _find_top(heading: Element) -> float:
    box = join_boxes(map(measure_extent, walk_marks(heading)))
    return round(box.top + _ABOVE, 1) if box else 0.0
