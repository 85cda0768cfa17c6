"""Colours as SVG and its styles write them."""

import re
from dataclasses import dataclass

from PIL import ImageColor

from factsheet.color import join_color
from factsheet.logo.svg_numbers import NUMBER
from factsheet.logo.svg_style import Style

COLOR_ALLOWED = "a plain colour such as #24518f or navy, or none"
OPACITY_ALLOWED = "a number from 0 to 1, or a percentage"
_INKS = re.compile(r"\s+(?:icc-color|device-[a-z]+)\([^()]*\)$", re.IGNORECASE)  # what follows is for presses
_CHANNELS = re.compile(rf"rgba?\(\s*({NUMBER}%?(?:[\s,/]+{NUMBER}%?){{2,3}})\s*\)", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_SHORT, _FULL = 5, 255.0  # characters of a colour that gives one digit a channel; a channel at its most
_SHARE = re.compile(rf"\s*({NUMBER})(%?)\s*")


@dataclass(frozen=True, slots=True)
class Color:
    """A colour as ``#rrggbb`` with its opacity, 0 to 1."""

    rgb: str
    opacity: float = 1.0


def parse_color(text: str, style: Style) -> Color | None:
    """Return a colour, or None for none.

    Args:
        text: As it stands in the file.
        style: In which ``currentColor`` has its meaning.

    Raises:
        ValueError: It is not a colour; carries what is allowed.
    """
    word = _INKS.sub("", text.strip())
    if word.lower() == "currentcolor":
        word = style.get("color", "black")
    if word.lower() in ("none", "transparent"):
        return None
    if _HEX.fullmatch(word):
        return _read_hex(word)
    if found := _CHANNELS.fullmatch(word):
        return _read_channels(re.split(r"[\s,/]+", found[1]))
    return Color(_read_name(word))


def parse_opacity(text: str) -> float:
    """Return an opacity, 0 to 1.

    Raises:
        ValueError: It is not a number; carries what is allowed.
    """
    found = _SHARE.fullmatch(text)
    if found is None:
        raise ValueError(OPACITY_ALLOWED)
    value = float(found[1]) / (100 if found[2] else 1)
    return min(max(value, 0.0), 1.0)


def _read_hex(word: str) -> Color:
    digits = word[1:].lower()
    if len(word) <= _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    return Color(f"#{digits[:6]}", int(digits[6:] or "ff", 16) / _FULL)


def _read_channels(parts: list[str]) -> Color:
    """Return the colour of three channels, of 255 or in percent, and an opacity where it is there."""
    channels = []
    for part in parts[:3]:
        value = float(part.rstrip("%")) * (_FULL / 100 if part.endswith("%") else 1)
        channels.append(round(min(max(value, 0.0), _FULL)))
    return Color(join_color(channels), parse_opacity(parts[3]) if parts[3:] else 1.0)


def _read_name(word: str) -> str:
    try:
        parts = ImageColor.getrgb(word if word.isascii() else "")  # it takes the digits of any script
    except ValueError:
        raise ValueError(COLOR_ALLOWED) from None
    if len(parts) != 3:  # noqa: PLR2004 - red, green, blue
        raise ValueError(COLOR_ALLOWED)
    return join_color(min(max(part, 0), 255) for part in parts)
