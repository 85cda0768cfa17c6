"""Pages: their size, their margins, lines that run along them."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array

from tests.preflight.builders import (
    Draw,
    a_pdf,
    a_tagged_pdf,
    marked,
    measure,
    nothing,
    rectangle,
    several,
    text,
)


@pytest.mark.parametrize(
    ("size", "answer", "found"),
    [
        ((612, 792), "pass", "8.5 x 11 in"),
        ((792, 612), "pass", "8.5 x 11 in"),
        ((613, 792), "fail", "8.514 x 11 in"),
        ((612, 793), "fail", "8.5 x 11.01 in"),
        ((595, 842), "fail", "8.264 x 11.69 in"),
        ((300, 300), "pass", "4.167 x 4.167 in"),
        ((14_400, 14_400), "fail", "200 x 200 in"),
    ],
)
def test_sizes_of_pages(tmp_path: Path, size: tuple[float, float], answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(text(), size=size), "page_size", 8.5, 11) == (answer, found)


def turn_corners(pdf: pikepdf.Pdf) -> None:
    """Give the box by its other corners, as ISO 32000-1, 7.9.5, allows."""
    pdf.pages[0].obj.MediaBox = Array([2000, 2000, 0, 0])


def test_a_box_given_from_its_upper_right_corner_is_as_large(tmp_path: Path) -> None:
    content = a_pdf(text(), edit=turn_corners)
    assert measure(tmp_path, content, "page_size", 8.5, 11) == ("fail", "27.78 x 27.78 in")


def cut_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = Array([30, 30, 500, 700])


def test_what_is_cut_off_is_no_page(tmp_path: Path) -> None:
    content = a_pdf(several(text(x=66), rectangle(0, 0, 9, 9)), edit=cut_page)
    assert measure(tmp_path, content, "page_size", 8.5, 11) == ("pass", "6.528 x 9.306 in")
    answer, found = measure(tmp_path, content, "text_margin", 0.5)
    assert (answer, found) == ("pass", "0.50 in at the least, on page 1")
    assert measure(tmp_path, content, "ink_margin", 0.5)[0] == "pass"


@pytest.mark.parametrize(
    ("draw", "answer", "found"),
    [
        (text("xxx", x=36, y=300), "pass", "0.50 in at the least, on page 1"),
        (text("xxx", x=34, y=300), "fail", "0.47 in at the least, on page 1"),
        (text("xxx", y=36), "pass", "0.50 in at the least, on page 1"),
        (text("xxx", y=34), "fail", "0.47 in at the least, on page 1"),
        (text("xxx", x=570), "fail", "0.33 in at the least, on page 1"),
        (several(text("xxx", x=300), rectangle(0, 0, 20, 20)), "pass", "4.08 in at the least, on page 1"),
        (nothing, "look", "no text"),
    ],
)
def test_margins_without_text(tmp_path: Path, draw: Draw, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(draw), "text_margin", 0.5) == (answer, found)


@pytest.mark.parametrize(
    ("draw", "answer", "found"),
    [
        (rectangle(18, 100, 20, 20), "pass", "0.25 in at the least, on page 1"),
        (rectangle(17, 100, 20, 20), "fail", "0.24 in at the least, on page 1"),
        (rectangle(100, 790, 20, 20), "fail", "0.00 in at the least, on page 1"),
        (rectangle(0, 100, 20, 20, "#ffffff"), "look", "nothing to print"),
        (nothing, "look", "nothing to print"),
    ],
)
def test_margins_without_ink(tmp_path: Path, draw: Draw, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(draw), "ink_margin", 0.25) == (answer, found)


def test_the_narrowest_of_all_pages_is_told(tmp_path: Path) -> None:
    content = a_pdf(text(x=72), text(x=40), text(x=50))
    assert measure(tmp_path, content, "text_margin", 0.5)[1].endswith("on page 2")


def page(number: int) -> Draw:
    words = several(*(text(f"{'word ' * number}{at}", y=500 + number + 14 * at) for at in range(4)))
    return several(words, text(f"Profile, page {number}", y=60))


def test_lines_that_come_again_are_running_feet(tmp_path: Path) -> None:
    found = "'Profile, page 2' in the same place on several pages"
    assert measure(tmp_path, a_pdf(page(1), page(2)), "running_heads") == ("fail", found)
    assert measure(tmp_path, a_pdf(text("One"), text("Two")), "running_heads") == ("pass", "none was found")
    assert measure(tmp_path, a_pdf(page(1)), "running_heads") == (
        "look",
        "one page without tags does not tell",
    )


def test_marks_of_running_heads_are_seen(tmp_path: Path) -> None:
    body = marked("P", 0, "Some text")
    head = "/Artifact <</Type /Pagination /Subtype /Header>> BDC BT /F 12 Tf 72 760 Td (Head) Tj ET EMC\n"
    stamp = marked("Artifact", None, "DRAFT", y=700)
    plain, with_head, with_stamp = (
        a_tagged_pdf(content, [("P", [0])]) for content in (body, body + head, body + stamp)
    )
    assert measure(tmp_path, plain, "running_heads") == ("pass", "none was found")
    assert measure(tmp_path, with_head, "running_heads") == ("fail", "marked as such on page 1")
    assert measure(tmp_path, with_stamp, "running_heads") == ("look", "text that is no content: 'DRAFT'")
