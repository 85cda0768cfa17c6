"""Links: one annotation each, what it says, and where it may lead."""

from dataclasses import dataclass

import pytest

from factsheet.page.placed import (
    Element,
    PlacedPage,
    Role,
)
from factsheet.pdf.document import write_document
from factsheet.pdf.link_annotations import check_address
from factsheet.typesetting.text_run import Run
from tests.pdf.builders import a_document, a_full_page, a_link, a_page, a_paragraph, a_run, an_element, opened


def a_linked_page(link: Element) -> Element:
    return an_element(Role.PARAGRAPH, link)


@dataclass(frozen=True)
class Annotation:
    rectangle: list[float]
    contents: str
    flags: int
    address: str
    areas: list[float]


def annotations_of(page: PlacedPage) -> list[Annotation]:
    with opened(a_document(page)) as pdf:
        return [
            Annotation(
                [round(float(value), 1) for value in each.Rect],
                str(each.Contents),
                int(each.F),
                str(each.A.URI),
                [round(float(value), 1) for value in each.get("/QuadPoints", [])],
            )
            for each in pdf.pages[0].get("/Annots", [])
        ]


def test_a_link_over_two_lines_is_one_annotation_with_an_area_for_each() -> None:
    link = a_link(a_run("the national ", 150, 680), a_run("referral ", 72, 668), a_run("directory", 110, 668))
    (annotation,) = annotations_of(a_page(a_linked_page(link)))
    widths = [child.width for child in link.children if isinstance(child, Run)]
    right, below = pytest.approx(150 + widths[0], abs=0.1), pytest.approx(110 + widths[2], abs=0.1)
    assert annotation.rectangle == [72.0, 665.8, right, 687.2]
    assert annotation.areas == [
        *(150.0, 677.8, right, 677.8, right, 687.2, 150.0, 687.2),
        *(72.0, 665.8, below, 665.8, below, 675.2, 72.0, 675.2),
    ]


def test_a_link_of_one_line_is_its_rectangle() -> None:
    (annotation,) = annotations_of(a_page(a_linked_page(a_link(a_run("here", 150, 680)))))
    assert annotation.areas == []


def test_a_link_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^link to 'https://example.org/.*': nothing to point at$"):
        write_document(a_document(a_page(a_linked_page(a_link()))))


def test_an_annotation_says_the_words_of_its_link_and_is_printed() -> None:
    link = a_link(a_run("the national "), a_run("directory", y=688))
    said = [(each.contents, each.flags, each.address) for each in annotations_of(a_page(a_linked_page(link)))]
    assert said == [("the national directory", 4, "https://example.org/report?year=2023&state=MA")]


def test_a_linked_picture_says_its_alternate_text() -> None:
    said = [annotation.contents for annotation in annotations_of(a_full_page())]
    assert said == ["the national referral directory", "QR code"]


def test_a_page_without_links_has_no_annotations() -> None:
    assert annotations_of(a_page(a_paragraph())) == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a%20b?x=(1)", "https://example.org/a%20b?x=(1)"),
        ("mailto:help@example.org", "mailto:help@example.org"),
        ("https://example.org/año", "https://example.org/a%C3%B1o"),
    ],
)
def test_an_address_is_written_in_ascii(url: str, address: str) -> None:
    assert check_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "http://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "#",
        "example.org",
        "https://a b",
        "https://a\nb",
    ],
)
def test_any_other_address_is_refused(url: str | None) -> None:
    with pytest.raises(ValueError, match=r"only https and mailto addresses are allowed$"):
        write_document(a_document(a_page(a_linked_page(a_link(a_run("here"), url=url)))))
