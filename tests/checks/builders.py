"""Small data folders with something wrong in them, and what the checks tell of it."""

from datetime import date
from pathlib import Path

from factsheet.checks import Limits
from factsheet.checks.state import CheckedState, check_state
from tests.sources.builders import a_folder

DAY = date(2026, 11, 26)  # the day after the shipped facts were checked
HEAD = "state: MA\nedition: 2023\nstatus: synthetic\n"
ANNUAL = "usps,year,calls,cases\n"
# Made up; 260 cases of 630 calls.
YEARS = ANNUAL + "MA,2012,100,40\nMA,2013,110,45\nMA,2014,120,50\nMA,2015,140,60\nMA,2016,160,65\n"


def check(folder: Path, profile: str = "", limits: Limits | None = None, **shared: str) -> CheckedState:
    """Check a synthetic profile of Massachusetts, the text after its head, in a folder with shared files."""
    shared.setdefault("tables__hotline_annual_csv", YEARS)
    library = a_folder(folder, HEAD + profile, **shared)
    return check_state(library, "MA", limits or Limits(DAY))


def told(folder: Path, profile: str = "", **shared: str) -> list[str]:
    """Return what the checks tell, the folder shortened to DIR."""
    return [str(each).replace(str(folder), "DIR") for each in check(folder, profile, **shared).findings]


def places(folder: Path, profile: str = "", **shared: str) -> list[tuple[str, str, int, str]]:
    """Return code, file, line and field of each finding."""
    findings = check(folder, profile, **shared).findings
    return [
        (each.code, Path(each.fault.file).name, each.fault.line, each.fault.field)  # file names are unique
        for each in findings
    ]
