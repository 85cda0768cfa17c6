"""Counts by year: columns from zero, texts that never meet."""

from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.figures.years import draw_year_chart, has_room_for_counts, lay_out_years
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark
from factsheet.typesetting.text_run import Run
from tests.figures.builders import a_series, a_style, corners, exactly, patches_of, texts_of, words_of

VALUES = st.lists(st.integers(0, 20_000) | st.integers(0, 10_000_000), min_size=1, max_size=12)


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), height=st.floats(48, 120), size=st.floats(8.2, 10.5))
def test_no_two_texts_meet_and_all_stay_inside(
    values: list[int], width: float, height: float, size: float
) -> None:
    layout = lay_out_years(a_series(*values), width=width, height=height, style=a_style(size))
    boxes = [_box(run) for run in (*layout.values, *layout.years)]
    assert boxes
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert not any(box.overlaps(column) for box in boxes for column in layout.columns)
    sheet = Box(0, 0, width, height - 2.99)
    assert all(sheet.holds(box) for box in boxes)


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), size=st.floats(8.2, 10.5))
@example(values=[0, 0, 0, 0, 18098, 10, 1985], width=120.0, size=8.6875)
def test_counts_side_by_side_stand_three_points_apart(values: list[int], width: float, size: float) -> None:
    layout = lay_out_years(a_series(*values), width=width, height=80, style=a_style(size))
    boxes = [_box(run) for run in layout.values]
    level = [(left, right) for left, right in pairwise(boxes) if left.y < right.top and right.y < left.top]
    assert [right.x - left.right for left, right in level if right.x - left.right < 2.98] == []


@settings(deadline=None)
@given(values=VALUES, height=st.floats(48, 120))
def test_columns_are_in_proportion_unless_too_low_to_see(values: list[int], height: float) -> None:
    columns = lay_out_years(a_series(*values), width=200, height=height, style=a_style(9)).columns
    tallest = max(column.height for column in columns)
    true = [tallest * value / max(*values, 1) for value in values]
    expected = [max(height, 0.75) if value else 0.0 for value, height in zip(values, true, strict=True)]
    assert [column.height for column in columns] == pytest.approx(expected)


@pytest.mark.parametrize("size", [8.2, 9.0, 10.5])
def test_five_years_print_every_year_and_count_in_a_narrow_column(size: float) -> None:
    layout = lay_out_years(a_series(63, 69, 54, 62, 88), width=134, height=60, style=a_style(size))
    assert words_of(layout.values) == ["63", "69", "54", "62", "88"]
    assert words_of(layout.years) == ["2012", "2013", "2014", "2015", "2016"]


@pytest.mark.parametrize("size", [8.2, 9.0, 9.5])
def test_five_years_of_four_digits_print_every_count_whatever_their_heights(size: float) -> None:
    for values in (
        (1662, 2597, 3495, 3626, 4137),
        (4000, 4001, 4002, 4003, 4004),
        (9000, 1000, 1001, 9001, 9002),
    ):
        layout = lay_out_years(a_series(*values), width=140, height=60, style=a_style(size))
        assert words_of(layout.values) == [f"{value:,}" for value in values]


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), height=st.floats(48, 120), size=st.floats(8.2, 10.5))
def test_all_counts_are_printed_or_the_last_the_highest_and_the_first(
    values: list[int], width: float, height: float, size: float
) -> None:
    series, style = a_series(*values), a_style(size)
    printed = words_of(lay_out_years(series, width=width, height=height, style=style).values)
    if has_room_for_counts(series, width=width, height=height, style=style):
        assert printed == [f"{value:,}" for value in values]
    else:
        assert set(printed) <= {f"{value:,}" for value in (values[0], max(values), values[-1])}


@settings(deadline=None)
@given(values=VALUES, width=st.floats(120, 400), size=st.floats(8.2, 10.5))
def test_a_count_stands_over_its_own_column(values: list[int], width: float, size: float) -> None:
    layout = lay_out_years(a_series(*values), width=width, height=80, style=a_style(size))
    columns = [
        box
        for box, value in zip(layout.columns, values, strict=True)
        if f"{value:,}" in words_of(layout.values)
    ]
    inside = [run for run in layout.values if 0.01 < run.x < width - run.width - 0.01]
    astray = [
        run
        for run in inside
        if not any(abs(box.x + box.width / 2 - run.x - run.width / 2) <= 2.01 for box in columns)
    ]
    assert layout.values
    assert astray == []


def test_where_counts_have_no_room_the_last_the_highest_and_the_first_have_theirs() -> None:
    values = (61_000, 61_500, 62_000, 80_000, 79_000, 79_500, 79_900, 80_100, 79_000, 80_050)
    layout = lay_out_years(a_series(*values), width=240, height=60, style=a_style(9))
    assert words_of(layout.values) == ["61,000", "80,100", "80,050"]


def test_years_are_shortened_where_four_digits_have_no_room() -> None:
    layout = lay_out_years(a_series(*range(10, 21)), width=134, height=60, style=a_style())
    assert words_of(layout.years) == [f"’{year}" for year in range(12, 23)]


def test_a_zero_is_printed_without_a_column() -> None:
    drawing = draw_year_chart(a_series(3, 0), width=134, height=60, style=a_style(9))
    assert texts_of(drawing) == ["2012", "3", "2013", "0"]
    assert len(patches_of(drawing)) == 2  # one column and the zero line


def test_texts_are_drawn_column_by_column_a_year_before_its_count() -> None:
    drawing = draw_year_chart(a_series(63, 69, 54, 62, 88), width=134, height=60, style=a_style(9))
    assert " ".join(texts_of(drawing)) == "2012 63 2013 69 2014 54 2015 62 2016 88"
    assert all(run.text.endswith(" ") for run in drawing.runs)


def test_words_in_place_of_a_count_are_drawn_in_their_order() -> None:
    series = a_series(4, CellMark.NONE_REPORTED, 7)
    drawing = draw_year_chart(series, width=134, height=60, style=a_style(8.2))
    assert texts_of(drawing) == ["2012", "4", "2013", "none", "recorded", "2014", "7"]


def test_the_last_year_is_darker() -> None:
    style = a_style(9)
    drawing = draw_year_chart(a_series(3, 5, 4), width=134, height=60, style=style)
    earlier, last, _ = patches_of(drawing)
    assert earlier.get_facecolor() != last.get_facecolor()
    assert len(corners(earlier)) == 2 * len(corners(last))


def test_no_years_are_refused() -> None:
    with pytest.raises(ValueError, match=exactly("a year chart needs years")):
        draw_year_chart(a_series(), width=134, height=60, style=a_style(9))


@given(values=st.lists(st.integers(-30, 90) | st.sampled_from(tuple(CellMark)), min_size=1, max_size=12))
def test_nothing_is_drawn_below_zero_nor_for_a_year_without_a_number(values: list[Cell]) -> None:
    columns = lay_out_years(a_series(*values), width=200, height=80, style=a_style(9)).columns
    assert [column.height > 0 for column in columns] == [
        isinstance(each, int) and each > 0 for each in values
    ]
    assert len({column.y for column in columns}) == 1


def test_a_year_without_a_report_has_its_words_a_word_a_line_and_a_sum_below_zero_its_number() -> None:
    series = a_series(4, CellMark.NONE_REPORTED, -1, 0, 7)
    layout = lay_out_years(series, width=260, height=70, style=a_style(9))
    assert words_of(layout.values) == ["4", "recorded", "none", "−1", "0", "7"]
    lower, upper = layout.values[1:3]
    assert lower.y == layout.values[3].y < upper.y  # at the zero line, as the count below zero


def test_where_the_words_have_no_room_no_other_sign_stands_in_their_place() -> None:
    series = a_series(CellMark.NONE_REPORTED, 8, 9, 3, CellMark.NONE_REPORTED)
    assert not has_room_for_counts(series, width=120, height=60, style=a_style(9))
    layout = lay_out_years(series, width=120, height=60, style=a_style(9))
    assert words_of(layout.values) == ["8", "9", "3"]


def _box(run: Run) -> Box:
    return Box(run.x, run.y, run.width, 0.65 * run.size)
