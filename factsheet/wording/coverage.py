"""How much of all counts a map shows: a map of a quarter of them must say so."""

from dataclasses import dataclass

from factsheet.model import CountyCounts
from factsheet.wording.language import Wording
from factsheet.wording.places import CountedCounties
from factsheet.wording.shares import find_shares, word_share
from factsheet.wording.source_words import name_items


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is placed in counties, and all there is."""

    placed: int
    total: int


def find_coverage(counts: CountyCounts) -> Coverage | None:
    """Return how much is on the map; None where a count is not shown or below zero, or there is nothing."""
    cells, beside = list(counts.cells.values()), counts.not_placed
    if not isinstance(beside, int) or beside < 0 or len(cells) == 1:
        return None
    shown = [cell for cell in cells if isinstance(cell, int) and cell >= 0]
    placed = sum(shown)
    return Coverage(placed, placed + beside) if len(shown) == len(cells) and placed else None


def word_coverage(wording: Wording, told: CountedCounties, covered: Coverage) -> str:
    """Return "On the map: 1,530 of 2,722 offenses (56%); 1,192 are tied to no single county."."""
    items = name_items(wording, told.source.item, covered.total)
    total = wording.number(covered.total)
    if covered.placed == covered.total:
        return wording.counted("map.all_placed", covered.total, items=items)
    beside = covered.total - covered.placed
    share, _rest = find_shares((covered.placed, beside))
    return wording.counted(
        "map.coverage",
        beside,
        placed=wording.number(covered.placed),
        total=total,
        items=items,
        percent=word_share(wording, share),
        unit=wording.units(told.jurisdiction.county_unit),
    )
