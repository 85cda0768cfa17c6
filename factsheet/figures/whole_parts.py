"""The parts of a bar that stands for a whole: where they lie, their colours, and what can be read on them."""

from collections.abc import Sequence

from matplotlib.patches import PathPatch

from factsheet.color import MIN_CONTRAST, choose_text_color, measure_contrast, tint_color
from factsheet.figures.artists import Paint, make_box_path, make_patch
from factsheet.geometry import Box
from factsheet.theme import Palette

BETWEEN = 1.0  # white between two parts, in points
LEAST_PART = 0.75  # a part above zero is never thinner than a hairline that survives a copier
BLACK = "#000000"


def list_part_colors(count: int, palette: Palette) -> tuple[str, ...]:
    """Return the colours of the parts, from the dark one of a source's family to its pale one."""
    steps = max(count - 1, 1)
    return tuple(tint_color(palette.blue, palette.pale_blue, place / steps) for place in range(count))


def place_parts(counts: Sequence[int], box: Box) -> tuple[Box | None, ...]:
    """Return the parts of a bar, with white between them; None for a part of zero.

    Lengths are in proportion, but that a part above zero is never thinner than a hairline.

    Args:
        counts: From the left, none below zero, with a sum above it.
        box: The whole bar.
    """
    drawn = [count for count in counts if count]
    room = box.width - BETWEEN * (len(drawn) - 1)
    lengths = [max(room * count / sum(drawn), LEAST_PART) for count in drawn]
    longest = lengths.index(max(lengths))
    lengths[longest] -= sum(lengths) - room
    parts, x, rest = list[Box | None](), box.x, iter(lengths)
    for count in counts:
        length = next(rest) if count else 0.0
        parts.append(Box(x, box.y, length, box.height) if count else None)
        x += length + BETWEEN if count else 0.0
    return tuple(parts)


def paint_parts(counts: Sequence[int], box: Box, palette: Palette) -> tuple[PathPatch, ...]:
    """Return the parts of a bar, dark to pale."""
    painted = zip(place_parts(counts, box), list_part_colors(len(counts), palette), strict=True)
    return tuple(make_patch(make_box_path([part]), Paint(fill=color)) for part, color in painted if part)


def choose_part_ink(color: str, palette: Palette) -> str:
    """Return the colour of a text on a part: ink or paper, and black where neither can be read well."""
    ink = choose_text_color(color, palette.paper, palette.ink)
    is_clear = measure_contrast(ink, color) >= MIN_CONTRAST
    return ink if is_clear else choose_text_color(color, palette.paper, BLACK)
