"""How a value that was found, and a likely right one, are shown in a message."""

from collections.abc import Iterable
from difflib import get_close_matches

from factsheet.count_wording import suppress_count, suppress_numbers

SHOWN_LENGTH = 60
_SHORTEST_CODE = 4  # digits of a county's code without its leading zero


def quote_value(value: object) -> str:
    """Return a value as a message shows it: text quoted and cut at 60 characters, lists only named."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"'{line[:SHOWN_LENGTH]}…'" if len(line) > SHOWN_LENGTH else f"'{line}'"
    return str(value)


def quote_count(value: object) -> str:
    """Return what stands in place of a count as a message shows it: a sign for each number."""
    return suppress_count(quote_value(value))


def quote_place(text: str) -> str:
    """Return what stands in place of a code as a message shows it; a shorter number may be a count."""
    return quote_count(text) if text.isdecimal() and len(text) < _SHORTEST_CODE else quote_value(text)


def quote_line(value: object) -> str:
    """Return what may hold a count as a message shows it: a sign for each number but years."""
    return suppress_numbers(quote_value(value))


def find_near_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a word comes close to, None where it comes close to none."""
    return next(iter(get_close_matches(word, list(known), n=1)), None)


def list_allowed_words(words: Iterable[str], *, near: str) -> str:
    """Return the list of words that are allowed, led by the one that `near` may have meant."""
    known = list(words)
    close = find_near_word(near, known)
    listed = f"one of {', '.join(known)}"
    return f"{close!r} perhaps; {listed}" if close else listed
