"""The table People brought into the breakdowns of a profile: rows of one group, period and source are one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.errors import DataError, Fault
from factsheet.intake.kept_exemptions import refuse_lost_exemptions
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.intake.tree_rows import make_bar, name_entries, read_dates, read_shared_values
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.staff_tables.period_cells import word_period

_DATES = ("period", "source")
_COLUMNS = {"title", "bars", *_DATES}
Key = tuple[str, str, str]
"""Title, period and source of a breakdown, as cells have them."""


@dataclass(frozen=True, slots=True)
class _PeopleGroup:
    """The rows of one breakdown, and the breakdown that they take the place of, empty for a new one."""

    title: str
    rows: Sequence[FilledRow]
    old: Tree


def read_people(table: FilledTable, old: Tree) -> Tree:
    """Return the part `demographics` of a profile with the rows of the table in place of its breakdowns.

    Raises:
        DataError: A single row of a group has another period or source than the others, or a count that is
            exempted from being hidden is missing or another one.
    """
    before = copy_mapping(old.get("demographics"))
    split = _split_rows(table)
    _refuse_lost_exemptions(table, before)
    groups = [_PeopleGroup(key[0], rows, _find_old_group(key, before)) for key, rows in split.items()]
    dates = [read_dates(group.rows[0], {**before, **group.old}) for group in groups]
    shared = _find_shared_dates(dates, before)
    listed: list[Plain] = [
        _make_group(group, date, before, shared) for group, date in zip(groups, dates, strict=True)
    ]
    return {"demographics": {**before, **shared, "groups": listed}}


def _split_rows(table: FilledTable) -> dict[Key, list[FilledRow]]:
    """Return the rows of each breakdown; a row that stands alone among others of its title is a slip."""
    split: dict[Key, list[FilledRow]] = {}
    by_title: dict[str, list[FilledRow]] = {}
    for row in table.rows:
        split.setdefault((row.text("group"), row.text("period"), row.text("source")), []).append(row)
        by_title.setdefault(row.text("group"), []).append(row)
    alone = {title for (title, *_), rows in split.items() if len(rows) == 1 < len(by_title[title])}
    faults: list[Fault] = []
    for title in alone:
        try:
            read_shared_values(by_title[title], {})
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return split


def _find_old_group(key: Key, before: Tree) -> Tree:
    """Return the breakdown of the same title, period and source, else the only one of the title."""
    entries = [copy_mapping(entry) for entry in _list_groups(before)]
    same = [entry for entry in entries if entry.get("title") == key[0]]
    exact = [entry for entry in same if _make_key(entry, before) == key]
    return (exact or (same if len(same) == 1 else [{}]))[0]


def _list_groups(before: Tree) -> Iterable[Plain]:
    groups = before.get("groups")
    return groups if isinstance(groups, list) else []


def _make_key(entry: Tree, before: Tree) -> Key:
    around = {**before, **entry}
    return str(entry.get("title")), str(word_period(around.get("period"))), str(around.get("source"))


def _make_group(group: _PeopleGroup, dates: Tree, before: Tree, shared: Tree) -> Plain:
    bars = name_entries(group.old.get("bars"), "label")
    around = {**before, **group.old}
    return {
        "title": group.title,
        **{key: value for key, value in group.old.items() if key not in _COLUMNS},
        **{name: value for name, value in dates.items() if value != shared[name]},
        "bars": [make_bar(row, "category", around, bars) for row in group.rows],
    }


def _find_shared_dates(dates: Sequence[Mapping[str, Plain]], before: Tree) -> Tree:
    """Return period and source of all breakdowns together: those they had, if one still has them."""
    return {
        name: before[name]
        if any(name in before and date[name] == before[name] for date in dates)
        else dates[0][name]
        for name in _DATES
    }


def _refuse_lost_exemptions(table: FilledTable, before: Tree) -> None:
    """Refuse a table that lacks a category that is exempted from being hidden."""
    exempted = {
        f"{copy_mapping(group).get('title')}: {label}": bar
        for group in _list_groups(before)
        for label, bar in name_entries(copy_mapping(group).get("bars"), "label").items()
    }
    there = [f"{row.text('group')}: {row.text('category')}" for row in table.rows]
    refuse_lost_exemptions(table, exempted, there)
