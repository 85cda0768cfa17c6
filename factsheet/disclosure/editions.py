"""Two editions in the hands of one reader: what the earlier one printed is known, what it hid stays hidden.

A count that is the same in both is one cell. Where it was corrected or has grown, and where one period
contains the other, the smaller number is at most the larger: a reader who takes counts to grow knows that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from factsheet.disclosure.cell_names import is_of_sheet, name_in_edition, name_own_sum
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Counted,
    Tables,
    join_tables,
    rename_tables,
    sum_counts,
    tie_at_most,
    tie_own_sum,
)
from factsheet.disclosure.renamed_categories import match_categories
from factsheet.disclosure.suppressed_cells import Hidden, collect_prior_bounds
from factsheet.disclosure.timeline import count_years
from factsheet.model import Period


@dataclass(frozen=True, slots=True)
class HiddenCounts:
    """The counts and sums of an edition, those of editions before among them, and which counts are hidden.

    Attributes:
        retained: Those that the edition before hid already.
    """

    tables: Tables
    hidden: Hidden
    retained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedEditions:
    """Two editions as one, and the counts of the later one that the earlier one hid."""

    tables: Tables
    retained: tuple[str, ...]


def join_editions(now: Tables, edition: int, before: HiddenCounts) -> JoinedEditions:
    """Return the counts and sums of an edition joined with what the edition before has printed.

    Args:
        now: Of the edition to be printed.
        edition: The year of the edition before.
        before: What it holds, and which counts it hid.
    """
    before = replace(before, tables=match_categories(now, before.tables))
    later, earlier = _list_counted(now), _list_counted(before.tables)
    met = {counted: cell for counted, cell in earlier.items() if counted in later}
    names = {name: name_in_edition(edition, name) for name in before.tables.cells}
    names |= {
        cell.name: later[counted].name
        for counted, cell in met.items()
        if cell.value is not None and cell.value == later[counted].value
    }
    opened = [cell.name for counted, cell in met.items() if later[counted].policy.is_open]
    printed = rename_tables(_fix_printed(before, frozenset(opened)), names)
    hidden_now = (later[counted] for counted, cell in met.items() if cell.name in before.hidden)
    retained = [cell.name for cell in hidden_now if _can_stay_hidden(cell)]
    hidden_before = [names[name] for name in before.hidden if names[name] not in now.cells]
    return JoinedEditions(
        join_tables([now, printed, *_tie_editions(now, printed)]), (*retained, *hidden_before)
    )


def _can_stay_hidden(cell: CountCell) -> bool:
    """Return whether a count stands on the sheet and its source does not publish openly by now."""
    return is_of_sheet(cell.name) and not cell.policy.is_open and cell.value is not None


def _list_counted(tables: Tables) -> Mapping[Counted, CountCell]:
    """Return the cells that a reader meets by what they count; of two the one of the latest edition."""
    return dict(reversed(_list_met_cells(tables)))


def _list_met_cells(tables: Tables) -> list[tuple[Counted, CountCell]]:
    """Return what each cell counts that a reader meets, and the cell."""
    met = (cell for cell in tables.cells.values() if cell.role is not CellRole.UNSEEN)
    return [(cell.counted, cell) for cell in met if cell.counted]


def _fix_printed(before: HiddenCounts, opened: frozenset[str]) -> Tables:
    """Return an edition in which nothing can be changed any more, with what a reader knows of each count.

    Args:
        before: The edition.
        opened: Counts whose source publishes openly by now: nothing is promised for them any more.
    """
    tables = before.tables
    known = collect_prior_bounds(tables, before.hidden)
    cells = {
        name: replace(
            cell,
            role=CellRole.TOTAL if cell.role is CellRole.COUNT else cell.role,
            policy=OPEN if name in opened else cell.policy,
        )
        for name, cell in tables.cells.items()
    }
    seen = {name: known[name] for name, cell in cells.items() if cell.role is not CellRole.UNSEEN}
    return Tables(cells, tables.sums, {**tables.seen, **seen})


def _tie_editions(now: Tables, printed: Tables) -> Iterator[Tables]:
    """Yield what ties counts of the one edition to those of the other."""
    ours, theirs = _list_met_cells(now), _list_met_cells(printed)
    our_kinds, their_kinds = _group_by_kind(ours), _group_by_kind(theirs)
    for counted, cell in ours:
        for other in their_kinds.get(counted.what, ()):
            yield from _tie_pair(cell, other)
    for totals, kinds in ((ours, their_kinds), (theirs, our_kinds)):
        for counted, total in totals:
            yield from _tie_run(total, counted.period, _list_run(counted, kinds.get(counted.what, ())))


def _group_by_kind(cells: Iterable[tuple[Counted, CountCell]]) -> Mapping[str, list[CountCell]]:
    """Return the cells by what they count, whatever the period."""
    kinds: dict[str, list[CountCell]] = {}
    for counted, cell in cells:
        kinds.setdefault(counted.what, []).append(cell)
    return kinds


def _tie_pair(one: CountCell, other: CountCell) -> Iterator[Tables]:
    """Yield two counts of the same, the smaller under the larger, where one period contains the other."""
    if one.name == other.name:
        return
    for lower, upper in permutations((one, other)):
        if lower.counted and upper.counted and lower.counted.is_within(upper.counted):
            yield tie_at_most(lower, upper)


def _tie_run(total: CountCell, period: Period, run: Sequence[CountCell]) -> Iterator[Tables]:
    """Yield a count of a period and the years of the other edition within it."""
    if len(run) < 2:  # noqa: PLR2004 - a single year is a pair
        return
    name = name_own_sum(f"{total.name} from {run[0].name} to {run[-1].name}")
    own = CountCell(name, sum_counts(run), OPEN, CellRole.UNSEEN)
    yield tie_own_sum(own, run)
    yield tie_at_most(own, total)
    if len(run) == count_years(period):
        yield tie_at_most(total, own)


def _list_run(total: Counted, cells: Sequence[CountCell]) -> list[CountCell]:
    """Return the single years that lie within the period of a count of the same, rising, each once."""
    years = {
        cell.counted.period.first: cell
        for cell in reversed(cells)
        if cell.counted and cell.counted.is_within(total) and _is_year(cell.counted.period)
    }
    return [years[year] for year in sorted(years)]


def _is_year(period: Period) -> bool:
    return count_years(period) == 1 and not period.is_part
