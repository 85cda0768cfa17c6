"""Exemptions of small counts, for which staff's tables have no column: kept as they are, or the file refused.

What the source printed is one count of one period. An exemption that came with another count would show a
small count that nobody has printed; one that went away without a word would hide a count that is known.
"""

from collections.abc import Collection, Mapping

from factsheet.errors import DataError, Fault
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.staff_tables.period_cells import word_period

KEY = "published"
_FACTS = ("value", "period", "source")
_SAME_ALLOWED = (
    f"the same as in the data file; if the source did not print this, take '{KEY}' out there first"
)
_THERE_ALLOWED = f"its row, with the same count; or take '{KEY}' out of the data file first"


def keep_exemption(row: FilledRow, old: Tree, around: Mapping[str, Plain]) -> Tree:
    """Return the exemption of a figure or bar, nothing where it has none.

    Args:
        row: Its row in the table.
        old: The figure or bar in the data file.
        around: The block of the bar, which has its period and source; empty for a figure.

    Raises:
        DataError: The exempted count, its period or its source is another one in the table.
    """
    if KEY not in old:
        return {}
    before = {**around, **old}
    faults = [
        row.fault(name, _SAME_ALLOWED, found=f"another {name} of a count that has '{KEY}'")
        for name in _FACTS
        if str(word_period(before.get(name))) != row.text(name)
    ]
    if faults:
        raise DataError(*faults)
    return {KEY: old[KEY]}


def refuse_lost_exemptions(table: FilledTable, exempted: Mapping[str, Plain], there: Collection[str]) -> None:
    """Refuse a table that lacks a figure or bar that is exempted.

    Args:
        table: The table.
        exempted: Figures or bars of the data file by their names.
        there: The names that the table has.

    Raises:
        DataError: One is missing; names all.
    """
    faults = [
        Fault(
            table.raw.file,
            table.first_line,
            table.raw.sheet or "table",
            f"no row of {quote_value(name)}, which has '{KEY}' in the data file",
            _THERE_ALLOWED,
        )
        for name, entry in exempted.items()
        if KEY in copy_mapping(entry) and name not in there
    ]
    if faults:
        raise DataError(*faults)
