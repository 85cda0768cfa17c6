"""What is said of a finished sheet that was looked at."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.embedded_data.changed_values import ChangedValue
from factsheet.errors import Fault
from factsheet.verification.file_differences import FileDifference


class Sameness(StrEnum):
    """How a finished sheet compares with what is drawn from its own data."""

    IDENTICAL = "identical"
    REWRITTEN = "same content, written anew"
    DIFFERENT = "different"
    UNKNOWN = "not to be told"


class Currency(StrEnum):
    """How the data of a sheet compare with those of a data folder."""

    CURRENT = "current"
    REDRAWN = "current data, drawn otherwise today"
    SUPERSEDED = "superseded"
    UNKNOWN = "not in these data"


@dataclass(frozen=True, slots=True)
class CurrencyCheck:
    """Whether a sheet is still what a data folder gives.

    Attributes:
        edition, version: Of the folder's own sheet; 0 where it has none.
        changes: The values that changed since, as far as both show them.
        faults: What keeps the folder's sheet from being drawn.
    """

    currency: Currency
    edition: int = 0
    version: int = 0
    changes: tuple[ChangedValue, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """A sheet that a code stands for."""

    name: str
    edition: int
    version: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class SheetVerdict:
    """What was found of one sheet.

    Attributes:
        name: What messages call it.
        usps: Whose sheet it is by its data; "" where they cannot be read.
        program: The version that drew it; "" where it does not say.
        differences: From what is drawn from its own data.
        printed_code: In its footer; "" where there is none.
        code: That of its data.
        pages: How many it has.
        fonts: How many fonts it names.
        open_fonts: Those whose program is not in the file.
        profiles: What it should conform to: "3a", "ua1".
        broken_rules: What it does not keep of that.
        validators: Who looked.
        currency: Where a data folder was given to compare with.
        faults: What kept it from being looked at whole.
    """

    name: str
    usps: str = ""
    program: str = ""
    sameness: Sameness = Sameness.UNKNOWN
    differences: tuple[FileDifference, ...] = ()
    printed_code: str = ""
    code: str = ""
    pages: int = 0
    fonts: int = 0
    open_fonts: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    broken_rules: tuple[str, ...] = ()
    validators: tuple[str, ...] = ()
    currency: CurrencyCheck | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def has_right_code(self) -> bool:
        """Return whether the code in the footer is that of the data."""
        return self.printed_code == self.code

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong with it, and it is current where that was asked."""
        is_current = self.currency is None or self.currency.currency in {Currency.CURRENT, Currency.REDRAWN}
        is_same = self.sameness in {Sameness.IDENTICAL, Sameness.REWRITTEN}
        return (
            is_same
            and is_current
            and self.has_right_code
            and not (self.faults or self.broken_rules or self.open_fonts)
        )
