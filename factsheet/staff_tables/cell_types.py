"""What a cell may hold: counts, years, codes, texts; what spreadsheets do to them is undone and told.

Each reader takes a value that is there and returns it as the data files have it. It raises `ValueError`
with the words that follow "allowed:".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from factsheet.fields import (
    COUNT_ALLOWED,
    DAY_ALLOWED,
    MOST_COUNTED,
    MOST_TEXT,
    NET_ALLOWED,
    PERIOD_ALLOWED,
    SLUG_ALLOWED,
    TEXT_ALLOWED,
    URL_ALLOWED,
    YEAR_ALLOWED,
    check_link,
    check_slug,
    check_text,
    describe_year,
    parse_day,
    parse_period,
    split_period,
)
from factsheet.model.counts import CELL_ALLOWED, CellMark
from factsheet.reading.quoting import quote_count, quote_value
from factsheet.staff_tables.source_keys import make_key

CellValue = str | int | float | bool | date | None  # a bool is no number, though Python takes it for one

Value = int | str
"""A cell as it was read."""

_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_PART_OF_YEAR = re.compile(r"(?=.*[^\W\d_])(?=.*(?<![0-9])(19|20)[0-9]{2}(?![0-9])).{1,40}")
MARKED_ALLOWED = f"{COUNT_ALLOWED}, '{CellMark.NOT_SHOWN}' or '{CellMark.NO_DATA}'"


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A value read from a cell.

    Attributes:
        value: As it stands in the data files.
        repair: What was done to it, to be told; nothing if it was taken as it stood.
    """

    value: int | str
    repair: str = ""


class CellKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    COUNT = "count"
    SHOWN = "count or not shown"
    NET = "count with corrections"
    MARKED = "count or mark"
    YEAR = "year"
    PERIOD = "period"
    DAY = "day"
    LINK = "link"
    SOURCE = "source"
    PLACE = "place"


COUNT_KINDS = frozenset({CellKind.COUNT, CellKind.SHOWN, CellKind.NET, CellKind.MARKED})
YEAR_KINDS = frozenset({CellKind.YEAR, CellKind.PERIOD})


def name_column(index: int) -> str:
    """Return the letters of a column: A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_cell(kind: CellKind, value: CellValue) -> ReadCell:
    """Return the value of a cell that is not empty.

    Raises:
        ValueError: It is not of that kind; the text says what is allowed.
    """
    return _READERS[kind](value)


def word_cell(value: CellValue) -> str:
    """Return a value as a message quotes it."""
    if isinstance(value, datetime) and value.time() != time():
        return f"the date {value:%Y-%m-%d} with the time {value:%H:%M}"
    if isinstance(value, date):
        return f"the date {value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)


def _read_text(value: CellValue) -> ReadCell:
    if isinstance(value, bool | date):
        raise ValueError(TEXT_ALLOWED)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if len(text) > MOST_TEXT:
        raise ValueError(TEXT_ALLOWED)
    return ReadCell(check_text(text))


def _read_number(value: CellValue, allowed: str) -> ReadCell:
    """Return a whole number; one kept as text, or with commas between thousands, is read and told."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(allowed)
    if isinstance(value, float):
        if not value.is_integer() or abs(value) > MOST_COUNTED:
            raise ValueError(allowed)
        return ReadCell(int(value))
    if isinstance(value, int):
        return ReadCell(value)
    if not (_WHOLE.fullmatch(value) or _GROUPED.fullmatch(value)):
        raise ValueError(allowed)
    number = int(value.replace(",", ""))
    return ReadCell(number, "" if str(number) == value else f"{quote_count(value)} read as a whole number")


def _check_bounds(read: ReadCell, least: int, allowed: str) -> ReadCell:
    if not (isinstance(read.value, int) and least <= read.value <= MOST_COUNTED):
        raise ValueError(allowed)
    return read


def _read_count(value: CellValue) -> ReadCell:
    return _check_bounds(_read_number(value, COUNT_ALLOWED), 0, COUNT_ALLOWED)


def _read_shown_count(value: CellValue) -> ReadCell:
    if isinstance(value, str) and value.casefold() == CellMark.NOT_SHOWN:
        return ReadCell(CellMark.NOT_SHOWN.value)
    return _check_bounds(_read_number(value, CELL_ALLOWED), 0, CELL_ALLOWED)


def _read_net_count(value: CellValue) -> ReadCell:
    return _check_bounds(_read_number(value, NET_ALLOWED), -MOST_COUNTED, NET_ALLOWED)


def _read_marked_count(value: CellValue) -> ReadCell:
    """Return a count or a mark; whether it may be below zero hangs on its source."""
    if isinstance(value, str) and value.casefold() in set(CellMark):
        return ReadCell(CellMark(value.casefold()).value)
    return _check_bounds(_read_number(value, MARKED_ALLOWED), -MOST_COUNTED, MARKED_ALLOWED)


def _read_year(value: CellValue) -> ReadCell:
    allowed = describe_year(str(value))
    if isinstance(value, str) and "," in value:
        raise ValueError(allowed)
    read = _read_number(value, allowed)
    if split_period(read.value) is None:
        raise ValueError(allowed)
    return read


def _read_period(value: CellValue) -> ReadCell:
    text = str(_read_number(value, PERIOD_ALLOWED).value) if isinstance(value, int | float) else str(value)
    if isinstance(value, date):
        raise ValueError(PERIOD_ALLOWED)
    if _PART_OF_YEAR.fullmatch(text):  # a quarter, or some months: which there are, the data files say
        return ReadCell(check_text(text))
    text = text.replace(" ", "").replace("–", "-")
    years = parse_period(text)
    return ReadCell(years[0]) if years[0] == years[1] else ReadCell(f"{years[0]}-{years[1]}")


def _read_day(value: CellValue) -> ReadCell:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return ReadCell(parse_day(value).isoformat())


def _read_link(value: CellValue) -> ReadCell:
    return ReadCell(check_link(value if isinstance(value, str) else ""))


def _read_source(value: CellValue) -> ReadCell:
    text = value if isinstance(value, str) else ""
    key = make_key(text)
    return ReadCell(check_slug(key), "" if key == text else f"{quote_value(text)} read as '{key}'")


_READERS: Mapping[CellKind, Callable[[CellValue], ReadCell]] = {
    CellKind.TEXT: _read_text,
    CellKind.COUNT: _read_count,
    CellKind.SHOWN: _read_shown_count,
    CellKind.NET: _read_net_count,
    CellKind.MARKED: _read_marked_count,
    CellKind.YEAR: _read_year,
    CellKind.PERIOD: _read_period,
    CellKind.DAY: _read_day,
    CellKind.LINK: _read_link,
    CellKind.SOURCE: _read_source,
    CellKind.PLACE: _read_text,  # a name or a code; which, and of what, is told later
}

KIND_ALLOWED: Mapping[CellKind, str] = {
    CellKind.COUNT: COUNT_ALLOWED,
    CellKind.SHOWN: CELL_ALLOWED,
    CellKind.NET: NET_ALLOWED,
    CellKind.MARKED: MARKED_ALLOWED,
    CellKind.YEAR: YEAR_ALLOWED,
    CellKind.PERIOD: PERIOD_ALLOWED,
    CellKind.DAY: DAY_ALLOWED,
    CellKind.LINK: URL_ALLOWED,
    CellKind.SOURCE: SLUG_ALLOWED,
}
"""What to type in a cell of a kind that one sentence tells; texts and places are told by their columns."""
