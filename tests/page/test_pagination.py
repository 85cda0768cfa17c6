"""Pages keep their margins free: nothing stands within half an inch of an edge of the sheet."""

import pytest

from factsheet.geometry import Box, convert_inches
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import PlacedPage, RepeatedText
from factsheet.typesetting.text_run import Run
from tests.page.builders import runs_in
from tests.sheets.drawn import place, profile_of

HALF_AN_INCH = convert_inches(0.5)


def runs_on(page: PlacedPage) -> list[Run]:
    return [*runs_in(page.content), *(mark.run for mark in page.artifacts if isinstance(mark, RepeatedText))]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("usps", ["MA", "RI", "MP"])
def test_no_text_stands_within_the_margin_of_its_format(usps: str, form: Format) -> None:
    """Half an inch at least; at the foot of handouts a third of one, as printers and copiers still print."""
    foot = HALF_AN_INCH if form in {Format.GRANT, Format.LARGE} else convert_inches(1 / 3)
    pages = place(profile_of(usps), SheetOptions(form)).pages
    assert all(map(runs_on, pages))
    for page in pages:
        wide, high = page.width - 2 * HALF_AN_INCH, page.height - foot - HALF_AN_INCH
        safe = Box(HALF_AN_INCH, foot, wide, high)
        for run in runs_on(page):
            assert safe.holds(Box(run.x, run.y - 0.2 * run.size, run.width, run.size), slack=0.5), run


def test_large_print_has_a_running_line_on_every_page() -> None:
    pages = place(profile_of("RI"), SheetOptions(Format.LARGE)).pages
    texts = [[mark.run.text for mark in page.artifacts if isinstance(mark, RepeatedText)] for page in pages]
    assert len(pages) > 1
    assert texts == [
        [f"Rhode Island · Page\u00a0{number} of {len(pages)}"] for number in range(1, len(pages) + 1)
    ]
