"""How a message words a count that may have to stay hidden, and what it quotes in place of typed numbers.

Messages end in logs that others read, so none tells a count that the sheet hides. A value that cannot be read
is quoted by its shape, since it may be a small count that was typed wrong: its line tells where to look.
"""

import re
import unicodedata
from itertools import groupby

HIDDEN_COUNT = "a count that is not shown"
NUMBER_SIGN = "#"
"""Stands for a number in what is quoted, however many digits it has."""

_YEAR = re.compile(r"(19|20|21)[0-9]{2}")

# A message is worded before any file can be read, so these words stand here beside those that the wording
# files have under "numbers"; a test holds that none of theirs is missing.
_ENGLISH = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
    "|(?:one )?(?:hundred|thousand)"
)
_SPANISH = (
    r"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez y \w+|diez|doce|docena|trece|catorce|quince"
    "|dieci[a-zé]+|veint[a-zé]+"
    r"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w+)?|cien|ciento|mil"
)
_ONE = r"(?:one|uno|una)(?=\W*$|\s+(?:less|fewer|more|person|case|call|count|offense|victim|menos|más))"
_WORDS = re.compile(rf"\b(?:{_ENGLISH}|{_SPANISH}|{_ONE})\b", re.IGNORECASE)
_WORDS_OF_A_COUNT = re.compile(r"\b(?:one|un[oa]?|once)\b", re.IGNORECASE)  # in a text they may be no numbers
_ROMAN = re.compile(r"\b[IVXLC]+\b")


def word_count(number: int, *, is_told: bool) -> str:
    """Return a count as a message tells it: its number, or the words for every count that is not shown."""
    return str(number) if is_told else HIDDEN_COUNT


def word_limit(number: int, noun: str, *, is_told: bool) -> str:
    """Return what another count is held against: "120, the number of cases", or the noun alone."""
    return f"{number}, {noun}" if is_told else noun


def suppress_numbers(text: str) -> str:
    """Return a text with a sign in place of each number, in digits or in words; years stay."""
    return _WORDS.sub(NUMBER_SIGN, _suppress_digits(text, keeps_years=True))


def suppress_count(text: str) -> str:
    """Return what was typed in place of a count with a sign for each number, however it is written."""
    shown = _suppress_digits(text, keeps_years=False)
    for words in (_WORDS, _WORDS_OF_A_COUNT, _ROMAN):
        shown = words.sub(NUMBER_SIGN, shown)
    return shown


def _suppress_digits(text: str, *, keeps_years: bool) -> str:
    runs = ((is_number, "".join(chars)) for is_number, chars in groupby(text, _is_number))
    return "".join(
        NUMBER_SIGN if is_number and not (keeps_years and _YEAR.fullmatch(run)) else run
        for is_number, run in runs
    )


def _is_number(char: str) -> bool:
    """Return whether a character is a digit or a number of any script: 7, ⑦, Ⅶ, ½."""
    return unicodedata.numeric(char, None) is not None
