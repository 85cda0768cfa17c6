"""The foot of the sheet as it is set: what was counted, the sources, and which sheet this is."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.geometry import Box
from factsheet.page.blocks.about_words import (
    AboutPiece,
    PrintedParts,
    make_footer,
    word_about,
    word_attached_counts,
)
from factsheet.page.blocks.credits import has_printed_picture
from factsheet.page.blocks.laws_and_efforts import has_printed_laws
from factsheet.page.placed import Element, Role
from factsheet.page.sheet_context import SheetContext, StepContext, keep_setting
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.page.text_marks import draw_underlines, hold_marks, mark_runs, mark_text
from factsheet.typesetting.paragraphs import Paragraph, set_heading, set_text

GUTTER = 24.0
LEAST_GAP = 24.0  # between the end of the text and the footer on one line
MORE = 0.01  # points of height that count as more


@dataclass(frozen=True, slots=True)
class _AboutSetting:
    """The text in its columns, and the footer `down` below their top.

    Attributes:
        parts: The lines of each column.
        column: Width of a column.
        width: Of all, in points.
    """

    pieces: tuple[AboutPiece, ...]
    parts: tuple[Paragraph, ...]
    footer: Paragraph
    column: float
    width: float

    @property
    def down(self) -> float:
        """Return how far below the top the footer stands: beside the last line, or below it."""
        last, footer = self.parts[-1], self.footer
        is_beside = self.column - last.last_width - footer.width >= LEAST_GAP
        is_beside = is_beside and footer.height == footer.leading
        lines = last.height - last.leading if is_beside else last.height
        return max(lines, self.parts[0].height - footer.height)

    @property
    def height(self) -> float:
        return max(self.down + self.footer.height, self.parts[0].height)

    def place(self, box: Box) -> Placement:
        """Return each piece as an element, whatever lines and columns it runs over, and the footer."""
        columns = [(part, box.x + at * (self.column + GUTTER)) for at, part in enumerate(self.parts)]
        line = mark_text(self.footer, box.x + self.width - self.column, box.top - self.down, align=1)
        footer = hold_marks(Role.PARAGRAPH, line)._replace(key="footer")
        rules = tuple(rule for part, x in columns for rule in draw_underlines(part, x, box.top))
        return Placement((*self._place_pieces(columns, box.top), footer), rules)

    def _place_pieces(self, columns: Sequence[tuple[Paragraph, float]], top: float) -> tuple[Element, ...]:
        """Return the pieces in reading order; the sources, which come last, are one list."""
        runs = [
            pair for part, x in columns for pair in part.runs(x, top, continued=part is not self.parts[-1])
        ]
        owners = [number for number, piece in enumerate(self.pieces) for _ in piece.spans]
        spans = self.parts[0].spans
        elements = [
            hold_marks(piece.role, mark_runs(spans, [pair for pair in runs if owners[pair[0]] == number]))
            for number, piece in enumerate(self.pieces)
        ]
        items = tuple(Element(Role.ITEM, (each,)) for each in elements if each.role is Role.BODY)
        told = [each for each in elements if each.role is not Role.BODY]
        listed = [Element(Role.LIST, items, numbering="None")] if items else []
        return tuple(each._replace(key="about") for each in (*told, *listed))


def compose_about(context: StepContext, width: float) -> Block:
    """Return how to read the figures, the sources with dates, and which sheet this is.

    The text runs over two columns, whose lines are as long as is read well; in a single column it does not.
    The footer stands at the right end of the last line where that leaves room, else on a line of its own.
    """
    printed = PrintedParts(laws=has_printed_laws(context), picture=has_printed_picture(context))
    return _set_about(context, width, printed)


@keep_setting
def _set_about(context: SheetContext, width: float, printed: PrintedParts) -> Block:
    """Return the text; that counts are attached is printed where it takes no line more, else only heard."""
    attached = word_attached_counts(context)
    plain = _set_text(context, width, printed)
    if attached:
        whole = _set_text(context, width, printed, last=attached)
        heard = _set_text(context, width, printed, unseen=attached)
        plain = whole if whole.height <= plain.height + MORE else heard
    return make_fixed(plain.height, plain.place)


def _set_text(
    context: SheetContext, width: float, printed: PrintedParts, *, last: str = "", unseen: str = ""
) -> _AboutSetting:
    """Set the text with `last` after its notes; the footer is heard with `unseen` after it."""
    columns = 1 if context.form.is_single_column else 2
    column = (width - GUTTER * (columns - 1)) / columns
    styles = (context.styles.fine, context.styles.fine_strong, context.styles.fine_link)
    pieces = word_about(context, styles, printed, last)
    about = set_heading([span for piece in pieces for span in piece.spans], column)
    footer = set_text(make_footer(context, context.styles.fine, unseen), column)
    return _AboutSetting(pieces, about.divide(columns), footer, column, width)
