"""How each county of the map is painted."""

from collections.abc import Mapping

from factsheet.color import ramp_steps
from factsheet.figures.artists import Ink
from factsheet.figures.county_map.class_breaks import Classes, class_breaks
from factsheet.model import Cell, CountyCounts, MapChoice, StateShapes
from factsheet.theme import Palette
from factsheet.wording.legend import Special, find_special


def classes_for(counts: CountyCounts, choice: MapChoice) -> Classes | None:
    """Return the classes of a map, None where there is but one county or no count above zero.

    Raises:
        ValueError: The fixed bounds of `choice` do not rise or do not cover the counts.
    """
    values = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell > 0]
    return class_breaks(values, choice) if values and len(counts.cells) > 1 else None


def class_inks(classes: Classes, palette: Palette) -> tuple[Ink, ...]:
    """Return how each class is painted, lowest first: a shade of the ramp, with its hatch if it has one."""
    return tuple(
        Ink(
            fill=palette.ramp[step],
            hatch=palette.ramp_hatches[step] if palette.ramp_hatches else "",
            hatch_color=palette.county_line,
        )
        for step in ramp_steps(len(classes), len(palette.ramp))
    )


def special_ink(entry: Special, palette: Palette) -> Ink:
    """Return how a special entry is painted: paper, lines on paper, crossed lines on pale ground."""
    if entry is Special.NONE_REPORTED:
        return Ink(fill=palette.paper)
    if entry is Special.NOT_SHOWN:
        return Ink(fill=palette.paper, hatch="////", hatch_color=palette.county_line)
    return Ink(fill=palette.neutral_land, hatch="xxx", hatch_color=palette.county_line)


def county_inks(
    shapes: StateShapes, counts: CountyCounts | None, classes: Classes | None, palette: Palette
) -> Mapping[str, Ink]:
    """Return how each county is painted, by FIPS; neutral without counts and in one-unit jurisdictions.

    Raises:
        ValueError: A county has no cell, or a count above zero lies in no class.
    """
    if counts is None or len(shapes.counties) == 1:
        return {county.fips: Ink(fill=palette.neutral_land) for county in shapes.counties}
    missing = [county.fips for county in shapes.counties if county.fips not in counts.cells]
    if missing:
        raise ValueError(f"no cell for the counties {', '.join(missing)}")
    shades = class_inks(classes, palette) if classes else ()
    return {
        county.fips: _ink(counts.cells[county.fips], classes, shades, palette) for county in shapes.counties
    }


def _ink(cell: Cell, classes: Classes | None, shades: tuple[Ink, ...], palette: Palette) -> Ink:
    entry = find_special(cell)
    if entry:
        return special_ink(entry, palette)
    if classes is None or not isinstance(cell, int):
        raise ValueError(f"found a count of {cell} on a map without classes")
    return shades[classes.class_of(cell)]
