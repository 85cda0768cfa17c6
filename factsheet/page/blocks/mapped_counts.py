"""A map of counts by county and what belongs to it: picture, legend and words."""

from dataclasses import dataclass, replace

from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.figures.county_map.map_legend import draw_map_legend, make_legend_rows, measure_legend
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CellMark, CountyCounts, LocalText
from factsheet.page.sheet_context import SheetContext, place_drawing, set_text_block
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.theme import Palette
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_legend
from factsheet.wording.places import CountedCounties, word_empty_years, word_map, word_unplaced
from factsheet.wording.source_words import list_caution, word_item_heading

LEAST_MAP = 120.0
WIDE_MAP = 1.75  # width over height from which the words of a map stand below it
GUTTER = 14.0


@dataclass(frozen=True, slots=True)
class MappedCounts:
    """A map to be set, with the words about it.

    Attributes:
        classes: None where no count can be shown.
        palette: Whose shades it has.
        note: The publisher's own, below it.
        table: Name under which its table of counties is left out.
    """

    told: CountedCounties
    classes: Classes | None
    palette: Palette
    note: LocalText | None
    table: str

    @property
    def counts(self) -> CountyCounts:
        """Return the counts that it shows."""
        return self.told.counts

    @property
    def is_shaded(self) -> bool:
        """Return whether it has shades, or hatching that tells counties without a count from zero."""
        is_hatched = any(isinstance(cell, CellMark) for cell in self.counts.cells.values())
        return self.classes is not None or (len(self.counts.cells) > 1 and is_hatched)

    def style(self, context: SheetContext) -> FigureStyle:
        """Return how picture and legend are drawn."""
        return replace(context.map_figures, palette=self.palette)


def make_counted_counties(context: SheetContext, counts: CountyCounts) -> CountedCounties:
    """Return what the words of a map speak of."""
    profile = context.profile
    return CountedCounties(profile.jurisdiction, profile.shapes, counts, context.source(counts.source))


def compose_picture(
    context: SheetContext, county_map: MappedCounts | None, limits: tuple[float, float], alt: str
) -> Block:
    """Return a map, or an outline, as a block that grows to `limits` (width, height) with its shape kept."""
    (width, most), profile = limits, context.profile
    counts, classes = (county_map.counts, county_map.classes) if county_map else (None, None)
    style = county_map.style(context) if county_map else context.map_figures
    _, tallest = measure_map(profile.shapes, width, most)

    def place(box: Box) -> Placement:
        size = measure_map(profile.shapes, width, min(box.height, most))
        drawing = draw_county_map(profile.shapes, counts, classes, size=size, style=style)
        x = box.x + (width - size[0]) / 2
        return place_drawing(drawing, alt, x=x, top=box.top)

    return Block(min(LEAST_MAP, tallest), tallest, place)


def compose_legend(context: SheetContext, county_map: MappedCounts, width: float) -> Block:
    """Return the legend as a figure with its entries in words."""
    told, classes, style = county_map.told, county_map.classes, county_map.style(context)
    alt = describe_legend(context.wording, told, classes)
    title = word_item_heading(context.wording, told.source, "map.legend", context.unit)
    entries = make_legend_rows(classes, told.counts, title=title, width=width, style=style)

    def place(box: Box) -> Placement:
        drawing = draw_map_legend(entries, width=width, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return make_fixed(measure_legend(entries, style.type_size), place)


def compose_map_words(context: SheetContext, county_map: MappedCounts, width: float) -> Block:
    """Say where the shading is, with the cautions and notes that belong to it."""
    wording, told = context.wording, county_map.told
    sentences = [
        word_map(wording, told),
        *word_empty_years(wording, told),
        *list_caution(wording, told.source.map.caution),
        *word_unplaced(wording, told),
        *word_insets(context),
        *list_caution(wording, county_map.note),
    ]
    return set_text_block(TextSpan(" ".join(sentences), context.styles.note), width)


def word_insets(context: SheetContext) -> list[str]:
    """Say that framed islands are moved, where there are any."""
    return [context.wording.say("map.insets")] if context.profile.shapes.insets else []
