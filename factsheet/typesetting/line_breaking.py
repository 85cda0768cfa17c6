"""Text split into words, the least that a line takes; a word too wide for it is torn where it hurts least.

A number is never torn: half of it is another number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factsheet.typesetting.faces import measure_text
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


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a word that lies in one span of the text; `span` is the span's number."""

    span: int
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What a line takes or leaves: fragments of one or more spans.

    Attributes:
        gap: The space before it; None at the start of the text and between the parts of a torn word.
        width: In points, without the gap.
        is_part: Whether it is a part of a torn word; such a part begins a line, so that a wider
            measure, which tears less, takes no more lines.
    """

    fragments: tuple[Fragment, ...]
    gap: Fragment | None
    width: float
    is_part: bool = False

    @property
    def has_space(self) -> bool:
        """Return whether a no-break space parts it into what a reader sees as several words."""
        return any(NO_BREAK in fragment.text for fragment in self.fragments)


def split_words(spans: Sequence[tuple[str, TextStyle]], measure: float) -> Sequence[Word]:
    """Split stretches of text into words and parts of words no wider than the measure, in points.

    A word runs over a border of spans that has no space.
    """
    words, widest = _split_whole_words(tuple(spans))
    if widest <= measure:
        return words
    return [part for word in words for part in _split_word(word, spans, measure)]


@lru_cache(1024)  # the texts of a sheet at a few type sizes: the ladder sets each to many measures
def _split_whole_words(spans: tuple[tuple[str, TextStyle], ...]) -> tuple[tuple[Word, ...], float]:
    """Return the words, none torn, and the width of the widest."""
    words: list[Word] = []
    open_word: list[Fragment] = []
    gap: Fragment | None = None
    for index, (text, style) in enumerate(spans):
        for token in _TOKEN.findall(text):
            if not token.startswith(" "):
                open_word.append(Fragment(index, token, measure_styled_text(token, style)))
                continue
            if open_word:
                words.append(Word(tuple(open_word), gap, _sum_widths(open_word)))
                open_word = []
            gap = Fragment(index, " ", measure_styled_text(" ", style))
    if open_word:
        words.append(Word(tuple(open_word), gap, _sum_widths(open_word)))
    return tuple(words), max((word.width for word in words), default=0.0)


def _split_word(word: Word, spans: Sequence[tuple[str, TextStyle]], measure: float) -> list[Word]:
    """Return the word, or parts of it no wider than the measure."""
    if word.width <= measure:
        return [word]
    parts: list[list[Fragment]] = [[]]
    for fragment in word.fragments:
        style = spans[fragment.span][1]
        for text in _tear_token(fragment.text, style, measure):
            piece = Fragment(fragment.span, text, measure_styled_text(text, style))
            is_torn = bool(parts[-1]) and parts[-1][-1].span == piece.span
            if is_torn or (parts[-1] and _sum_widths([*parts[-1], piece]) > measure):
                parts.append([])
            parts[-1].append(piece)
    gaps = [word.gap] + [None] * len(parts)
    return [
        Word(tuple(part), gap, _sum_widths(part), is_part=True)
        for part, gap in zip(parts, gaps, strict=False)
    ]


def measure_widest_word(texts: Iterable[str], style: TextStyle) -> float:
    """Return the width of the widest word of the texts in points, 0 without texts."""
    return max((_split_whole_words(((text, style),))[1] for text in texts), default=0.0)


def _sum_widths(fragments: Sequence[Fragment]) -> float:
    return sum(fragment.width for fragment in fragments)


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
