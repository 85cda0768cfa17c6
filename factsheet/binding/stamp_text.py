"""What is stamped on the pages of an appendix: a template of the user's, and its letters as outlines."""

from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from factsheet.binding.appendix_labels import strip_unprintable
from factsheet.errors import Fault, UsageError
from factsheet.resources import FONTS
from factsheet.typesetting.faces import Face, find_kerns, find_missing_glyphs, measure_text
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED

STAMP_FIELDS = ("letter", "page", "pages", "title")
STAMP_FACE, STAMP_SIZE = Face.SEMIBOLD, 8.6
_ALLOWED = "a text with " + ", ".join(f"{{{name}}}" for name in STAMP_FIELDS)
_UNITS = 1000  # of a type size, in which kerning is told

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class StampedText:
    """A text as it is drawn: path operators from its baseline on, and how wide it is, in points."""

    path: str
    width: float


def check_stamp(template: str) -> str:
    """Return a template for stamps, if it can be filled in and printed.

    Raises:
        UsageError: A field is unknown, a brace stands alone, or a character is in no font of the sheets.
    """
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as error:
        raise UsageError(Fault("command line", 1, "--stamp", f"{template!r}: {error}", _ALLOWED)) from error
    for text, field, form, conversion in pieces:
        if field is not None and (field not in STAMP_FIELDS or form or conversion):
            raise UsageError(Fault("command line", 1, "--stamp", f"{{{field}}}", _ALLOWED))
        if missing := find_missing_glyphs(text, STAMP_FACE):
            found = ", ".join(map(repr, missing))
            raise UsageError(Fault("command line", 1, "--stamp", found, GLYPHS_ALLOWED))
    return template


def check_title(title: str) -> str:
    """Return the title of a binder, if it can be printed.

    Raises:
        UsageError: A character is in no font of the sheets.
    """
    if missing := find_missing_glyphs(title + title.upper(), STAMP_FACE):
        raise UsageError(Fault("command line", 1, "--title", ", ".join(map(repr, missing)), GLYPHS_ALLOWED))
    return title


def fill_stamp(template: str, *, letter: str, page: int, pages: int, title: str) -> str:
    """Return the text of a stamp; a title's characters that the font lacks are left out."""
    return template.format(letter=letter, page=page, pages=pages, title=strip_unprintable(title))


def trace_text(text: str) -> StampedText:
    """Return a text as paths: what needs no font cannot break a rule about fonts."""
    kerns = dict(find_kerns(text, STAMP_FACE))
    scale, pen, parts = STAMP_SIZE / _UNITS, 0.0, []
    for place, char in enumerate(text, start=1):
        parts.append(_draw_glyph(char, pen))
        pen += measure_text(char, STAMP_FACE, _UNITS) + kerns.get(place, 0)
    return StampedText(" ".join(filter(None, parts)), pen * scale)


def _draw_glyph(char: str, at: float) -> str:
    scale = STAMP_SIZE / _UNITS
    return " ".join(
        " ".join((*(f"{(x + at) * scale:.3f} {y * scale:.3f}" for x, y in points), operator))
        for operator, points in _trace_glyph(char)
    )


@lru_cache(512)
def _trace_glyph(char: str) -> tuple[tuple[str, tuple[_Point, ...]], ...]:
    """Return the outline of a character as operators of PDF with their points, in thousandths of its size."""
    font = _open_font()
    scale = _UNITS / font["head"].unitsPerEm  # type: ignore[attr-defined]  # the library makes its tables
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    names = font.getBestCmap() or {}
    glyphs[names[ord(char)]].draw(pen)
    traced: list[tuple[str, tuple[_Point, ...]]] = []
    last: _Point = (0, 0)
    for command, points in pen.value:
        scaled = [(x * scale, y * scale) for x, y in points]
        traced += _convert_segment(command, scaled, last)
        last = scaled[-1] if scaled else last
    return tuple(traced)


@lru_cache(1)
def _open_font() -> TTFont:
    return TTFont(FONTS / f"{STAMP_FACE}.ttf")


def _convert_segment(
    command: str, points: list[_Point], last: _Point
) -> list[tuple[str, tuple[_Point, ...]]]:
    """Return a segment of a glyph in operators of PDF, which knows no quadratic curve."""
    if command == "closePath":
        return [("h", ())]
    if command != "qCurveTo":
        return [({"moveTo": "m", "lineTo": "l", "curveTo": "c"}[command], tuple(points))]
    curves: list[tuple[str, tuple[_Point, ...]]] = []
    for middle, end in decomposeQuadraticSegment(points):
        curves.append(("c", (_place_control(last, middle), _place_control(end, middle), end)))
        last = end
    return curves


def _place_control(end: _Point, middle: _Point) -> _Point:
    """Return the control point of a cubic curve, two thirds from an end to that of the quadratic one."""
    return end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3
