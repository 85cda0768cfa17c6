"""In what the data that two sheets carry differ: old and new values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factsheet.model import CellMark
from factsheet.reading.quoting import quote_value
from factsheet.reading.tree_differences import ValuePair, pair_values
from factsheet.reading.yaml_values import Plain

_UNTOLD = {mark.value for mark in CellMark}
_SERIES = {"years", "values"}


class ChangeKind(StrEnum):
    """How a value changed."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "in another order"


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A value that differs between two sheets.

    Attributes:
        path, keys: Its place, as in `ValuePair`.
        kind: Whether both sheets have it.
        values: Before and after; None where one of the sheets does not show it.
    """

    path: str
    keys: tuple[str, ...]
    kind: ChangeKind
    values: tuple[Plain, Plain] | None = None


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
    return tuple(dict.fromkeys(map(_quote_pair, pair_shown_values(before, after))))


def pair_shown_values(before: object, after: object, *, opens_missing: bool = True) -> Iterator[ShownPair]:
    """Yield what differs between the data of two sheets, with the values that both of them show.

    Args:
        before: What one sheet carries.
        after: What the other one does.
        opens_missing: As in `pair_values`.
    """
    for pair in pair_values(_name_years(before), _name_years(after), opens_missing=opens_missing):
        kind = _judge_change(pair)
        is_told = kind is ChangeKind.CHANGED and not any(map(_is_untold, (pair.before, pair.after)))
        yield ShownPair(pair.path, pair.keys, kind, (pair.before, pair.after) if is_told else None)


def _judge_change(pair: ValuePair) -> ChangeKind:
    if pair.is_order:
        return ChangeKind.REORDERED
    if pair.before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if pair.after is None else ChangeKind.CHANGED


def _is_untold(value: Plain) -> bool:
    return isinstance(value, list | dict) or (isinstance(value, str) and value in _UNTOLD)


def _quote_pair(pair: ShownPair) -> ChangedValue:
    if pair.kind is ChangeKind.REORDERED:
        return ChangedValue(pair.path, "in its order", "in another order")
    return ChangedValue(pair.path, *map(quote_value, pair.values or ()))


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
