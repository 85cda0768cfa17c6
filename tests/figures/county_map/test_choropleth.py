"""The county map as a figure: fills, hatches, dots, lines, and what it refuses."""

import pytest
from matplotlib.colors import to_hex

from factsheet.figures.county_map.choropleth import (
    DOT_RADIUS,
    DOT_WEIGHT,
    draw_county_map,
    find_dotted_counties,
)
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import (
    choose_county_paints,
    choose_special_paint,
    classify_counts,
)
from factsheet.figures.county_map.map_geometry import measure_map, place_map
from factsheet.figures.drawing import Drawing
from factsheet.model import BreakMethod, CellMark, CountyCounts, MapChoice
from factsheet.theme import Palette
from factsheet.wording.legend import Special
from tests.figures.builders import (
    a_style,
    corners,
    exactly,
    has_fill,
    patches_of,
    sizes_of,
    some_counts,
    texts_of,
    the_counts,
    the_shapes,
)

PALETTE = Palette()
KENT, NEW_CASTLE, SUSSEX = (county.fips for county in the_shapes("DE").counties)


def draw(usps: str, counts: CountyCounts | None) -> Drawing:
    shapes = the_shapes(usps)
    classes = classify_counts(counts, MapChoice()) if counts else None
    size = measure_map(shapes, 254, 170)
    return draw_county_map(shapes, counts, classes, size=size, style=a_style())


def fills_of(drawing: Drawing) -> list[str]:
    patches = patches_of(drawing)
    return [to_hex(patch.get_facecolor()) for patch in patches if has_fill(patch)]


def test_each_class_is_one_area_in_its_shade_and_white_is_bare_paper() -> None:
    drawing = draw("DE", some_counts({KENT: 1, NEW_CASTLE: 9, SUSSEX: 0}))
    assert sorted(fills_of(drawing)) == sorted([PALETTE.ramp[1], PALETTE.ramp[3]])


def test_small_counts_and_gaps_have_hatches_of_their_own() -> None:
    drawing = draw("DE", some_counts({KENT: CellMark.NOT_SHOWN, NEW_CASTLE: CellMark.NO_DATA, SUSSEX: 0}))
    hatches = [patch.get_hatch() for patch in patches_of(drawing)]
    assert [hatch for hatch in hatches if hatch] == ["////", "xxx"]
    assert fills_of(drawing) == [PALETTE.paper, PALETTE.neutral_land]


def test_areas_have_no_lines_and_borders_are_finer_than_the_outline() -> None:
    drawing = draw("DE", some_counts({KENT: 1, NEW_CASTLE: 9, SUSSEX: 0}))
    one, other, borders, outline = patches_of(drawing)[:4]
    assert {to_hex(patch.get_edgecolor(), keep_alpha=True)[-2:] for patch in (one, other)} == {"00"}
    assert not has_fill(borders)
    assert not has_fill(outline)
    assert {to_hex(patch.get_edgecolor()) for patch in (borders, outline)} == {PALETTE.county_line}
    assert 0 < borders.get_linewidth() < outline.get_linewidth()


def test_a_border_between_dark_counties_is_white_and_lies_below_the_dark_ones() -> None:
    shapes = the_shapes("MA")
    cells = {county.fips: 100 if place else 1 for place, county in enumerate(shapes.counties)}
    drawing = draw("MA", some_counts(cells))
    lines = [patch for patch in patches_of(drawing) if not has_fill(patch)][:3]
    assert [to_hex(patch.get_edgecolor()) for patch in lines] == [
        PALETTE.paper,
        PALETTE.county_line,
        PALETTE.county_line,
    ]
    assert lines[0].get_linewidth() == lines[1].get_linewidth() < lines[2].get_linewidth()


def test_without_counts_the_land_is_neutral() -> None:
    assert fills_of(draw("DE", None)) == [PALETTE.neutral_land]


def test_one_unit_is_an_outline_with_its_figure() -> None:
    drawing = draw("GU", some_counts({"66010": 4}))
    assert fills_of(drawing) == [PALETTE.neutral_land]
    assert texts_of(drawing) == ["Guam", "4"]


def test_counties_too_small_to_see_get_a_dot_when_they_have_a_count() -> None:
    counts = the_counts("VA")
    assert counts is not None
    shapes = the_shapes("VA")
    placed = place_map(shapes, *measure_map(shapes, 254, 170))
    dots = find_dotted_counties(placed, counts)
    cells = [counts.cells[dot.fips] for dot in dots]
    assert cells == sorted(cells)
    assert all(dot.area < 9 for dot in dots)
    tiny = {polygon.fips for polygon in placed.polygons if polygon.area < 9}
    assert {dot.fips for dot in dots} == {fips for fips in tiny if counts.cells[fips]}
    classes = classify_counts(counts, MapChoice())
    assert classes is not None
    counted = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell]
    shades = {classes.class_of(cell) for cell in counted}
    drawing = draw("VA", counts)
    assert len(fills_of(drawing)) == len(shades)
    rings = [patch for patch in patches_of(drawing) if patch.get_linewidth() == 2 * DOT_RADIUS + DOT_WEIGHT]
    assert len(rings) == len(dots)


def test_insets_are_framed() -> None:
    drawing = draw("MP", None)
    (frame,) = (patch for patch in patches_of(drawing) if to_hex(patch.get_edgecolor()) == PALETTE.grey)
    assert len(corners(frame)) == 5 * len(the_shapes("MP").insets)


@pytest.mark.parametrize("usps", ["MA", "TX", "VA", "HI", "OH"])
def test_no_type_is_smaller_than_asked_for(usps: str) -> None:
    assert sizes_of(draw(usps, the_counts(usps))) <= {8.2}


def test_the_same_map_is_drawn_twice_the_same() -> None:
    one, other = (draw("MA", the_counts("MA")) for _ in range(2))
    assert texts_of(one) == texts_of(other)
    paths = [[patch.get_path().to_polygons() for patch in patches_of(drawing)] for drawing in (one, other)]
    assert all(
        (ring == twin).all()
        for mine, its in zip(*paths, strict=True)
        for ring, twin in zip(mine, its, strict=True)
    )


def test_a_county_without_a_cell_is_refused_never_left_blank() -> None:
    with pytest.raises(ValueError, match=exactly(f"no cell for the counties {NEW_CASTLE}")):
        draw("DE", some_counts({KENT: 1, SUSSEX: 2}))


def test_a_count_without_classes_is_refused() -> None:
    counts = some_counts({KENT: 1, NEW_CASTLE: 0, SUSSEX: 2})
    with pytest.raises(ValueError, match=exactly("found a count of 1 on a map without classes")):
        choose_county_paints(the_shapes("DE"), counts, None, PALETTE)


def test_a_count_outside_the_classes_is_refused() -> None:
    counts = some_counts({KENT: 1, NEW_CASTLE: 0, SUSSEX: 20})
    with pytest.raises(ValueError, match=exactly("20 lies outside the classes 1 to 9")):
        choose_county_paints(the_shapes("DE"), counts, Classes((2, 9)), PALETTE)


def test_a_map_of_zeros_has_no_classes() -> None:
    assert classify_counts(some_counts({KENT: 0, NEW_CASTLE: 0, SUSSEX: 0}), MapChoice()) is None
    assert classify_counts(some_counts({"66010": 4}), MapChoice()) is None


def test_one_count_is_classed_by_its_method() -> None:
    counts = some_counts({KENT: 0, NEW_CASTLE: 5, SUSSEX: CellMark.NOT_SHOWN})
    natural = MapChoice(method=BreakMethod.NATURAL)
    assert classify_counts(counts, natural) == Classes((5,), 5, (5,))
    assert classify_counts(counts, MapChoice(), (3, 10)) == Classes((2, 9, 10), is_scale=True)


def test_special_entries_differ_from_each_other_without_colour() -> None:
    paints = [choose_special_paint(entry, PALETTE) for entry in Special]
    assert len({(paint.fill, paint.hatch) for paint in paints}) == 3
    assert not {paint.fill for paint in paints} & set(PALETTE.ramp)
