"""What a publisher adds: logo and line under the title, a contact of its own, who paid for the work."""

from factsheet.geometry import Box
from factsheet.logo.artwork import Logo, Pixels
from factsheet.model.publisher import Funding, OwnContact
from factsheet.model.vocabulary import Format
from factsheet.page.gray_logos import convert_to_gray
from factsheet.page.placed import Element, Panel, RasterImage, Role, VectorImage
from factsheet.page.sheet_context import (
    SheetContext,
    keep_setting,
    set_text_block,
    shorten_address,
    style_parts,
)
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, set_beside, stack_blocks
from factsheet.page.text_marks import (
    capitalize_span,
    draw_paragraph_underlines,
    hold_marks,
    mark_below_each_other,
    mark_text,
    place_paragraphs,
)
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_balanced_text, set_text

LOGO_HEIGHT, MOST_LOGO_WIDTH = 3.2, 12.0  # in multiples of the size of running text
MOST_LOGO_SHARE = 0.4  # of the width of the block
GUTTER, PADDING, ABOVE_FUNDING = 10.0, 5.0, 2.0
BELOW_LARGE_TITLE = 8.0
MOST_HEAD_SHARE = 0.45  # of the contact's panel; a wider phone number stands above the other lines
PANEL_WEIGHT = 1.0  # its line lies inside the width, which may be that of the safe zone


def choose_publisher(context: SheetContext) -> str | None:
    """Return who publishes the sheet: by its profile, else by the theme."""
    return context.profile.publisher or context.theme.publisher


def compose_imprint(context: SheetContext, summary: str, width: float) -> Block:
    """Return who publishes the sheet and what it is for, the logo beside both without room of its own."""
    logo = context.theme.logo
    if logo is None:
        return _stack_words(context, summary, width)
    across, high = measure_logo(context, logo, width)
    picture = make_fixed(
        high, lambda box: Placement((place_logo(context, logo, Box(box.x, box.top - high, across, high)),))
    )
    measure = width - across - GUTTER
    row = set_beside((picture, across), (_stack_words(context, summary, measure), measure), gutter=GUTTER)
    return stack_blocks(make_space(2), row._replace(cut=None), make_space(2))


def _stack_words(context: SheetContext, summary: str, width: float) -> Block:
    line = choose_publisher(context)
    publisher = [_set_publisher_line(context, line, width)] if line else []
    words = set_balanced_text(TextSpan(summary, context.styles.body), width)
    line_block = make_fixed(
        words.height,
        lambda box: Placement((Element(Role.PARAGRAPH, mark_text(words, box.x, box.top)),)),
    )
    gap = BELOW_LARGE_TITLE if context.form.is_single_column else 1.0
    return stack_blocks(*publisher, make_space(gap), line_block)


def measure_logo(context: SheetContext, logo: Logo, width: float) -> tuple[float, float]:
    """Return width and height of the logo in points, as large as both limits allow."""
    body = context.styles.body.size
    across = min(body * LOGO_HEIGHT * logo.aspect, body * MOST_LOGO_WIDTH, width * MOST_LOGO_SHARE)
    return across, across / logo.aspect


def place_logo(context: SheetContext, logo: Logo, box: Box) -> Element:
    """Return the logo as a figure that fills `box`, with its alternate text."""
    image = convert_to_gray(logo.image) if context.form.name is Format.GRAY else logo.image
    mark = RasterImage(box, image) if isinstance(image, Pixels) else VectorImage(box, image)
    alt = context.wording.term(logo.alt)
    return Element(Role.FIGURE, (mark,), alt=alt.text, lang=alt.lang, key="logo")


@keep_setting
def compose_funding(context: SheetContext, width: float) -> Block | None:
    """Return who paid for the work and that they do not answer for it, in the smallest type of the sheet."""
    funding = context.theme.funding
    if funding is None:
        return None
    disclaimer = TextSpan(f" {context.wording.say('theme.disclaimer')}", context.styles.fine)
    spans = [*_make_funding_spans(context, funding), disclaimer]
    return stack_blocks(make_space(ABOVE_FUNDING), set_text_block(spans, width)).named("funding")


def _make_funding_spans(context: SheetContext, funding: Funding) -> list[TextSpan]:
    say, wording = context.wording.say, context.wording
    federal, other = funding.percents
    agency = wording.term(funding.agency)
    values = {
        "agency": agency.text,
        "award": say("theme.award", award=funding.award) if funding.award else "",
        "federal": wording.dollars(funding.federal),
        "federal_percent": wording.percent(federal),
    }
    if funding.nonfederal:
        values["nonfederal"] = wording.dollars(funding.nonfederal)
        values["nonfederal_percent"] = wording.percent(other)
    parts = wording.parts("theme.funding" if funding.nonfederal else "theme.funding_whole", **values)
    styles = (context.styles.fine, context.styles.fine_strong, context.styles.fine_link)
    return style_parts(parts, styles, url=context.url(funding.url), lang=agency.lang)


@keep_setting
def compose_contact(context: SheetContext, width: float) -> Block | None:
    """Return the publisher's own contact in an outlined panel, phone number large, or None."""
    contact = context.theme.contact
    if contact is None:
        return None
    inner = width - 2 * PADDING
    phone = _make_phone_span(context, contact)
    is_beside = set_text(phone, inner).width <= inner * MOST_HEAD_SHARE and not context.form.is_single_column
    head = _set_contact_head(context, contact, phone, inner * MOST_HEAD_SHARE if is_beside else inner)
    column = max(paragraph.width for paragraph in head) + 1
    lines = _set_contact_lines(context, contact, inner - column - 2 * GUTTER if is_beside else inner)
    tall = [sum(paragraph.height for paragraph in group) for group in (head, lines)]
    height = (max(tall) if is_beside else sum(tall)) + 2 * PADDING

    def place(box: Box) -> Placement:
        panel = Box(box.x, box.top - height, width, height)
        middle = panel.y + height / 2
        x, top = panel.x + PADDING, panel.top - PADDING
        first = middle + tall[0] / 2 if is_beside else top
        second = middle + tall[1] / 2 if is_beside else top - tall[0]
        beside = x + column + 2 * GUTTER if is_beside else x
        elements = (
            hold_marks(Role.H2, mark_below_each_other(x, first, *head)),
            *place_paragraphs(beside, second, *lines),
        )
        frame = Panel(panel.inset(PANEL_WEIGHT / 2), outline=context.palette.navy, weight=PANEL_WEIGHT)
        return Placement(elements, (frame, *draw_paragraph_underlines(beside, second, *lines)))

    return make_fixed(height, place).named("contact")


def _make_phone_span(context: SheetContext, contact: OwnContact) -> TextSpan:
    return TextSpan(contact.phone or "", context.styles.hotline_number._replace(color=context.palette.navy))


def _set_contact_head(
    context: SheetContext, contact: OwnContact, phone: TextSpan, width: float
) -> list[Paragraph]:
    name = context.wording.term(contact.name)
    heading = set_text(capitalize_span(name.text, context.styles.heading, lang=name.lang), width)
    return [heading, set_text(phone, width)] if contact.phone else [heading]


def _set_contact_lines(context: SheetContext, contact: OwnContact, width: float) -> list[Paragraph]:
    """Return note, text number and page, as far as they are known."""
    styles = (context.styles.body, context.styles.strong, context.styles.link)
    lines: list[list[TextSpan]] = []
    if contact.note:
        note = context.wording.term(contact.note)
        lines.append([TextSpan(note.text, context.styles.body, lang=note.lang)])
    ways: list[list[TextSpan]] = []
    if contact.text:
        ways.append(style_parts(context.wording.parts("theme.contact_text", text=contact.text), styles))
    if contact.web:
        parts = context.wording.parts("theme.contact_web", web=shorten_address(contact.web))
        ways.append(style_parts(parts, styles, url=context.url(contact.web)))
    return [set_text(spans, width) for spans in [*lines, *_join_ways(context, ways, width)]]


def _join_ways(context: SheetContext, ways: list[list[TextSpan]], width: float) -> list[list[TextSpan]]:
    """Return the ways to write on one line where they fit on it, else on a line each."""
    if len(ways) < 2:  # noqa: PLR2004
        return ways
    text, web = ways
    joined = [*text, TextSpan(" ", context.styles.body), *web]
    return [joined] if set_text(joined, width).line_count == 1 else ways


def _set_publisher_line(context: SheetContext, line: str, width: float) -> Block:
    term = context.wording.term(line)
    return set_text_block(TextSpan(term.text, context.styles.strong, lang=term.lang), width)
