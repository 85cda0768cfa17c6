"""Transforms take a point where SVG says."""

import pytest

from factsheet.logo.svg_numbers import FAR_ALLOWED, FarPointError
from factsheet.logo.transforms import TRANSFORM_ALLOWED, parse_transform, transform_outline


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (2, 3)),
        ("translate(5)", (7, 3)),
        ("translate(5,-1) scale(2)", (9, 5)),
        ("rotate(90)", (-3, 2)),
        ("rotate(90 2 3)", (2, 3)),
        ("matrix(1 0 0 -1 0 10)", (2, 7)),
        ("skewX(45)", (5, 3)),
        ("skewY(45)", (2, 5)),
        (" scale(2 3) , translate(1) ", (6, 9)),
        ("translate(1-1)rotate(0)", (3, 2)),
    ],
)
def test_a_transform_takes_a_point_where_svg_says(text: str, point: tuple[float, float]) -> None:
    assert parse_transform(text).transformPoint((2, 3)) == pytest.approx(point)


@pytest.mark.parametrize(
    "text",
    [
        "spin(4)",
        "rotate(1 2)",
        "matrix(1 2 3)",
        "scale 2",
        "scale(2",
        "scale(٣)",
        "translate(1;2)",
        "scale()",
    ],
)
def test_what_is_no_transform_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + TRANSFORM_ALLOWED + "$"):
        parse_transform(text)


@pytest.mark.parametrize("text", ["rotate(1e400)", "scale(1e400)", "matrix(1 0 0 1 1e200 0)"])
def test_a_number_beyond_all_bounds_is_refused(text: str) -> None:
    with pytest.raises(FarPointError, match=f"^{FAR_ALLOWED}$"):
        parse_transform(text)


def test_an_outline_that_leaves_all_bounds_is_refused() -> None:
    line = (("M", (0.0, 0.0)), ("L", (3.0, 4.0)), ("Z", ()))
    assert transform_outline(line, parse_transform("scale(2)")) == (("M", (0, 0)), ("L", (6, 8)), ("Z", ()))
    for far in ("scale(1e9)", "scale(1e9)" * 50, "translate(0 2e7)"):
        with pytest.raises(FarPointError, match=f"^{FAR_ALLOWED}$"):
            transform_outline(line, parse_transform(far))
