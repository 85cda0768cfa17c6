"""The wording of a sheet in one language: the one thing that page, figures and alt texts speak through."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from factsheet.errors import DataError
from factsheet.model import Cell, CellMark, LocalText, Period
from factsheet.model.local_text import ENGLISH
from factsheet.reading.file_names import name_wording
from factsheet.reading.kept_results import keep_results
from factsheet.wording.agreement import MODEL, find_wording_faults
from factsheet.wording.cldr import (
    choose_plural_form,
    format_day,
    format_dollars,
    format_items,
    format_number,
    format_percentage,
    format_tenth,
)
from factsheet.wording.language_files import (
    LanguageFile,
    find_language_path,
    find_wording_folder,
    list_language_files,
    read_language_files,
)
from factsheet.wording.template import Part, fill_template, fill_text, list_template_fields

DATA_LANGUAGE = "en-US"
"""The language of names, laws and labels in the data files."""

_MARKS = {
    CellMark.NOT_SHOWN: "marks.not_shown",
    CellMark.NO_DATA: "marks.no_data",
    CellMark.NONE_REPORTED: "marks.none_reported",
}


class UnitForm(StrEnum):
    """How the word for a jurisdiction's divisions is used; examples for "county"."""

    ONE = "one"  # county
    OTHER = "other"  # counties
    HEADING = "heading"  # County
    ANY = "any"  # any county, after "no offenses were reported in"


class Term(NamedTuple):
    """A label of the data in the language of the sheet.

    Attributes:
        text: The translation, or the label as it is.
        lang: The language of `text` where it is not the sheet's, as in RFC 3066; None where it is.
    """

    text: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """All fixed wording in one language.

    A key, a value or a plural form that is missing is a mistake of the caller: ValueError.
    """

    file: LanguageFile

    @property
    def lang(self) -> str:
        """Return the language as in RFC 3066: "en-US"."""
        return self.file.lang

    def say(self, key: str, /, **values: str | int) -> str:
        """Return the text of `key` with its values filled in, without markup.

        Values go in as they are, integers without grouping (years, regions); counts go through `number`
        or `counted`. By custom ``{name}`` is a jurisdiction's name by `term`, ``{place}`` that by `place`.
        """
        template = self._template(key)
        return fill_text(template, self._check_values(key, template, values), self.file.contractions)

    def begin(self, key: str, /, **values: str | int) -> str:
        """Return what `say` says with a capital at its beginning, where a word of the data may stand."""
        return capitalize_first(self.say(key, **values))

    def parts(self, key: str, /, **values: str | int) -> tuple[Part, ...]:
        """Return what `say` says, cut where bold or a link begins or ends."""
        template = self._template(key)
        return fill_template(template, self._check_values(key, template, values), self.file.contractions)

    def counted(self, key: str, count: Cell, /, **values: str | int) -> str:
        """Return the plural form of `key` for a count, which fills ``{n}`` where the text has it."""
        return "".join(part.text for part in self.counted_parts(key, count, **values))

    def counted_parts(self, key: str, count: Cell, /, **values: str | int) -> tuple[Part, ...]:
        """Return what `counted` says, cut where bold or a link begins or ends."""
        # the number of what is not shown must not be told by its plural
        form = f"{key}.{choose_plural_form(count, self.file.locale) if isinstance(count, int) else 'other'}"
        form = form if form in self.file.texts else f"{key}.other"
        number = {"n": self.number(count)} if "n" in list_template_fields(self._template(form)) else {}
        return self.parts(form, **values, **number)

    def number(self, value: Cell) -> str:
        """Return a whole number as the language writes it, "1,234", or the words that stand in its place."""
        if isinstance(value, CellMark):
            return self.say(_MARKS[value])
        return format_number(value, self.file.locale)

    def percent(self, value: Decimal) -> str:
        """Return a percentage as the language writes it, "66.7%"; 100 is the whole."""
        return format_percentage(value, self.file.locale)

    def signed_percent(self, value: Decimal) -> str:
        """Return a change in percent with its sign, "+59%", "−25%"; "0%" for none."""
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{self.percent(abs(value))}"

    def tenth(self, value: Decimal) -> str:
        """Return a number with one decimal as the language writes it, "1.5"."""
        return format_tenth(value, self.file.locale)

    def dollars(self, value: int) -> str:
        """Return whole dollars as the language writes them: "$450,000"."""
        return format_dollars(value, self.file.locale)

    def list_of(self, items: Iterable[str]) -> str:
        """Return items as the language lists them: "a, b, and c"; "" for none."""
        return format_items(tuple(items), self.file.locale)

    def period(self, period: Period) -> str:
        """Return "2012–2016", "2016" for one year, or what a part of a year is called."""
        if period.label is not None:
            return self.choose(period.label).text
        return self.years(period.first, period.last)

    def years(self, first: int, last: int) -> str:
        """Return "2012–2016", or "2016" where the two are the same."""
        return str(first) if first == last else f"{first}–{last}"

    def date(self, day: date, *, is_short: bool = False) -> str:
        """Return "November 3, 2026", or "Nov 3, 2026"; day and month stay on one line."""
        text = format_day(day, self.file.locale, is_short=is_short)
        return re.sub(r"^(\d+) de |^(\w+\.?) ", lambda found: found.group().replace(" ", "\u00a0"), text)

    def units(self, county_unit: str, *, plural: bool = False) -> str:
        """Return what a jurisdiction's divisions are called, in running text: "county", "counties"."""
        return self.unit(county_unit, UnitForm.OTHER if plural else UnitForm.ONE)

    def unit(self, county_unit: str, form: UnitForm) -> str:
        """Return one form of the word for a jurisdiction's divisions."""
        return self.say(f"units.{county_unit}.{form}")

    def term(self, label: str) -> Term:
        """Return a label of the data in this language, or as it is with its own language named."""
        known = self.file.terms.get(label.casefold())
        if known is not None:
            return Term(known, None)
        return Term(label, None if self.lang == DATA_LANGUAGE else DATA_LANGUAGE)

    def choose(self, text: LocalText) -> Term:
        """Return a text of the data in this language: as it has it, translated, or as it is."""
        own = text.find(self.lang.split("-")[0])
        if own is not None:
            return Term(own, None)
        language, written = text.written
        return self.term(written) if language == ENGLISH else Term(written, language)

    def place(self, name: str) -> str:
        """Return the name of a jurisdiction or an office as running text has it: "the District of Columbia".

        Args:
            name: The English name, as in the data files.
        """
        article = self.file.articles.get(name)
        text = self.term(name).text
        return f"{article} {text}" if article else text

    def _check_values(self, key: str, template: str, values: Mapping[str, str | int]) -> Mapping[str, str]:
        """Return the values of a template as texts, where they are those that it needs."""
        needed = list_template_fields(template)
        if needed != values.keys():
            raise ValueError(f"wording {key!r} needs {sorted(needed)}, not {sorted(values)}")
        return {field: str(value) for field, value in values.items()}

    def _template(self, key: str) -> str:
        template = self.file.texts.get(key)
        if template is None:
            raise ValueError(f"no wording {key!r} in {self.lang}")
        return template


def capitalize_first(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def load_wording(lang: str = "en", folder: Path | None = None) -> Wording:
    """Return the wording of a language, read anew where its files have changed.

    Args:
        lang: Two letters, the stem of a file in `folder`.
        folder: Folder of wording files; a language without one there is taken from those of the package.

    Raises:
        UsageError: There is no such language.
        DataError: The file is not as it should be, or lacks what the sheet says; carries all faults.
    """
    return _load_files(list_language_files(lang, folder), lang, list_language_files(MODEL))


@keep_results(16)
def _load_files(files: tuple[Path, ...], lang: str, model: tuple[Path, ...]) -> Wording:
    """Return the wording that files hold, if nothing is wrong with it beside that of the model."""
    file = read_language_files(files, lang)
    faults = find_wording_faults(file, read_language_files(model, MODEL))
    if faults:
        raise DataError(*faults)
    return Wording(file)


def choose_wording(lang: str, own_words: LanguageFile | None) -> Wording:
    """Return the wording of a language: of the user's own words, where there are any, else as it is shipped.

    Args:
        lang: Two letters, the stem of a shipped file; not read where there are own words.
        own_words: What `find_own_language` returned, checked.

    Raises:
        UsageError: There is no such language.
    """
    return Wording(own_words) if own_words else load_wording(lang)


def find_own_language(lang: str, folder: Path | None = None) -> LanguageFile | None:
    """Return the words of a language, None where they are all of those that came with the program.

    Args:
        lang: Two letters, the stem of a file.
        folder: As for `load_wording`.
    """
    shipped = find_wording_folder() / name_wording(lang)
    return None if find_language_path(lang, folder) == shipped else load_wording(lang, folder).file
