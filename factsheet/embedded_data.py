"""The data that a sheet carries: the profile as printed, and the county table.

Both are written from the profile that is safe to print, so that the file says no more than the page.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import cast

from pydantic import BaseModel

from factsheet.disclosure import SafeProfile
from factsheet.model import CellMark, CountyCounts
from factsheet.wording.language import Wording

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
# Shapes are named by edition, origins are paths of the author's machine, and marks are there to be seen.
NOT_CARRIED = {"shapes", "origins", "has_suppressed", "before", "hidden_elsewhere"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the document; `relationship` as in ISO 32000-2, 7.11.3: Data, Source, ..."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str = "Data"


def make_attachments(profile: SafeProfile, wording: Wording) -> tuple[Attachment, ...]:
    """Return what is attached to the sheet: the profile as JSON and any county table as CSV."""
    stem = f"{profile.jurisdiction.usps.lower()}_trafficking_{profile.edition}"
    data = Attachment(
        f"{stem}.json",
        format_profile_json(profile),
        "application/json",
        wording.say("document.data_file"),
        "Source",
    )
    if profile.counties is None:
        return (data,)
    described = wording.say(
        "document.county_file", unit=wording.units(profile.jurisdiction.county_unit, plural=False)
    )
    counties = format_county_csv(profile, profile.counties)
    return (data, Attachment(f"{stem}_counties.csv", counties, "text/csv", described, "Data"))


def make_verification_code(files: tuple[Attachment, ...]) -> str:
    """Return eight hexadecimal digits that stand for the carried data: SHA-256, cut, in two groups."""
    digest = hashlib.sha256(b"".join(file.content for file in files)).hexdigest()
    return f"{digest[:4]}-{digest[4:8]}"


def format_profile_json(profile: SafeProfile) -> bytes:
    """Return the profile as indented UTF-8 JSON with stable order of keys."""
    names = [field.name for field in fields(profile) if field.name not in NOT_CARRIED]
    record = {name: _convert_value(getattr(profile, name)) for name in names}
    record["shapes_edition"] = profile.shapes.edition
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def format_county_csv(profile: SafeProfile, counties: CountyCounts) -> bytes:
    """Return the county table: FIPS, name, and the count or what stands in its place."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("fips", "county", "period", "count", "note"))
    period = f"{counties.period.first}-{counties.period.last}"
    for county in profile.shapes.counties:
        cell = counties.cells[county.fips]
        count, note = ("", cell.value) if isinstance(cell, CellMark) else (str(cell), "")
        writer.writerow((county.fips, county.full_name, period, count, note))
    if counties.not_placed:
        writer.writerow(("", "not tied to one county", period, counties.not_placed, ""))
    return table.getvalue().encode()


def _convert_value(value: object) -> JsonValue:
    """Return a record as JSON values; what is not published is left out."""
    if isinstance(value, BaseModel):
        return cast(JsonValue, value.model_dump(mode="json", exclude_none=True))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _convert_value(part) for name, part in parts.items() if part is not None}
    if isinstance(value, Mapping):
        return {str(key): _convert_value(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_convert_value(part) for part in value]
    return cast(JsonValue, value)
