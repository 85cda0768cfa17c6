"""The content stream: balanced marks, remembered state."""

from io import BytesIO

import pytest

from factsheet.model.vocabulary import Standard
from factsheet.pdf.archival import open_canvas
from factsheet.pdf.content import Content, parse_color
from factsheet.pdf.embedded_fonts import EmbeddedFonts
from factsheet.pdf.standards import FILE_STANDARDS


def an_empty_content() -> Content:
    standard = FILE_STANDARDS[Standard.PDF17]
    return Content(open_canvas(BytesIO(), standard, lang="en-US", edition=2023)[1], EmbeddedFonts())


def test_nothing_is_drawn_outside_marked_content() -> None:
    with pytest.raises(ValueError, match=r"^drawn outside marked content: 0 0 10 10 re f$"):
        an_empty_content().write("0 0 10 10 re f")


def test_marked_content_does_not_nest() -> None:
    content = an_empty_content()
    with (
        content.marked("P"),
        pytest.raises(ValueError, match=r"^marked content of H1 begins inside other marked content$"),
    ):
        content.marked("H1").__enter__()


def test_marks_are_closed_when_drawing_fails() -> None:
    content = an_empty_content()
    with pytest.raises(ZeroDivisionError), content.marked("P", "<</MCID 0>>"):
        content.write(str(1 / 0))
    assert content.code() == "/P <</MCID 0>> BDC\nEMC"


def test_state_is_written_once_and_again_after_a_restore() -> None:
    content = an_empty_content()
    red = (1.0, 0.0, 0.0)
    with content.marked("Artifact"):
        content.set_fill(red)
        content.set_fill(red)
        with content.saved_state():
            content.set_fill((0.0, 0.0, 1.0))
        content.set_fill(red)
        content.set_fill((0.0, 0.0, 1.0))
    assert content.code().splitlines()[1:-1] == ["1 0 0 rg", "q", "0 0 1 rg", "Q", "0 0 1 rg"]


def test_colours_are_parts_of_one() -> None:
    assert parse_color("#ff0033") == (1.0, 0.0, 0.2)
