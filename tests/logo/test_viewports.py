"""A drawing is fitted into its frame as SVG has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.viewports import fit_frame, read_view_box

BOX = (10.0, 20.0, 100.0, 50.0)


@pytest.mark.parametrize(
    ("ratio", "corners"),
    [
        ("", [(0, 25), (100, 75)]),
        ("xMidYMid meet", [(0, 25), (100, 75)]),
        ("xMinYMin", [(0, 0), (100, 50)]),
        ("xMaxYMax", [(0, 50), (100, 100)]),
        ("xMidYMid slice", [(-50, 0), (150, 100)]),
        ("none", [(0, 0), (100, 100)]),
        ("sideways", [(0, 25), (100, 75)]),
    ],
)
def test_a_box_is_fitted_into_a_square(ratio: str, corners: list[tuple[float, float]]) -> None:
    fit = fit_frame(BOX, 100, 100, ratio)
    assert [fit.transformPoint(point) for point in ((10, 20), (110, 70))] == corners


sides = st.floats(0.1, 1000)


@given(sides, sides, sides, sides)
def test_a_box_that_is_fitted_whole_touches_two_sides_and_crosses_none(
    width: float, height: float, wide: float, high: float
) -> None:
    fit = fit_frame((3, 4, width, height), wide, high)
    left, top = fit.transformPoint((3, 4))
    right, bottom = fit.transformPoint((3 + width, 4 + height))
    assert min(left, top) >= -1e-9
    assert right <= wide + 1e-9
    assert bottom <= high + 1e-9
    assert left == pytest.approx(0, abs=1e-6) or top == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("10 20 100 50", BOX),
        (" 10,20,100 , 50 ", BOX),
        ("0 0 0 5", None),
        ("0 0 1e9 5", None),
        ("0 0 5", None),
        ("0 0 ٣ 5", None),
        ("", None),
    ],
)
def test_a_view_box_is_four_numbers_of_a_size(text: str, box: tuple[float, ...] | None) -> None:
    assert read_view_box({"viewBox": text}) == box
