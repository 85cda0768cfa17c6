"""Charts side by side: a longer bar is a higher count, and no word is torn for a neighbour."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factsheet.figures.bar_columns import fit_bar_columns, make_stacked_scale
from factsheet.figures.bars import Bars, lay_out_bars, make_bar_boxes
from factsheet.model import CellMark
from tests.figures.builders import a_style

GENDER: Bars = (("Female", 287), ("Male", 44), ("Gender minorities", CellMark.NOT_SHOWN))
CITIZENSHIP: Bars = (("U.S. citizen or lawful permanent resident", 251), ("Foreign national", 85))
AGE: Bars = (("Adult", 251), ("Minor", 85))
LABELS = st.lists(st.text("abcdefghijkl", min_size=1, max_size=16), min_size=1, max_size=5).map(" ".join)
CHART = st.lists(st.tuples(LABELS, st.one_of(st.integers(0, 9000), st.just(CellMark.NOT_SHOWN))), min_size=1)


def lengths_per_count(charts: tuple[Bars, ...], width: float) -> list[float]:
    columns = fit_bar_columns(charts, width=width, gutter=22, style=a_style(9))
    assert columns is not None
    found = []
    for bars, column in zip(charts, columns.widths, strict=True):
        layout = lay_out_bars(bars, width=column, style=a_style(9), row_height=12, scale=columns.scale)
        counts = [value for _, value in bars if isinstance(value, int)]
        boxes = make_bar_boxes(bars, layout, 9)
        found += [box.width / count for box, count in zip(boxes, counts, strict=True)]
    return found


def test_bars_of_all_charts_have_one_length_for_one_count() -> None:
    first, *others = lengths_per_count((CITIZENSHIP, GENDER, AGE), 540)
    assert others == pytest.approx([first] * len(others))


@settings(deadline=None)
@given(charts=st.lists(CHART, min_size=1, max_size=4), width=st.floats(200, 560))
def test_columns_fill_the_width_and_tear_no_word(charts: list[Bars], width: float) -> None:
    columns = fit_bar_columns(charts, width=width, gutter=22, style=a_style(9))
    assume(columns is not None)
    assert columns is not None
    assert sum(columns.widths) + 22 * (len(charts) - 1) == pytest.approx(width)
    for bars, column in zip(charts, columns.widths, strict=True):
        layout = lay_out_bars(bars, width=column + 0.01, style=a_style(9), row_height=12, scale=columns.scale)
        words = [word for lines in layout.lines for line in lines for word in line.split(" ")]
        assert words == [word for label, _ in bars for word in label.split(" ")]


def test_words_too_wide_for_columns_have_none() -> None:
    endless = (("W" * 60, 1),)
    assert fit_bar_columns((endless, GENDER), width=540, gutter=22, style=a_style(9)) is None


def test_charts_one_below_the_other_share_the_scale_of_the_tightest() -> None:
    scale = make_stacked_scale((CITIZENSHIP, GENDER), 300, a_style(9))
    assert scale.highest == 287
    assert scale.room == lay_out_bars(CITIZENSHIP, width=300, style=a_style(9), row_height=12).scale.room
