"""The head of the sheet: kicker, title, publisher and summary."""

from factsheet.geometry import Box
from factsheet.model import Status, list_rankings
from factsheet.page.blocks.credits import list_credits
from factsheet.page.blocks.imprint import compose_imprint
from factsheet.page.placed import Element, Panel, Role, Rule
from factsheet.page.sheet_context import SheetContext, set_text_block
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.page.text_marks import mark_below_each_other, mark_text
from factsheet.typesetting.paragraphs import TextSpan, set_balanced_text, set_text
from factsheet.wording.source_words import name_source

BAR = 3.0
LEAST_GAP = 20.0
STAMP_PADDING = 4.0


def compose_header(context: SheetContext, width: float) -> Block:
    """Return who and what it is about, what for, and which counts it has."""
    parts = [_compose_bar(context, width), _compose_kicker(context, width)]
    if context.profile.status is not Status.FINAL:
        parts += [make_space(4), _compose_stamp(context, width)]
    parts += [_compose_title(context, width), compose_imprint(context, word_summary(context), width)]
    return stack_blocks(*parts).named("header")


def compose_back_header(context: SheetContext, width: float) -> Block:
    """Return the line over a second page, which says what it continues."""
    line = set_text_block(
        TextSpan(context.wording.say("header.continued", name=context.name).upper(), context.styles.kicker),
        width,
    )
    return stack_blocks(_compose_bar(context, width), line, make_space(8)).named("back header")


def word_summary(context: SheetContext) -> str:
    """Return what the sheet is for, and which period and source its counts have."""
    lead = context.profile.texts.lead
    if lead is not None:
        return f"{context.wording.choose(lead).text} {_word_counts(context)}"
    return f"{context.wording.say('summary.purpose', place=context.place)} {_word_counts(context)}"


def _word_counts(context: SheetContext) -> str:
    """Say of what kind the counts are that follow on the sheet; never more than is there."""
    profile, say = context.profile, context.wording.say
    credits = list_credits(context)
    if len(credits) == 1:
        ((source, period),) = credits
        name = name_source(context.wording, context.source(source)).text
        return say("summary.one_source", name=name, period=context.wording.period(period))
    if credits:
        return say("summary.several_sources")
    if profile.efforts.agencies is not None:
        return say("summary.agencies_alone", place=context.place)
    if list_rankings(profile.venues):
        return say("summary.rankings_alone", place=context.place)
    return say("summary.no_counts", place=context.place)


def _compose_bar(context: SheetContext, width: float) -> Block:
    navy = context.palette.navy
    return make_fixed(
        BAR + 6,
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
    left = set_text(TextSpan(say(f"header.kicker_{jurisdiction.kind}").upper(), context.styles.kicker), width)
    right = set_text(TextSpan(edition.upper(), context.styles.kicker), width)
    is_one_line = left.width + right.width + LEAST_GAP <= width
    down = 0.0 if is_one_line else left.height

    def place(box: Box) -> Placement:
        marks = mark_text(right, box.x, box.top - down, align=1 if is_one_line else 0)
        return Placement(
            (Element(Role.PARAGRAPH, mark_text(left, box.x, box.top)), Element(Role.PARAGRAPH, marks))
        )

    return make_fixed(down + right.height, place)


def _compose_title(context: SheetContext, width: float) -> Block:
    """Set the title in one line where the name allows it, else break it after the name."""
    text = context.wording.say("header.title")
    for size in context.styles.title_sizes:
        title = set_text(_make_title_spans(context, f" {text}", size), width)
        if len(title.lines) == 1:
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


def _compose_stamp(context: SheetContext, width: float) -> Block:
    """Say in a box that nobody overlooks that the sheet is not to be relied on."""
    words = set_text(TextSpan(_word_stamp(context), context.styles.stamp), width - 4 * STAMP_PADDING)
    height = words.height + 2 * STAMP_PADDING

    def place(box: Box) -> Placement:
        panel = Box(box.x, box.top - height, words.width + 4 * STAMP_PADDING, height)
        marks = mark_text(words, box.x + 2 * STAMP_PADDING, box.top - STAMP_PADDING)
        return Placement(
            (Element(Role.PARAGRAPH, marks, key="stamp"),),
            (Panel(panel, outline=context.palette.red, weight=1.5),),
        )

    return make_fixed(height, place)


def _word_stamp(context: SheetContext) -> str:
    status = context.profile.status
    return f"{context.wording.say(f'stamp.{status}')} · {context.wording.say(f'stamp.{status}_note')}"
