"""Periods between data files and cells: years as such, a part of a year or any other by what it is called."""

import re

from factsheet.fields import PERIOD_ALLOWED, split_part_period, split_period
from factsheet.model.local_text import ENGLISH
from factsheet.reading.yaml_values import Plain
from factsheet.staff_tables.cell_types import Value

PART_ALLOWED = f"{PERIOD_ALLOWED}; or a part of a year such as 2024 Q1 or Jan-Jun 2024"
NAMED_ALLOWED = f"{PART_ALLOWED}; or any other with its year, such as Fiscal year 2024"
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def word_period(period: Plain) -> Value | None:
    """Return what a cell says of a period in a data file; None where it is no period."""
    if not isinstance(period, dict):
        return period if isinstance(period, int | str) else None
    label = period.get("label")
    if isinstance(label, dict):  # by language
        label = label.get(ENGLISH, next(iter(label.values()), None))
    return label if isinstance(label, str) else word_period(period.get("years"))


def build_period(cell: Value, old: Plain = None) -> Plain:
    """Return the period that a cell means, as data files have it.

    Args:
        cell: Years, a part of a year, or another name with the year or years in it.
        old: What stands in the data file: kept where the cell says the same, for it may say more.
    """
    if old is not None and word_period(old) == cell:
        return old
    if split_period(cell) or split_part_period(cell):
        return cell
    years = _YEAR.findall(str(cell))
    return {"years": "-".join(dict.fromkeys((years[0], years[-1]))), "label": cell} if years else cell
