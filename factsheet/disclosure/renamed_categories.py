"""Categories that have another name in the next edition: a reader of both sees that they are the same.

Each one that is gone is set beside one that is new: of the same number, or else at the same place of a list.
Where that is wrong, more is hidden than need be, and nothing less.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factsheet.disclosure.cell_names import CALL_TYPES, is_of_sheet, is_within_part
from factsheet.disclosure.relations import CellRole, CountCell, Tables

_PEOPLE = "demographics"


def match_categories(now: Tables, before: Tables) -> Tables:
    """Return the counts of the edition before, those of renamed categories under their new names."""
    later, earlier = _list_kinds(now), _list_kinds(before)
    gone = [cell for cell in _list_categories(before) if cell.counted and cell.counted.what not in later]
    new = [cell for cell in _list_categories(now) if cell.counted and cell.counted.what not in earlier]
    kinds = _pair_by_number(gone, new)
    left = [cell for cell in new if cell.counted and cell.counted.what not in kinds.values()]
    kinds |= _pair_by_place([cell for cell in gone if cell.name not in kinds], left)
    cells = {
        name: replace(cell, counted=replace(cell.counted, what=kinds[name]))
        if name in kinds and cell.counted
        else cell
        for name, cell in before.cells.items()
    }
    return replace(before, cells=cells)


def _list_kinds(tables: Tables) -> set[str]:
    """Return all that is counted, of whatever period."""
    return {cell.counted.what for cell in tables.cells.values() if cell.counted}


def _list_categories(tables: Tables) -> Iterator[CountCell]:
    """Yield the categories of breakdowns and of calls that an edition itself has."""
    for cell in tables.cells.values():
        part = _find_part(cell.name)
        if part and cell.role is CellRole.COUNT and cell.counted and is_of_sheet(cell.name):
            yield cell


def _find_part(name: str) -> str | None:
    return next((part for part in (_PEOPLE, CALL_TYPES) if is_within_part(name, part)), None)


def _pair_by_number(gone: list[CountCell], new: list[CountCell]) -> dict[str, str]:
    """Return what cells count by now that have a number which one new category of the period has."""
    free, found = list(new), dict[str, str]()
    for cell in gone:
        same = next((other for other in free if _is_alike(cell, other)), None)
        if same is not None and same.counted is not None:
            free.remove(same)
            found[cell.name] = same.counted.what
    return found


def _is_alike(one: CountCell, other: CountCell) -> bool:
    if one.counted is None or other.counted is None or one.counted.period != other.counted.period:
        return False
    return (
        one.value is not None and one.value == other.value and _find_part(one.name) == _find_part(other.name)
    )


def _pair_by_place(gone: list[CountCell], new: list[CountCell]) -> Mapping[str, str]:
    """Return what the other cells count by now: list by list, in their order."""
    found = dict[str, str]()
    for part in dict.fromkeys(_find_list(cell) for cell in gone):
        pairs = zip(
            (cell for cell in gone if _find_list(cell) == part),
            (cell for cell in new if _find_list(cell) == part),
            strict=False,
        )
        found |= {cell.name: other.counted.what for cell, other in pairs if other.counted is not None}
    return found


def _find_list(cell: CountCell) -> str:
    """Return the name of the list in which a category stands."""
    return cell.name.rpartition(".")[0]
