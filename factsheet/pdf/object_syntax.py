"""How values stand in a PDF file (ISO 32000-1, 7.3): text whose characters stand for bytes."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})
_PLAIN = frozenset("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=4096)  # sizes, weights and places on a grid come again and again
def format_number(value: float, digits: int = 2) -> str:
    """Return a number as a PDF file has it: fixed point, no trailing zeros, no negative zero."""
    text = f"{value:.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def format_numbers(*values: float, digits: int = 2) -> str:
    """Return several numbers with spaces between."""
    return " ".join([format_number(value, digits) for value in values])


def format_string(text: str) -> str:
    """Return a text string (7.9.2.2): in PDFDocEncoding where that has all its characters, else in UTF-16."""
    if not (text.isascii() and text.isprintable()):
        try:
            text = text.encode("pdfdoc").decode("latin-1")
        except UnicodeEncodeError:
            text = ("\ufeff" + text).encode("utf-16-be").decode("latin-1")
    return f"({text.translate(ESCAPES)})"


def format_name(text: str) -> str:
    """Return a name; `text` is ASCII."""
    return "/" + "".join([char if char in _PLAIN else f"#{ord(char):02X}" for char in text])


def format_array(values: Iterable[object]) -> str:
    """Return an array of numbers and of what is written already."""
    return f"[{' '.join(map(str, values))}]"


def format_dictionary(entries: Mapping[str, object]) -> str:
    """Return a dictionary of numbers and of what is written already; its keys need no escape."""
    return "<<" + "".join([f"/{key} {value}" for key, value in entries.items()]) + ">>"
