"""How wide the characters of a font are (ISO 32000-1, 9.7.4.3 and table 111)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary

_CID_WIDTH = 1000.0  # where a composite font does not say
_MOST_CODES = 0x10000


@dataclass(frozen=True, slots=True)
class FontWidths:
    """Widths by code, in thousandths of the type size, and that of every other code."""

    widths: Mapping[int, float]
    other: float

    def find(self, code: int) -> float:
        """Return the width of a code."""
        return self.widths.get(code, self.other)


def read_font_widths(font: pikepdf.Object | None) -> FontWidths | None:
    """Return the widths of a font; None where it does not tell them."""
    if not isinstance(font, Dictionary):
        return None
    inner = font.get("/DescendantFonts")
    if isinstance(inner, Array) and len(inner) and isinstance(inner[0], Dictionary):
        return _read_composite(inner[0])
    first: object = font.get("/FirstChar")
    widths: object = font.get("/Widths")
    if not isinstance(first, int) or not isinstance(widths, Array):
        return None
    told: object = font.get("/FontDescriptor")
    other = read_number(told.get("/MissingWidth")) if isinstance(told, Dictionary) else 0.0
    return FontWidths({first + at: read_number(each) for at, each in enumerate(widths)}, other)


def _read_composite(font: Dictionary) -> FontWidths:
    widths, given = dict[int, float](), font.get("/W")
    other = read_number(font.get("/DW", _CID_WIDTH))
    if isinstance(given, Array):
        for code, width in _walk_ranges(list(given)):
            widths[code] = width
    return FontWidths(widths, other)


def _walk_ranges(given: list[object]) -> Iterator[tuple[int, float]]:
    """Yield code and width: ``first [width ...]`` or ``first last width``."""
    at = 0
    while at + 1 < len(given):
        first, second = given[at], given[at + 1]
        if not isinstance(first, int):
            return
        if isinstance(second, Array):
            yield from ((first + step, read_number(each)) for step, each in enumerate(second))
            at += 2
        elif isinstance(second, int) and at + 2 < len(given):
            width = read_number(given[at + 2])
            yield from ((code, width) for code in range(first, min(second + 1, first + _MOST_CODES)))
            at += 3
        else:
            return


def read_number(value: object) -> float:
    """Return a number of a PDF file; 0 for anything else."""
    return float(value) if isinstance(value, int | float | Decimal) else 0.0
