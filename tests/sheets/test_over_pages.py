"""Sheets of several pages are one document: no list in two, a running head for the eye, bookmarks."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import Element, PlacedDocument, RepeatedText, Role
from factsheet.pdf.document import write_document
from factsheet.pdf.element_words import read_words
from tests.sheets.drawn import STATES, place, profile_of

pytestmark = pytest.mark.slow

HEADINGS = (Role.H1, Role.H2, Role.H3)
TORN = {(Role.LIST, Role.LIST), (Role.TABLE, Role.TABLE)}
LONG = [SheetOptions(form, lang) for form in (Format.GRANT, Format.LARGE) for lang in ("en", "es")]


def walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from walk(child)


def top_elements(document: PlacedDocument) -> list[Element]:
    """Return the elements of a document as the file has them: what goes on is a part of what began."""
    return [element for page in document.pages for element in page.content if not element.continues]


def bookmark_titles(outline: pikepdf.Object) -> Iterator[str]:
    item = outline.get("/First")
    while item is not None:
        yield str(item.Title)
        yield from bookmark_titles(item)
        item = item.get("/Next")


@pytest.mark.parametrize("usps", STATES)
def test_no_list_and_no_table_is_torn_in_two(usps: str) -> None:
    documents = [place(profile_of(usps), options) for options in LONG]
    roles = [[element.role for element in top_elements(document)] for document in documents]
    assert all(Role.LIST in each for each in roles)
    assert [pair for each in roles for pair in pairwise(each) if pair in TORN] == []


def test_tables_and_lists_do_go_on() -> None:
    documents = [place(profile_of(usps), SheetOptions(Format.LARGE)) for usps in ("AZ", "CT", "NJ", "WA")]
    parts = [each for document in documents for page in document.pages for each in page.content]
    assert {each.role for each in parts if each.continues} == {Role.TABLE, Role.LIST}


@pytest.mark.parametrize("options", LONG, ids=lambda options: f"{options.form}-{options.lang}")
@pytest.mark.parametrize("usps", STATES)
def test_large_print_has_a_running_head_and_each_heading_of_two_pages_a_bookmark(
    usps: str, options: SheetOptions
) -> None:
    document = place(profile_of(usps), options)
    heads = [any(map(is_running, page.artifacts)) for page in document.pages]
    assert heads == [options.form is Format.LARGE] * len(document.pages)  # others say once what page 2 is of
    headings = [
        read_words(each)
        for element in top_elements(document)
        for each in walk(element)
        if each.role in HEADINGS
    ]
    with pikepdf.open(BytesIO(write_document(document))) as pdf:
        outline = pdf.Root.get("/Outlines", pikepdf.Dictionary())
        assert list(bookmark_titles(outline)) == (headings if len(pdf.pages) > 1 else [])


def is_running(mark: object) -> bool:
    return isinstance(mark, RepeatedText) and mark.is_running
