"""The county map with its legend, the sentence in words, and the leading counties as a table."""

from dataclasses import dataclass

from factsheet.figures.county_map.choropleth import draw_county_map
from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.figures.county_map.map_legend import draw_map_legend, make_legend_rows, measure_legend
from factsheet.geometry import Box
from factsheet.model import CellMark, CountyCounts, MapChoice
from factsheet.page.blocks.county_table import compose_county_table, compose_full_county_table
from factsheet.page.ladder import TOP_COUNTIES
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
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_legend, describe_map, describe_outline, describe_single_unit
from factsheet.wording.places import word_below_zero, word_map, word_unplaced

LEAST_MAP, MOST_MAP, MOST_LONE_MAP, MOST_OUTLINE = 120.0, 260.0, 330.0, 230.0
LEAST_SIDE, OUTLINE_SIDE, GUTTER = 122.0, 140.0, 14.0
MOST_SIDE_SHARE, LEGEND_SHARE = 0.45, 0.3
# By width over height: the words of a wide map stand below it, the sentence of a broad one too.
WIDE_MAP, BROAD_MAP = 1.75, 0.95

Shading = tuple[CountyCounts | None, Classes | None]
"""The counts of a map and their classes; no classes where no count can be shown."""


def compose_counties(context: SheetContext, width: float, *, most: float = MOST_MAP) -> Block:
    """Return map, legend, sentence and table; an outline where there are no county counts."""
    counts = context.profile.counties
    classes = classify_counts(counts, _limit_classes(context)) if counts else None
    heading = set_heading_block(context, _word_heading(context), width, aside=_word_aside(context))
    if counts and (classes or _is_hatched(counts)):
        return stack_blocks(heading, _compose_shaded_map(context, counts, classes, (width, most))).named(
            "counties", "map"
        )
    return stack_blocks(heading, _compose_outline(context, width, most)).named("counties", "map")


def _is_hatched(counts: CountyCounts) -> bool:
    """Return whether some of several counties have a count that is not shown."""
    return len(counts.cells) > 1 and CellMark.NOT_SHOWN in counts.cells.values()


def _limit_classes(context: SheetContext) -> MapChoice:
    """Return how the map is classed, with no more classes than the format can tell apart."""
    choice, most = context.profile.map_choice, context.form.most_classes
    return choice.model_copy(update={"classes": min(choice.classes, most), "bounds": choice.bounds[-most:]})


def _word_heading(context: SheetContext) -> str:
    if context.profile.counties is None and len(context.profile.shapes.counties) == 1:
        return context.wording.say("map.outline_heading", place=context.place)
    if context.profile.counties is None:
        return context.wording.say(
            "map.shapes_heading",
            units=_capitalize_first(context.wording.units(context.unit, plural=True)),
            place=context.place,
        )
    return context.wording.say("map.heading")


def _word_aside(context: SheetContext) -> str:
    counts = context.profile.counties
    return (
        ""
        if counts is None
        else context.wording.say("map.source", period=context.wording.period(counts.period))
    )


def _compose_shaded_map(
    context: SheetContext, counts: CountyCounts, classes: Classes | None, limits: tuple[float, float]
) -> Block:
    """Arrange map, legend, sentence and table by the shape of the state, so that none leaves a hole."""
    shapes, (width, most) = context.profile.shapes, limits
    parts = _Parts(context, counts, classes, most)
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
    counts: CountyCounts
    classes: Classes | None
    most: float

    def picture(self, width: float) -> Block:
        profile = self.context.profile
        alt = describe_map(
            self.context.wording, profile.jurisdiction, profile.shapes, self.counts, self.classes
        )
        return _compose_picture(self.context, (self.counts, self.classes), (width, self.most), alt)

    def legend(self, width: float) -> Block:
        return _compose_legend(self.context, self.counts, self.classes, width)

    def sentence(self, width: float) -> Block:
        return _compose_sentence(self.context, self.counts, width)

    def table(self, width: float) -> tuple[Block, ...]:
        """Return the table with the room above it, or nothing where it would be empty."""
        if self.classes is None:
            return ()
        if not self.context.shortening.count_shown(TOP_COUNTIES):
            return (leave_out(TOP_COUNTIES),)
        if self.context.form.is_single_column:
            return make_space(8), compose_full_county_table(self.context, self.counts, width)
        return make_space(6, 10), compose_county_table(self.context, self.counts, width)

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


def _compose_picture(context: SheetContext, shading: Shading, limits: tuple[float, float], alt: str) -> Block:
    """Return the map as a block that grows to `limits` (width, height) with its shape kept."""
    (width, most), (counts, classes), profile = limits, shading, context.profile
    _, tallest = measure_map(profile.shapes, width, most)

    def place(box: Box) -> Placement:
        size = measure_map(profile.shapes, width, min(box.height, most))
        drawing = draw_county_map(profile.shapes, counts, classes, size=size, style=context.map_figures)
        x = box.x + (width - size[0]) / 2
        return place_drawing(drawing, alt, x=x, top=box.top)

    return Block(min(LEAST_MAP, tallest), tallest, place)


def _compose_legend(
    context: SheetContext, counts: CountyCounts, classes: Classes | None, width: float
) -> Block:
    alt = describe_legend(context.wording, context.unit, classes, counts)
    title = context.wording.say("map.legend", unit=context.wording.units(context.unit, plural=False))
    entries = make_legend_rows(classes, counts, title=title, width=width, style=context.map_figures)

    def place(box: Box) -> Placement:
        drawing = draw_map_legend(entries, width=width, style=context.map_figures)
        return place_drawing(drawing, alt, x=box.x, top=box.top)

    return make_fixed(measure_legend(entries, context.map_figures.type_size), place)


def _compose_sentence(context: SheetContext, counts: CountyCounts, width: float) -> Block:
    """Say where the shading is, with the cautions that belong to it."""
    jurisdiction, say = context.profile.jurisdiction, context.wording.say
    sentences = [
        word_map(context.wording, jurisdiction, context.profile.shapes, counts),
        say("map.caution"),
    ]
    sentences += word_below_zero(context.wording, context.profile.shapes, counts)
    sentences += word_unplaced(context.wording, context.unit, counts)
    sentences += _word_insets(context)
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
            _compose_picture(context, (None, None), (width, most), alt),
            make_space(4, 10),
            _compose_outline_words(context, width),
        )
    room, _ = measure_map(shapes, width - OUTLINE_SIDE - GUTTER, MOST_OUTLINE)
    picture = _compose_picture(context, (None, None), (room, MOST_OUTLINE), alt)
    side = width - room - GUTTER
    return set_beside(
        (picture, room), (_compose_outline_words(context, side), side), gutter=GUTTER, may_differ=MOST_OUTLINE
    )


def _find_single_total(context: SheetContext) -> int | None:
    """Return the one figure of a jurisdiction of one unit, where there is one."""
    if len(context.profile.shapes.counties) > 1 or context.profile.offenses is None:
        return None
    return context.profile.offenses.by_year.total


def _choose_outline_alt(context: SheetContext) -> str:
    total = _find_single_total(context)
    if total is None:
        return describe_outline(context.wording, context.profile.jurisdiction, context.profile.shapes)
    return describe_single_unit(context.wording, context.profile.jurisdiction, total)


def _compose_outline_words(context: SheetContext, width: float) -> Block:
    """Say what the map cannot show: the one figure, set large, or that no counts were found."""
    total, say = _find_single_total(context), context.wording.say
    if total is None:
        counts = context.profile.counties
        further = word_below_zero(context.wording, context.profile.shapes, counts) if counts else []
        further += word_unplaced(context.wording, context.unit, counts) if counts else []
        words = " ".join([_explain_blank_map(context), *further, *_word_insets(context)])
        return set_text_block(TextSpan(words, context.styles.body), width)
    figure = set_key_figure(context, total, context.wording.counted("offenses.reported", total), width)
    return stack_blocks(
        figure,
        make_space(4, 8),
        set_text_block(TextSpan(say("map.single_caution"), context.styles.note), width),
    )


def _explain_blank_map(context: SheetContext) -> str:
    """Say why no county is shaded: nothing found, nothing reported, or nothing that can be shown."""
    profile = context.profile
    if profile.counties is None:
        return context.wording.say("map.no_counts", place=context.place)
    return word_map(context.wording, profile.jurisdiction, profile.shapes, profile.counties)


def _capitalize_first(text: str) -> str:
    return text[:1].upper() + text[1:]
