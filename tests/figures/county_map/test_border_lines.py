"""Each border of a map is seen: its line has 3:1 to one of its sides at least, whatever the ramp."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.path import Path

from factsheet.color import join_color, measure_contrast, measure_lightness
from factsheet.figures.county_map.choropleth import CASING, LEADER_WEIGHT, draw_county_map
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_geometry import PlacedMap, measure_map, place_map
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.model import Cell, CellMark, CountyCounts, MapChoice
from factsheet.page.formats import GRAY_PALETTE
from factsheet.reading.yaml_values import YamlFile
from factsheet.sources.theme_colors import Colors, find_color_faults, make_palette
from factsheet.theme import Palette
from factsheet.wording.language import load_wording
from tests.figures.builders import has_fill, patches_of, some_counts, the_counts, the_shapes
from tests.sheets.drawn import STATES

SEEN = 3.0  # WCAG 2.2, success criterion 1.4.11
PALETTES = {"color": Palette(), "second": Palette().for_second_map(), "gray": GRAY_PALETTE}
WIDTH, HEIGHT = 254, 170
SHADES = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
CELLS = st.one_of(st.integers(0, 400), st.sampled_from(list(CellMark)))
GREYS = [join_color([level] * 3) for level in range(0x100)]
RAMPS = st.tuples(st.floats(8, 30), *[st.floats(12, 19)] * 4)  # how much darker each shade is, in L*

Side = tuple[float, float, float, float]


@cache
def placed(usps: str) -> PlacedMap:
    return place_map(the_shapes(usps), *measure_map(the_shapes(usps), WIDTH, HEIGHT))


def draw(usps: str, counts: CountyCounts, palette: Palette, classes: int = 5) -> Drawing:
    shown = classify_counts(counts, MapChoice(classes=classes), (3, 10, 30, 100))
    style = FigureStyle(8.2, palette, load_wording("en"))
    size = measure_map(the_shapes(usps), WIDTH, HEIGHT)
    return draw_county_map(the_shapes(usps), counts, shown, size=size, style=style)


def list_sides(path: Path) -> list[Side]:
    """The sides of a path of lines, each from its lower left end."""
    ends, codes = np.asarray(path.vertices).tolist(), np.asarray(path.codes)
    pairs = zip(ends[:-1], ends[1:], codes[1:], strict=True)
    return [order_side(*one, *other) for one, other, code in pairs if code != Path.MOVETO]


def order_side(x0: float, y0: float, x1: float, y1: float) -> Side:
    return (x0, y0, x1, y1) if (x0, y0) <= (x1, y1) else (x1, y1, x0, y0)


def list_fills(drawing: Drawing, usps: str, palette: Palette) -> dict[int, str]:
    """The colour in which each county is drawn, by its number: that of the area around its middle."""
    polygons = placed(usps).polygons
    middles = [polygon.anchor for polygon in polygons]
    fills = {polygon.number: palette.paper for polygon in polygons}
    for patch in patches_of(drawing):
        if has_fill(patch):
            rings = split_rings(patch.get_path())
            is_inside = np.sum([Path(ring).contains_points(middles) for ring in rings], axis=0) % 2 == 1
            fills |= {
                each.number: to_hex(patch.get_facecolor())
                for each, inside in zip(polygons, is_inside, strict=True)
                if inside
            }
    return fills


def split_rings(path: Path) -> list[np.ndarray]:
    starts = np.flatnonzero(np.asarray(path.codes) == Path.MOVETO)
    return np.split(np.asarray(path.vertices), starts[1:])


def list_lines(drawing: Drawing, usps: str) -> Mapping[Side, list[str]]:
    """The colours in which each side of a county is drawn, in their order."""
    sides: dict[Side, list[str]] = {order_side(*side): [] for side in placed(usps).sides.tolist()}
    for patch in patches_of(drawing):
        if patch.get_linewidth() and not has_fill(patch):
            for side in list_sides(patch.get_path()):
                if side in sides:
                    sides[side].append(to_hex(patch.get_edgecolor()))
    return sides


def list_unseen(drawing: Drawing, usps: str, palette: Palette) -> list[tuple[str, list[str], list[str]]]:
    """The sides whose line is not seen from either of its counties, or not drawn once: state, lines, fills.

    Where small counties are narrower than what is drawn, two of their sides are one and drawn for both.
    """
    fills, lines = list_fills(drawing, usps, palette), list_lines(drawing, usps)
    times = Counter(order_side(*side) for side in placed(usps).sides.tolist())
    topology, unseen = placed(usps).topology, []
    for side, arc in zip(placed(usps).sides.tolist(), placed(usps).side_arcs.tolist(), strict=True):
        numbers = [int(beside[arc]) for beside in (topology.right, topology.left)]
        grounds = [fills[number] if number else palette.paper for number in numbers]
        own = lines[order_side(*side)]
        is_seen = any(measure_contrast(line, ground) >= SEEN for line in own for ground in grounds)
        if len(own) != times[order_side(*side)] or not is_seen:
            unseen.append((usps, own, grounds))
    return unseen


@pytest.mark.parametrize("usps", STATES)
def test_each_border_and_outline_of_a_state_is_drawn_once_and_seen(usps: str) -> None:
    counts = the_counts(usps)
    if counts is None:
        counts = some_counts({county.fips: 0 for county in the_shapes(usps).counties})
    unseen = {
        name: list_unseen(draw(usps, counts, palette, classes=len(palette.ramp)), usps, palette)
        for name, palette in PALETTES.items()
    }
    assert unseen == {name: [] for name in PALETTES}


@settings(deadline=None, max_examples=60)
@given(data=st.data(), usps=st.sampled_from(["CT", "DE", "MA", "RI"]), name=st.sampled_from(list(PALETTES)))
def test_each_border_is_seen_whatever_lies_beside_it(data: st.DataObject, usps: str, name: str) -> None:
    palette = PALETTES[name]
    cells: dict[str, Cell] = {county.fips: data.draw(CELLS) for county in the_shapes(usps).counties}
    drawing = draw(usps, some_counts(cells), palette, classes=len(palette.ramp))
    assert list_unseen(drawing, usps, palette) == []


@settings(deadline=None, max_examples=60)
@given(steps=RAMPS)
def test_each_border_is_seen_on_any_ramp_that_a_theme_may_have(steps: tuple[float, ...]) -> None:
    lights = [max(100 - dark, 0) for dark in accumulate(steps)]
    ramp = [next(grey for grey in reversed(GREYS) if measure_lightness(grey) <= light) for light in lights]
    colors = Colors(ramp=tuple(ramp))
    assume(not list(find_color_faults(YamlFile("theme.yaml", None, {"": 1}), colors)))
    palette, counts = make_palette(colors), the_counts("MA")
    assert counts is not None
    assert list_unseen(draw("MA", counts, palette), "MA", palette) == []


@given(shade=SHADES, name=st.sampled_from(list(PALETTES)))
def test_the_dark_line_or_the_white_one_is_seen_on_every_shade_there_is(shade: str, name: str) -> None:
    palette = PALETTES[name]
    assert max(measure_contrast(line, shade) for line in (palette.county_line, palette.paper)) >= SEEN


@pytest.mark.parametrize("name", PALETTES)
def test_outlines_hatches_and_frames_stay_dark_on_paper(name: str) -> None:
    palette = PALETTES[name]
    assert measure_contrast(palette.county_line, palette.paper) >= 9
    assert measure_contrast(palette.county_line, palette.neutral_land) >= SEEN
    assert measure_contrast(palette.grey, palette.paper) >= SEEN


@pytest.mark.parametrize("usps", ["TX", "VA"])
@pytest.mark.parametrize("name", PALETTES)
def test_the_ring_of_each_dot_is_seen_on_it(usps: str, name: str) -> None:
    palette, counts = PALETTES[name], the_counts(usps)
    assert counts is not None
    tiny = {polygon.fips for polygon in placed(usps).polygons if polygon.area < 9}
    cells: dict[str, Cell] = {
        fips: 3 ** (place % 6) if fips in tiny else 0 for place, fips in enumerate(counts.cells)
    }
    drawing = draw(usps, some_counts(cells), palette, classes=len(palette.ramp))
    dots = [patch for patch in patches_of(drawing) if patch.get_linewidth() > 4]
    pairs = zip(dots[::2], dots[1::2], strict=True)
    ratios = [measure_contrast(*(to_hex(each.get_edgecolor()) for each in pair)) for pair in pairs]
    assert min(ratios) >= SEEN


def test_a_leader_has_a_casing_of_paper_below_it() -> None:
    counts = some_counts({county.fips: 400 for county in the_shapes("RI").counties})
    palette = PALETTES["color"]
    patches = [patch for patch in patches_of(draw("RI", counts, palette)) if not has_fill(patch)]
    ((casing, line),) = (
        (one, other)
        for one, other in pairwise(patches)
        if other.get_linewidth() == LEADER_WEIGHT and to_hex(other.get_edgecolor()) == palette.ink
    )
    assert to_hex(casing.get_edgecolor()) == palette.paper
    assert casing.get_linewidth() == pytest.approx(LEADER_WEIGHT + 2 * CASING)
    assert list_sides(casing.get_path()) == list_sides(line.get_path())
