"""The county map with its legend, the sentence in words, and the leading counties as a table."""

from dataclasses import dataclass

from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.model import BlockName, CountyCounts, MapChoice
from factsheet.page.blocks.county_table import compose_county_table, compose_full_county_table
from factsheet.page.blocks.mapped_counts import (
    GUTTER,
    WIDE_MAP,
    MappedCounts,
    compose_legend,
    compose_map_words,
    compose_picture,
    make_counted_counties,
)
from factsheet.page.blocks.state_outline import compose_outline
from factsheet.page.ladder import SECOND_COUNTIES, TOP_COUNTIES
from factsheet.page.sheet_context import SheetContext, set_heading_block
from factsheet.page.stacking import Block, leave_out, make_fixed, make_space, set_beside, stack_blocks
from factsheet.wording.alt import describe_map
from factsheet.wording.language import capitalize_first
from factsheet.wording.source_words import word_map_heading

MOST_MAP, MOST_LONE_MAP = 260.0, 330.0
LEAST_SIDE = 122.0
MOST_SIDE_SHARE, LEGEND_SHARE = 0.45, 0.3
BROAD_MAP = 0.95  # width over height from which the sentence stands below the map


def compose_counties(context: SheetContext, width: float, *, most: float = MOST_MAP) -> Block:
    """Return map, legend, sentence and table; an outline where there are no county counts."""
    county_map = _make_map(context)
    heading = set_heading_block(context, _word_heading(context), width, aside=_word_aside(context))
    if county_map is not None and county_map.is_shaded:
        body = _compose_shaded_map(context, county_map, (width, most))
    else:
        body = compose_outline(context, width, most)
    return stack_blocks(heading, body).named("counties", "map")


def compose_second_map(context: SheetContext, width: float) -> Block | None:
    """Return a map of counts from another source, in shades of its own, None where there are none."""
    county_map = _make_second_map(context)
    if county_map is None:
        return None
    counts, source = county_map.counts, county_map.told.source
    title, aside = word_map_heading(context.wording, source, context.unit), _cite_counts(context, counts)
    if county_map.is_shaded:
        body = _compose_shaded_map(context, county_map, (width, MOST_MAP))
    else:
        body = compose_map_words(context, county_map, width)
    heading = set_heading_block(context, title, width, aside=aside)
    return stack_blocks(heading, body).named("second_counties", "second_map")


def _make_map(context: SheetContext) -> MappedCounts | None:
    """Return the map of the sheet, None where there are no counts by county."""
    counts, profile = context.profile.counties, context.profile
    if counts is None:
        return None
    classes = classify_counts(counts, _limit_classes(context, profile.map_choice))
    told = make_counted_counties(context, counts)
    return MappedCounts(told, classes, context.palette, profile.texts.map, TOP_COUNTIES)


def _make_second_map(context: SheetContext) -> MappedCounts | None:
    """Return the second map, likewise."""
    counts, profile = context.profile.second_counties, context.profile
    if counts is None:
        return None
    classes = classify_counts(counts, _limit_classes(context, profile.second_map_choice))
    told, palette = make_counted_counties(context, counts), context.palette.for_second_map()
    return MappedCounts(told, classes, palette, profile.texts.second_map, SECOND_COUNTIES)


def _limit_classes(context: SheetContext, choice: MapChoice) -> MapChoice:
    """Return how a map is classed, with no more classes than the format can tell apart."""
    most = context.form.most_classes
    return choice.model_copy(update={"classes": min(choice.classes, most), "bounds": choice.bounds[-most:]})


def _word_heading(context: SheetContext) -> str:
    profile, say = context.profile, context.wording.say
    if profile.counties is not None:
        return word_map_heading(context.wording, context.source(profile.counties.source), context.unit)
    if len(profile.shapes.counties) == 1:
        return say("map.outline_heading", place=context.place)
    units = capitalize_first(context.wording.units(context.unit, plural=True))
    return say("map.shapes_heading", units=units, place=context.place)


def _word_aside(context: SheetContext) -> str:
    counts = context.profile.counties
    return "" if counts is None else _cite_counts(context, counts)


def _cite_counts(context: SheetContext, counts: CountyCounts) -> str:
    return context.full_credit(counts.source, counts.period)


def _compose_shaded_map(
    context: SheetContext, county_map: MappedCounts, limits: tuple[float, float]
) -> Block:
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
    map: MappedCounts
    most: float

    def picture(self, width: float) -> Block:
        alt = describe_map(self.context.wording, self.map.told, self.map.classes)
        return compose_picture(self.context, self.map, (width, self.most), alt)

    def legend(self, width: float) -> Block:
        return compose_legend(self.context, self.map, width)

    def sentence(self, width: float) -> Block:
        return compose_map_words(self.context, self.map, width)

    def table(self, width: float) -> tuple[Block, ...]:
        """Return the table with the room above it, or nothing where it would be empty."""
        context, told = self.context, self.map.told
        if self.map.classes is None:
            return ()
        if reason := context.why_left_out(BlockName.COUNTIES, self.map.table):
            return (leave_out(self.map.table, reason=reason),)
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
