"""The formats of a sheet as data: size, margins, colours, and which ladder of copyfitting each walks.

A format adds nothing to the code of the blocks; it only sets what they are made with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from factsheet.geometry import convert_inches
from factsheet.model.vocabulary import Format
from factsheet.page.ladder import AS_LONG_AS_IT_TAKES, LAST_RESORT, ON_THE_BACK, ONE_PAGE, TWO_PAGES, FitStep
from factsheet.page.sheet_size import LETTER, SheetSize
from factsheet.theme import Palette

# A copier that cuts contrast to the middle 64 %, twice over, leaves tones from 75 to 180 of 255: classes lie
# within, evenly apart, the darkest at its end; words are all ink, and lines thick enough for a blur.
GRAY_PALETTE = Palette(
    ink="#111111",
    navy="#111111",
    blue="#333333",
    pale_blue="#949494",
    red="#111111",
    grey="#111111",
    link="#111111",
    hairline="#444444",
    county_line="#222222",
    on_navy="#111111",
    quiet_on_navy="#111111",
    ramp=("#a3a3a3", "#848484", "#656565", "#424242"),
    second_ramp=("#a3a3a3", "#848484", "#656565", "#424242"),
    neutral_land="#e9e9e9",
    band_fill=None,
    band_line="#111111",
    least_line=0.6,
)


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A format as the blocks see it.

    Attributes:
        palette: Colours of the format's own; None for those of the publisher.
        ladder: What gives way, in this order; the first step that fits is taken.
        back: Further steps where the caller allows a second page.
        last: Further steps after all others.
        most_classes: Most classes of the county map.
        is_single_column: One block below the other, lists and tables whole, as many pages as they take.
        has_links: Whether links can be followed.
        has_files: Whether the data are attached, on which the part of PDF/A depends.
    """

    name: Format
    sheet: SheetSize
    palette: Palette | None
    ladder: tuple[FitStep, ...]
    back: tuple[FitStep, ...] = ()
    last: tuple[FitStep, ...] = ()
    most_classes: int = 5
    is_single_column: bool = False
    has_links: bool = True
    has_files: bool = True

    @property
    def suffix(self) -> str:
        """Return what the format adds to the file name."""
        return "" if self.name is Format.HANDOUT else f"_{self.name}"


# NIH asks for half an inch without text; slanted letters and descenders reach over their line.
_HALF_INCH_CLEAR = replace(LETTER, safe_margin=convert_inches(0.509), foot_margin=convert_inches(0.504))
_LOW_FOOT = replace(LETTER, foot_margin=convert_inches(1 / 3))  # as desk printers and copiers still print
_ONE_INCH = replace(LETTER, safe_margin=convert_inches(1))

SHEET_FORMATS: Mapping[Format, SheetFormat] = MappingProxyType(
    {
        Format.HANDOUT: SheetFormat(Format.HANDOUT, _LOW_FOOT, None, ONE_PAGE, ON_THE_BACK, LAST_RESORT),
        Format.GRAY: SheetFormat(
            Format.GRAY, _LOW_FOOT, GRAY_PALETTE, ONE_PAGE, ON_THE_BACK, LAST_RESORT, most_classes=4
        ),
        Format.GRANT: SheetFormat(
            Format.GRANT, _HALF_INCH_CLEAR, None, TWO_PAGES, has_links=False, has_files=False
        ),
        Format.LARGE: SheetFormat(Format.LARGE, _ONE_INCH, None, AS_LONG_AS_IT_TAKES, is_single_column=True),
    }
)
