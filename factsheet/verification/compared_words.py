"""Two texts compared word by word: a changed number, a changed word, one difference each."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from factsheet.verification.file_differences import (
    NOTHING,
    DifferenceKind,
    FileDifference,
    quote_both,
    quote_text,
)

_WORD = re.compile(r"\S+")
_EDGES = ".,;:()[]'\"!?–—“”‘’"
_LONGEST = 3000  # words of a text that are compared one by one


def compare_words(place: str, found: str, expected: str) -> Iterator[FileDifference]:
    """Yield the words in which two texts differ, those with a digit as numbers."""
    if found == expected:
        return
    one, other = _WORD.findall(found), _WORD.findall(expected)
    if one == other or max(len(one), len(other)) > _LONGEST:
        yield FileDifference(DifferenceKind.WORDS, place, *quote_both(found, expected))
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, stop, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield from _tell_words(place, one[start:stop], other[first:last])


def _tell_words(place: str, found: list[str], expected: list[str]) -> Iterator[FileDifference]:
    """Yield words that stand in each other's place one by one; where one side has more, all in one."""
    if len(found) == len(expected):
        yield from (_tell_word(place, one, other) for one, other in zip(found, expected, strict=True))
    else:
        yield _tell_word(place, " ".join(found), " ".join(expected))


def _tell_word(place: str, found: str, expected: str) -> FileDifference:
    one, other = found.strip(_EDGES), expected.strip(_EDGES)
    if one == other:
        one, other = found, expected
    has_digit = any(char.isdigit() for char in one + other)
    if not has_digit:
        return FileDifference(DifferenceKind.WORDS, place, *quote_both(one, other))
    return FileDifference(DifferenceKind.NUMBER, place, _word_number(one), _word_number(other))


def _word_number(text: str) -> str:
    """Return a number as it stands; a text with one in quotes."""
    if not text:
        return NOTHING
    return quote_text(text) if re.search(r"[^\W\d_]|\s", text) else text
