"""How each county of the map is painted."""

from collections.abc import Mapping, Sequence

from factsheet.color import MIN_SHAPE_CONTRAST, choose_ramp_steps, measure_contrast
from factsheet.figures.artists import Paint
from factsheet.figures.county_map.class_breaks import Classes, find_class_breaks
from factsheet.model import Cell, CountyCounts, MapChoice, StateShapes
from factsheet.theme import Palette
from factsheet.wording.legend import Special, find_special


def classify_counts(counts: CountyCounts, choice: MapChoice, steps: Sequence[int] = ()) -> Classes | None:
    """Return the classes of a map, None where there is but one county or no count above zero.

    Args:
        counts: Of the map.
        choice: How they are classed.
        steps: Of the scale of their source.

    Raises:
        ValueError: The fixed bounds of `choice` do not rise or do not cover the counts.
    """
    values = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell > 0]
    return find_class_breaks(values, choice, steps) if values and len(counts.cells) > 1 else None


def choose_class_paints(classes: Classes, palette: Palette) -> tuple[Paint, ...]:
    """Return how each class is painted, lowest first: a shade of the ramp."""
    return tuple(
        Paint(
            fill=palette.ramp[step],
        )
        for step in choose_ramp_steps(len(classes), len(palette.ramp))
    )


def choose_special_paint(entry: Special, palette: Palette) -> Paint:
    """Return how a special entry is painted: paper, lines on paper, crossed lines on pale ground."""
    if entry is Special.NONE_REPORTED:
        return Paint(fill=palette.paper)
    if entry is Special.NOT_SHOWN:
        return Paint(fill=palette.paper, hatch="////", hatch_color=palette.county_line)
    return Paint(fill=palette.neutral_land, hatch="xxx", hatch_color=palette.county_line)


def choose_border_line(one: Paint, other: Paint, palette: Palette) -> str:
    """Return the colour of the border between two counties: dark, and that of paper where both are dark.

    It has a contrast of 3:1 to one of them at least.
    """
    shades = (one.fill or palette.paper, other.fill or palette.paper)
    is_seen = any(is_seen_on(palette.county_line, shade) for shade in shades)
    return palette.county_line if is_seen else palette.paper


def is_seen_on(line: str, shade: str) -> bool:
    """Return whether a line shows on a shade."""
    return measure_contrast(line, shade) >= MIN_SHAPE_CONTRAST


def choose_county_paints(
    shapes: StateShapes, counts: CountyCounts | None, classes: Classes | None, palette: Palette
) -> Mapping[str, Paint]:
    """Return how each county is painted, by FIPS; neutral without counts and in one-unit jurisdictions.

    Raises:
        ValueError: A county has no cell, or a count above zero lies in no class.
    """
    if counts is None or len(shapes.counties) == 1:
        return {county.fips: Paint(fill=palette.neutral_land) for county in shapes.counties}
    missing = [county.fips for county in shapes.counties if county.fips not in counts.cells]
    if missing:
        raise ValueError(f"no cell for the counties {', '.join(missing)}")
    shades = choose_class_paints(classes, palette) if classes else ()
    return {
        county.fips: _choose_paint(counts.cells[county.fips], classes, shades, palette)
        for county in shapes.counties
    }


def _choose_paint(cell: Cell, classes: Classes | None, shades: tuple[Paint, ...], palette: Palette) -> Paint:
    entry = find_special(cell)
    if entry:
        return choose_special_paint(entry, palette)
    if classes is None or not isinstance(cell, int):
        raise ValueError(f"found a count of {cell} on a map without classes")
    return shades[classes.class_of(cell)]
