"""Staff's table of sources, brought into the entries of ``sources.yaml``."""

from collections.abc import Mapping

from factsheet.errors import DataError, Fault, FormCode
from factsheet.intake.cell_faults import find_font_faults, find_period_faults, list_rows
from factsheet.intake.import_parts import ImportPart
from factsheet.intake.submission import Submission
from factsheet.intake.table_reader import FilledRow
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Tree, copy_mapping
from factsheet.sources.data_library import Library
from factsheet.staff_tables.period_cells import build_period
from factsheet.staff_tables.source_entries import read_entries, word_field
from factsheet.staff_tables.source_keys import make_key
from factsheet.staff_tables.table_schemas import SOURCES

_KEY, _PUBLISHER = "key", "publisher"
_ONCE_ALLOWED = "each source once; two of one publisher need keys of their own"
_KEY_ALLOWED = "a key for this source: small letters, digits and hyphens"


def read_stated_sources(submission: Submission, library: Library) -> Mapping[str, FilledRow]:
    """Return the rows of the table of sources by their keys, as far as they can be told."""
    table = submission.of(SOURCES)
    if table is None:
        return {}
    entries = read_entries(library.folder)
    named = [(_choose_key(row, entries), row) for row in (*table.rows, *table.broken)]
    return {key: row for key, row in named if key}


def take_sources(submission: Submission, library: Library) -> ImportPart:
    """Return what a table of sources says of them: an empty cell changes nothing.

    Raises:
        DataError: A source stands there twice, has no key, or a cell cannot be read; carries all faults.
    """
    entries = read_entries(library.folder)
    (table,) = submission.tables
    rows = list_rows(submission)
    faults: list[Fault] = [*table.faults, *find_font_faults(rows), *find_period_faults(rows)]
    stated: dict[str, Tree] = {}
    for row in table.rows:
        key = _choose_key(row, entries)
        if not key:
            made = quote_value(make_key(row.text(_PUBLISHER)))
            faults.append(row.fault(_KEY, f"{_KEY_ALLOWED}; {made} is the key of another publisher"))
        elif key in stated:
            faults.append(
                row.fault(_KEY, _ONCE_ALLOWED, found=f"{quote_value(key)} again", code=FormCode.DOUBLED)
            )
        else:
            stated[key] = _make_entry(row, copy_mapping(entries.get(key)))
    if faults:
        raise DataError(*sorted(faults, key=lambda fault: fault.line))
    changed = [key for key in stated if key in entries and _has_news(entries[key], stated[key])]
    every = tuple(state.usps for state in library.jurisdictions) if changed else ()
    notes = [
        row.note(_PUBLISHER, f"its key is '{make_key(row.text(_PUBLISHER))}'")
        for row in table.rows
        if not row.text(_KEY)
    ]
    return ImportPart(notes=tuple(notes), states=every, stated=stated)


def _choose_key(row: FilledRow, entries: Tree) -> str:
    """Return the key of a row, made from its publisher where its cell is empty.

    Nothing where another publisher has the key already: then one must be typed.
    """
    made = make_key(row.text(_PUBLISHER))
    there = copy_mapping(entries.get(made)).get(_PUBLISHER)
    return row.text(_KEY) or (made if there in (None, row.text(_PUBLISHER)) else "")


def _make_entry(row: FilledRow, old: Tree) -> Tree:
    """Return the fields of an entry that a row fills in; what says the same in more words is kept."""
    fields: Tree = {}
    for name, value in row.values.items():
        if name == "period":
            fields[name] = build_period(value, old.get(name))
        elif name != _KEY:
            field = name.replace(" ", "_")
            fields[field] = old[field] if word_field(old.get(field)) == value else value
    return fields


def _has_news(entry: object, fields: Tree) -> bool:
    return isinstance(entry, dict) and any(entry.get(name) != value for name, value in fields.items())
