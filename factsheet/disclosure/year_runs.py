"""Years of a series under what counts the same over several years."""

from collections.abc import Iterable, Sequence
from typing import TypeGuard

from factsheet.disclosure.cell_names import name_own_sum
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Counted,
    Tables,
    join_tables,
    sum_counts,
    tie_below,
    tie_own_sum,
    tie_whole,
)
from factsheet.model import Period


def tie_years(total: CountCell, years: Sequence[CountCell]) -> Tables:
    """Return the years of a series under a count of just these years, of some of them, or of more."""
    run = list_run(total, years)
    if not run or total.counted is None:
        return Tables({})
    own = sum_run(total, run)
    if len(run) == count_years(total.counted.period):
        return tie_whole(total, own, run)
    return join_tables([tie_own_sum(own, run), tie_below(total, own, run)])


def list_run(total: CountCell, years: Iterable[CountCell]) -> list[CountCell]:
    """Return the single years that lie within the period of a count of the same, rising, each once."""
    found = dict[int, CountCell]()
    for cell in years:
        counted = cell.counted
        if _is_year_within(counted, total.counted):
            found.setdefault(counted.period.first, cell)
    return [found[year] for year in sorted(found)]


def _is_year_within(year: Counted | None, total: Counted | None) -> TypeGuard[Counted]:
    return bool(year and total and year.is_within(total) and count_years(year.period) == 1)


def sum_run(total: CountCell, run: Sequence[CountCell]) -> CountCell:
    """Return the cell of what some years come to, beside a count of the same."""
    name = name_own_sum(f"{total.name} from {run[0].name} to {run[-1].name}")
    spans = [cell.counted.period for cell in (run[0], run[-1]) if cell.counted]
    counted = total.counted and Counted(total.counted.what, Period(first=spans[0].first, last=spans[-1].last))
    return CountCell(name, sum_counts(run), OPEN, CellRole.UNSEEN, counted)


def count_years(period: Period) -> int:
    """Return of how many years a period is."""
    return period.last - period.first + 1
