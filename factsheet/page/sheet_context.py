"""What every block needs to set itself: the content of the sheet and the type."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from factsheet.figures.drawing import Drawing
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import BlockName, LocalText
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.ladder import WHOLE, FitStep, Shortening
from factsheet.page.placed import Element, Picture, Role, Rule
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.stacking import Block, Placement, make_fixed, make_space
from factsheet.page.styles import Styles
from factsheet.page.text_marks import (
    capitalize_span,
    draw_underlines,
    hold_marks,
    mark_heading,
    mark_text,
)
from factsheet.page.type_scale import TypeScale
from factsheet.theme import Palette
from factsheet.typesetting.line_breaking import NO_BREAK
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_heading, set_text
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.template import Part

HAIRLINE = 0.9
MAP_TYPE, MOST_FIGURE_TYPE = 8.4, 9.2
BELOW_HAIRLINE = 3.0
BELOW_HEADING = 3.0
ROUNDING = 0.01  # what widths may lose when type is scaled to them
# After a semicolon or comma, unless a number or its sign follows ("; 22 U.S.C." opens a citation of its own),
# and before a bracket that is no subdivision such as (a), (1) or (iv).
_CITATION_PARTS = re.compile(
    r"(?<=[;,]) (?=[^§¶\d(])|(?<=;) (?=\d+ [A-Z][\w.]*\.)|(?<![§¶]) (?=\((?!(?:[a-z]{1,4}|[A-Z]|\d{1,3})\)))"
)
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class SheetContext(SheetContent):
    """One sheet to be set in its type, whatever is shortened."""

    styles: Styles = field(kw_only=True)

    @property
    def palette(self) -> Palette:
        """Return the colours of the sheet."""
        return self.styles.palette

    def figures_of(self, key: str) -> FigureStyle:
        """Return what the charts of a source share, at the size of running text but no larger than 9.2 pt."""
        return FigureStyle(self._figure_type, self.palette_of(key), self.wording)

    @property
    def figures(self) -> FigureStyle:
        """Return what charts share, whatever their source, likewise."""
        return FigureStyle(self._figure_type, self.palette, self.wording)

    @property
    def _figure_type(self) -> float:
        return max(min(self.styles.body.size, MOST_FIGURE_TYPE), self.styles.scale.floor)

    @property
    def map_type(self) -> float:
        """Return the type size of map and legend: one, whatever that of running text."""
        return max(MAP_TYPE, self.styles.scale.floor)

    @property
    def map_figures(self) -> FigureStyle:
        """Return what map and legend share."""
        return FigureStyle(self.map_type, self.palette, self.wording)


@dataclass(frozen=True, slots=True)
class StepContext(SheetContext):
    """One sheet to be set at a step of the ladder, which chose its type and what is shortened."""

    shortening: Shortening = field(default=WHOLE, kw_only=True)

    def why_left_out(self, name: BlockName, path: str, length: int = 1) -> LeftOut | None:
        """Return why a list of `length` entries, or its whole block, is not printed; None where it is."""
        if not self.has_block(name):
            return LeftOut.CHOSEN
        return None if self.shortening.count_shown(path, length) else LeftOut.NO_ROOM


def keep_setting(
    ask: Callable[Concatenate[SheetContext, Asked], Answer],
) -> Callable[Concatenate[SheetContext, Asked], Answer]:
    """Return a question about a sheet in its type that is worked out once for all steps with this type.

    As `keep_answer`: what depends on the shortening of a step cannot be kept.
    """

    @wraps(ask)
    def answer(context: SheetContext, /, *args: Asked.args, **values: Asked.kwargs) -> Answer:
        question = (ask, context.styles, args, *values.items())
        if question not in context.answers:
            context.answers[question] = ask(context, *args, **values)
        return cast(Answer, context.answers[question])

    return answer


def take_step(content: SheetContent, step: FitStep) -> StepContext:
    """Return what blocks are set with on a step."""
    parts = (content.profile, content.wording, content.form, content.theme, content.code, content.answers)
    return StepContext(*parts, styles=_make_styles(content, step.scale), shortening=step.shortening)


@keep_answer
def _make_styles(content: SheetContent, scale: TypeScale) -> Styles:
    return Styles(scale, content.sheet_palette)


def shorten_address(url: str) -> str:
    """Return an address as print shows it: without its scheme and a slash at the end."""
    return url.removeprefix("https://").removeprefix("mailto:").rstrip("/")


def place_drawing(drawing: Drawing, alt: str, *, x: float, top: float) -> Placement:
    """Return a drawing as a figure with its upper left corner at x, top."""
    picture = Picture(drawing, x, top - drawing.height)
    return Placement((Element(Role.FIGURE, (picture,), alt=alt),))


def set_text_block(
    spans: Sequence[TextSpan] | TextSpan, width: float, *, role: Role = Role.PARAGRAPH, align: float = 0.0
) -> Block:
    """Return a paragraph or a heading as a block of its own element; no word stands alone on a last line."""
    return _make_text_block(set_heading(spans, width), role, align)


def set_linked_block(spans: Sequence[TextSpan], width: float) -> Block:
    """Return a paragraph of a title and names, which fills its lines."""
    return _make_text_block(set_text(spans, width), Role.PARAGRAPH, 0.0)


def _make_text_block(paragraph: Paragraph, role: Role, align: float) -> Block:
    """Return set text as a block; links are told by a hairline below them, in every colour of print."""
    return make_fixed(
        paragraph.height,
        lambda box: Placement(
            (hold_marks(role, mark_text(paragraph, box.x, box.top, align=align)),),
            draw_underlines(paragraph, box.x, box.top, align=align),
        ),
    )


def set_hairline(width: float, color: str, weight: float = HAIRLINE) -> Block:
    """Return a rule over the full width with the room below it; no page ends with it."""
    height = weight + BELOW_HAIRLINE
    return Block(
        height,
        height,
        lambda box: Placement((), (Rule(box.x, box.top, box.x + width, box.top, weight, color),)),
        keeps_next=True,
    )


def set_heading_block(context: SheetContext, text: str, width: float, *, aside: str = "") -> Block:
    """Return a hairline with the heading of a block under it; `aside` is the period or source beside it."""
    spans = _join_aside(capitalize_span(text, context.styles.heading), aside, context.styles.heading_aside)
    heading, rule = set_heading(spans, width), set_hairline(width, context.palette.navy)
    height = rule.least + heading.height + BELOW_HEADING

    def place(box: Box) -> Placement:
        return rule.place(box) + Placement(mark_heading(Role.H2, heading, box.x, box.top - rule.least))

    return Block(height, height, place, keeps_next=True)


def set_subheading_block(context: SheetContext, text: str, width: float, *, aside: str = "") -> Block:
    """Return a heading inside a block; `aside` is the source or period beside it."""
    title = TextSpan(text, context.styles.subheading)
    return set_noted_title(_join_aside(title, aside, context.styles.note), width, role=Role.H3)


def _join_aside(title: TextSpan, aside: str, style: TextStyle) -> list[TextSpan]:
    """Return a title with what stands beside it, if anything."""
    return [title._replace(text=f"{title.text} "), TextSpan(aside, style)] if aside else [title]


def set_noted_title(spans: Sequence[TextSpan], width: float, *, role: Role) -> Block:
    """Return a heading without a rule: the first span, and beside it source or period as a paragraph."""
    paragraph = set_heading(spans, width)
    return make_fixed(
        paragraph.height, lambda box: Placement(mark_heading(role, paragraph, box.x, box.top))
    )._replace(keeps_next=True)


def set_own_note(context: SheetContext, text: LocalText | None, width: float) -> list[Block]:
    """Return a note of the publisher's own, with the room above it; nothing where there is none."""
    if text is None:
        return []
    words = context.wording.choose(text)
    span = TextSpan(words.text, context.styles.note, lang=words.lang)
    return [make_space(2, 4), set_text_block(span, width)]


def style_parts(
    parts: Sequence[Part],
    styles: tuple[TextStyle, TextStyle, TextStyle],
    *,
    url: str | None = None,
    lang: str | None = None,
) -> list[TextSpan]:
    """Return the parts of a wording as spans in a plain, a strong and a link style.

    The words of the link have `lang` as their language; without an address they are no link and plain.
    """
    plain, strong, link = styles
    return [
        TextSpan(part.text, link if url else plain, url=url, lang=lang)
        if part.is_link
        else TextSpan(part.text, strong if part.is_strong else plain)
        for part in parts
    ]


@lru_cache(512)  # the laws of some sheets, each set to several measures
def bind_citation(citation: str) -> str:
    """Return a citation that breaks only where a part of it ends, so that no number leaves its sign."""
    single_spaced = " ".join(filter(None, citation.split(" ")))
    parts = [part.replace(" ", NO_BREAK) for part in _CITATION_PARTS.split(single_spaced)]
    return " ".join(parts)
