"""The marked content of a file by page and number, and what of it nobody took."""

from collections.abc import Iterator
from dataclasses import replace

import pikepdf
from pikepdf import Stream

from factsheet.pdf_files.marked_text import MarkedPiece, MarkedText, read_marked_texts
from factsheet.pdf_files.stream_content import read_page_content, read_stream

Key = tuple[int, int]


class MarksInPages:
    """Reads the marks of pages, and of forms whose marks the tree holds, each once and when asked for."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: (number, page) for number, page in enumerate(pdf.pages, 1)}
        self._marks: dict[Key, tuple[MarkedText, ...]] = {}
        self._taken: set[tuple[Key, int]] = set()
        self.unread: set[int] = set()

    def find_number(self, page: Key | None) -> int:
        """Return the number of a page, 0 for what is none of the file's."""
        return self._pages[page][0] if page in self._pages else 0

    def take_page_mark(self, page: Key | None, number: int) -> tuple[MarkedPiece, ...] | None:
        """Return what a mark of a page shows; None where the page has none of the number, or is none."""
        if page is None or page not in self._pages:
            return None
        return self._take(page, number, self._read_page(page))

    def take_form_mark(self, form: Stream, number: int) -> tuple[MarkedPiece, ...] | None:
        """Return what a mark of a form shows; None where it has none of the number."""
        key = form.objgen
        if key not in self._marks:
            self._marks[key] = self._read_marks(read_stream(form), form.get("/Resources"), 0)
        return self._take(key, number, self._marks[key])

    def _take(self, place: Key, number: int, marks: tuple[MarkedText, ...]) -> tuple[MarkedPiece, ...] | None:
        found = [mark for mark in marks if mark.mcid == number]
        self._taken.add((place, number))
        return tuple(piece for mark in found for piece in _list_pieces(mark)) if found else None

    def list_untaken(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each page with text that is no artifact and was not taken: its number and these texts."""
        for key, (number, _page) in self._pages.items():
            texts = tuple(
                " ".join(mark.text.split())
                for mark in self._read_page(key)
                if mark.text.strip() and not mark.is_artifact
                if mark.mcid is None or (key, mark.mcid) not in self._taken
            )
            if texts:
                yield number, texts

    def _read_page(self, key: Key) -> tuple[MarkedText, ...]:
        if key not in self._marks:
            number, page = self._pages[key]
            self._marks[key] = self._read_marks(read_page_content(page.obj), page.resources, number)
        return self._marks[key]

    def _read_marks(
        self, content: bytes, resources: pikepdf.Object | None, page: int
    ) -> tuple[MarkedText, ...]:
        try:
            return read_marked_texts(content, resources)
        except (pikepdf.PdfError, LookupError, ValueError, RuntimeError):
            self.unread.add(page)
            return ()


def _list_pieces(mark: MarkedText) -> tuple[MarkedPiece, ...]:
    """Return the pieces of a mark, after a space where it stands apart from what is drawn before."""
    first, *others = mark.pieces or (MarkedPiece(""),)
    has_gap = mark.is_apart and not first.text.startswith(" ")
    return (replace(first, text=" " + first.text) if has_gap else first, *others)
