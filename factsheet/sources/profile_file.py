"""The file of one jurisdiction, ``profiles/<usps>.yaml``: its form, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from factsheet.errors import DataError, Fault
from factsheet.fields import Code, Text, Year
from factsheet.model import (
    CallTypes,
    Demographics,
    Efforts,
    Law,
    MapChoice,
    Measure,
    Origin,
    Record,
    Status,
    Venues,
)
from factsheet.sources.found import quoted
from factsheet.sources.glyphs import glyph_faults
from factsheet.sources.records import check_record
from factsheet.sources.yaml_nodes import read_yaml

VERSION_ALLOWED = "a whole number from 1 to 999"
Version = Annotated[int, Field(strict=True, ge=1, le=999, description=VERSION_ALLOWED)]


class Figures(Record):
    """Key figures of the whole jurisdiction; cases and calls not given are summed from the annual table."""

    cases: Measure | None = None
    persons: Measure | None = None
    calls: Measure | None = None


class ProfileFile(Record):
    """What stands in the file of one jurisdiction; what is not published is left out."""

    state: Code
    edition: Year
    version: Version = 1
    status: Status
    publisher: Text | None = None
    figures: Figures = Figures()
    demographics: Demographics | None = None
    call_types: CallTypes | None = None
    venues: Venues = Venues()
    laws: tuple[Law, ...] = ()
    efforts: Efforts = Efforts()
    map: MapChoice = MapChoice()


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """A profile file that has been checked, with the place of each of its values."""

    content: ProfileFile
    origins: Mapping[str, Origin]


def read_profile_file(path: Path, usps: str) -> ReadProfile:
    """Read and check the file of the jurisdiction `usps`.

    Raises:
        DataError: The file is missing or something in it does not fit; carries all faults in file order.
    """
    file = read_yaml(path, wanted="a profile for each state asked for")
    content = check_record(file, ProfileFile)
    faults = list(glyph_faults(file))
    if content.state != usps:
        line, allowed = file.line_of("state"), f"'{usps}', as the file is named"
        faults.append(Fault(file.name, line, "state", quoted(content.state), allowed))
    if faults:
        raise DataError(*sorted(faults))
    origins = {path: Origin(file.name, line, path) for path, line in file.lines.items() if path}
    return ReadProfile(content, origins)
