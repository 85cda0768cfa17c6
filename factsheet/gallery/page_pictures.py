"""The first page of a file as a picture, for the gallery's grid and its comparison.

A picture of few colours: those that cover most of the page, each well apart from the others. Areas keep their
very colour and paper stays white, while letters keep the two or three greys that make them legible. A page of
the size of a letter takes about 15 ms and 60 KB; no other way of reducing colours came near both.
"""

import zlib
from contextlib import closing
from io import BytesIO
from itertools import chain

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from PIL import Image

from factsheet.errors import Fault, PdfError

WIDTH = 816  # pixels: 8.5 in at 96 dpi
_TALLEST = 4 * WIDTH  # pixels; a page that is taller is drawn narrower
_MOST_COLORS = 16
_LOOKED_AT = 400  # colours, the most frequent ones
_APART = 90  # least sum of the differences in red, green and blue
_EVERY = 2  # pixel, across and down, is counted
_PALETTE_SIZE = 256
_PACKING = {"compress_level": 1, "compress_type": zlib.Z_RLE}  # areas are runs; a third of the usual time
_PIXELS = {"may_draw_forms": False, "prefer_bgrx": True, "rev_byteorder": True}  # as they are kept: 4 bytes

Color = tuple[int, int, int]

# Memory in which a page stood is used again for the next: asking for new took a tenth of the time.
Image.core.set_blocks_max(2)  # type: ignore[attr-defined]  # as Pillow's "Block Allocator" tells


def make_picture(content: bytes) -> bytes:
    """Return the first page of a PDF file as PNG, `WIDTH` pixels wide; the same file gives the same bytes.

    Raises:
        PdfError: The file cannot be read, or its first page cannot be drawn.
    """
    try:
        page = _render_first_page(content)
    except (pdfium.PdfiumError, ValueError, IndexError, MemoryError) as error:
        allowed = "a PDF file with a page that can be drawn"
        raise PdfError(Fault("the file to make a picture of", 1, "page 1", "no page", allowed)) from error
    reduced = page.quantize(palette=_make_palette(_choose_colors(page)), dither=Image.Dither.NONE)
    kept = BytesIO()
    reduced.save(kept, "PNG", **_PACKING)
    return kept.getvalue()


def _render_first_page(content: bytes) -> Image.Image:
    with closing(pdfium.PdfDocument(content)) as document:
        page = document[0]
        with closing(page):
            width, height = page.get_size()
            scale = min(WIDTH / width, _TALLEST / height)
            image: Image.Image = page.render(scale=scale, **_PIXELS).to_pil().convert("RGB")
            return image


def _choose_colors(page: Image.Image) -> list[Color]:
    """Return the most frequent colours that are apart from each other, the most frequent first."""
    left, chosen = _list_frequent(page), list[Color]()
    while len(left) and len(chosen) < _MOST_COLORS:
        red, green, blue = map(int, left[0])
        chosen.append((red, green, blue))
        left = left[np.abs(left - left[0]).sum(axis=1) >= _APART]
    return chosen


def _list_frequent(page: Image.Image) -> NDArray[np.int16]:
    """Return the red, green and blue of the most frequent colours, shape (n, 3), the most frequent first."""
    size = (max(1, page.width // _EVERY), max(1, page.height // _EVERY))
    sample = page.resize(size, Image.Resampling.NEAREST)
    colors, counts = np.unique(np.frombuffer(sample.tobytes("raw", "RGBX"), ">u4"), return_counts=True)
    frequent = colors[np.argsort(-counts, kind="stable")[:_LOOKED_AT]]  # of as many, the darker first
    return frequent.view(np.uint8).reshape(-1, 4)[:, :3].astype(np.int16)


def _make_palette(colors: list[Color]) -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette(list(chain.from_iterable((*colors, *[colors[0]] * (_PALETTE_SIZE - len(colors))))))
    return palette
