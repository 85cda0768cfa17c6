"""The placed page keeps its margins; no two blocks and no two lines of text overlap."""

from itertools import combinations

import pytest

from factsheet.geometry import Box
from factsheet.page.placed import (
    Drawable,
    Element,
    Picture,
    PlacedPage,
    QrCode,
)
from factsheet.page.sheet_size import LETTER
from factsheet.theme import MIN_TYPE_SIZE
from factsheet.typesetting.run import Run
from tests.sheets.drawn import STATES, place, profile_of

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
    for element in _page(usps).content:
        for mark in _marks(element):
            assert LETTER.frame.holds(_box(mark), slack=0.5), mark


@pytest.mark.parametrize("usps", STATES)
def test_no_two_marks_overlap(usps: str) -> None:
    marks = [mark for element in _page(usps).content for mark in _marks(element)]
    for one, other in combinations(marks, 2):
        assert not _box(one).overlaps(_box(other), slack=0.4), (one, other)


@pytest.mark.parametrize("usps", STATES)
def test_no_type_is_below_the_floor(usps: str) -> None:
    for element in _page(usps).content:
        for mark in _marks(element):
            if isinstance(mark, Run):
                assert mark.size >= MIN_TYPE_SIZE
            if isinstance(mark, Picture):
                sizes = [text.get_fontsize() for text in mark.drawing.figure.texts]
                assert min(sizes, default=MIN_TYPE_SIZE) >= MIN_TYPE_SIZE


@pytest.mark.parametrize("usps", STATES)
def test_the_body_ends_near_the_band(usps: str) -> None:
    content = _page(usps).content
    band = next(element for element in content if element.key == "hotline")
    top = max(_box(mark).top for mark in _marks(band))
    above = [element for element in content if element.key not in ("hotline", "about", "footer")]
    lowest = min(_box(mark).y for element in above for mark in _marks(element))
    assert lowest - top <= MOST_GAP + 14  # the band's padding and the room after the last row
    assert not any(isinstance(mark, QrCode) for element in above for mark in _marks(element))
