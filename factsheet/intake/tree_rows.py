"""What rows of staff's tables and entries of a profile's YAML have in common: periods, sources, names."""

from collections.abc import Iterable, Mapping

from factsheet.errors import DataError
from factsheet.intake.kept_exemptions import keep_exemption
from factsheet.intake.table_reader import FilledRow
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.staff_tables.period_cells import build_period


def make_bar(row: FilledRow, label: str, block: Tree, old: Mapping[str, Tree]) -> Plain:
    """Return a bar; its exemption is kept from the one of that label, of which the block has the period."""
    exemption = keep_exemption(row, old.get(row.text(label), {}), block)
    return {"label": row.text(label), "value": row.values["value"], **exemption}


def read_dates(row: FilledRow, old: Tree) -> Tree:
    """Return period and source of a row."""
    period = build_period(row.values["period"], old.get("period"))
    return {"period": period, "source": row.values["source"]}


def read_shared_values(rows: Iterable[FilledRow], old: Tree) -> Tree:
    """Return period and source, which all rows of a block have in common.

    Args:
        rows: Of the block.
        old: The block in the data file.

    Raises:
        DataError: A row has another one than the first.
    """
    first, *others = rows
    faults = [
        row.fault(name, f"{first.text(name)}, as in the rows above: they are printed together")
        for row in others
        for name in ("period", "source")
        if row.values[name] != first.values[name]
    ]
    if faults:
        raise DataError(*faults)
    return read_dates(first, old)


def name_entries(old: Plain, naming: str) -> dict[str, Tree]:
    """Return the entries of a list by their names; of two with one name the first."""
    entries = [copy_mapping(entry) for entry in old] if isinstance(old, list) else []
    return {str(entry.get(naming)): entry for entry in reversed(entries)}
