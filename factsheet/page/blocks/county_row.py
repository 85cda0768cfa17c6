"""The county map with its legend, the sentence in words, and the leading counties as a table."""

from dataclasses import dataclass, replace

from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.figures.county_map.map_legend import draw_map_legend, make_legend_rows, measure_legend
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import BlockName, CellMark, CountyCounts, LocalText, MapChoice, Source, sum_cells
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.county_table import compose_county_table, compose_full_county_table
from factsheet.page.ladder import SECOND_COUNTIES, TOP_COUNTIES
from factsheet.page.sheet_context import (
    SheetContext,
    place_drawing,
    set_heading_block,
    set_key_figure,
    set_text_block,
)
from factsheet.page.stacking import (
    Block,
    Placement,
    leave_out,
    make_fixed,
    make_space,
    set_beside,
    stack_blocks,
)
from factsheet.theme import Palette
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_legend, describe_map, describe_outline, describe_single_unit
from factsheet.wording.language import capitalize_first
from factsheet.wording.places import CountedCounties, word_map, word_unplaced
from factsheet.wording.source_words import head_items, head_map, list_caution, name_items, name_source

LEAST_MAP, MOST_MAP, MOST_LONE_MAP, MOST_OUTLINE = 120.0, 260.0, 330.0, 230.0
LEAST_SIDE, OUTLINE_SIDE, GUTTER = 122.0, 140.0, 14.0
MOST_SIDE_SHARE, LEGEND_SHARE = 0.45, 0.3
# By width over height: the words of a wide map stand below it, the sentence of a broad one too.
WIDE_MAP, BROAD_MAP = 1.75, 0.95


@dataclass(frozen=True, slots=True)
class _Map:
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
        return self.told.counts

    def style(self, context: SheetContext) -> FigureStyle:
        return replace(context.map_figures, palette=self.palette)


def compose_counties(context: SheetContext, width: float, *, most: float = MOST_MAP) -> Block:
    """Return map, legend, sentence and table; an outline where there are no county counts."""
    counts, profile = context.profile.counties, context.profile
    heading = set_heading_block(context, _word_heading(context), width, aside=_word_aside(context))
    if counts is None:
        return stack_blocks(heading, _compose_outline(context, width, most)).named("counties", "map")
    county_map = _Map(
        _tell_counties(context, counts),
        classify_counts(counts, _limit_classes(context, profile.map_choice)),
        context.palette,
        profile.texts.map,
        TOP_COUNTIES,
    )
    if county_map.classes or _is_hatched(counts):
        return stack_blocks(heading, _compose_shaded_map(context, county_map, (width, most))).named(
            "counties", "map"
        )
    return stack_blocks(heading, _compose_outline(context, width, most)).named("counties", "map")


def compose_second_map(context: SheetContext, width: float) -> Block | None:
    """Return a map of counts from another source, in shades of its own, None where there are none."""
    counts, profile = context.profile.second_counties, context.profile
    if counts is None:
        return None
    told = _tell_counties(context, counts)
    heading = set_heading_block(
        context,
        head_map(context.wording, told.source, context.unit),
        width,
        aside=context.full_credit(counts.source, counts.period),
    )
    county_map = _Map(
        told,
        classify_counts(counts, _limit_classes(context, profile.second_map_choice)),
        context.palette.for_second_map(),
        profile.texts.second_map,
        SECOND_COUNTIES,
    )
    if county_map.classes or _is_hatched(counts):
        body = _compose_shaded_map(context, county_map, (width, MOST_MAP))
    else:
        body = _compose_words(context, county_map, width)
    return stack_blocks(heading, body).named("second_counties", "second_map")


def _tell_counties(context: SheetContext, counts: CountyCounts) -> CountedCounties:
    profile = context.profile
    return CountedCounties(profile.jurisdiction, profile.shapes, counts, context.source(counts.source))


def _is_hatched(counts: CountyCounts) -> bool:
    """Return whether some of several counties have no count to show, which the map must tell from zero."""
    marked = any(isinstance(cell, CellMark) for cell in counts.cells.values())
    return len(counts.cells) > 1 and marked


def _limit_classes(context: SheetContext, choice: MapChoice) -> MapChoice:
    """Return how a map is classed, with no more classes than the format can tell apart."""
    most = context.form.most_classes
    return choice.model_copy(update={"classes": min(choice.classes, most), "bounds": choice.bounds[-most:]})


def _word_heading(context: SheetContext) -> str:
    profile, say = context.profile, context.wording.say
    if profile.counties is not None:
        return head_map(context.wording, context.source(profile.counties.source), context.unit)
    if len(profile.shapes.counties) == 1:
        return say("map.outline_heading", place=context.place)
    units = capitalize_first(context.wording.units(context.unit, plural=True))
    return say("map.shapes_heading", units=units, place=context.place)


def _word_aside(context: SheetContext) -> str:
    counts = context.profile.counties
    return "" if counts is None else context.full_credit(counts.source, counts.period)


def _compose_shaded_map(context: SheetContext, county_map: _Map, limits: tuple[float, float]) -> Block:
    """Arrange map, legend, sentence and table by the shape of the state, so that none leaves a hole."""
    shapes, (width, most) = context.profile.shapes, limits
    parts = _Parts(context, county_map, most)
    if context.form.is_single_column:
        return parts.in_one_column(width)
    aspect = shapes.size[0] / shapes.size[1]
    if aspect >= WIDE_MAP:
        return parts.below_a_wide_map(width)
    widest, _ = measure_map(shapes, width - LEAST_SIDE - GUTTER, most)
    side = min(max(width - widest - GUTTER, LEAST_SIDE), MOST_SIDE_SHARE * width)
    return parts.beside_the_map(width - side - GUTTER, side, has_sentence_below=aspect >= BROAD_MAP)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the block, each made to the width it is asked for, and the ways to arrange them."""

    context: SheetContext
    map: _Map
    most: float

    def picture(self, width: float) -> Block:
        alt = describe_map(self.context.wording, self.map.told, self.map.classes)
        return _compose_picture(self.context, self.map, (width, self.most), alt)

    def legend(self, width: float) -> Block:
        return _compose_legend(self.context, self.map, width)

    def sentence(self, width: float) -> Block:
        return _compose_words(self.context, self.map, width)

    def table(self, width: float) -> tuple[Block, ...]:
        """Return the table with the room above it, or nothing where it would be empty."""
        context, told = self.context, self.map.told
        if self.map.classes is None:
            return ()
        if not context.has_block(BlockName.COUNTIES):
            return (leave_out(self.map.table, reason=LeftOut.CHOSEN),)
        if not context.shortening.count_shown(self.map.table):
            return (leave_out(self.map.table),)
        if context.form.is_single_column:
            return make_space(8), compose_full_county_table(context, told, width, name=self.map.table)
        return make_space(6, 10), compose_county_table(context, told, width, name=self.map.table)

    def in_one_column(self, width: float) -> Block:
        picture = self.picture(width)
        whole = make_fixed(picture.most, picture.place)
        return stack_blocks(
            whole, make_space(6), self.legend(width), make_space(6), self.sentence(width), *self.table(width)
        )

    def below_a_wide_map(self, width: float) -> Block:
        left, right = LEGEND_SHARE * (width - GUTTER), (1 - LEGEND_SHARE) * (width - GUTTER)
        words = stack_blocks(self.sentence(right), *self.table(right))
        below = set_beside((self.legend(left), left), (words, right), gutter=GUTTER)
        return stack_blocks(self.picture(width), make_space(4, 8), below)

    def beside_the_map(self, room: float, side: float, *, has_sentence_below: bool) -> Block:
        if has_sentence_below:
            left = stack_blocks(self.picture(room), make_space(4, 8), self.sentence(room))
            right = stack_blocks(self.legend(side), *self.table(side))
        else:
            left = self.picture(room)
            right = stack_blocks(self.legend(side), make_space(6, 10), self.sentence(side), *self.table(side))
        return set_beside((left, room), (right, side), gutter=GUTTER, may_differ=MOST_MAP)


def _compose_picture(
    context: SheetContext, county_map: _Map | None, limits: tuple[float, float], alt: str
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


def _compose_legend(context: SheetContext, county_map: _Map, width: float) -> Block:
    told, classes, style = county_map.told, county_map.classes, county_map.style(context)
    alt = describe_legend(context.wording, told, classes)
    title = head_items(context.wording, told.source, "map.legend", context.unit)
    entries = make_legend_rows(classes, told.counts, title=title, width=width, style=style)

    def place(box: Box) -> Placement:
        drawing = draw_map_legend(entries, width=width, style=style)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return make_fixed(measure_legend(entries, style.type_size), place)


def _compose_words(context: SheetContext, county_map: _Map, width: float) -> Block:
    """Say where the shading is, with the cautions and notes that belong to it."""
    wording, told = context.wording, county_map.told
    sentences = [
        word_map(wording, told),
        *list_caution(wording, told.source.map.caution),
        *word_unplaced(wording, told),
        *_word_insets(context),
        *list_caution(wording, county_map.note),
    ]
    return set_text_block(TextSpan(" ".join(sentences), context.styles.note), width)


def _word_insets(context: SheetContext) -> list[str]:
    """Say that framed islands are moved, where there are any."""
    return [context.wording.say("map.insets")] if context.profile.shapes.insets else []


def _compose_outline(context: SheetContext, width: float, most: float) -> Block:
    """Return the shape of a jurisdiction without county counts, or of a single unit with its one figure."""
    shapes = context.profile.shapes
    alt = _choose_outline_alt(context)
    if shapes.size[0] / shapes.size[1] >= WIDE_MAP or context.form.is_single_column:
        return stack_blocks(
            _compose_picture(context, None, (width, most), alt),
            make_space(4, 10),
            _compose_outline_words(context, width),
        )
    room, _ = measure_map(shapes, width - OUTLINE_SIDE - GUTTER, MOST_OUTLINE)
    picture = _compose_picture(context, None, (room, MOST_OUTLINE), alt)
    side = width - room - GUTTER
    return set_beside(
        (picture, room), (_compose_outline_words(context, side), side), gutter=GUTTER, may_differ=MOST_OUTLINE
    )


@dataclass(frozen=True, slots=True)
class _SingleFigure:
    """The one figure of a jurisdiction of one unit."""

    total: int
    source: Source


def _find_single_figure(context: SheetContext) -> _SingleFigure | None:
    """Return the one figure of a jurisdiction of one unit, where there is one."""
    counts = context.profile.counties
    if counts is None or len(context.profile.shapes.counties) > 1:
        return None
    total = sum_cells((*counts.cells.values(), counts.not_placed))
    return None if total is None else _SingleFigure(total, context.source(counts.source))


def _choose_outline_alt(context: SheetContext) -> str:
    figure, profile = _find_single_figure(context), context.profile
    if figure is None:
        return describe_outline(context.wording, profile.jurisdiction, profile.shapes)
    return describe_single_unit(context.wording, profile.jurisdiction, figure.source, figure.total)


def _compose_outline_words(context: SheetContext, width: float) -> Block:
    """Say what the map cannot show: the one figure, set large, or that no counts were found."""
    figure, wording = _find_single_figure(context), context.wording
    note = list_caution(wording, context.profile.texts.map)
    if figure is None:
        words = " ".join([*_explain_blank_map(context), *_word_insets(context), *note])
        return set_text_block(TextSpan(words, context.styles.body), width)
    source, total = figure.source, figure.total
    items, name = name_items(wording, source.item, total), name_source(wording, source).text
    unit = wording.counted("map.reported", total, items=items, name=name)
    cautions = " ".join([*list_caution(wording, source.map.caution_of_one), *note])
    number = set_key_figure(context, total, unit, width, source=source.key)
    if not cautions:
        return number
    caution = set_text_block(TextSpan(cautions, context.styles.note), width)
    return stack_blocks(number, make_space(4, 8), caution)


def _explain_blank_map(context: SheetContext) -> list[str]:
    """Say why no county is shaded: nothing found, nothing reported, or nothing that can be shown."""
    wording, counts = context.wording, context.profile.counties
    if counts is None:
        return [wording.say("map.no_counts", unit=wording.units(context.unit), place=context.place)]
    told = _tell_counties(context, counts)
    return [word_map(wording, told), *word_unplaced(wording, told)]
