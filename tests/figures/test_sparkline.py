"""The course beside a figure: columns from zero, values where all have room, else at both ends."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from factsheet.figures.sparkline import choose_valued_years, draw_sparkline, lay_out_sparkline
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark
from factsheet.typesetting.text_run import Run
from tests.figures.builders import a_series, a_style, corners, has_fill, patches_of, texts_of, words_of

CELLS = st.lists(
    st.integers(-40, 20_000) | st.integers(0, 40) | st.sampled_from(list(CellMark)), min_size=2, max_size=12
)


def ink(run: Run) -> Box:
    return Box(run.x, run.y, run.width, 0.65 * run.size)


@settings(deadline=None)
@given(values=CELLS, width=st.floats(60, 92), height=st.floats(30, 60), has_years=st.booleans())
def test_texts_stand_inside_and_clear_of_all_columns(
    values: list[Cell], width: float, height: float, *, has_years: bool
) -> None:
    layout = lay_out_sparkline(
        a_series(*values), width=width, height=height, style=a_style(8.4), has_years=has_years
    )
    boxes, sheet = [ink(run) for run in layout.runs], Box(0, 0, width, height)
    valued = choose_valued_years(a_series(*values), width=width, style=a_style(8.4))
    assert valued in {tuple(range(len(values))), (0, len(values) - 1)}
    assert len(boxes) == len(valued) + (2 if has_years else 0)
    assert [box for box in boxes if not sheet.holds(box, slack=0.6)] == []
    columns = [column for column in layout.columns if column.height]
    assert [box for box in boxes for column in columns if box.overlaps(column)] == []


@settings(deadline=None)
@given(values=CELLS)
def test_columns_are_in_proportion_and_none_stands_for_what_is_hidden_or_not_above_zero(
    values: list[Cell],
) -> None:
    columns = lay_out_sparkline(a_series(*values), width=84, height=40, style=a_style(8.4)).columns
    heights = [column.height for column in columns]
    counts = [max(value, 0) if isinstance(value, int) else 0 for value in values]
    tallest = max(heights)
    expected = (
        [max(tallest * count / max(counts), 0.75) if count else 0.0 for count in counts]
        if any(counts)
        else [0.0] * len(counts)
    )
    assert heights == pytest.approx(expected, abs=0.01)
    assert len({column.y for column in columns}) == 1
    assert not any(
        one.overlaps(other) for one, other in combinations(columns, 2) if one.height and other.height
    )


def test_all_values_are_told_where_each_has_room_else_those_of_both_ends() -> None:
    drawing = draw_sparkline(a_series(63, 69, 54, 62, 1088), width=84, height=40, style=a_style(8.4))
    assert texts_of(drawing) == ["2012", "63", "2016", "1,088"]
    without = draw_sparkline(a_series(63, 69, 54), width=84, height=40, style=a_style(8.4), has_years=False)
    assert texts_of(without) == ["63", "69", "54"]


def test_a_hidden_end_has_a_dash_and_no_column() -> None:
    series = a_series(CellMark.NOT_SHOWN, 20, CellMark.NOT_SHOWN)
    layout = lay_out_sparkline(series, width=84, height=40, style=a_style(8.4))
    assert words_of(layout.runs) == ["2012", "–", "20", "2014", "–"]
    assert [column.height > 0 for column in layout.columns] == [False, True, False]


def test_nothing_tells_a_hidden_year_in_the_middle_from_a_zero() -> None:
    """A column of no height at either; where values have room, a dash says which, and no other year moves."""
    hidden, zero = (
        lay_out_sparkline(a_series(20_000, value, 31), width=84, height=40, style=a_style(8.4))
        for value in (CellMark.NOT_SHOWN, 0)
    )
    assert hidden.columns == zero.columns
    told = [[(run.x, run.y) for run in each.runs if run.text.strip() not in "–0"] for each in (hidden, zero)]
    assert told[0] == told[1]


def test_a_sum_below_zero_has_its_number_and_no_column() -> None:
    layout = lay_out_sparkline(a_series(-3, 8), width=84, height=40, style=a_style(8.4))
    assert words_of(layout.runs) == ["2012", "−3", "2013", "8"]
    assert [column.height > 0 for column in layout.columns] == [False, True]


def test_one_year_has_one_value_and_one_year() -> None:
    drawing = draw_sparkline(a_series(7), width=84, height=40, style=a_style(8.4))
    assert texts_of(drawing) == ["2012", "7"]


def test_the_last_year_is_darker_and_a_line_stands_for_zero() -> None:
    style = a_style(8.4)
    drawing = draw_sparkline(a_series(3, 5, 4), width=84, height=40, style=style)
    earlier, last, zero = patches_of(drawing)
    assert to_hex(earlier.get_facecolor()) == style.palette.pale_blue
    assert to_hex(last.get_facecolor()) == style.palette.blue
    assert len(corners(earlier)) == 2 * len(corners(last))
    assert not has_fill(zero)


def test_years_without_counts_are_a_line_alone() -> None:
    drawing = draw_sparkline(a_series(0, CellMark.NOT_SHOWN), width=84, height=40, style=a_style(8.4))
    assert len(patches_of(drawing)) == 1
    assert texts_of(drawing) == ["2012", "0", "2013", "–"]
