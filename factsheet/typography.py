"""Faces and text widths: the only measurer, so that what is planned is what is printed.

Text is measured and set with the same ReportLab fonts, registered by file from `resources.FONTS`.
"""

from enum import StrEnum
from functools import cache
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from factsheet.errors import Fault, FontError
from factsheet.resources import FONTS


class Face(StrEnum):
    """The faces of the one family; the value is ReportLab's font name and the stem of the file."""

    LIGHT = "FactsheetSans-Light"
    REGULAR = "FactsheetSans-Regular"
    SEMIBOLD = "FactsheetSans-SemiBold"
    BOLD = "FactsheetSans-Bold"
    ITALIC = "FactsheetSans-Italic"


@cache
def register_faces() -> None:
    """Make every face known to ReportLab; cheap after the first call.

    Raises:
        FontError: A font file is missing or broken.
    """
    for face in Face:
        path = FONTS / f"{face}.ttf"
        try:
            pdfmetrics.registerFont(TTFont(face.value, str(path), asciiReadable=0, shapable=False))
        except TTFError as error:
            fault = Fault(str(path), 0, "font", str(error), "a TrueType font that can be read")
            raise FontError(fault) from error


@cache
def _glyph_widths(face: Face) -> tuple[dict[int, float], float]:
    """Advance widths by code point in thousandths of the type size, and that of the missing glyph."""
    metrics = _font(face).face
    return metrics.charWidths, metrics.defaultWidth


def _font(face: Face) -> TTFont:
    register_faces()
    return cast(TTFont, pdfmetrics.getFont(face.value))


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width of `text` in points, set in one line at `size` points."""
    widths, missing = _glyph_widths(face)
    return sum(widths.get(ord(char), missing) for char in text) * size / 1000


def missing_glyphs(text: str, face: Face = Face.REGULAR) -> tuple[str, ...]:
    """Return the characters of `text` that the face has no glyph for, each once, in order."""
    known = _font(face).face.charToGlyph
    return tuple(dict.fromkeys(char for char in text if ord(char) not in known))
