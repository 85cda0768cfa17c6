"""The rule on texts that travel with a sheet: none of them tells what the sheet hides.

It strikes whether or not the number is the hidden one. A finding on the hidden number alone would tell it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.checks.context import CheckContext
from factsheet.checks.exemptions import list_exempted_counts
from factsheet.checks.finding import Found
from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    COUNTIES,
    SECOND_COUNTIES,
    is_within_part,
    list_hidden_counts,
    name_groups,
)
from factsheet.model import LocalText, Origin, OwnTexts, Source, list_key_figures
from factsheet.model.policy import DEFAULT_THRESHOLD
from factsheet.reading.file_names import SOURCES, THEME
from factsheet.reading.quoting import quote_value
from factsheet.wording.number_words import NO_NUMBER_WORDS, NumberWords

_SOURCE_TEXTS = ("cited", "publisher", "title", "licence", "name", "unit", "note")
_EXEMPTION_TEXTS = {"by", "in_print", "decided_by", "reason"}
_LEFT_OUT = "[number]"
_SHOWN_BEFORE = 25  # letters, where the number stands so far on that a message would be cut before it
_NUMBERED = (
    "region|district|title|section|chapter|part|article|form|area|zone|ward|precinct|unit|tier|phase|version"
    "|volume|región|distrito|título|sección|capítulo|parte|artículo|zona|fase|versión"
)
_FIGURES = re.compile(
    r"\d+(?:[-/]\d+){2,}|\d{4}-\d+|[^\W\d]+-\d+"  # a date, years, a name: 11/3/2016, 2019-23, I-9
    rf"|24/7|\b(?i:{_NUMBERED})\s+\d+\b"  # what has a number for a name: Region 1
    r"|(?<!\w)(?<!\d[.,])(?P<count>\d+(?:[.,\u00a0\u202f]\d{3})*)(?!\w|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that travels with the sheet, and where it stands."""

    place: Origin
    text: str


def find_told_counts(context: CheckContext) -> Iterator[Found]:
    """Find a text on the sheet, or in the data it carries, with a number as small as those that it hides."""
    if context.safe is None:
        return
    hiding = list_hiding_sources(context.safe)
    limit = max((source.protection.threshold or DEFAULT_THRESHOLD for source in hiding), default=0)
    words = context.shared.find_number_words() if hiding else NO_NUMBER_WORDS
    for carried in _list_texts(context, hiding) if hiding else ():
        shortened = _leave_out_small_numbers(carried.text, limit, words)
        if shortened != carried.text:
            expected = f"words without a number from 1 to {limit - 1}, which may tell a hidden count"
            yield Found(carried.place, _quote_around_number(shortened), expected)


def list_hiding_sources(profile: SafeProfile) -> list[Source]:
    """Return the sources of which a count is not shown, in the order of the page."""
    hidden = list_hidden_counts(profile)
    keys = {
        key
        for part, key in _list_counted_parts(profile)
        if any(is_within_part(name, part) for name in hidden)
    }
    return [source for source in profile.sources if source.key in keys]


def _list_counted_parts(profile: SafeProfile) -> Iterator[tuple[str, str]]:
    """Yield the name of each part that holds counts, and the key of their source."""
    named = {
        CASES_BY_YEAR: profile.cases_by_year,
        CALLS_BY_YEAR: profile.calls_by_year,
        CALL_TYPES: profile.call_types,
        COUNTIES: profile.counties,
        SECOND_COUNTIES: profile.second_counties,
        "offenses": profile.offenses.by_year if profile.offenses else None,
    }
    yield from ((name, measure.source) for name, measure in list_key_figures(profile).items())
    yield from ((name, part.source) for name, part in named.items() if part is not None)
    people = profile.demographics
    for name, group in name_groups(people).items():
        yield name, people.credit_group(group) if people else ""


def _list_texts(context: CheckContext, hiding: list[Source]) -> Iterator[_Text]:
    """Yield who publishes the sheet, and what it carries of the sources that hide a count."""
    if context.content.publisher:
        yield _Text(context.place("publisher"), context.content.publisher)
    elif context.shared.own_publisher:
        yield _Text(context.shared.place(THEME, "publisher"), context.shared.own_publisher)
    yield from _list_exemption_texts(context)
    if context.safe is not None:
        yield from _list_own_texts(context, context.safe)
    yield from (_Text(place, text) for place, text in context.shared.list_own_expansions())
    for source in hiding:
        for field in _SOURCE_TEXTS:
            place = context.shared.place(SOURCES, f"{source.key}.{field}")
            yield from (_Text(place, text) for text in _list_languages(getattr(source, field)))


def _list_own_texts(context: CheckContext, profile: SafeProfile) -> Iterator[_Text]:
    """Yield the publisher's own short texts, of the profile or of the theme."""
    for name in OwnTexts.model_fields:
        path = f"texts.{name}"
        is_here = getattr(context.content.texts, name) is not None
        for text in _list_languages(getattr(profile.texts, name)):
            yield _Text(context.place(path) if is_here else context.shared.place(THEME, path), text)


def _list_languages(text: LocalText | str | None) -> Iterable[str]:
    """Return a text in each language that it is given in."""
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else text.root.values()


def _list_exemption_texts(context: CheckContext) -> Iterator[_Text]:
    """Yield what is said of counts that their source printed: it stands on the sheet or travels with it."""
    for count in list_exempted_counts(context.content.figures, context.content):
        told = count.published.model_dump(include=_EXEMPTION_TEXTS) if count.published else {}
        for field, text in told.items():
            yield _Text(context.place(f"{count.path}.published.{field}"), text)


def _leave_out_small_numbers(text: str, limit: int, words: NumberWords) -> str:
    """Return a text without its numbers from 1 up to below the limit, in figures or words."""
    spans = [(word.start, word.end, word.value) for word in words.find(text)]
    counts = (figures for figures in _FIGURES.finditer(text) if figures["count"])
    spans += [(*count.span(), int(re.sub(r"\D", "", count[0]))) for count in counts]
    for start, end, value in sorted(spans, reverse=True):
        if 0 < value < limit:
            text = f"{text[:start]}{_LEFT_OUT}{text[end:]}"
    return text


def _quote_around_number(text: str) -> str:
    """Return the part of a text around the first number that is left out, as a message shows it."""
    start = max(text.index(_LEFT_OUT) - _SHOWN_BEFORE, 0)
    return quote_value(f"…{text[start:]}" if start else text)
