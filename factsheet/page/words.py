"""Text split into words, the least that a line takes; a word too wide for it is torn where it hurts least."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.theme import TextStyle
from factsheet.typography import text_width

NO_BREAK = "\u00a0"
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
    """What may not be torn apart: fragments of one or more spans.

    Attributes:
        gap: The space before it; None at the start of the text and between the parts of a torn word.
    """

    fragments: tuple[Fragment, ...]
    gap: Fragment | None

    @property
    def width(self) -> float:
        """Return the width in points, without the gap."""
        return sum(fragment.width for fragment in self.fragments)

    @property
    def has_space(self) -> bool:
        """Return whether a no-break space parts it into what a reader sees as several words."""
        return any(NO_BREAK in fragment.text for fragment in self.fragments)


def split_words(spans: Sequence[tuple[str, TextStyle]], measure: float) -> list[Word]:
    """Split stretches of text into words no wider than the measure, in points.

    A word runs over a border of spans that has no space.
    """
    words: list[Word] = []
    open_word: list[Fragment] = []
    gap: Fragment | None = None
    for index, (text, style) in enumerate(spans):
        for token in re.findall(r" +|[^ ]+", text):
            if token.startswith(" "):
                if open_word:
                    words.append(Word(tuple(open_word), gap))
                    open_word = []
                gap = Fragment(index, " ", styled_width(" ", style))
            else:
                for part in _torn(token, style, measure):
                    if open_word and part is not token and open_word[-1].span == index:
                        words.append(Word(tuple(open_word), gap))
                        open_word, gap = [], None
                    open_word.append(Fragment(index, part, styled_width(part, style)))
    if open_word:
        words.append(Word(tuple(open_word), gap))
    return words


def styled_width(text: str, style: TextStyle) -> float:
    """Return the width of a text in points, tracking included."""
    return text_width(text, style.face, style.size) + len(text) * style.tracking


def _torn(
    token: str, style: TextStyle, measure: float, places: Sequence[re.Pattern[str]] = _BREAKABLE
) -> Sequence[str]:
    """Return the token whole, or in parts no wider than the measure; `places` tells where, best first."""
    if styled_width(token, style) <= measure:
        return (token,)
    if not places:
        return _chopped(token, style, measure)
    parts: list[str] = []
    for whole in places[0].split(token):
        for part in _torn(whole, style, measure, places[1:]):
            if parts and styled_width(parts[-1] + part, style) <= measure:
                parts[-1] += part
            else:
                parts.append(part)
    return parts


def _chopped(text: str, style: TextStyle, measure: float) -> list[str]:
    """Cut a text without any place to break, as a last resort against running over the edge."""
    parts = [""]
    for char in text:
        if parts[-1] and styled_width(parts[-1] + char, style) > measure:
            parts.append("")
        parts[-1] += char
    return parts
