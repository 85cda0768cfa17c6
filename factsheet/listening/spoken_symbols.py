"""What remains of punctuation when NVDA reads at its usual level, "some", by its English symbols of 2017.

A symbol is said, is kept for the pause or the tone that the voice makes of it, or is dropped without a sound.
Of other languages the words are not known here: what is said there is left as it stands.
"""

import re

_SAID = {
    "%": "percent",
    "&": "and",
    "#": "number",
    "*": "star",
    "+": "plus",
    "\N{MINUS SIGN}": "minus",
    "/": "slash",
    ".": "dot",
    "@": "at",
    "<": "less",
    ">": "greater",
    "=": "equals",
    "•": "bullet",
    "°": "degrees",
    "±": "Plus or Minus",
    "×": "times",
    "÷": "divide by",
    "†": "dagger",
    "‡": "double dagger",
    "©": "Copyright",
    "®": "registered",
    "™": "Trademark",
    "→": "right arrow",
}
_AFTER = r"(?=[\"'”’)\s]|$)"
_KEPT = "|".join(
    (
        r"(?<=[^\s.])\." + _AFTER,  # the end of a sentence
        r"(?<![^\d -])\.(?=\d)",  # a decimal point
        r"(?<=[^\s!])!" + _AFTER,
        r"(?<=[^\s?])\?" + _AFTER,
        r"(?<=[^\s;]);(?=\s|$)",
        r"(?<=[^\W_])['’]",  # in a word
    )
)
_MINUS = r"(?<!\w)[-\N{MINUS SIGN}](?=[$£€¥.]?\d)"
_DROPPED = r"""[-!?;'"“”‘’„‚§·—|¦\[\]{}\\^_`~¶«»¨¯´¸]"""
_SYMBOLS = re.compile(
    f"(?P<kept>{_KEPT})|(?P<minus>{_MINUS})|(?P<said>[{re.escape(''.join(_SAID))}])|(?P<dropped>{_DROPPED})"
)
_ENGLISH = "en"
_PARTS = frozenset({":", ";"})


def word_as_spoken(text: str, lang: str) -> str:
    """Return a text with symbols as they are said, or dropped.

    Args:
        text: What is heard; a mark that only parts the cells of a row is kept.
        lang: Its language; symbols that are said become words in English alone.
    """
    if text.strip() in _PARTS:
        return text
    is_english = lang.lower().split("-")[0] == _ENGLISH

    def replace_symbol(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        if found["dropped"]:
            return " "
        if not is_english:
            return found[0]
        said = "minus" if found["minus"] else _SAID[found[0]]
        return f" {said} " if text[found.end() : found.end() + 1].isalnum() else f" {said}"

    return re.sub(r"\s+", " ", _SYMBOLS.sub(replace_symbol, text))
