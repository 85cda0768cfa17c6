"""The fonts of a PDF file, and whether they travel in it (ISO 32000-1, 9.6 to 9.9)."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font that a file names.

    Attributes:
        name: As the file has it, with the mark of a subset; "" where it has none.
        is_embedded: Whether its program is in the file; glyphs of type 3 are always.
    """

    name: str
    is_embedded: bool


def list_fonts(pdf: pikepdf.Pdf) -> tuple[FontUse, ...]:
    """Return the fonts of a file, each once, by name."""
    fonts = (each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == "/Font")
    uses = {
        FontUse(str(font.get("/BaseFont", "")).removeprefix("/"), _is_embedded(font))
        for font in fonts
        if not str(font.get("/Subtype")).startswith("/CIDFont")  # told with the font that it is part of
    }
    return tuple(sorted(uses, key=lambda use: (use.name, use.is_embedded)))


def _is_embedded(font: Dictionary) -> bool:
    kids = font.get("/DescendantFonts")
    if isinstance(kids, Array) and len(kids) and isinstance(kids[0], Dictionary):
        return _is_embedded(kids[0])
    descriptor = font.get("/FontDescriptor")
    has_program = isinstance(descriptor, Dictionary) and any(key in descriptor for key in _PROGRAMS)
    return has_program or font.get("/Subtype") == "/Type3"
