"""What stands in a folder of data for one state, as the rows of a workbook."""

from collections.abc import Mapping, Sequence

from factsheet.characters import is_digits
from factsheet.export.profile_rows import list_profile_rows
from factsheet.export.workbook import make_template
from factsheet.model import Jurisdiction
from factsheet.reading.yaml_values import copy_mapping, read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.sources.own_counties import is_unplaced
from factsheet.staff_tables.cell_types import CellKind, Value
from factsheet.staff_tables.national_counts import read_counts
from factsheet.staff_tables.source_counts import read_own_counts
from factsheet.staff_tables.source_entries import read_entries, word_field
from factsheet.staff_tables.table_schemas import (
    ANY_COUNTIES,
    NATIONAL_TARGETS,
    NOT_PLACED_WORD,
    TABLE_SCHEMAS,
    TableSchema,
    Topic,
)

Rows = Sequence[Mapping[str, Value]]


def export_template(library: Library, state: Jurisdiction | None) -> bytes:
    """Return a workbook to fill in, with the present values of a state where one is named.

    Raises:
        DataError: A file of the folder cannot be read.
    """
    choices = {
        CellKind.PLACE: [one.name for one in library.jurisdictions],
        CellKind.SOURCE: list(library.sources),
    }
    rows = {schema.sheet: _list_rows(schema, library, state) for schema in TABLE_SCHEMAS} if state else {}
    return make_template(rows, choices)


def _list_rows(schema: TableSchema, library: Library, state: Jurisdiction) -> Rows:
    if schema.topic is Topic.SOURCES:
        return _list_source_rows(schema, library)
    if schema.sheet == ANY_COUNTIES.sheet:
        return _list_county_rows(schema, library, state)
    if schema.topic is not Topic.PROFILE:
        return _list_national_rows(schema, library, state)
    path = library.profile_path(state.usps)
    tree = copy_mapping(read_yaml(path).value) if library.has_profile(state.usps) else {"state": state.usps}
    return list_profile_rows(schema, tree)


def _list_national_rows(schema: TableSchema, library: Library, state: Jurisdiction) -> Rows:
    """Return the rows of one state in a national table, counties by their names."""
    table = read_counts(library, NATIONAL_TARGETS[schema.sheet])
    names = {county.fips: county.full_name for county in library.counties}
    rows = []
    for (place, year, *word), numbers in sorted(table.counts.items()):
        is_county = table.schema.place == "fips"
        if (library.state_codes.get(place[:2]) if is_county else place) != state.usps:
            continue
        row: dict[str, Value] = {"state": state.name, "year": _parse_number(year)}
        row |= {"county": names.get(place, place)} if is_county else {}
        row |= {str(table.schema.word): word[0]} if word else {}
        rows.append(row | dict(zip(table.schema.numbers, map(_parse_number, numbers), strict=True)))
    return rows


def _list_source_rows(schema: TableSchema, library: Library) -> Rows:
    """Return all sources by key, the shipped ones too: what can be named as source, and be changed."""
    rows: list[Mapping[str, Value]] = []
    for key, entry in read_entries(library.folder).items():
        fields = {**copy_mapping(entry), "key": key}
        values = {
            column.name: word_field(fields.get(column.name.replace(" ", "_"))) for column in schema.columns
        }
        rows.append({name: value for name, value in values.items() if value is not None})
    return rows


def _list_county_rows(schema: TableSchema, library: Library, state: Jurisdiction) -> Rows:
    """Return the rows of one state in both tables of counties, the FBI's and that of other sources."""
    fbi: list[Mapping[str, Value]] = [
        {**row, "count": row["offenses"], "source": FBI_SOURCE}
        for row in _list_national_rows(schema, library, state)
    ]
    names = {county.fips: county.full_name for county in library.counties}
    own: list[Mapping[str, Value]] = [
        {
            "state": state.name,
            "county": NOT_PLACED_WORD if is_unplaced(fips) else names.get(fips, fips),
            "year": _parse_number(year),
            "count": _parse_number(count),
            "source": source,
        }
        for (fips, source, year), count in sorted(read_own_counts(library.folder).items())
        if library.state_codes.get(fips[:2]) == state.usps
    ]
    return [*fbi, *own]


def _parse_number(text: str) -> Value:
    """Return a number as such; what is none stays text, to be seen and mended."""
    return int(text) if is_digits(text.removeprefix("-")) else text
