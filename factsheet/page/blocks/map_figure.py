"""A map as one figure: picture and legend, wherever these stand, under one alternate text.

The legend is set where the row has room for it, apart from the picture. For those who listen the two are one
thing, so its marks join the figure of the map once all is placed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factsheet.embedded_data import name_county_file
from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.figures.county_map.map_legend import Legend, draw_map_legend, lay_out_legend
from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.page.blocks.mapped_counts import MappedCounts
from factsheet.page.placed import Element, Picture, Role
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.wording.map_texts import ToldElsewhere, describe_map
from factsheet.wording.source_words import word_item_heading

LEAST_MAP = 120.0
LEGEND = "legend"


@dataclass(frozen=True, slots=True)
class MapTexts:
    """What those hear who do not see a map.

    Attributes:
        alt: Its alternate text.
        file: Name of the attached file with its counts; None for none.
    """

    alt: str
    file: str | None = None


@keep_answer
def describe_counts(
    content: SheetContent, county_map: MappedCounts, *, has_legend: bool = True, has_none_list: bool = False
) -> MapTexts:
    """Return what a map shows; the others tell what surrounds it, as in `ToldElsewhere`."""
    file = find_county_file(content, county_map.counts)
    elsewhere = ToldElsewhere(has_legend, has_none_list, file or "")
    return MapTexts(describe_map(content.wording, county_map.told, county_map.classes, elsewhere), file)


def find_county_file(content: SheetContent, counts: CountyCounts) -> str | None:
    """Return the name of the attached file with the counts of a map, None where none is attached."""
    return name_county_file(content.profile, counts) if content.form.has_files else None


def place_map_figure(drawing: Drawing, texts: MapTexts, *, x: float, top: float) -> Placement:
    """Return a map as a figure with its upper left corner at x, top."""
    picture = Picture(drawing, x, top - drawing.height)
    return Placement((Element(Role.FIGURE, (picture,), alt=texts.alt, attached=texts.file),))


def compose_picture(
    context: SheetContext,
    county_map: MappedCounts | None,
    limits: tuple[float, float],
    texts: MapTexts,
    *,
    align: float = 0.5,
    ranked: Sequence[str] = (),
) -> Block:
    """Return a map, or an outline, as a block that grows to `limits` (width, height) with its shape kept.

    Args:
        context: The sheet.
        county_map: What it shows; None for an outline.
        limits: The most it takes.
        texts: What is heard of it.
        align: Where it stands in a wider room, 0 for left to 1.
        ranked: FIPS of the counties that have numbered discs, where they have no names.
    """
    (width, most), profile = limits, context.profile
    counts, classes = (county_map.counts, county_map.classes) if county_map else (None, None)
    style = county_map.style(context) if county_map else context.map_figures
    _, tallest = measure_map(profile.shapes, width, most)

    def place(box: Box) -> Placement:
        size = measure_map(profile.shapes, width, min(box.height, most))
        drawing = draw_county_map(profile.shapes, counts, classes, size=size, style=style, ranked=ranked)
        x = box.x + (width - size[0]) * align
        return place_map_figure(drawing, texts, x=x, top=box.top)

    return Block(min(LEAST_MAP, tallest), tallest, place)


def compose_legend(context: SheetContext, county_map: MappedCounts, width: float) -> Block:
    """Return the legend, which `join_legend` makes a part of the map."""
    style = county_map.style(context)
    legend = _lay_out_legend(context, county_map, width, context.map_type)

    def place(box: Box) -> Placement:
        picture = Picture(draw_map_legend(legend, style=style), box.x, box.top - legend.height)
        return Placement((Element(Role.FIGURE, (picture,), key=LEGEND),))

    return make_fixed(legend.height, place)


@keep_answer
def _lay_out_legend(
    content: SheetContent, county_map: MappedCounts, width: float, type_size: float
) -> Legend:
    """Return the legend set to a width, both in points."""
    title = word_item_heading(content.wording, county_map.told.source, "map.legend", content.unit)
    style = FigureStyle(type_size, county_map.palette, content.wording)
    return lay_out_legend(county_map.classes, county_map.counts, title=title, width=width, style=style)


def join_legend(block: Block) -> Block:
    """Return a block with a map and its legend in which the two are one figure; no page break divides it."""

    def place(box: Box) -> Placement:
        placed = block.place(box)
        return replace(placed, elements=_join_figures(placed.elements))

    return block._replace(place=place, cut=None)


def _join_figures(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Return elements with the marks of the legend in the figure of the map, the first of them."""
    legend = tuple(mark for element in elements if element.key == LEGEND for mark in element.children)
    others = [element for element in elements if element.key != LEGEND]
    at = next(place for place, element in enumerate(others) if element.role is Role.FIGURE)
    others[at] = others[at]._replace(children=(*others[at].children, *legend))
    return tuple(others)
