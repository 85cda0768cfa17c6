"""The file of one jurisdiction, ``profiles/<usps>.yaml``: its form, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import Code, Text, Year
from factsheet.model import (
    BlockChoice,
    CallTypes,
    Demographics,
    Efforts,
    Law,
    MapChoice,
    Measure,
    Origin,
    OwnTexts,
    Record,
    Silence,
    Status,
    Venues,
)
from factsheet.reading.kept_results import keep_results
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import read_yaml
from factsheet.sources.error_recovery import salvage_record
from factsheet.sources.font_coverage import find_glyph_faults

LAST_VERSION = 999
VERSION_ALLOWED = f"a whole number from 1 to {LAST_VERSION}"
Version = Annotated[int, Field(strict=True, ge=1, le=LAST_VERSION, description=VERSION_ALLOWED)]

REGION_ALLOWED = "the number of an HHS region, 1 to 10 or I to X"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def region_number(value: object) -> object:
    """Return the number of a region that is written in Roman numerals, and anything else as it is."""
    return _ROMAN.index(value) + 1 if value in _ROMAN else value


Region = Annotated[
    int,
    BeforeValidator(region_number),
    Field(strict=True, ge=1, le=len(_ROMAN), description=REGION_ALLOWED),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "pattern": f"^({'|'.join(_ROMAN)})$",
            "description": REGION_ALLOWED,
        }
    ),
]


class Figures(Record):
    """Key figures of the whole jurisdiction; cases and calls not given are summed from the annual table."""

    cases: Measure | None = None
    persons: Measure | None = None
    calls: Measure | None = None


class ProfileFile(Record):
    """What stands in the file of one jurisdiction; what is not published is left out.

    Attributes:
        region: The HHS region, to be checked against the table of jurisdictions, which is what is printed.
        english_prevails: Whether a translation says that the English text is authoritative.
        map: What the county map shows, and its classes.
        second_map: Likewise of a second map, of counts from another source.
        blocks: Which blocks the sheet has, in which order; what is left out here is as in theme.yaml.
        texts: Short texts of the publisher's own, likewise.
        silenced: Findings of the checks that stand as published, with reasons.
    """

    state: Code
    edition: Year
    version: Version = 1
    status: Status
    publisher: Text | None = None
    region: Region | None = None
    figures: Figures = Figures()
    demographics: Demographics | None = None
    call_types: CallTypes | None = None
    venues: Venues = Venues()
    laws: tuple[Law, ...] = ()
    efforts: Efforts = Efforts()
    map: MapChoice = MapChoice()
    second_map: MapChoice = MapChoice()
    blocks: BlockChoice = BlockChoice()
    texts: OwnTexts = OwnTexts()
    silenced: tuple[Silence, ...] = ()
    english_prevails: bool = False


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
    read, faults = salvage_profile_file(path, usps)
    if read is None or faults:
        raise DataError(*faults)
    return read


@keep_results(128)  # all states, in two editions
def salvage_profile_file(path: Path, usps: str) -> tuple[ReadProfile | None, tuple[Fault, ...]]:
    """Return what can be read of the file of a jurisdiction, and its faults in the order of the file.

    Raises:
        DataError: The file is missing, or no text in YAML form.
    """
    file = read_yaml(path, wanted="a profile for each state asked for")
    salvaged = salvage_record(file, ProfileFile)
    content, allowed = salvaged.record, f"'{usps}', as the file is named"
    wrong = tuple(
        replace(fault, allowed=allowed) if fault.field == "state" else fault for fault in salvaged.faults
    )
    if content is None:
        return None, wrong
    faults = [*wrong, *find_glyph_faults(file)]
    if content.state != usps:
        line = file.line_of("state")
        faults.append(
            Fault(file.name, line, "state", quote_value(content.state), allowed, code=FormCode.PLACE)
        )
    return ReadProfile(content, salvaged.origins), tuple(sorted(faults))
