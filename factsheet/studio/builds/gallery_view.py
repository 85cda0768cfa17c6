"""The gallery as it is asked for: which sheets, beside which ones before, and the one that is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from factsheet.differences.difference_records import Changes
from factsheet.errors import FactsheetError, Fault
from factsheet.gallery.reported_build import ReportedFault
from factsheet.gallery.sheet_cards import SheetCard, Standing
from factsheet.studio.builds.built_sheets import BuiltSheets
from factsheet.studio.builds.sheet_comparison import LAST, EarlierSheets, draw_earlier_picture
from factsheet.studio.builds.sheet_frames import FramedPicture, find_changed_frames

SHOWN = ("all", "changed", "stopped")
LOOKS = ("differences", "before", "after", "side")


@dataclass(frozen=True, slots=True)
class GalleryWish:
    """What is asked for, in words of closed lists.

    Attributes:
        kind: Format and language, with a point between.
        show: One of `SHOWN`.
        against: `LAST`, or the year of an edition.
        look: One of `LOOKS`.
        sheet: The name of a card, "" for none.
    """

    kind: str = ""
    show: str = SHOWN[0]
    against: str = LAST
    look: str = LOOKS[0]
    sheet: str = ""

    def link_to(self, **changes: str) -> str:
        """Return the query of a link that asks for something else in part."""
        wish = replace(self, **changes)
        asked = {name: getattr(wish, name) for name in ("kind", "show", "against", "look", "sheet")}
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def edition(self) -> int | None:
        """The edition that is compared with, None for the last build."""
        return None if self.against == LAST else int(self.against)


def read_wish(
    asked: QueryParams, kinds: Sequence[str], editions: Sequence[int], keys: Sequence[str]
) -> GalleryWish:
    """Return what is asked for; a word that is in none of the lists asks for the usual."""
    return GalleryWish(
        kind=_pick_word(kinds, asked.get("kind")),
        show=_pick_word(SHOWN, asked.get("show")),
        against=_pick_word((LAST, *map(str, editions)), asked.get("against")),
        look=_pick_word(LOOKS, asked.get("look")),
        sheet=_pick_word(("", *keys), asked.get("sheet")),
    )


def _pick_word(allowed: Sequence[str], asked: str | None) -> str:
    if asked in allowed:
        return str(asked)
    return allowed[0] if allowed else ""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A sheet in the grid.

    Attributes:
        standing: What became of it since the one before.
        changes: In what its data differ from those of the one before; None where there is none.
        digest: Names the very picture; "" where there is none.
    """

    card: SheetCard
    standing: Standing
    changes: Changes | None
    digest: str


def make_thumbnail(built: BuiltSheets, earlier: EarlierSheets, card: SheetCard) -> Thumbnail:
    """Return a sheet with what became of it."""
    standing, changes = built.judge_card(card), None
    if earlier.edition is not None or standing is Standing.CHANGED:
        changes = _compare_safely(earlier, card)
    if earlier.edition is not None and standing not in {Standing.REFUSED, Standing.UNDONE}:
        standing = Standing.SAME if changes == Changes() else Standing.CHANGED
    return Thumbnail(card, standing, changes, built.name_digest(card))


def _compare_safely(earlier: EarlierSheets, card: SheetCard) -> Changes | None:
    try:
        return earlier.compare_sheet(card.sheet)
    except FactsheetError:  # told where the sheet itself is looked at
        return None


_ORDER = (Standing.REFUSED, Standing.CHANGED, Standing.UNDONE, Standing.SAME)


def sort_thumbnails(thumbnails: Sequence[Thumbnail]) -> tuple[Thumbnail, ...]:
    """Return sheets with changed and stopped ones first, each group by state."""
    return tuple(sorted(thumbnails, key=lambda one: min(_ORDER.index(one.standing), 2)))


def choose_thumbnails(thumbnails: Sequence[Thumbnail], show: str) -> tuple[Thumbnail, ...]:
    """Return the sheets of one of `SHOWN`."""
    wanted = {"changed": {Standing.CHANGED}, "stopped": {Standing.REFUSED}}.get(show, set(Standing))
    return tuple(one for one in thumbnails if one.standing in wanted)


@dataclass(frozen=True, slots=True)
class GallerySheet:
    """The sheet that is looked at.

    Attributes:
        picture: Where its picture differs from that of the sheet before; None where it has no picture.
        has_before: Whether there is a sheet before.
        faults: Why the last build was stopped at it, or what cannot be shown.
    """

    thumbnail: Thumbnail
    picture: FramedPicture | None
    has_before: bool
    faults: tuple[ReportedFault | Fault, ...]


def look_at_card(built: BuiltSheets, earlier: EarlierSheets, card: SheetCard) -> GallerySheet:
    """Return a sheet with all that is shown of it."""
    faults: tuple[ReportedFault | Fault, ...] = card.sheet.faults
    before, after = b"", b""
    try:
        after = built.read_picture(card.sheet.file or "")
        before = draw_earlier_picture(earlier.read_sheet(card.sheet))
    except FactsheetError as error:
        faults = (*faults, *error.faults)
    picture = find_changed_frames(before, after) if after else None
    return GallerySheet(make_thumbnail(built, earlier, card), picture, bool(before), faults)
