"""A map of counts by county, its table and its legend, arranged by the shape of the state.

The table is set when the map is drawn, for its numbers are those of the map's discs: where all counties have
room for their names, neither has numbers.
"""

from dataclasses import dataclass

from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.geometry import Box
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.county_table import make_leading_table
from factsheet.page.blocks.map_figure import (
    MapTexts,
    compose_legend,
    compose_picture,
    describe_counts,
    join_legend,
    place_map_figure,
)
from factsheet.page.blocks.mapped_counts import MappedCounts, compose_map_notes
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement, leave_out, make_space, set_beside, stack_blocks

LEAST_HEIGHT, MOST_HEIGHT = 124.0, 206.0  # of a map, in points
UNDER = 8.0  # between the table and what stands below it
MOST_HIGHER = 36.0  # how much higher than what stands beside it a map is, so that no hole opens
ROOMY = 9.0  # body type above which a map has its full height: room goes to the map before it goes to type
LEAST_NARROW = 146.0  # height that a map beside its legend must be able to have
GUTTER = 12.0
TABLE = 17.5  # width of the table, in type sizes
LEGEND = 12.0  # width of a legend between map and table, in its type sizes
MOST_TABLE = 21.0
FEW_COUNTED = 3  # with fewer counties counted, a map is a locator without a table
LOCATOR = (150.0, 82.0)


def compose_map_row(
    context: SheetContext, county_map: MappedCounts, width: float, no_table: LeftOut | None = None
) -> Block:
    """Return map, legend and table beside each other, with the notes.

    `no_table` is why the table is left out, None where it is not.
    """
    notes = compose_map_notes(context, county_map, width)
    texts = describe_counts(context, county_map)
    if county_map.classes is None or no_table or not county_map.leaders:
        left_out = [leave_out(county_map.table, reason=no_table)] if no_table else []
        picture = compose_picture(context, county_map, (width, MOST_HEIGHT), texts)
        legend = compose_legend(context, county_map, width)
        row = stack_blocks(picture, make_space(4), legend, make_space(2, 7), notes, *left_out)
    else:
        row = _arrange_row(context, county_map, width, texts, notes)
    return join_legend(row)


def compose_locator_row(
    context: SheetContext, county_map: MappedCounts, words: Block, width: float, side: float
) -> Block:
    """Return a small map beside words made to be `side` points wide."""
    texts = describe_counts(context, county_map, has_legend=False)
    room = width - side - GUTTER
    picture = compose_picture(context, county_map, (room, LOCATOR[1]), texts, align=0.0)
    return set_beside((words, side), (picture, room), gutter=GUTTER)


def _arrange_row(
    context: SheetContext, county_map: MappedCounts, width: float, texts: MapTexts, notes: Block
) -> Block:
    """Put the legend between map and table, below the table, or below the map: where there is room for it.

    Beside a narrow map the notes stand below legend and table, else below all.
    """
    size, map_size = context.styles.body.size, county_map.style(context).type_size
    shapes = context.profile.shapes
    table, column = TABLE * size, LEGEND * map_size
    frame = width - table - GUTTER
    _, tallest = measure_map(shapes, frame, MOST_HEIGHT)
    narrow = frame - column - GUTTER
    if measure_map(shapes, narrow, MOST_HEIGHT)[1] >= LEAST_NARROW:
        widest, _ = measure_map(shapes, narrow, MOST_HEIGHT)
        table = max(min(width - widest - column - 2 * GUTTER, MOST_TABLE * size), table)
        legend = compose_legend(context, county_map, column)
        side = table + column + GUTTER
        words, widths = (compose_map_notes(context, county_map, side), side), (width - side - GUTTER, table)
        whole = _pair_map(context, county_map, texts, widths, _Beside((legend, column), notes=words))
        pair = _pair_map(context, county_map, texts, widths, _Beside((legend, column)))
        apart = stack_blocks(pair, make_space(2, 7), notes)
        return whole if whole.least <= apart.least else apart
    pair = _pair_map(context, county_map, texts, (frame, table), _Beside())
    below = compose_legend(context, county_map, table)
    if make_leading_table(context, county_map, table, discs=frozenset()).height + below.least + 8 <= tallest:
        pair = _pair_map(context, county_map, texts, (frame, table), _Beside(below=below))
        return stack_blocks(pair, make_space(2, 7), notes)
    legend = compose_legend(context, county_map, width)
    return stack_blocks(pair, make_space(3, 6), legend, make_space(2, 7), notes)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a map but for the table.

    Attributes:
        legend: Between map and table, with its width.
        below: The legend below the table.
        notes: Below legend and table, with their width.
    """

    legend: tuple[Block, float] | None = None
    below: Block | None = None
    notes: tuple[Block, float] | None = None

    @property
    def under(self) -> float:
        """Return the height that the table leaves to what stands below it."""
        block = self.below or (self.notes[0] if self.notes else None)
        return block.least + UNDER if block else 0.0


def _pair_map(
    context: SheetContext,
    county_map: MappedCounts,
    texts: MapTexts,
    widths: tuple[float, float],
    beside: _Beside,
) -> Block:
    """Return the map with its table at the right; `widths` are those of the map's frame and of the table."""
    frame, table = widths
    shapes, style = context.profile.shapes, county_map.style(context)
    shape_most = measure_map(shapes, frame, MOST_HEIGHT)[1]
    under = beside.under
    all_discs = frozenset(county_map.ranked)
    table_least = make_leading_table(context, county_map, table, discs=all_discs).height + under
    side_least = max(table_least, beside.legend[0].least + under if beside.legend else 0.0)
    shape_most = min(shape_most, max(LEAST_HEIGHT, side_least + MOST_HIGHER))

    def place(box: Box) -> Placement:
        size = measure_map(shapes, frame, min(box.height, shape_most))
        drawing = draw_county_map(
            shapes,
            county_map.counts,
            county_map.classes,
            size=size,
            style=style,
            ranked=county_map.ranked,
        )
        lead = (frame - size[0]) / 2
        placed = place_map_figure(drawing, texts, x=box.x + lead, top=box.top)
        right = box.x + frame + GUTTER
        if beside.legend is not None:
            legend, column = beside.legend
            placed += legend.place(
                Box(right, box.y, column, box.height - _measure_legend_drop(box, legend, under))
            )
            right += column + GUTTER
        rows = make_leading_table(context, county_map, table, discs=drawing.ranked)
        set_table = rows.whole().named(county_map.table)
        room = box.height - under
        placed += set_table.place(Box(right, box.top - room, table, room))
        if beside.below is not None:
            placed += beside.below.place(Box(right, box.y, table, beside.below.least))
        if beside.notes is not None:
            words, side = beside.notes
            placed += words.place(Box(box.x + frame + GUTTER, box.y, side, words.least))
        return placed

    map_least = _find_least_map(context, shape_most)
    return Block(max(side_least, map_least), max(side_least, shape_most), place)


def _measure_legend_drop(box: Box, legend: Block, under: float) -> float:
    """Return how far a legend moves down: to the middle where one large hole would open below it."""
    spare = box.height - under - legend.least
    return spare / 2 if spare > MOST_HIGHER else 0.0


def _find_least_map(context: SheetContext, most: float) -> float:
    """Return the least height of a map: its full one where type is large, for room goes to the map first."""
    scale = context.styles.scale
    return most if scale.body > ROOMY > scale.floor else min(LEAST_HEIGHT, most)
