"""Which shade stands for which class, which text colour can be read on it, and how a colour is written."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import ceil

LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue (IEC 61966-2-1)
HEX_PATTERN = "#[0-9A-Fa-f]{6}"
MIN_CONTRAST = 4.5  # of text; WCAG 2.2, success criterion 1.4.3
MIN_SHAPE_CONTRAST = 3.0  # of what must be seen to be understood; success criterion 1.4.11

_LINEAR_BELOW = 0.04045
_FINEST = 255  # steps from one colour to another: as many as a channel has
_DARK, _DARK_SLOPE = 216 / 24389, 24389 / 27  # CIE 15:2004, below which lightness is linear


def split_color(color: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of a colour given as ``#rrggbb``."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def join_color(channels: Iterable[int]) -> str:
    """Return the colour ``#rrggbb`` of red, green and blue, 0 to 255."""
    return f"#{bytes(channels).hex()}"


def tint_color(color: str, ground: str, share: float) -> str:
    """Return a colour with a share of the ground, 0 to 1, mixed into it: 0 is the colour itself."""
    pairs = zip(split_color(color), split_color(ground), strict=True)
    return join_color(round(one + share * (other - one)) for one, other in pairs)


@cache
def find_tint(color: str, pale: str, *, paper: str, contrast: float, most: float = 1.0) -> str:
    """Return the palest mixture of two colours that keeps a contrast to the paper.

    Args:
        color: As ``#rrggbb``; what comes back where no mixture has the contrast.
        pale: What is mixed into it.
        paper: What the mixture stands on.
        contrast: The least to the paper, 1 to 21.
        most: The largest share of the pale one, 0 to 1.
    """
    enough, too_much = 0, round(most * _FINEST) + 1
    while too_much - enough > 1:
        middle = (enough + too_much) // 2
        is_seen = measure_contrast(tint_color(color, pale, middle / _FINEST), paper) >= contrast
        enough, too_much = (middle, too_much) if is_seen else (enough, middle)
    return tint_color(color, pale, enough / _FINEST)


def find_pale_shade(ramp: Sequence[str], *, paper: str, contrast: float) -> str:
    """Return the palest shade of a ramp, or between two of its shades, that has a contrast to the paper.

    Args:
        ramp: From light to dark; its darkest shade comes back where none has the contrast.
        paper: What the shade stands on.
        contrast: The least to the paper, 1 to 21.
    """
    pairs = pairwise((paper, *ramp))
    found = ((pale, dark) for pale, dark in pairs if measure_contrast(dark, paper) >= contrast)
    pale, dark = next(found, (ramp[-1], ramp[-1]))
    return find_tint(dark, pale, paper=paper, contrast=contrast)


def choose_ramp_steps(class_count: int, ramp_length: int) -> tuple[int, ...]:
    """Return which members of a ramp stand for 1 to `ramp_length` classes, light to dark.

    Few classes (half the ramp at most) keep clear of both ends, so that the lightest is far from paper;
    more classes use both ends and skip a light step first, since light steps are nearer to each other.

    Raises:
        ValueError: No class, or more classes than shades.
    """
    if not 1 <= class_count <= ramp_length:
        raise ValueError(f"found {class_count} classes; allowed: 1 to {ramp_length}")
    if 2 * class_count <= ramp_length or class_count == 1:
        return tuple(int((index + 0.5) * ramp_length / class_count) for index in range(class_count))
    return tuple(ceil(index * (ramp_length - 1) / (class_count - 1)) for index in range(class_count))


def choose_text_color(ground: str, *inks: str) -> str:
    """Return the ink that contrasts most with `ground`; the first of those that are alike."""
    return max(inks, key=lambda color: measure_contrast(color, ground))


@cache
def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def measure_lightness(color: str) -> float:
    """Return the lightness L* of a ``#rrggbb`` colour, 0 for black to 100 for white (CIE 1976)."""
    luminance = _measure_luminance(color)
    if luminance <= _DARK:
        return luminance * _DARK_SLOPE
    return float(116 * luminance ** (1 / 3) - 16)


def _measure_luminance(color: str) -> float:
    """Relative luminance, 0 to 1, of an sRGB colour."""
    lights = [linearize_channel(channel / 255) for channel in split_color(color)]
    return sum(weight * light for weight, light in zip(LUMINANCE_WEIGHTS, lights, strict=True))


def linearize_channel(channel: float) -> float:
    """Return the light of a channel, both 0 to 1: undo the transfer curve of sRGB (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
