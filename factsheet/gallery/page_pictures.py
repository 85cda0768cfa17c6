"""The first page of a file as a picture, for the gallery's grid and its comparison.

A picture of few colours: those that cover most of the page, each well apart from the others. Areas keep their
very colour and paper stays white, while letters keep the two or three greys that make them legible. A page of
the size of a letter takes about 20 ms and 60 KB; no other way of reducing colours came near both.
"""

from contextlib import closing
from io import BytesIO
from itertools import chain
from typing import cast

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image

from factsheet.errors import Fault, PdfError

WIDTH = 816  # pixels: 8.5 in at 96 dpi
_TALLEST = 4 * WIDTH  # pixels; a page that is taller is drawn narrower
_MOST_COLORS = 16
_LOOKED_AT = 400  # colours, the most frequent ones
_APART = 90  # least sum of the differences in red, green and blue
_EVERY = 2  # pixel, across and down, is counted
_PALETTE_SIZE = 256
_PACKING = 3  # zlib level: half the time of the usual 6, for a tenth more bytes

Color = tuple[int, int, int]


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
    reduced.save(kept, "PNG", compress_level=_PACKING)
    return kept.getvalue()


def _render_first_page(content: bytes) -> Image.Image:
    with closing(pdfium.PdfDocument(content)) as document:
        page = document[0]
        with closing(page):
            width, height = page.get_size()
            scale = min(WIDTH / width, _TALLEST / height)
            image: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
            return image


def _choose_colors(page: Image.Image) -> list[Color]:
    """Return the most frequent colours that are apart from each other, the most frequent first."""
    size = (max(1, page.width // _EVERY), max(1, page.height // _EVERY))
    sample = page.resize(size, Image.Resampling.NEAREST)
    counted = sorted(_count_colors(sample), key=lambda pair: (-pair[0], pair[1]))
    chosen: list[Color] = []
    for _count, color in counted[:_LOOKED_AT]:
        if len(chosen) < _MOST_COLORS and all(_measure_gap(color, other) >= _APART for other in chosen):
            chosen.append(color)
    return chosen


def _count_colors(picture: Image.Image) -> list[tuple[int, Color]]:
    """Return how many pixels each colour of a picture in red, green and blue has."""
    counted = picture.getcolors(maxcolors=picture.width * picture.height)
    return cast(list[tuple[int, Color]], counted or [])


def _measure_gap(one: Color, other: Color) -> int:
    return sum(abs(first - second) for first, second in zip(one, other, strict=True))


def _make_palette(colors: list[Color]) -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette(list(chain.from_iterable((*colors, *[colors[0]] * (_PALETTE_SIZE - len(colors))))))
    return palette
