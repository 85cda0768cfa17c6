"""A course over the years: each year has its count, over a column or behind a bar."""

import pytest

from factsheet.geometry import Box
from factsheet.model import YearSeries
from factsheet.page.blocks.key_figures import compose_year_chart
from factsheet.page.formats import SHEET_FORMATS, Format
from factsheet.page.placed import Element, Picture
from factsheet.page.sheet_context import SheetContext
from factsheet.page.styles import Styles
from factsheet.page.type_scale import TypeScale
from factsheet.theme import Palette
from factsheet.wording import load_wording
from tests.sheets.drawn import profile_of

WIDTH = 134.0


def a_chart(*values: int, size: float, share: float) -> tuple[Element, Picture]:
    """Return the figure of a chart at a share of the way from its least height to its most."""
    context = SheetContext(
        profile_of("MA"),
        load_wording("en"),
        SHEET_FORMATS[Format.HANDOUT],
        styles=Styles(TypeScale(size, 1.25), Palette()),
    )
    series = YearSeries(tuple(range(2012, 2012 + len(values))), values, "hotline")
    block = compose_year_chart(context, series, "Cases by year", WIDTH)
    height = block.least + share * (block.most - block.least)
    (figure,) = block.place(Box(36, 100, WIDTH, height)).elements
    (picture,) = figure.children
    assert isinstance(picture, Picture)
    return figure, picture


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("size", [8.2, 9.0, 10.5])
@pytest.mark.parametrize(
    "values",
    [
        (63, 69, 54, 62, 88),
        (1662, 2597, 3495, 3626, 4137),
        (18_098, 17_000, 18_200, 17_900, 19_000),
        (10_000, 12_000, 14_000, 16_000, 18_000),
        (10_000_000, 9_000_000, 1, 0, 10_000_000),
        (18_098, 17_000, 18_200, 17_900, 19_000, 20_000, 21_000, 22_000, 23_000),
    ],
)
def test_each_year_has_its_count(values: tuple[int, ...], size: float, share: float) -> None:
    _, picture = a_chart(*values, size=size, share=share)
    printed = [run.text.strip() for run in picture.drawing.runs]
    assert sorted(text for text in printed if text in {f"{value:,}" for value in values}) == sorted(
        f"{value:,}" for value in values
    )
    assert len(printed) == 2 * len(values)


@pytest.mark.parametrize("values", [(69, 54, 63), (18_098, 17_000, 18_200, 17_900, 18_000)])
def test_columns_and_bars_are_heard_alike(values: tuple[int, ...]) -> None:
    figure, _ = a_chart(*values, size=9, share=0)
    pairs = "; ".join(f"{2012 + place}, {value:,}" for place, value in enumerate(values))
    highest = 2012 + values.index(max(values))
    assert figure.alt == f"Chart. Cases by year: highest in {highest}, lowest in 2013. {pairs}."
