"""The marked content of each pair of pages, and the text of each mark that the structure tree can name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from factsheet.pdf_files.marked_text import MarkedText, read_marked_texts
from factsheet.verification.file_pair import FilePair, PagePair, PageSide

MarkPlace = tuple[int, int]
"""Number of a page and of a mark on it."""


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The marks of a page in both files; those of a found page that cannot be read are taken for the same."""

    page: PagePair
    found: tuple[MarkedText, ...]
    expected: tuple[MarkedText, ...]
    is_read: bool = True


def read_page_texts(pair: FilePair) -> tuple[PageTexts, ...]:
    """Return the marks of all pages that both files have."""
    return tuple(map(_read_page, pair.pages))


def _read_page(page: PagePair) -> PageTexts:
    """Return the marks of a page; the same operators say the same, whatever became of their fonts."""
    expected = _read_side(page.expected)
    if page.found.content == page.expected.content:
        return PageTexts(page, expected, expected)
    try:
        return PageTexts(page, _read_side(page.found), expected)
    except (pikepdf.PdfError, ValueError, TypeError, LookupError):
        return PageTexts(page, expected, expected, is_read=False)


def _read_side(page: PageSide) -> tuple[MarkedText, ...]:
    return read_marked_texts(page.content, page.entries.get("/Resources"))


def gather_marks(pages: Sequence[tuple[int, Sequence[MarkedText]]]) -> Mapping[MarkPlace, str]:
    """Return the text of each numbered mark; what stands under one number twice is joined."""
    texts: dict[MarkPlace, str] = {}
    for number, marks in pages:
        for mark in marks:
            if mark.mcid is not None:
                place = (number, mark.mcid)
                texts[place] = texts.get(place, "") + mark.text
    return texts


def list_loose_texts(marks: Sequence[MarkedText], page: int, owned: frozenset[MarkPlace]) -> Iterator[str]:
    """Yield the texts of a page that no element of the tree holds, in the order in which they are drawn."""
    for mark in marks:
        is_owned = mark.mcid is not None and (page, mark.mcid) in owned
        if not is_owned and mark.text.strip():
            yield mark.text
