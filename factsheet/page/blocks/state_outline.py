"""The shape of a jurisdiction without counts to shade, or with the one figure of a single unit."""

from dataclasses import dataclass

from factsheet.figures.county_map.map_geometry import measure_map
from factsheet.model import Source, sum_cells
from factsheet.page.blocks.mapped_counts import (
    GUTTER,
    WIDE_MAP,
    compose_picture,
    make_counted_counties,
    word_insets,
)
from factsheet.page.sheet_context import SheetContext, set_key_figure, set_text_block
from factsheet.page.stacking import Block, make_space, set_beside, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.alt import describe_outline, describe_single_unit
from factsheet.wording.places import word_map, word_unplaced
from factsheet.wording.source_words import list_caution, name_items, name_source

MOST_OUTLINE, OUTLINE_SIDE = 230.0, 140.0


def compose_outline(context: SheetContext, width: float, most: float) -> Block:
    """Return the shape of a jurisdiction without county counts, or of a single unit with its one figure."""
    shapes = context.profile.shapes
    alt = _choose_outline_alt(context)
    if shapes.size[0] / shapes.size[1] >= WIDE_MAP or context.form.is_single_column:
        return stack_blocks(
            compose_picture(context, None, (width, most), alt),
            make_space(4, 10),
            _compose_outline_words(context, width),
        )
    room, _ = measure_map(shapes, width - OUTLINE_SIDE - GUTTER, MOST_OUTLINE)
    picture = compose_picture(context, None, (room, MOST_OUTLINE), alt)
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
        words = " ".join([*_explain_blank_map(context), *word_insets(context), *note])
        return set_text_block(TextSpan(words, context.styles.body), width)
    source, total = figure.source, figure.total
    items, name = name_items(wording, source.item, total), name_source(wording, source).text
    unit = wording.counted("map.recorded", total, items=items, name=name)
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
    told = make_counted_counties(context, counts)
    return [word_map(wording, told), *word_unplaced(wording, told)]
