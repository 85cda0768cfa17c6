"""The errors that a caller may meet, by who can mend them.

FactsheetError
├── DataError      the owner of the data files
├── LayoutError    the owner of the text: it does not fit
├── FontError      whoever installed the fonts
├── OutputError    the owner of the output folder
│   └── HeldError  nobody: another run draws into it, and will end
├── ClusterError   whoever runs the cluster that draws
├── PdfError       whoever made the PDF file
└── UsageError     whoever typed the command
"""

import dataclasses
import traceback
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from factsheet.count_wording import suppress_numbers


class FormCode(StrEnum):
    """What kind of fault keeps a data file from being read; `checks.file_faults` tells how to mend each."""

    VALUE = "FS001"
    FILE = "FS002"
    SYNTAX = "FS003"
    KEY = "FS004"
    MISSING = "FS005"
    LINK = "FS006"
    SOURCE = "FS007"
    PLACE = "FS008"
    DOUBLED = "FS009"
    YEARS = "FS010"
    EDITION = "FS011"
    SUM = "FS012"
    GLYPH = "FS013"
    NAME = "FS014"
    BOUNDS = "FS015"
    PROGRAM = "FS016"
    UNSAFE = "FS017"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place, told so that its owner can mend it.

    Attributes:
        file: Path of the file as the user would name it.
        line: 1-based line; 0 orders before every line and is printed as 1.
        field: Dotted path inside the file, such as ``laws[2].url``.
        found: What stands there, quoted where it is a value.
        allowed: What may stand there.
        code: What kind of fault it is, for those who look it up, empty where the message says all; two
            faults differ by the rest alone.
    """

    file: str
    line: int
    field: str
    found: str
    allowed: str
    code: str = dataclasses.field(default=FormCode.VALUE.value, compare=False, kw_only=True)

    def __str__(self) -> str:
        return f"{self.file}:{max(self.line, 1)}: {self.field}: found {self.found}; allowed: {self.allowed}"


class FactsheetError(Exception):
    """Any fault that the user can mend; carries all faults found, in file order."""

    has_codes: ClassVar[bool] = True

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults if self.has_codes else tuple(replace(fault, code="") for fault in faults)
        super().__init__("\n".join(map(str, faults)))


class DataError(FactsheetError):
    """A data file is missing, unreadable or holds something that is not allowed."""


class LayoutError(FactsheetError):
    """A text does not fit into its frame at the smallest type allowed.

    Attributes:
        over: By how many points it is too high; 0 where that is not what keeps it from fitting.
    """

    has_codes = False

    def __init__(self, *faults: Fault, over: float = 0.0) -> None:
        super().__init__(*faults)
        self.over = over


class FontError(FactsheetError):
    """A font file is missing, or a character is in none of its glyphs."""


class OutputError(FactsheetError):
    """A file or folder cannot be written."""

    has_codes = False


class HeldError(OutputError):
    """Another run draws into the folder; once that has ended, all is well."""


class ClusterError(FactsheetError):
    """The computers that are to draw cannot be reached, run another program, or went away."""

    has_codes = False


class PdfError(FactsheetError):
    """A PDF file that is given to the program is missing, damaged, or not of a kind it can work with."""

    has_codes = False


class UsageError(FactsheetError):
    """The command names something that does not exist."""

    has_codes = False


def describe_internal_error(usps: str, error: BaseException) -> Fault:
    """Return the fault that stands for a slip in the program, at the place where it was met.

    The numbers in its words are left out: they may be counts that no sheet shows.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = frames[-1] if frames else traceback.FrameSummary(__file__, 0, "")
    said = suppress_numbers(" ".join(f"{type(error).__name__}: {error}".split()))
    allowed = "no such error; please report this line, it is a fault of the program"
    file, line, field = Path(place.filename).name, place.lineno or 0, f"sheet of {usps}"
    return Fault(file, line, field, said, allowed, code=FormCode.PROGRAM)
