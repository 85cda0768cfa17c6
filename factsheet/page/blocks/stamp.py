"""The stamp of a sheet that is not final, set where the page is free anyway: it moves nothing."""

from factsheet.geometry import Box
from factsheet.model import Status
from factsheet.page.placed import Element, Panel, Role
from factsheet.page.sheet_context import SheetContext
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text

SIZES = (11.0, 9.0)  # points, the larger one where there is room for it
GAP = 10.0  # to what stands beside it
PADDING, OUTLINE, AIR = 5.0, 1.25, 2.5  # AIR above and below the words, within the outline
NOTHING = Placement()


def set_stamp(context: SheetContext, width: float) -> Paragraph | None:
    """Return the words of the stamp in one line, with what they mean where there is room for that.

    None where the sheet is final, or the word alone is wider than `width`.
    """
    status, say = context.profile.status, context.wording.say
    if status is Status.FINAL:
        return None
    word = say(f"stamp.{status}")
    for text in (f"{word} · {say(f'stamp.{status}_note')}", word):
        for size in SIZES:
            words = _set_words(context, text, size)
            if words.width + 2 * PADDING <= width:
                return words
    return None


def place_stamp(context: SheetContext, words: Paragraph | None, room: Box, *, align: float) -> Placement:
    """Return the stamp in its outline, which nobody overlooks, in the middle of the height of a free box.

    Args:
        context: The sheet.
        words: What `set_stamp` returned for the width of the box; nothing is placed where it is None.
        room: The box.
        align: 0 sets it left, 0.5 centred, 1 right.
    """
    if words is None:
        return NOTHING
    width, height = words.width + 2 * PADDING, min(words.leading + 2 * AIR, room.height)
    x = room.x + (room.width - width) * align
    panel = Box(x, room.y + (room.height - height) / 2, width, height)
    top = panel.y + (height + words.leading) / 2
    return Placement(
        (Element(Role.PARAGRAPH, mark_text(words, x + PADDING, top), key="stamp"),),
        (Panel(panel.inset(OUTLINE / 2), outline=context.palette.red, weight=OUTLINE),),
    )


def compose_stamp_row(context: SheetContext, width: float) -> Block | None:
    """Return the stamp as a row of its own, for words that fit nowhere else; None for a final sheet."""
    status = context.profile.status
    if status is Status.FINAL:
        return None
    words = set_stamp(context, width) or _set_words(
        context, context.wording.say(f"stamp.{status}"), SIZES[-1]
    )
    height = words.leading + 2 * AIR
    return make_fixed(
        height,
        lambda box: place_stamp(context, words, Box(box.x, box.top - height, width, height), align=0),
    )


def _set_words(context: SheetContext, text: str, size: float) -> Paragraph:
    style = context.styles.stamp
    size = max(size, context.styles.scale.floor)
    leading = round(style.leading / style.size * size, 2)
    words = TextSpan(text, style._replace(size=size, leading=leading))
    return set_text(words, context.form.sheet.width * 10)  # one line, however long
