"""Text set in lines: words broken greedily to a measure, each line at its baseline.

Greedy breaking is what the ladder needs: a wider measure or a smaller size never takes more lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factsheet.typesetting.faces import CAP_HEIGHT
from factsheet.typesetting.line_breaking import Fragment, Word, split_words
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of text in one style; `url` makes it a link, `lang` marks another language."""

    text: str
    style: TextStyle
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one span on one line; `x` from the left end of the line."""

    span: int
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text, broken to a measure.

    Attributes:
        torn: For each line, whether it ends inside a word that was too wide for the measure.
        leading: From baseline to baseline.
        measure: The width the lines were broken to.
    """

    spans: tuple[TextSpan, ...]
    lines: tuple[tuple[_Piece, ...], ...]
    torn: tuple[bool, ...]
    leading: float
    measure: float

    @property
    def height(self) -> float:
        """Return the height of all lines in points."""
        return len(self.lines) * self.leading

    @property
    def last_width(self) -> float:
        """Return the width of the last line in points."""
        return self.lines[-1][-1].x + self.lines[-1][-1].width if self.lines[-1] else 0.0

    @property
    def width(self) -> float:
        """Return the width of the longest line in points."""
        return max((line[-1].x + line[-1].width for line in self.lines if line), default=0.0)

    def divide(self, count: int) -> tuple["Paragraph", ...]:
        """Return its lines as so many paragraphs at most, for columns that are as alike as can be."""
        size = max(-(-len(self.lines) // count), 1)
        starts = range(0, max(len(self.lines), 1), size)
        return tuple(
            replace(self, lines=self.lines[at : at + size], torn=self.torn[at : at + size]) for at in starts
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
        last = len(self.lines) if continued else len(self.lines) - 1
        return tuple(
            pair
            for number, line in enumerate(self.lines)
            for pair in self._runs(
                line,
                x,
                top - number * self.leading,
                align=align,
                spaced=number < last and not self.torn[number],
            )
        )

    def _runs(
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


def set_text(spans: Sequence[TextSpan] | TextSpan, measure: float) -> Paragraph:
    """Return the text broken into lines no wider than `measure` points.

    Lines break at spaces; what no-break spaces hold together breaks only where it is wider than the measure,
    a single word then after punctuation, and only then inside.
    """
    parts = (spans,) if isinstance(spans, TextSpan) else tuple(spans)
    return _make_paragraph(parts, _fill_lines(parts, measure), measure)


def break_lines(text: str, style: TextStyle, measure: float) -> tuple[str, ...]:
    """Return the lines of `set_text` as words alone, for labels that have baselines of their own."""
    lines = _fill_lines((TextSpan(text, style),), measure)
    return tuple("".join(piece.text for piece in line.pieces()) for line in lines)


def set_heading(spans: Sequence[TextSpan] | TextSpan, measure: float) -> Paragraph:
    """Return the text in the lines of `set_text`, but with company for a word alone on the last line.

    A word stays alone only where the word before it does not fit beside it.
    """
    parts = (spans,) if isinstance(spans, TextSpan) else tuple(spans)
    lines = _fill_lines(parts, measure)
    if len(lines) > 1 and lines[-1].is_lone_word:
        lines[-2:] = _share_words(lines[-2], lines[-1])
    return _make_paragraph(parts, lines, measure)


def set_balanced_text(spans: Sequence[TextSpan] | TextSpan, measure: float) -> Paragraph:
    """Return the text in as few lines as the measure takes, these as even in length as can be."""
    lines = len(set_text(spans, measure).lines)
    low, high = measure / lines / 2, measure
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(set_text(spans, middle).lines) <= lines else (middle, high)
    return replace(set_text(spans, high), measure=measure)


def _fill_lines(spans: Sequence[TextSpan], measure: float) -> list["_Line"]:
    """Return lines that each take as many words as they can."""
    lines = [_Line(measure)]
    for word in split_words([(span.text, span.style) for span in spans], measure):
        if not lines[-1].takes(word):
            lines.append(_Line(measure))
        lines[-1].add(word)
    return lines


def _share_words(above: "_Line", last: "_Line") -> list["_Line"]:
    """Return two lines with the last word of the upper one moved to the lower one, where both then hold."""
    *kept, moved = above.words
    upper, lower = _Line(above.measure), _Line(last.measure)
    for word in kept:
        upper.add(word)
    lower.add(moved)
    if not kept or moved.gap is None or not lower.takes(last.words[0]):
        return [above, last]
    lower.add(last.words[0])
    return [upper, lower]


def _make_paragraph(spans: tuple[TextSpan, ...], lines: Sequence["_Line"], measure: float) -> Paragraph:
    """Return filled lines as a paragraph."""
    torn = [bool(after.words) and after.words[0].gap is None for after in lines[1:]]
    leading = max(span.style.leading for span in spans)
    return Paragraph(spans, tuple(line.pieces() for line in lines), (*torn, False), leading, measure)


class _Line:
    """A line while it is being filled."""

    def __init__(self, measure: float) -> None:
        self.measure = measure
        self.words: list[Word] = []
        self.end = 0.0

    @property
    def is_lone_word(self) -> bool:
        """Whether a reader sees one word only; the end of a torn word is none."""
        return len(self.words) == 1 and self.words[0].gap is not None and not self.words[0].has_space

    def takes(self, word: Word) -> bool:
        gap = word.gap.width if word.gap and self.words else 0.0
        has_room = not word.is_part and self.end + gap + word.width <= self.measure + 0.01
        return has_room or not self.words

    def add(self, word: Word) -> None:
        self.end += word.width + (word.gap.width if word.gap and self.words else 0.0)
        self.words.append(word)

    def pieces(self) -> tuple[_Piece, ...]:
        """Join neighbours of the same span, spaces included."""
        flat: list[Fragment] = []
        for place, word in enumerate(self.words):
            if place and word.gap:
                flat.append(word.gap)
            flat.extend(word.fragments)
        pieces, x = [], 0.0
        for span, group in groupby(flat, key=lambda fragment: fragment.span):
            fragments = list(group)
            width = sum(fragment.width for fragment in fragments)
            pieces.append(_Piece(span, "".join(fragment.text for fragment in fragments), x, width))
            x += width
        return tuple(pieces)
