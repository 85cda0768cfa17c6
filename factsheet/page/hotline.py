"""The Hotline's band: number, text, chat and a code to scan."""

from factsheet.geometry import Box
from factsheet.page.blocks import Block, Placement, fixed
from factsheet.page.job import Job, rich
from factsheet.page.paragraphs import Paragraph, Span, set_balanced, set_text
from factsheet.page.placed import Element, Modules, Panel, Role
from factsheet.wording.alt import alt_qr

PADDING, GUTTER = 8.0, 14.0
CODE = 42.0  # 0.58 in: a code of 29 modules has 0.5 mm each, which phones read from a hand's distance
QUIET_ZONE = 5.8  # four modules


def hotline_block(job: Job, width: float) -> Block:
    """Return block 11, white on navy."""
    contact = job.profile.contact
    kicker = set_text(Span(job.wording.say("hotline.kicker").upper(), job.styles.hotline_kicker), width)
    number = set_text(Span(contact.phone, job.styles.hotline_number), width)
    column = max(kicker.width, number.width) + 1
    room = width - 2 * PADDING - column - CODE - 2 * QUIET_ZONE - 2 * GUTTER
    words = [_paragraph(job, key, room) for key in ("hotline.help", "hotline.contact")]
    height = (
        max(kicker.height + number.height, sum(p.height for p in words), CODE + 2 * QUIET_ZONE - 12)
        + 2 * PADDING
    )

    def place(box: Box) -> Placement:
        band = Box(box.x, box.top - height, width, height)
        left = band.top - (height - kicker.height - number.height) / 2
        x = band.x + PADDING
        named = kicker.marks(x, left, continued=True) + number.marks(x, left - kicker.height)
        elements = [Element(Role.H2, named)]
        top = band.top - (height - sum(p.height for p in words)) / 2
        for paragraph in words:
            marks = paragraph.marks(x + column + GUTTER, top)
            elements.append(Element(Role.PARAGRAPH, marks))
            top -= paragraph.height
        figure, ground = _code(job, band)
        return Placement((*elements, figure), (Panel(band, fill=job.palette.navy), ground))

    return fixed(height, place).named("hotline")


def _paragraph(job: Job, key: str, width: float) -> Paragraph:
    contact, wording = job.profile.contact, job.wording
    if key == "hotline.help":
        parts = wording.parts(key, languages=wording.number(contact.languages))
    else:
        web = contact.web.removeprefix("https://").rstrip("/")
        parts = wording.parts(key, text=contact.text_to, web=web, tty=contact.tty)
    styles = (job.styles.hotline_text, job.styles.hotline_strong, job.styles.hotline_strong)
    return set_balanced(rich(parts, styles), width)


def _code(job: Job, band: Box) -> tuple[Element, Panel]:
    """Return the code at the right end of the band on white with its quiet zone."""
    url = job.profile.jurisdiction.hotline_url or job.profile.contact.web
    side = CODE + 2 * QUIET_ZONE
    ground = Box(band.right - PADDING / 2 - side, band.y + (band.height - side) / 2, side, side)
    code = Modules(url, ground.inset(QUIET_ZONE), job.palette.ink)
    return Element(Role.FIGURE, (code,), alt=alt_qr(job.wording, url)), Panel(ground, fill=job.palette.paper)
