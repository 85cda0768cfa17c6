"""What was probably meant by a day, a period, a link or a key that data files write in another form.

Nothing is read in the form that is guessed here: it is only offered in a message, for people to type.
"""

import re
import unicodedata
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*\.?,? ([0-9]{4})")
_TWO_YEARS = re.compile(r"([0-9]{4})\s*(?:[-‐‑‒–—/]|to|through|thru|until)\s*([0-9]{4})")
_MAIL = re.compile(r"[^\s<>\"@:/]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_SITE = re.compile(r"([A-Za-z0-9-]+\.)+(com|edu|gov|info|mil|net|org|us)(/[^\s<>\"]*)?")


def guess_day(text: str) -> date | None:
    """Return the day that a text such as "11/23/2026" or "Nov 23, 2026" can only mean, None where it is open.

    Of two numbers before a year, neither above 12, either may be the month.
    """
    written = " ".join(text.casefold().split())
    if parts := _YEAR_FIRST.fullmatch(written):
        return _make_day(parts[1], parts[2], parts[3])
    if parts := _MONTH_FIRST.fullmatch(written):
        return _make_day(parts[3], _find_month(parts[1]), parts[2])
    if parts := _DAY_FIRST.fullmatch(written):
        return _make_day(parts[3], _find_month(parts[2]), parts[1])
    if parts := _YEAR_LAST.fullmatch(written):
        readings = {_make_day(parts[3], parts[1], parts[2]), _make_day(parts[3], parts[2], parts[1])}
        days = [day for day in readings if day]
        return days[0] if len(days) == 1 else None
    return None


def guess_years(text: str) -> tuple[int, int] | None:
    """Return the two years of a text such as "2012 to 2016" in their order, None where it has no two."""
    parts = _TWO_YEARS.fullmatch(text.casefold().strip())
    return (min(int(parts[1]), int(parts[2])), max(int(parts[1]), int(parts[2]))) if parts else None


def guess_link(text: str) -> str | None:
    """Return the link of an address such as "www.ohio.gov/help" or "help@ohio.gov", None for other text."""
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    return f"https://{text}" if _SITE.fullmatch(text) else None


def guess_key(text: str) -> str:
    """Return a name in small letters, digits and hyphens: "Ohio AG" is ohio-ag; empty where none remain."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall("[a-z0-9]+", plain.replace("'", "")))


def _find_month(name: str) -> str:
    """Return the number of a month by its first three letters, "0" for other letters."""
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else "0"


def _make_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
