"""Colours and type of a sheet, frozen; the default is the one in the style of the series."""

from dataclasses import dataclass, replace

from factsheet.color import MIN_SHAPE_CONTRAST, find_pale_shade
from factsheet.logo.artwork import Logo
from factsheet.model.blocks import AS_USUAL, NO_TEXTS, BlockChoice, OwnTexts
from factsheet.model.publisher import Funding, OwnContact

MIN_TYPE_SIZE = 8.2  # x-height 1.4 mm in this face, the least that is read fluently in print

_DARK = 3  # in a ramp: of five shades, or of four, far from paper


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``.

    Text colours have a contrast of at least 4.5:1 on their ground; what must be seen to understand a figure
    has 3:1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11).

    Attributes:
        pale_blue: Columns of earlier years and pale parts of wholes, 3:1 on paper.
        hairline: Between the rows of tables; it needs no contrast, since rows are told by their place.
        county_line: Borders, outlines, hatches. With 9:1 on paper no shade can be near to both: whatever the
            ramp, a border in one of the two has 3:1.
        ramp: Classes of the map, from light to dark. Five shades cannot have 3:1 each to the next; lines are
            drawn between them, and the legend names them.
        second_ramp: Those of a second map.
        neutral_land: Land without counts; it needs no contrast, since its outline has it.
        band_fill: Ground of the Hotline's band; without one it is outlined.
        band_line: Its outline; it needs no contrast, since what stands in it has.
        least_line: Least weight in points of a line that carries meaning.
    """

    ink: str = "#1b1b1b"
    navy: str = "#162e51"
    blue: str = "#24518f"
    pale_blue: str = "#7b96bb"
    red: str = "#a01c30"
    grey: str = "#41464e"
    link: str = "#1a4480"
    hairline: str = "#c3c7cd"
    county_line: str = "#424952"
    paper: str = "#ffffff"
    on_navy: str = "#ffffff"
    quiet_on_navy: str = "#b9cdea"
    ramp: tuple[str, ...] = ("#f2b59f", "#e8896b", "#d75c46", "#ad2737", "#640c21")
    second_ramp: tuple[str, ...] = ("#aacdca", "#78aeac", "#4a8f90", "#226b6e", "#0a383c")
    neutral_land: str = "#e7e9ec"
    band_fill: str | None = "#162e51"
    band_line: str | None = None
    least_line: float = 0.4

    def for_map_source(self) -> "Palette":
        """Return the colours of charts whose source is that of the map: dark and pale of its family."""
        return replace(self, blue=self.red, pale_blue=self._find_pale(self.ramp))

    def for_second_map(self) -> "Palette":
        """Return the colours of a second map, and of charts whose source is that of it."""
        dark, pale = self.second_ramp[_DARK], self._find_pale(self.second_ramp)
        return replace(self, ramp=self.second_ramp, blue=dark, pale_blue=pale)

    def _find_pale(self, ramp: tuple[str, ...]) -> str:
        """Return the palest tone of a ramp that is seen on paper."""
        return find_pale_shade(ramp, paper=self.paper, contrast=MIN_SHAPE_CONTRAST)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a publisher sets for all its sheets; the default names no publisher and has no logo.

    Attributes:
        palette: Colours of the formats in colour.
        publisher: The line under the title, where the profile has none of its own.
        contact: Printed beside the Hotline's band, never in its place.
        blocks: Which blocks its sheets have, in which order.
        texts: Its own short texts.
    """

    palette: Palette = Palette()
    logo: Logo | None = None
    publisher: str | None = None
    contact: OwnContact | None = None
    funding: Funding | None = None
    blocks: BlockChoice = AS_USUAL
    texts: OwnTexts = NO_TEXTS


DEFAULT_THEME = Theme()
