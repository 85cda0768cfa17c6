"""The legend: one line or columns, each entry once, no limit broken, nothing that does not occur."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import choose_class_paints, classify_counts
from factsheet.figures.county_map.map_legend import Legend, draw_map_legend, lay_out_legend
from factsheet.figures.drawing import Drawing
from factsheet.geometry import Box
from factsheet.model import BreakMethod, Cell, CellMark, CountyCounts, MapChoice
from factsheet.theme import Palette
from factsheet.wording.map_texts import word_legend
from tests.figures.builders import a_style, patches_of, sizes_of, some_counts, texts_of, the_counts
from tests.sheets.drawn import STATES, library
from tests.wording.conftest import tell_counties

CLASSES = Classes((1, 4, 9, 1200))
COUNTS = some_counts({"1": 0, "2": CellMark.NOT_SHOWN, "3": CellMark.NO_DATA, "4": 7})
SCALE = (3, 10, 30, 100)
CELLS = st.dictionaries(
    st.integers(0, 9).map(str),
    st.one_of(st.integers(0, 40_000), st.sampled_from(list(CellMark))),
    min_size=2,
)


def a_legend(classes: Classes | None, counts: CountyCounts, *, title: str = "", width: float = 120) -> Legend:
    return lay_out_legend(classes, counts, title=title, width=width, style=a_style())


def drawn(legend: Legend) -> Drawing:
    return draw_map_legend(legend, style=a_style())


def told(legend: Legend) -> list[str]:
    return [" ".join(line.strip() for line in item.lines) for item in legend.items]


def swatch_fills(drawing: Drawing) -> list[object]:
    """The fills of the swatches: each is painted, then framed."""
    return [patch.get_facecolor() for patch in patches_of(drawing)[::2]]


def test_the_legend_and_its_alternate_text_say_the_same_limits() -> None:
    counts = some_counts({"1": 1, "2": 2, "3": 60, "4": 294, "5": 305, "6": 42})
    classes = classify_counts(counts, MapChoice(method=BreakMethod.NATURAL, classes=3))
    assert classes is not None
    assert told(a_legend(classes, counts)) == ["1 to 2", "42 to 60", "294 to 305"]
    assert word_legend(a_style().wording, tell_counties("MA", counts), classes) == (
        "Offenses per county, light to dark: 1 to 2; 42 to 60; 294 to 305."
    )


def test_white_comes_first_then_the_classes_from_the_lowest_then_the_rest() -> None:
    drawing = drawn(a_legend(CLASSES, COUNTS, title="Offenses"))
    assert texts_of(drawing) == [
        "Offenses",
        "None recorded",
        "1",
        "2 to 4",
        "5 to 9",
        "10 to 1,200",
        "Not shown",
        "No data",
    ]
    assert [patch.get_hatch() for patch in patches_of(drawing) if patch.get_hatch()] == ["////", "xxx"]
    assert sizes_of(drawing) == {8.2}


def test_entries_that_do_not_occur_are_left_out() -> None:
    assert told(a_legend(Classes((9,)), some_counts({"1": 7, "2": 3}))) == ["1 to 9"]


def test_classes_of_a_scale_that_do_not_occur_are_left_out_and_the_others_keep_their_shade() -> None:
    counts = some_counts({"1": 0, "2": 2, "3": 785})
    classes = classify_counts(counts, MapChoice(), SCALE)
    assert classes is not None
    legend = a_legend(classes, counts)
    assert told(legend) == ["None recorded", "1 to 2", "100 or more"]
    lowest, *_, highest = choose_class_paints(classes, Palette())
    assert [item.paint for item in legend.items[1:]] == [lowest, highest]


def test_all_stands_in_one_line_where_that_has_room_and_else_in_columns_below_the_title() -> None:
    line = a_legend(CLASSES, COUNTS, title="Offenses per county", width=540)
    assert len({item.down for item in line.items}) == 1
    columns = a_legend(CLASSES, COUNTS, title="Offenses per county", width=260)
    title, *entries = columns.items
    assert all(item.down > title.down for item in entries)
    assert len({item.x for item in entries}) == 3
    assert [item.down for item in entries[:3]] == [item.down for item in entries[3:6]]  # from the top down
    one = a_legend(CLASSES, COUNTS, title="Offenses per county", width=80)
    assert {item.x for item in one.items} == {0}
    assert line.height < columns.height < one.height


@settings(deadline=None)
@given(cells=CELLS, width=st.floats(60, 540), title=st.sampled_from(["", "Offenses", "Offenses per county"]))
def test_entries_stand_inside_and_apart_whatever_the_width(
    cells: dict[str, Cell], width: float, title: str
) -> None:
    counts = some_counts(cells)
    drawing = drawn(a_legend(classify_counts(counts, MapChoice(), SCALE), counts, title=title, width=width))
    boxes = [Box(run.x, run.y, run.width, 0.65 * run.size) for run in drawing.runs]
    boxes += [
        Box(low[0], low[1], high[0] - low[0], high[1] - low[1])
        for patch in patches_of(drawing)[::2]
        for low, high in [(patch.get_path().get_extents().min, patch.get_path().get_extents().max)]
    ]
    assert boxes
    sheet = Box(0, 0, width, drawing.height)
    assert [box for box in boxes if not sheet.holds(box, slack=0.02)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []


def legend_height(width: float) -> float:
    return a_legend(None, COUNTS, title="Offenses per county", width=width).height


def test_long_entries_turn_over() -> None:
    assert legend_height(60) > legend_height(540) + 8


@pytest.mark.parametrize("width", [40, 60, 120])
def test_no_limit_is_broken_in_the_middle(width: float) -> None:
    classes = Classes((1_000, 10_000_000))
    drawing = drawn(a_legend(classes, COUNTS, width=width))
    assert "10,000,000" in {word for text in texts_of(drawing) for word in text.split()}


@pytest.mark.parametrize("most", [5, 4])
def test_no_class_of_a_shipped_map_is_one_value(most: int) -> None:
    steps = {key: source.map.steps for key, source in library().sources.items() if source.map.steps}
    (scale,) = steps.values()
    seen = 0
    for usps in STATES:
        counts = the_counts(usps)
        if counts is None or len(counts.cells) == 1:
            continue
        classes = classify_counts(counts, MapChoice(classes=most), scale)
        entries = told(a_legend(classes, counts, width=540))
        assert [entry for entry in entries if entry.replace(",", "").isdecimal()] == [], usps
        assert entries[0] == "None recorded" or 0 not in counts.cells.values()
        seen += 1
    assert seen >= 45
