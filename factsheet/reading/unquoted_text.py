"""Text without quotation marks that YAML reads without a word as something else than was typed.

A list entry without a blank after its hyphen, or set too deep, becomes part of the text above it; so does a
key without a blank after its colon. What follows a blank and # is taken for a remark and lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.characters import name_character
from factsheet.reading.quoting import quote_line

TEXT_IN_QUOTES = 'quotation marks (") around the text'
LEVEL_ALLOWED = "as many spaces as before the lines that belong to the same entry"
KEY_ALLOWED = "a key, a colon, a blank and the value, in one line"
_HYPHEN_ALLOWED = f"a hyphen and a blank before an entry of a list, or {TEXT_IN_QUOTES}"
_REMARK_ALLOWED = f"{TEXT_IN_QUOTES}, or a blank after # if it is a remark"
_BOTH_ALLOWED = 'a quotation mark (") at both ends of the text, or at neither'
_ODD_INDENT = re.compile(r" *([^\S \t])\s*\S")
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
    whole, last = lines[begin[0]], lines[end[0]]
    first = whole[begin[1] :]
    blank = None if whole[: begin[1]].strip() else name_odd_indent(whole, begin[0] + 1)
    if blank:
        yield blank
    if begin != end and _GLUED_HYPHEN.match(first):
        yield Slip(begin[0] + 1, f"{quote_line(first)}, a hyphen without a blank after it", _HYPHEN_ALLOWED)
    for at in range(begin[0] + 1, end[0] + 1):
        slip = name_glued_line(lines[at], at + 1)
        if slip:
            yield name_odd_indent(lines[at], at + 1) or slip
    closed = last[begin[1] : end[1]].strip() if begin[0] == end[0] else ""
    if closed.endswith('"') and closed.count('"') % 2:
        found = f"{quote_line(closed)}, a quotation mark that closes and none that opens"
        yield Slip(end[0] + 1, found, _BOTH_ALLOWED)
    remark = _REMARK.match(last, end[1])
    if remark:
        yield Slip(end[0] + 1, f"{quote_line(remark[1])}, which is read as a remark", _REMARK_ALLOWED)


def name_glued_line(line: str, number: int) -> Slip | None:
    """Return what is wrong with a line that YAML adds to the text of the line above it, None if nothing is.

    Args:
        line: The line.
        number: Its 1-based number.
    """
    text = line.strip()
    shown = quote_line(text)
    if text == "-" or text.startswith("- "):
        return Slip(number, f"{shown}, an entry that is set deeper than those above it", LEVEL_ALLOWED)
    if _GLUED_HYPHEN.match(text):
        return Slip(number, f"{shown}, a hyphen without a blank after it", _HYPHEN_ALLOWED)
    if text.startswith(_DASHES):
        return Slip(number, f"{shown}, a text that begins with {text[0]}", _HYPHEN_ALLOWED)
    return name_glued_key(line, number)


def name_glued_key(line: str, number: int) -> Slip | None:
    """Return what is wrong with a line whose key has no blank after its colon, None if it is no such line."""
    glued = _GLUED_KEY.match(line.strip())
    return Slip(number, f"{quote_line(glued[1])} without a blank after it", KEY_ALLOWED) if glued else None


def name_odd_indent(line: str, number: int) -> Slip | None:
    """Return what is wrong with a line that other blanks than spaces set in, None if none do."""
    odd = _ODD_INDENT.match(line)
    return Slip(number, f"{name_character(odd[1])}, at the begin of the line", "spaces") if odd else None
