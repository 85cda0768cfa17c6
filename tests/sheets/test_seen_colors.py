"""Whatever a sheet draws to be understood is seen: it, or the line around it, has 3:1 on paper."""

from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from factsheet.color import measure_contrast
from factsheet.disclosure import protect_profile
from factsheet.layout import place_sheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import Panel, PlacedPage
from factsheet.sources.theme_colors import Colors, make_palette
from factsheet.theme import DEFAULT_THEME, Palette, Theme
from tests.figures.builders import has_fill
from tests.sheets.copier import find_pictures
from tests.sheets.drawn import profile_of

SEEN = 3.0  # WCAG 2.2, success criterion 1.4.11
PALE = Colors(
    blue="#707070",
    red="#a85232",
    grey="#767676",
    ramp=("#dddddd", "#bbbbbb", "#999999", "#707070", "#505050"),
)
THEMES = {"usual": DEFAULT_THEME, "pale": replace(DEFAULT_THEME, palette=make_palette(PALE))}
SHEETS = [
    *((usps, Format.HANDOUT, name) for usps in ("MA", "CT", "AK", "PR") for name in THEMES),
    *((usps, Format.GRAY, "usual") for usps in ("MA", "TX", "CT")),
]


def list_colors(patch: PathPatch) -> list[str]:
    """The colours of a patch: of its area, of its lines and of its hatch."""
    colors = [to_hex(patch.get_facecolor())] if has_fill(patch) else []
    colors += [to_hex(patch.get_edgecolor())] if patch.get_linewidth() else []
    return colors + ([to_hex(patch.get_hatchcolor())] if patch.get_hatch() else [])


def is_seen(colors: list[str], palette: Palette) -> bool:
    """Whether one colour shows on paper, or all are those that need not."""
    idle = {palette.paper, palette.hairline, palette.neutral_land}
    return idle.issuperset(colors) or any(measure_contrast(each, palette.paper) >= SEEN for each in colors)


def find_unseen(page: PlacedPage, palette: Palette) -> list[list[str]]:
    """The colours of patches and panels that do not show; borders of maps have tests of their own."""
    maps = find_pictures(page, "Map")
    pictures = [picture for picture in find_pictures(page, "") if picture not in maps]
    assert pictures
    drawn = [list_colors(patch) for picture in pictures for patch in picture.drawing.patches]
    panels = [panel for panel in page.artifacts if isinstance(panel, Panel)]
    drawn += [[color for color in (panel.fill, panel.outline) if color] for panel in panels]
    return [colors for colors in drawn if not is_seen(colors, palette)]


@pytest.mark.parametrize(("usps", "form", "theme"), SHEETS)
def test_each_bar_column_dot_part_and_swatch_of_a_sheet_is_seen(usps: str, form: Format, theme: str) -> None:
    own: Theme = THEMES[theme]
    profile = protect_profile(profile_of(usps)).profile
    pages = place_sheet(profile, SheetOptions(form), theme=own).document.pages
    palette = SHEET_FORMATS[form].palette or own.palette
    assert [find_unseen(page, palette) for page in pages] == [[]] * len(pages)
