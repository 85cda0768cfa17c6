"""Bar charts: honest lengths, nothing clipped, heights known before drawing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import PathPatch

from factsheet.figures.bars import (
    draw_bar_chart,
    lay_out_bars,
    make_bar_boxes,
    measure_bar_chart,
    measure_bar_labels,
)
from factsheet.model import CellMark
from factsheet.typesetting.faces import Face, measure_text
from tests.figures.builders import a_style, exactly, patches_of, sizes_of, texts_of

LABELS = st.lists(st.text("abcdefgh ", min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=4)
BARS = st.lists(st.tuples(LABELS.map(" ".join), st.integers(0, 5000)), min_size=1, max_size=8)
GENDER = (("Female", 287), ("Male", 44), ("Gender minorities", 3), ("Unknown", 0))


@settings(deadline=None)
@given(bars=BARS, width=st.floats(110, 420), row_height=st.floats(11, 20))
def test_rows_fill_the_height_and_do_not_overlap(
    bars: list[tuple[str, int]], width: float, row_height: float
) -> None:
    layout = lay_out_bars(bars, width=width, style=a_style(9), row_height=row_height)
    steps = [(high - low) for high, low in zip(layout.baselines, layout.baselines[1:], strict=False)]
    assert all(step >= row_height - 0.001 for step in steps)
    last_line = layout.baselines[-1] - (len(layout.lines[-1]) - 1) * 1.12 * 9
    assert 0 < last_line <= layout.baselines[0] < layout.height


@settings(deadline=None)
@given(bars=BARS, width=st.floats(110, 420))
def test_labels_bars_and_values_keep_to_their_columns(bars: list[tuple[str, int]], width: float) -> None:
    style = a_style(9)
    layout = lay_out_bars(bars, width=width, style=style, row_height=12)
    lines = [line for label in layout.lines for line in label]
    assert max(measure_text(line, Face.REGULAR, 9) for line in lines) <= layout.bar_x
    values = max(measure_text(style.wording.number(value), Face.SEMIBOLD, 9) for _, value in bars)
    assert all(box.right <= width - values for box in make_bar_boxes(bars, layout, 9))


def test_lengths_are_in_proportion_from_one_zero() -> None:
    layout = lay_out_bars(GENDER, width=170, style=a_style(9), row_height=12)
    female, male, minorities = make_bar_boxes(GENDER, layout, 9)
    assert female.width == pytest.approx(layout.scale.room)
    assert male.width / female.width == pytest.approx(44 / 287)
    assert minorities.width == pytest.approx(max(layout.scale.room * 3 / 287, 0.75))
    assert female.x == male.x == minorities.x == layout.bar_x


def test_a_small_count_stays_visible_and_a_zero_has_no_bar() -> None:
    bars = (("Many", 9000), ("One", 1), ("None", 0))
    boxes = make_bar_boxes(bars, lay_out_bars(bars, width=170, style=a_style(9), row_height=12), 9)
    assert [box.width for box in boxes][1:] == [0.75]


def test_values_are_printed_flush_right_with_every_label() -> None:
    drawing = draw_bar_chart(GENDER, width=170, row_height=12, style=a_style(9))
    assert texts_of(drawing) == [
        "Female",
        "287",
        "Male",
        "44",
        "Gender minorities",
        "3",
        "Unknown",
        "0",
    ]
    assert sizes_of(drawing) == {9.0}


def test_a_long_label_turns_over_and_its_row_grows() -> None:
    bars = (("U.S. citizen or lawful permanent resident", 251), ("Foreign national", 85))
    layout = lay_out_bars(bars, width=170, style=a_style(9), row_height=12)
    assert layout.lines == (("U.S. citizen or lawful", "permanent resident"), ("Foreign national",))
    assert layout.height == pytest.approx(2 * 12 + 1.12 * 9)


def test_the_height_is_known_without_drawing() -> None:
    drawing = draw_bar_chart(GENDER, width=170, row_height=12, style=a_style(9))
    assert drawing.height == measure_bar_chart(GENDER, width=170, style=a_style(9), row_height=12)


def test_words_in_place_of_a_count_take_no_room_from_the_bars() -> None:
    hidden = (*GENDER[:2], ("Gender minorities", CellMark.NOT_SHOWN))
    shown, kept = (
        lay_out_bars(bars, width=170, style=a_style(9), row_height=12) for bars in (GENDER[:3], hidden)
    )
    assert kept.scale == shown.scale


def test_words_in_place_of_a_count_stay_clear_of_the_labels() -> None:
    style = a_style(9)
    bars = (("A label that is far wider than its chart", CellMark.NOT_SHOWN), ("One", 1))
    layout = lay_out_bars(bars, width=110, style=style, row_height=12)
    words = measure_text(style.wording.number(CellMark.NOT_SHOWN), Face.REGULAR, 9)
    assert 110 - words >= layout.bar_x - 0.01


def test_label_width_is_that_of_the_widest() -> None:
    assert measure_bar_labels(["Male", "Gender minorities"], 9) == measure_text(
        "Gender minorities", Face.REGULAR, 9
    )


def test_bars_of_zero_alone_draw_no_area() -> None:
    drawing = draw_bar_chart((("None", 0),), width=170, row_height=12, style=a_style(9))
    assert patches_of(drawing) == []
    assert texts_of(drawing) == ["None", "0"]


def test_no_bars_are_refused() -> None:
    with pytest.raises(ValueError, match=exactly("a bar chart needs bars")):
        draw_bar_chart((), width=170, row_height=12, style=a_style(9))


def test_a_sum_below_zero_has_its_number_and_no_bar() -> None:
    drawing = draw_bar_chart((("Loss", -1), ("Gain", 4)), width=170, row_height=12, style=a_style(9))
    (bars,) = patches_of(drawing)
    assert len(bars.get_path().vertices) == len(draw_only_bar().get_path().vertices)
    assert texts_of(drawing) == ["Loss", "−1", "Gain", "4"]


def draw_only_bar() -> PathPatch:
    (bars,) = patches_of(draw_bar_chart((("Gain", 4),), width=170, row_height=12, style=a_style(9)))
    return bars
