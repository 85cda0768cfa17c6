"""The operators of one page. Whatever is drawn lies in marked content: there is no other way to draw.

The graphics state is remembered, so that an operator is written only where it changes something.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName, PDFObjectReference
from reportlab.pdfbase.ttfonts import TTFont

from factsheet.color import split_color
from factsheet.logo.artwork import Pixels
from factsheet.pdf.archival import ArchivalDocument
from factsheet.typesetting.faces import Face, find_kerns, find_missing_glyphs, register_faces

Rgb = tuple[float, float, float]

_MISSING_GLYPH = 0  # its code in every subset of a font
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})


def format_number(value: float, digits: int = 2) -> str:
    """Return a number as a PDF file has it: fixed point, no trailing zeros, no negative zero."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in {"-0", ""} else text


def format_numbers(*values: float, digits: int = 2) -> str:
    """Return several numbers with spaces between."""
    return " ".join(format_number(value, digits) for value in values)


@cache
def parse_color(color: str) -> Rgb:
    """Return the parts, 0 to 1, of a colour given as ``#rrggbb``."""
    red, green, blue = split_color(color)
    return red / 255, green / 255, blue / 255


class Content:
    """The growing content stream of a page."""

    def __init__(self, document: ArchivalDocument) -> None:
        self._document = document
        self._operators: list[str] = []
        self._state: dict[str, str] = {}
        self._is_marked = False
        self.objects: dict[str, PDFObjectReference] = {}

    def code(self) -> str:
        """Return the whole stream; characters stand for bytes."""
        return "\n".join(self._operators)

    def write(self, operators: str) -> None:
        """Add operators.

        Raises:
            ValueError: Nothing marks them as content or artifact.
        """
        if not self._is_marked:
            raise ValueError(f"drawn outside marked content: {operators[:40]}")
        self._operators.append(operators)

    @contextmanager
    def marked(self, tag: str, properties: str = "") -> Iterator[None]:
        """Mark all that is drawn inside; `properties` is a dictionary in PDF syntax (ISO 32000-1, 14.6)."""
        if self._is_marked:
            raise ValueError(f"marked content of {tag} begins inside other marked content")
        self._operators.append(f"/{tag} {properties} BDC" if properties else f"/{tag} BMC")
        self._is_marked = True
        try:
            yield
        finally:
            self._is_marked = False
            self._operators.append("EMC")

    @contextmanager
    def saved_state(self) -> Iterator[None]:
        """Undo at the end every change of state that is made inside."""
        self.write("q")
        state = self._state.copy()
        try:
            yield
        finally:
            self.write("Q")
            self._state = state

    def set_state(self, operator: str, operands: str) -> None:
        """Set a part of the graphics state, unless it has that value already."""
        if self._state.get(operator) != operands:
            self._state[operator] = operands
            self.write(f"{operands} {operator}")

    def set_fill(self, color: Rgb) -> None:
        """Set the colour of fills and text."""
        self.set_state("rg", format_numbers(*color, digits=3))

    def set_stroke(self, color: Rgb, weight: float) -> None:
        """Set colour and weight, in points, of lines."""
        self.set_state("RG", format_numbers(*color, digits=3))
        self.set_state("w", format_number(weight))

    def show_image(self, pixels: Pixels) -> None:
        """Show a picture in the unit square; it is stored once in a document, however often it is shown."""
        digest = sha256(b"%d %d " % (pixels.width, pixels.height) + pixels.rgb).hexdigest()
        name = f"Image-{digest[:16]}"
        if name not in self.objects:
            self.objects[name] = self._document.add_once(name, pixels.rgb, _make_image_entries(pixels))
        self.write(f"/{name} Do")

    def show_form(self, name: str, make: Callable[[ArchivalDocument], PDFObjectReference]) -> None:
        """Show a form; it is made once in a document, however often it is shown.

        Args:
            name: Stands for its content.
            make: Adds it to the document, under that name.
        """
        if name not in self.objects:
            self.objects[name] = self._document.find_object(name) or make(self._document)
        self.write(f"/{name} Do")

    def show_text(self, text: str, face: Face, size: float) -> None:
        """Show text, kerned, at the present place of a text object.

        Raises:
            ValueError: The face has no glyph for a character; the library would show an empty box.
        """
        font = _load_font(face)
        moves = find_kerns(text, face)
        start = 0
        for subset, codes in font.splitString(text, self._document):
            if _MISSING_GLYPH in codes:
                raise ValueError(
                    f"{face} has no glyph for {', '.join(map(repr, find_missing_glyphs(text, face)))}"
                )
            name = font.getSubsetInternalName(subset, self._document)
            self.set_state("Tf", f"{name} {format_number(size)}")
            end = start + len(codes)
            self.write(_format_glyphs(codes, [(at - start, move) for at, move in moves if start < at <= end]))
            start = end


def _format_glyphs(codes: bytes, moves: Sequence[tuple[int, int]]) -> str:
    """Return the operator that shows glyphs with their moves between (ISO 32000-1, 9.4.3)."""
    text = codes.decode("latin-1")
    if not moves:
        return f"({text.translate(_ESCAPES)}) Tj"
    shown, start = "", 0
    for at, move in moves:
        shown += f"({text[start:at].translate(_ESCAPES)}){-move}"  # a positive number moves to the left
        start = at
    return f"[{shown}({text[start:].translate(_ESCAPES)})] TJ" if start < len(text) else f"[{shown}] TJ"


def _make_image_entries(pixels: Pixels) -> dict[str, object]:
    """Return the dictionary of an image (ISO 32000-1, 8.9.5): sRGB by the output intent, nothing masked."""
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }


@cache
def _load_font(face: Face) -> TTFont:
    register_faces()
    font = pdfmetrics.getFont(face.value)
    if not isinstance(font, TTFont):
        raise TypeError(f"{face} is not a TrueType font")
    return font
