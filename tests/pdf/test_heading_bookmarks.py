"""Bookmarks of long documents: one for each heading, where it stands; short ones have none."""

from io import BytesIO

import pikepdf
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.page.placed import PlacedPage, Role
from factsheet.pdf.document import write_document
from factsheet.typesetting.faces import Face
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_page, a_run, an_element


def a_headed_page(number: int) -> PlacedPage:
    beside = a_run("HHS, 2016", 300, 700, face=Face.LIGHT)
    heading = an_element(Role.H2, a_run(f"PART {number}", 36, 700, face=Face.BOLD), beside)
    first = an_element(Role.PARAGRAPH if number else Role.H1, a_run("Text", 36, 720))
    return a_page(first, heading)


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        places = [item.destination for item in outline.root]
        pages = [pikepdf.Page(place[0]).index for place in places if isinstance(place, pikepdf.Array)]
        return [(item.title, page) for item, page in zip(outline.root, pages, strict=True)]


@pytest.mark.parametrize(("pages", "expected"), [(9, 0), (10, 10), (12, 12)])
def test_a_document_of_ten_pages_has_one_for_each_heading(pages: int, expected: int) -> None:
    content = write_document(a_document(*map(a_headed_page, range(pages))))
    assert bookmarks(content) == [(f"PART {number}", number) for number in range(expected)]
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.get("/PageMode") == ("/UseOutlines" if expected else "/UseNone")
    assert page_faults(content) == []


def test_a_long_document_with_bookmarks_conforms(verapdf: VeraPdf) -> None:
    assert verapdf.check(write_document(a_document(*map(a_headed_page, range(10))))) == []
