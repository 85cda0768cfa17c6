"""The shape of a jurisdiction without counts to shade, small beside the words that say so."""

from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.page.blocks.map_figure import MapTexts, compose_picture, find_county_file
from factsheet.page.blocks.mapped_counts import make_counted_counties, word_insets
from factsheet.page.sheet_context import SheetContext, set_heading_block, set_text_block
from factsheet.page.stacking import Block, make_space, set_beside, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.map_texts import describe_outline
from factsheet.wording.places import word_map, word_unplaced
from factsheet.wording.source_words import list_caution

GUTTER = 14.0
LEAST_LOCATOR = 84.0
LOCATOR = (164.0, 118.0)  # the most that a shape takes that shows no counts, in points


def compose_outline(context: SheetContext, width: float) -> Block:
    """Return the shape of a jurisdiction beside what is said of it, or above in a single column."""
    texts = _describe_shape(context)
    if context.form.is_single_column:
        picture = compose_picture(context, None, (width, LOCATOR[1] * 2), texts, align=0.0)
        return stack_blocks(picture, make_space(4, 10), _compose_outline_words(context, width))
    room, _ = measure_map(context.profile.shapes, *LOCATOR)
    side = width - room - GUTTER
    picture = compose_picture(context, None, (room, LOCATOR[1]), texts)
    return set_beside((_compose_outline_words(context, side), side), (picture, room), gutter=GUTTER)


def compose_locator(context: SheetContext, width: float) -> Block:
    """Return the shape of a jurisdiction under a heading of its own."""
    heading = set_heading_block(context, context.wording.say("counted.map"), width)
    texts = _describe_shape(context, _word_counts(context))
    shape = compose_picture(context, None, (width, LOCATOR[1]), texts)
    picture = shape._replace(least=min(shape.least, LEAST_LOCATOR))
    notes = TextSpan(" ".join(word_insets(context)), context.styles.note)
    below = [make_space(3, 5), set_text_block(notes, width)] if notes.text else []
    return stack_blocks(heading, picture, *below).named("counties", "map")


def _describe_shape(context: SheetContext, told: str = "") -> MapTexts:
    """Return what is heard of a shape: what it is, and what no words beside it tell of counts."""
    profile, counts = context.profile, context.profile.counties
    alt = describe_outline(context.wording, profile.jurisdiction, profile.shapes, told)
    return MapTexts(alt, None if counts is None else find_county_file(context, counts))


def _word_counts(context: SheetContext) -> str:
    """Return what there is of counts by county: where they are, one for all, or none."""
    wording, counts = context.wording, context.profile.counties
    if counts is None:
        return wording.say("map.no_counts", unit=wording.units(context.unit), place=context.place)
    return word_map(wording, make_counted_counties(context, counts))


def _compose_outline_words(context: SheetContext, width: float) -> Block:
    """Say what the map cannot show, and what is to be known of the one figure of a single unit."""
    wording, counts = context.wording, context.profile.counties
    note = list_caution(wording, context.profile.texts.map)
    words = [_word_counts(context)]
    if counts is None:
        cautions = note
    else:
        told = make_counted_counties(context, counts)
        words += word_unplaced(wording, told)
        is_one = len(context.profile.shapes.counties) == 1
        cautions = [*(list_caution(wording, told.source.map.caution_of_one) if is_one else []), *note]
    words += word_insets(context)
    text = set_text_block(TextSpan(" ".join(words), context.styles.body), width)
    if not cautions:
        return text
    below = set_text_block(TextSpan(" ".join(cautions), context.styles.note), width)
    return stack_blocks(text, make_space(4, 8), below)
