"""The carried profile as JSON: of each record of the model, the fields that travel, by name."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from factsheet.embedded_data.carried_profile import CarriedNation, CarriedProfile, CarriedSource
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    CautionWords,
    Contact,
    ContactLine,
    CountyCounts,
    Demographics,
    Effort,
    Efforts,
    FigureNouns,
    Jurisdiction,
    Law,
    LocalText,
    MapWords,
    Measure,
    NationalPicture,
    Noun,
    Offenses,
    OwnTexts,
    Period,
    Published,
    Ranking,
    Record,
    RequestType,
    Residents,
    Venues,
    YearSeries,
)
from factsheet.model.local_text import ENGLISH

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]

# A field that is added to a record stays at home until somebody has thought about it and names it here.
_FIELDS: Mapping[type, tuple[str, ...]] = {
    Jurisdiction: ("usps", "fips", "name", "kind", "region", "county_unit", "hotline_url"),
    Period: ("first", "last", "label"),
    Measure: ("value", "period", "source", "published"),
    YearSeries: ("years", "values", "source"),
    Demographics: ("heading", "period", "source", "groups"),
    Breakdown: ("title", "bars", "of", "not_stated", "whole", "period", "source"),
    CallTypes: ("period", "source", "whole", "bars"),
    Bar: ("label", "value", "published"),
    Published: ("by", "in_print", "url", "seen_on", "decided_by", "reason"),
    Venues: ("sex", "labor"),
    Ranking: ("period", "source", "names", "residual"),
    Law: ("title", "short_title", "lang", "citation", "url", "source", "checked_on", "read_in"),
    Efforts: ("agencies", "collaborations", "resources", "funding"),
    Effort: ("name", "url", "source", "checked_on"),
    CountyCounts: ("cells", "not_placed", "period", "source", "empty_years"),
    Residents: ("by_year", "source"),
    Offenses: ("by_year", "by_type", "nation_by_type"),
    Contact: (
        *("name", "phone", "text_to", "tty", "web", "chat", "languages", "checked_on", "sources"),
        *("other_lines", "requests", "requests_source", "directory"),
    ),
    ContactLine: ("name", "short_name", "phone", "source"),
    RequestType: ("name", "meaning"),
    OwnTexts: tuple(OwnTexts.model_fields),
    Noun: ("one", "other"),
    FigureNouns: ("cases", "persons", "calls"),
    MapWords: ("heading", "caution", "caution_of_one", "white", "steps"),
    CautionWords: ("by_year", "by_type", "beside_nation"),
    CarriedSource: tuple(field.name for field in fields(CarriedSource)),
    CarriedNation: tuple(field.name for field in fields(CarriedNation)),
    NationalPicture: tuple(field.name for field in fields(NationalPicture)),
}


def format_profile_json(profile: CarriedProfile) -> bytes:
    """Return the profile as indented UTF-8 JSON with stable order of keys.

    A part of the profile that is not published is null, a part of a part is left out.
    """
    parts = {field.name: convert_value(getattr(profile, field.name)) for field in fields(profile)}
    return (json.dumps(parts, ensure_ascii=False, indent=1) + "\n").encode()


def convert_value(value: object) -> JsonValue:
    """Return a record, or a part of one, as JSON values; what is not published is left out.

    Raises:
        TypeError: It is of a kind of which nobody has said what travels.
    """
    if isinstance(value, Decimal):
        value = float(value)  # of few digits, which come back as they were
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, LocalText):
        language, text = value.written
        return text if len(value.root) == 1 and language == ENGLISH else dict(value.root)
    if isinstance(value, tuple):
        return [convert_value(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): convert_value(part) for key, part in value.items()}
    return _convert_record(value)


def _name_key(kind: type, name: str) -> str:
    """Return the key of a field, as data files have it where they do."""
    return (kind.model_fields[name].alias or name) if issubclass(kind, Record) else name


def _convert_record(record: Any) -> JsonValue:
    for kind, names in _FIELDS.items():
        if isinstance(record, kind):
            parts = {_name_key(kind, name): getattr(record, name) for name in names}
            return {name: convert_value(part) for name, part in parts.items() if part is not None}
    raise TypeError(f"nothing says what travels of a {type(record).__name__}")
