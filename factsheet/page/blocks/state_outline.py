"""The shape of a jurisdiction without counts to shade, small beside the words that say so."""

from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.model import sum_cells
from factsheet.page.blocks.mapped_counts import compose_picture, make_counted_counties, word_insets
from factsheet.page.sheet_context import SheetContext, set_heading_block, set_text_block
from factsheet.page.stacking import Block, make_space, set_beside, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_outline, describe_single_unit
from factsheet.wording.places import word_map, word_unplaced
from factsheet.wording.source_words import list_caution

GUTTER = 14.0
LEAST_LOCATOR = 84.0
LOCATOR = (164.0, 118.0)  # the most that a shape takes that shows no counts, in points


def compose_outline(context: SheetContext, width: float) -> Block:
    """Return the shape of a jurisdiction beside what is said of it, or above in a single column."""
    alt = _choose_outline_alt(context)
    if context.form.is_single_column:
        picture = compose_picture(context, None, (width, LOCATOR[1] * 2), alt, align=0.0)
        return stack_blocks(picture, make_space(4, 10), _compose_outline_words(context, width))
    room, _ = measure_map(context.profile.shapes, *LOCATOR)
    side = width - room - GUTTER
    picture = compose_picture(context, None, (room, LOCATOR[1]), alt)
    return set_beside((_compose_outline_words(context, side), side), (picture, room), gutter=GUTTER)


def compose_locator(context: SheetContext, width: float) -> Block:
    """Return the shape of a jurisdiction under a heading of its own."""
    alt = describe_outline(context.wording, context.profile.jurisdiction, context.profile.shapes)
    heading = set_heading_block(context, context.wording.say("counted.map"), width)
    shape = compose_picture(context, None, (width, LOCATOR[1]), alt)
    picture = shape._replace(least=min(shape.least, LEAST_LOCATOR))
    notes = TextSpan(" ".join(word_insets(context)), context.styles.note)
    below = [make_space(3, 5), set_text_block(notes, width)] if notes.text else []
    return stack_blocks(heading, picture, *below).named("counties", "map")


def _choose_outline_alt(context: SheetContext) -> str:
    profile, counts = context.profile, context.profile.counties
    if counts is not None and len(profile.shapes.counties) == 1:
        total = sum_cells((*counts.cells.values(), counts.not_placed))
        if total is not None:
            source = context.source(counts.source)
            return describe_single_unit(context.wording, profile.jurisdiction, source, total)
    return describe_outline(context.wording, profile.jurisdiction, profile.shapes)


def _compose_outline_words(context: SheetContext, width: float) -> Block:
    """Say what the map cannot show, and what is to be known of the one figure of a single unit."""
    wording, counts = context.wording, context.profile.counties
    note = list_caution(wording, context.profile.texts.map)
    if counts is None:
        words = [wording.say("map.no_counts", unit=wording.units(context.unit), place=context.place)]
        cautions = note
    else:
        told = make_counted_counties(context, counts)
        words = [word_map(wording, told), *word_unplaced(wording, told)]
        is_one = len(context.profile.shapes.counties) == 1
        cautions = [*(list_caution(wording, told.source.map.caution_of_one) if is_one else []), *note]
    words += word_insets(context)
    text = set_text_block(TextSpan(" ".join(words), context.styles.body), width)
    if not cautions:
        return text
    below = set_text_block(TextSpan(" ".join(cautions), context.styles.note), width)
    return stack_blocks(text, make_space(4, 8), below)
