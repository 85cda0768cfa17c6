"""The letters of a page as a reader sees them: where they stand, how large, in which colour and face."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import hypot
from typing import Any, TypeAlias

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types

from factsheet.color import join_color
from factsheet.geometry import Box

Handle: TypeAlias = Any  # a pointer of the library, which has no types

MOST_GLYPHS = 60_000  # of a page; a page of small print has 10,000
_STROKED = (pdfium_c.FPDF_TEXTRENDERMODE_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_UNSEEN = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_LENGTH_OF_NAME = 256  # bytes
_NAME_STARTS = 7  # characters after "ABCDEF+", the tag of a subset (ISO 32000-1, 9.6.4)


@dataclass(frozen=True, slots=True)
class RunTraits:
    """What the letters of one text object share.

    Attributes:
        mcid: Number of the marked content that it stands in, -1 where that has none.
        is_artifact: Whether it is marked as one, and so passed over by screen readers.
        is_in_form: Whether it stands in a form within the page, whose numbers of marked content are its own.
        is_seen: Whether its letters are painted at all; those behind a scanned page are not.
    """

    face: str = ""
    color: str = "#000000"
    mcid: int = -1
    is_artifact: bool = False
    is_in_form: bool = False
    is_embedded: bool = True
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter, or a blank between letters.

    Attributes:
        text: The character; " " for a blank.
        size: Type size in points, as it is seen: whatever matrices stand before it.
        box: Of its ink, from the lower left corner of what is seen of the page, in points.
        baseline: Height of the line that it stands on.
        is_upright: Whether it reads from left to right, not along another direction.
        run: A number for the text object that it belongs to.
    """

    text: str
    size: float
    box: Box
    baseline: float
    is_upright: bool
    run: int
    traits: RunTraits


BLANK = Glyph(" ", 0.0, Box(0, 0, 0, 0), 0.0, is_upright=True, run=0, traits=RunTraits())
"""Stands for any blank between letters."""


def read_glyphs(page: pdfium.PdfPage, seen: Box, scale: float) -> Iterator[Glyph]:
    """Yield the letters of a page in the order of its text, at most `MOST_GLYPHS`, and blanks between them.

    Args:
        page: Turned upright.
        seen: What is seen of the page, in its own units.
        scale: Points in such a unit.
    """
    textpage = page.get_textpage()
    own = {
        _read_address(thing.raw)
        for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=1)
    }
    known: dict[int, RunTraits] = {}
    try:
        for index in range(min(textpage.count_chars(), MOST_GLYPHS)):
            text = chr(pdfium_c.FPDFText_GetUnicode(textpage, index) or 0xFFFD)
            if pdfium_c.FPDFText_IsGenerated(textpage, index) == 1 or text.isspace():
                yield BLANK
                continue
            run = pdfium_c.FPDFText_GetTextObject(textpage, index)
            number = _read_address(run)
            if number not in known:
                traits = _read_traits(textpage, index, run)
                known[number] = traits if number in own else replace(traits, mcid=-1, is_in_form=True)
            yield _read_glyph(textpage, index, text, (seen, scale), (number, known[number]))
    finally:
        textpage.close()


def _read_address(thing: Handle) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _read_glyph(
    textpage: pdfium.PdfTextPage,
    index: int,
    text: str,
    place: tuple[Box, float],
    run: tuple[int, RunTraits],
) -> Glyph:
    seen, scale = place
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    along = hypot(matrix.a, matrix.b) or 1.0
    across = abs(matrix.a * matrix.d - matrix.b * matrix.c) / along
    left, right, bottom, top = _read_numbers(pdfium_c.FPDFText_GetCharBox, textpage, index, 4)
    _, baseline = _read_numbers(pdfium_c.FPDFText_GetCharOrigin, textpage, index, 2)
    return Glyph(
        text=text,
        size=pdfium_c.FPDFText_GetFontSize(textpage, index) * across * scale,
        box=Box(
            (left - seen.x) * scale, (bottom - seen.y) * scale, (right - left) * scale, (top - bottom) * scale
        ),
        baseline=(baseline - seen.y) * scale,
        is_upright=matrix.a > 0 and abs(matrix.b) < along / 100,
        run=run[0],
        traits=run[1],
    )


def _read_numbers(
    ask: Callable[..., object], textpage: pdfium.PdfTextPage, index: int, count: int
) -> tuple[float, ...]:
    numbers = [ctypes.c_double() for _ in range(count)]
    ask(textpage, index, *numbers)
    return tuple(number.value for number in numbers)


def _read_traits(textpage: pdfium.PdfTextPage, index: int, run: Handle) -> RunTraits:
    if not run:
        return RunTraits()
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(run)
    ask = pdfium_c.FPDFText_GetStrokeColor if mode in _STROKED else pdfium_c.FPDFText_GetFillColor
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    has_color = ask(textpage, index, red, green, blue, alpha)
    font = pdfium_c.FPDFTextObj_GetFont(run)
    return RunTraits(
        face=_read_face(font),
        color=join_color((red.value, green.value, blue.value)) if has_color else "#000000",
        mcid=pdfium_c.FPDFPageObj_GetMarkedContentID(run),
        is_artifact="Artifact" in _list_marks(run),
        is_embedded=pdfium_c.FPDFFont_GetIsEmbedded(font) == 1,
        is_seen=mode not in _UNSEEN and (not has_color or alpha.value > 0),
    )


def _read_face(font: Handle) -> str:
    """Return the name of a font without the tag of its subset."""
    buffer = ctypes.create_string_buffer(_LENGTH_OF_NAME)
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, _LENGTH_OF_NAME)
    name = buffer.value.decode("utf-8", "replace")
    return name[_NAME_STARTS:] if name[_NAME_STARTS - 1 : _NAME_STARTS] == "+" else name


def _list_marks(run: Handle) -> list[str]:
    """Return the tags of the marked content around a text object."""
    names = []
    for at in range(max(0, pdfium_c.FPDFPageObj_CountMarks(run))):
        mark = pdfium_c.FPDFPageObj_GetMark(run, at)
        buffer, length = (ctypes.c_ushort * _LENGTH_OF_NAME)(), ctypes.c_ulong()
        if pdfium_c.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
            names.append(bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0"))
    return names
