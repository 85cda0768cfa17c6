"""The placed page keeps its margins; no two blocks and no two lines of text overlap."""

from itertools import combinations

import pytest

from factsheet.geometry import Box
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import (
    Drawable,
    Element,
    Picture,
    PlacedPage,
    QrCode,
)
from factsheet.theme import MIN_TYPE_SIZE
from factsheet.typesetting.text_run import Run
from tests.sheets.drawn import STATES, place, profile_of

pytestmark = pytest.mark.slow

MOST_GAP = 36.0


def _marks(element: Element) -> list[Drawable]:
    marks: list[Drawable] = []
    for child in element.children:
        marks.extend(_marks(child) if isinstance(child, Element) else [child])
    return marks


def _box(mark: Drawable) -> Box:
    if isinstance(mark, Run):
        return Box(mark.x, mark.y - 0.2 * mark.size, mark.width, 0.86 * mark.size)
    if isinstance(mark, Picture):
        return Box(mark.x, mark.y, mark.drawing.width, mark.drawing.height)
    return mark.box


def _page(usps: str) -> PlacedPage:
    (page,) = place(profile_of(usps)).pages
    return page


@pytest.mark.parametrize("usps", STATES)
def test_nothing_leaves_the_safe_margin(usps: str) -> None:
    marks = [mark for element in _page(usps).content for mark in _marks(element)]
    assert marks
    frame = SHEET_FORMATS[Format.HANDOUT].sheet.frame
    assert [mark for mark in marks if not frame.holds(_box(mark), slack=0.5)] == []


@pytest.mark.parametrize("usps", STATES)
def test_no_two_marks_overlap(usps: str) -> None:
    marks = [mark for element in _page(usps).content for mark in _marks(element)]
    pairs = list(combinations(marks, 2))
    assert pairs
    assert [pair for pair in pairs if _box(pair[0]).overlaps(_box(pair[1]), slack=0.4)] == []


@pytest.mark.parametrize("usps", STATES)
def test_no_type_is_below_the_floor(usps: str) -> None:
    marks = [mark for element in _page(usps).content for mark in _marks(element)]
    in_text = [mark.size for mark in marks if isinstance(mark, Run)]
    in_figures = [run.size for mark in marks if isinstance(mark, Picture) for run in mark.drawing.runs]
    assert min([*in_text, *in_figures]) >= MIN_TYPE_SIZE
    assert in_figures


@pytest.mark.parametrize("usps", STATES)
def test_the_body_ends_near_the_band(usps: str) -> None:
    content = _page(usps).content
    band = next(element for element in content if element.key == "hotline")
    top = max(_box(mark).top for mark in _marks(band))
    above = [element for element in content if element.key not in ("hotline", "about", "footer")]
    lowest = min(_box(mark).y for element in above for mark in _marks(element))
    assert lowest - top <= MOST_GAP + 14  # the band's padding and the room after the last row
    assert not any(isinstance(mark, QrCode) for element in above for mark in _marks(element))
