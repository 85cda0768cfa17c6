"""How well a text reads: letters, quotation marks and dashes where Western European writing has them.

Bytes of one encoding read in another are still characters, but in places where nobody writes them: a capital
within a word, a sign of currency for a letter, a dash between small letters. Each such place is a doubt.
"""

import re
import unicodedata
from dataclasses import dataclass

_IMPOSSIBLE = 100
_RARE, _DOUBTFUL = 2, 1
_LETTERS = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿ" + "ÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝ")
_OPENING, _CLOSING, _APOSTROPHES, _DASHES = map(frozenset, ("“‘«¿¡„", "”»", "’´", "–—"))
_NOT_BEFORE_LETTERS, _NOT_AFTER_LETTERS, _WITHIN_WORDS = map(frozenset, ("…´", "ªº", "\u00a0·…×ðþšžıł"))
_SIGN_WEIGHTS = {
    **dict.fromkeys("“‘«¿¡„”»’´…•§¶©®™°½¼¾ªº€£¢·×±²³¹µ÷\u00a0", 0),
    **dict.fromkeys("ðþÐÞšžŠŽŸıłŁ", _RARE),
}
_AFTER_APOSTROPHE = re.compile(r"(s|t|re|ve|ll|d|m|em|n|til|cause)\b")
_BEFORE_APOSTROPHE = re.compile(r"\b(qu|[dlnsjmtco])$", re.IGNORECASE)
_USUAL_AFTER = {"ñ": "aeiouyáéíóú", "œ": "uivUIV"}
_WORDS_OF_ONE = frozenset("àèÀÈÉ")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]{3}")  # of letters: another alphabet, read byte by byte


@dataclass(frozen=True, slots=True, order=True)
class Doubts:
    """How doubtful a text reads.

    Attributes:
        impossible: Places where nobody writes such a character.
        total: The weight of places where few do.
    """

    impossible: int
    total: int


def measure_doubts(text: str) -> Doubts:
    """Return the doubts about the characters of a text that are not ASCII; the less, the better it reads."""
    weights = [
        _measure_character(line, place)
        for line in text.split("\n")
        if not line.isascii()
        for place, char in enumerate(line)
        if not char.isascii()
    ]
    impossible = weights.count(_IMPOSSIBLE)
    return Doubts(impossible, sum(weights) - impossible * _IMPOSSIBLE)


def _measure_character(text: str, place: int) -> int:
    if text[place] in _LETTERS:
        return _measure_letter(text, place)
    return _measure_sign(text, place)


def _measure_sign(text: str, place: int) -> int:
    """Return the doubt of a character that is no letter of Western Europe, by the letters beside it."""
    char, before, after = text[place], text[:place][-1:], text[place + 1 : place + 2]
    is_within = before.isalpha() and after.isalpha()
    if char in _APOSTROPHES and is_within:
        return _measure_apostrophe(text, place)
    if char in _DASHES:
        return _DOUBTFUL if is_within and not (before.islower() and after.isupper()) else 0
    if (char in _NOT_BEFORE_LETTERS and after.isalpha()) or (char in _NOT_AFTER_LETTERS and before.isalpha()):
        return _DOUBTFUL
    is_misplaced = (
        (char in _OPENING and before.isalpha())
        or (char in _CLOSING and after.isalpha())
        or (is_within and char not in _WITHIN_WORDS)
    )
    return _IMPOSSIBLE if is_misplaced else _SIGN_WEIGHTS.get(char, _IMPOSSIBLE)


def _measure_letter(text: str, place: int) -> int:
    """Return the doubt of a letter by the word that it stands in: its case, and digits beside it."""
    start, end = place, place + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word, char = text[start:end], text[place]
    if text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
        return _IMPOSSIBLE
    if len(word) == 1:
        return 0 if char in _WORDS_OF_ONE else _DOUBTFUL
    if _FOREIGN_RUN.search(word):
        return _IMPOSSIBLE
    if char.isupper():
        return 0 if word.isupper() or place == start else _IMPOSSIBLE
    if text[place + 1 : place + 2].isupper() or (place - start > 1 and word[: place - start].isupper()):
        return _IMPOSSIBLE
    usual_after = _USUAL_AFTER.get(char, "")
    return _DOUBTFUL if usual_after and text[place + 1 : place + 2] not in usual_after else 0


def _measure_apostrophe(text: str, place: int) -> int:
    """Return the doubt of an apostrophe between letters: "women’s", "O’Brien" and "l’été" have none."""
    is_usual = (
        text[place + 1].isupper()
        or _AFTER_APOSTROPHE.match(text, place + 1)
        or _BEFORE_APOSTROPHE.search(text[:place])
    )
    return 0 if is_usual else _DOUBTFUL


def find_lost_letters(text: str) -> str | None:
    """Return what a text in UTF-8 was before it was read as Windows-1252: "Doña" for "DoÃ±a"; else None."""
    if text.isascii():
        return None
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return meant if all(unicodedata.category(char)[0] in "LMNPSZ" for char in meant) else None
