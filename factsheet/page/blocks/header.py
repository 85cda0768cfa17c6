"""The head of the sheet: kicker, title, publisher and summary."""

from factsheet.geometry import Box
from factsheet.model import Period, Status
from factsheet.page.blocks.imprint import publisher_block
from factsheet.page.placed import Element, Panel, Role, Rule
from factsheet.page.sheet_context import Job, text_block
from factsheet.page.stacking import Block, Placement, fixed, space, stack
from factsheet.page.text_marks import mark_below_each_other, mark_text
from factsheet.typesetting.paragraphs import Span, set_balanced, set_text

BAR = 3.0
LEAST_GAP = 20.0
STAMP_PADDING = 4.0


def header_block(job: Job, width: float) -> Block:
    """Return blocks 1 and 2 of the sheet: who and what it is about, what for, and which counts it has."""
    parts = [_bar(job, width), _kicker(job, width)]
    if job.profile.status is not Status.FINAL:
        parts += [space(4), _stamp(job, width)]
    parts.append(_title(job, width))
    publisher = publisher_block(job, width)
    if publisher is not None:
        parts.append(publisher)
    parts += [space(1), text_block(Span(summary(job), job.styles.body), width)]
    return stack(*parts).named("header")


def back_header_block(job: Job, width: float) -> Block:
    """Return the line over a second page, which says what it continues."""
    line = text_block(
        Span(job.wording.say("header.continued", name=job.name).upper(), job.styles.kicker), width
    )
    return stack(_bar(job, width), line, space(8)).named("back header")


def summary(job: Job) -> str:
    """Return what the sheet is for, and which period and source its counts have."""
    purpose = job.wording.say("summary.purpose", place=job.place)
    profile = job.profile
    if profile.cases_by_year is not None:
        years = profile.cases_by_year.years
        period = job.wording.period(Period(first=years[0], last=years[-1]))
        return f"{purpose} {job.wording.say('summary.counts', period=period)}"
    if profile.offenses is not None:
        years = profile.offenses.by_year.years
        period = job.wording.period(Period(first=years[0], last=years[-1]))
        return f"{purpose} {job.wording.say('summary.no_hotline_counts', place=job.place)}"
    return f"{purpose} {job.wording.say('summary.no_counts', place=job.place)}"


def _bar(job: Job, width: float) -> Block:
    navy = job.palette.navy
    return fixed(
        BAR + 6,
        lambda box: Placement(
            (), (Rule(box.x, box.top - BAR / 2, box.x + width, box.top - BAR / 2, BAR, navy),)
        ),
    )


def _kicker(job: Job, width: float) -> Block:
    jurisdiction, say = job.profile.jurisdiction, job.wording.say
    edition = " · ".join(
        (
            say("header.region", region=jurisdiction.region),
            say("header.edition", year=job.profile.edition),
        )
    )
    left = set_text(Span(say(f"header.kicker_{jurisdiction.kind}").upper(), job.styles.kicker), width)
    right = set_text(Span(edition.upper(), job.styles.kicker), width)
    is_one_line = left.width + right.width + LEAST_GAP <= width
    down = 0.0 if is_one_line else left.height

    def place(box: Box) -> Placement:
        marks = mark_text(right, box.x, box.top - down, align=1 if is_one_line else 0)
        return Placement(
            (Element(Role.PARAGRAPH, mark_text(left, box.x, box.top)), Element(Role.PARAGRAPH, marks))
        )

    return fixed(down + right.height, place)


def _title(job: Job, width: float) -> Block:
    """Set the title in one line where the name allows it, else break it after the name."""
    text = job.wording.say("header.title")
    for size in job.styles.title_sizes:
        title = set_text(_title_spans(job, f" {text}", size), width)
        if len(title.lines) == 1:
            return text_block(title.spans, width, role=Role.H1)
    name, rest = _title_spans(job, text, job.styles.title_sizes[0])
    first, second = set_text(name, width), set_balanced(rest, width)

    def place(box: Box) -> Placement:
        marks = mark_below_each_other(box.x, box.top, first, second)
        return Placement((Element(Role.H1, marks),))

    return fixed(first.height + second.height, place)


def _title_spans(job: Job, text: str, size: float) -> tuple[Span, Span]:
    strong, light = job.styles.title(size, strong=True), job.styles.title(size, strong=False)
    return Span(f"{job.name}:", strong), Span(text, light)


def _stamp(job: Job, width: float) -> Block:
    """Say in a box that nobody overlooks that the sheet is not to be relied on."""
    words = set_text(Span(_stamp_words(job), job.styles.stamp), width - 4 * STAMP_PADDING)
    height = words.height + 2 * STAMP_PADDING

    def place(box: Box) -> Placement:
        panel = Box(box.x, box.top - height, words.width + 4 * STAMP_PADDING, height)
        marks = mark_text(words, box.x + 2 * STAMP_PADDING, box.top - STAMP_PADDING)
        return Placement(
            (Element(Role.PARAGRAPH, marks, key="stamp"),),
            (Panel(panel, outline=job.palette.red, weight=1.5),),
        )

    return fixed(height, place)


def _stamp_words(job: Job) -> str:
    status = job.profile.status
    return f"{job.wording.say(f'stamp.{status}')} · {job.wording.say(f'stamp.{status}_note')}"
