"""The type of a sheet: every text style from one body size, never below the floor."""

from dataclasses import dataclass, replace

from factsheet.theme import MIN_TYPE_SIZE, Palette, TextStyle
from factsheet.typography import Face

BAND_SIZE = 9.2
CAPITALS = 8.6 * 0.04  # tracking of headings in capitals: 0.04 em


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The two numbers that the fit may change.

    Attributes:
        body: Type size of running text in points, 8.2 to 10.5 on a handout.
        leading: Leading as a multiple of the type size.
    """

    body: float
    leading: float


@dataclass(frozen=True, slots=True)
class Styles:
    """The text styles of one sheet."""

    scale: TypeScale
    palette: Palette

    def _style(self, face: Face, size: float, color: str, *, leading: float | None = None) -> TextStyle:
        size = max(size, MIN_TYPE_SIZE)
        return TextStyle(face, size, round(leading or size * self.scale.leading, 2), color)

    @property
    def body(self) -> TextStyle:
        """Return the style of running text and list items."""
        return self._style(Face.REGULAR, self.scale.body, self.palette.ink)

    @property
    def strong(self) -> TextStyle:
        """Return the style of what stands out in running text."""
        return self._style(Face.SEMIBOLD, self.scale.body, self.palette.ink)

    @property
    def link(self) -> TextStyle:
        """Return the style of links: told by weight as well as by colour."""
        return self._style(Face.SEMIBOLD, self.scale.body, self.palette.link)

    @property
    def number(self) -> TextStyle:
        """Return the style of list numbers."""
        return self._style(Face.BOLD, self.scale.body, self.palette.red)

    @property
    def note(self) -> TextStyle:
        """Return the style of notes, legends and source lines."""
        return self._style(Face.REGULAR, self.scale.body - 1, self.palette.grey, leading=self._note_leading)

    @property
    def note_strong(self) -> TextStyle:
        """Return the style of what stands out in notes."""
        return self._style(Face.SEMIBOLD, self.scale.body - 1, self.palette.grey, leading=self._note_leading)

    @property
    def fine(self) -> TextStyle:
        """Return the style of the foot of the sheet: at the floor, whatever the size of running text."""
        return TextStyle(Face.REGULAR, MIN_TYPE_SIZE, 9.8, self.palette.grey)

    @property
    def fine_strong(self) -> TextStyle:
        """Return the style of what stands out at the foot of the sheet."""
        return TextStyle(Face.SEMIBOLD, MIN_TYPE_SIZE, 9.8, self.palette.grey)

    @property
    def fine_link(self) -> TextStyle:
        """Return the style of links in the smallest type."""
        return TextStyle(Face.SEMIBOLD, MIN_TYPE_SIZE, 9.8, self.palette.link)

    @property
    def _note_leading(self) -> float:
        return max(self.scale.body - 1, MIN_TYPE_SIZE) * min(self.scale.leading, 1.2)

    @property
    def heading(self) -> TextStyle:
        """Return the style of block headings, set in capitals."""
        return replace(self._style(Face.BOLD, 8.6, self.palette.navy, leading=11), tracking=CAPITALS)

    @property
    def heading_aside(self) -> TextStyle:
        """Return the style of the period beside a block heading."""
        return self._style(Face.REGULAR, 9, self.palette.grey, leading=11)

    @property
    def subheading(self) -> TextStyle:
        """Return the style of headings inside a block."""
        return self._style(Face.BOLD, self.scale.body, self.palette.ink)

    @property
    def key_figure(self) -> TextStyle:
        """Return the style of the key figures."""
        return self._style(Face.BOLD, 34, self.palette.red, leading=32)

    @property
    def kicker(self) -> TextStyle:
        """Return the style of the line above the title."""
        return replace(self._style(Face.BOLD, 8.6, self.palette.blue, leading=11), tracking=CAPITALS)

    def title(self, size: float, *, strong: bool) -> TextStyle:
        """Return the style of the title's two parts."""
        return self._style(Face.BOLD if strong else Face.LIGHT, size, self.palette.navy, leading=size * 1.08)

    @property
    def hotline_kicker(self) -> TextStyle:
        """Return the style of the line above the Hotline's number."""
        style = self._style(Face.SEMIBOLD, 8.6, self.palette.quiet_on_navy, leading=11)
        return replace(style, tracking=CAPITALS)

    @property
    def hotline_number(self) -> TextStyle:
        """Return the style of the Hotline's number."""
        return self._style(Face.BOLD, 24, self.palette.on_navy, leading=25)

    @property
    def hotline_text(self) -> TextStyle:
        """Return the style of the text in the Hotline's band."""
        return self._style(Face.REGULAR, BAND_SIZE, self.palette.on_navy, leading=11.6)

    @property
    def hotline_strong(self) -> TextStyle:
        """Return the style of what stands out in the Hotline's band."""
        return self._style(Face.BOLD, BAND_SIZE, self.palette.on_navy, leading=11.6)
