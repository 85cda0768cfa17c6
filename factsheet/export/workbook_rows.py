"""What stands in a folder of data for one state, as the rows of a workbook."""

from collections.abc import Mapping, Sequence

from factsheet.export.profile_rows import list_profile_rows
from factsheet.export.workbook import make_template
from factsheet.model import Jurisdiction
from factsheet.reading.yaml_values import copy_mapping, read_yaml
from factsheet.staff_tables import national_counts, table_schemas
from factsheet.staff_tables.cell_types import CellKind, Value
from factsheet.staff_tables.data_folder import DataFolder
from factsheet.staff_tables.table_schemas import TABLE_SCHEMAS, TableSchema, Topic

Rows = Sequence[Mapping[str, Value]]

_FILES = {
    table_schemas.HOTLINE.sheet: national_counts.HOTLINE,
    table_schemas.COUNTIES.sheet: national_counts.COUNTIES,
    table_schemas.NOT_PLACED.sheet: national_counts.NOT_PLACED,
    table_schemas.TYPES.sheet: national_counts.TYPES,
}


def export_template(folder: DataFolder, state: Jurisdiction | None) -> bytes:
    """Return a workbook to fill in, with the present values of a state where one is named.

    Raises:
        DataError: A file of the folder cannot be read.
    """
    choices = {
        CellKind.PLACE: [one.name for one in folder.jurisdictions],
        CellKind.SOURCE: list(folder.sources),
    }
    rows = {form.sheet: _list_rows(form, folder, state) for form in TABLE_SCHEMAS} if state else {}
    return make_template(rows, choices)


def _list_rows(form: TableSchema, folder: DataFolder, state: Jurisdiction) -> Rows:
    if form.topic is not Topic.PROFILE:
        return _list_national_rows(form, folder, state)
    path = folder.profile_file(state.usps)
    tree = copy_mapping(read_yaml(path).value) if path.exists() else {"state": state.usps}
    return list_profile_rows(form, tree)


def _list_national_rows(form: TableSchema, folder: DataFolder, state: Jurisdiction) -> Rows:
    """Return the rows of one state in a national table, counties by their names."""
    table = folder.table(_FILES[form.sheet])
    names = {county.fips: county.full_name for county in folder.counties}
    shape = national_counts.FORMS[table.name]
    rows = []
    for (place, year, *word), numbers in sorted(table.counts.items()):
        is_county = shape.place == "fips"
        if (folder.states.get(place[:2]) if is_county else place) != state.usps:
            continue
        row: dict[str, Value] = {"state": state.name, "year": _parse_number(year)}
        row |= {"county": names.get(place, place)} if is_county else {}
        row |= {str(shape.word): word[0]} if word else {}
        rows.append(row | dict(zip(shape.numbers, map(_parse_number, numbers), strict=True)))
    return rows


def _parse_number(text: str) -> Value:
    """Return a number as such; what is none stays text, to be seen and mended."""
    return int(text) if text.removeprefix("-").isdecimal() else text
