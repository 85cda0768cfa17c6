"""The county map with its legend, the sentence in words, and the leading counties as a table."""

from collections import Counter
from collections.abc import Sequence

from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.geometry import Box
from factsheet.model import BlockName, CountyCounts, MapChoice
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.county_table import make_long_table
from factsheet.page.blocks.map_figure import (
    compose_legend,
    compose_picture,
    describe_counts,
    join_legend,
)
from factsheet.page.blocks.map_row import FEW_COUNTED, compose_locator_row, compose_map_row
from factsheet.page.blocks.mapped_counts import (
    MappedCounts,
    compose_lead,
    compose_map_notes,
    make_counted_counties,
)
from factsheet.page.blocks.state_outline import compose_outline
from factsheet.page.ladder import SECOND_COUNTIES, TOP_COUNTIES
from factsheet.page.placed import Element, Role
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import SheetContext, StepContext, keep_setting, set_heading_block
from factsheet.page.stacking import Block, Placement, leave_out, make_fixed, make_space, stack_blocks
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.line_breaking import NO_BREAK
from factsheet.typesetting.paragraphs import TextSpan, set_text
from factsheet.wording.counties import Counted, make_county_names, sort_counties
from factsheet.wording.language import capitalize_first
from factsheet.wording.source_words import word_map_heading

MOST_MAP = 260.0
WORDS_SHARE = 0.68  # of the width, for the sentence beside a small map
HEADING_LINES = 4  # of the heading above a map in large print, at most
MOST_NONE = 30  # counties without any that are named
MOST_ROWS, LEAST_ROW = 12, 3  # a longer table has rows for the highest counts alone


def compose_counties(context: StepContext, width: float) -> Block:
    """Return map, legend, sentence and table; an outline where there are no county counts."""
    return _set_map(context, width, context.why_left_out(BlockName.COUNTIES, TOP_COUNTIES))


@keep_setting
def _set_map(context: SheetContext, width: float, no_table: LeftOut | None) -> Block:
    """Return what `compose_counties` does; `no_table` is why the table is not printed."""
    county_map = _make_map(context)
    heading = set_heading_block(context, _word_heading(context), width, aside=_word_aside(context))
    if county_map is not None and county_map.is_shaded:
        body = _compose_shaded_map(context, county_map, width, no_table)
    else:
        body = compose_outline(context, width)
    return stack_blocks(heading, body).named("counties", "map")


def compose_second_map(context: StepContext, width: float) -> Block | None:
    """Return a map of counts from another source, in shades of its own, None where there are none."""
    return _set_second_map(context, width, context.why_left_out(BlockName.COUNTIES, SECOND_COUNTIES))


@keep_setting
def _set_second_map(context: SheetContext, width: float, no_table: LeftOut | None) -> Block | None:
    county_map = _make_second_map(context)
    if county_map is None:
        return None
    counts, source = county_map.counts, county_map.told.source
    title, aside = word_map_heading(context.wording, source, context.unit), _cite_counts(context, counts)
    if county_map.is_shaded:
        body = _compose_shaded_map(context, county_map, width, no_table)
    else:
        lead, notes = (make(context, county_map, width) for make in (compose_lead, compose_map_notes))
        body = stack_blocks(lead, make_space(2, 4), notes)
    heading = set_heading_block(context, title, width, aside=aside)
    return stack_blocks(heading, body).named("second_counties", "second_map")


@keep_answer
def _make_map(content: SheetContent) -> MappedCounts | None:
    """Return the map of the sheet, None where there are no counts by county."""
    counts, profile = content.profile.counties, content.profile
    if counts is None:
        return None
    classes = _classify_map(content, counts, profile.map_choice)
    told = make_counted_counties(content, counts)
    return MappedCounts(told, classes, content.sheet_palette, profile.texts.map, TOP_COUNTIES)


@keep_answer
def _make_second_map(content: SheetContent) -> MappedCounts | None:
    """Return the second map, likewise."""
    counts, profile = content.profile.second_counties, content.profile
    if counts is None:
        return None
    classes = _classify_map(content, counts, profile.second_map_choice)
    told, palette = make_counted_counties(content, counts), content.sheet_palette.for_second_map()
    return MappedCounts(told, classes, palette, profile.texts.second_map, SECOND_COUNTIES)


def _classify_map(content: SheetContent, counts: CountyCounts, choice: MapChoice) -> Classes | None:
    """Return the classes of a map, on the scale of its source where the publisher has no other choice."""
    return classify_counts(counts, _limit_classes(content, choice), content.source(counts.source).map.steps)


def _limit_classes(content: SheetContent, choice: MapChoice) -> MapChoice:
    """Return how a map is classed, with no more classes than the format can tell apart."""
    most = content.form.most_classes
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
    context: SheetContext, county_map: MappedCounts, width: float, no_table: LeftOut | None
) -> Block:
    """Return the sentence, map, legend and table, and how much of all the map shows.

    Where fewer than three counties have a count, the sentence names them beside a small map.
    """
    if context.form.is_single_column:
        notes = compose_map_notes(context, county_map, width)
        body = _compose_in_one_column(context, county_map, width, no_table)
        return stack_blocks(body, make_space(6), notes)
    if county_map.classes is not None and len(county_map.leaders) < FEW_COUNTED and county_map.leaders:
        side = WORDS_SHARE * width
        lead, notes = (make(context, county_map, side) for make in (compose_lead, compose_map_notes))
        words = stack_blocks(lead, make_space(4, 8), notes)
        return compose_locator_row(context, county_map, words, width, side)
    lead = compose_lead(context, county_map, width)
    row = compose_map_row(context, county_map, width, no_table)
    # A page break may part neither the sentence nor the notes from the map that they speak of.
    return stack_blocks(lead, make_space(2, 6), row)._replace(cut=None)


def _compose_in_one_column(
    context: SheetContext, county_map: MappedCounts, width: float, no_table: LeftOut | None
) -> Block:
    """Return sentence, map and legend, which no page break divides, and all counties as a table.

    The map is no higher than leaves the others, and a heading, room on the same page.
    """
    has_list = county_map.classes is not None and no_table is None
    texts = describe_counts(context, county_map, has_none_list=has_list)
    shape = compose_picture(context, county_map, (width, MOST_MAP), texts, ranked=county_map.ranked)
    lead, legend = compose_lead(context, county_map, width), compose_legend(context, county_map, width)
    words = lead.least + legend.least + 2 * 6 + HEADING_LINES * context.styles.heading.leading
    height = max(min(shape.most, context.form.sheet.frame.height - words), shape.least)
    whole = stack_blocks(lead, make_space(6), make_fixed(height, shape.place), make_space(6), legend)
    return stack_blocks(join_legend(whole), *_compose_long_list(context, county_map, width, no_table))


def _compose_long_list(
    context: SheetContext, county_map: MappedCounts, width: float, no_table: LeftOut | None
) -> list[Block]:
    """Return the highest counties as a table and the others as text: pages of ones tell little."""
    if county_map.classes is None:
        return []
    if no_table:
        return [leave_out(county_map.table, reason=no_table)]
    counted = county_map.counted
    count = max(_count_rows(counted), len(county_map.leaders))
    table = make_long_table(context, county_map, count, width).whole().named(county_map.table)
    lines = [*_set_rest(context, counted[count:], width), _set_none(context, county_map, width)]
    return [make_space(8), table, *(part for line in lines if line for part in (make_space(4), line))]


def _set_rest(context: SheetContext, rest: Sequence[Counted], width: float) -> list[Block | None]:
    """Return counties that have no row, those that share a low count together."""
    low = Counter(value for _, value in rest if value < LEAST_ROW)
    shared = [value for value, number in low.items() if number > 1]
    equals = [[pair for pair in rest if pair[1] == value] for value in shared]
    others = [pair for pair in rest if pair[1] not in shared]
    return [_set_others(context, others, width), *(_set_equals(context, each, width) for each in equals)]


def _count_rows(counted: Sequence[Counted]) -> int:
    """Return how many counties have a row: all of a short list, else a dozen at most; no tie is cut."""
    if len(counted) <= MOST_ROWS:
        return len(counted)
    least = max(LEAST_ROW, counted[MOST_ROWS][1] + 1)
    return sum(1 for _, value in counted if value >= least) or len(counted)


def _set_others(context: SheetContext, others: Sequence[Counted], width: float) -> Block | None:
    """Return counties with the count of each as a paragraph, None for none."""
    if not others:
        return None
    names = make_county_names(context.profile.shapes, context.wording).printed
    pairs = (f"{names[county.fips]}{NO_BREAK}{context.wording.number(value)}" for county, value in others)
    return _set_county_text(context, context.wording.say("map.others", names="; ".join(pairs)), others, width)


def _set_equals(context: SheetContext, equals: Sequence[Counted], width: float) -> Block:
    """Return counties of one count as a paragraph."""
    names = make_county_names(context.profile.shapes, context.wording).printed
    text = context.wording.say(
        "map.each",
        value=context.wording.number(equals[0][1]),
        names="; ".join(names[county.fips] for county, _ in equals),
    )
    return _set_county_text(context, text, equals, width)


def _set_none(context: SheetContext, county_map: MappedCounts, width: float) -> Block | None:
    """Return the counties with none as a paragraph, or how many there are; None where there are none."""
    wording, cells = context.wording, county_map.counts.cells
    none = [
        (county, 0) for county in sort_counties(context.profile.shapes.counties) if cells[county.fips] == 0
    ]
    if not none:
        return None
    if len(none) > MOST_NONE:
        units = wording.units(context.unit, plural=True)
        text = wording.counted("map.none_in_file", len(none), units=units)
        return _set_county_text(context, text, (), width)
    names = make_county_names(context.profile.shapes, wording).printed
    text = wording.say("map.none_in", names="; ".join(names[county.fips] for county, _ in none))
    return _set_county_text(context, text, none, width)


def _set_county_text(context: SheetContext, text: str, counted: Sequence[Counted], width: float) -> Block:
    """Return a paragraph that tells the counts of counties."""
    paragraph = set_text(TextSpan(text, context.styles.body), width)
    told = tuple(county.fips for county, _ in counted)

    def place(box: Box) -> Placement:
        marks = mark_text(paragraph, box.x, box.top)
        return Placement((Element(Role.PARAGRAPH, marks, counties=told),))

    return make_fixed(paragraph.height, place)
