"""The kinds of value a data file may hold, each with the words that say what is allowed.

Each kind is a pydantic type. Its rule raises `ValueError` with the text that follows "allowed:" in a
message, so that rule, message and the JSON Schema's description cannot drift apart.
"""

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

MOST_TEXT = 400
TEXT_ALLOWED = (
    f"1 to {MOST_TEXT} characters of plain text on one line, without control or direction characters"
)
URL_ALLOWED = "a link that begins with https:// or mailto:, without spaces"
MOST_COUNTED = 10_000_000
COUNT_ALLOWED = f"a whole number from 0 to {MOST_COUNTED:,}, digits only"
NET_ALLOWED = "a whole number, digits only, below zero only for a correction"
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEAR_ALLOWED = "a year from 1990 to 2100"
FIPS_ALLOWED = "5 digits, state then county, with leading zeros"
CODE_ALLOWED = "2 characters"
SLUG_ALLOWED = "a key of sources.yaml: small letters, digits and hyphens"
DAY_ALLOWED = "a date as year-month-day, such as 2026-11-23"
PERIOD_ALLOWED = "a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100"

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Cf: directions, soft hyphens, zero-width characters
_BLANKS = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}  # letters and signs that are drawn as nothing
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(r"(https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"]*)?|mailto:[^\s<>\"]+@[^\s<>\"]+)")


def find_unprintable(text: str) -> str | None:
    """Return the first control, surrogate, unassigned, direction or invisible character as ``U+XXXX``."""
    for char in text:
        if unicodedata.category(char) in _REFUSED:
            return f"U+{ord(char):04X}"
    return None


def is_visible(text: str) -> bool:
    """Return whether a text has a letter, digit, mark of punctuation or sign that can be seen."""
    return any(unicodedata.category(char)[0] in "LNPS" and ord(char) not in _BLANKS for char in text)


def _printable(text: str) -> str:
    if find_unprintable(text) or not is_visible(text):
        raise ValueError(TEXT_ALLOWED)
    return " ".join(text.split(" ")).strip()


def is_link(text: str) -> bool:
    """Return whether the text is a link that may be printed and followed."""
    return not find_unprintable(text) and bool(_URL.fullmatch(text))


def _link(text: str) -> str:
    if not is_link(text):
        raise ValueError(URL_ALLOWED)
    return text


def check_slug(text: str) -> str:
    """Return a text that can be a key of the sources.

    Raises:
        ValueError: It cannot.
    """
    if not _SLUG.fullmatch(text):
        raise ValueError(SLUG_ALLOWED)
    return text


def parse_day(value: object) -> date:
    """Return the day that a text in full form means; a date is returned as it is.

    Raises:
        ValueError: It is no day, or has a time.
    """
    # A date only from its full form: a bare number would else be read as seconds since 1970.
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(DAY_ALLOWED) from None
    if type(value) is date:
        return value
    raise ValueError(DAY_ALLOWED)


def split_period(value: int | str) -> tuple[int, int] | None:
    """Return first and last year of a period such as ``2016`` or ``2012-2016``, or None if it is none."""
    found = re.fullmatch(r"([0-9]{4})(?:[-–]([0-9]{4}))?", str(value))
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if FIRST_YEAR <= first <= last <= LAST_YEAR else None


def _fips(text: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", text):
        raise ValueError(FIPS_ALLOWED)
    return text


Text = Annotated[
    str, Field(min_length=1, max_length=MOST_TEXT, description=TEXT_ALLOWED), AfterValidator(_printable)
]
Url = Annotated[
    str,
    Field(max_length=500, description=URL_ALLOWED, json_schema_extra={"pattern": "^(https://|mailto:)"}),
    AfterValidator(_link),
]
# strict: a quoted '12' is text, and text where a number should be is a fault.
Count = Annotated[int, Field(strict=True, ge=0, le=MOST_COUNTED, description=COUNT_ALLOWED)]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR, description=YEAR_ALLOWED)]
Fips = Annotated[str, Field(description=FIPS_ALLOWED), AfterValidator(_fips)]
Code = Annotated[str, Field(min_length=2, max_length=2, description=CODE_ALLOWED)]
Slug = Annotated[str, Field(description=SLUG_ALLOWED), AfterValidator(check_slug)]
Day = Annotated[
    date,
    BeforeValidator(parse_day),
    Field(description=DAY_ALLOWED),
    WithJsonSchema({"type": "string", "format": "date", "description": DAY_ALLOWED}),
]
