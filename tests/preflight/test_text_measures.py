# ruff: noqa: E501 - a case a line, with all that is found
"""Text as it is seen: sizes behind matrices, lines, faces, colours on what is behind them."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from tests.preflight.builders import (
    Draw,
    a_pdf,
    a_tagged_pdf,
    lines,
    marked,
    measure,
    picture,
    rectangle,
    several,
    text,
)


def scaled(factor: float, draw: Draw) -> Draw:
    def draw_scaled(canvas: Canvas) -> None:
        canvas.scale(factor, factor)
        draw(canvas)

    return draw_scaled


def turned(draw: Draw) -> Draw:
    def draw_turned(canvas: Canvas) -> None:
        canvas.translate(300, 300)
        canvas.rotate(90)
        draw(canvas)

    return draw_turned


def unseen(draw: Draw) -> Draw:
    """Return what draws text that is not painted, as behind a scan."""

    def draw_unseen(canvas: Canvas) -> None:
        canvas.saveState()
        shown = canvas.beginText(72, 400)
        shown.setTextRenderMode(3)
        shown.setFont("Helvetica", 6)
        shown.textLine("Text that a scanner read from the picture of a page")
        canvas.drawText(shown)
        canvas.restoreState()
        draw(canvas)

    return draw_unseen


def set_unit(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


def turn_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90


@pytest.mark.parametrize(
    ("draw", "answer", "found"),
    [
        (text(size=11), "pass", "11.0 pt at the smallest"),
        (text(size=10.9), "fail", "10.9 pt at the smallest, 100% of the text is smaller than allowed"),
        (scaled(0.5, text(size=22)), "pass", "11.0 pt at the smallest"),
        (scaled(0.5, text(size=12)), "fail", "6.0 pt at the smallest, 100% of the text is smaller than allowed"),
        (turned(text(size=11, x=0, y=0)), "pass", "11.0 pt at the smallest"),
        (unseen(text(size=12)), "pass", "12.0 pt at the smallest"),
        (several(text(size=12), text("a", size=6, x=-50)), "pass", "12.0 pt at the smallest"),
        (several(text(size=12), text("a", size=8, y=300)), "look", "8.0 pt at the smallest, 3% of the text is smaller than allowed; no tags tell whether it stands in figures"),
        (several(text("Area", size=12), text("2", size=7, x=98, y=404)), "look", "7.0 pt at the smallest, 20% of the text is smaller than allowed; they are raised or lowered letters in lines of larger type"),
        (rectangle(9, 9, 9, 9), "look", "no text that can be measured"),
    ],
)  # fmt: skip
def test_type_is_measured_as_it_is_seen(tmp_path: Path, draw: Draw, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(draw), "smallest_type", 11) == (answer, found)


def test_units_and_turned_pages_are_seen_through(tmp_path: Path) -> None:
    assert measure(tmp_path, a_pdf(text(size=6), edit=set_unit), "smallest_type", 12)[0] == "pass"
    assert measure(tmp_path, a_pdf(text(size=12), edit=turn_page), "smallest_type", 12)[0] == "pass"
    assert measure(tmp_path, a_pdf(text(size=12), edit=turn_page), "page_size", 8.5, 11) == (
        "pass",
        "8.5 x 11 in",
    )


SMALL_FIGURE = marked("P", 0, "Some text of the page") + marked("Figure", 1, "Label", size=7, y=300)


def test_smaller_text_in_figures_is_for_a_person(tmp_path: Path) -> None:
    content = a_tagged_pdf(SMALL_FIGURE, [("P", [0]), ("Figure", [1])])
    assert measure(tmp_path, content, "smallest_type", 11) == ("pass", "12.0 pt at the smallest")
    assert measure(tmp_path, content, "figure_type", 11) == ("look", "7.0 pt at the smallest in figures")
    assert measure(tmp_path, content, "figure_type", 7) == ("pass", "7.0 pt at the smallest in figures")
    assert measure(tmp_path, a_pdf(text()), "figure_type", 11) == ("pass", "no text in figures")


def test_small_text_that_is_tagged_as_text_fails(tmp_path: Path) -> None:
    content = a_tagged_pdf(SMALL_FIGURE, [("P", [0]), ("P", [1])])
    found = "7.0 pt at the smallest, 23% of the text is smaller than allowed"
    assert measure(tmp_path, content, "smallest_type", 11) == ("fail", found)


def put_in_form(pdf: pikepdf.Pdf) -> None:
    """Show the content of the page by way of a form, with other text beside it."""
    page = pdf.pages[0]
    small = b"BT /F 7 Tf 72 300 Td (Small) Tj ET"
    form = pdf.make_stream(small, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 612, 792])
    form.Resources = page.obj.Resources
    page.obj.Resources.XObject = Dictionary(X=form)
    page.contents_add(b"/Figure <</MCID 1>> BDC /X Do EMC")


def test_small_text_in_a_form_is_for_a_person(tmp_path: Path) -> None:
    content = a_tagged_pdf(
        marked("P", 0, "Some text of the page"), [("P", [0]), ("Figure", [1])], edit=put_in_form
    )
    assert measure(tmp_path, content, "smallest_type", 11) == (
        "look",
        "7.0 pt at the smallest, 23% of the text is smaller than allowed; it stands in forms, of which the tags "
        "tell nothing here",
    )
    assert measure(tmp_path, content, "untagged_text") == ("look", "5 letters in forms")


@pytest.mark.parametrize(
    ("leading", "answer", "found"),
    [
        (12.0, "pass", "6 lines in an inch on page 1, from 'Line 0 of some'"),
        (11.9, "fail", "7 lines in an inch on page 1, from 'Line 0 of some'"),
    ],
)
def test_lines_in_an_inch(tmp_path: Path, leading: float, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(lines(20, leading)), "lines_per_inch", 6) == (answer, found)


def test_columns_and_raised_figures_are_no_closer_lines(tmp_path: Path) -> None:
    columns = several(lines(20, 12, x=72), lines(20, 12, x=340, top=694))
    assert measure(tmp_path, a_pdf(columns), "lines_per_inch", 6)[0] == "pass"
    raised = several(lines(20, 12), *(text("2", size=7, x=150, y=704 - at * 12) for at in range(20)))
    assert measure(tmp_path, a_pdf(raised), "lines_per_inch", 6)[0] == "pass"
    assert measure(tmp_path, a_pdf(), "lines_per_inch", 6) == ("look", "no text that can be measured")


def test_characters_in_an_inch(tmp_path: Path) -> None:
    courier = several(*(text("m" * 60, face="Courier", size=9.6, y=400 - 12 * at) for at in range(5)))
    answer, found = measure(tmp_path, a_pdf(courier), "characters_per_inch", 12.5)
    assert (answer, found) == ("pass", "12.50 on average, 12.5 in the densest line")
    assert measure(tmp_path, a_pdf(courier), "characters_per_inch", 12)[0] == "fail"
    assert measure(tmp_path, a_pdf(text("short")), "characters_per_inch", 12) == (
        "look",
        "no line of an inch or more",
    )


def test_headings_do_not_thin_out_the_text(tmp_path: Path) -> None:
    body = several(*(text("ill " * 30, size=10, y=400 - 12 * at) for at in range(9)))
    with_heading = several(text("MMMMMMMMMMM", size=40, y=600), body)
    assert measure(tmp_path, a_pdf(body), "characters_per_inch", 15) == measure(
        tmp_path, a_pdf(with_heading), "characters_per_inch", 15
    )


@pytest.mark.parametrize(
    ("draw", "answer", "found"),
    [
        (text("A", color="#767676"), "pass", "4.54:1 at the least: 'A' on page 1, #767676 on #ffffff"),
        (text("A", color="#777777"), "fail", "4.48:1 at the least: 'A' on page 1, #777777 on #ffffff"),
        (several(rectangle(60, 390, 200, 40, "#162e51"), text("A", color="#ffffff")), "pass", "13.60:1 at the least: 'A' on page 1, #ffffff on #162e51"),
        (several(rectangle(60, 390, 200, 40, "#ffee00"), text("A", color="#ffffff")), "fail", "1.20:1 at the least: 'A' on page 1, #ffffff on #ffee00"),
        (text("A", color="#ffffff"), "fail", "1.00:1 at the least: 'A' on page 1, #ffffff on #ffffff"),
        (unseen(rectangle(9, 9, 9, 9)), "look", "no text that can be measured"),
    ],
)  # fmt: skip
def test_contrast_is_measured_on_what_is_behind(tmp_path: Path, draw: Draw, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(draw), "contrast", 4.5) == (answer, found)


def test_only_part_of_a_word_on_a_dark_ground_is_seen(tmp_path: Path) -> None:
    draw = several(rectangle(72, 390, 30, 40, "#333333"), text("Contrast", size=20))
    answer, found = measure(tmp_path, a_pdf(draw), "contrast", 4.5)
    assert (answer, found[:5]) == ("fail", "1.66:")


def test_faint_text_in_figures_alone_may_be_a_logo(tmp_path: Path) -> None:
    faint = "0.8 g " + marked("Figure", 0, "Seal")
    content = a_tagged_pdf(faint, [("Figure", [0])])
    answer, found = measure(tmp_path, content, "contrast", 4.5)
    assert answer == "look"
    assert found.endswith("within a figure: a logo may")


@pytest.mark.parametrize(
    ("draw", "answer", "found"),
    [
        (text(), "pass", "text on each page"),
        (picture(0, 0, 612, 792), "fail", "1 page that is a picture: page 1"),
        (unseen(picture(0, 0, 612, 792)), "fail", "1 page that is a picture: page 1"),
        (several(picture(0, 0, 612, 792), text("Page 1")), "look", "hardly any text on page 1"),
        (rectangle(72, 72, 300, 300), "look", "hardly any text on page 1"),
        (several(picture(72, 72, 90, 90), text()), "pass", "text on each page"),
    ],
)
def test_scans_are_found(tmp_path: Path, draw: Draw, answer: str, found: str) -> None:
    assert measure(tmp_path, a_pdf(draw), "scans") == (answer, found)


def test_faces(tmp_path: Path) -> None:
    content = a_pdf(several(text(face="Times-Roman"), text("x", y=300, face="Times-Bold")))
    assert measure(tmp_path, content, "typeface", "Times", 12) == (
        "pass",
        "Times-Roman, Times-Bold, 12.0 pt at the smallest",
    )
    assert measure(tmp_path, content, "typeface", "Times", 12.5)[0] == "fail"
    assert measure(tmp_path, content, "typeface", "Arial", "Helvetica", 12)[0] == "fail"
    assert measure(tmp_path, content, "faces") == ("look", "Times-Roman, Times-Bold, 12.0 pt at the smallest")
    assert measure(tmp_path, content, "embedding") == ("fail", "not in the file: Times-Bold, Times-Roman")


def test_x_height_and_usual_size(tmp_path: Path) -> None:
    content = a_pdf(several(text("xxxxxxx", size=8), text("X", size=20, y=300)))
    answer, found = measure(tmp_path, content, "x_height", 4)
    assert (answer, found) == ("pass", "4.2 pt at the lowest")
    assert measure(tmp_path, a_pdf(text("x", size=7)), "x_height", 4) == ("fail", "3.7 pt at the lowest")
    assert measure(tmp_path, content, "usual_type", 8) == ("pass", "most text in 8.0 pt")
    assert measure(tmp_path, content, "usual_type", 9) == ("fail", "most text in 8.0 pt")


def test_the_funding_line_is_quoted_for_a_person(tmp_path: Path) -> None:
    words = "Supported with federal funds: 80 percent, $100,000"
    assert measure(tmp_path, a_pdf(text(words)), "funding_line") == ("look", f"'{words}'")
    assert measure(tmp_path, a_pdf(text("HHS 2016, up 40%")), "funding_line") == (
        "look",
        "no line on federal money was found",
    )
    named = measure(tmp_path, a_pdf(text("Department of Health and Human Services Region 1")), "department")
    assert named == ("look", "'Department of Health and Human Services Region 1'")
