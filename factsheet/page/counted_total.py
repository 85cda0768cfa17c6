"""What is counted of the whole jurisdiction, by county or by year: one total, whoever prints it."""

from dataclasses import dataclass

from factsheet.model import BlockName, CellMark, CountyCounts, Period, sum_cells
from factsheet.page.sheet_content import SheetContent, keep_answer


@dataclass(frozen=True, slots=True)
class CountedTotal:
    """A total, the years it is of and the key of its source; no value where a part of it is not shown."""

    value: int | None
    period: Period
    source: str


@keep_answer
def find_counted_total(content: SheetContent) -> CountedTotal | None:
    """Return the total of the map's counts, else of the offenses by year; None where neither is printed."""
    profile = content.profile
    counts = profile.counties if content.has_block(BlockName.MAP) else None
    if counts is not None and has_counts(counts):
        return CountedTotal(sum_counties(counts), counts.period, counts.source)
    if profile.offenses is None or not content.has_block(BlockName.OFFENSES):
        return None
    series = profile.offenses.by_year
    return CountedTotal(series.total, series.period, series.source)


def has_counts(counts: CountyCounts) -> bool:
    """Return whether a source tells anything of any county."""
    return any(cell is not CellMark.NO_DATA for cell in counts.cells.values())


def sum_counties(counts: CountyCounts) -> int | None:
    """Return what was counted in the whole jurisdiction, None where a part of it is not shown."""
    return sum_cells((*counts.cells.values(), counts.not_placed))
