"""Plain values as YAML in the form that the data files have, such that they read back as the same values."""

import json
import re
from collections.abc import Mapping

from factsheet.errors import DataError
from factsheet.reading.yaml_values import Plain, parse_yaml

STEP = 2  # blanks a level
_MOST_IN_LINE = 100  # characters of a small mapping that stands in one line
# What certainly is plain text for every parser; the rest is quoted, which is never wrong.
_PLAIN = re.compile(r"[^\W_][^#{}\[\]&*!|>%@`\\]*")
_NOT_IN_BRACES = frozenset(",?\"'")
_LINE_KEYS = frozenset({"value", "label"})  # a mapping with one of these is small: a figure, a bar


def format_scalar(value: int | str | None) -> str:
    """Return a scalar for a line of its own, quoted only where it would else read as something else."""
    if isinstance(value, str):
        return value if _may_stand_bare(value) else json.dumps(value, ensure_ascii=False)
    return "~" if value is None else str(value)


def format_flow(value: Plain) -> str:
    """Return a value in one line: ``{value: 598, period: 2012-2016}``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {format_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(format_flow, value)) + "]"
    if isinstance(value, str) and _NOT_IN_BRACES & set(value):
        return json.dumps(value, ensure_ascii=False)
    return format_scalar(value)


def format_line(value: Plain) -> str:
    """Return a value that stands in a line of its own."""
    return format_flow(value) if isinstance(value, dict | list) else format_scalar(value)


def format_entry(key: str, value: Plain, column: int) -> str:
    """Return a key with its value, without the blanks before the first line and without a line end.

    Args:
        key: A word.
        value: What stands under it.
        column: Where the key begins.
    """
    if isinstance(value, dict | list) and value and not _is_small(value):
        return f"{key}:\n" + " " * (column + STEP) + format_block(value, column + STEP)
    return f"{key}:" if value is None else f"{key}: {format_line(value)}"


def format_item(value: Plain, column: int) -> str:
    """Return an entry of a list that begins at a column, without the blanks before its first line."""
    if isinstance(value, dict | list) and value and not _is_small(value):
        return "- " + format_block(value, column + STEP)
    return f"- {format_line(value)}"


def format_block(value: Mapping[str, Plain] | list[Plain], column: int) -> str:
    """Return a mapping or list that is not empty, one entry a line, without the first line's blanks."""
    joint = "\n" + " " * column
    if isinstance(value, list):
        return joint.join(format_item(entry, column) for entry in value)
    return joint.join(format_entry(key, inner, column) for key, inner in value.items())


def _is_small(value: Plain) -> bool:
    """Return whether a value stands in one line: numbers, or a figure with its period and source."""
    if isinstance(value, list):
        return all(isinstance(entry, int) for entry in value)
    if not isinstance(value, dict) or not _LINE_KEYS & value.keys():
        return False
    return (
        not any(isinstance(inner, dict | list) for inner in value.values())
        and len(format_flow(value)) <= _MOST_IN_LINE
    )


def _may_stand_bare(text: str) -> bool:
    """Return whether a text may stand without quotation marks, in a line and, but for commas, in braces."""
    if not _PLAIN.fullmatch(text):
        return False
    bare = text if _NOT_IN_BRACES & set(text) else f"{{c: {text}, d: [{text}, 1]}}"
    try:
        value = parse_yaml(f"a: {text}\nb: {bare}\n", "").value
    except DataError:
        return False
    return value == {"a": text, "b": text if bare == text else {"c": text, "d": [text, 1]}}
