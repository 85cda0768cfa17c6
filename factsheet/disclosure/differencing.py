"""Two editions side by side: a count that grew by a few tells how many are new, shown or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.disclosure.cell_names import is_of_sheet, name_total
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.protect import SafeProfile
from factsheet.disclosure.relations import CellRole, CountCell, Tables
from factsheet.disclosure.suppression_log import label_cells


@dataclass(frozen=True, slots=True)
class Revelation:
    """A count whose change since the edition before is itself a small count, without the counts."""

    cell: str
    label: str
    reason: str


def find_revealing_differences(earlier: SafeProfile, later: SafeProfile) -> tuple[Revelation, ...]:
    """Return the counts that, next to those of the edition before, give a small count of new reports away.

    Compared are counts shown in both editions whose periods begin in the same year, so that the one contains
    the other, and what the counts that are not shown come to, which a reader gets by subtraction. Zero stays
    zero, and sources that publish openly are left out.

    Args:
        earlier: The edition before, as it was printed.
        later: The new edition, as it would be printed.
    """
    tables, before, labels = read_tables(later), read_tables(earlier), label_cells(later)
    since = f"the change since the {earlier.edition} edition is a small count"
    changed = (*_list_changed_counts(tables, before), *_list_changed_remainders(tables, before))
    return tuple(
        Revelation(cells[0].name, ", ".join(_word_count(cell, labels) for cell in cells), since)
        for cells in changed
    )


def _list_changed_counts(tables: Tables, before: Tables) -> Iterator[list[CountCell]]:
    """Yield each count whose change is a small count."""
    earlier = _list_by_beginning(before)
    for beginning, cell in _list_by_beginning(tables).items():
        if beginning in earlier and _is_revealing(earlier[beginning].value, cell.value, [cell]):
            yield [cell]


def _list_changed_remainders(tables: Tables, before: Tables) -> Iterator[list[CountCell]]:
    """Yield the counts that are not shown in a sum, where what they come to changed by a small count."""
    earlier = {_find_beginning(before.cells[relation.total]): relation for relation in before.sums}
    for relation in tables.sums:
        other = earlier.get(_find_beginning(tables.cells[relation.total]))
        if other is None:
            continue
        now = {_find_beginning(tables.cells[part]): tables.cells[part] for part in relation.parts}
        then = {_find_beginning(before.cells[part]): before.cells[part] for part in other.parts}
        kept = [key for key in now if now[key].value is None or (key in then and then[key].value is None)]
        if None in now or not kept or not now.keys() >= then.keys():
            continue
        left = _subtract_shown(tables.cells[relation.total], now, kept)
        left_before = _subtract_shown(before.cells[other.total], then, kept)
        cells = [now[key] for key in kept]
        if _is_revealing(left_before, left, cells):
            yield cells


Beginning = tuple[CellRole, str, int] | None


def _find_beginning(cell: CountCell) -> Beginning:
    """Return whether a count is a total, what it counts and from which year on; None for sums of readers."""
    if cell.counted is None or not (is_of_sheet(cell.name) or cell.name.endswith(name_total(""))):
        return None
    return cell.role, cell.counted.what, cell.counted.period.first


def _list_by_beginning(tables: Tables) -> Mapping[Beginning, CountCell]:
    found = {_find_beginning(cell): cell for cell in tables.cells.values()}
    return {beginning: cell for beginning, cell in found.items() if beginning is not None}


def _subtract_shown(
    total: CountCell, parts: Mapping[Beginning, CountCell], kept: list[Beginning]
) -> int | None:
    """Return what is left of a total for the counts that are not shown, None where it is not shown itself."""
    if total.value is None:
        return None
    return total.value - sum(cell.value or 0 for key, cell in parts.items() if key not in kept)


def _is_revealing(before: int | None, after: int | None, cells: list[CountCell]) -> bool:
    if before is None or after is None or before == after:
        return False
    return any(cell.policy.is_small(abs(after - before)) for cell in cells)


def _word_count(cell: CountCell, labels: Mapping[str, str]) -> str:
    """Return a count as it is called, with the year from which on it counts."""
    label = labels.get(cell.name, cell.name)
    period = cell.counted.period if cell.counted else None
    return label if period is None or period.first == period.last else f"{label} from {period.first}"
