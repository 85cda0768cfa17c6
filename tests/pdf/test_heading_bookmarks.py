"""Bookmarks of documents of several pages: one for each heading, in their levels; one page has none."""

from io import BytesIO

import pikepdf
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.page.placed import PlacedPage, Role
from factsheet.pdf.document import write_document
from factsheet.pdf.heading_bookmarks import MANY_PAGES
from factsheet.typesetting.faces import Face
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_page, a_run, an_element


def a_headed_page(number: int) -> PlacedPage:
    heading = an_element(Role.H2, a_run(f"PART {number}", 36, 700, face=Face.BOLD))
    first = an_element(Role.PARAGRAPH if number else Role.H1, a_run("Text", 36, 720))
    below = [an_element(Role.H3, a_run(f"Section {at}", 36, 600 - 20 * at)) for at in range(number)]
    return a_page(first, heading, *below)


def outline_lines(content: bytes) -> list[str]:
    """Return the bookmarks, indented by level, with the number of the page and how many are seen below."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return list_lines(pdf, pdf.Root.Outlines, "")


def list_lines(pdf: pikepdf.Pdf, holder: pikepdf.Object, indent: str) -> list[str]:
    lines, item = [], holder.get("/First")
    while item is not None:
        page = pikepdf.Page(item.Dest[0]).index
        lines.append(f"{indent}{item.Title} p{page} {int(item.get('/Count', 0))}")
        lines += list_lines(pdf, item, f"{indent}  ")
        item = item.get("/Next")
    return lines


def test_a_document_of_several_pages_has_a_bookmark_for_each_heading() -> None:
    content = write_document(a_document(*map(a_headed_page, range(3))))
    assert outline_lines(content) == [
        "Text p0 3",
        "  PART 0 p0 0",
        "  PART 1 p1 -1",
        "    Section 0 p1 0",
        "  PART 2 p2 -2",
        "    Section 0 p2 0",
        "    Section 1 p2 0",
    ]
    assert page_faults(content) == []


@pytest.mark.parametrize(("pages", "mode"), [(MANY_PAGES - 1, "/UseNone"), (MANY_PAGES, "/UseOutlines")])
def test_viewers_show_the_bookmarks_of_a_long_document(pages: int, mode: str) -> None:
    content = write_document(a_document(*map(a_headed_page, range(pages))))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.get("/PageMode") == mode


def test_one_page_has_no_bookmarks() -> None:
    with pikepdf.open(BytesIO(write_document(a_document(a_headed_page(0))))) as pdf:
        assert not pdf.Root.get("/Outlines")


def test_a_document_with_bookmarks_conforms(verapdf: VeraPdf) -> None:
    assert verapdf.check(write_document(a_document(*map(a_headed_page, range(10))))) == []
