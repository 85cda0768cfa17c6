"""The tables of one profile brought into the tree that its YAML file holds."""

from collections.abc import Mapping

from factsheet.characters import is_digits
from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import YEAR_ALLOWED, split_period
from factsheet.intake.kept_exemptions import keep_exemption, refuse_lost_exemptions
from factsheet.intake.people_rows import read_people
from factsheet.intake.submission import Submission
from factsheet.intake.table_reader import (
    FilledRow,
    FilledTable,
)
from factsheet.intake.tree_rows import make_bar, name_entries, read_dates, read_shared_values
from factsheet.model import Status
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.sources.profile_file import LAST_VERSION, VERSION_ALLOWED, ProfileFile
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.cell_types import Value
from factsheet.staff_tables.table_schemas import AGENCIES, EFFORT_KINDS

_LAW_KEYS = {
    "title": "title",
    "short title": "short_title",
    "language": "lang",
    "citation": "citation",
    "read in": "read_in",
}
_EFFORT_KEYS = {"name": "name", "language": "lang"}
_ITEMS_ALLOWED = {
    "edition": YEAR_ALLOWED,
    "version": VERSION_ALLOWED,
    "status": f"one of {', '.join(Status)}",
}


def build_profile_tree(old: Tree, submission: Submission) -> Tree:
    """Return the tree of a profile with the tables of a file in place of what they hold.

    A table that the file does not have, or that has no rows, changes nothing. Keys of no table are kept.

    Raises:
        DataError: Rows that share a block differ in period or source.
    """
    tree = dict(old)
    readers = (
        (table_schemas.ABOUT, _read_about),
        (table_schemas.FIGURES, _read_figures),
        (table_schemas.PEOPLE, read_people),
        (table_schemas.CALL_TYPES, _read_call_types),
        (table_schemas.VENUES, _read_venues),
        (table_schemas.LAWS, _read_laws),
        (table_schemas.EFFORTS, _read_efforts),
    )
    faults: list[Fault] = []
    for schema, reader in readers:
        table = submission.of(schema)
        try:
            tree |= reader(table, tree) if table else {}
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    order = [*ProfileFile.model_fields, *tree]
    return {key: tree[key] for key in dict.fromkeys(order) if key in tree}


def _read_about(table: FilledTable, _old: Tree) -> Tree:
    """Return the values of single items, but for the state, which is read elsewhere."""
    result: Tree = {}
    for row in table.rows:
        item, text = row.text("item"), row.text("value")
        if item in result:
            raise DataError(
                row.fault("item", "each item once", found=f"'{item}' again", code=FormCode.DOUBLED)
            )
        result[item] = _read_item(row, item, text)
    result.pop("state", None)
    return result


def _read_item(row: FilledRow, item: str, text: str) -> Value:
    """Return the value of an item, a number where one belongs.

    Raises:
        DataError: It may not be entered there.
    """
    if item == "edition" and split_period(text) and is_digits(text):
        return int(text)
    if item == "version" and is_digits(text) and 1 <= int(text) <= LAST_VERSION:
        return int(text)
    allowed = _ITEMS_ALLOWED.get(item)
    if allowed is None or (item == "status" and text in set(Status)):
        return text
    raise DataError(row.fault("value", allowed, found=quote_value(text)))


def _read_figures(table: FilledTable, old: Tree) -> Tree:
    measures: Tree = {}
    before = {**copy_mapping(old.get("figures")), AGENCIES: copy_mapping(old.get("efforts")).get(AGENCIES)}
    refuse_lost_exemptions(table, before, [row.text("figure") for row in table.rows])
    for row in table.rows:
        if row.text("figure") in measures:
            raise DataError(
                row.fault(
                    "figure", "each figure once", found=f"'{row.text('figure')}' again", code=FormCode.DOUBLED
                )
            )
        entry = copy_mapping(before.get(row.text("figure")))
        measures[row.text("figure")] = {
            "value": row.values["value"],
            **read_dates(row, entry),
            **keep_exemption(row, entry, {}),
        }
    agencies = measures.pop(AGENCIES, None)
    efforts = {key: value for key, value in copy_mapping(old.get("efforts")).items() if key != AGENCIES}
    if agencies is not None:
        efforts = {AGENCIES: agencies, **efforts}
    return _drop_empty_parts({"figures": measures, "efforts": efforts}, old)


def _read_call_types(table: FilledTable, old: Tree) -> Tree:
    before = copy_mapping(old.get("call_types"))
    shared = read_shared_values(table.rows, before)
    named = name_entries(before.get("bars"), "label")
    refuse_lost_exemptions(table, named, [row.text("type") for row in table.rows])
    bars: list[Plain] = [make_bar(row, "type", before, named) for row in table.rows]
    return {"call_types": {**before, **shared, "bars": bars}}


def _read_venues(table: FilledTable, old: Tree) -> Tree:
    venues = copy_mapping(old.get("venues"))
    for kind in dict.fromkeys(row.text("trafficking") for row in table.rows):
        rows = [row for row in table.rows if row.text("trafficking") == kind]
        rest = [row for row in rows if row.text("rest")]
        if len(rest) > 1:
            raise DataError(rest[1].fault("rest", "one line of each list", found="a second one"))
        names: list[Plain] = [row.text("venue") for row in rows if not row.text("rest")]
        ranking: Tree = copy_mapping(venues.get(kind))
        ranking |= {**read_shared_values(rows, ranking), "names": names}
        ranking.pop("residual", None)
        venues[kind] = {**ranking, "residual": rest[0].text("venue")} if rest else ranking
    return {"venues": venues}


def _read_laws(table: FilledTable, old: Tree) -> Tree:
    return {"laws": [_make_entry(row, old.get("laws"), "title", _LAW_KEYS) for row in table.rows]}


def _read_efforts(table: FilledTable, old: Tree) -> Tree:
    efforts = copy_mapping(old.get("efforts"))
    for kind in EFFORT_KINDS:
        rows = [row for row in table.rows if row.text("kind") == kind]
        entries: list[Plain] = [_make_entry(row, efforts.get(kind), "name", _EFFORT_KEYS) for row in rows]
        if entries:
            efforts[kind] = entries
        else:
            efforts.pop(kind, None)
    return _drop_empty_parts({"efforts": efforts}, old)


def _make_entry(row: FilledRow, old: Plain, naming: str, own: Mapping[str, str]) -> Plain:
    """Return a law or an effort; what the table has no column for is kept from the entry of that name.

    `own` has the columns that it does not share with the other of the two, and their keys in the data file.
    """
    keys = {**own, "url": "url", "seen at": "source", "checked on": "checked_on"}
    entry = {key: row.values[column] for column, key in keys.items() if column in row.values}
    return {**entry, **_keep_other_values(old, naming, str(row.values[naming]), set(keys.values()))}


def _keep_other_values(old: Plain, naming: str, name: str, columns: set[str]) -> Tree:
    """Return what an old entry of a list has beside the columns of its table."""
    same = name_entries(old, naming).get(name, {})
    return {key: value for key, value in same.items() if key not in columns}


def _drop_empty_parts(tree: Tree, old: Tree) -> Tree:
    """Leave out what is empty now and was not there before."""
    return {key: value for key, value in tree.items() if value or key in old}
