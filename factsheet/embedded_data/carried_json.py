"""The carried profile as JSON: of each record of the model, the fields that travel, by name."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from json import dumps
from json.encoder import encode_basestring as quote_text
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

NEW_LINE = "\n"
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
    Law: (
        *("title", "short_title", "lang", "citation", "citation_lang"),
        *("url", "source", "checked_on", "read_in"),
    ),
    Efforts: ("agencies", "collaborations", "resources", "funding"),
    Effort: ("name", "lang", "url", "source", "checked_on"),
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
    return f"{_format_value(parts, NEW_LINE)}\n".encode()


def _format_value(value: JsonValue, line: str) -> str:
    """Return JSON as the standard library indents it, which does so in a fifth of the speed.

    Args:
        value: The value.
        line: What begins a line of it, a line feed with its indent.
    """
    if isinstance(value, str):
        return quote_text(value)
    inner = f"{line} "
    if isinstance(value, dict) and value:
        parts = [f"{quote_text(key)}: {_format_value(part, inner)}" for key, part in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([_format_value(part, inner) for part in value])}{line}]"
    return str(value) if type(value) is int else dumps(value)


def convert_value(value: object) -> JsonValue:
    """Return a record, or a part of one, as JSON values; what is not published is left out.

    Raises:
        TypeError: It is of a kind of which nobody has said what travels.
    """
    if isinstance(value, Decimal):
        value = float(value)  # of few digits, which come back as they were
    if value is None or isinstance(value, (str, int, float)):
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


def _convert_record(record: Any) -> JsonValue:
    kind: Any = type(record)  # a class is hashable, which the stub of `cache` does not see
    parts = [(key, getattr(record, name)) for key, name in _list_keys(kind)]
    return {key: convert_value(part) for key, part in parts if part is not None}


@cache
def _list_keys(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the key of each field that travels, as data files have it where they do, and its name."""
    for known, names in _FIELDS.items():
        if issubclass(kind, known):
            aliases = (
                {name: field.alias for name, field in kind.model_fields.items()}
                if issubclass(kind, Record)
                else {}
            )
            return tuple((aliases.get(name) or name, name) for name in names)
    raise TypeError(f"nothing says what travels of a {kind.__name__}")
