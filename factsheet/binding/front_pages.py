"""Pages of our own before the appendices, or in front of a binder: a cover and a table of what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from factsheet.geometry import Box, convert_inches
from factsheet.page.placed import Artifact, Element, Panel, PlacedPage, Role, Rule
from factsheet.page.sheet_size import LETTER
from factsheet.page.stacking import Placement
from factsheet.page.styles import Styles
from factsheet.page.text_marks import (
    capitalize_span,
    draw_again,
    draw_running_line,
    draw_underlines,
    hold_marks,
    mark_text,
)
from factsheet.page.type_scale import TypeScale
from factsheet.theme import Palette
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_balanced_text, set_heading, set_text
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.language import Wording

MARGIN = convert_inches(0.75)
FRAME = Box(MARGIN, MARGIN, LETTER.width - 2 * MARGIN, LETTER.height - 2 * MARGIN)
BAR, BELOW_BAR, BELOW_TITLE, BELOW_ROW = 3.0, 8.0, 16.0, 5.0
LETTER_WIDTH, PAGE_WIDTH, GUTTER = 62.0, 44.0, 12.0
TITLE_SIZE, COVER_SIZE = 25.0, 34.0
COVER_BAND = convert_inches(5)
INSET = convert_inches(0.75)
TYPE = TypeScale(10.5, 1.32)


@dataclass(frozen=True, slots=True)
class FrontRow:
    """A line of the table: the letter of an appendix, "" in a binder; its title; its first page; its link."""

    letter: str
    title: str
    page: int
    url: str


@dataclass(frozen=True, slots=True)
class FrontWords:
    """What stands over the table and on the cover.

    Attributes:
        kicker: Above the title, in capitals: what it belongs to.
        notes: Below the title of the cover, a paragraph each.
    """

    kicker: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontStyle:
    """What front pages are set with."""

    wording: Wording
    palette: Palette

    @property
    def styles(self) -> Styles:
        """Return the text styles, those of the sheets."""
        return Styles(TYPE, self.palette)


def place_cover(words: FrontWords, style: FrontStyle) -> PlacedPage:
    """Return a cover: a band with the title, and what it belongs to."""
    styles, palette = style.styles, style.palette
    band = Box(0, LETTER.height - COVER_BAND, LETTER.width, COVER_BAND)
    measure = LETTER.width - 2 * INSET
    title = set_balanced_text(TextSpan(words.title, _style_cover_title(style)), measure)
    kicker = set_text(capitalize_span(words.kicker, styles.hotline_kicker), measure)
    top = band.y + INSET + title.height + BELOW_BAR + kicker.height
    content = [
        hold_marks(Role.PARAGRAPH, mark_text(kicker, INSET, top)),
        Element(Role.H1, mark_text(title, INSET, top - kicker.height - BELOW_BAR)),
    ]
    top = band.y - INSET
    for note in words.notes:
        paragraph = set_text(TextSpan(note, styles.lead), measure)
        content.append(Element(Role.PARAGRAPH, mark_text(paragraph, INSET, top)))
        top -= paragraph.height + BELOW_BAR
    return PlacedPage(LETTER.width, LETTER.height, tuple(content), (Panel(band, palette.navy),))


def _style_cover_title(style: FrontStyle) -> TextStyle:
    title = style.styles.title(COVER_SIZE, strong=True)
    return TextStyle(title.face, title.size, title.leading, style.palette.on_navy)


def divide_rows(rows: Sequence[FrontRow], words: FrontWords, style: FrontStyle) -> list[list[FrontRow]]:
    """Return the rows of each page of the table; how many pages it takes does not depend on their numbers."""
    room = _measure_room(words, style)
    pages: list[list[FrontRow]] = [[]]
    heights = [_ContentsRow(row, style).height for row in rows]
    for row, reach in zip(rows, accumulate(heights), strict=True):
        if pages[-1] and reach > room * len(pages):
            pages.append([])
        pages[-1].append(row)
    return pages


def _measure_room(words: FrontWords, style: FrontStyle) -> float:
    """Return the height for rows on a page, with one row to spare for what does not divide evenly."""
    _, head = _place_head(words, style, is_first=True)
    return head - FRAME.y - 3 * (style.styles.body.leading + BELOW_ROW)


def place_contents(rows: Sequence[FrontRow], words: FrontWords, style: FrontStyle) -> tuple[PlacedPage, ...]:
    """Return the table of what follows, on as many pages as it takes."""
    pages = divide_rows(rows, words, style)
    return tuple(
        _place_table_page(part, words, style, is_first=number == 1, is_last=number == len(pages))
        for number, part in enumerate(pages, start=1)
    )


def _place_table_page(
    rows: Sequence[FrontRow], words: FrontWords, style: FrontStyle, *, is_first: bool, is_last: bool
) -> PlacedPage:
    """Return a page of the table; how pages are counted stands below its last row."""
    head, top = _place_head(words, style, is_first=is_first)
    bar = Panel(Box(FRAME.x, FRAME.top - BAR, FRAME.width, BAR), style.palette.navy)
    table, marks, bottom = _place_table(rows, style, top, continues=not is_first)
    note = set_text(TextSpan(style.wording.say("binding.pages_of_file"), style.styles.note), FRAME.width)
    end = [Element(Role.PARAGRAPH, mark_text(note, FRAME.x, bottom - BELOW_BAR))] if is_last else []
    content, drawn = (*head.elements, table, *end), (bar, *head.artifacts, *marks)
    return PlacedPage(LETTER.width, LETTER.height, content, drawn)


def _place_head(words: FrontWords, style: FrontStyle, *, is_first: bool) -> tuple[Placement, float]:
    """Return kicker and title of a page, read on the first alone, and the upper edge of what is below."""
    styles, top = style.styles, FRAME.top - BAR - BELOW_BAR
    kicker = set_text(capitalize_span(words.kicker, styles.kicker), FRAME.width)
    text = words.title if is_first else style.wording.say("binding.continued", title=words.title)
    title = set_heading(TextSpan(text, styles.title(TITLE_SIZE, strong=True)), FRAME.width)
    below = top - kicker.height
    bottom = below - title.height - BELOW_TITLE
    if not is_first:
        lines = (draw_running_line(kicker, FRAME.x, top), draw_running_line(title, FRAME.x, below))
        return Placement((), (*lines[0], *lines[1])), bottom
    elements = (
        hold_marks(Role.PARAGRAPH, mark_text(kicker, FRAME.x, top)),
        Element(Role.H1, mark_text(title, FRAME.x, below)),
    )
    return Placement(elements), bottom


def _place_table(
    rows: Sequence[FrontRow], style: FrontStyle, top: float, *, continues: bool
) -> tuple[Element, list[Artifact], float]:
    """Return the table, its lines and its lower edge; the head of one that began before is only seen."""
    has_letters = any(row.letter for row in rows)
    lines, marks, elements = style.palette, list[Artifact](), list[Element]()
    head = _set_table_head(style, has_letters=has_letters)
    if continues:
        marks += [text for cell in head for text in draw_again(cell.text, cell.x, top, align=cell.align)]
    else:
        elements.append(Element(Role.ROW, tuple(cell.place(top) for cell in head)))
    top -= head[0].text.leading + BELOW_ROW / 2
    marks.append(Rule(FRAME.x, top, FRAME.right, top, 0.9, lines.navy))
    for row in rows:
        placed = _ContentsRow(row, style, has_letter=has_letters)
        elements.append(placed.place(top))
        marks += draw_underlines(placed.title, placed.x, top - BELOW_ROW / 2)
        top -= placed.height
        marks.append(Rule(FRAME.x, top, FRAME.right, top, 0.5, lines.hairline))
    table = Element(Role.TABLE, tuple(elements), key="contents", continues=continues)
    return table, marks, top


class _HeadCell(NamedTuple):
    """What stands over a column."""

    text: Paragraph
    x: float
    align: float

    def place(self, top: float) -> Element:
        marks = mark_text(self.text, self.x, top, align=self.align)
        return Element(Role.HEADER_CELL, marks, scope="Column")


def _set_table_head(style: FrontStyle, *, has_letters: bool) -> list[_HeadCell]:
    say, strong = style.wording.say, style.styles.note_strong
    x = FRAME.x + (LETTER_WIDTH if has_letters else 0)
    title = set_text(TextSpan(say("binding.title"), strong), FRAME.right - x)
    page = set_text(TextSpan(say("binding.page"), strong), FRAME.width)
    letter = set_text(TextSpan(say("binding.letter"), strong), LETTER_WIDTH)
    letters = [_HeadCell(letter, FRAME.x, 0.0)] if has_letters else []
    return [*letters, _HeadCell(title, x, 0.0), _HeadCell(page, FRAME.x, 1.0)]


class _ContentsRow:
    """A row of the table, set."""

    def __init__(self, row: FrontRow, style: FrontStyle, *, has_letter: bool = True) -> None:
        styles = style.styles
        self.x = FRAME.x + (LETTER_WIDTH if has_letter else 0)
        measure = FRAME.right - self.x - PAGE_WIDTH - GUTTER
        self.title: Paragraph = set_text(TextSpan(row.title, styles.link, url=row.url), measure)
        self.letter = set_text(TextSpan(row.letter, styles.strong), LETTER_WIDTH) if has_letter else None
        self.page = set_text(TextSpan(style.wording.number(row.page), styles.body), PAGE_WIDTH)
        self.height = self.title.height + BELOW_ROW

    def place(self, top: float) -> Element:
        top -= BELOW_ROW / 2
        title = Element(Role.CELL, mark_text(self.title, self.x, top))
        page = Element(Role.CELL, mark_text(self.page, FRAME.right - PAGE_WIDTH, top, align=1.0))
        if self.letter is None:
            return Element(Role.ROW, (title, page))
        letter = Element(Role.HEADER_CELL, mark_text(self.letter, FRAME.x, top), scope="Row")
        return Element(Role.ROW, (letter, title, page))
