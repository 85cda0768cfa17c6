"""The pages of a file, rendered with their text and without it: letters, ink, contrast, pictures."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, islice
from math import ceil, floor, sqrt

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types
from PIL import Image

from factsheet.color import join_color, measure_contrast
from factsheet.geometry import Box
from factsheet.preflight.glyph_survey import BLANK, MOST_GLYPHS, Glyph, read_glyphs

MOST_PAGES = 300  # that are looked at
_MOST_PIXELS = 4_000_000
_PIXELS_A_POINT = 2.0
_DEEPEST_FORM = 12  # forms within forms
_FAINTEST_INK = 12  # of 255, darker than paper
_HALF = 0.5
_MOST_WORDS = 6_000  # of a page
_LARGEST_SAMPLE = 200  # pixels a side of what is looked at behind a word
_NEAREST = Image.Resampling.NEAREST
_LEAST_GROUND = 0.1  # share of a word's box that a colour behind it covers to count


@dataclass(frozen=True, slots=True)
class WordContrast:
    """A word on the colour behind it that it stands out from least, as a ratio from 1 to 21."""

    text: str
    ratio: float
    color: str
    ground: str
    mcid: int


@dataclass(frozen=True, slots=True)
class PageSurvey:
    """What is seen of a page; lengths in points.

    Attributes:
        number: 1-based.
        glyphs: Letters that are painted, with a blank wherever there is one between them.
        ink: What is not white; None for an empty page.
        picture_share: How much of the page the largest picture covers, 0 to 1.
        has_unseen_text: Whether there are letters that are not painted, as behind a scanned page.
        is_whole: Whether all of the page could be read.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    ink: Box | None = None
    contrasts: tuple[WordContrast, ...] = ()
    picture_share: float = 0.0
    has_unseen_text: bool = False
    is_whole: bool = True

    @property
    def letters(self) -> tuple[Glyph, ...]:
        """The letters without the blanks."""
        return tuple(glyph for glyph in self.glyphs if glyph.text != " ")


def survey_pages(content: bytes, pdf: pikepdf.Pdf) -> tuple[PageSurvey, ...]:
    """Return what is seen of the first `MOST_PAGES` pages of a file.

    Args:
        content: The file.
        pdf: The same file opened; what it mended is rendered where the file as it is cannot be.
    """
    document = _open_document(content, pdf)
    with closing(document):
        count = min(len(pdf.pages), MOST_PAGES)
        return tuple(_survey_page(document, pdf, at) for at in range(count))


def _open_document(content: bytes, pdf: pikepdf.Pdf) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        mended = BytesIO()
        with warnings.catch_warnings(action="ignore"):  # of forms whose fields are not on the pages
            pdf.save(mended, encryption=False)
        return pdfium.PdfDocument(mended.getvalue())


def _survey_page(document: pdfium.PdfDocument, pdf: pikepdf.Pdf, at: int) -> PageSurvey:
    scale = _read_user_unit(pdf.pages[at])
    try:
        page = document[at]
    except (pdfium.PdfiumError, IndexError):
        return PageSurvey(at + 1, 0, 0, is_whole=False)
    with closing(page):
        page.set_rotation(0)
        seen = _read_seen_box(page)
        return _look_at_page(page, at + 1, seen, scale)


def _look_at_page(page: pdfium.PdfPage, number: int, seen: Box, scale: float) -> PageSurvey:
    found = tuple(read_glyphs(page, seen, scale))
    width, height = seen.width * scale, seen.height * scale
    glyphs = tuple(_choose_painted(found, Box(0, 0, width, height)))
    letters = [glyph for glyph in found if glyph.text != " "]
    pixels = min(_PIXELS_A_POINT, sqrt(_MOST_PIXELS / max(1.0, seen.width * seen.height)))
    ink = _find_ink(_render_page(page, pixels), pixels / scale, height)
    share = _measure_largest_picture(page, seen)
    _hide_text(page)
    ground = _render_page(page, pixels)
    return PageSurvey(
        number=number,
        width=width,
        height=height,
        glyphs=glyphs,
        ink=ink,
        contrasts=tuple(islice(_measure_contrasts(glyphs, ground, pixels / scale, height), _MOST_WORDS)),
        picture_share=share,
        has_unseen_text=any(not glyph.traits.is_seen for glyph in letters),
        is_whole=len(found) < MOST_GLYPHS and glyphs.count(BLANK) < _MOST_WORDS,
    )


def _read_user_unit(page: pikepdf.Page) -> float:
    """Return how many points a unit of the page's space has (ISO 32000-1, table 30)."""
    try:
        unit = float(page.obj.get("/UserUnit", 1))
    except (TypeError, ValueError):
        return 1.0
    return unit if unit > 0 else 1.0


def _read_seen_box(page: pdfium.PdfPage) -> Box:
    """Return the part of the page that viewers show: its crop box, as far as it lies within the media box."""
    left, bottom, right, top = _order_corners(page.get_cropbox())
    low, foot, high, head = _order_corners(page.get_mediabox())
    left, bottom, right, top = max(left, low), max(bottom, foot), min(right, high), min(top, head)
    return Box(left, bottom, max(1.0, right - left), max(1.0, top - bottom))


def _order_corners(corners: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the corners with the lower left one first: files may have any two opposite ones."""
    x0, y0, x1, y1 = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _choose_painted(glyphs: Iterable[Glyph], paper: Box) -> Iterator[Glyph]:
    for glyph in glyphs:
        if glyph.text == " " or (glyph.traits.is_seen and glyph.box.width and paper.overlaps(glyph.box)):
            yield glyph


def _render_page(page: pdfium.PdfPage, pixels: float) -> Image.Image:
    bitmap = page.render(scale=pixels)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return image


def _find_ink(image: Image.Image, pixels: float, height: float) -> Box | None:
    dark = image.convert("L").point([255 if level < 255 - _FAINTEST_INK else 0 for level in range(256)])
    bounds = dark.getbbox()
    if bounds is None:
        return None
    left, top, right, bottom = (side / pixels for side in bounds)
    # The outermost pixels are touched, not filled: the ink ends within them, on average in their middle.
    return Box(left, height - bottom, right - left, bottom - top).inset(_HALF / pixels)


def _measure_largest_picture(page: pdfium.PdfPage, seen: Box) -> float:
    shares = [0.0]
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_FORM):
        left, bottom, right, top = thing.get_bounds()
        wide = min(right, seen.right) - max(left, seen.x)
        high = min(top, seen.top) - max(bottom, seen.y)
        shares.append(max(0.0, wide) * max(0.0, high) / (seen.width * seen.height))
    return max(shares)


def _hide_text(page: pdfium.PdfPage) -> None:
    """Leave the text out of what is rendered from now on."""
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST_FORM):
        pdfium_c.FPDFTextObj_SetTextRenderMode(thing.raw, pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)


def _measure_contrasts(
    glyphs: Sequence[Glyph], ground: Image.Image, pixels: float, height: float
) -> Iterator[WordContrast]:
    for (_, run), group in groupby(glyphs, key=lambda glyph: (glyph.text == " ", glyph.run)):
        word = [*group]
        if run and word[0].text != " ":
            traits = word[0].traits
            text = "".join(glyph.text for glyph in word)
            colors = _list_grounds(word, ground, pixels, height)
            worst = min(colors, key=lambda color: measure_contrast(traits.color, color), default="#ffffff")
            yield WordContrast(text, measure_contrast(traits.color, worst), traits.color, worst, traits.mcid)


def _list_grounds(word: Sequence[Glyph], ground: Image.Image, pixels: float, height: float) -> list[str]:
    """Return the colours behind a word that cover more than a corner of it."""
    left = floor(min(glyph.box.x for glyph in word) * pixels)
    right = ceil(max(glyph.box.right for glyph in word) * pixels)
    top = floor((height - max(glyph.box.top for glyph in word)) * pixels)
    bottom = ceil((height - min(glyph.box.y for glyph in word)) * pixels)
    area = (max(0, left), max(0, top), min(ground.width, right), min(ground.height, bottom))
    if area[0] >= area[2] or area[1] >= area[3]:
        return []
    crop = ground.crop(area)
    if max(crop.size) > _LARGEST_SAMPLE:
        crop = crop.resize((min(crop.width, _LARGEST_SAMPLE), min(crop.height, _LARGEST_SAMPLE)), _NEAREST)
    counted = crop.getcolors(crop.width * crop.height) or []
    total = crop.width * crop.height
    # mypy knows colours as a number or as channels; an RGB image has channels.
    return [
        join_color(color)
        for count, color in counted
        if isinstance(color, tuple) and count >= _LEAST_GROUND * total
    ]
