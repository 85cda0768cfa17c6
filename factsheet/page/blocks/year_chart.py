"""A chart of counts by year over the width of a column."""

from factsheet.figures.years import draw_year_chart, has_room_for_counts
from factsheet.geometry import Box
from factsheet.model import NetBar, YearSeries
from factsheet.page.blocks.demographics import LEAST_BAR_ROW, BarSetting, compose_bars
from factsheet.page.sheet_context import SheetContext, place_drawing
from factsheet.page.stacking import Block, Placement
from factsheet.wording.alt import describe_years

LEAST_CHART, MOST_CHART, CHART_STEP = 5.3, 11.5, 0.5  # height in type sizes, least heights tried


def compose_year_chart(
    context: SheetContext, series: YearSeries, title: str, width: float, *, has_change: bool = False
) -> Block:
    """Return a chart of a series by year that takes what height there is, within its limits.

    Years are columns where each can have its count in no more height than bars below each other take.
    `has_change` is whether those who listen are told how the counts changed from the first year to the last.
    """
    alt = describe_years(context.wording, title, series.years, series.values, has_change=has_change)
    size = context.styles.body.size
    rows = LEAST_BAR_ROW * len(series.years)
    least = _find_least_chart(context, series, width, max(rows, LEAST_CHART))
    if least is None and rows <= MOST_CHART:
        pairs = zip(series.years, series.values, strict=True)
        bars = [NetBar(label=str(year), value=value) for year, value in pairs]
        return compose_bars(context, title, bars, width, source=series.source, setting=BarSetting(alt=alt))
    most = MOST_CHART * size

    def place(box: Box) -> Placement:
        height = min(box.height, most)
        style = context.figures_of(series.source)
        drawing = draw_year_chart(series, width=width, height=height, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return Block((least or LEAST_CHART) * size, most, place)


def _find_least_chart(context: SheetContext, series: YearSeries, width: float, limit: float) -> float | None:
    """Return the least height with a count for each column, None above the limit; both in type sizes."""
    steps = int((limit - LEAST_CHART) / CHART_STEP) + 1
    heights = (LEAST_CHART + step * CHART_STEP for step in range(steps))
    size, style = context.styles.body.size, context.figures
    return next(
        (
            height
            for height in heights
            if has_room_for_counts(series, width=width, height=height * size, style=style)
        ),
        None,
    )
