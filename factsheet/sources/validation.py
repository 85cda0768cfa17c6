"""Plain values checked against a record type, with every fault told by file, line and field."""

import re
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factsheet.count_wording import suppress_numbers
from factsheet.errors import Fault, FormCode
from factsheet.fields import COUNT_ALLOWED, URL_ALLOWED
from factsheet.model.counts import CELL_ALLOWED
from factsheet.reading.quoting import list_allowed_words, quote_count, quote_line, quote_value
from factsheet.reading.yaml_values import Plain, YamlFile

T = TypeVar("T")
Schema = dict[str, Any]  # a JSON Schema is as loose as JSON itself

_THOUSANDS = re.compile(r"[0-9]{3}")
_DIGITS = re.compile(r"-?(0|[1-9][0-9]*)")
_NO_COUNT = re.compile(  # what tables print in place of a number: "N/A", "*", "<11"
    r"[\W_]+|n/?a|none|unknown|tbd|not (available|known|reported|shown)|redacted|suppressed|withheld"
    r"|[<≤] ?[0-9]+|[0-9]+ or (fewer|less)",
    re.IGNORECASE,
)
_MOST_DIGITS = 18  # that are read as a number; no count has so many
_LIST_ALLOWED = "a list, each entry after a hyphen"
_JOINED_ALLOWED = "the whole number in digits alone, without a comma"
_COUNTS = frozenset({COUNT_ALLOWED, CELL_ALLOWED})
_COUNTED_PARTS = frozenset({"figures", "demographics", "call_types", "venues"})  # of a profile


@cache
def _make_adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", kind))


@cache
def _make_schema(kind: Hashable) -> Schema:
    return _make_adapter(kind).json_schema()


def try_record(file: YamlFile, kind: type[T], value: Plain = None) -> tuple[T | None, tuple[Fault, ...]]:
    """Return the content of a file as a record of `kind`, or None and all its faults in the file's order.

    Args:
        file: The file, for names and lines.
        kind: A record, or a list or mapping of records.
        value: The content, where it is not `file.value` as it stands.
    """
    checker = cast("Hashable", kind)
    content = file.value if value is None else value
    if _has_gap(content):
        schema = _make_schema(checker)
        content = _drop_empty_keys(content, schema, schema)
    try:
        record: T = _make_adapter(checker).validate_python({} if content is None else content)
    except ValidationError as error:
        schema, details = _make_schema(checker), error.errors(include_url=False)
        faults = {_make_fault(file, schema, detail) for detail in details if not _is_echo(detail)}
        return None, tuple(sorted(faults))
    return record, ()


def format_location(location: tuple[int | str, ...]) -> str:
    """Return a location as a path such as ``laws[2].url``."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short just because its entries, which are told, do not fit."""
    return detail["type"] == "too_short" and isinstance(detail["input"], list) and bool(detail["input"])


def _make_fault(file: YamlFile, schema: Schema, detail: ErrorDetails) -> Fault:
    location = tuple(part for part in detail["loc"] if part != "[key]")
    path = field = format_location(location)
    wanted = _follow_location(schema, location)
    found, allowed = _quote_found(detail["input"], wanted, location), _describe_allowed(wanted)
    code = FormCode.LINK if allowed.startswith(URL_ALLOWED) else FormCode.VALUE
    if detail["type"] == "extra_forbidden":
        key, code = str(location[-1]), FormCode.KEY
        shown = suppress_numbers(key) if _is_beside_counts(location) or key.isdecimal() else key
        found, field = f"the unknown key {quote_value(shown)}", format_location((*location[:-1], shown))
        allowed = list_allowed_words(_follow_location(schema, location[:-1]).get("properties", {}), near=key)
        allowed = _JOINED_ALLOWED if is_split_number(file.value, location) else allowed
    elif detail["type"] == "missing":
        found, allowed, code = "nothing", f"a value: {allowed}", FormCode.MISSING
    elif detail["type"] == "too_short" and detail["input"] == []:
        found, allowed = "an empty list", _word_empty_list(location)
    elif detail["type"] == "string_too_long":
        found = f"{found}, {len(detail['input'])} characters"
    elif detail["type"] == "value_error":
        allowed = str(detail["ctx"]["error"])
        found = found if _is_count(wanted) else _list_numbers(detail["input"]) or found
    if code == FormCode.VALUE:
        allowed = _word_other_shape(detail, wanted, allowed)
        found, allowed = _word_other_kind(detail, wanted, found, allowed) or (found, allowed)
    return Fault(file.name, file.line_of(path), field or "file", found, allowed, code=code)


def _quote_found(value: object, wanted: Schema, location: tuple[int | str, ...]) -> str:
    """Return a value as a message shows it; of what is or may be a count, by its shape alone."""
    if _is_count(wanted):
        return quote_count(value)
    is_text = wanted.get("type") == "string" and isinstance(value, str) and not value.isdecimal()
    return quote_line(value) if _is_beside_counts(location) and not is_text else quote_value(value)


def _is_count(wanted: Schema) -> bool:
    return any(part.get("description") in _COUNTS for part in (wanted, *wanted.get("oneOf", ())))


def _is_beside_counts(location: tuple[int | str, ...]) -> bool:
    """Return whether a location is in a part of a profile that holds counts, which may have gone astray."""
    return not location or location[0] in _COUNTED_PARTS


def _list_numbers(value: object) -> str | None:
    """Return the numbers of a list as they are shown, None for anything else."""
    if not isinstance(value, list | tuple) or not all(isinstance(number, int) for number in value):
        return None
    return ", ".join(map(str, value)) or "nothing"


def _word_empty_list(location: tuple[int | str, ...]) -> str:
    """Return what may stand in place of a list without entries: what it belongs to may be left out."""
    owner = location[-2] if len(location) > 1 else location[-1]
    left_out = f"'{owner}'" if isinstance(owner, str) else f"'{format_location(location[:-1])}'"
    return f"at least one entry, or no {left_out} at all"


def _word_other_shape(detail: ErrorDetails, wanted: Schema, allowed: str) -> str:
    """Return what is allowed, with what helps where a word comes close or the shape is another."""
    value = detail["input"]
    if isinstance(value, str) and "enum" in wanted:
        return list_allowed_words(wanted["enum"], near=value)
    if isinstance(value, str | int | list) and "properties" in wanted:
        return f"{allowed}, each in a line of its own"
    if isinstance(value, list) and wanted.get("type") == "string":
        return "one text behind the colon, without a hyphen"
    return allowed


def _word_other_kind(
    detail: ErrorDetails, wanted: Schema, found: str, allowed: str
) -> tuple[str, str] | None:
    """Return found and allowed where quotation marks alone make a kind, or a value stands for none."""
    value = detail["input"]
    if isinstance(value, str) and allowed == COUNT_ALLOWED and _NO_COUNT.fullmatch(value.strip()):
        return found, f"{allowed}; where no number is published, leave the whole entry out"
    is_number = detail["type"] == "int_type" or any(
        part.get("type") == "integer" for part in (wanted, *wanted.get("oneOf", ()))
    )
    if is_number and isinstance(value, str) and _DIGITS.fullmatch(value) and len(value) <= _MOST_DIGITS:
        return f"{found}, a text in quotation marks", f"digits without them: {allowed}"
    is_text = wanted.get("type") == "string" and not {"format", "pattern", "enum"} & wanted.keys()
    if is_text and isinstance(value, int):
        return f"{found}, a number", f'quotation marks around it if it is a text: "{found}"'
    if is_text and isinstance(value, dict):
        return found, f"{allowed}; quotation marks around a text that holds a colon"
    return None


def is_split_number(value: Plain, location: tuple[int | str, ...]) -> bool:
    """Return whether YAML took what follows the comma of a number, ``{value: 1,600}``, for a key.

    Args:
        value: The content of the file.
        location: Of the key that nothing knows.
    """
    for part in location[:-1]:
        if isinstance(value, dict):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
    if not isinstance(value, dict) or location[-1] not in value:
        return False
    keys = list(value)
    last = keys.index(str(location[-1]))
    first = last
    while first >= 0 and _THOUSANDS.fullmatch(keys[first]) and value[keys[first]] is None:
        first -= 1
    return 0 <= first < last and isinstance(value[keys[first]], int)


def _describe_allowed(schema: Schema) -> str:
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    if "properties" in schema:
        return f"the keys {', '.join(schema['properties'])}"
    if "additionalProperties" in schema:
        return "keys with values"
    if schema.get("type") == "array":
        return _LIST_ALLOWED
    return str(schema.get("description", "another value"))


def _follow_location(schema: Schema, location: tuple[int | str, ...]) -> Schema:
    """Follow a location down a JSON Schema; optional values and references are looked through."""
    root, part = schema, _resolve_schema(schema, schema)
    for step in location:
        part = _resolve_schema(root, _find_entry_schema(part, step)) or part
    return part


def _find_entry_schema(part: Schema, step: int | str) -> Schema:
    """Return the schema of one entry or key, empty if there is none."""
    if isinstance(step, int):
        return dict(part.get("items", {}))
    inner = part.get("properties", {}).get(step) or part.get("additionalProperties")
    return inner if isinstance(inner, dict) else {}


def _has_gap(value: Plain) -> bool:
    """Return whether a key or an entry has no value; most files have none, and no schema is made for them."""
    if isinstance(value, dict | list):
        return any(map(_has_gap, value.values() if isinstance(value, dict) else value))
    return value is None


def _drop_empty_keys(value: Plain, part: Schema, root: Schema) -> Plain:
    """Leave out the known keys that have no value; an unknown one stays, to be told as such."""
    part = _resolve_schema(root, part)
    if isinstance(value, list):
        return [
            _drop_empty_keys(item, _find_entry_schema(part, index), root) for index, item in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    known = part.get("properties", {})
    return {
        key: _drop_empty_keys(item, _find_entry_schema(part, key), root)
        for key, item in value.items()
        if item is not None or key not in known
    }


def _resolve_schema(root: Schema, part: Schema) -> Schema:
    options = [option for option in part.get("anyOf", ()) if option.get("type") != "null"]
    if options:
        return _resolve_schema(root, part | options[0] | {"anyOf": ()})
    if "$ref" in part:
        target: Schema = root["$defs"][str(part["$ref"]).rsplit("/", 1)[-1]]
        own = {"description": part["description"]} if "description" in part else {}
        return _resolve_schema(root, target | own)
    return part
