"""In what the data that two sheets carry differ: old and new values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.model import CellMark
from factsheet.reading.quoting import quote_value
from factsheet.reading.tree_differences import compare_trees
from factsheet.reading.yaml_values import Plain

_UNTOLD = {quote_value(mark.value) for mark in CellMark}
_SERIES = {"years", "values"}


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that differs; both are None where one of the two sheets does not show it."""

    item: str
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        return (
            f"{self.item}: changed" if self.before is None else f"{self.item}: {self.before} -> {self.after}"
        )


def list_changed_values(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[ChangedValue, ...]:
    """Return the values in which the data of two sheets differ, none where one of them carries no data.

    A value is told where both sheets show it: what one of them hides may be a small count.
    """
    if not before or not after:
        return ()
    return tuple(dict.fromkeys(_compare_data(_name_years(before), _name_years(after))))


def _compare_data(before: Plain, after: Plain) -> Iterator[ChangedValue]:
    for difference in compare_trees("", before, after, is_told=True):
        values = (difference.before, difference.after)
        is_told = None not in values and not _UNTOLD & set(values)
        yield ChangedValue(difference.item, *values) if is_told else ChangedValue(difference.item)


def _name_years(value: object) -> Plain:
    """Return carried data with each count of a series under its year."""
    if isinstance(value, Mapping):
        named = {str(key): _name_years(inner) for key, inner in value.items()}
        years, values = named.get("years"), named.get("values")
        if isinstance(years, list) and isinstance(values, list):
            rest = {key: inner for key, inner in named.items() if key not in _SERIES}
            return {**rest, **{str(year): count for year, count in zip(years, values, strict=False)}}
        return named
    if isinstance(value, list):
        return [_name_years(inner) for inner in value]
    return value if value is None or isinstance(value, int | str) else str(value)
