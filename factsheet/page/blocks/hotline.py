"""The Hotline's band: number, text, chat and a code to scan."""

from dataclasses import replace

from factsheet.geometry import Box
from factsheet.model import BlockName
from factsheet.page.placed import Artifact, Element, Panel, QrCode, Role
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import (
    SheetContext,
    keep_setting,
    set_hairline,
    set_text_block,
    shorten_address,
    style_parts,
)
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.page.text_marks import (
    capitalize_span,
    draw_paragraph_underlines,
    hold_marks,
    mark_below_each_other,
    place_paragraphs,
)
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_balanced_text, set_text
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.code_texts import CodeTwin, describe_qr_code

Looks = tuple[TextStyle, TextStyle]  # of the words of the band, and of what stands out among them
PADDING, GUTTER = 8.0, 14.0
HALF = 0.66  # of the width of a name in one line, enough for it in two
LOW_PADDING = 5.0  # above and below the words of a band without a code
CODE = 42.0  # 0.58 in: a code of 29 modules has 0.5 mm each, which phones read from a hand's distance
QUIET_ZONE = 5.8  # four modules
MOST_BESIDE = PADDING + GUTTER / 2  # from the code to the end of a high band: the words end where it begins


@keep_setting
def compose_hotline(context: SheetContext, width: float) -> Block:
    """Return a band, or in a single column the same words one below the other."""
    return _compose_tower(context, width) if context.form.is_single_column else _compose_band(context, width)


def compose_help_in_short(context: SheetContext, width: float) -> Block | None:
    """Return the Hotline in short, None on a sheet that has its band on the one page.

    Where a sheet runs over many pages, the whole stands on the first or the last one, and who needs help may
    never see that one: the other has it in short.
    """
    if not context.form.is_single_column:
        return None
    name, contact = context.wording.term(context.profile.contact.name), context.profile.contact
    palette = replace(context.palette, on_navy=context.palette.ink)
    inner = replace(context, styles=replace(context.styles, palette=palette))
    strong = inner.styles.band[1]
    spans = [TextSpan(f"{name.text}: ", strong, lang=name.lang), TextSpan(f"{contact.phone}. ", strong)]
    text = set_text_block([*spans, *make_hotline_spans(inner, inner.styles.band, "hotline.contact")], width)
    return text.named("hotline in short")


def _compose_tower(context: SheetContext, width: float) -> Block:
    """Set the words on the ground of the page, framed by rules, with the code below them."""
    palette = replace(context.palette, on_navy=context.palette.ink, quiet_on_navy=context.palette.navy)
    inner = replace(context, styles=replace(context.styles, palette=palette))
    side = 2 * (CODE + QUIET_ZONE)
    kicker, number = set_hotline_name(inner, width)

    def named(box: Box) -> Placement:
        marks = mark_below_each_other(box.x, box.top, kicker, number)
        return Placement((hold_marks(Role.H2, marks),))

    heading = make_fixed(kicker.height + number.height, named)
    words = [
        set_text_block(make_hotline_spans(inner, inner.styles.band, key), width)
        for key in ("hotline.help", "hotline.contact")
    ]
    code = make_fixed(
        side, lambda box: Placement((place_code(context, Box(box.x, box.top - side, side, side)),))
    )
    tower = stack_blocks(
        set_hairline(width, context.palette.navy), heading, make_space(4), *words, make_space(6), code
    )
    return tower._replace(cut=None).named("hotline")


def _compose_band(context: SheetContext, width: float) -> Block:
    """Return the band with the Hotline's name in one line, or in two where that leaves more room."""
    kicker, number = set_hotline_name(context, width)
    halves = set_balanced_text(kicker.spans, kicker.width * HALF)
    bands = [_set_band(context, (name, number), width) for name in (kicker, halves)]
    return min(bands, key=lambda band: band.least)


def _set_band(context: SheetContext, named: tuple[Paragraph, Paragraph], width: float) -> Block:
    kicker, number = named
    column = max(kicker.width, number.width) + 1
    side = CODE + 2 * QUIET_ZONE if context.form.has_links else 0.0
    room = width - 2 * PADDING - column - GUTTER - (side + GUTTER if side else 0.0)
    words = _set_band_words(context, context.styles.band, room)
    text_height = sum(paragraph.height for paragraph in words)
    air = PADDING if side else LOW_PADDING
    height = max(kicker.height + number.height, text_height, side - 8) + 2 * air

    def place(box: Box) -> Placement:
        band = Box(box.x, box.top - height, width, height)
        left = band.top - (height - kicker.height - number.height) / 2
        x = band.x + PADDING
        elements = [Element(Role.H2, mark_below_each_other(x, left, kicker, number))]
        corner = x + column + GUTTER, band.top - (height - text_height) / 2
        elements += place_paragraphs(*corner, *words)
        panel = Panel(band, fill=context.palette.band_fill, outline=context.palette.band_line)
        drawn: tuple[Artifact, ...] = (panel, *draw_paragraph_underlines(*corner, *words))
        if not side:
            return Placement(tuple(elements), drawn)
        air = (band.height - side) / 2
        ground = Box(band.right - min(air, MOST_BESIDE) - side, band.y + air, side, side)
        return Placement(
            (*elements, place_code(context, ground)), (*drawn, Panel(ground, fill=context.palette.paper))
        )

    return make_fixed(height, place).named("hotline")


@keep_answer
def _set_band_words(content: SheetContent, looks: Looks, width: float) -> tuple[Paragraph, ...]:
    """Return what the Hotline does, how else it is reached, and the further national lines, if any."""
    lines = [make_hotline_spans(content, looks, key) for key in ("hotline.help", "hotline.contact")]
    lines += _join_other_lines(content, looks)
    return tuple(set_balanced_text(line, width) for line in lines)


def set_hotline_name(context: SheetContext, width: float) -> tuple[Paragraph, Paragraph]:
    """Return the Hotline's name and its number."""
    name = context.wording.term(context.profile.contact.name)
    kicker = capitalize_span(name.text, context.styles.hotline_kicker, lang=name.lang)
    number = TextSpan(context.profile.contact.phone, context.styles.hotline_number)
    return set_balanced_text(kicker, width), set_text(number, width)


def make_hotline_spans(content: SheetContent, looks: Looks, key: str) -> list[TextSpan]:
    """Return what the Hotline does ("hotline.help"), or how else it is reached."""
    contact, wording = content.profile.contact, content.wording
    if key == "hotline.help":
        parts = wording.parts(key, languages=wording.number(contact.languages))
    else:
        chat = shorten_address(contact.chat or contact.web)
        parts = wording.parts(key, text=contact.text_to, web=chat, tty=contact.tty)
    plain, strong = looks
    url = content.url(content.chat_page)
    if url is None:  # an address that cannot be followed stands out all the same
        parts = tuple(
            replace(part, is_strong=part.is_strong or part.is_link, is_link=False) for part in parts
        )
    return style_parts(parts, (plain, strong, strong), url=url)


def _join_other_lines(content: SheetContent, looks: Looks) -> list[list[TextSpan]]:
    """Return the further national lines as one line of the band, none where the publisher left them out."""
    dot = TextSpan(" · ", looks[0])
    spans = [span for line in list_other_lines(content, looks) for span in (dot, *line)]
    return [spans[1:]] if spans else []


def list_other_lines(content: SheetContent, looks: Looks) -> list[list[TextSpan]]:
    """Return name and number of each further national line; none where the publisher left them out."""
    lines = content.profile.contact.other_lines if content.has_block(BlockName.LINES) else ()
    plain, strong = looks
    names = [content.wording.term(line.short_name or line.name) for line in lines]
    return [
        [TextSpan(f"{name.text} ", plain, lang=name.lang), TextSpan(line.phone, strong)]
        for name, line in zip(names, lines, strict=True)
    ]


def place_code(context: SheetContext, ground: Box, quiet_zone: float = QUIET_ZONE) -> Element:
    """Return the code in the middle of its ground, the quiet zone around it.

    Who cannot scan it follows a link to the same page: in the words above, at the foot of the sheet, or,
    where neither leads there, the code itself.
    """
    url, twin = context.hotline_page, _find_twin(context)
    code = QrCode(url, ground.inset(quiet_zone), context.palette.ink)
    alt = describe_qr_code(context.wording, shorten_address(url), twin)
    figure = Element(Role.FIGURE, (code,), alt=alt)
    is_link = twin is CodeTwin.NONE and context.form.has_links
    return Element(Role.LINK, (figure,), url=url) if is_link else figure


def _find_twin(content: SheetContent) -> CodeTwin:
    """Return where a link leads to the page that the code opens."""
    if not content.form.has_links:
        return CodeTwin.NONE
    code, chat, state = (
        url and shorten_address(url) for url in (content.hotline_page, content.chat_page, content.state_page)
    )
    if code == chat:
        return CodeTwin.ABOVE
    return CodeTwin.BELOW_ABOUT if code == state else CodeTwin.NONE
