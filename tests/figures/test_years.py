"""Counts by year: columns from zero, texts that never meet."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.artists import Piece
from factsheet.figures.years import year_chart, year_layout
from factsheet.geometry import Box
from tests.figures.builders import a_series, a_style, corners, exactly, patches_of, texts_of

VALUES = st.lists(st.integers(0, 20_000), min_size=1, max_size=12)


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), height=st.floats(48, 120), size=st.floats(8.2, 10.5))
def test_no_two_texts_meet_and_all_stay_inside(
    values: list[int], width: float, height: float, size: float
) -> None:
    layout = year_layout(a_series(*values), width=width, height=height, style=a_style(size))
    boxes = [_box(piece) for piece in (*layout.values, *layout.years)]
    assert boxes
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert not any(box.overlaps(column) for box in boxes for column in layout.columns)
    assert all(box.y >= 0 and box.top <= height - 2.99 for box in boxes)


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), size=st.floats(8.2, 10.5))
def test_counts_side_by_side_stand_three_points_apart(values: list[int], width: float, size: float) -> None:
    layout = year_layout(a_series(*values), width=width, height=80, style=a_style(size))
    boxes = [_box(piece) for piece in layout.values]
    level = [(left, right) for left, right in pairwise(boxes) if left.y < right.top and right.y < left.top]
    assert [right.x - left.right for left, right in level if right.x - left.right < 2.98] == []


@settings(deadline=None)
@given(values=VALUES, height=st.floats(48, 120))
def test_columns_are_in_proportion_unless_too_low_to_see(values: list[int], height: float) -> None:
    columns = year_layout(a_series(*values), width=200, height=height, style=a_style(9)).columns
    tallest = max(column.height for column in columns)
    true = [tallest * value / max(*values, 1) for value in values]
    expected = [max(height, 0.75) if value else 0.0 for value, height in zip(values, true, strict=True)]
    assert [column.height for column in columns] == pytest.approx(expected)


@pytest.mark.parametrize("size", [8.2, 9.0, 10.5])
def test_five_years_print_every_year_and_count_in_a_narrow_column(size: float) -> None:
    layout = year_layout(a_series(63, 69, 54, 62, 88), width=134, height=60, style=a_style(size))
    assert [piece.text for piece in layout.values] == ["63", "69", "54", "62", "88"]
    assert [piece.text for piece in layout.years] == ["2012", "2013", "2014", "2015", "2016"]


def test_years_are_shortened_where_four_digits_have_no_room() -> None:
    layout = year_layout(a_series(*range(10, 21)), width=134, height=60, style=a_style())
    assert [piece.text for piece in layout.years] == [f"’{year}" for year in range(12, 23)]


def test_a_zero_is_printed_without_a_column() -> None:
    drawing = year_chart(a_series(3, 0), width=134, height=60, style=a_style(9), alt_text="By year.")
    assert texts_of(drawing.figure) == ["3", "0", "2012", "2013"]
    assert len(patches_of(drawing.figure)) == 2  # one column and the zero line


def test_the_last_year_is_darker() -> None:
    style = a_style(9)
    drawing = year_chart(a_series(3, 5, 4), width=134, height=60, style=style, alt_text="By year.")
    earlier, last, _ = patches_of(drawing.figure)
    assert earlier.get_facecolor() != last.get_facecolor()
    assert len(corners(earlier)) == 2 * len(corners(last))


@pytest.mark.parametrize("values", [(), (3, -1)])
def test_no_years_and_negative_counts_are_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=exactly("a year chart needs years with counts of zero or more")):
        year_chart(a_series(*values), width=134, height=60, style=a_style(9), alt_text="By year.")


def test_a_chart_without_alternate_text_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=exactly("a drawing needs an alternate text")):
        year_chart(a_series(3), width=134, height=60, style=a_style(9), alt_text="")


def _box(piece: Piece) -> Box:
    return Box(piece.x, piece.y, piece.width, 0.65 * piece.size)
