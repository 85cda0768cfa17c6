"""Where a text stops to be YAML, told in the words of people who type it, with what to type instead.

The parser tells a place and a cause of its own ("did not find expected key"). Its place and the text around
it show what was typed: a tab, a colon within a text, a quotation mark that is not closed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from factsheet.reading.quoting import quote_line
from factsheet.reading.unquoted_text import (
    KEY_ALLOWED,
    LEVEL_ALLOWED,
    TEXT_IN_QUOTES,
    Place,
    Slip,
    name_glued_key,
    name_glued_line,
    name_odd_indent,
)

_CLOSED_ALLOWED = "the same quotation mark at the end of the text"
_WHOLE_ALLOWED = 'quotation marks (") around the whole text'
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

_KEY = re.compile(r"(?:- +)*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*")


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped.

    Attributes:
        lines: The text by lines.
        line: Index of the line where it stopped, from 0.
        column: Where in that line, from 0.
        begin: Index and column of what it was reading: a quotation, a bracket, a list.
    """

    lines: list[str]
    line: int
    column: int
    begin: Place

    @property
    def before(self) -> str:
        """Return what stands before the place in its line."""
        return self.lines[self.line][: self.column]

    @property
    def here(self) -> str:
        """Return what stands from the place to the end of its line."""
        return self.lines[self.line][self.column :]

    @property
    def opening(self) -> str:
        """Return the sign with which begins what was being read."""
        return self.lines[self.begin[0]][self.begin[1] :][:1]


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as the parser counts them."""
    return _BREAK.split(text)


def name_slip(error: yaml.YAMLError, text: str) -> Slip:
    """Return what was typed where a parser stopped, in plain words."""
    lines = split_lines(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _name_unknown(_Stop(lines, 0, 0, (0, 0)))
    mark, begin = (error.problem_mark or error.context_mark), error.context_mark
    # One parser tells the end of a text without a line end as a line below it.
    last = (len(lines) - 1, len(lines[-1]))
    place = min((mark.line, mark.column), last) if mark else last
    stop = _Stop(lines, *place, min((begin.line, begin.column), last) if begin else place)
    odd = next(filter(None, (name_odd_indent(lines[at], at + 1) for at in range(stop.line + 1))), None)
    if odd:
        return odd
    told = f"{error.context}: {error.problem}"
    return next((name for cause, name in _CAUSES if re.search(cause, told)), _name_unknown)(stop)


def _name_tab(stop: _Stop) -> Slip:
    return Slip(stop.line + 1, "a tab", "spaces")


def _name_first_sign(stop: _Stop) -> Slip:
    """Name a text that begins with a sign which YAML keeps for itself."""
    if stop.here.startswith("\t"):
        return _name_tab(stop)
    line, column = stop.begin
    begun = stop.lines[line][column:]
    return Slip(line + 1, f"{quote_line(begun)}, a text that begins with {begun[:1]}", TEXT_IN_QUOTES)


def _name_colon(stop: _Stop) -> Slip:
    """Tell a colon within a text from a key that stands deeper than its line allows."""
    if not _KEY.fullmatch(stop.before.strip()):
        return Slip(stop.line + 1, "a colon in a text without quotation marks", TEXT_IN_QUOTES)
    above = next((at for at in range(stop.line - 1, -1, -1) if _holds_data(stop.lines[at])), None)
    if above is not None and not re.search(": |:$", stop.lines[above]):
        return _name_missing_colon(stop.lines[above], above)
    found = f"{quote_line(stop.before.strip())} set deeper than the line above"
    return Slip(stop.line + 1, found, f"{LEVEL_ALLOWED}, or {TEXT_IN_QUOTES} that goes on with a colon")


def _holds_data(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _name_lone_line(stop: _Stop) -> Slip:
    """Name a line that should be a key with a value."""
    return _name_missing_colon(stop.lines[stop.begin[0]], stop.begin[0])


def _name_missing_colon(line: str, at: int) -> Slip:
    glued = name_glued_key(line, at + 1) or name_glued_line(line, at + 1)
    return glued or Slip(at + 1, f"{quote_line(line)}, a line without a colon", KEY_ALLOWED)


def _name_open_quotation(stop: _Stop) -> Slip:
    return Slip(stop.begin[0] + 1, "a quotation mark that is not closed", _CLOSED_ALLOWED)


def _name_backslash(stop: _Stop) -> Slip:
    allowed = "two backslashes, or single quotation marks (') around the text"
    return Slip(stop.line + 1, "a backslash in a text in quotation marks", allowed)


def _name_list_behind_key(stop: _Stop) -> Slip:
    return Slip(
        stop.line + 1, "an entry of a list behind its key", "each entry in a line of its own below the key"
    )


def _name_bracket(stop: _Stop) -> Slip:
    """Tell a bracket that is not closed from a missing comma or a colon too many."""
    close = {"[": "]", "{": "}"}.get(stop.opening, "]")
    if stop.line > stop.begin[0]:
        found, allowed = f"a bracket {stop.opening} that is not closed", f"{close} at its end"
        return Slip(stop.begin[0] + 1, found, f"{allowed}, commas between its entries")
    if stop.here[:1] in {"]", "}"}:
        return Slip(stop.line + 1, f"{stop.here[:1]} where {stop.opening} is open", f"{close} at its end")
    allowed = f"commas between its entries, {TEXT_IN_QUOTES} with colons, commas or brackets"
    return Slip(stop.line + 1, f"an entry within {stop.opening} {close} that goes on", allowed)


def _name_lost_bracket(stop: _Stop) -> Slip:
    """Tell a bracket that an earlier line has opened from a value that is missing."""
    depth = 0
    for at in range(stop.line, -1, -1):
        for sign in reversed(stop.before if at == stop.line else stop.lines[at]):
            depth += (sign in "]}") - (sign in "[{")
            if depth < 0:
                if at == stop.line:
                    return _name_missing_value(stop)
                close = {"[": "]", "{": "}"}[sign]
                allowed = f"{close} at its end, commas between its entries"
                return Slip(at + 1, f"a bracket {sign} that is not closed", allowed)
    return _name_missing_value(stop)


def _name_left_over(stop: _Stop) -> Slip:
    """Name what stands where a new key or entry should begin."""
    if stop.here[:1] in {"]", "}"}:
        allowed = f"a bracket that opens for each that closes, or {TEXT_IN_QUOTES}"
        return Slip(stop.line + 1, f"a closing bracket {stop.here[:1]} too many", allowed)
    before = stop.before.strip()
    if before[-1:] in {'"', "'"}:
        return _name_quotation_left(stop, before[-1])
    if before:
        found = f"{quote_line(stop.here)} behind a value that is complete"
        return Slip(stop.line + 1, found, _WHOLE_ALLOWED)
    glued = name_glued_line(stop.here, stop.line + 1)
    if glued and not stop.here.startswith("- "):
        return glued
    found = f"{quote_line(stop.here)}, a line that is set deeper or less deep than those around it"
    return Slip(stop.line + 1, found, LEVEL_ALLOWED)


def _name_quotation_left(stop: _Stop, sign: str) -> Slip:
    """Tell a text that goes on after its quotation mark from one that an earlier mark has swallowed."""
    if stop.before.count(sign) % 2:
        for at in range(stop.line - 1, -1, -1):
            if stop.lines[at].count(sign) % 2:
                return Slip(at + 1, "a quotation mark that is not closed", _CLOSED_ALLOWED)
    allowed = f"{_WHOLE_ALLOWED}, the other kind of quotation mark within it"
    return Slip(stop.line + 1, "a text that goes on behind its closing quotation mark", allowed)


def _name_missing_value(stop: _Stop) -> Slip:
    if not stop.here.strip():
        allowed = "a value, and a closing bracket for each that opens"
        return Slip(stop.line + 1, "the end of the line where a value belongs", allowed)
    found = f"{quote_line(stop.here)} where a value belongs"
    return Slip(stop.line + 1, found, f"a value, or {TEXT_IN_QUOTES}")


def _name_unknown(stop: _Stop) -> Slip:
    allowed = f"keys with values in YAML form; {TEXT_IN_QUOTES} with signs such as : # [ ] {{ }}"
    return Slip(stop.line + 1, "a text that is not YAML", allowed)


# What the parsers call a cause, the one in C and the one in Python; the first that fits tells the slip.
_CAUSES: tuple[tuple[str, Callable[[_Stop], Slip]], ...] = (
    ("a tab character", _name_tab),
    ("cannot start any token", _name_first_sign),
    ("mapping values are not allowed", _name_colon),
    ("mapping keys are not allowed", _name_first_sign),
    ("sequence entries are not allowed", _name_list_behind_key),
    ("escape|hexadecimal", _name_backslash),
    ("scanning a quoted scalar|scanning a double-quoted scalar", _name_open_quotation),
    ("scanning an (anchor|alias)|scanning a (tag|directive|block scalar)|parsing a tag", _name_first_sign),
    ("scanning a .*directive", _name_first_sign),
    ("could not find expected ':'", _name_lone_line),
    ("parsing a flow (mapping|sequence)", _name_bracket),
    ("parsing a flow node", _name_lost_bracket),
    ("node content", _name_missing_value),
    ("parsing a block (mapping|collection)|document start", _name_left_over),
)
