"""Faces, kerning and text widths: the only measurer, so that what is planned is what is printed.

Text is measured and set with the same ReportLab fonts, registered by file from `resources.FONTS`. HarfBuzz
reads the kerning from the same files; glyphs are never exchanged, so that each letter stays one letter.
"""

from enum import StrEnum
from functools import cache, lru_cache
from typing import cast

import uharfbuzz  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from factsheet.errors import Fault, FontError, FormCode
from factsheet.resources import FONTS

# Of letters as drawn, in type sizes, alike in all faces to a hundredth; accents and brackets reach further.
ASCENT = 0.72  # of the tallest letters
DESCENT = 0.225  # of the lowest letters, below the baseline
CAP_HEIGHT = 0.66
DIGIT_HEIGHT = 0.65

_REMEMBERED = 4_096  # words; a sheet has about two thousand, and the sheets of a batch share most of them
_WIDEST_GAP = 60  # thousandths; software that reads pages takes gaps of a tenth of the type size for spaces
# Nothing but kerning: whatever exchanges glyphs would draw letters that cannot be read back.
_FEATURES = {"kern": True} | dict.fromkeys(("ccmp", "locl", "liga", "clig", "rlig", "calt", "rclt"), False)


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
            allowed = "a TrueType font that can be read"
            fault = Fault(str(path), 0, "font", str(error), allowed, code=FormCode.FILE)
            raise FontError(fault) from error


@cache
def _read_glyph_widths(face: Face) -> tuple[dict[int, float], float]:
    """Advance widths by code point in thousandths of the type size, and that of the missing glyph."""
    metrics = _load_font(face).face
    return metrics.charWidths, metrics.defaultWidth


def _load_font(face: Face) -> TTFont:
    register_faces()
    return cast(TTFont, pdfmetrics.getFont(face.value))


def measure_text(text: str, face: Face, size: float) -> float:
    """Return the width of `text` in points, set and kerned in one line at `size` points."""
    return measure_advance(text, face) * size / 1000


@lru_cache(_REMEMBERED)
def measure_advance(text: str, face: Face) -> float:
    """Return the width of `text`, kerned in one line, in thousandths of the type size."""
    widths, missing = _read_glyph_widths(face)
    return sum(widths.get(ord(char), missing) for char in text) + sum(
        move for _, move in find_kerns(text, face)
    )


def find_kerns(text: str, face: Face) -> tuple[tuple[int, int], ...]:
    """Return where the letters of a line move closer together or further apart.

    Returns:
        For each place the number of characters before it and the move in thousandths of the type size,
        negative where what follows comes closer. Spaces and digits are never kerned, so words keep their
        width wherever they stand and figures stay under each other.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for word in text.split(" "):
        found.extend((start + place, move) for place, move in _find_word_kerns(word, face))
        start += len(word) + 1
    return tuple(found)


@lru_cache(_REMEMBERED)
def _find_word_kerns(word: str, face: Face) -> tuple[tuple[int, int], ...]:
    """Ask HarfBuzz; where the characters are not one glyph each, in their places, the word is not kerned."""
    font = _load_font(face).face
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(char) for char in word])
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "en"  # never guessed from the locale
    uharfbuzz.shape(_make_shaper(face), buffer, _FEATURES)
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    places = buffer.glyph_positions or ()
    if glyphs != [font.charToGlyph.get(ord(char), 0) for char in word] or any(
        place.x_offset or place.y_offset for place in places
    ):
        return ()
    moves = (
        min(round(place.x_advance - font.charWidths.get(ord(char), font.defaultWidth)), _WIDEST_GAP)
        for char, place in zip(word, places, strict=True)
    )
    return tuple((count, move) for count, move in enumerate(moves, start=1) if move)


@cache
def _make_shaper(face: Face) -> uharfbuzz.Font:
    """Return HarfBuzz's view of a face, in thousandths of the type size."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(FONTS / f"{face}.ttf")))
    font.scale = (1000, 1000)
    return font


def find_missing_glyphs(text: str, face: Face = Face.REGULAR) -> tuple[str, ...]:
    """Return the characters of `text` that the face has no glyph for, each once, in order."""
    known = _load_font(face).face.charToGlyph
    return tuple(dict.fromkeys(char for char in text if ord(char) not in known))
