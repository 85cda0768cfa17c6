"""A bad office copier: a sheet as it comes out, and how dark areas of one tone have become."""

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from factsheet.color import split_color
from factsheet.geometry import POINTS_PER_INCH
from factsheet.page.placed import Element, Picture, PlacedPage

Levels = NDArray[np.float64]

DOTS_PER_INCH = 150
BLUR = 0.8  # standard deviation in pixels
NOISE = 6.0  # of 255
CLIPPED = 0.18  # of the range of tones, at each end


def scan_page(pdf: bytes, page: int = 0) -> Levels:
    """Return a page as levels of grey, 0 for black to 255 for paper, before any copy."""
    document = pdfium.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().convert("L")
    finally:
        document.close()
    return np.asarray(picture, dtype=np.float64)


def copy_page(scan: Levels, *, times: int, seed: int = 1) -> Levels:
    """Return the scan blurred, with noise, and its contrast cut and stretched so many times."""
    blurred = Image.fromarray(scan.astype(np.uint8)).filter(ImageFilter.GaussianBlur(BLUR))
    levels = np.asarray(blurred, dtype=np.float64)
    levels = levels + np.random.default_rng(seed).normal(0.0, NOISE, levels.shape)
    for _ in range(times):
        levels = np.clip((levels - CLIPPED * 255) / (1 - 2 * CLIPPED), 0.0, 255.0)
    return levels


def find_tone(scan: Levels, color: str) -> NDArray[np.bool_]:
    """Return where the scan has the tone of a colour, with one of the same on all four sides."""
    red, green, blue = split_color(color)
    is_tone = np.abs(scan - (0.299 * red + 0.587 * green + 0.114 * blue)) < 1.0
    inner = is_tone.copy()
    for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
        inner &= np.roll(is_tone, shift, axis)
    return inner


def crop_picture(levels: Levels, page: PlacedPage, picture: Picture) -> Levels:
    """Return the part of a page that a picture has."""
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    top, left = (page.height - picture.y - picture.drawing.height) * scale, picture.x * scale
    rows, columns = picture.drawing.height * scale, picture.drawing.width * scale
    return levels[max(round(top), 0) : round(top + rows), round(left) : round(left + columns)]


def find_pictures(page: PlacedPage, beginning: str) -> list[Picture]:
    """Return the pictures of a page whose alternate text begins so."""
    return [
        child
        for element in page.content
        for figure in _walk_figures(element)
        if (figure.alt or "").startswith(beginning)
        for child in figure.children
        if isinstance(child, Picture)
    ]


def _walk_figures(element: Element) -> Iterator[Element]:
    if element.role == "Figure":
        yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk_figures(child)
