"""Text set in lines: words broken greedily to a measure, each line at its baseline.

Greedy breaking is what the ladder needs: a wider measure or a smaller size never takes more lines.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from factsheet.typesetting.faces import CAP_HEIGHT
from factsheet.typesetting.line_breaking import NO_BREAK, SplitText, measure_styled_text, split_words
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle

ROUNDING = 0.01  # by which a line may be wider than its measure, in points


class TextSpan(NamedTuple):
    """A stretch of text in one style; `url` makes it a link, `lang` marks another language.

    `spoken` is what is heard for it where that is not what is printed, such as words in capitals.
    """

    text: str
    style: TextStyle
    url: str | None = None
    lang: str | None = None
    spoken: str | None = None


class _Piece(NamedTuple):
    """A stretch of one span on one line; `x` from the left end of the line."""

    span: int
    text: str
    x: float
    width: float


class Paragraph(NamedTuple):
    """Lines of text, broken to a measure.

    Attributes:
        text: The words of the spans.
        starts: The number of each line's first word; at the end, that of the word after the last line.
        leading: From baseline to baseline.
        measure: The width the lines were broken to.
    """

    spans: tuple[TextSpan, ...]
    text: SplitText
    starts: tuple[int, ...]
    leading: float
    measure: float

    @property
    def line_count(self) -> int:
        """Return the number of lines; a text without words has one."""
        return len(self.starts) - 1

    @property
    def height(self) -> float:
        """Return the height of all lines in points."""
        return self.line_count * self.leading

    @property
    def last_width(self) -> float:
        """Return the width of the last line in points."""
        return self._measure_line(self.line_count - 1)

    @property
    def width(self) -> float:
        """Return the width of the longest line in points."""
        return max([self._measure_line(number) for number in range(self.line_count)])

    def _measure_line(self, number: int) -> float:
        """Return the width of a line in points."""
        first, after = self.starts[number : number + 2]
        return self.text.measure_line(first, after) if after > first else 0.0

    @property
    def line_texts(self) -> tuple[str, ...]:
        """Return the text of each line."""
        return tuple(
            [
                " ".join([word.text for word in self.text.words[first:after]])
                for first, after in pairwise(self.starts)
            ]
        )

    def divide(self, count: int) -> tuple["Paragraph", ...]:
        """Return its lines as so many paragraphs at most, for columns that are as alike as can be."""
        size = max(-(-self.line_count // count), 1)
        return tuple(
            self._replace(starts=self.starts[at : at + size + 1]) for at in range(0, self.line_count, size)
        )

    def runs(
        self, x: float, top: float, *, align: float = 0.0, continued: bool = False
    ) -> tuple[tuple[int, Run], ...]:
        """Return the runs in reading order, each with the number of its span.

        Args:
            x: Left edge of the measure.
            top: Upper edge of the first line.
            align: 0 sets lines left, 0.5 centred, 1 right in the measure.
            continued: Whether more text follows in the same element.
        """
        last = self.line_count if continued else self.line_count - 1
        return tuple(
            pair
            for number in range(self.line_count)
            for pair in self._set_runs(
                self._join_line(number),
                x,
                top - number * self.leading,
                align=align,
                spaced=number < last and not self._is_torn(number),
            )
        )

    def _is_torn(self, number: int) -> bool:
        """Return whether a line ends inside a word that was too wide for the measure."""
        after = self.starts[number + 1]
        return after < len(self.text.words) and self.text.words[after].gap is None

    def _join_line(self, number: int) -> Sequence[_Piece]:
        """Return the text of a line, neighbours of one span joined, spaces included."""
        first, after = self.starts[number : number + 2]
        words = self.text.words[first:after]
        if len(self.spans) == 1:
            return [_Piece(0, " ".join([word.text for word in words]), 0.0, self._measure_line(number))]
        spaces = [measure_styled_text(" ", span.style) for span in self.spans]
        flat: list[tuple[int, str, float]] = []
        for word in words:
            if flat and word.gap is not None:
                flat.append((word.gap, " ", spaces[word.gap]))
            flat += [
                (part.span, part.text, part.measure(self.spans[part.span].style)) for part in word.fragments
            ]
        pieces, x = [], 0.0
        for span, group in groupby(flat, key=itemgetter(0)):
            parts = list(group)
            width = sum([width for _, _, width in parts])
            pieces.append(_Piece(span, "".join([text for _, text, _ in parts]), x, width))
            x += width
        return pieces

    def _set_runs(
        self, line: Sequence[_Piece], x: float, top: float, *, align: float, spaced: bool
    ) -> Iterable[tuple[int, Run]]:
        """Yield the runs of one line with the number of their span; a `spaced` line ends in a space."""
        size = max((self.spans[piece.span].style.size for piece in line), default=0.0)
        baseline = top - self.leading / 2 - CAP_HEIGHT / 2 * size  # capitals in the middle of their line
        x += (self.measure - line[-1].x - line[-1].width) * align if line else 0.0
        for piece in line:
            style = self.spans[piece.span].style
            text = f"{piece.text} " if spaced and piece is line[-1] else piece.text
            yield (
                piece.span,
                Run(
                    text,
                    x + piece.x,
                    baseline,
                    piece.width,
                    style.face,
                    style.size,
                    style.color,
                    style.tracking,
                ),
            )


Spans = Sequence[TextSpan] | TextSpan


def set_text(spans: Spans, measure: float) -> Paragraph:
    """Return the text broken into lines no wider than `measure` points.

    Lines break at spaces; what no-break spaces hold together breaks only where it is wider than the measure,
    a single word then after punctuation, and only then inside.
    """
    return _set_lines(_list_spans(spans), measure)


@lru_cache(1024)
def _set_lines(spans: tuple[TextSpan, ...], measure: float) -> Paragraph:
    return _break_text(spans, _split_spans(spans), measure)


def _break_text(spans: tuple[TextSpan, ...], whole: SplitText, measure: float) -> Paragraph:
    text = whole.tear(measure)
    return Paragraph(spans, text, text.break_lines(measure + ROUNDING), _find_leading(spans), measure)


@lru_cache(512)
def break_lines(text: str, style: TextStyle, measure: float) -> tuple[str, ...]:
    """Return the lines of `set_text` as words alone, for labels that have baselines of their own."""
    return set_text(TextSpan(text, style), measure).line_texts


def set_heading(spans: Spans, measure: float) -> Paragraph:
    """Return the text in the lines of `set_text`, but with company for a word alone on the last line.

    A word stays alone only where the word before it does not fit beside it.
    """
    paragraph = set_text(spans, measure)
    return _move_word_down(paragraph) if paragraph.line_count > 1 else paragraph


def set_balanced_text(spans: Spans, measure: float) -> Paragraph:
    """Return the text in as few lines as the measure takes, these as even in length as can be."""
    return _balance_lines(_list_spans(spans), measure)


@lru_cache(256)
def _balance_lines(spans: tuple[TextSpan, ...], measure: float) -> Paragraph:
    whole = _split_spans(spans)
    lines = _break_text(spans, whole, measure).line_count
    low, high = measure / lines / 2, measure
    while high - low > 1:
        middle = (low + high) / 2
        is_enough = _break_text(spans, whole, middle).line_count <= lines
        low, high = (low, middle) if is_enough else (middle, high)
    return _break_text(spans, whole, high)._replace(measure=measure)


def _list_spans(spans: Spans) -> tuple[TextSpan, ...]:
    return (spans,) if isinstance(spans, TextSpan) else tuple(spans)


@lru_cache(1024)
def _split_spans(spans: tuple[TextSpan, ...]) -> SplitText:
    return split_words([(span.text, span.style) for span in spans])


def _find_leading(spans: Sequence[TextSpan]) -> float:
    return spans[0].style.leading if len(spans) == 1 else max([span.style.leading for span in spans])


def _move_word_down(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph whose last line, where it is a word alone, has the word before it if both fit."""
    text, (above, last, after) = paragraph.text, paragraph.starts[-3:]
    lone, moved = text.words[last], last - 1
    is_lone = after - last == 1 and lone.gap is not None and NO_BREAK not in lone.text
    has_room = not lone.is_part and text.measure_line(moved, after) <= paragraph.measure + ROUNDING
    if not is_lone or moved == above or text.words[moved].gap is None or not has_room:
        return paragraph
    return paragraph._replace(starts=(*paragraph.starts[:-2], moved, after))
