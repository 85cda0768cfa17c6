"""Which blocks a sheet has, in which order, and which of them give way first: the publisher's choice."""

from enum import StrEnum

from pydantic import field_validator

from factsheet.fields import Slug
from factsheet.model.local_text import LocalText
from factsheet.model.record import Record


class BlockName(StrEnum):
    """The blocks that a publisher can choose, in the usual order of the page."""

    FIGURES = "figures"
    BY_YEAR = "by_year"
    MAP = "map"
    COUNTIES = "counties"
    SECOND_MAP = "second_map"
    PEOPLE = "people"
    CALL_TYPES = "call_types"
    VENUES = "venues"
    COMPARISON = "comparison"
    OFFENSES = "offenses"
    LAWS = "laws"
    FEDERAL_LAWS = "federal_laws"
    EFFORTS = "efforts"
    REQUESTS = "requests"
    LINES = "lines"


NEVER_GIVES_WAY = (BlockName.FIGURES, BlockName.MAP)
GIVES_WAY_ALLOWED = (
    f"any of {', '.join(name for name in BlockName if name not in NEVER_GIVES_WAY)}; "
    "'leave_out' takes out the others"
)


class BlockChoice(Record):
    """What a publisher chooses for all its sheets, or in a profile for one; None leaves it to the other.

    Attributes:
        leave_out: Blocks that are not printed.
        order: Blocks that come first, in this order; the others follow in theirs.
        gives_way: What is left out first where a sheet is too long, in this order, before anything else.
        leave_out_sources: Sources of which nothing is taken from the tables, such as figures older than one's
            own.
        prefer_back: Blocks that go to the back of a handout where it has one.
    """

    leave_out: tuple[BlockName, ...] | None = None
    order: tuple[BlockName, ...] | None = None
    gives_way: tuple[BlockName, ...] | None = None
    leave_out_sources: tuple[Slug, ...] | None = None
    prefer_back: tuple[BlockName, ...] | None = None

    @field_validator("gives_way")
    @classmethod
    def _check_gives_way(cls, names: tuple[BlockName, ...] | None) -> tuple[BlockName, ...] | None:
        if any(name in NEVER_GIVES_WAY for name in names or ()):
            raise ValueError(GIVES_WAY_ALLOWED)
        return names

    def complete(self, other: "BlockChoice") -> "BlockChoice":
        """Return the choice, with that of another where this one says nothing."""
        return BlockChoice(**{**other.model_dump(exclude_none=True), **self.model_dump(exclude_none=True)})


AS_USUAL = BlockChoice()
"""Chooses nothing."""


class OwnTexts(Record):
    """Short texts of the publisher's own, in place of what the sheet says by itself; None leaves it so.

    Attributes:
        lead: Below the title.
        figures, map, second_map, people, call_types, venues: A note in the block of that name.
        laws, efforts: Likewise.
    """

    lead: LocalText | None = None
    figures: LocalText | None = None
    map: LocalText | None = None
    second_map: LocalText | None = None
    people: LocalText | None = None
    call_types: LocalText | None = None
    venues: LocalText | None = None
    laws: LocalText | None = None
    efforts: LocalText | None = None

    def complete(self, other: "OwnTexts") -> "OwnTexts":
        """Return the texts, with those of another where this one has none."""
        mine = {name: text for name in OwnTexts.model_fields if (text := getattr(self, name))}
        return other.model_copy(update=mine)


NO_TEXTS = OwnTexts()
"""No text of the publisher's own."""
