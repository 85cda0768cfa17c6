"""The fonts of a file: of each face the characters that the file shows, with what leads back to text."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from factsheet.digests import make_digest
from factsheet.pdf.archival import ArchivalDocument, make_stream
from factsheet.pdf.character_codes import FIRST, find_block_start, split_subsets
from factsheet.pdf.font_programs import make_font_program
from factsheet.pdf.object_syntax import format_array, format_number
from factsheet.typesetting.faces import Face

_NUMBERS = {face: number for number, face in enumerate(Face, start=1)}
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5  # flags, table 123
_PLAIN_RANGES = "2 beginbfrange\n<20> <7E> <0020>\n<A1> <FF> <00A1>\nendbfrange\n"
_BLOCK_RANGE = "1 beginbfrange\n<80> <FF> <{}>\nendbfrange\n"
_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
)
_MAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class EmbeddedFonts:
    """The fonts of one document; they grow while its pages are drawn."""

    def __init__(self) -> None:
        self._texts: dict[Face, list[str]] = defaultdict(list)

    def note_text(self, face: Face, text: str) -> None:
        """Remember that a text is shown."""
        self._texts[face].append(text)

    def add_to(self, document: ArchivalDocument) -> None:
        """Add what was noted to the document, once all its pages are drawn."""
        shown = {face: split_subsets(set("".join(self._texts[face]))) for face in Face if face in self._texts}
        maps = {
            subset: document.add_stream(_make_character_map(subset, characters), {})
            for subset, characters in _join_faces(shown).items()
        }
        document.set_fonts(
            {
                name_font(face, subset): _add_font(document, face, characters, maps[subset])
                for face, subsets in shown.items()
                for subset, characters in subsets.items()
            }
        )


def name_font(face: Face, subset: int) -> str:
    """Return the name by which pages know a subset of a face."""
    number = _NUMBERS[face]
    return f"F{number}" if subset == FIRST else f"F{number}.{subset}"


def _join_faces(shown: Mapping[Face, Mapping[int, Mapping[int, str]]]) -> dict[int, dict[int, str]]:
    """Return the characters of each subset in any face: a code stands for the same one in all."""
    joined: dict[int, dict[int, str]] = {}
    for subsets in shown.values():
        for subset, characters in subsets.items():
            joined.setdefault(subset, {}).update(characters)
    return {subset: dict(sorted(characters.items())) for subset, characters in sorted(joined.items())}


def _make_character_map(subset: int, characters: Mapping[int, str]) -> bytes:
    """Return the stream that leads from codes to Unicode (ISO 32000-1, 9.10.3)."""
    if subset != FIRST:
        return (
            f"{_MAP_HEAD}{_BLOCK_RANGE.format(_format_unicode(find_block_start(subset)))}{_MAP_TAIL}".encode()
        )
    others = [
        f"<{code:02X}> <{_format_unicode(char)}>\n" for code, char in characters.items() if code != ord(char)
    ]
    own = f"{len(others)} beginbfchar\n{''.join(others)}endbfchar\n" if others else ""
    return f"{_MAP_HEAD}{_PLAIN_RANGES}{own}{_MAP_TAIL}".encode()


def _format_unicode(char: str) -> str:
    return char.encode("utf-16-be").hex().upper()


def _add_font(
    document: ArchivalDocument, face: Face, characters: Mapping[int, str], character_map: str
) -> str:
    """Add a subset of a face (ISO 32000-1, 9.6.3) and return the reference to it."""
    font = pdfmetrics.getFont(face.value)
    if not isinstance(font, TTFont):
        raise TypeError(f"{face} is not a TrueType font")
    name = f"/{_name_subset(characters)}+{face}"
    first, last = min(characters), max(characters)
    widths = [
        format_number(font.face.charWidths[ord(characters[code])]) if code in characters else "0"
        for code in range(first, last + 1)
    ]
    return document.add(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": name,
            "FirstChar": first,
            "LastChar": last,
            "Widths": format_array(widths),
            "ToUnicode": character_map,
            "FontDescriptor": _add_descriptor(document, name, font.face, tuple(characters.items())),
        }
    )


def _add_descriptor(
    document: ArchivalDocument, name: str, face: TTFontFace, characters: tuple[tuple[int, str], ...]
) -> str:
    """Add the descriptor of a subset (ISO 32000-1, 9.8) with its program."""
    return document.add(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            "FontBBox": format_array(map(format_number, face.bbox)),
            "ItalicAngle": format_number(face.italicAngle),
            "Ascent": format_number(face.ascent),
            "Descent": format_number(face.descent),
            "CapHeight": format_number(face.capHeight),
            "StemV": format_number(face.stemV),
            "FontFile2": document.add_finished(_make_program(face, characters)),
        }
    )


@lru_cache(maxsize=256)  # of six kilobytes; formats of a state share some, and states share more
def _make_program(face: TTFontFace, characters: tuple[tuple[int, str], ...]) -> bytes:
    """Return the stream that holds the program of a subset."""
    program = make_font_program(face, characters)
    return make_stream(program, {"Length1": len(program)})


def _name_subset(characters: Mapping[int, str]) -> str:
    """Return six letters for a subset (ISO 32000-1, 9.6.4), in joined files too."""
    number = int(make_digest("".join(characters.values()).encode()), 16)
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
