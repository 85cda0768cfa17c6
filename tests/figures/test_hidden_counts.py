"""Charts with counts that are not shown: words or a dash, and nothing to measure."""

import numpy as np
import pytest

from factsheet.figures.bars import STUB, draw_bar_chart, lay_out_bars, make_bar_boxes
from factsheet.figures.county_map.labels import LabelText, list_label_texts
from factsheet.figures.county_map.map_geometry import place_map
from factsheet.figures.years import draw_year_chart, lay_out_years
from factsheet.model import CellMark, YearSeries
from tests.figures.builders import (
    a_style,
    corners,
    has_fill,
    patches_of,
    some_counts,
    texts_of,
    the_shapes,
    words_of,
)

GENDER = (("Female", 287), ("Male", 44), ("Gender minorities", CellMark.NOT_SHOWN))
ALL_HIDDEN = (("Adult", CellMark.NOT_SHOWN), ("Minor", CellMark.NOT_SHOWN))
YEARS = YearSeries((2012, 2013, 2014), (63, CellMark.NOT_SHOWN, 54), "hotline")


def test_a_hidden_bar_has_words_and_no_length() -> None:
    layout = lay_out_bars(GENDER, width=200, style=a_style(9), row_height=12)
    assert len(make_bar_boxes(GENDER, layout, 9)) == 2
    drawing = draw_bar_chart(GENDER, width=200, row_height=12, style=a_style(9))
    assert texts_of(drawing) == ["Female", "287", "Male", "44", "Gender minorities", "not shown"]


def test_bars_that_are_all_hidden_have_stubs_of_one_length_and_no_area() -> None:
    drawing = draw_bar_chart(ALL_HIDDEN, width=200, row_height=12, style=a_style(9))
    (stubs,) = patches_of(drawing)
    assert not has_fill(stubs)
    lengths = {round(float(np.ptp(box[:, 0])), 6) for box in corners(stubs).reshape(-1, 5, 2)}
    assert (len(corners(stubs)), lengths) == (10, {9 * STUB})


@pytest.mark.parametrize("width", range(90, 240, 10))
def test_the_stub_of_a_hidden_count_is_clear_of_its_words(width: int) -> None:
    drawing = draw_bar_chart(GENDER, width=width, row_height=12, style=a_style(9))
    stub = patches_of(drawing)[-1]
    (words,) = [run for run in drawing.runs if run.text.strip() == "not shown"]
    assert max(corners(stub)[:, 0]) < words.x


def test_a_hidden_year_has_a_dash_and_no_column() -> None:
    layout = lay_out_years(YEARS, width=200, height=80, style=a_style(9))
    assert [box.height > 0 for box in layout.columns] == [True, False, True]
    assert words_of(layout.values) == ["63", "–", "54"]


def test_a_hidden_last_year_is_not_painted() -> None:
    series = YearSeries((2012, 2013), (63, CellMark.NOT_SHOWN), "hotline")
    drawing = draw_year_chart(series, width=200, height=80, style=a_style(9))
    lone = YearSeries((2012, 2013), (63, 0), "hotline")
    same = draw_year_chart(lone, width=200, height=80, style=a_style(9))
    assert len(patches_of(drawing)) == len(patches_of(same))


@pytest.mark.parametrize(("cell", "not_placed"), [(CellMark.NOT_SHOWN, 0), (5, CellMark.NOT_SHOWN)])
def test_a_single_unit_with_a_hidden_part_has_a_name_alone(
    cell: int | CellMark, not_placed: int | CellMark
) -> None:
    counts = some_counts({"66010": cell}, not_placed=not_placed)  # type: ignore[arg-type]
    placed = place_map(the_shapes("GU"), 200, 200)
    assert list_label_texts(placed, counts, a_style().wording) == (LabelText("66010", "Guam", None),)
