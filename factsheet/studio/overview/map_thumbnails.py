"""Small maps of the states: what the map of the sheet shows, with no line that a screen would not show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet.digests import make_digest
from factsheet.disclosure import SafeProfile
from factsheet.model.entries import BreakMethod, MapChoice
from factsheet.theme import Palette

if TYPE_CHECKING:  # what draws loads matplotlib, and is loaded when the first map is asked for
    from matplotlib.path import Path

    from factsheet.figures.artists import Paint

_SIZE = (52, 36)  # in pixels
_CHOICE_SIZE = (130, 90)  # of a picture by which classes are chosen
_DRAWN = 0.5  # of that size, at which lines lose what is finer than the eye sees on a screen
_GRID = 10  # whole numbers in the picture, to a point of that
_NAME_LENGTH = 16
_LAND = "#d3dae4"  # of counties without a shade of their own: none reported, not shown, no data
_BORDER = "#ffffff"


@dataclass(frozen=True, slots=True)
class MapThumbnail:
    """A small map as SVG; its name changes with what it shows."""

    name: str
    content: str


def name_picture(profile: SafeProfile) -> str:
    """Return a name of what the map of a state shows: made of what its sheet shows, and so safe to tell."""
    shapes = profile.shapes
    outline = shapes if shapes.is_own else (shapes.usps, shapes.edition)
    shown = (outline, profile.counties, profile.map_choice, _list_steps(profile))
    return make_digest(repr(shown).encode())[:_NAME_LENGTH]


def make_thumbnail(profile: SafeProfile, kept: MapThumbnail | None) -> MapThumbnail:
    """Return the small map of a state, the one that was drawn before where it shows the same."""
    name = name_picture(profile)
    return kept if kept and kept.name == name else MapThumbnail(name, _draw_map(profile, profile.map_choice))


def draw_classes(profile: SafeProfile, method: BreakMethod) -> str:
    """Return the map of a state as SVG, its counts in classes that a method finds.

    Raises:
        ValueError: The method finds none by itself.
    """
    return _draw_map(profile, MapChoice(method=method, classes=profile.map_choice.classes), _CHOICE_SIZE)


def _list_steps(profile: SafeProfile) -> tuple[int, ...]:
    """Return the scale that the source of the counts has on all sheets, () where it has none."""
    counts = profile.counties
    return next((one.map.steps for one in profile.sources if counts and one.key == counts.source), ())


def _draw_map(profile: SafeProfile, choice: MapChoice, size: tuple[int, int] = _SIZE) -> str:
    width, height = (round(side * _DRAWN * _GRID) for side in size)
    paths = "".join(_draw_paths(profile, choice, size))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{size[0]}" height="{size[1]}"><g transform="matrix(1 0 0 -1 0 {height})" '
        f'fill="none" stroke-width="2" stroke-linejoin="round">{paths}</g></svg>\n'
    )


def _draw_paths(profile: SafeProfile, choice: MapChoice, size: tuple[int, int]) -> Iterator[str]:
    """Yield the counties of each shade as one area, then the borders between them."""
    from factsheet.figures.county_map.joined_lines import join_borders, join_counties  # matplotlib
    from factsheet.figures.county_map.map_geometry import place_map

    paints = _choose_paints(profile, choice)
    placed = place_map(profile.shapes, *(side * _DRAWN for side in size))
    for paint in dict.fromkeys(paints.values()):
        alike = join_counties(placed, [fips for fips, each in paints.items() if each == paint])
        yield f'<path fill="{paint.fill}" d="{_write_path(alike)}"/>'
    for border in join_borders(placed, paints, lambda _one, _other: _BORDER).values():
        yield f'<path stroke="{_BORDER}" d="{_write_path(border)}"/>'


def _choose_paints(profile: SafeProfile, choice: MapChoice) -> Mapping[str, "Paint"]:
    """Return the shade of each county by FIPS: as on the sheet, but for hatching, too fine at this size."""
    from factsheet.figures.artists import Paint
    from factsheet.figures.county_map.county_paint import choose_county_paints, classify_counts

    counts = profile.counties
    classes = classify_counts(counts, choice, _list_steps(profile)) if counts else None
    paints = choose_county_paints(profile.shapes, counts, classes, Palette())
    cells = counts.cells if counts and len(paints) > 1 else {}
    return {
        fips: paint if isinstance(cell := cells.get(fips), int) and cell > 0 else Paint(fill=_LAND)
        for fips, paint in paints.items()
    }


def _write_path(outline: "Path") -> str:
    """Return lines in the words of SVG, each step from where the one before ended, in whole numbers."""
    words, at, begun = list[str](), (0, 0), (0, 0)
    for points, code in outline.iter_segments(simplify=False):
        x, y = (round(float(each) * _GRID) for each in points[-2:])
        if code == outline.CLOSEPOLY:
            words.append("z")
            at = begun
        elif code == outline.MOVETO:
            words.append(f"m{x - at[0]} {y - at[1]}")
            at = begun = (x, y)
        elif (x, y) != at:
            words.append(f"l{x - at[0]} {y - at[1]}")
            at = (x, y)
    return "".join(words).replace(" -", "-")
