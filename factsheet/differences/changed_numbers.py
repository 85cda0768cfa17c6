"""Numbers that differ between two sheets: by how much, and where that is not told.

A difference is told of numbers that both sheets print. Where a sheet hides small counts it is not told of
counts that lie closer together than the threshold: what is new since the last edition may be the very count
that is hidden.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from factsheet.differences.difference_records import Number, NumberChange, NumberUnit
from factsheet.embedded_data.changed_values import ShownPair
from factsheet.model import CellMark
from factsheet.reading.yaml_values import Plain

_COUNTED = frozenset({"value", "not_stated", "not_placed"})
_RATES = frozenset({"cases_per_100000_residents", "state_cases_per_100000_residents"})
_PERCENTS = frozenset({"cases_per_call_percent", "cases_change_percent"})
_PUBLIC = frozenset({"residents", "contact"})  # count nobody whom a report could point at
_YEAR = re.compile("[0-9]{4}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_TENTH = Decimal("0.1")
_LARGEST = 10**12  # beyond it there are no counts, whatever a made-up file says


def find_unit(keys: tuple[str, ...]) -> NumberUnit | None:
    """Return what the number at a place of the data tells, None where no number of the sheet stands there."""
    *around, last = keys
    if "nation" in around[:1]:
        return NumberUnit.RATE if last in _RATES else NumberUnit.PERCENT if last in _PERCENTS else None
    is_counted = last in _COUNTED or bool(_YEAR.fullmatch(last)) or "cells" in around[-1:]
    return NumberUnit.COUNT if is_counted or keys == ("contact", "languages") else None


def make_number_change(words: str, pair: ShownPair, unit: NumberUnit, least: int) -> NumberChange:
    """Return a number that differs.

    Args:
        words: Its place in the words of the sheet.
        pair: Before and after.
        unit: What it tells.
        least: The least difference of counts that is told.
    """
    change = NumberChange(words, pair.path, pair.kind, unit)
    before, after = (_read_number(value) for value in pair.values or (None, None))
    if before is None or after is None:
        return change
    difference = after - before
    is_close = unit is NumberUnit.COUNT and pair.keys[0] not in _PUBLIC and -least < difference < least
    return NumberChange(
        words,
        pair.path,
        pair.kind,
        unit,
        before,
        after,
        difference=None if is_close else difference,
        percent=None if is_close or unit is NumberUnit.PERCENT else _find_percent(before, after),
        is_withheld=is_close,
    )


def find_least_difference(*sheets: object) -> int:
    """Return the least difference of counts that is told of some sheets, 1 where they hide nothing.

    Args:
        sheets: What each carries.
    """
    if not any(map(_has_hidden_counts, sheets)):
        return 1
    return max((1, *(threshold for sheet in sheets for threshold in _list_thresholds(sheet))))


def _has_hidden_counts(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_hidden_counts, value.values()))
    if isinstance(value, list):
        return any(map(_has_hidden_counts, value))
    return value == CellMark.NOT_SHOWN.value


def _list_thresholds(sheet: object) -> Iterator[int]:
    sources = sheet.get("sources") if isinstance(sheet, Mapping) else None
    for source in sources if isinstance(sources, list) else []:
        threshold = source.get("threshold") if isinstance(source, Mapping) else None
        if isinstance(threshold, int):
            yield threshold


def _read_number(value: Plain) -> Number | None:
    """Return a number as it is carried, None of anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) <= _LARGEST else None
    is_decimal = isinstance(value, str) and _DECIMAL.fullmatch(value)
    return Decimal(str(value)) if is_decimal else None


def _find_percent(before: Number, after: Number) -> Decimal | None:
    """Return by how much a number rose or fell, in percent; None from zero or below."""
    if before <= 0:
        return None
    return (Decimal(100) * (after - before) / before).quantize(_TENTH, ROUND_HALF_UP)
