"""The content stream: balanced marks, remembered state, numbers."""

import math
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdf.archival import open_canvas
from factsheet.pdf.content import Content, format_number, parse_color


def an_empty_content() -> Content:
    return Content(open_canvas(BytesIO(), lang="en-US", edition=2023)[1])


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


@given(st.floats(-1e6, 1e6), st.integers(0, 5))
def test_a_number_is_fixed_point_without_waste(value: float, digits: int) -> None:
    text = format_number(value, digits)
    assert math.isclose(float(text), value, abs_tol=0.51 * 10**-digits)
    assert "e" not in text
    assert not text.startswith("-0") or float(text) < 0
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.001, "0"), (10, "10"), (100.0, "100"), (0.5, "0.5"), (1.005, "1"), (-2.25, "-2.25")],
)
def test_numbers_as_in_a_file(value: float, text: str) -> None:
    assert format_number(value) == text


def test_colours_are_parts_of_one() -> None:
    assert parse_color("#ff0033") == (1.0, 0.0, 0.2)
