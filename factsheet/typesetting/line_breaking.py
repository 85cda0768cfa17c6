"""Text split into words, the least that a line takes; a word too wide for it is torn where it hurts least.

A number is never torn: half of it is another number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factsheet.typesetting.faces import Face, measure_advance, measure_text
from factsheet.typesetting.text_style import TextStyle

NO_BREAK = "\u00a0"
_TOKEN = re.compile(r" +|[^ ]+")
# What is never cut: a number of up to twelve digits with its signs (longer ones count nothing), a character.
_UNCUT = re.compile(r"\$?(?<![\d.,])\d(?:[.,\u00a0\u202f]?\d){0,11}(?![.,]?\d)%?|.", re.DOTALL)
# Where a word too wide for a line breaks: between words bound by no-break spaces, but never before a number
# or after its sign, then after punctuation, then anywhere.
_BREAKABLE = (
    re.compile(r"(?<=[^§¶]\u00a0)(?=[^\W\d]|[§¶])"),
    re.compile(r"(?<=[/\-–_=&?])(?=\w)"),
)


class Fragment(NamedTuple):
    """The part of a word that lies in one span of the text.

    Attributes:
        span: The span's number.
        advance: Its width in thousandths of the type size.
    """

    span: int
    text: str
    advance: float

    def measure(self, style: TextStyle) -> float:
        """Return its width in points, set in the style of its span."""
        return self.advance * style.size / 1000 + len(self.text) * style.tracking


class Word(NamedTuple):
    """What a line takes or leaves: fragments of one or more spans.

    Attributes:
        gap: The span of the space before it; None at the start of the text and between the parts of a torn
            word.
        is_part: Whether it is a part of a torn word; such a part begins a line, so that a wider
            measure, which tears less, takes no more lines.
    """

    fragments: tuple[Fragment, ...]
    gap: int | None
    is_part: bool = False

    @property
    def text(self) -> str:
        """Return its characters."""
        return "".join([fragment.text for fragment in self.fragments])


class SplitText(NamedTuple):
    """A text as words on one endless line: all that its lines are chosen by.

    Attributes:
        begins: Where each word begins on that line, in units.
        ends: Where it ends.
        parts: Numbers of the words that are parts of torn ones.
        widest: Width of the widest word in units, 0 without words.
        unit: In points: a thousandth of the type size where all spans share one, so that a text is measured
            once for all sizes, else 1.
        styles: Of the spans.
    """

    words: tuple[Word, ...]
    begins: tuple[float, ...]
    ends: tuple[float, ...]
    parts: tuple[int, ...]
    widest: float
    unit: float = 1.0
    styles: tuple[TextStyle, ...] = ()

    def measure_line(self, first: int, after: int) -> float:
        """Return the width of a line in points, from its first word to the one before `after`."""
        return (self.ends[after - 1] - self.begins[first]) * self.unit

    def break_lines(self, measure: float) -> tuple[int, ...]:
        """Return the number of each line's first word, and at the end that of the word after the last line.

        Each line takes as many words as have room in `measure` points, and one at least.
        """
        room, count = measure / self.unit, len(self.words)
        starts, stops = [0], (*self.parts, count)
        while starts[-1] < count:
            first = starts[-1]
            after = max(bisect_right(self.ends, self.begins[first] + room, first), first + 1)
            starts.append(min(after, stops[bisect_right(stops, first)]))
        return tuple(starts) if count else (0, 0)

    def tear(self, measure: float) -> "SplitText":
        """Return the text with each word wider than `measure` points torn into parts that are not."""
        if self.widest * self.unit <= measure:
            return self
        words: list[Word] = []
        for number, word in enumerate(self.words):
            is_whole = self.measure_line(number, number + 1) <= measure
            words += [word] if is_whole else _tear_word(word, self.styles, measure)
        return _place_words(tuple(words), self.styles)


def split_words(spans: Sequence[tuple[str, TextStyle]]) -> SplitText:
    """Return the words of stretches of text; a word runs over a border of spans that has no space."""
    texts = tuple([(text, style.face) for text, style in spans])
    styles = tuple([style for _, style in spans])
    size = styles[0].size if styles else 1000
    if all(style.size == size and not style.tracking for style in styles):
        return _measure_text(texts)._replace(unit=size / 1000, styles=styles)
    return _place_words(_find_words(texts), styles)


@lru_cache(1024)  # the texts of some sheets, whatever their size: the ladder sets each at several
def _measure_text(texts: tuple[tuple[str, Face], ...]) -> SplitText:
    """Return the words of a text all in one size, measured in thousandths of it."""
    return _place_words(_find_words(texts), [TextStyle(face, 1000, 0, "") for _, face in texts])


def _find_words(spans: tuple[tuple[str, Face], ...]) -> tuple[Word, ...]:
    words: list[Word] = []
    open_word: list[Fragment] = []
    gap: int | None = None
    for index, (text, face) in enumerate(spans):
        for token in _TOKEN.findall(text):
            if not token.startswith(" "):
                open_word.append(Fragment(index, token, measure_advance(token, face)))
                continue
            if open_word:
                words.append(Word(tuple(open_word), gap))
                open_word = []
            gap = index
    if open_word:
        words.append(Word(tuple(open_word), gap))
    return tuple(words)


def _place_words(words: tuple[Word, ...], styles: Sequence[TextStyle]) -> SplitText:
    """Return the words on one endless line, each after its space."""
    spaces = [measure_styled_text(" ", style) for style in styles]
    widths = [_sum_widths(word.fragments, styles) for word in words]
    begins, ends, end = list[float](), list[float](), 0.0
    for word, width in zip(words, widths, strict=True):
        begins.append(end if word.gap is None else end + spaces[word.gap])
        end = begins[-1] + width
        ends.append(end)
    parts = tuple([number for number, word in enumerate(words) if word.is_part])
    widest = max(widths, default=0.0)
    return SplitText(words, tuple(begins), tuple(ends), parts, widest, styles=tuple(styles))


def _tear_word(word: Word, styles: Sequence[TextStyle], measure: float) -> list[Word]:
    """Return parts of a word no wider than the measure."""
    parts: list[list[Fragment]] = [[]]
    for fragment in word.fragments:
        style = styles[fragment.span]
        for text in _tear_token(fragment.text, style, measure):
            piece = Fragment(fragment.span, text, measure_advance(text, style.face))
            is_torn = bool(parts[-1]) and parts[-1][-1].span == piece.span
            if is_torn or (parts[-1] and _sum_widths([*parts[-1], piece], styles) > measure):
                parts.append([])
            parts[-1].append(piece)
    gaps = [word.gap] + [None] * len(parts)
    return [Word(tuple(part), gap, is_part=True) for part, gap in zip(parts, gaps, strict=False)]


def measure_widest_word(texts: Iterable[str], style: TextStyle) -> float:
    """Return the width of the widest word of the texts in points, 0 without texts."""
    split = [split_words([(text, style)]) for text in texts]
    return max([text.widest * text.unit for text in split], default=0.0)


def _sum_widths(fragments: Sequence[Fragment], styles: Sequence[TextStyle]) -> float:
    return sum([fragment.measure(styles[fragment.span]) for fragment in fragments])


def measure_styled_text(text: str, style: TextStyle) -> float:
    """Return the width of a text in points, tracking included."""
    return measure_text(text, style.face, style.size) + len(text) * style.tracking


def _tear_token(
    token: str, style: TextStyle, measure: float, places: Sequence[re.Pattern[str]] = _BREAKABLE
) -> Sequence[str]:
    """Return the token whole, or in parts no wider than the measure; `places` tells where, best first."""
    if measure_styled_text(token, style) <= measure:
        return (token,)
    if not places:
        return _chop_text(token, style, measure)
    parts: list[str] = []
    for whole in places[0].split(token):
        for part in _tear_token(whole, style, measure, places[1:]):
            if parts and measure_styled_text(parts[-1] + part, style) <= measure:
                parts[-1] += part
            else:
                parts.append(part)
    return parts


def _chop_text(text: str, style: TextStyle, measure: float) -> list[str]:
    """Cut a text without any place to break, as a last resort against running over the edge.

    Numbers stay whole, even where they stick out.
    """
    parts = [""]
    for uncut in _UNCUT.findall(text):
        if parts[-1] and measure_styled_text(parts[-1] + uncut, style) > measure:
            parts.append("")
        parts[-1] += uncut
    return parts
