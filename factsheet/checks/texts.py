"""Rules on texts: what a spreadsheet would run, what a typesetter left in, what nobody filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.reading.origins import walk_texts
from factsheet.reading.quoting import quote_value

# Keys whose text is never printed as prose, or has a rule of its own.
_NO_PROSE = {
    "state",
    "status",
    "url",
    "period",
    "checked_on",
    "silenced",
    "source",
    "of",
    "lang",
    "citation_lang",
    "whole",
    "read_in",
}
_NO_PARTS = {"map", "second_map", "blocks"}

_FORMULA = re.compile(r"[=+@]|-\s*[\d(=@]")
_MARKUP = re.compile(
    r"</?[a-z][^>]*>|&(?:[a-z]{2,8}|#x?[0-9a-f]+);"  # HTML
    r"|\*\*|__|`|!?\[[^\]]*\]\([^)]*\)|^#{1,6} "  # Markdown
    r"|[{]{1,2}[%{a-z]|\\[a-z]+\b",  # templates, TeX
    re.I,
)
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a dozen"
)
_COUNTED = (
    "agenc|task forces|coalitions|counties|cases|persons|people|victims|calls|offenses|organi[sz]ations"
    "|providers|programs"
)
_NUMBER_WORD = re.compile(rf"\b({_NUMBERS})\s+(?:[\w-]+\s+){{0,3}}({_COUNTED})\w*", re.I)
_TYPED_RANK = re.compile(r"#?\d{1,2}\s*[.):]\s|top\s+(\d+|five|four|three|ten)\b", re.I)
_UNFILLED = re.compile(
    r"(tbd|tba|to ?do|n/?a|none|null|nil|not available|x{2,}|\?+|-+|–|—|\.{2,}|…|lorem ipsum.*|"
    r"name of the .*|title of the .*|where (this|it) (was|stands) .*|your .* here|insert .*|placeholder.*)",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.", re.I)
_HHS = re.compile(r"health (and|&) human services|\bHHS\b", re.I)


@dataclass(frozen=True, slots=True)
class _Prose:
    path: str
    text: str


def find_formulas(context: CheckContext) -> Iterator[Found]:
    """Find a text that a spreadsheet would take for a formula."""
    for prose in _list_prose(context):
        if _FORMULA.match(prose.text):
            yield _make_found(context, prose, "words, which no spreadsheet takes for a formula")


def find_markup(context: CheckContext) -> Iterator[Found]:
    """Find marks of a typesetting or web language, which would be printed as they are."""
    for prose in _list_prose(context):
        found = _MARKUP.search(prose.text)
        if found:
            place = context.place(prose.path)
            yield Found(
                place, f"{quote_value(found[0])} in {quote_value(prose.text)}", "words without markup"
            )


def find_spelled_numbers(context: CheckContext) -> Iterator[Found]:
    """Find a number written as a word, which nobody changes when the count does."""
    for prose in _list_prose(context):
        found = _NUMBER_WORD.search(prose.text)
        if found:
            expected = "the number as a count with its period and source, such as 'agencies:'"
            yield Found(context.place(prose.path), quote_value(found[0]), expected)


def find_typed_ranks(context: CheckContext) -> Iterator[Found]:
    """Find a rank or a "Top 5" typed into a text; both are counted from the list."""
    for prose in _list_prose(context):
        if _TYPED_RANK.match(prose.text):
            yield _make_found(context, prose, "the name alone; ranks and headings are counted from the list")


def find_unfilled_texts(context: CheckContext) -> Iterator[Found]:
    """Find words that stand for something still to be entered."""
    for prose in _list_prose(context):
        if _UNFILLED.fullmatch(prose.text):
            yield _make_found(context, prose, "what is published, or no entry at all")


def find_addresses(context: CheckContext) -> Iterator[Found]:
    """Find a web address within a text, where nobody can follow it."""
    for prose in _list_prose(context):
        if _ADDRESS.search(prose.text):
            yield _make_found(context, prose, "words; the address belongs under 'url'")


def find_department_publisher(context: CheckContext) -> Iterator[Found]:
    """Find the federal department as publisher: only its own sheets may say so."""
    publisher = context.content.publisher
    if publisher and _HHS.search(publisher):
        expected = "the office that publishes this sheet; the department's name marks its endorsement"
        yield Found(context.place("publisher"), quote_value(publisher), expected)


def _make_found(context: CheckContext, prose: _Prose, expected: str) -> Found:
    return Found(context.place(prose.path), quote_value(prose.text), expected)


def _list_prose(context: CheckContext) -> Iterator[_Prose]:
    record = context.content.model_dump(exclude_none=True, exclude=_NO_PARTS)
    return (_Prose(path, text) for path, text in walk_texts(record, without=_NO_PROSE))
