"""The five national tables: file, source, columns. What reads, imports and exports them looks here."""

from dataclasses import dataclass
from typing import Literal

from factsheet.fields import MOST_COUNTED
from factsheet.model.vocabulary import NotPlacedReason, OffenseType
from factsheet.reading.file_names import TABLES

HOTLINE_SOURCE = "hotline-annual"
FBI_SOURCE = "fbi-offenses"
RESIDENTS_SOURCE = "census-residents"
MOST_RESIDENTS = 100_000_000  # of a state


@dataclass(frozen=True, slots=True)
class NationalSchema:
    """One table and what its columns mean.

    Attributes:
        file: Its name within the folder ``tables``.
        source: Key of the source of its numbers.
        place: ``usps`` for one row a state, ``fips`` for one a county.
        numbers: Columns of counts.
        word: A column that splits a place's rows, if any.
        words: What that column may hold.
        is_net: Whether corrections may make a count negative.
        is_public: Whether its numbers count nobody who was reported, so that any message may tell them.
        most: The highest number.
    """

    file: str
    source: str
    place: Literal["usps", "fips"]
    numbers: tuple[str, ...]
    word: str | None = None
    words: tuple[str, ...] = ()
    is_net: bool = False
    is_public: bool = False
    most: int = MOST_COUNTED

    @property
    def path(self) -> str:
        """Return its path below a folder of data."""
        return f"{TABLES}/{self.file}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the columns that tell a row from the others."""
        return (self.place, "year", *((self.word,) if self.word else ()))

    @property
    def columns(self) -> tuple[str, ...]:
        """Return all columns."""
        return (*self.keys, *self.numbers)


_REASONS = tuple(reason.value for reason in NotPlacedReason)
_KINDS = tuple(kind.value for kind in OffenseType)

HOTLINE = NationalSchema("hotline_annual.csv", HOTLINE_SOURCE, "usps", ("calls", "cases"))
COUNTIES = NationalSchema("fbi_county_offenses.csv", FBI_SOURCE, "fips", ("offenses",), is_net=True)
NOT_PLACED = NationalSchema(
    "fbi_not_placed.csv", FBI_SOURCE, "usps", ("offenses",), "reason", _REASONS, is_net=True
)
OFFENSE_TYPES = NationalSchema(
    "fbi_offense_types.csv", FBI_SOURCE, "usps", ("offenses",), "type", _KINDS, is_net=True
)
RESIDENTS = NationalSchema(
    "residents.csv", RESIDENTS_SOURCE, "usps", ("residents",), is_public=True, most=MOST_RESIDENTS
)
NATIONAL_SCHEMAS = (HOTLINE, COUNTIES, NOT_PLACED, OFFENSE_TYPES, RESIDENTS)
