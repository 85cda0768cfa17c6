"""Laws in two columns, titles and citations, a hairline below each row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factsheet.geometry import Box
from factsheet.model import Law
from factsheet.page.lists import COLUMN_GUTTER, count_fitting_heights, divide_evenly
from factsheet.page.placed import Element, Role, Rule
from factsheet.page.sheet_context import SheetContext, bind_citation
from factsheet.page.stacking import Block, Placement, choose_break
from factsheet.page.text_marks import draw_underlines, hold_marks, mark_text
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text

AIR_BETWEEN_LAWS = 0.5  # in type sizes
ROW_AIR = 3.0
RULE = 0.5
CITATION_GUTTER = 10.0
MOST_CITATION = 0.4  # of the width of a list
WIDE_LIST = 420.0  # in a wider one the citations stand near the titles, not at the right edge


class _LawRow(NamedTuple):
    """A law set to its row: the citation stands `indent` from the left, or below the title where it is 0."""

    title: Paragraph
    citation: Paragraph
    indent: float

    @property
    def height(self) -> float:
        if self.indent:
            return max(self.title.height, self.citation.height)
        return self.title.height + self.citation.height

    def place(self, x: float, top: float) -> Placement:
        """Return the row with its upper left corner at x, top; links are underlined.

        Title and citation are paragraphs of the item, which are heard apart.
        """
        corner = (x + self.indent, top) if self.indent else (x, top - self.title.height)
        title = mark_text(self.title, x, top, continued=True)
        parts = (title, mark_text(self.citation, *corner))
        body = Element(Role.BODY, tuple(hold_marks(Role.PARAGRAPH, marks) for marks in parts))
        return Placement((Element(Role.ITEM, (body,)),), draw_underlines(self.citation, *corner))


@dataclass(frozen=True, slots=True)
class LawWords:
    """What is printed of a law.

    Attributes:
        short: Its short title, None where the whole one is printed in any case.
        title_width: Of the title in one line, in points.
        citation_width: Of the citation in one line, in points.
    """

    title: TextSpan
    short: TextSpan | None
    citation: TextSpan
    title_width: float
    citation_width: float


def word_laws(
    context: SheetContext, laws: Sequence[Law], *, has_short_titles: bool = False
) -> tuple[LawWords, ...]:
    """Return what is printed of laws; titles of another language are in italics.

    `has_short_titles` lets a short title stand where it saves a line.
    """
    return tuple([_word_law(context, law, has_short_titles=has_short_titles) for law in laws])


def _word_law(context: SheetContext, law: Law, *, has_short_titles: bool) -> LawWords:
    body, strong = context.styles.body, context.styles.strong
    lang = find_foreign_language(context, law.lang)
    cited_lang = find_foreign_language(context, law.citation_lang or law.lang)
    style = body._replace(face=Face.ITALIC) if lang else body
    citation = bind_citation(law.citation)
    return LawWords(
        TextSpan(law.title, style, lang=lang),
        TextSpan(law.short_title, style, lang=lang) if law.short_title and has_short_titles else None,
        TextSpan(citation, strong, url=context.url(law.url), lang=cited_lang),
        measure_text(law.title, body.face, body.size),
        measure_text(citation, strong.face, strong.size),
    )


def set_laws_list(
    context: SheetContext, laws: Sequence[LawWords], width: float, *, columns: int = 1
) -> Block:
    """Return laws in rows: the title, and in a column of its own the citation, linked where known.

    In a single-column format the citation stands below. A list in two columns, of which the first is filled
    first, is set in one where that is shorter.
    """
    one = _set_law_rows(context, [_set_all_rows(context, laws, width)], width)
    if columns == 1 or len(laws) < 2:  # noqa: PLR2004 - one law for each column
        return one
    column = (width - COLUMN_GUTTER) / 2
    rows = _set_all_rows(context, laws, column)
    divided = divide_evenly(rows, [row.height + ROW_AIR for row in rows])
    return min(one, _set_law_rows(context, divided, width), key=lambda block: block.least)


def find_foreign_language(context: SheetContext, lang: str | None) -> str | None:
    """Return the language of a text where it is not that of the sheet; None stands for English."""
    lang = lang or context.data_lang
    return None if lang is None or lang == context.wording.lang.partition("-")[0] else lang


def _set_all_rows(context: SheetContext, laws: Sequence[LawWords], width: float) -> list[_LawRow]:
    """Return the rows of a list, whose citations all stand in one column."""
    indent, measure = (0.0, width) if context.form.is_single_column else _divide_row(laws, width)
    room = indent - CITATION_GUTTER if indent else width
    return [_LawRow(_set_title(law, room), set_text(law.citation, measure), indent) for law in laws]


def _divide_row(laws: Sequence[LawWords], width: float) -> tuple[float, float]:
    """Return where the column of citations begins, from the left, and its measure.

    It is as wide as its widest citation, at most `MOST_CITATION` of the list, and stands at the right edge;
    in a wide list it stands beside the widest title.
    """
    measure = min(max([law.citation_width for law in laws]) + 0.01, width * MOST_CITATION)
    if width <= WIDE_LIST:
        return width - measure, measure
    least = (1 - MOST_CITATION) * WIDE_LIST
    widest = max([law.title_width for law in laws])
    return min(width - measure, max(widest + CITATION_GUTTER + 0.01, least)), measure


def _set_title(law: LawWords, measure: float) -> Paragraph:
    """Return the title; the short one where it may stand and saves a line."""
    whole = set_text(law.title, measure)
    if law.short is None or whole.line_count == 1:
        return whole
    short = set_text(law.short, measure)
    return short if short.line_count < whole.line_count else whole


def _set_law_rows(
    context: SheetContext, columns: Sequence[Sequence[_LawRow]], width: float, *, continues: bool = False
) -> Block:
    """Return columns of rows; height beyond the least goes between the rows, as much as looks well.

    `continues` tells that the list began on the page before.
    """
    least = max(sum(row.height + ROW_AIR for row in rows) for rows in columns)
    most_rows = max(map(len, columns))
    most_air = AIR_BETWEEN_LAWS * context.styles.body.size

    def place(box: Box) -> Placement:
        air = ROW_AIR + min(max(box.height - least, 0.0) / most_rows, most_air)
        placed = Placement()
        for frame, rows in zip(
            Box(box.x, box.y, width, box.height).columns((1.0,) * len(columns), gutter=COLUMN_GUTTER),
            columns,
            strict=True,
        ):
            placed += _place_rows(context, rows, frame, air)
        whole = Element(Role.LIST, placed.elements, numbering="None", continues=continues)
        return replace(placed, elements=(whole,))

    def cut(height: float, carried: int) -> tuple[Block, Block] | None:
        (rows,) = columns
        count = choose_break(
            count_fitting_heights([row.height + ROW_AIR for row in rows], height), len(rows), carried
        )
        if not count:
            return None
        return (
            _set_law_rows(context, [rows[:count]], width, continues=continues),
            _set_law_rows(context, [rows[count:]], width, continues=True),
        )

    return Block(least, least + most_rows * most_air, place, cut=cut if len(columns) == 1 else None)


def _place_rows(context: SheetContext, rows: Sequence[_LawRow], frame: Box, air: float) -> Placement:
    """Return rows down a column, each with the hairline below it."""
    placed, top = Placement(), frame.top
    for row in rows:
        placed += row.place(frame.x, top - air / 2)
        top -= row.height + air
        weight = max(RULE, context.palette.least_line)
        rule = Rule(frame.x, top, frame.x + frame.width, top, weight, context.palette.hairline)
        placed += Placement((), (rule,))
    return placed
