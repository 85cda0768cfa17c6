"""Labels of the data that a language has no words for: what `check --lang` lists, with what to type.

Labels are what a reader must understand: categories, titles of breakdowns, venues, requests, help lines, the
words of sources and of parts of a year, and the publisher's own texts.
Names of offices, laws and titles keep their own language by rule and are no labels; nor are digits and signs
alone, such as "18–24".
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from babel import Locale
from pydantic import BaseModel

from factsheet.checks.finding import Finding
from factsheet.checks.rules import LANGUAGE_RULES, UNTRANSLATED_LABEL
from factsheet.errors import FactsheetError, Fault
from factsheet.model import Contact, LocalText, Profile, Source, list_rankings
from factsheet.reading.file_names import CONTACT, JURISDICTIONS, SOURCES, THEME, WORDING, name_wording
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_value
from factsheet.sources.cited_sources import FACT_SOURCES
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import OFFENSE_TYPES
from factsheet.theme import Theme
from factsheet.wording import Wording, load_wording
from factsheet.wording.language import DATA_LANGUAGE

MOST_USERS = 3  # places at which a label stands that a message names
_WITH_TEXTS = (  # parts of a profile that may have texts in several languages
    *("cases", "persons", "calls", "cases_by_year", "calls_by_year", "counties", "second_counties"),
    *("demographics", "call_types", "venues", "efforts", "texts"),
)
_SEVERITIES = {code: severity for code, severity, _meaning, _remedy in LANGUAGE_RULES}

Labels = Iterator[tuple[str, str]]
"""Pairs of the place at which a label stands and the label, in the order of the page."""


@dataclass(frozen=True, slots=True)
class UntranslatedLabels:
    """What a language has no words for.

    Attributes:
        file: The wording file of the data folder in which they may be given, there or not.
        line: Of its key terms, 0 where it has none.
        language: Its English name.
        users: By label, in the order met: where it stands, such as "OH venues.sex.names[0]". Labels that
            differ in capitals alone are one, as they are for the language.
    """

    file: Path
    line: int
    language: str
    users: dict[str, list[str]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each label."""
        return tuple(map(self._make_finding, self.users))

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines to copy into the file, in which the translations are still to be typed."""
        entries = (f'  {json.dumps(label, ensure_ascii=False)}: ""' for label in self.users)
        return (*([] if self.line or not self.users else ["terms:"]), *entries)

    def _make_finding(self, label: str) -> Finding:
        shown, more = self.users[label][:MOST_USERS], len(self.users[label][MOST_USERS:])
        where = ", ".join([*shown, *([f"{more} more"] if more else [])])
        found = f"no {self.language} for {quote_value(label)}, which stands at {where}"
        entry = f'{json.dumps(label, ensure_ascii=False)}: "its words in {self.language}"'
        new = "" if self.file.exists() else ", which is still to be made"
        allowed = f"in this file{new}, below terms:, the line {entry}"
        name = format_path(self.file)
        fault = Fault(name, self.line, "terms", found, allowed, code=UNTRANSLATED_LABEL)
        return Finding(fault, _SEVERITIES[UNTRANSLATED_LABEL])


def find_untranslated_labels(
    library: Library, profiles: Iterable[Profile], lang: str
) -> UntranslatedLabels | None:
    """Return the labels on some sheets that a language has no words for, None where its words cannot be read.

    Args:
        library: The data, with contact and theme, whose labels stand on each sheet.
        profiles: Those of the sheets.
        lang: Code of a language that has a wording file.
    """
    try:
        wording = load_wording(lang, library.wording_folder)
    except FactsheetError:
        return None  # its faults are told by whoever reads each language
    users: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for place, label in _list_labels(library, profiles, wording):
        if any(map(str.isalpha, label)) and wording.term(label).lang is not None:
            users.setdefault(spelled.setdefault(label.casefold(), label), []).append(place)
    file = library.folder.path / WORDING / name_wording(lang)
    line = wording.file.lines.get("terms", 0) if file.exists() else 0
    return UntranslatedLabels(file, line, _name_language(wording), users)


def _name_language(wording: Wording) -> str:
    return Locale.parse(wording.file.locale).get_language_name("en") or wording.lang


def _list_labels(library: Library, profiles: Iterable[Profile], wording: Wording) -> Labels:
    """Yield the labels of each sheet, then those that all sheets share."""
    seen = list(profiles)
    for profile in seen:
        usps = profile.jurisdiction.usps
        yield from ((f"{usps} {path}", label) for path, label in _list_profile_labels(profile))
        for part in _WITH_TEXTS:
            yield from _choose_english(_list_local_texts(getattr(profile, part), f"{usps} {part}"), wording)
    for source in _collect_sources(seen):
        yield from _choose_english(_list_local_texts(source, f"{SOURCES} {source.key}"), wording)
    for contact in {id(profile.contact): profile.contact for profile in seen}.values():
        yield from ((f"{CONTACT} {path}", label) for path, label in _list_contact_labels(contact))
    yield from ((f"{THEME} {path}", label) for path, label in _list_theme_labels(_read_theme(library)))


def _read_theme(library: Library) -> Theme:
    try:
        return library.theme
    except FactsheetError:
        return Theme()  # its faults are told by themselves


def _list_profile_labels(profile: Profile) -> Labels:
    yield JURISDICTIONS, profile.jurisdiction.name
    for at, group in enumerate(profile.demographics.groups if profile.demographics else ()):
        path = f"demographics.groups[{at}]"
        yield f"{path}.title", group.title
        yield from ((f"{path}.bars[{index}].label", bar.label) for index, bar in enumerate(group.bars))
    for at, bar in enumerate(profile.call_types.bars if profile.call_types else ()):
        yield f"call_types.bars[{at}].label", bar.label
    for path, ranking in list_rankings(profile.venues).items():
        yield from ((f"{path}.names[{at}]", name) for at, name in enumerate(ranking.names))
        if ranking.residual is not None:
            yield f"{path}.residual", ranking.residual
    for bar in profile.offenses.by_type if profile.offenses else ():
        yield OFFENSE_TYPES.path, bar.label


def _collect_sources(profiles: Iterable[Profile]) -> Iterable[Source]:
    """Return the sources of figures on some sheets; of the others only names and titles are printed."""
    used = {source.key: source for profile in profiles for source in profile.sources}
    return [source for key, source in used.items() if key not in FACT_SOURCES]


def _list_local_texts(value: object, path: str) -> Iterator[tuple[str, LocalText]]:
    """Yield each text that may be given in several languages in a record, whatever it is within."""
    if isinstance(value, LocalText):
        yield path, value
    elif isinstance(value, tuple):
        for at, entry in enumerate(value):
            yield from _list_local_texts(entry, f"{path}[{at}]")
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _list_local_texts(getattr(value, name), f"{path}.{name}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _list_local_texts(getattr(value, field.name), f"{path}.{field.name}")


def _choose_english(texts: Iterable[tuple[str, LocalText]], wording: Wording) -> Labels:
    """Yield those texts that a sheet prints in English."""
    for path, text in texts:
        if wording.choose(text).lang == DATA_LANGUAGE:
            yield path, text.written[1]


def _list_contact_labels(contact: Contact) -> Labels:
    yield "name", contact.name
    for at, request in enumerate(contact.requests):
        yield f"requests[{at}].name", request.name
        yield f"requests[{at}].meaning", request.meaning
    yield from ((f"other_lines[{at}].name", line.name) for at, line in enumerate(contact.other_lines))


def _list_theme_labels(theme: Theme) -> Labels:
    if theme.logo is not None:
        yield "logo.alt", theme.logo.alt
    if theme.contact is not None:
        yield "contact.name", theme.contact.name
        if theme.contact.note is not None:
            yield "contact.note", theme.contact.note
