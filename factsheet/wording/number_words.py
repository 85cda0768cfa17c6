"""Numbers that stand in a text as words, in every language of the sheets at once.

A text of the data may be in any of them, and what it counts is no more hidden in words than in figures.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factsheet.errors import FactsheetError
from factsheet.wording.language import Wording, load_wording
from factsheet.wording.language_files import list_languages

_SECTION = "numbers."
_TENS = range(30, 100, 10)  # below, languages have words of their own, which their files list
_UNITS = range(1, 10)


@dataclass(frozen=True, slots=True)
class SpelledNumber:
    """A number as it stands in a text, from `start` to before `end`."""

    value: int
    start: int
    end: int


@dataclass(frozen=True)
class NumberWords:
    """What numbers are called; `values` has each name in small letters without accents."""

    values: Mapping[str, int]

    def find(self, text: str) -> Iterator[SpelledNumber]:
        """Yield the numbers of a text in order, in capitals or small letters, with or without accents."""
        for found in self._names.finditer(_fold_letters(text)) if self.values else ():
            yield SpelledNumber(self.values[_fold_blanks(found[0])], *found.span())

    @cached_property
    def _names(self) -> re.Pattern[str]:
        longest_first = sorted(self.values, key=len, reverse=True)
        names = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in longest_first)
        return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


NO_NUMBER_WORDS = NumberWords({})


def load_number_words(folder: Path) -> NumberWords:
    """Return what numbers are called in each language of a folder that can be read, without the others."""
    wordings: list[Wording] = []
    for lang in list_languages(folder):
        with suppress(FactsheetError):
            wordings.append(load_wording(lang, folder))
    return combine_number_words(wordings)


def combine_number_words(wordings: Iterable[Wording]) -> NumberWords:
    """Return what numbers are called in any of these languages; a word of two values has the lesser."""
    values: dict[str, int] = {}
    for wording in wordings:
        for value, name in _list_names(wording):
            folded = _fold_blanks(_fold_letters(name))
            values[folded] = min(value, values.get(folded, value))
    return NumberWords(values)


def _list_names(wording: Wording) -> Iterator[tuple[int, str]]:
    """Yield the numbers that a wording file lists, and those put together from tens and units."""
    keys = (key.removeprefix(_SECTION) for key in wording.file.texts if key.startswith(_SECTION))
    named = {int(key): wording.say(f"{_SECTION}{key}").split(", ") for key in keys if key.isdecimal()}
    yield from ((value, name) for value, names in named.items() for name in names)
    for ten in _TENS:
        for unit in _UNITS:
            for name in named[unit]:
                yield ten + unit, wording.say("numbers.tens_and_units", tens=named[ten][0], units=name)


def _fold_letters(text: str) -> str:
    """Return a text of the same length in small letters without accents."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


def _fold_blanks(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name)
