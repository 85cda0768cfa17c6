"""The ladder of copyfitting as data: what gives way, in which order, until a text fits its pages.

A `FitStep` says how a sheet is set: the type, how many pages there may be, and what is shortened. A ladder
is a sequence of steps, each of which takes no more room than a reader would grant the one before: first
smaller type, then short titles of laws, then laws and efforts in another arrangement, then shorter lists,
then blocks left out. An optional block counts as a list of one entry, so that one rule serves both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from factsheet.model import BlockName
from factsheet.page.type_scale import TypeScale

LAWS, COLLABORATIONS, RESOURCES, FUNDING = (
    "laws",
    "efforts.collaborations",
    "efforts.resources",
    "efforts.funding",
)
TOP_COUNTIES, CALL_TYPES, FEDERAL_LAWS = "leading counties", "call_types", "federal laws"
PEOPLE, VENUES = "demographics", "venues"
COUNTIES, SECOND_PART = "counties", "second_counties"
AGENCIES = "efforts.agencies"
BY_YEAR = "cases and calls by year"
COMPARISON, OFFENSE_TYPES = "beside the nation", "offenses by type"
OFFENSE_YEARS = "offenses by year"
SECOND_COUNTIES = "leading counties of the second map"
LISTS = (LAWS, COLLABORATIONS, RESOURCES, FUNDING)
OPTIONAL_BLOCKS = (
    COMPARISON,
    FEDERAL_LAWS,
    RESOURCES,
    FUNDING,
    CALL_TYPES,
    OFFENSE_TYPES,
    SECOND_PART,
    TOP_COUNTIES,
    BY_YEAR,
)
"""In the order in which they are left out, and are given back where there is room after all."""

GIVING_WAY: Mapping[BlockName, tuple[str, ...]] = MappingProxyType(
    {
        BlockName.BY_YEAR: (BY_YEAR,),
        BlockName.COMPARISON: (COMPARISON,),
        BlockName.OFFENSES: (OFFENSE_TYPES,),
        BlockName.COUNTIES: (TOP_COUNTIES, SECOND_COUNTIES),
        BlockName.SECOND_MAP: (SECOND_PART,),
        BlockName.PEOPLE: (PEOPLE,),
        BlockName.CALL_TYPES: (CALL_TYPES,),
        BlockName.VENUES: (VENUES,),
        BlockName.LAWS: (LAWS,),
        BlockName.FEDERAL_LAWS: (FEDERAL_LAWS,),
        BlockName.EFFORTS: (COLLABORATIONS, RESOURCES, FUNDING),
    }
)
"""What is left out of a sheet where the publisher lets a block give way; extras are not here."""

LEAST_ENTRIES = 4  # of laws and efforts, before a block is left out


@dataclass(frozen=True, slots=True)
class Shortening:
    """What is shortened or left out.

    Attributes:
        most: Most entries of a list, by its path in the profile file, or of an optional block by its name;
            0 leaves it out. What is not named is printed whole.
        is_rebalanced: Whether laws and efforts may stand below each other, their lists in two columns.
        is_stacked: Whether they must, so that pages can break inside of them.
        has_short_titles: Whether a law's short title is printed where its own would take a line more.
    """

    most: tuple[tuple[str, int], ...] = ()
    is_rebalanced: bool = False
    is_stacked: bool = False
    has_short_titles: bool = False

    def count_shown(self, path: str, length: int = 1) -> int:
        """Return how many of the `length` entries of a list are printed."""
        return min(dict(self.most).get(path, length), length)

    @property
    def keeps_data(self) -> bool:
        """Return whether all that the profile holds may be printed: the strips are worked out from it."""
        return all(path == COMPARISON for path, _count in self.most)

    def show(self, path: str, count: int) -> "Shortening":
        """Return the shortening with `count` entries of a list printed."""
        return replace(self, most=tuple({**dict(self.most), path: count}.items()))


WHOLE = Shortening()


@dataclass(frozen=True, slots=True)
class FitStep:
    """One step of the ladder.

    Attributes:
        name: Its name in reports.
        scale: The type.
        shortening: What is shortened or left out.
        pages: How many there may be.
        is_back: Whether a second page is the back of a handout, whose front keeps the Hotline's band.
    """

    name: str
    scale: TypeScale
    shortening: Shortening = WHOLE
    pages: int = 1
    is_back: bool = False

    def show(self, path: str, count: int) -> "FitStep":
        """Return the step with `count` entries of a list printed."""
        return replace(self, shortening=self.shortening.show(path, count))


def rank_ladder(ladder: Sequence[FitStep], paths: Sequence[str]) -> tuple[FitStep, ...]:
    """Return a ladder on which what the publisher lets go is left out before any list is shortened.

    Args:
        ladder: The format's own.
        paths: Lists and blocks, in the order in which they go.
    """
    if not paths:
        return tuple(ladder)
    whole = [step for step in ladder if step.shortening.keeps_data]
    letting = whole[-1:]
    for path in paths:
        letting.append(replace(letting[-1], name="left out").show(path, 0))
    shortened = [step for step in ladder if not step.shortening.keeps_data]
    for path in paths:
        shortened = [step.show(path, 0) for step in shortened]
    return (*whole, *letting[1:], *shortened)


SHORT_TITLES = Shortening(has_short_titles=True)
REBALANCED = Shortening(is_rebalanced=True, has_short_titles=True)
STACKED = Shortening(is_stacked=True)


def shorten_lists(laws: int, efforts: int, base: Shortening = REBALANCED) -> Shortening:
    """Return the shortening to so many laws, and so many efforts of each kind."""
    lists = ((LAWS, laws), (COLLABORATIONS, efforts), (RESOURCES, efforts), (FUNDING, efforts))
    most = (*lists, (COMPARISON, 0))
    return replace(base, most=most)


def leave_out_blocks(count: int, entries: int = LEAST_ENTRIES, base: Shortening = REBALANCED) -> Shortening:
    """Return lists of so many entries without the first `count` optional blocks."""
    shortening = shorten_lists(entries, entries, base)
    for block in OPTIONAL_BLOCKS[:count]:
        shortening = shortening.show(block, 0)
    return shortening


_TIGHT = TypeScale(8.2, 1.15, note_leading=1.165)

ONE_PAGE = (
    FitStep("roomy", TypeScale(10.5, 1.28)),
    FitStep("roomy", TypeScale(10.0, 1.27)),
    FitStep("roomy", TypeScale(9.5, 1.26)),
    FitStep("roomy", TypeScale(9.0, 1.245)),
    FitStep("short titles", TypeScale(9.0, 1.245), SHORT_TITLES),
    FitStep("rebalanced", TypeScale(9.0, 1.235), REBALANCED),
    FitStep("tight", TypeScale(8.6, 1.2), REBALANCED),
    FitStep("tight", _TIGHT, REBALANCED),
    FitStep("without strips", TypeScale(8.6, 1.2), REBALANCED.show(COMPARISON, 0)),
    FitStep("without strips", _TIGHT, REBALANCED.show(COMPARISON, 0)),
    FitStep("shortened", _TIGHT, shorten_lists(12, 8)),
    FitStep("shortened", _TIGHT, shorten_lists(8, 6)),
    FitStep("shortened", _TIGHT, shorten_lists(6, 5)),
    FitStep("shortened", _TIGHT, shorten_lists(LEAST_ENTRIES, LEAST_ENTRIES)),
    *(FitStep("left out", _TIGHT, leave_out_blocks(count)) for count in range(2, len(OPTIONAL_BLOCKS) + 1)),
)
LAST_RESORT = tuple(
    FitStep("left out", _TIGHT, leave_out_blocks(len(OPTIONAL_BLOCKS), entries)) for entries in (3, 2)
)
"""Where there is no back to go on: the longest lists have lost more than a reader would expect."""

ON_THE_BACK = (
    FitStep("on the back", TypeScale(9.0, 1.245), pages=2, is_back=True),
    FitStep("on the back", _TIGHT, STACKED, pages=2, is_back=True),
    *(
        FitStep("on the back", _TIGHT, shorten_lists(laws, efforts, STACKED), pages=2, is_back=True)
        for laws, efforts in ((12, 8), (8, 6), (LEAST_ENTRIES, LEAST_ENTRIES))
    ),
)

# NIH attachments: 11 pt or larger, at most 15 characters and 6 lines an inch, margins of half an inch, no
# links. In 11 pt this narrow face has 15.3 characters an inch. One page is worth more than strips and types
# of offenses, which stand beside a figure of the tiles.
_WITHOUT_STRIPS = REBALANCED.show(COMPARISON, 0)
_LEAST_GRANT_LEADING = 12.045  # in points: hundredths are lost in rounding


def _set_grant_type(size: float, leading: float, notes: float) -> TypeScale:
    """Return type of a size, none smaller, with the leadings of text and notes in points."""
    return TypeScale(size, leading / size, floor=size, note_leading=notes / size)


_GRANT_TYPE = _set_grant_type(11.3, 13.2, 12.43)
_TIGHT_GRANT_TYPE = _set_grant_type(11.3, _LEAST_GRANT_LEADING, _LEAST_GRANT_LEADING)
_LEAST_GRANT_TYPE = _set_grant_type(11.2, _LEAST_GRANT_LEADING, _LEAST_GRANT_LEADING)
TWO_PAGES = (
    FitStep("one page", _GRANT_TYPE),
    FitStep("one page", _TIGHT_GRANT_TYPE, REBALANCED),
    FitStep("without strips", _GRANT_TYPE, _WITHOUT_STRIPS),
    FitStep("without strips", _TIGHT_GRANT_TYPE, _WITHOUT_STRIPS),
    FitStep("without strips", _TIGHT_GRANT_TYPE, _WITHOUT_STRIPS.show(OFFENSE_TYPES, 0)),
    FitStep("without strips", _LEAST_GRANT_TYPE, _WITHOUT_STRIPS.show(OFFENSE_TYPES, 0)),
    FitStep("two pages", _GRANT_TYPE, pages=2),
    FitStep("two pages", _GRANT_TYPE, STACKED, pages=2),
    *(
        FitStep("shortened", _GRANT_TYPE, shorten_lists(laws, efforts, STACKED), pages=2)
        for laws, efforts in ((12, 8), (8, 6), (LEAST_ENTRIES, LEAST_ENTRIES))
    ),
    *(
        FitStep("left out", _GRANT_TYPE, leave_out_blocks(count, base=STACKED), pages=2)
        for count in range(2, len(OPTIONAL_BLOCKS) + 1)
    ),
)

# American Printing House for the Blind: 18 pt or more, leading 1.5, flush left, one column.
_LARGE_TYPE = TypeScale(18, 1.5, floor=18, note_leading=1.5)
_MANY_PAGES = 60
AS_LONG_AS_IT_TAKES = (FitStep("as long as it takes", _LARGE_TYPE, SHORT_TITLES, pages=_MANY_PAGES),)
