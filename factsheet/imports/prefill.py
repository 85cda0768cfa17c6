"""What stands in a folder of data for one state, as the rows of a workbook."""

from collections.abc import Mapping, Sequence

from factsheet.imports import forms, tables
from factsheet.imports.cells import Kind
from factsheet.imports.folder import DataFolder
from factsheet.imports.forms import FORMS, Form, Topic
from factsheet.imports.profile_rows import table_rows
from factsheet.imports.profile_tables import mapping
from factsheet.imports.reading import Value
from factsheet.imports.template import make_template
from factsheet.model import Jurisdiction
from factsheet.sources.yaml_nodes import read_yaml

Rows = Sequence[Mapping[str, Value]]

_FILES = {
    forms.HOTLINE.sheet: tables.HOTLINE,
    forms.COUNTIES.sheet: tables.COUNTIES,
    forms.NOT_PLACED.sheet: tables.NOT_PLACED,
    forms.TYPES.sheet: tables.TYPES,
}


def export_template(folder: DataFolder, state: Jurisdiction | None) -> bytes:
    """Return a workbook to fill in, with the present values of a state where one is named.

    Raises:
        DataError: A file of the folder cannot be read.
    """
    choices = {
        Kind.PLACE: [one.name for one in folder.jurisdictions],
        Kind.SOURCE: list(folder.sources),
    }
    rows = {form.sheet: _rows(form, folder, state) for form in FORMS} if state else {}
    return make_template(rows, choices)


def _rows(form: Form, folder: DataFolder, state: Jurisdiction) -> Rows:
    if form.topic is not Topic.PROFILE:
        return _national(form, folder, state)
    path = folder.profile_file(state.usps)
    tree = mapping(read_yaml(path).value) if path.exists() else {"state": state.usps}
    return table_rows(form, tree)


def _national(form: Form, folder: DataFolder, state: Jurisdiction) -> Rows:
    """Return the rows of one state in a national table, counties by their names."""
    table = folder.table(_FILES[form.sheet])
    names = {county.fips: county.full_name for county in folder.counties}
    shape = tables.FORMS[table.name]
    rows = []
    for (place, year, *word), numbers in sorted(table.counts.items()):
        is_county = shape.place == "fips"
        if (folder.states.get(place[:2]) if is_county else place) != state.usps:
            continue
        row: dict[str, Value] = {"state": state.name, "year": _number(year)}
        row |= {"county": names.get(place, place)} if is_county else {}
        row |= {str(shape.word): word[0]} if word else {}
        rows.append(row | dict(zip(shape.numbers, map(_number, numbers), strict=True)))
    return rows


def _number(text: str) -> Value:
    """Return a number as such; what is none stays text, to be seen and mended."""
    return int(text) if text.removeprefix("-").isdecimal() else text
