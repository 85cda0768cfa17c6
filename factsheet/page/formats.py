"""The formats of a sheet: size, margins, colours, and the ladder of what gives way, as data.

A format adds nothing to the code of the blocks; it only sets what they are made with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from factsheet.geometry import convert_inches
from factsheet.model.vocabulary import Format
from factsheet.page.sheet_size import LETTER, SheetSize
from factsheet.page.styles import TypeScale
from factsheet.theme import Palette


@dataclass(frozen=True, slots=True)
class Shortening:
    """What is shortened or left out.

    Attributes:
        most: Paths of lists in the profile with their most entries; a list not named is printed whole.
        left_out: Optional blocks that are not printed.
        is_rebalanced: Whether laws and efforts may stand below each other, their lists in two columns.
        is_stacked: Whether they must, so that pages can break inside of them.
    """

    most: tuple[tuple[str, int], ...] = ()
    left_out: frozenset[str] = frozenset()
    is_rebalanced: bool = False
    is_stacked: bool = False

    def shown(self, path: str, length: int) -> int:
        """Return how many of the `length` entries of a list are printed."""
        return min(dict(self.most).get(path, length), length)


WHOLE = Shortening()


@dataclass(frozen=True, slots=True)
class FitStep:
    """One rung of the ladder.

    Attributes:
        step: Its name in reports.
        scale: The type.
        cuts: What is shortened or left out.
        pages: How many there may be.
        is_back: Whether a second page is the back of a handout, whose front keeps the Hotline's band.
    """

    step: str
    scale: TypeScale
    cuts: Shortening = WHOLE
    pages: int = 1
    is_back: bool = False


LAWS, COLLABORATIONS, RESOURCES, FUNDING = (
    "laws",
    "efforts.collaborations",
    "efforts.resources",
    "efforts.funding",
)
LEADING, CALL_TYPES = "leading counties", "call_types"
FEDERAL_LAWS = "federal laws"
OPTIONAL_BLOCKS = (
    FEDERAL_LAWS,
    LEADING,
    RESOURCES,
    FUNDING,
    CALL_TYPES,
)  # in the order in which they are left out
LEAST_ENTRIES = 4  # of laws and efforts

_TIGHT = TypeScale(8.2, 1.17)
_REBALANCED = Shortening(is_rebalanced=True)
_STACKED = Shortening(is_stacked=True)


def _shortened(laws: int, efforts: int) -> Shortening:
    most = ((LAWS, laws), (COLLABORATIONS, efforts), (RESOURCES, efforts), (FUNDING, efforts))
    return replace(_REBALANCED, most=most)


def _without(count: int) -> Shortening:
    return replace(_shortened(LEAST_ENTRIES, LEAST_ENTRIES), left_out=frozenset(OPTIONAL_BLOCKS[:count]))


ONE_PAGE = (
    FitStep("roomy", TypeScale(10.5, 1.28)),
    FitStep("roomy", TypeScale(10.0, 1.27)),
    FitStep("roomy", TypeScale(9.5, 1.26)),
    FitStep("roomy", TypeScale(9.0, 1.245)),
    FitStep("tight", TypeScale(8.6, 1.2)),
    FitStep("tight", _TIGHT),
    FitStep("rebalanced", _TIGHT, _REBALANCED),
    FitStep("shortened", _TIGHT, _shortened(12, 8)),
    FitStep("shortened", _TIGHT, _shortened(8, 6)),
    FitStep("shortened", _TIGHT, _shortened(6, 5)),
    FitStep("shortened", _TIGHT, _shortened(LEAST_ENTRIES, LEAST_ENTRIES)),
    *(FitStep("left out", _TIGHT, _without(count)) for count in range(1, len(OPTIONAL_BLOCKS) + 1)),
)
ON_THE_BACK = (
    FitStep("on the back", TypeScale(9.0, 1.245), pages=2, is_back=True),
    FitStep("on the back", _TIGHT, _STACKED, pages=2, is_back=True),
)

# Greys whose lightness L* is 84, 65, 45 and 25: each at least 15 from its neighbors and from the paper.
GRAY_PALETTE = Palette(
    ink="#111111",
    navy="#111111",
    blue="#3f3f3f",
    pale_blue="#a8a8a8",
    red="#111111",
    grey="#3d3d3d",
    link="#111111",
    hairline="#b8b8b8",
    county_line="#333333",
    on_navy="#111111",
    quiet_on_navy="#3d3d3d",
    ramp=("#d1d1d1", "#9d9d9d", "#6a6a6a", "#3b3b3b"),
    neutral_land="#e9e9e9",
    band_fill=None,
    band_line="#111111",
)


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A format as the blocks see it.

    Attributes:
        palette: Colours of the format's own; None for those of the publisher.
        ladder: What gives way, in this order; the first rung that fits is taken.
        back: Further rungs where the caller allows a second page.
        most_classes: Most classes of the county map.
        is_single_column: One block below the other, lists and tables whole, as many pages as they take.
        has_links: Whether links can be followed.
        has_files: Whether the data are attached, which makes the file PDF/A-3 instead of PDF/A-2.
    """

    name: Format
    sheet: SheetSize
    palette: Palette | None
    ladder: tuple[FitStep, ...]
    back: tuple[FitStep, ...] = ()
    most_classes: int = 5
    is_single_column: bool = False
    has_links: bool = True
    has_files: bool = True

    @property
    def suffix(self) -> str:
        """Return what the format adds to the file name."""
        return "" if self.name is Format.HANDOUT else f"_{self.name}"


_HALF_INCH = LETTER
_ONE_INCH = replace(LETTER, safe_margin=convert_inches(1))
# NIH attachments: 11 pt, at most 6 lines an inch, margins of half an inch, no links.
_GRANT_TYPE = TypeScale(11, 1.2, floor=11, note_leading=1.13)
# American Printing House for the Blind: 18 pt or more, leading 1.5, flush left, one column.
_LARGE_TYPE = TypeScale(18, 1.5, floor=18, note_leading=1.5)
MANY_PAGES = 60

SHEET_FORMATS: Mapping[Format, SheetFormat] = MappingProxyType(
    {
        Format.HANDOUT: SheetFormat(Format.HANDOUT, _HALF_INCH, None, ONE_PAGE, ON_THE_BACK),
        Format.GRAY: SheetFormat(
            Format.GRAY, _HALF_INCH, GRAY_PALETTE, ONE_PAGE, ON_THE_BACK, most_classes=4
        ),
        Format.GRANT: SheetFormat(
            Format.GRANT,
            _HALF_INCH,
            None,
            (
                FitStep("one page", _GRANT_TYPE),
                FitStep("two pages", _GRANT_TYPE, pages=2),
                FitStep("two pages", _GRANT_TYPE, _STACKED, pages=2),
                *(
                    FitStep("shortened", _GRANT_TYPE, replace(cuts, is_stacked=True), pages=2)
                    for cuts in (
                        _shortened(12, 8),
                        _shortened(8, 6),
                        _shortened(LEAST_ENTRIES, LEAST_ENTRIES),
                    )
                ),
            ),
            has_links=False,
            has_files=False,
        ),
        Format.LARGE: SheetFormat(
            Format.LARGE,
            _ONE_INCH,
            None,
            (FitStep("as long as it takes", _LARGE_TYPE, pages=MANY_PAGES),),
            is_single_column=True,
        ),
    }
)
