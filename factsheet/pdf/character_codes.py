"""Which code of which subset of a face stands for a character (ISO 32000-1, 9.6.5.4).

It is the same in all faces and sheets, so that words are encoded once and a subset is known by its
characters. The first subset has those of Windows-1252, which is all that English and Spanish ask for. Of all
others, 128 at a time have a subset.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from factsheet.pdf.object_syntax import ESCAPES
from factsheet.typesetting.faces import Face, find_kerns, find_missing_glyphs

FIRST = 0  # the number of the first subset
_BLOCK = 128  # characters of each further one; their codes are the upper half of a byte
_REMEMBERED_LINES, _REMEMBERED_WORDS = 512, 4_096
_MOVE = re.compile(r"\d\(")  # a bracket of the text stands after a backslash

_NO_BREAK = "\u00a0"
_NONE = "\x7f\x81\x8d\x8f\x90\x9d"  # codes that Windows-1252 leaves free
_FIRST_CODES: Mapping[str, int] = {
    **{bytes([code]).decode("cp1252"): code for code in range(0x20, 0x100) if chr(code) not in _NONE},
    _NO_BREAK: 0x20,  # it has done its work once lines are broken
    "\u02bb": 0x81,  # the ʻokina of Hawaiian names, in a free place
}

Shown = tuple[int, str]
"""The number of a subset, and text in it."""


def find_code(char: str) -> tuple[int, int]:
    """Return the number of the subset that has a character, and its code there."""
    code = _FIRST_CODES.get(char)
    if code is not None:
        return FIRST, code
    block, place = divmod(ord(char), _BLOCK)
    return 1 + block, _BLOCK + place


def find_block_start(subset: int) -> str:
    """Return the character with the lowest code of a subset that is not the first."""
    return chr((subset - 1) * _BLOCK)


def split_subsets(characters: Iterable[str]) -> dict[int, dict[int, str]]:
    """Return characters as drawn by the number of their subset and their code in it, in order of both."""
    found: dict[int, dict[int, str]] = {}
    for char in sorted({" " if char == _NO_BREAK else char for char in characters}, key=find_code):
        subset, code = find_code(char)
        found.setdefault(subset, {})[code] = char
    return found


@lru_cache(_REMEMBERED_LINES)
def encode_line(text: str, face: Face) -> tuple[Shown, ...]:
    """Return the operators that show a line, kerned: one for each stretch that lies in one subset.

    Raises:
        ValueError: The face has no glyph for a character; a reader would see an empty box.
    """
    pieces = [piece for word in text.split(" ") for piece in ((FIRST, " "), *_encode_word(word, face))][1:]
    return tuple(
        (subset, _show_text("".join([shown for _, shown in group])))
        for subset, group in groupby(pieces, key=itemgetter(0))
    )


@lru_cache(_REMEMBERED_WORDS)
def _encode_word(word: str, face: Face) -> tuple[Shown, ...]:
    """Return a word as what stands between the brackets of a string, closed and opened again at each move."""
    missing = find_missing_glyphs(word, face)
    if missing:
        raise ValueError(f"{face} has no glyph for {', '.join(map(repr, missing))}")
    moves = dict(find_kerns(word, face))
    pieces: list[Shown] = []
    for place, char in enumerate(word, start=1):
        subset, code = find_code(char)
        # ISO 32000-1, 9.4.3: a positive number moves to the left.
        move = f"){-moves[place]}(" if place in moves else ""
        pieces.append((subset, chr(code).translate(ESCAPES) + move))
    return tuple(
        (subset, "".join([shown for _, shown in group]))
        for subset, group in groupby(pieces, key=itemgetter(0))
    )


def _show_text(text: str) -> str:
    if not _MOVE.search(text):
        return f"({text}) Tj"
    # A move that is the last one stands before no string: some readers pass it over before an empty one.
    return f"[({text[:-1]}] TJ" if _MOVE.match(text, len(text) - 2) else f"[({text})] TJ"
