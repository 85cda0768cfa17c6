"""Values of PDF objects: whether two are the same, and how they are told."""

from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Stream, String

from factsheet.pdf_files.stream_content import read_stream
from factsheet.verification.file_differences import NOTHING, find_first_difference, quote_both, quote_text

SHORT_LIST = 8
"""Entries of a list or dictionary that is told whole."""

_DEPTH = 4
_LONGEST = 120  # characters that are told of an object
_TELLING = ("/S", "/Type", "/Subtype")


def is_same_value(one: object, other: object) -> bool:
    """Return whether two values without indirect parts are the same, however they are written."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | Decimal | float) and isinstance(other, int | Decimal | float):
        return one == other
    if isinstance(one, String) and isinstance(other, String):
        return bytes(one) == bytes(other) or str(one) == str(other)
    if isinstance(one, Name) and isinstance(other, Name):
        return str(one) == str(other)
    if isinstance(one, Array) and isinstance(other, Array):
        return len(one) == len(other) and all(map(is_same_value, list(one), list(other)))
    return type(one) is type(other) and isinstance(one, str | None) and one == other


def describe_both(found: object, expected: object) -> tuple[str, str]:
    """Return two values that differ as they are told."""
    if isinstance(found, String | str) and isinstance(expected, String | str):
        return quote_both(str(found), str(expected))
    return _cut_told(describe_value(found)), _cut_told(describe_value(expected))


def _cut_told(told: str) -> str:
    return f"{told[:_LONGEST]}…" if len(told) > _LONGEST else told


def describe_value(value: object, depth: int = _DEPTH) -> str:
    """Return a value in words or as a file has it, references resolved to a small depth."""
    if isinstance(value, Array):
        return _describe_list(value, depth)
    if isinstance(value, Dictionary):
        return _describe_dictionary(value, depth)
    if isinstance(value, Stream):
        return f"a stream of {len(read_stream(value))} bytes"
    return _describe_plain(value)


def _describe_plain(value: object) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, String | str):
        return quote_text(str(value))
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).removeprefix("/")


def _describe_list(value: Array, depth: int) -> str:
    if len(value) > SHORT_LIST or depth <= 0:
        return f"a list of {len(value)}"
    return f"[{' '.join(describe_value(each, depth - 1) for each in value)}]"


def describe_bytes(found: bytes, expected: bytes) -> tuple[str, str]:
    """Return two contents as they are told: as text where they are, else their sizes and the first byte."""
    try:
        return quote_both(found.decode("ascii"), expected.decode("ascii"))
    except UnicodeDecodeError:
        at = find_first_difference(found, expected)
        return _describe_content(found, at), _describe_content(expected, at)


def _describe_content(content: bytes, at: int) -> str:
    byte = f", byte {at + 1} is {content[at]}" if at < len(content) else ""
    return f"{len(content)} bytes{byte}"


def _describe_dictionary(value: Dictionary, depth: int) -> str:
    entries = dict(value.items())
    if depth <= 0 or len(entries) > SHORT_LIST:
        named = next((str(entries[key]) for key in _TELLING if key in entries), "")
        return f"an object {named.removeprefix('/')}".rstrip()
    told = (
        f"{key.removeprefix('/')} {describe_value(inner, depth - 1)}"
        for key, inner in sorted(entries.items())
    )
    return f"<{', '.join(told)}>"
