"""What every block needs to set itself: the profile, the wording and the type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.figures.style import FigureStyle
from factsheet.model import Profile
from factsheet.page.blocks import Block, Placement, fixed, stack
from factsheet.page.paragraphs import Span, set_text
from factsheet.page.placed import Element, Role, Rule
from factsheet.page.styles import Styles
from factsheet.theme import Palette, TextStyle
from factsheet.wording.language import Wording
from factsheet.wording.template import Part

HAIRLINE = 0.9
BELOW_HAIRLINE = 3.0
BELOW_HEADING = 3.0
NO_BREAK = "\u00a0"
_CITATION_PARTS = re.compile(r"(?<=[;,]) (?=[^§\d])| (?=\()")


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to be set."""

    profile: Profile
    wording: Wording
    styles: Styles

    @property
    def palette(self) -> Palette:
        """Return the colours of the sheet."""
        return self.styles.palette

    @property
    def figures(self) -> FigureStyle:
        """Return what charts share, at the size of running text."""
        return FigureStyle(self.styles.body.size, self.palette, self.wording)

    @property
    def map_figures(self) -> FigureStyle:
        """Return what map and legend share, at the size of notes."""
        return FigureStyle(self.styles.note.size, self.palette, self.wording)

    @property
    def name(self) -> str:
        """Return the name of the jurisdiction."""
        return self.wording.term(self.profile.jurisdiction.name).text

    @property
    def place(self) -> str:
        """Return the name as running text has it: "the District of Columbia"."""
        return self.wording.place(self.profile.jurisdiction.name)

    @property
    def unit(self) -> str:
        """Return the key of what its counties are called."""
        return self.profile.jurisdiction.county_unit


def text_block(
    spans: Sequence[Span] | Span, width: float, *, role: Role = Role.PARAGRAPH, align: float = 0.0
) -> Block:
    """Return a paragraph as a block of its own element."""
    paragraph = set_text(spans, width)
    return fixed(
        paragraph.height,
        lambda box: Placement((Element(role, paragraph.marks(box.x, box.top, align=align)),)),
    )


def hairline(width: float, color: str, weight: float = HAIRLINE) -> Block:
    """Return a rule over the full width with the room below it."""
    return fixed(
        weight + BELOW_HAIRLINE,
        lambda box: Placement((), (Rule(box.x, box.top, box.x + width, box.top, weight, color),)),
    )


def heading_block(job: Job, text: str, width: float, *, aside: str = "") -> Block:
    """Return a hairline with the heading of a block under it; `aside` is the period or source beside it."""
    spans = [Span(text.upper(), job.styles.heading)]
    if aside:
        spans += [Span(" ", job.styles.heading), Span(aside, job.styles.heading_aside)]
    return stack(
        hairline(width, job.palette.navy),
        text_block(spans, width, role=Role.H2),
        fixed(BELOW_HEADING, lambda _box: Placement()),
    )


def rich(
    parts: Sequence[Part], styles: tuple[TextStyle, TextStyle, TextStyle], *, url: str | None = None
) -> list[Span]:
    """Return the parts of a wording as spans in a plain, a strong and a link style; no address, no link."""
    plain, strong, link = styles
    return [
        Span(part.text, link, url=url)
        if part.is_link and url
        else Span(part.text, strong if part.is_strong else plain)
        for part in parts
    ]


def linked(
    text: str, style: TextStyle, link_style: TextStyle, *, url: str | None, lang: str | None = None
) -> Span:
    """Return the text as a link where an address is known, else plain."""
    return Span(text, style if url is None else link_style, url=url, lang=lang)


def unbroken(citation: str) -> str:
    """Return a citation that breaks only where one part of it ends: after a semicolon or before a bracket."""
    parts = [part.replace(" ", NO_BREAK) for part in _CITATION_PARTS.split(citation)]
    return " ".join(parts)
