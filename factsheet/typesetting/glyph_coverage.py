"""Which characters sheets can print, known from a list beside the faces, before any face is opened."""

import unicodedata
from functools import cache

from factsheet.characters import compose_letters, has_mark, is_mark
from factsheet.errors import Fault, FontError, FormCode
from factsheet.resources import FONTS

GLYPHS_ALLOWED = "characters that the sheet's font has"
CHARACTERS = "characters.txt"
"""The file of what each of the faces has: a line for each run, as "0020-007E"."""


def describe_missing_glyphs(text: str) -> str | None:
    """Return the characters of a text that sheets cannot print, as messages name them: the first three.

    None where it has no such character. A letter counts as missing with its capital, since headings are set
    in capitals. So does a mark for which there is no letter in one piece with it: it would be printed beside
    its letter.

    Raises:
        FontError: The list of characters is missing or broken.
    """
    printed = _list_printed_characters()
    composed = compose_letters(text)
    if printed.issuperset(composed):
        return None
    missing = dict.fromkeys(char for char in composed if not is_mark(char) and char not in printed)
    listed = ", ".join(map(_describe_character, list(missing)[:3]))
    told = [f"the character{'s' if len(missing) > 1 else ''} {listed}"] if missing else []
    marks = [at for at, char in enumerate(composed) if is_mark(char)]
    told += list(dict.fromkeys(_describe_mark(composed, at) for at in marks))[:3]
    return ", ".join(told)


@cache
def _list_printed_characters() -> frozenset[str]:
    """Return the characters that are printed with their capitals, each in one piece."""
    known = frozenset(_read_characters())
    capitals = {char: compose_letters(char.upper()) for char in known if not is_mark(char)}
    return frozenset(
        char for char, capital in capitals.items() if known.issuperset(capital) and not has_mark(capital)
    )


def _read_characters() -> str:
    path = FONTS / CHARACTERS
    try:
        runs = [line.split("-") for line in path.read_text("ascii").splitlines()]
        return "".join(chr(code) for first, last in runs for code in range(int(first, 16), int(last, 16) + 1))
    except (OSError, ValueError) as error:
        allowed = "the list of characters that comes with the faces"
        raise FontError(Fault(str(path), 0, "font", str(error), allowed, code=FormCode.FILE)) from error


def _describe_character(char: str) -> str:
    """Name a character with its number, and the plain letters for which it stands if it is a ligature."""
    plain = unicodedata.normalize("NFKC", char)
    meant = f", type '{plain}'" if len(plain) > 1 and plain.isascii() and plain.isalpha() else ""
    return f"'{char}' (U+{ord(char):04X}{meant})"


def _describe_mark(text: str, at: int) -> str:
    """Name a mark that stands apart, with its letter if it has one."""
    letter = text[:at].rstrip("".join(filter(is_mark, text)))[-1:].strip()
    mark = f"the mark U+{ord(text[at]):04X}, {unicodedata.name(text[at], 'without a name').lower()}"
    return f"{mark}, on the letter '{letter}'" if letter else f"{mark}, on no letter"
