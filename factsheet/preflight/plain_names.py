"""Names of files that every portal takes, and what is wrong in those that it does not take."""

import re
import unicodedata
from collections.abc import Collection, Sequence

PLAIN_NAME_LENGTH = 30
_SHORTEST = 8  # characters of a name that is proposed, however short a rule wants it
_SUFFIX = ".pdf"
_BASE = "document"
_PLAIN = re.compile(r"[A-Za-z0-9]+(_[A-Za-z0-9]+)*\.pdf")
_NAMED_SIGNS = {"space": " "}  # what cannot be written as itself in a limit
_SIGN_WORDS = {" ": "a blank", "\t": "a tab"}
_FILLERS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "pdf", "the", "to", "with")
)
_SHORT_WORD = 3  # letters that a word keeps


def is_plain_name(name: str, most: int = PLAIN_NAME_LENGTH) -> bool:
    """Return whether a name has letters, digits and underscores alone, one dot, and is short enough."""
    return len(name) <= most and bool(_PLAIN.fullmatch(name))


def propose_name(name: str, *, most: int = PLAIN_NAME_LENGTH, taken: Collection[str] = ()) -> str:
    """Return a plain name that keeps as much of a name as it can; a plain one stays as it is.

    Accents are taken off, "&" becomes "and", all else that is no letter or digit an underscore. One that is
    too long loses its small words first, then the ends of its longest words; numbers are kept.

    Args:
        name: Of a file.
        most: Characters that it may have, with its suffix; at least `_SHORTEST` are used.
        taken: Names of other files, which it must not have; capitals make no difference.
    """
    room = max(most, _SHORTEST) - len(_SUFFIX)
    stem = name[: -len(_SUFFIX)] if name.casefold().endswith(_SUFFIX) else name
    words = re.findall("[A-Za-z0-9]+", _fold_letters(stem))
    base = _join_words(words, room) or _BASE[:room]
    used = {other.casefold() for other in taken}
    number, proposed = 1, base
    while f"{proposed}{_SUFFIX}".casefold() in used:
        number += 1
        mark = f"_{number}"
        proposed = f"{base[: room - len(mark)].rstrip('_')}{mark}"
    return f"{proposed}{_SUFFIX}"


def _fold_letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _join_words(words: Sequence[str], room: int) -> str:
    """Return words with underscores between, shortened until they have room."""
    if len("_".join(words)) > room:
        words = [word for word in words if word.casefold() not in _FILLERS] or words
    parts = list(words)
    while len("_".join(parts)) > room:
        long = [at for at, word in enumerate(parts) if len(word) > _SHORT_WORD and not word.isdigit()]
        if long:
            longest = max(long, key=lambda at: len(parts[at]))
            parts[longest] = parts[longest][:-1]
        elif len(parts) > 1:
            del parts[len(parts) // 2]
        else:
            parts = [parts[0][:room]]
    return "_".join(parts)


def parse_characters(words: Sequence[str]) -> frozenset[str]:
    """Return the characters of a limit such as ``A-Z a-z 0-9 _ space``.

    Raises:
        ValueError: A word is neither one character, a range of two, nor a named one.
    """
    found: set[str] = set()
    for word in words:
        if word in _NAMED_SIGNS:
            found.add(_NAMED_SIGNS[word])
        elif len(word) == len("A-Z") and word[1] == "-" and word[0] <= word[2]:
            found.update(map(chr, range(ord(word[0]), ord(word[2]) + 1)))
        elif len(word) == 1:
            found.add(word)
        else:
            raise ValueError("characters, and ranges such as A-Z, with blanks between; space for a blank")
    return frozenset(found)


def name_signs(signs: Collection[str]) -> str:
    """Return characters as a message names them, each once."""
    return ", ".join(
        _SIGN_WORDS.get(sign) or (sign if sign.isprintable() else f"U+{ord(sign):04X}")
        for sign in dict.fromkeys(signs)
    )
