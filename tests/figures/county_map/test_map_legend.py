"""The legend: honest limits, each entry once, its height known before drawing."""

import pytest

from factsheet.figures.county_map.class_breaks import Classes, class_breaks
from factsheet.figures.county_map.county_paint import classes_for
from factsheet.figures.county_map.map_legend import class_labels, legend_height, map_legend
from factsheet.model import CellMark, MapChoice
from factsheet.wording.alt import describe_legend
from tests.figures.builders import a_style, exactly, patches_of, sizes_of, some_counts, texts_of

CLASSES = Classes((1, 4, 9, 1200))
COUNTS = some_counts({"1": 0, "2": CellMark.NOT_SHOWN, "3": CellMark.NO_DATA, "4": 7})


def test_limits_follow_each_other_and_single_counts_stand_alone() -> None:
    assert class_labels(CLASSES, a_style()) == ("1", "2–4", "5–9", "10–1,200")


def test_a_class_of_counties_with_one_count_has_one_number() -> None:
    classes = class_breaks([785, 196, 8, 3, 3, 1], MapChoice())
    assert class_labels(classes, a_style()) == ("1", "3", "8", "196", "785")


def test_the_legend_and_its_alternate_text_say_the_same_limits() -> None:
    counts = some_counts({"1": 1, "2": 2, "3": 60, "4": 294, "5": 305, "6": 42})
    classes = classes_for(counts, MapChoice(classes=3))
    assert classes is not None
    style = a_style()
    assert class_labels(classes, style) == ("1–2", "42–60", "294–305")
    assert describe_legend(style.wording, "county", classes, counts) == (
        "Legend. Offenses per county: 294–305; 42–60; 1–2."
    )


def test_the_highest_class_is_on_top_and_special_entries_follow() -> None:
    drawing = map_legend(CLASSES, COUNTS, title="Offenses", width=120, style=a_style(), alt_text="Legend.")
    assert texts_of(drawing.figure) == [
        "Offenses",
        "10–1,200",
        "5–9",
        "2–4",
        "1",
        "None reported",
        "Not shown",
        "No data",
    ]
    assert [patch.get_hatch() for patch in patches_of(drawing.figure) if patch.get_hatch()] == ["////", "xxx"]
    assert sizes_of(drawing.figure) == {8.2}


def test_entries_that_do_not_occur_are_left_out() -> None:
    counts = some_counts({"1": 7, "2": 3})
    drawing = map_legend(Classes((9,)), counts, title="", width=120, style=a_style(), alt_text="Legend.")
    assert texts_of(drawing.figure) == ["1–9"]


@pytest.mark.parametrize("width", [60, 90, 200])
def test_the_height_is_known_without_drawing(width: float) -> None:
    drawing = map_legend(CLASSES, COUNTS, title="Offenses", width=width, style=a_style(), alt_text="Legend.")
    assert drawing.height == legend_height(CLASSES, COUNTS, title="Offenses", width=width, style=a_style())


def test_long_entries_turn_over() -> None:
    narrow, wide = (
        legend_height(None, COUNTS, title="Offenses per county", width=width, style=a_style())
        for width in (70, 200)
    )
    assert narrow > wide + 8


def test_swatches_stay_inside_the_drawing() -> None:
    drawing = map_legend(CLASSES, COUNTS, title="", width=120, style=a_style(), alt_text="Legend.")
    patches = patches_of(drawing.figure)
    assert patches
    for patch in patches:
        low, high = patch.get_path().get_extents().min, patch.get_path().get_extents().max
        assert 0 <= low[0] <= high[0] <= drawing.width
        assert 0 <= low[1] <= high[1] <= drawing.height


def test_a_legend_without_alternate_text_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=exactly("a drawing needs an alternate text")):
        map_legend(CLASSES, COUNTS, title="Offenses", width=120, style=a_style(), alt_text="")
