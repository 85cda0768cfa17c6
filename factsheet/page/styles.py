"""The type of a sheet: every text style from one body size, never below the floor."""

from dataclasses import dataclass
from functools import cached_property

from factsheet.page.type_scale import TypeScale
from factsheet.theme import Palette
from factsheet.typesetting.faces import Face
from factsheet.typesetting.text_style import TextStyle

HEADING_SIZE, BAND_SIZE, NUMBER_SIZE, FIGURE_SIZE, STAMP_SIZE = 8.6, 9.2, 24.0, 34.0, 11.0
CAPITALS = 0.04  # tracking of headings in capitals, in em
TITLE_SIZES, LARGE_TITLE_SIZES = (25.0, 24.0, 23.0, 22.0, 21.0), (32.0,)
MOST_NOTE = 8.8  # in points, where the floor of the format is no higher
LARGE = 14.0  # from this floor on a sheet is in large print
HEADING_LEADING, BAND_LEADING, TITLE_LEADING = 1.28, 1.26, 1.08


# Without slots, so that a style is made once, however often it is asked for; told by which it is, since what
# is set in it is kept by it.
@dataclass(frozen=True, eq=False)
class Styles:
    """The text styles of one sheet."""

    scale: TypeScale
    palette: Palette

    def _body(self, face: Face, color: str) -> TextStyle:
        size = max(self.scale.body, self.scale.floor)
        return TextStyle(face, size, round(size * self.scale.leading, 2), color)

    def _note(self, face: Face, color: str, size: float) -> TextStyle:
        size = max(size, self.scale.floor)
        return TextStyle(face, size, round(size * self.scale.note_leading, 2), color)

    def _display(self, face: Face, color: str, size: float, leading: float) -> TextStyle:
        size = max(size, self.scale.floor)
        return TextStyle(face, size, round(size * leading, 2), color)

    def _capitals(self, face: Face, color: str) -> TextStyle:
        size = max(HEADING_SIZE, self.scale.body + 0.2, self.scale.floor)
        return TextStyle(face, size, round(size * HEADING_LEADING, 2), color, tracking=size * CAPITALS)

    @cached_property
    def body(self) -> TextStyle:
        """Return the style of running text and list items."""
        return self._body(Face.REGULAR, self.palette.ink)

    @cached_property
    def strong(self) -> TextStyle:
        """Return the style of what stands out in running text."""
        return self._body(Face.SEMIBOLD, self.palette.ink)

    @cached_property
    def lead(self) -> TextStyle:
        """Return the style of the sentence that a map is summed up in."""
        size = max(self.scale.body + 0.3, self.scale.floor)
        return TextStyle(Face.SEMIBOLD, size, round(size * self.scale.leading, 2), self.palette.ink)

    @cached_property
    def link(self) -> TextStyle:
        """Return the style of links, which are underlined too: no one needs their colour to tell them."""
        return self._body(Face.SEMIBOLD, self.palette.link)

    @cached_property
    def number(self) -> TextStyle:
        """Return the style of list numbers."""
        return self._body(Face.BOLD, self.palette.blue)

    @cached_property
    def subheading(self) -> TextStyle:
        """Return the style of headings inside a block."""
        return self._body(Face.BOLD, self.palette.ink)

    @cached_property
    def note(self) -> TextStyle:
        """Return the style of notes, smaller than running text and in full ink, which copiers keep."""
        return self._note(Face.REGULAR, self.palette.ink, min(self.scale.body - 0.6, MOST_NOTE))

    @cached_property
    def note_strong(self) -> TextStyle:
        """Return the style of what stands out in notes."""
        return self._note(Face.SEMIBOLD, self.palette.ink, min(self.scale.body - 0.6, MOST_NOTE))

    @cached_property
    def fine(self) -> TextStyle:
        """Return the style of the foot of the sheet: at the floor, whatever the size of running text."""
        return self._note(Face.REGULAR, self.palette.ink, self.scale.floor)

    @cached_property
    def fine_strong(self) -> TextStyle:
        """Return the style of what stands out at the foot of the sheet."""
        return self._note(Face.SEMIBOLD, self.palette.ink, self.scale.floor)

    @cached_property
    def fine_link(self) -> TextStyle:
        """Return the style of links in the smallest type."""
        return self._note(Face.SEMIBOLD, self.palette.link, self.scale.floor)

    @cached_property
    def heading(self) -> TextStyle:
        """Return the style of block headings, set in capitals."""
        return self._capitals(Face.BOLD, self.palette.navy)

    @cached_property
    def heading_aside(self) -> TextStyle:
        """Return the style of the period beside a block heading."""
        return self._display(
            Face.REGULAR, self.palette.grey, max(HEADING_SIZE, self.scale.body), HEADING_LEADING - 0.06
        )

    @cached_property
    def kicker(self) -> TextStyle:
        """Return the style of the line above the title."""
        return self._capitals(Face.BOLD, self.palette.blue)

    @cached_property
    def key_figure(self) -> TextStyle:
        """Return the style of the key figures."""
        return self._display(Face.BOLD, self.palette.red, FIGURE_SIZE, 32 / FIGURE_SIZE)

    @cached_property
    def stamp(self) -> TextStyle:
        """Return the style of the stamp on a sheet that is not final."""
        return self._display(Face.BOLD, self.palette.red, STAMP_SIZE, 1.23)

    @cached_property
    def title_sizes(self) -> tuple[float, ...]:
        """Return the sizes at which a title in one line is tried; the first is that of a title in two."""
        return TITLE_SIZES if self.scale.floor < LARGE else LARGE_TITLE_SIZES

    def title(self, size: float, *, strong: bool) -> TextStyle:
        """Return the style of the title's two parts."""
        face = Face.BOLD if strong else Face.LIGHT
        return self._display(face, self.palette.navy, size, TITLE_LEADING)

    @cached_property
    def hotline_kicker(self) -> TextStyle:
        """Return the style of the line above the Hotline's number."""
        size = max(HEADING_SIZE, self.scale.floor)
        style = self._capitals(Face.SEMIBOLD, self.palette.quiet_on_navy)
        return style._replace(size=size, leading=round(size * HEADING_LEADING, 2), tracking=size * CAPITALS)

    @cached_property
    def hotline_number(self) -> TextStyle:
        """Return the style of the Hotline's number."""
        return self._display(Face.BOLD, self.palette.on_navy, NUMBER_SIZE, 25 / NUMBER_SIZE)

    @cached_property
    def band(self) -> tuple[TextStyle, TextStyle]:
        """Return the styles of the text in the Hotline's band, and of what stands out in it."""
        color = self.palette.on_navy
        plain, strong = (
            self._display(face, color, BAND_SIZE, self._band_leading) for face in (Face.REGULAR, Face.BOLD)
        )
        return plain, strong

    @cached_property
    def _band_leading(self) -> float:
        return max(BAND_LEADING, self.scale.note_leading)
