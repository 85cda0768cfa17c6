"""Text set in lines: words broken greedily to a measure, each line at its baseline.

Greedy breaking is what the ladder needs: a wider measure or a smaller size never takes more lines.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factsheet.page.placed import Element, Mark, Role, Run
from factsheet.theme import TextStyle
from factsheet.typography import text_width

CAP_CENTRE = 0.33  # half the cap height of the face: puts capitals in the middle of their line
_BREAKABLE = re.compile(r"(?<=[/\-–_=&?])(?=\w)")


@dataclass(frozen=True, slots=True)
class Span:
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
        leading: From baseline to baseline.
        measure: The width the lines were broken to.
    """

    spans: tuple[Span, ...]
    lines: tuple[tuple[_Piece, ...], ...]
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

    def marks(
        self, x: float, top: float, *, align: float = 0.0, continued: bool = False
    ) -> tuple[Element | Mark, ...]:
        """Return runs, links and marked languages in reading order.

        Args:
            x: Left edge of the measure.
            top: Upper edge of the first line.
            align: 0 sets lines left, 0.5 centred, 1 right in the measure.
            continued: Whether more text follows in the same element.
        """
        last = len(self.lines) if continued else len(self.lines) - 1
        runs = [
            pair
            for number, line in enumerate(self.lines)
            for pair in self._runs(line, x, top - number * self.leading, align=align, spaced=number < last)
        ]
        marks: list[Element | Mark] = []
        for index, group in groupby(runs, key=lambda pair: pair[0]):
            marks.extend(_wrapped(self.spans[index], tuple(run for _, run in group)))
        return tuple(marks)

    def _runs(
        self, line: Sequence[_Piece], x: float, top: float, *, align: float, spaced: bool
    ) -> Iterable[tuple[int, Run]]:
        """Yield the runs of one line with the number of their span; a `spaced` line ends in a space."""
        size = max((self.spans[piece.span].style.size for piece in line), default=0.0)
        baseline = top - self.leading / 2 - CAP_CENTRE * size
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


def _wrapped(span: Span, runs: tuple[Run, ...]) -> tuple[Element | Mark, ...]:
    """Put the runs of a link or of another language into an element of their own."""
    if span.url is not None:
        return (Element(Role.LINK, runs, url=span.url, lang=span.lang),)
    if span.lang is not None:
        return (Element(Role.SPAN, runs, lang=span.lang),)
    return runs


def set_text(spans: Sequence[Span] | Span, measure: float) -> Paragraph:
    """Return the text broken into lines no wider than `measure` points.

    Lines break at spaces, never at no-break spaces; a single word wider than the measure breaks after
    punctuation, and only then inside.
    """
    parts = (spans,) if isinstance(spans, Span) else tuple(spans)
    lines: list[tuple[_Piece, ...]] = []
    line = _Line(measure)
    for word in _words(parts, measure):
        if not line.takes(word):
            lines.append(line.pieces())
            line = _Line(measure)
        line.add(word)
    lines.append(line.pieces())
    return Paragraph(parts, tuple(lines), max(span.style.leading for span in parts), measure)


def set_balanced(spans: Sequence[Span] | Span, measure: float) -> Paragraph:
    """Return the text in as few lines as the measure takes, these as even in length as can be."""
    lines = len(set_text(spans, measure).lines)
    low, high = measure / lines / 2, measure
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(set_text(spans, middle).lines) <= lines else (middle, high)
    return replace(set_text(spans, high), measure=measure)


@dataclass(frozen=True, slots=True)
class _Word:
    """What may not be torn apart: fragments of one or more spans; `gap` is the space before it, if any."""

    fragments: tuple[tuple[int, str, float], ...]
    gap: tuple[int, float] | None

    @property
    def width(self) -> float:
        return sum(width for _, _, width in self.fragments)


class _Line:
    """A line while it is being filled."""

    def __init__(self, measure: float) -> None:
        self.measure = measure
        self.words: list[_Word] = []
        self.end = 0.0

    def takes(self, word: _Word) -> bool:
        gap = word.gap[1] if word.gap and self.words else 0.0
        return not self.words or self.end + gap + word.width <= self.measure + 0.01

    def add(self, word: _Word) -> None:
        self.end += word.width + (word.gap[1] if word.gap and self.words else 0.0)
        self.words.append(word)

    def pieces(self) -> tuple[_Piece, ...]:
        """Join neighbours of the same span, spaces included."""
        flat: list[tuple[int, str, float]] = []
        for place, word in enumerate(self.words):
            if place and word.gap:
                flat.append((word.gap[0], " ", word.gap[1]))
            flat.extend(word.fragments)
        pieces, x = [], 0.0
        for span, group in groupby(flat, key=lambda fragment: fragment[0]):
            fragments = list(group)
            width = sum(fragment[2] for fragment in fragments)
            pieces.append(_Piece(span, "".join(fragment[1] for fragment in fragments), x, width))
            x += width
        return tuple(pieces)


def _words(spans: Sequence[Span], measure: float) -> list[_Word]:
    """Split spans into words; a word may run over a border of spans that has no space."""
    words: list[_Word] = []
    open_word: list[tuple[int, str, float]] = []
    gap: tuple[int, float] | None = None
    for index, span in enumerate(spans):
        for token in re.findall(r" +|[^ ]+", span.text):
            if token.isspace():
                if open_word:
                    words.append(_Word(tuple(open_word), gap))
                    open_word = []
                gap = (index, _width(" ", span))
            else:
                for part in _torn(token, span, measure):
                    if open_word and part is not token and open_word[-1][0] == index:
                        words.append(_Word(tuple(open_word), gap))
                        open_word, gap = [], None
                    open_word.append((index, part, _width(part, span)))
    if open_word:
        words.append(_Word(tuple(open_word), gap))
    return words


def _torn(token: str, span: Span, measure: float) -> Sequence[str]:
    """Return the token whole, or in parts no wider than the measure."""
    if _width(token, span) <= measure:
        return (token,)
    parts: list[str] = []
    for part in _BREAKABLE.split(token):
        if parts and _width(parts[-1] + part, span) <= measure:
            parts[-1] += part
        else:
            parts.extend(_chopped(part, span, measure))
    return parts


def _chopped(text: str, span: Span, measure: float) -> list[str]:
    """Cut a text without any place to break, as a last resort against running over the edge."""
    parts = [""]
    for char in text:
        if parts[-1] and _width(parts[-1] + char, span) > measure:
            parts.append("")
        parts[-1] += char
    return parts


def _width(text: str, span: Span) -> float:
    return text_width(text, span.style.face, span.style.size) + len(text) * span.style.tracking
