"""Two pages compared as they look: how much of them differs, and where."""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageChops

from factsheet.verification.file_differences import DifferenceKind, FileDifference
from factsheet.verification.file_pair import PagePair

_DPI = 100
_POINTS = 72  # in an inch
_LARGEST = 3000  # points of a side of a page that is drawn
_LEAST = 0.1  # inches that are told of a side
_SAME = "the same pixels"


class RenderedFiles:
    """Both files, to be drawn page by page."""

    def __init__(self, found: bytes, expected: bytes) -> None:
        self._files = (found, expected)

    def compare_page(self, page: PagePair) -> Iterator[FileDifference]:
        """Yield the region of a page in which it looks otherwise; nothing where no pixel differs."""
        images = [
            _draw_page(content, side.index)
            for content, side in zip(self._files, (page.found, page.expected), strict=True)
        ]
        if images[0] is None or images[1] is None or images[0].size != images[1].size:
            return
        difference = ImageChops.difference(images[0], images[1])
        box = difference.getbbox()
        if box is not None:
            changed = difference.convert("L").point(lambda value: 255 if value else 0).histogram()[255]
            share = changed / (difference.width * difference.height)
            told = f"{_format_share(share)} of the pixels otherwise, in {_word_region(box)}"
            yield FileDifference(DifferenceKind.PIXELS, page.place, told, _SAME)


def _draw_page(content: bytes, index: int) -> Image.Image | None:
    """Return a page as a picture, None where it cannot be drawn or is too large."""
    try:
        with closing(pdfium.PdfDocument(content)) as document:
            page = document[index]
            if max(page.get_size()) > _LARGEST:
                return None
            image: Image.Image = page.render(scale=_DPI / _POINTS).to_pil().convert("RGB")
            return image
    except (pdfium.PdfiumError, ValueError, IndexError, MemoryError):
        return None


def _word_region(box: tuple[int, int, int, int]) -> str:
    left, top, right, bottom = (side / _DPI for side in box)
    width, height = max(right - left, _LEAST), max(bottom - top, _LEAST)
    return f"a region {width:.1f} by {height:.1f} in, {left:.1f} in from the left, {top:.1f} in from the top"


def _format_share(share: float) -> str:
    return "under 0.1%" if share < 0.001 else f"{share:.1%}"  # noqa: PLR2004 - a tenth of a percent
