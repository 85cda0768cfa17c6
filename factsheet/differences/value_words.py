"""Where a value of the carried data stands on the sheet, in the words of the sheet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.wording.language import Wording, capitalize_first

_IN_WORDING = {
    ("cases",): "tiles.cases",
    ("persons",): "tiles.persons",
    ("calls",): "tiles.calls",
    ("cases_by_year",): "glance.cases_by_year",
    ("calls_by_year",): "glance.calls_by_year",
    ("demographics",): "people.heading",
    ("call_types",): "calls.heading",
    ("laws",): "laws.heading_state",
    ("efforts",): "efforts.heading_state",
    ("efforts", "agencies"): "counted.agencies",
    ("efforts", "collaborations"): "efforts.collaborations",
    ("efforts", "resources"): "efforts.resources",
    ("efforts", "funding"): "efforts.funding",
    ("contact", "requests"): "requests.heading",
    ("contact", "other_lines"): "lines.heading",
    ("nation",): "comparison.heading",
    ("national_picture",): "picture.heading",
}
"""Headings of the sheet, by what stands below them."""

_PLAIN = {
    ("jurisdiction",): "Place",
    ("venues", "sex"): "Sex trafficking venues",
    ("venues", "labor"): "Labor trafficking venues",
    ("federal_laws",): "Federal laws",
    ("second_counties",): "Second map",
    ("contact",): "Hotline",
    ("sources",): "Sources",
    ("texts",): "Text of the publisher's own",
    ("shapes_edition",): "Edition of the county boundaries",
    ("rate",): "Other states, cases per 100,000 residents",
    ("share",): "Other states, percent of calls that became cases",
    ("change",): "Other states, change in cases in percent",
    ("map",): "Map",
    ("theme", "palette"): "Colour",
    ("theme", "contact"): "Contact of the publisher's own",
    ("wording",): "Words of the publisher's own",
    ("shapes",): "County shapes of the publisher's own",
    ("allow_back",): "Second page allowed",
    ("standard",): "Standards of the file",
    ("english_prevails",): "“The English text prevails”",
    ("lang",): "Language",
}
_UNSAID = frozenset({"groups", "bars", "cells", "by_year", "by_type", "value", "names", "texts"})
_KEYS = {
    "not_stated": "not stated",
    "not_placed": "not tied to one county",
    "checked_on": "day checked",
    "seen_on": "day seen",
    "first": "first year",
    "last": "last year",
    "url": "link",
    "tty": "TTY",
    "usps": "postal code",
    "fips": "Census code",
    "cases_per_call_percent": "percent of calls that became cases, nation",
    "cases_change_percent": "change in cases in percent, nation",
    "cases_per_100000_residents": "cases per 100,000 residents a year, nation",
    "state_cases_per_100000_residents": "cases per 100,000 residents a year",
    "nation_by_type": "nation",
}
_FIPS = re.compile("[0-9]{5}")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What places in the data of a sheet are called.

    Attributes:
        wording: The words of sheets in English.
        counties: Names of counties by FIPS.
        data: What the sheet carries, which names its sources and what they count.
    """

    wording: Wording
    counties: Mapping[str, str]
    data: Tree

    def word_place(self, keys: tuple[str, ...]) -> str:
        """Return a place in words: "Cases by year, 2016"; keys are those of `ValuePair`."""
        for length in (3, 2, 1):
            head = self._word_head(keys[:length])
            if head:
                return ", ".join((head, *self._word_rest(keys[length:])))
        return capitalize_first(", ".join(self._word_rest(keys)))

    def _word_head(self, keys: tuple[str, ...]) -> str:
        """Return what the sheet calls a part of the data, "" where it has no words for it."""
        if keys in _IN_WORDING:
            return self.wording.say(_IN_WORDING[keys])
        if keys == ("counties",):
            return f"{self._word_items(keys[0])} by county"
        if keys in {("offenses", "by_year"), ("offenses", "by_type"), ("offenses", "nation_by_type")}:
            heading = "offenses.by_year" if keys[1] == "by_year" else "offenses.by_type"
            nation = f", {_KEYS[keys[1]]}" if keys[1] in _KEYS else ""
            return self.wording.begin(heading, items=self._word_items("counties").lower()) + nation
        return _PLAIN.get(keys, "")

    def _word_items(self, part: str) -> str:
        """Return what the source of a part of the data counts, such as "Offenses"."""
        key = copy_mapping(self.data.get(part)).get("source")
        sources = self.data.get("sources")
        for source in sources if isinstance(sources, list) else []:
            item = (
                copy_mapping(copy_mapping(source).get("item"))
                if copy_mapping(source).get("key") == key
                else {}
            )
            if other := _choose_text(item.get("other")):
                return capitalize_first(other)
        return capitalize_first(self.wording.say("map.item.other"))

    def _word_rest(self, keys: tuple[str, ...]) -> Iterator[str]:
        """Yield the words of the keys below a part of the data."""
        for key in keys:
            if _FIPS.fullmatch(key):
                yield self.counties.get(key, key)
            elif key.startswith("'"):
                yield self.wording.term(key.strip("'")).text
            elif key not in _UNSAID:
                yield _KEYS.get(key, key.replace("_", " "))


def _choose_text(value: Plain) -> str:
    """Return a text in English, else in the first language that it has."""
    if isinstance(value, dict):
        value = value.get("en", next(iter(value.values()), None))
    return value if isinstance(value, str) else ""
