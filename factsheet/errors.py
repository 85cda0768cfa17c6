"""The errors that a caller may meet, by who can mend them.

FactsheetError
├── DataError      the owner of the data files
├── LayoutError    the owner of the text: it does not fit
├── FontError      whoever installed the fonts
├── OutputError    the owner of the output folder
└── UsageError     whoever typed the command
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place, told so that its owner can mend it.

    Attributes:
        file: Path of the file as the user would name it.
        line: 1-based line; 0 orders before every line and is printed as 1.
        field: Dotted path inside the file, such as ``laws[2].url``.
        found: What stands there, quoted where it is a value.
        allowed: What may stand there.
    """

    file: str
    line: int
    field: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.file}:{max(self.line, 1)}: {self.field}: found {self.found}; allowed: {self.allowed}"


class FactsheetError(Exception):
    """Any fault that the user can mend; carries all faults found, in file order."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


class DataError(FactsheetError):
    """A data file is missing, unreadable or holds something that is not allowed."""


class LayoutError(FactsheetError):
    """A text does not fit into its frame at the smallest type allowed."""


class FontError(FactsheetError):
    """A font file is missing, or a character is in none of its glyphs."""


class OutputError(FactsheetError):
    """A file or folder cannot be written."""


class UsageError(FactsheetError):
    """The command names something that does not exist."""
