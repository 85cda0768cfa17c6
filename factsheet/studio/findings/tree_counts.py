"""Counts as the tree of a state has them: key figures, sums of the yearly table, sums of breakdowns."""

from collections.abc import Sequence

from pydantic import ValidationError

from factsheet.drafts.draft_files import PROFILE, YEARS
from factsheet.drafts.keyed_tree import Address, EntryList, Node, find_node, take_keys
from factsheet.model import Period
from factsheet.model.period import list_runs
from factsheet.sources.national_schemas import HOTLINE

FIGURES: Address = (PROFILE, "figures")
BARS, VALUE, PERIOD = "bars", "value", "period"


def read_number(tree: Node, address: Sequence[str]) -> int | None:
    """Return the whole number at an address, None where there is none."""
    value = find_node(tree, address)
    return value if isinstance(value, int) else None


def read_text(tree: Node, address: Sequence[str]) -> str | None:
    """Return the text at an address, None where there is none."""
    value = find_node(tree, address)
    return value if isinstance(value, str) else None


def find_figure(tree: Node, name: str) -> int | None:
    """Return a key figure as it is printed: as it was entered, or summed from the yearly table."""
    entered = read_number(tree, (*FIGURES, name, VALUE))
    if entered is not None or name not in HOTLINE.numbers:
        return entered
    runs = list_runs(_list_years(tree, name))
    return sum_years(tree, name, Period(first=runs[-1][0], last=runs[-1][-1])) if runs else None


def sum_stated_years(tree: Node, name: str) -> int | None:
    """Return what the yearly table has for the years of a key figure, None where it lacks one of them."""
    period = read_period(tree, (*FIGURES, name, PERIOD))
    return None if period is None else sum_years(tree, name, period)


def sum_years(tree: Node, column: str, period: Period) -> int | None:
    """Return the sum of a column of the yearly table, None where a year is missing."""
    counts = [read_number(tree, (YEARS, str(year), column)) for year in range(period.first, period.last + 1)]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def sum_bars(tree: Node, owner: Address) -> int | None:
    """Return the sum of the counts of a breakdown, None where one of them is no number."""
    bars = find_node(tree, (*owner, BARS))
    if not isinstance(bars, EntryList):
        return None
    return sum_cells(tree, [(*owner, BARS, key) for key in bars])


def sum_cells(tree: Node, entries: Sequence[Address]) -> int | None:
    """Return the sum of the counts of some entries, None where one of them is no number."""
    counts = [read_number(tree, (*entry, VALUE)) for entry in entries]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def read_period(tree: Node, address: Sequence[str]) -> Period | None:
    """Return the years that stand at an address, None where none can be read."""
    try:
        return Period.model_validate(take_keys(find_node(tree, address)))
    except ValidationError:
        return None


def _list_years(tree: Node, column: str) -> list[int]:
    rows = find_node(tree, (YEARS,))
    years = rows if isinstance(rows, dict) else {}
    return [
        int(year) for year in years if year.isdigit() and read_number(tree, (YEARS, year, column)) is not None
    ]
