"""The two files that are compared, opened, and their pages in pairs."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

import pikepdf
from pikepdf import Dictionary, Object

from factsheet.pdf_files.opened_pdf import open_pdf_bytes
from factsheet.pdf_files.stream_content import read_page_content
from factsheet.verification.object_pairs import Key, ObjectPairs, PageNumbers

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # ISO 32000-1, 7.7.3.4
_DEEPEST = 50
_EXTRA = 1000  # numbers of pages that have no partner begin above


@dataclass(frozen=True, slots=True)
class PageSide:
    """One page of one file: its entries, those that it inherits too, and its operators."""

    entries: Mapping[str, Object]
    content: bytes
    index: int
    key: Key


@dataclass(frozen=True, slots=True)
class PagePair:
    """A page of both files; `number` is that of the page as it is drawn anew."""

    number: int
    found: PageSide
    expected: PageSide

    @property
    def place(self) -> str:
        """Return the page in words."""
        return f"page {self.number}"


@dataclass(frozen=True, slots=True)
class FilePair:
    """Both files, opened.

    Attributes:
        pages: Those that both have.
        counts: How many pages each has.
        numbers: The number of each page by its object; one that only the found file has is above 1000.
        objects: Compares what they hold.
    """

    found: pikepdf.Pdf
    expected: pikepdf.Pdf
    pages: tuple[PagePair, ...]
    counts: tuple[int, int]
    numbers: PageNumbers
    objects: ObjectPairs


@contextmanager
def open_pair(found: bytes, expected: bytes, name: str) -> Iterator[FilePair]:
    """Open both files and close them at the end.

    Raises:
        PdfError: The found file needs a password, is damaged or has no page.
    """
    with ExitStack() as stack:
        one = stack.enter_context(open_pdf_bytes(found, name))
        other = stack.enter_context(open_pdf_bytes(expected, "what is drawn anew"))
        left, right = list(_list_pages(one)), list(_list_pages(other))
        pages = tuple(_pair_pages(left, right))
        partners = {pair.found.key: pair.number for pair in pages}
        numbers = PageNumbers(
            {page.key: partners.get(page.key, _EXTRA + page.index) for page in left},
            {page.key: page.index + 1 for page in right},
        )
        yield FilePair(one, other, pages, (len(left), len(right)), numbers, ObjectPairs(numbers))


def _list_pages(pdf: pikepdf.Pdf) -> Iterator[PageSide]:
    for index, page in enumerate(pdf.pages):
        inherited = {key: _find_inherited(page.obj, key) for key in INHERITED}
        own = {key: value for key, value in page.obj.items() if key not in INHERITED}
        known = {key: value for key, value in inherited.items() if value is not None}
        yield PageSide({**own, **known}, read_page_content(page.obj), index, page.obj.objgen)


def _find_inherited(page: Object, key: str) -> Object | None:
    node: object = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _pair_pages(found: list[PageSide], expected: list[PageSide]) -> Iterator[PagePair]:
    """Yield the pages of both files in pairs: in order where there are as many, else by what they hold."""
    if len(found) == len(expected):
        blocks = [(0, len(found), 0, len(expected))]
    else:
        contents = [page.content for page in found], [page.content for page in expected]
        matcher = SequenceMatcher(None, *contents, autojunk=False)
        blocks = [block[1:] for block in matcher.get_opcodes()]
    for start, stop, first, last in blocks:
        for one, other in zip_longest(found[start:stop], expected[first:last]):
            if one is not None and other is not None:
                yield PagePair(other.index + 1, one, other)
