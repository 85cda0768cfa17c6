"""Labels over several lines."""

from factsheet.typesetting.faces import Face, text_width


def wrap_label(text: str, face: Face, size: float, measure: float) -> tuple[str, ...]:
    """Return the lines of a label, each at most `measure` points wide.

    Lines turn at spaces (not at no-break spaces). A word that is wider than the measure is cut, so that
    nothing is ever clipped; a measure below one character still gives one character a line.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, face, size) <= measure:
            lines[-1] = longer
        else:
            lines += _cut(word, face, size, measure)
    return tuple(lines)


def widest_word(texts: tuple[str, ...], face: Face, size: float) -> float:
    """Return the width of the widest word of the texts in points, 0 without texts."""
    words = (word for text in texts for word in text.split(" "))
    return max((text_width(word, face, size) for word in words), default=0.0)


def _cut(word: str, face: Face, size: float, measure: float) -> list[str]:
    """The word in parts that fit."""
    parts = [""]
    for char in word:
        if parts[-1] and text_width(parts[-1] + char, face, size) > measure:
            parts.append("")
        parts[-1] += char
    return parts
