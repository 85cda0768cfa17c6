"""Words as people type them, compared with what is known: without accents, from their beginnings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

MOST_TYPED = 80  # letters of a search


def list_words(text: str) -> list[str]:
    """Return the words of a text as they are compared: small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(each for each in plain if not unicodedata.combining(each)))


def is_begun(wanted: str, known: Iterable[str]) -> bool:
    """Return whether a word begins one that is known; a number is the whole of it, or 1 would be 10."""
    return any(word == wanted if wanted.isdecimal() else word.startswith(wanted) for word in known)


def are_begun(wanted: Iterable[str], known: Sequence[str]) -> bool:
    """Return whether each word begins one that is known."""
    return all(is_begun(word, known) for word in wanted)
