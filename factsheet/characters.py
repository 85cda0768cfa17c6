"""Single characters of a text: which cannot be printed, what messages call them, and letters in one piece."""

import unicodedata

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Cf: directions, soft hyphens, zero-width characters
_BLANKS = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}  # letters and signs that are drawn as nothing
_NO_BREAK = "a blank at which no line breaks"
_NO_WIDTH = "a mark without width that nobody sees"
_TURNS_WRITING = "a mark that turns the direction of writing"
_NAMES = {
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a line end as old Macintosh computers wrote it",
    "\u00ad": "a hyphen that shows at the end of a line only",
    **dict.fromkeys("\u00a0\u202f", _NO_BREAK),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", _NO_WIDTH),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", _TURNS_WRITING),
    **dict.fromkeys("\u2066\u2067\u2068\u2069", _TURNS_WRITING),
}
_KINDS = {
    "Cc": "a control character",
    "Cf": "a mark that nobody sees",
    "Cn": "which is no character yet",
    "Co": "a character that each font draws as it likes",
    "Cs": "half of a character",
    "Zl": "a mark that ends a line",
    "Zp": "a mark that ends a paragraph",
    "Zs": "an unusual blank",
}


def name_character(char: str) -> str:
    """Return a character that nobody sees as messages name it: "U+202E, a mark that turns ..."."""
    kind = _NAMES.get(char) or _KINDS.get(unicodedata.category(char))
    return f"U+{ord(char):04X}, {kind}" if kind else f"U+{ord(char):04X}"


def is_digits(text: str) -> bool:
    """Return whether a text is digits from 0 to 9 alone, in which data write numbers and codes."""
    return text.isascii() and text.isdecimal()


def find_unprintable(text: str) -> str | None:
    """Return the name of the first control, surrogate, unassigned, direction or invisible character."""
    if text.isprintable():  # that holds for no character that is refused, nor for unusual blanks
        return None
    return next((name_character(char) for char in text if unicodedata.category(char) in _REFUSED), None)


def is_visible(text: str) -> bool:
    """Return whether a text has a letter, digit, mark of punctuation or sign that can be seen."""
    return any(unicodedata.category(char)[0] in "LNPS" and ord(char) not in _BLANKS for char in text)


def is_mark(char: str) -> bool:
    """Return whether a character is an accent or another mark that belongs on the letter before it."""
    return unicodedata.category(char)[0] == "M"


def has_mark(text: str) -> bool:
    """Return whether a text has a mark apart from its letter."""
    return not text.isascii() and any(map(is_mark, text))


def compose_letters(text: str) -> str:
    """Return a text in which a letter and its accents are one character where there is one (NFC).

    Some systems hand over the letter and each accent apart. They look alike, but compare as another text and
    print with the accents beside their letter.
    """
    return unicodedata.normalize("NFC", text)
