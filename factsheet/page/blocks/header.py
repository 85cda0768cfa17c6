"""The head of the sheet: kicker, title, publisher and the line with the news."""

from factsheet.geometry import Box
from factsheet.page.blocks.imprint import compose_imprint
from factsheet.page.blocks.news import word_lead
from factsheet.page.blocks.stamp import GAP, compose_stamp_row, place_stamp, set_stamp
from factsheet.page.placed import Element, Role, Rule
from factsheet.page.sheet_context import SheetContext, keep_setting, set_text_block
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.page.text_marks import (
    capitalize_span,
    hold_marks,
    mark_below_each_other,
    mark_text,
)
from factsheet.typesetting.paragraphs import TextSpan, set_balanced_text, set_text
from factsheet.typesetting.text_style import TextStyle

BAR, BELOW_BAR = 3.0, 6.0
LEAST_GAP = 20.0
STAMP_ABOVE = 4.5  # what the stamp takes of the white below the bar


@keep_setting
def compose_header(context: SheetContext, width: float) -> Block:
    """Return who and what it is about, and what its counts say first."""
    parts = [
        _compose_bar(context, width),
        _compose_kicker(context, width),
        _compose_title(context, width),
        compose_imprint(context, word_lead(context), width),
    ]
    return stack_blocks(*parts).named("header")


@keep_setting
def compose_back_header(context: SheetContext, width: float) -> Block:
    """Return the line over a second page, which says what it continues; large print has a running line."""
    if context.form.is_single_column:
        return make_space(0)
    style = context.styles.kicker
    line = set_text(_word_continuation(context, style), width)
    free = width - line.width - GAP
    words = set_stamp(context, free)

    def place(box: Box) -> Placement:
        room = Box(box.right - free, box.top - style.leading, free, style.leading + STAMP_ABOVE)
        text = hold_marks(Role.PARAGRAPH, mark_text(line, box.x, box.top))
        return place_stamp(context, words, room, align=1) + Placement((text,))

    row = None if words else compose_stamp_row(context, width)
    parts = [_compose_bar(context, width), *([row] if row else []), make_fixed(line.height, place)]
    return stack_blocks(*parts, make_space(8)).named("back header")


def _word_continuation(context: SheetContext, style: TextStyle) -> TextSpan:
    """Return what a second page continues: the front of a handout, or the first of two leaves."""
    if context.form.back:
        return capitalize_span(context.wording.say("header.continued", name=context.name), style)
    title = context.wording.say("header.title_full", name=context.name)
    return TextSpan(context.wording.say("page.running", name=title, page=2, pages=2), style)


def _compose_bar(context: SheetContext, width: float) -> Block:
    navy = context.palette.navy
    return make_fixed(
        BAR + BELOW_BAR,
        lambda box: Placement(
            (), (Rule(box.x, box.top - BAR / 2, box.x + width, box.top - BAR / 2, BAR, navy),)
        ),
    )


def _compose_kicker(context: SheetContext, width: float) -> Block:
    jurisdiction, say = context.profile.jurisdiction, context.wording.say
    edition = " · ".join(
        (
            say("header.region", region=jurisdiction.region),
            say("header.edition", year=context.profile.edition),
        )
    )
    style = context.styles.kicker
    left = set_text(capitalize_span(say(f"header.kicker_{jurisdiction.kind}"), style), width)
    right = set_text(capitalize_span(edition, style), width)
    is_one_line = left.width + right.width + LEAST_GAP <= width
    down = 0.0 if is_one_line else left.height
    height = down + right.height
    begin = GAP + (left.width if is_one_line else max(left.width, right.width))
    free = width - begin - (right.width + GAP if is_one_line else 0)
    # Large print has the stamp beside its running line, which stands on each page.
    words = None if context.form.is_single_column else set_stamp(context, free)

    def place(box: Box) -> Placement:
        room = Box(box.x + begin, box.top - height, free, height + STAMP_ABOVE)
        marks = mark_text(right, box.x, box.top - down, align=1 if is_one_line else 0)
        stamp = place_stamp(context, words, room, align=0.5 if is_one_line else 1)
        return stamp + Placement(
            (
                hold_marks(Role.PARAGRAPH, mark_text(left, box.x, box.top)),
                hold_marks(Role.PARAGRAPH, marks),
            )
        )

    row = None if words or context.form.is_single_column else compose_stamp_row(context, width)
    return stack_blocks(*([row] if row else []), make_fixed(height, place))


def _compose_title(context: SheetContext, width: float) -> Block:
    """Set the title in one line where the name allows it, else break it after the name."""
    text = context.wording.say("header.title")
    for size in context.styles.title_sizes:
        title = set_text(_make_title_spans(context, f" {text}", size), width)
        if title.line_count == 1:
            return set_text_block(title.spans, width, role=Role.H1)
    name, rest = _make_title_spans(context, text, context.styles.title_sizes[0])
    first, second = set_text(name, width), set_balanced_text(rest, width)

    def place(box: Box) -> Placement:
        marks = mark_below_each_other(box.x, box.top, first, second)
        return Placement((Element(Role.H1, marks),))

    return make_fixed(first.height + second.height, place)


def _make_title_spans(context: SheetContext, text: str, size: float) -> tuple[TextSpan, TextSpan]:
    strong, light = context.styles.title(size, strong=True), context.styles.title(size, strong=False)
    return TextSpan(f"{context.name}:", strong), TextSpan(text, light)
