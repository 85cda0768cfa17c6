"""Numbers, dates, lists and plural forms of a language, by the CLDR data that Babel carries."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

# Spanish "y" becomes "e" before an i-sound; not before a diphthong ("y hielo", "y Iowa") nor a consonant "y".
_I_SOUND = re.compile(r"\W*(h?[ií](?![aeouáéóú])|y(?![aeiouáéíóú]))", re.IGNORECASE)
_REMEMBERED = 2048  # figures; a sheet says the same one in several places, and at each step of the ladder


@cache
def _parse_locale(name: str) -> Locale:
    return Locale.parse(name)


def _is_spanish(locale: str) -> bool:
    return _parse_locale(locale).language == "es"


@lru_cache(_REMEMBERED)
def format_number(value: int, locale: str) -> str:
    """Return a whole number with the language's grouping, "1,234", and the minus sign of print, "−1"."""
    return format_decimal(value, locale=_parse_locale(locale)).replace("-", "−")


def format_percentage(value: Decimal, locale: str) -> str:
    """Return a percentage with all its decimals: "66.7%"; a value of 100 is the whole.

    Spanish sets a blank at which no line breaks before the sign, "66.7 %" (Ortografía de la lengua española,
    2010, VIII.3.4); CLDR has it for Spain and not for the Americas.
    """
    return _format_percentage(str(value), locale)  # as it is written: zero and minus zero are equal


@lru_cache(_REMEMBERED)
def _format_percentage(value: str, locale: str) -> str:
    percent = Decimal(value) / 100
    text = format_percent(percent, locale=_parse_locale(locale), decimal_quantization=False)
    return re.sub(r"(?<=\d)%", "\u00a0%", text) if _is_spanish(locale) else text


def format_tenth(value: Decimal, locale: str) -> str:
    """Return a number with one decimal, "1.5" or "2.0"."""
    return _format_tenth(str(value), locale)


@lru_cache(_REMEMBERED)
def _format_tenth(value: str, locale: str) -> str:
    text = format_decimal(Decimal(value), format="#,##0.0", locale=_parse_locale(locale))
    return text.replace("-", "−")


def format_dollars(value: int, locale: str) -> str:
    """Return whole dollars: "$450,000"."""
    return format_currency(value, "USD", format="¤#,##0", locale=_parse_locale(locale), currency_digits=False)


def format_day(day: date, locale: str, *, is_short: bool) -> str:
    """Return a date: "November 3, 2026", or "Nov 3, 2026" when short; Spanish text has no short form."""
    is_medium = is_short and not _is_spanish(locale)
    return format_date(day, format="medium" if is_medium else "long", locale=_parse_locale(locale))


@cache
def list_short_months(locale: str) -> dict[str, str]:
    """Return the names of months by the short ones of `format_day`; none where a language prints none."""
    if _is_spanish(locale):
        return {}
    names = _parse_locale(locale).months["format"]
    pairs = [(names["abbreviated"][month], names["wide"][month]) for month in range(1, 13)]
    return {short: name for short, name in pairs if short != name}


@lru_cache(_REMEMBERED)
def choose_plural_form(value: int, locale: str) -> str:
    """Return the CLDR plural form of a count: "one", "other", ..."""
    return str(_parse_locale(locale).plural_form(value))


def format_items(items: Sequence[str], locale: str) -> str:
    """Return items as the language lists them: "a, b, and c"; "a, b y c", "a, b e Irene"."""
    *first, last = [*items] or [""]
    text = str(format_list([*first, last], locale=_parse_locale(locale)))
    if first and _is_spanish(locale) and _I_SOUND.match(last):
        return f"{text.removesuffix(f' y {last}')} e {last}"
    return text
