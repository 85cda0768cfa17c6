"""Text without quotation marks that YAML reads without a word as something else than was typed.

A list entry without a blank after its hyphen, or set too deep, becomes part of the text above it; so does a
key without a blank after its colon. What follows a blank and # is taken for a remark and lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.reading.quoting import quote_value

TEXT_IN_QUOTES = 'quotation marks (") around the text'
LEVEL_ALLOWED = "as many spaces as before the lines that belong to the same entry"
KEY_ALLOWED = "a key, a colon, a blank and the value, in one line"
_HYPHEN_ALLOWED = f"a hyphen and a blank before an entry of a list, or {TEXT_IN_QUOTES}"
_REMARK_ALLOWED = f"{TEXT_IN_QUOTES}, or a blank after # if it is a remark"
_DASHES = ("–", "—", "•", "·", "*")  # what word processors make of a hyphen before an entry

_GLUED_HYPHEN = re.compile("-[^0-9 ]")
_GLUED_KEY = re.compile(r"(?:- +)*([A-Za-z_][A-Za-z0-9_-]*:)(?!//)[^ ]")
_REMARK = re.compile(r"\s+(#+[^\s#].*)")

Place = tuple[int, int]
"""A line and a column of a text, both from 0."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault of form: its 1-based line, what stands there, and what may."""

    line: int
    found: str
    allowed: str


def find_unquoted_slips(lines: Sequence[str], begin: Place, end: Place) -> Iterator[Slip]:
    """Yield what a text without quotation marks has swallowed or lost.

    Args:
        lines: All lines of the file.
        begin: Where the text begins.
        end: Where it ends, which may be where it begins.
    """
    first, last = lines[begin[0]][begin[1] :], lines[end[0]]
    if begin != end and _GLUED_HYPHEN.match(first):
        yield Slip(begin[0] + 1, f"{quote_value(first)}, a hyphen without a blank after it", _HYPHEN_ALLOWED)
    for at in range(begin[0] + 1, end[0] + 1):
        slip = name_glued_line(lines[at], at + 1)
        if slip:
            yield slip
    remark = _REMARK.match(last, end[1])
    if remark:
        yield Slip(end[0] + 1, f"{quote_value(remark[1])}, which is read as a remark", _REMARK_ALLOWED)


def name_glued_line(line: str, number: int) -> Slip | None:
    """Return what is wrong with a line that YAML adds to the text of the line above it, None if nothing is.

    Args:
        line: The line.
        number: Its 1-based number.
    """
    text = line.strip()
    shown, glued = quote_value(text), _GLUED_KEY.match(text)
    if text == "-" or text.startswith("- "):
        return Slip(number, f"{shown}, an entry that is set deeper than those above it", LEVEL_ALLOWED)
    if _GLUED_HYPHEN.match(text):
        return Slip(number, f"{shown}, a hyphen without a blank after it", _HYPHEN_ALLOWED)
    if text.startswith(_DASHES):
        return Slip(number, f"{shown}, a text that begins with {text[0]}", _HYPHEN_ALLOWED)
    return Slip(number, f"{quote_value(glued[1])} without a blank after it", KEY_ALLOWED) if glued else None
