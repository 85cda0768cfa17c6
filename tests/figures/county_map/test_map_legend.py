"""The legend: honest limits, each entry once, no number broken."""

import re

import pytest

from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_legend import draw_map_legend, make_legend_rows, measure_legend
from factsheet.figures.drawing import Drawing
from factsheet.model import CellMark, CountyCounts, MapChoice
from factsheet.wording.alt import describe_legend
from tests.figures.builders import a_style, patches_of, sizes_of, some_counts, texts_of
from tests.wording.conftest import tell_counties

CLASSES = Classes((1, 4, 9, 1200))
COUNTS = some_counts({"1": 0, "2": CellMark.NOT_SHOWN, "3": CellMark.NO_DATA, "4": 7})


def a_legend(
    classes: Classes | None, counts: CountyCounts, *, title: str = "", width: float = 120
) -> Drawing:
    style = a_style()
    rows = make_legend_rows(classes, counts, title=title, width=width, style=style)
    drawing = draw_map_legend(rows, width=width, style=style)
    assert drawing.height == measure_legend(rows, style.type_size)
    return drawing


def test_the_legend_and_its_alternate_text_say_the_same_limits() -> None:
    counts = some_counts({"1": 1, "2": 2, "3": 60, "4": 294, "5": 305, "6": 42})
    classes = classify_counts(counts, MapChoice(classes=3))
    assert classes is not None
    drawing = a_legend(classes, counts, title="", width=120)
    assert texts_of(drawing) == ["294–305", "42–60", "1–2"]
    assert describe_legend(a_style().wording, tell_counties("MA", counts), classes) == (
        "Legend. Offenses per county: 294–305; 42–60; 1–2."
    )


def test_the_highest_class_is_on_top_and_special_entries_follow() -> None:
    drawing = a_legend(CLASSES, COUNTS, title="Offenses", width=120)
    assert texts_of(drawing) == [
        "Offenses",
        "10–1,200",
        "5–9",
        "2–4",
        "1",
        "None recorded",
        "Not shown",
        "No data",
    ]
    assert [patch.get_hatch() for patch in patches_of(drawing) if patch.get_hatch()] == ["////", "xxx"]
    assert sizes_of(drawing) == {8.2}


def test_entries_that_do_not_occur_are_left_out() -> None:
    counts = some_counts({"1": 7, "2": 3})
    drawing = a_legend(Classes((9,)), counts, title="", width=120)
    assert texts_of(drawing) == ["1–9"]


def legend_height(width: float) -> float:
    return a_legend(None, COUNTS, title="Offenses per county", width=width).height


def test_long_entries_turn_over() -> None:
    assert legend_height(60) > legend_height(200) + 8


@pytest.mark.parametrize("width", [40, 60, 120])
def test_no_limit_is_broken_in_the_middle(width: float) -> None:
    classes = Classes((1_000, 10_000_000))
    drawing = a_legend(classes, COUNTS, title="", width=width)
    assert "10,000,000" in {word for text in texts_of(drawing)[:3] for word in re.split("(?<=–)", text)}


def test_swatches_stay_inside_the_drawing() -> None:
    drawing = a_legend(CLASSES, COUNTS, title="", width=120)
    patches = patches_of(drawing)
    assert patches
    for patch in patches:
        low, high = patch.get_path().get_extents().min, patch.get_path().get_extents().max
        assert 0 <= low[0] <= high[0] <= drawing.width
        assert 0 <= low[1] <= high[1] <= drawing.height
