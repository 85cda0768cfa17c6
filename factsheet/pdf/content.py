"""The operators of one page. Whatever is drawn lies in marked content: there is no other way to draw.

The graphics state is remembered, so that an operator is written only where it changes something.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256

from factsheet.color import split_color
from factsheet.logo.artwork import Pixels
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.character_codes import encode_line
from factsheet.pdf.embedded_fonts import EmbeddedFonts, name_font
from factsheet.pdf.object_syntax import format_number, format_numbers
from factsheet.typesetting.faces import Face

Rgb = tuple[float, float, float]


@cache
def parse_color(color: str) -> Rgb:
    """Return the parts, 0 to 1, of a colour given as ``#rrggbb``."""
    red, green, blue = split_color(color)
    return red / 255, green / 255, blue / 255


@lru_cache(maxsize=256)
def _format_color(color: Rgb) -> str:
    return format_numbers(*color, digits=3)


class Content:
    """The growing content stream of a page."""

    def __init__(self, document: ArchivalDocument, fonts: EmbeddedFonts) -> None:
        self._document = document
        self._fonts = fonts
        self._operators: list[str] = []
        self._state: dict[str, str] = {}
        self._is_marked = False
        self.objects: dict[str, str] = {}

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
        self.set_state("rg", _format_color(color))

    def set_stroke(self, color: Rgb, weight: float) -> None:
        """Set colour and weight, in points, of lines."""
        self.set_state("RG", _format_color(color))
        self.set_state("w", format_number(weight))

    def show_image(self, pixels: Pixels) -> None:
        """Show a picture in the unit square; it is stored once in a document, however often it is shown."""
        digest = sha256(b"%d %d " % (pixels.width, pixels.height) + pixels.rgb).hexdigest()
        name = f"Image-{digest[:16]}"
        if name not in self.objects:
            self.objects[name] = self._document.add_once(name, pixels.rgb, _make_image_entries(pixels))
        self.write(f"/{name} Do")

    def show_form(self, name: str, make: Callable[[ArchivalDocument], str]) -> None:
        """Show a form; it is made once in a document, however often it is shown.

        Args:
            name: Stands for its content.
            make: Adds it to the document, under that name, and returns the reference to it.
        """
        if name not in self.objects:
            self.objects[name] = self._document.find_object(name) or make(self._document)
        self.write(f"/{name} Do")

    def show_text(self, text: str, face: Face, size: float) -> None:
        """Show text, kerned, at the present place of a text object.

        Raises:
            ValueError: The face has no glyph for a character; a reader would see an empty box.
        """
        self._fonts.note_text(face, text)
        for subset, shown in encode_line(text, face):
            self.set_state("Tf", f"/{name_font(face, subset)} {format_number(size)}")
            self.write(shown)


def _make_image_entries(pixels: Pixels) -> dict[str, object]:
    """Return the dictionary of an image (ISO 32000-1, 8.9.5): sRGB by the output intent, nothing masked."""
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": "/DeviceRGB",
        "BitsPerComponent": 8,
    }
