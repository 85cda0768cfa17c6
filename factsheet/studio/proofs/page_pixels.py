"""A page of a finished file as pixels, of the very bytes that are printed."""

from contextlib import closing

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from factsheet.studio.proofs.packed_pixels import Pixels

_MOST_PIXELS = 24_000_000  # of a page: a sheet of the size of a letter at seven times its size
_PIXELS = {"may_draw_forms": False, "rev_byteorder": True}  # red, green, blue: as PNG has them


def render_pixels(content: bytes, page: int, scale: float) -> Pixels:
    """Return a page of a PDF file, counted from 0, at so many pixels a point, or at fewer if it is huge.

    It must not be called by two threads at once: the library that renders is not made for that.
    """
    with closing(pdfium.PdfDocument(content)) as document:
        opened = document[page]
        with closing(opened):
            width, height = opened.get_size()
            most = (_MOST_PIXELS / (width * height)) ** 0.5
            bitmap = opened.render(scale=min(scale, most), **_PIXELS)
            pixels: Pixels = np.array(bitmap.to_numpy())  # the bitmap is gone with its page
            return pixels
