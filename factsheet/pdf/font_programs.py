"""Faces cut down to some characters: TrueType programs with the tables that a PDF file asks for and no other.

A reader finds a glyph by its code in the one character map (ISO 32000-1, 9.6.6.4). Names, layout and what
systems want to know of a font are not looked at in a file (9.9).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from struct import Struct, pack

from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

_COPIED = ("head", "hhea", "maxp")
_GLYPH_COUNT, _METRIC_COUNT, _LOCATION_FORMAT = 4, 34, 50  # places in maxp, hhea and head
_SHORT = Struct(">H")
_COMPONENTS = 10  # where the parts of a composite glyph begin, after its number of contours and its box
# Flags of a part, from the specification of the table glyf.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_CODES = 256


def make_font_program(face: TTFontFace, characters: tuple[tuple[int, str], ...]) -> bytes:
    """Return a font with the glyphs of some characters.

    Args:
        face: The face, which has them all.
        characters: Each with its code, below 256, in order of the codes.
    """
    glyphs = [0, *dict.fromkeys(face.charToGlyph[ord(char)] for _, char in characters)]
    outlines = _gather_outlines(face, glyphs)
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    codes = bytearray(_CODES)
    for code, char in characters:
        codes[code] = numbers[face.charToGlyph[ord(char)]]
    maker = TTFontMaker()
    for tag, table in _make_tables(face, glyphs, outlines, bytes(codes)).items():
        maker.add(tag, table)
    program: bytes = maker.makeStream()
    return program


def _gather_outlines(face: TTFontFace, glyphs: list[int]) -> list[bytes]:
    """Return the outlines of the glyphs; parts of composite ones are added to them and numbered anew."""
    table = _read_table(face, "glyf")
    outlines: list[bytes] = []
    for glyph in glyphs:  # grows while it is gone through
        outline = table[face.glyphPos[glyph] : face.glyphPos[glyph + 1]]
        for place in _find_components(outline):
            (part,) = _SHORT.unpack_from(outline, place)
            if part not in glyphs:
                glyphs.append(part)
            outline = outline[:place] + _SHORT.pack(glyphs.index(part)) + outline[place + _SHORT.size :]
        outlines.append(outline)
    return outlines


def _read_table(face: TTFontFace, tag: str) -> bytes:
    table: bytes = face.get_table(tag)  # type: ignore[no-untyped-call]  # untyped in the stub
    return table


def _find_components(outline: bytes) -> Iterator[int]:
    """Yield where a composite glyph names its parts."""
    place, flags = _COMPONENTS, _MORE if outline[:1] >= b"\x80" else 0  # fewer contours than none
    while flags & _MORE:
        (flags,) = _SHORT.unpack_from(outline, place)
        yield place + _SHORT.size
        place += 2 * _SHORT.size + (4 if flags & _WORDS else 2)
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _make_tables(
    face: TTFontFace, glyphs: Sequence[int], outlines: Sequence[bytes], codes: bytes
) -> dict[str, bytes]:
    """Return the tables of a font by their tags."""
    tables = {tag: bytearray(_read_table(face, tag)) for tag in _COPIED}
    _SHORT.pack_into(tables["maxp"], _GLYPH_COUNT, len(glyphs))
    _SHORT.pack_into(tables["hhea"], _METRIC_COUNT, len(glyphs))
    _SHORT.pack_into(tables["head"], _LOCATION_FORMAT, 0)  # halves of offsets, as short numbers
    even = [outline + b"\0" * (len(outline) % 2) for outline in outlines]
    offsets = [0, *accumulate(len(outline) // 2 for outline in even)]
    metrics = [value for glyph in glyphs for value in face.hmetrics[glyph]]
    # One map of one byte a code, Macintosh Roman by its number: what readers look for in a symbolic font.
    head = pack(">HHHHLHHH", 0, 1, 1, 0, 12, 0, 6 + len(codes), 0)
    return {
        **{tag: bytes(table) for tag, table in tables.items()},
        "hmtx": pack(f">{len(metrics)}H", *metrics),
        "cmap": head + codes,
        "loca": pack(f">{len(offsets)}H", *offsets),
        "glyf": b"".join(even),
    }
