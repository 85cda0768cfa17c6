"""Values as they are typed: shown in a field, and read back out of it."""

from collections.abc import Callable, Mapping

from factsheet.drafts.keyed_tree import Node, take_keys
from factsheet.reading.yaml_values import Plain
from factsheet.staff_tables.cell_types import CellKind, read_cell
from factsheet.staff_tables.period_cells import build_period, word_period
from factsheet.studio.forms.form_records import FieldKind

YES = "true"
"""As a data file writes yes; no is nothing."""

_CELLS: Mapping[FieldKind, CellKind] = {
    FieldKind.TEXT: CellKind.TEXT,
    FieldKind.LONG: CellKind.TEXT,
    FieldKind.COUNT: CellKind.COUNT,
    FieldKind.SHOWN: CellKind.SHOWN,
    FieldKind.MARKED: CellKind.MARKED,
    FieldKind.NUMBER: CellKind.COUNT,
    FieldKind.PERIOD: CellKind.PERIOD,
    FieldKind.DAY: CellKind.DAY,
    FieldKind.LINK: CellKind.LINK,
}


def show_value(kind: FieldKind, node: Node) -> str:
    """Return a value of the tree as a field shows it; "" for nothing."""
    value = take_keys(node)
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if kind is FieldKind.PERIOD:
        return str(word_period(value) or "")
    return str(value)


def read_typed(kind: FieldKind, typed: str, old: Plain = None) -> Plain:
    """Return what was typed as the data have it; None for nothing.

    What cannot be read stays as it was typed: it is kept, and the checks say what may stand there.

    Args:
        kind: Of the field.
        typed: What the field holds.
        old: What the data have there now.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    if kind is FieldKind.YES:
        return YES if text == YES else None
    if kind in _LISTS:
        return _LISTS[kind](text)
    if kind not in _CELLS:
        return text
    try:
        value = read_cell(_CELLS[kind], text).value
    except ValueError:
        return text
    return build_period(value, old) if kind is FieldKind.PERIOD else value


def _read_counts(text: str) -> Plain:
    return [read_typed(FieldKind.COUNT, part) for part in text.split(",") if part.strip()]


def _read_words(text: str) -> Plain:
    return [part.strip() for part in text.split(",") if part.strip()]


_LISTS: Mapping[FieldKind, Callable[[str], Plain]] = {
    FieldKind.COUNTS: _read_counts,
    FieldKind.SET: _read_words,
}
