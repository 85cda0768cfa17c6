"""The rows of an import as its page shows them: in words, filtered, grouped by sheet, some at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factsheet.intake.import_look import ImportLook
from factsheet.intake.import_review import CHANGES, Happening, ReviewRow
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.staff_tables import table_schemas
from factsheet.studio.csv_tables import write_csv_table
from factsheet.studio.interface_words import InterfaceWords

ROWS_A_PAGE = 200
_ENTRY_TABLES = frozenset(
    {
        table_schemas.LAWS.sheet,
        table_schemas.EFFORTS.sheet,
        table_schemas.VENUES.sheet,
        table_schemas.SOURCES.sheet,
    }
)


class RowFilter(StrEnum):
    """Which rows are shown."""

    MATTERS = "matters"
    FAULTS = "faults"
    LOOK = "look"
    CHANGES = "changes"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ShownImportRow:
    """A row of the page.

    Attributes:
        row: What it shows.
        label: What it is, in words.
        happening: What happens, in words.
        notes: What is to be looked at.
        before: What stands in the folder, as it is shown.
        after: What is read from the file, likewise.
        number: Place in the list of all rows, by which a form names it.
        is_number: Whether its values are numbers, set to the right.
        keeps: Whether it can be kept as it stands in the folder.
    """

    row: ReviewRow
    label: str
    happening: str
    notes: str
    before: str | None
    after: str | None
    number: int
    is_number: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one table."""

    title: str
    rows: tuple[ShownImportRow, ...]


@dataclass(frozen=True, slots=True)
class ShownRows:
    """The rows of one page of the list.

    Attributes:
        counts: How many rows each filter has.
        page: From 1.
        pages: How many there are.
    """

    groups: tuple[RowGroup, ...]
    counts: Mapping[RowFilter, int]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class RowWords:
    """Says rows in the words of the interface.

    Attributes:
        words: Of the interface.
        places: Names of states and counties by their codes.
        has_states: Whether rows are of several states, so that each is named.
    """

    words: InterfaceWords
    places: Mapping[str, str]
    has_states: bool

    def name_row(self, row: ReviewRow) -> str:
        """Return what a row is about: "Calls, 2014"."""
        if not row.table:
            return self.words.say("import.order_of", list=row.key[0])
        parts = [self._name_part(row.table, part) for part in self._list_subject(row)]
        column = self._name_column(row)
        if row.table in _ENTRY_TABLES and column:
            return self.words.say("import.part_of", part=column, whole=", ".join(parts))
        return ", ".join([part for part in (column, *parts) if part])

    def word_value(self, row: ReviewRow, text: str | None) -> str | None:
        """Return a value as pages show it: counts with their thousands apart."""
        is_count = row.source and text is not None and text.removeprefix("-").isdecimal()
        return f"{int(text):,}" if is_count and text else text

    def say_notes(self, row: ReviewRow) -> str:
        """Return what is to be looked at in a cell."""
        if row.source and row.written is not None and row.after is not None:
            return self.words.say("import.repaired", written=row.written, value=row.after)
        return "; ".join(row.notes)

    def say_happening(self, row: ReviewRow) -> str:
        """Return what happens to a value."""
        is_entry = not row.column and row.happens is Happening.ADDED
        return self.words.say(f"import.happens.{'entry' if is_entry else row.happens}")

    def _list_subject(self, row: ReviewRow) -> Sequence[str]:
        """Return what an entry is known by, without what need not be said."""
        key = [*row.key]
        if row.table not in _STATE_TABLES:
            return key
        state, *rest = key
        if row.table == table_schemas.COUNTIES.sheet and rest[-1] == FBI_SOURCE:
            rest.pop()
        return [state, *rest] if self.has_states else rest

    def _name_column(self, row: ReviewRow) -> str:
        if row.column in _PLAIN_COLUMNS or not row.column:
            return ""
        key = f"import.columns.{row.column.replace(' ', '_')}"
        return self.words.say(key) if self.words.has_text(key) else row.column

    def _name_part(self, table: str, part: str) -> str:
        if table in _STATE_TABLES and part in self.places:
            return self.places[part]
        key = f"import.values.{part}"
        return self.words.say(key) if table in _WORD_TABLES and self.words.has_text(key) else part


_PLAIN_COLUMNS = frozenset({"value", "count", "offenses"})
"""Columns of which the entry says all."""

_STATE_TABLES = frozenset(
    schema.sheet
    for schema in (
        table_schemas.HOTLINE,
        table_schemas.COUNTIES,
        table_schemas.NOT_PLACED,
        table_schemas.TYPES,
    )
)
_WORD_TABLES = _STATE_TABLES | {
    schema.sheet
    for schema in (table_schemas.ABOUT, table_schemas.FIGURES, table_schemas.VENUES, table_schemas.EFFORTS)
}


def list_filtered(look: ImportLook, chosen: RowFilter) -> list[tuple[int, ReviewRow]]:
    """Return the rows that a filter shows, each with its place among all."""
    return [(number, row) for number, row in enumerate(look.rows) if _is_shown(row, chosen)]


def show_rows(look: ImportLook, words: RowWords, chosen: RowFilter, page: int) -> ShownRows:
    """Return one page of the rows that a filter shows; the last one where there is no such page."""
    every = list_filtered(look, chosen)
    pages = max(1, -(-len(every) // ROWS_A_PAGE))
    page = min(max(page, 1), pages)
    part = every[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    counts = Counter(each for row in look.rows for each in RowFilter if _is_shown(row, each))
    return ShownRows(tuple(_group_rows(part, words)), {each: counts[each] for each in RowFilter}, page, pages)


def write_row_list(look: ImportLook, words: RowWords, chosen: RowFilter) -> bytes:
    """Return the rows that a filter shows as a table for a spreadsheet."""
    heads = ("table", "cell", "what", "before", "after", "happens")
    told = (_list_cells(row, words) for _number, row in list_filtered(look, chosen))
    return write_csv_table(([words.words.say(f"import.heads.{name}") for name in heads], *told))


def _list_cells(row: ReviewRow, words: RowWords) -> list[str]:
    values = (row.before or "", row.after or "", words.say_happening(row))
    return [row.table, row.place.name, words.name_row(row), *values, *row.notes, *row.faults]


def _group_rows(part: Sequence[tuple[int, ReviewRow]], words: RowWords) -> Iterator[RowGroup]:
    by_table: dict[str, list[ShownImportRow]] = {}
    for number, row in part:
        shown = ShownImportRow(
            row,
            words.name_row(row),
            words.say_happening(row),
            words.say_notes(row),
            words.word_value(row, row.before),
            words.word_value(row, row.after),
            number,
            bool(row.source) or row.column in {"year", *_PLAIN_COLUMNS},
            row.happens is Happening.GONE or (row.needs_look and row.happens is Happening.CHANGED),
        )
        by_table.setdefault(row.table, []).append(shown)
    for table, rows in by_table.items():
        key = f"import.tables.{table.replace(' ', '_')}"
        yield RowGroup(words.words.say(key) if words.words.has_text(key) else table, tuple(rows))


def _is_shown(row: ReviewRow, chosen: RowFilter) -> bool:
    is_same = row.happens is Happening.SAME
    match chosen:
        case RowFilter.FAULTS:
            return row.happens is Happening.FAULT
        case RowFilter.LOOK:
            return row.needs_look
        case RowFilter.CHANGES:
            return row.happens in CHANGES
        case RowFilter.SAME:
            return is_same
    return not is_same or row.needs_look
