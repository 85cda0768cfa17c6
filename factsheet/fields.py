"""The kinds of value a data file may hold, each with the words that say what is allowed.

Each kind is a pydantic type. Its rule raises `ValueError` with the text that follows "allowed:" in a
message, so that rule, message and the JSON Schema's description cannot drift apart.
"""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from factsheet.characters import find_unprintable, is_digits, is_visible
from factsheet.likely_values import guess_day, guess_key, guess_link, guess_years

MOST_TEXT = 400
TEXT_ALLOWED = (
    f"1 to {MOST_TEXT} characters of plain text on one line, without control or direction characters"
)
SHORTEST_REASON = 12
REASON_ALLOWED = f"words that say it, at least {SHORTEST_REASON} letters"
URL_ALLOWED = "a link that begins with https:// or mailto:, without spaces"
MOST_COUNTED = 10_000_000
COUNT_ALLOWED = f"a whole number from 0 to {MOST_COUNTED:,}, digits only"
NET_ALLOWED = f"a whole number up to {MOST_COUNTED:,}, digits only, below zero only for a correction"
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEAR_ALLOWED = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
YEAR_LENGTH = 4
WHOLE_YEAR_ALLOWED = (
    "one whole year such as 2024; a figure of a quarter or of several years goes into the profile, with its "
    "period"
)
FIPS_PATTERN, FIPS_DIGITS = "[0-9]{5}", 5
FIPS_ALLOWED = f"{FIPS_DIGITS} digits, state then county, with leading zeros"
USPS_PATTERN = "[A-Z]{2}"
USPS_ALLOWED = "2 capital letters"
CODE_ALLOWED = "2 characters"
LANGUAGE_PATTERN = "[a-z]{2}"
LANGUAGE_ALLOWED = "2 small letters, such as es"
SLUG_ALLOWED = "a key of sources.yaml: small letters, digits and hyphens"
DAY_ALLOWED = "a date as year-month-day, such as 2026-11-23"
PERIOD_PATTERN = "[0-9]{4}([-–][0-9]{4})?"
PERIOD_ALLOWED = (
    f"a year such as 2016, or two with a hyphen such as 2012-2016, from {FIRST_YEAR} to {LAST_YEAR}"
)

_KEPT_BREAK = " (the sign | or > before a text keeps it)"
_NO_BREAK = "\u00a0\u202f"
_BLANKS_IN_A_ROW = re.compile(r"\s{2,}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME_AFTER = re.compile(rf"({_DAY.pattern})[T ]+[0-9]{{1,2}}:[0-9].*")
_BETWEEN_YEARS = re.compile("[-–]")
_SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})[-–/]([0-9]{2})")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_PART = r"(?:q[1-4]|h[12]|fy|fiscal year|first half|second half|(?:first|second|third|fourth) quarter)"
_TO = r" ?(?:[-–]|to|through) ?"
_PART_PERIOD = re.compile(
    rf"[0-9]{{4}},? {_PART}|{_PART}(?: of|,)? [0-9]{{4}}(?:[-–][0-9]{{2,4}})?"
    rf"|(?:{_MONTH}{_TO})?{_MONTH},? [0-9]{{4}}|{_MONTH},? [0-9]{{4}}{_TO}{_MONTH},? [0-9]{{4}}",
    re.IGNORECASE,
)
_YEAR_IN_TEXT = re.compile(r"[0-9]{4}")
_SHORT_END = re.compile(r"([0-9]{2})([0-9]{2}[-–])([0-9]{2})$")
_URL = re.compile(r"(https://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"]*)?|mailto:(?!//)[^\s<>\"]+@[^\s<>\"]+)")
_YEAR_BESIDE_MORE = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9,])")
_SITE = re.compile(r"(https)://([^/?#:\s]+)(:[0-9]+)?(.*)", re.IGNORECASE)


def describe_count(most: int = MOST_COUNTED) -> str:
    """Return what a count may be."""
    return f"a whole number from 0 to {most:,}, digits only"


def check_text(text: str) -> str:
    """Return a text as it is printed: no blanks around it, and none typed twice.

    Of several blanks in a row one stays. It is one at which a line may break, unless none of them was such.

    Raises:
        ValueError: It shows nothing, or holds what cannot be shown; its name is told.
    """
    hidden = find_unprintable(text)
    if hidden:
        kept = _KEPT_BREAK if "\n" in text else ""
        raise ValueError(f"{TEXT_ALLOWED}; take away {hidden}{kept}")
    if not is_visible(text):
        raise ValueError(TEXT_ALLOWED)
    return _BLANKS_IN_A_ROW.sub(_choose_blank, text).strip()


def _choose_blank(found: re.Match[str]) -> str:
    blanks = found[0]
    return blanks[0] if all(blank in _NO_BREAK for blank in blanks) else " "


def is_poor_reason(text: str) -> bool:
    """Return whether a text is too short to say why something is so, or who decided it: "see source"."""
    return sum(map(str.isalpha, text)) < SHORTEST_REASON


def check_reason(text: str) -> str:
    """Return a text that says why something is so, or who decided it.

    Raises:
        ValueError: It is too short for that.
    """
    if is_poor_reason(text):
        raise ValueError(REASON_ALLOWED)
    return text


def is_link(text: str) -> bool:
    """Return whether the text is a link that may be printed and followed."""
    return not find_unprintable(text) and bool(_URL.fullmatch(text))


def check_link(text: str) -> str:
    """Return a text that is a link.

    Raises:
        ValueError: It is none; where a slip can be told, the text has what to type instead.
    """
    if is_link(text):
        return text
    meant = _mend_link(text)
    raise ValueError(f"{URL_ALLOWED}: {meant}" if is_link(meant) else URL_ALLOWED)


def _mend_link(text: str) -> str:
    """Return a link with https in small letters, its site in plain letters and a slash after the site."""
    parts = _SITE.fullmatch(text)
    if not parts:
        return guess_link(text) or text
    scheme, site, port, rest = parts.groups(default="")
    try:
        plain = site.encode("idna").decode("ascii")
    except UnicodeError:
        return text
    return f"{scheme.lower()}://{plain}{port}{rest if rest[:1] in {'', '/'} else f'/{rest}'}"


def check_slug(text: str) -> str:
    """Return a text that can be a key of the sources.

    Raises:
        ValueError: It cannot.
    """
    if not _SLUG.fullmatch(text):
        meant = guess_key(text)
        raise ValueError(f"{SLUG_ALLOWED}: {meant}" if meant else SLUG_ALLOWED)
    return text


def parse_day(value: object) -> date:
    """Return the day that a text in full form means; a date is returned as it is.

    Raises:
        ValueError: It is no day, or has a time.
    """
    # A date only from its full form: a bare number would else be read as seconds since 1970.
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(DAY_ALLOWED) from None
    if type(value) is date:
        return value
    timed = _TIME_AFTER.fullmatch(str(value)) if isinstance(value, str | datetime) else None
    if timed:
        raise ValueError(f"the day alone, {timed[1]}, without a time")
    meant = guess_day(value) if isinstance(value, str) else None
    raise ValueError(f"the day as year-month-day: {meant}" if meant else DAY_ALLOWED)


def split_period(value: int | str) -> tuple[int, int] | None:
    """Return first and last year of a period such as ``2016`` or ``2012-2016``, or None if it is none."""
    try:
        return parse_period(value)
    except ValueError:
        return None


def parse_period(value: int | str) -> tuple[int, int]:
    """Return first and last year of a period such as ``2016`` or ``2012-2016``.

    Raises:
        ValueError: It is none; the text says what is allowed, as near to what was meant as can be told.
    """
    text = str(value)
    short = _SHORT_YEARS.fullmatch(text)
    if short and short[2] < short[3]:
        raise ValueError(f"both years in full: {short[1]}{short[2]}-{short[1]}{short[3]}")
    if not re.fullmatch(PERIOD_PATTERN, text):
        meant = guess_years(text)
        is_sound = meant and FIRST_YEAR <= meant[0] <= meant[1] <= LAST_YEAR
        told = f"the years with a hyphen between them: {meant[0]}-{meant[1]}" if meant and is_sound else ""
        raise ValueError(told or PERIOD_ALLOWED)
    years = [int(year) for year in _BETWEEN_YEARS.split(text)]
    first, last = years[0], years[-1]
    if FIRST_YEAR <= last < first <= LAST_YEAR:
        raise ValueError(f"the earlier year first: {last}-{first}")
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise ValueError(PERIOD_ALLOWED)
    return first, last


def describe_year(text: str) -> str:
    """Return what may stand in place of a text that is no year; a part of a year has its place elsewhere."""
    is_part = len(text) != YEAR_LENGTH and _YEAR_BESIDE_MORE.search(text)
    return WHOLE_YEAR_ALLOWED if is_part else YEAR_ALLOWED


def is_year(text: str) -> bool:
    """Return whether a text is one year in four digits, of those that figures can be of."""
    return len(text) == YEAR_LENGTH and is_digits(text) and FIRST_YEAR <= int(text) <= LAST_YEAR


def split_part_period(value: int | str) -> tuple[int, int] | None:
    """Return first and last year of a part period, "2024 Q1" or "Jan-Jun 2024", None for all else."""
    text = str(value)
    if not _PART_PERIOD.fullmatch(text):
        return None
    years = [int(year) for year in _YEAR_IN_TEXT.findall(_SHORT_END.sub(r"\1\2\1\3", text))]
    first, last = years[0], years[-1]
    is_part = FIRST_YEAR <= first <= last <= min(first + 1, LAST_YEAR)  # a fiscal year lies in two
    return (first, last) if is_part else None


def is_fips(text: str) -> bool:
    """Return whether a text has the form of a county's code."""
    return bool(re.fullmatch(FIPS_PATTERN, text))


def restore_fips_zero(text: str) -> str:
    """Return a county's code with the leading zero that a spreadsheet took away; other text as it is."""
    return text.zfill(FIPS_DIGITS) if is_digits(text) else text


def _check_fips(text: str) -> str:
    if not is_fips(text):
        raise ValueError(FIPS_ALLOWED)
    return text


def _check_language(text: str) -> str:
    if not re.fullmatch(LANGUAGE_PATTERN, text):
        raise ValueError(LANGUAGE_ALLOWED)
    return text


Text = Annotated[
    str, Field(min_length=1, max_length=MOST_TEXT, description=TEXT_ALLOWED), AfterValidator(check_text)
]
Reason = Annotated[Text, AfterValidator(check_reason), Field(description=REASON_ALLOWED)]
Url = Annotated[
    str,
    Field(max_length=500, description=URL_ALLOWED, json_schema_extra={"pattern": "^(https://|mailto:)"}),
    AfterValidator(check_link),
]
# strict: a quoted '12' is text, and text where a number should be is a fault.
Count = Annotated[int, Field(strict=True, ge=0, le=MOST_COUNTED, description=COUNT_ALLOWED)]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR, description=YEAR_ALLOWED)]
Fips = Annotated[str, Field(description=FIPS_ALLOWED), AfterValidator(_check_fips)]
Code = Annotated[str, Field(min_length=2, max_length=2, description=CODE_ALLOWED)]
Language = Annotated[
    str,
    Field(description=LANGUAGE_ALLOWED, json_schema_extra={"pattern": f"^{LANGUAGE_PATTERN}$"}),
    AfterValidator(_check_language),
]
Slug = Annotated[str, Field(description=SLUG_ALLOWED), AfterValidator(check_slug)]
Day = Annotated[
    date,
    BeforeValidator(parse_day),
    Field(description=DAY_ALLOWED),
    WithJsonSchema({"type": "string", "format": "date", "description": DAY_ALLOWED}),
]
