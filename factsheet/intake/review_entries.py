"""The rows of a file beside the entries that stand in a folder of data, each known by the same key."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from factsheet.characters import is_digits
from factsheet.errors import DataError, UsageError
from factsheet.export.profile_rows import list_profile_rows
from factsheet.fields import restore_fips_zero
from factsheet.intake.mended_cells import KeptEntry
from factsheet.intake.table_places import choose_state, find_county
from factsheet.intake.table_reader import FilledRow, FilledTable
from factsheet.reading.yaml_values import copy_mapping, read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.sources.own_counties import is_unplaced
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.cell_types import COUNT_KINDS, Value
from factsheet.staff_tables.national_counts import find_owner, read_counts
from factsheet.staff_tables.source_counts import read_own_counts
from factsheet.staff_tables.source_entries import read_entries, word_field
from factsheet.staff_tables.source_keys import make_key
from factsheet.staff_tables.table_schemas import NOT_PLACED_WORD, TableSchema, Topic

Key = tuple[str, ...]
Cells = Mapping[str, Value]

_STATE, _COUNTY, _YEAR, _SOURCE = "state", "county", "year", "source"
_KEYS: Mapping[str, tuple[str, ...]] = {
    table_schemas.SOURCES.sheet: ("key",),
    table_schemas.HOTLINE.sheet: (_STATE, _YEAR),
    table_schemas.COUNTIES.sheet: (_STATE, _COUNTY, _YEAR, _SOURCE),
    table_schemas.NOT_PLACED.sheet: (_STATE, _YEAR, "reason"),
    table_schemas.TYPES.sheet: (_STATE, _YEAR, "type"),
    table_schemas.ABOUT.sheet: ("item",),
    table_schemas.FIGURES.sheet: ("figure",),
    table_schemas.PEOPLE.sheet: ("group", "category"),
    table_schemas.CALL_TYPES.sheet: ("type",),
    table_schemas.VENUES.sheet: ("trafficking", "venue"),
    table_schemas.LAWS.sheet: ("title",),
    table_schemas.EFFORTS.sheet: ("kind", "name"),
}
"""The columns by which an entry is known."""

_WHOLE: Mapping[str, tuple[str, ...]] = {
    table_schemas.COUNTIES.sheet: (_STATE, _YEAR, _SOURCE),
    table_schemas.NOT_PLACED.sheet: (_STATE, _YEAR),
    table_schemas.TYPES.sheet: (_STATE, _YEAR),
    table_schemas.FIGURES.sheet: (),
    table_schemas.PEOPLE.sheet: (),
    table_schemas.CALL_TYPES.sheet: (),
    table_schemas.VENUES.sheet: ("trafficking",),
    table_schemas.LAWS.sheet: (),
    table_schemas.EFFORTS.sheet: (),
}
"""The columns whose values a file is whole for: of what it names, all that it lacks goes."""


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry of a folder of data, as a row of staff's table.

    Attributes:
        key: What it is known by; a second one of the same key has its number behind it.
        cells: By name of the column.
        place: From 1, among the entries of its table.
    """

    key: Key
    cells: Cells
    place: int


@dataclass(frozen=True, slots=True)
class FiledEntry:
    """A row of a file, known by the key that the entry has in the folder."""

    key: Key
    row: FilledRow
    is_broken: bool


@dataclass(frozen=True, slots=True)
class ReviewedTable:
    """A table of a file and what stands in its place."""

    schema: TableSchema
    known: tuple[KnownEntry, ...]
    filed: tuple[FiledEntry, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns by which an entry is known."""
        return _KEYS[self.schema.sheet]

    def list_going(self) -> tuple[KnownEntry, ...]:
        """Return the entries that go because the file does not have them any more.

        None are told while a row cannot be read: the entry may be meant by it.
        """
        whole = _WHOLE.get(self.schema.sheet)
        if whole is None or any(entry.is_broken for entry in self.filed):
            return ()
        places = [self.keys.index(name) for name in whole]
        named = {tuple(entry.key[place] for place in places) for entry in self.filed}
        there = {entry.key for entry in self.filed}
        return tuple(
            entry
            for entry in self.known
            if tuple(entry.key[place] for place in places) in named and entry.key not in there
        )


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads what stands in a folder of data, as rows of staff's tables.

    Attributes:
        data: The folder.
        only: Postal code of the state that is said beside the file, None where the file says all.
        usps: That of the profile, None where the file has no table of one.
    """

    data: Library
    only: str | None
    usps: str | None

    def pair_table(self, table: FilledTable) -> ReviewedTable:
        """Return a table of a file beside what stands in its place.

        Raises:
            DataError: A file of the folder cannot be read.
        """
        rows = sorted([*table.rows, *table.broken], key=lambda row: row.index)
        keys = [self._make_row_key(table.schema, row) for row in rows]
        broken = set(map(id, table.broken))
        filed = zip(_number_keys(keys), rows, strict=True)
        states = {key[0] for key in keys}
        known = [
            (self._make_key(table.schema, cells), cells) for cells in self._list_known(table.schema, states)
        ]
        numbered = _number_keys([key for key, _ in known])
        return ReviewedTable(
            table.schema,
            tuple(
                KnownEntry(key, cells, place)
                for place, (key, (_, cells)) in enumerate(zip(numbered, known, strict=True), 1)
            ),
            tuple(FiledEntry(key, row, id(row) in broken) for key, row in filed),
        )

    def _make_row_key(self, schema: TableSchema, row: FilledRow) -> Key:
        """Return the key of a row; of what names no state or county, the words themselves."""
        cells = dict(row.values)
        if _STATE in _KEYS[schema.sheet]:
            cells[_STATE] = self._name_state(row)
        if _COUNTY in _KEYS[schema.sheet]:
            cells[_COUNTY] = self._name_county(row, str(cells[_STATE]))
        return self._make_key(schema, cells)

    def _make_key(self, schema: TableSchema, cells: Cells) -> Key:
        values = [str(cells.get(name, "")) for name in _KEYS[schema.sheet]]
        if schema.sheet == table_schemas.COUNTIES.sheet:
            values[-1] = values[-1] or FBI_SOURCE
        if schema.topic is Topic.SOURCES:
            values[0] = values[0] or make_key(str(cells.get("publisher", "")))
        return tuple(values)

    def _name_state(self, row: FilledRow) -> str:
        try:
            return choose_state(row, self.data, self.only)
        except (DataError, UsageError):
            return row.text(_STATE)

    def _name_county(self, row: FilledRow, usps: str) -> str:
        told = row.text(_COUNTY)
        if not told or told.casefold() == NOT_PLACED_WORD:
            return NOT_PLACED_WORD
        try:
            return find_county(row, usps, self.data, [])
        except DataError:
            return told

    def _list_known(self, schema: TableSchema, states: Iterable[str]) -> Iterator[Cells]:
        if schema.topic is Topic.SOURCES:
            yield from _list_sources(self.data, schema)
        elif schema.topic is Topic.PROFILE:
            if self.usps is not None and self.data.has_profile(self.usps):
                tree = copy_mapping(read_yaml(self.data.profile_path(self.usps)).value)
                for cells in list_profile_rows(schema, tree):
                    yield {
                        column.name: cells[column.name] for column in schema.columns if column.name in cells
                    }
        else:
            yield from _list_counts(self.data, schema, frozenset(states))


def keep_entries(reviewed: ReviewedTable, table: FilledTable, kept: Iterable[KeptEntry]) -> FilledTable:
    """Return a table with the entries that stay, each behind the one that it stood behind."""
    wanted = {one.key for one in kept if one.sheet == table.schema.sheet}
    staying = {entry.key for entry in reviewed.list_going() if entry.key in wanted}
    if not staying or not table.rows:
        return table
    behind: dict[Key, list[FilledRow]] = {}
    filed = {entry.key for entry in reviewed.filed}
    last: Key = ()
    for entry in reviewed.known:
        if entry.key in staying:
            behind.setdefault(last, []).append(replace(table.rows[0], values=entry.cells))
        elif entry.key in filed:
            last = entry.key
    keys = {id(entry.row): entry.key for entry in reviewed.filed}
    rows = [*behind.get((), ())]
    for row in table.rows:
        rows += [row, *behind.get(keys[id(row)], ())]
    return replace(table, rows=tuple(rows))


def find_count_columns(schema: TableSchema) -> tuple[str, ...]:
    """Return the columns of a table that hold counts."""
    return tuple(column.name for column in schema.columns if column.kind in COUNT_KINDS)


def _number_keys(keys: Iterable[Key]) -> list[Key]:
    """Return keys of which no two are the same: a second one has its number behind it."""
    seen: Counter[Key] = Counter()
    numbered = []
    for key in keys:
        seen[key] += 1
        numbered.append(key if seen[key] == 1 else (*key, str(seen[key])))
    return numbered


def _list_sources(library: Library, schema: TableSchema) -> Iterator[Cells]:
    for key, entry in read_entries(library.folder).items():
        fields = {**copy_mapping(entry), "key": key}
        cells = {
            column.name: word_field(fields.get(column.name.replace(" ", "_"))) for column in schema.columns
        }
        yield {name: value for name, value in cells.items() if value is not None}


def _list_counts(library: Library, schema: TableSchema, states: frozenset[str]) -> Iterator[Cells]:
    """Yield the rows of some states in a table of counts, with codes for states and counties."""
    (*_, last) = find_count_columns(schema)
    national = schema.national
    if national is None:
        return
    for (place, year, *word), numbers in read_counts(library, national).counts.items():
        usps = find_owner(library, place)
        if usps not in states:
            continue
        cells: dict[str, Value] = {_STATE: usps, _YEAR: _parse_number(year)}
        if national.place == "fips":
            cells |= {_COUNTY: restore_fips_zero(place), _SOURCE: FBI_SOURCE, last: _parse_number(numbers[0])}
        else:
            cells |= dict(zip(national.numbers, map(_parse_number, numbers), strict=True))
            cells |= {str(national.word): word[0]} if word else {}
        yield cells
    if schema.sheet == table_schemas.COUNTIES.sheet:
        yield from _list_own_counts(library, last, states)


def _list_own_counts(library: Library, column: str, states: frozenset[str]) -> Iterator[Cells]:
    for (fips, source, year), count in read_own_counts(library.folder).items():
        usps = find_owner(library, fips)
        if usps in states:
            county = NOT_PLACED_WORD if is_unplaced(fips) else fips
            told = {_YEAR: _parse_number(year), column: _parse_number(count)}
            yield {_STATE: usps, _COUNTY: county, _SOURCE: source, **told}


def _parse_number(text: str) -> Value:
    return int(text) if is_digits(text.removeprefix("-")) else text
