"""Values as a reader finds them again."""

import math

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdf.object_syntax import (
    format_array,
    format_dictionary,
    format_name,
    format_number,
    format_string,
)

# A reader takes every end-of-line for a line feed only outside of escapes, and we write escapes.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


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


def read_value(written: str) -> pikepdf.Object:
    return pikepdf.Object.parse(written.encode("latin-1"))


@given(TEXTS)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert str(read_value(format_string(text))) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ohio", "(Ohio)"),
        (r"a (b) \ c", r"(a \(b\) \\ c)"),
        ("2019–2023, año", "(2019\x852023, a\xf1o)"),
        ("Hawaiʻi", "(\xfe\xff\0H\0a\0w\0a\0i\x02\xbb\0i)"),
        ("\x18", "(\xfe\xff\0\x18)"),  # an accent in PDFDocEncoding
    ],
)
def test_a_text_is_as_short_as_its_characters_allow(text: str, written: str) -> None:
    assert format_string(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("Source", "/Source"), ("application/json", "/application#2Fjson"), ("a b#(", "/a#20b#23#28")],
)
def test_a_name_has_no_sign_that_would_end_it(text: str, written: str) -> None:
    assert format_name(text) == written
    assert str(read_value(written)) == f"/{text}"


def test_arrays_and_dictionaries_are_read_back() -> None:
    inner = format_dictionary({"S": "/URI", "F": 4, "Box": format_array([0, 1.5, "/XYZ", "null"])})
    read = read_value(format_dictionary({"A": inner, "Empty": format_array([])}))
    assert str(read.A.S) == "/URI"
    assert int(read.A.F) == 4
    assert [str(each) for each in read.A.Box] == ["0", "1.5", "/XYZ", "None"]
    assert len(read.Empty) == 0
