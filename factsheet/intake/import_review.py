"""An import looked over cell by cell: where it stands in the file, what it was, what it becomes."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.intake.cell_remarks import CellRemarks
from factsheet.intake.mended_cells import KeptEntry, MendedCell
from factsheet.intake.review_entries import FiledEntry, Key, KnownEntry, ReviewedTable, find_count_columns
from factsheet.intake.table_reader import FilledRow
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.cell_types import name_column, word_cell


class Happening(StrEnum):
    """What happens to a value or an entry."""

    FAULT = "fault"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    KEPT = "kept"
    SAME = "same"


CHANGES = frozenset({Happening.CHANGED, Happening.ADDED, Happening.GONE})


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a value stands in a file.

    Attributes:
        sheet: Title of the sheet, empty in a CSV file.
        line: Line of the file, or row of the sheet, from 1; 0 where the file does not have it.
        column: From 0; None for a whole row.
    """

    sheet: str
    line: int = 0
    column: int | None = None

    @property
    def name(self) -> str:
        """``C7`` for a cell of a workbook; empty where the file has no such cell, or only lines."""
        is_cell = self.sheet and self.line and self.column is not None
        return f"{name_column(self.column or 0)}{self.line}" if is_cell else ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One value, or one entry as a whole, of what an import comes to.

    Attributes:
        table: Title of the table that it belongs to.
        place: Where it stands in the file.
        key: What its entry is known by.
        column: Name of the column; empty for an entry as a whole.
        before: What stands in the folder; None where nothing does.
        after: What the file has, as it is read; for a fault, as it stands there.
        notes: What was repaired, or is to be looked at.
        faults: What may stand there instead.
        source: Key of the source whose rule for small counts holds; empty where it is no count.
        written: What the cell has, where another text is read; None else.
        is_hidden: Whether its row is hidden in the workbook.
        is_mended: Whether it was typed anew while looking over.
        is_small: Whether it is a small count, which no sheet prints.
    """

    table: str
    place: CellPlace
    key: Key
    column: str
    before: str | None
    after: str | None
    happens: Happening
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    source: str = ""
    written: str | None = None
    is_hidden: bool = False
    is_mended: bool = False
    is_small: bool = False

    @property
    def needs_look(self) -> bool:
        """Whether somebody should see if that is what was meant."""
        return self.happens is not Happening.FAULT and bool(self.notes)


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of a review.

    Attributes:
        remarks: What was said of single cells.
        mended: Cells that were typed anew.
        kept: Entries that stay though the file lacks them.
        is_small: Tells whether a count is a small one of a source.
    """

    remarks: CellRemarks
    mended: Collection[MendedCell]
    kept: Collection[KeptEntry]
    is_small: Callable[[str, str], bool]

    def list_rows(self, table: ReviewedTable) -> Iterator[ReviewRow]:
        """Yield what becomes of each value of a table in its order, then of the entries that go."""
        known = {entry.key: entry for entry in table.known}
        for filed in table.filed:
            yield from map(self._mark_row, self._list_entry_rows(table, filed, known.get(filed.key)))
        for going in table.list_going():
            yield self._make_going_row(table, going)

    def _list_entry_rows(
        self, table: ReviewedTable, filed: FiledEntry, known: KnownEntry | None
    ) -> Iterator[ReviewRow]:
        counts = find_count_columns(table.schema)
        if known is None and not counts:
            yield from self._list_new_entry(table, filed)
            return
        for column in table.schema.columns:
            row = self._make_cell_row(table, filed, known, column.name)
            if row.happens is Happening.FAULT or row.notes:
                yield row
            elif column.name in table.keys or row.before is row.after is None:
                continue
            elif known is not None or column.name in counts:
                yield row

    def _list_new_entry(self, table: ReviewedTable, filed: FiledEntry) -> Iterator[ReviewRow]:
        """Yield a new entry of texts as one row, before it what is wrong or to be looked at in its cells."""
        line = filed.row.raw.lines[filed.row.index]
        place = CellPlace(filed.row.raw.sheet or "", line)
        cells = [self._make_cell_row(table, filed, None, column.name) for column in table.schema.columns]
        told = [row for row in cells if row.happens is Happening.FAULT or row.notes]
        if not any(row.happens is Happening.FAULT for row in told):
            yield ReviewRow(
                table.schema.sheet,
                place,
                filed.key,
                "",
                None,
                "",
                Happening.ADDED,
                is_hidden=_is_hidden(filed),
            )
        for row in told:
            is_fault = row.happens is Happening.FAULT
            yield row if is_fault else replace(row, happens=Happening.SAME)

    def _make_cell_row(
        self, table: ReviewedTable, filed: FiledEntry, known: KnownEntry | None, column: str
    ) -> ReviewRow:
        row = filed.row
        at = row.places.get(column)
        place = CellPlace(row.raw.sheet or "", row.raw.lines[row.index], at)
        name = (place.line, row.raw.named((row.index, at or 0), column))
        old = None if known is None else known.cells.get(column)
        before, after = _word_value(old), _word_value(row.values.get(column))
        if after is None and table.schema is table_schemas.SOURCES:
            after = before  # an empty cell says nothing of a source
        written = _read_written(row, at)
        faults = self.remarks.faults.get(name, ())
        return ReviewRow(
            table.schema.sheet,
            place,
            filed.key,
            column,
            before,
            written if faults else after,
            _tell_happening(before, after, is_fault=bool(faults)),
            self.remarks.notes.get(name, ()),
            faults,
            source=self._find_source(table, filed, column),
            written=written if after is not None and written != after else None,
            is_hidden=_is_hidden(filed),
            is_mended=any((cell.sheet, cell.line, cell.column) == _name_place(place) for cell in self.mended),
        )

    def _find_source(self, table: ReviewedTable, filed: FiledEntry, column: str) -> str:
        if column not in find_count_columns(table.schema):
            return ""
        national = table.schema.national
        return filed.row.text("source") or (national.source if national else "")

    def _mark_row(self, row: ReviewRow) -> ReviewRow:
        """Return a row marked as a small count where it is one."""
        if row.source and row.after is not None and row.happens is not Happening.FAULT:
            return replace(row, is_small=self.is_small(row.source, row.after))
        return row

    def _make_going_row(self, table: ReviewedTable, going: KnownEntry) -> ReviewRow:
        is_kept = KeptEntry(sheet=table.schema.sheet, key=going.key) in self.kept
        counts = [str(going.cells[name]) for name in find_count_columns(table.schema) if name in going.cells]
        before = ", ".join(counts) or f"{going.place}."
        happens = Happening.KEPT if is_kept else Happening.GONE
        sheet = next((entry.row.raw.sheet or "" for entry in table.filed), "")
        return ReviewRow(
            table.schema.sheet,
            CellPlace(sheet),
            going.key,
            "",
            before,
            before if is_kept else None,
            happens,
        )


def _tell_happening(before: str | None, after: str | None, *, is_fault: bool) -> Happening:
    if is_fault:
        return Happening.FAULT
    if before == after:
        return Happening.SAME
    return Happening.ADDED if before is None else Happening.CHANGED


def _name_place(place: CellPlace) -> tuple[str, int, int | None]:
    return place.sheet, place.line, place.column


def _is_hidden(filed: FiledEntry) -> bool:
    return filed.row.index in filed.row.raw.hidden_rows


def _read_written(row: FilledRow, at: int | None) -> str | None:
    """Return the text of a cell as the file has it."""
    cells = row.raw.rows[row.index]
    value = cells[at] if at is not None and at < len(cells) else None
    return None if value is None else word_cell(value).removeprefix("the date ")


def _word_value(value: object) -> str | None:
    return None if value is None else str(value)
