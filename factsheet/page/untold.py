"""What the data hold and the placed pages do not say: read off the pages themselves."""

from collections.abc import Iterator, Sequence

from factsheet.disclosure import SafeProfile
from factsheet.model import CountyCounts, OwnTexts
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.ladder import COUNTIES, SECOND_COUNTIES, SECOND_PART, TOP_COUNTIES
from factsheet.page.placed import Drawable, Element, Picture, PlacedPage
from factsheet.page.stacking import Omission
from factsheet.typesetting.text_run import Run
from factsheet.wording.language import Wording

NO_BLOCK = "its block is not on the sheet"
_TABLES = {COUNTIES: TOP_COUNTIES, SECOND_PART: SECOND_COUNTIES}


def read_page_texts(pages: Sequence[PlacedPage]) -> str:
    """Return all text of the pages in reading order, without blanks."""
    marks = (mark for page in pages for element in page.content for mark in _walk_marks(element))
    return _drop_blanks("".join(mark.text for mark in marks if isinstance(mark, Run)))


def list_untold_texts(profile: SafeProfile, wording: Wording, told: str) -> list[str]:
    """Return the names of the publisher's own texts that the pages do not have.

    Args:
        profile: Whose texts they are.
        wording: The language of the sheet.
        told: What `read_page_texts` returned.
    """
    texts = {name: getattr(profile.texts, name) for name in OwnTexts.model_fields}
    words = {name: wording.choose(text).text for name, text in texts.items() if text is not None}
    return [f"texts.{name}" for name, text in words.items() if _drop_blanks(text) not in told]


def list_untold_counties(profile: SafeProfile, pages: Sequence[PlacedPage]) -> list[Omission]:
    """Return how many counties with a count no table and no label names: they are shades on the map."""
    maps = {COUNTIES: profile.counties, SECOND_PART: profile.second_counties}
    blocks = {part: list(_list_part(pages, part)) for part in maps}
    return [
        Omission(part, len(counted & told), hidden, LeftOut.SHADE)
        for part, counts in maps.items()
        if counts is not None and blocks[part]
        for counted, told in [(_list_counted(counts), _list_told(blocks[part]))]
        if (hidden := len(counted - told))
    ]


def _list_part(pages: Sequence[PlacedPage], part: str) -> Iterator[Element]:
    """Yield the elements of a map and its table."""
    keys = {part, _TABLES[part]}
    yield from (element for page in pages for element in page.content if element.key in keys)


def _list_counted(counts: CountyCounts) -> set[str]:
    if len(counts.cells) == 1:  # whose figure is set large
        return set()
    return {fips for fips, cell in counts.cells.items() if isinstance(cell, int) and cell}


def _list_told(elements: Sequence[Element]) -> set[str]:
    """Return the counties that labels, rows and lines name with their counts."""
    marks = (mark for element in elements for mark in _walk_marks(element))
    labelled = (mark.drawing.counted for mark in marks if isinstance(mark, Picture))
    told = {fips for element in elements for fips in _walk_counties(element)}
    return told.union(*labelled)


def _walk_marks(element: Element) -> Iterator[Drawable]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk_marks(child)
        else:
            yield child


def _walk_counties(element: Element) -> Iterator[str]:
    yield from element.counties
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk_counties(child)


def _drop_blanks(text: str) -> str:
    return "".join(text.split())
