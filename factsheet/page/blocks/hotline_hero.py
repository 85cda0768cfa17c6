"""The Hotline at the head of a sheet that has no figures: what its reader can use comes first."""

from collections.abc import Sequence

from factsheet.geometry import Box
from factsheet.page.blocks.hotline import (
    compose_hotline,
    list_other_lines,
    make_hotline_spans,
    place_code,
    set_hotline_name,
)
from factsheet.page.placed import Element, Panel, Role
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.page.text_marks import draw_underlines, mark_below_each_other, place_paragraphs
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_balanced_text, set_text
from factsheet.typesetting.text_style import TextStyle

PADDING, GUTTER = 14.0, 20.0
NUMBER = 42.0
TEXT, TEXT_LEADING = 9.8, 12.4
NUMBER_SHARE = 0.47  # of the width, the most that name and number take
CODE, QUIET_ZONE = 64.8, 9.0  # a code of 0.9 in, with four modules of white around it
FRAME = 6.0  # around the ground of the code
ABOVE_CONTACT = 2.0


def compose_hotline_hero(context: SheetContext, width: float) -> Block:
    """Return a panel with the number set large; in a single column the same words below each other."""
    if context.form.is_single_column:
        return compose_hotline(context, width)
    kicker, number = _set_large_name(context, width * NUMBER_SHARE)
    column = max(kicker.width, number.width) + 1
    contact = set_text(
        _scale_text(make_hotline_spans(context, context.styles.band, "hotline.reach"), Face.SEMIBOLD), column
    )
    side = CODE + 2 * QUIET_ZONE
    words = _set_words(context, width - PADDING - column - 2 * GUTTER - side - FRAME)
    left_height = kicker.height + number.height + ABOVE_CONTACT + contact.height
    right_height = sum(paragraph.height for paragraph in words)
    height = max(left_height + PADDING, right_height + PADDING, side + 2 * FRAME)

    def place(box: Box) -> Placement:
        panel = Box(box.x, box.top - height, width, height)
        x, top = panel.x + PADDING, panel.top - (height - left_height) / 2
        below = top - kicker.height - number.height - ABOVE_CONTACT
        elements = [Element(Role.H2, mark_below_each_other(x, top, kicker, number))]
        elements += place_paragraphs(x, below, contact)
        elements += place_paragraphs(x + column + GUTTER, panel.top - (height - right_height) / 2, *words)
        lines = draw_underlines(contact, x, below)
        ground = Box(panel.right - FRAME - side, panel.y + (height - side) / 2, side, side)
        palette = context.palette
        drawn = Panel(panel, fill=palette.band_fill, outline=palette.band_line)
        code = place_code(context, ground, QUIET_ZONE)
        return Placement((*elements, code), (drawn, *lines, Panel(ground, fill=palette.paper)))

    return make_fixed(height, place).named("hotline")


def _set_large_name(context: SheetContext, most: float) -> tuple[Paragraph, Paragraph]:
    """Return the Hotline's name, and its number in one line at most so wide."""
    kicker, _ = set_hotline_name(context, most)
    style, phone = context.styles.hotline_number, context.profile.contact.phone
    size = min(NUMBER, (most - 1) / measure_text(phone, style.face, 1.0))
    large = style._replace(size=size, leading=round(size * 1.04, 2))
    return kicker, set_text(TextSpan(phone, large), most)


def _set_words(context: SheetContext, width: float) -> list[Paragraph]:
    """Return what the Hotline does, and the further national lines, a paragraph each."""
    looks = context.styles.band
    spans = [make_hotline_spans(context, looks, "hotline.help"), *list_other_lines(context, looks)]
    return [set_balanced_text(_scale_text(line), width) for line in spans]


def _scale_text(spans: Sequence[TextSpan], face: Face | None = None) -> list[TextSpan]:
    """Return text of the band in the size of the panel, in another face where one is given."""
    return [span._replace(style=_scale_style(span.style, face or span.style.face)) for span in spans]


def _scale_style(style: TextStyle, face: Face) -> TextStyle:
    size, leading = max(style.size, TEXT), max(style.leading, TEXT_LEADING)
    return style._replace(face=face, size=size, leading=leading)
