"""What a bad copier leaves of a sheet: classes apart, bars seen, hatches and hairlines still there."""

from functools import cache

import pytest

from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_legend import draw_map_legend, lay_out_legend
from factsheet.figures.style import FigureStyle
from factsheet.geometry import POINTS_PER_INCH
from factsheet.model import Cell, CellMark, MapChoice
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.formats import GRAY_PALETTE
from factsheet.page.placed import Picture, PlacedPage, Rule
from factsheet.pdf.document import write_document
from factsheet.theme import Palette
from factsheet.wording.language import load_wording
from tests.figures.builders import some_counts
from tests.pdf.builders import a_document, a_figure, a_page
from tests.sheets.copier import (
    DOTS_PER_INCH,
    Levels,
    copy_page,
    crop_picture,
    find_pictures,
    find_tone,
    scan_page,
)
from tests.sheets.drawn import place, profile_of

PAPER = 255.0
LEAST_STEP = 25.0  # of grey between what a reader must tell apart
LEAST_FROM_PAPER = 15.0  # of the lightest shade of a sheet in colour
GRAY_STATES = ("MA", "VA", "KY")


@cache
def scan_sheet(usps: str, form: Format) -> tuple[PlacedPage, Levels]:
    """Return the front of a sheet as placed, and its levels before any copy."""
    document = place(profile_of(usps), SheetOptions(form))
    return document.pages[0], scan_page(write_document(document))


def levels_of(
    page: PlacedPage, scan: Levels, picture: Picture, colors: tuple[str, ...], times: int
) -> list[float]:
    """Return the mean level of each colour that a picture has, in their order, after so many clippings."""
    clean, copied = (crop_picture(levels, page, picture) for levels in (scan, copy_page(scan, times=times)))
    areas = [find_tone(clean, color) for color in colors]
    return [float(copied[area].mean()) for area in areas if area.sum() > 20]


def steps_between(levels: list[float]) -> list[float]:
    """Return by how much each level is darker than the one before; the first is measured from paper."""
    return [before - after for before, after in zip([PAPER, *levels], levels, strict=False)]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("usps", GRAY_STATES)
def test_each_class_of_a_gray_map_is_told_from_its_neighbor_and_the_lowest_from_paper(
    usps: str, times: int
) -> None:
    page, scan = scan_sheet(usps, Format.GRAY)
    land, legend = find_pictures(page, "Map of")
    for picture in (legend, land):
        levels = levels_of(page, scan, picture, GRAY_PALETTE.ramp, times)
        assert len(levels) == len(GRAY_PALETTE.ramp)
        assert min(steps_between(levels)) >= LEAST_STEP, levels


@pytest.mark.parametrize("usps", GRAY_STATES)
def test_bars_and_dots_of_a_gray_sheet_survive_the_copier(usps: str) -> None:
    page, scan = scan_sheet(usps, Format.GRAY)
    maps = GRAY_PALETTE.for_map_source()
    titles = ("Chart. Cases reported", "Chart. Calls", "Chart. Offenses")
    charts = [picture for title in titles for picture in find_pictures(page, title)]
    assert len(charts) >= 4
    for chart in charts:
        pairs = ((own.pale_blue, own.blue) for own in (GRAY_PALETTE, maps))
        found = [levels for pair in pairs if len(levels := levels_of(page, scan, chart, pair, 2)) == 2]
        assert found
        assert min(steps_between(found[0])) >= LEAST_STEP
    for strips in find_pictures(page, "Chart. Cases per 100,000"):
        (own,) = levels_of(page, scan, strips, (GRAY_PALETTE.blue,), 2)
        assert own < PAPER / 4


@pytest.mark.parametrize("usps", GRAY_STATES)
def test_lines_between_rows_of_a_gray_sheet_are_seen_on_a_copy(usps: str) -> None:
    page, scan = scan_sheet(usps, Format.GRAY)
    copied, scale = copy_page(scan, times=2), DOTS_PER_INCH / POINTS_PER_INCH
    hairline = GRAY_PALETTE.hairline
    rules = [mark for mark in page.artifacts if isinstance(mark, Rule) and mark.color == hairline]
    assert len(rules) >= 6
    for rule in rules:
        assert rule.weight >= 0.6
        row = round((page.height - rule.y0) * scale)
        around = copied[row - 3 : row + 3, round(rule.x0 * scale) + 2 : round(rule.x1 * scale) - 2]
        assert around.mean(axis=1).min() <= PAPER - LEAST_STEP


def copy_legend(palette: Palette, cells: dict[str, Cell], *, times: int) -> tuple[list[Levels], Levels]:
    """Return the copied insides of the swatches of a legend, from the left, and the whole copy."""
    counts = some_counts(cells)
    style = FigureStyle(8.4, palette, load_wording("en"))
    classes = classify_counts(counts, MapChoice(), (3, 10, 30))
    legend = lay_out_legend(classes, counts, title="", width=500, style=style)
    picture = Picture(draw_map_legend(legend, style=style), 20, 20)
    scan = scan_page(write_document(a_document(a_page(a_figure(picture), size=(540, 60)))))
    copied, scale = copy_page(scan, times=times), DOTS_PER_INCH / POINTS_PER_INCH
    swatches = []
    for item in legend.items:
        x, y = (20 + item.x) * scale, (60 - 20 - legend.height + item.down) * scale
        swatches.append(copied[round(y - 4.6 * scale) : round(y - 1 * scale), round(x + 4) : round(x + 20)])
    return swatches, copied


def test_hatches_of_a_gray_map_are_not_taken_for_classes_on_a_copy() -> None:
    cells: dict[str, Cell] = {"a": CellMark.NOT_SHOWN, "b": CellMark.NO_DATA, "c": 0, "d": 1, "e": 4, "f": 40}
    swatches, _ = copy_legend(GRAY_PALETTE, cells, times=2)
    spread = [float(swatch.std()) for swatch in swatches]
    assert len(spread) == len(cells)
    smooth, hatched = sorted(spread)[:4], sorted(spread)[4:]
    assert min(hatched) > 2 * max(smooth), spread


@pytest.mark.parametrize("palette", [Palette(), Palette().for_second_map()], ids=["first", "second"])
def test_the_lowest_class_of_a_map_in_colour_is_not_white_on_a_copy(palette: Palette) -> None:
    swatches, _ = copy_legend(palette, {"a": 1, "b": 4, "c": 12, "d": 40}, times=1)
    levels = [float(swatch.mean()) for swatch in swatches]
    assert levels[0] <= PAPER - LEAST_FROM_PAPER
    assert min(steps_between(levels)[1:]) >= LEAST_STEP, levels
