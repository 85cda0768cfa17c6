"""The tables of one profile brought into the tree that its YAML file holds."""

from collections.abc import Iterable, Mapping, Sequence

from factsheet.characters import is_digits
from factsheet.errors import DataError, Fault
from factsheet.fields import YEAR_ALLOWED, split_period
from factsheet.intake.kept_exemptions import keep_exemption, refuse_lost_exemptions
from factsheet.intake.submission import Submission
from factsheet.intake.table_reader import (
    FilledRow,
    FilledTable,
)
from factsheet.model import Status
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.sources.profile_file import LAST_VERSION, VERSION_ALLOWED, ProfileFile
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.cell_types import Value
from factsheet.staff_tables.period_cells import build_period
from factsheet.staff_tables.table_schemas import AGENCIES, EFFORT_KINDS

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
        (table_schemas.PEOPLE, _read_people),
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
            raise DataError(row.fault("item", "each item once", found=f"'{item}' again"))
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
            raise DataError(row.fault("figure", "each figure once", found=f"'{row.text('figure')}' again"))
        entry = copy_mapping(before.get(row.text("figure")))
        measures[row.text("figure")] = {
            "value": row.values["value"],
            **_read_dates(row, entry),
            **keep_exemption(row, entry, {}),
        }
    agencies = measures.pop(AGENCIES, None)
    efforts = {key: value for key, value in copy_mapping(old.get("efforts")).items() if key != AGENCIES}
    if agencies is not None:
        efforts = {AGENCIES: agencies, **efforts}
    return _drop_empty_parts({"figures": measures, "efforts": efforts}, old)


def _read_people(table: FilledTable, old: Tree) -> Tree:
    before = copy_mapping(old.get("demographics"))
    there = _name_entries(before.get("groups"), "title")
    bars = {title: _name_entries(group.get("bars"), "label") for title, group in there.items()}
    rows: dict[str, list[FilledRow]] = {}
    for row in table.rows:
        rows.setdefault(row.text("group"), []).append(row)
    dates = _read_group_dates(rows, before, there)
    exempted = {f"{title}: {label}": bar for title, named in bars.items() for label, bar in named.items()}
    refuse_lost_exemptions(
        table, exempted, [f"{row.text('group')}: {row.text('category')}" for row in table.rows]
    )
    shared = _find_shared_dates(dates, before)
    listed: list[Plain] = []
    for title, own in rows.items():
        around = {**before, **there.get(title, {})}
        listed.append(
            {
                "title": title,
                **_keep_other_values(before.get("groups"), "title", title, {"title", "bars", *shared}),
                **{name: value for name, value in dates[title].items() if value != shared[name]},
                "bars": [_make_bar(row, "category", around, bars.get(title, {})) for row in own],
            }
        )
    return {"demographics": {**before, **shared, "groups": listed}}


def _read_group_dates(
    rows: Mapping[str, Sequence[FilledRow]], before: Tree, there: Mapping[str, Tree]
) -> dict[str, Tree]:
    """Return period and source of each breakdown, which all of its rows have in common.

    Raises:
        DataError: A row has another one than the first of its breakdown.
    """
    dates: dict[str, Tree] = {}
    faults: list[Fault] = []
    for title, own in rows.items():
        try:
            dates[title] = _read_shared_values(own, {**before, **there.get(title, {})})
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return dates


def _find_shared_dates(dates: Mapping[str, Tree], before: Tree) -> Tree:
    """Return period and source of all breakdowns together: those they had, if one still has them."""
    first = next(iter(dates.values()))
    return {
        name: before[name]
        if any(name in before and date[name] == before[name] for date in dates.values())
        else own
        for name, own in first.items()
    }


def _read_call_types(table: FilledTable, old: Tree) -> Tree:
    before = copy_mapping(old.get("call_types"))
    shared = _read_shared_values(table.rows, before)
    named = _name_entries(before.get("bars"), "label")
    refuse_lost_exemptions(table, named, [row.text("type") for row in table.rows])
    bars: list[Plain] = [_make_bar(row, "type", before, named) for row in table.rows]
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
        ranking |= {**_read_shared_values(rows, ranking), "names": names}
        ranking.pop("residual", None)
        venues[kind] = {**ranking, "residual": rest[0].text("venue")} if rest else ranking
    return {"venues": venues}


def _read_laws(table: FilledTable, old: Tree) -> Tree:
    return {"laws": [_make_entry(row, old.get("laws"), "title", ("title", "citation")) for row in table.rows]}


def _read_efforts(table: FilledTable, old: Tree) -> Tree:
    efforts = copy_mapping(old.get("efforts"))
    for kind in EFFORT_KINDS:
        rows = [row for row in table.rows if row.text("kind") == kind]
        entries: list[Plain] = [_make_entry(row, efforts.get(kind), "name", ("name",)) for row in rows]
        if entries:
            efforts[kind] = entries
        else:
            efforts.pop(kind, None)
    return _drop_empty_parts({"efforts": efforts}, old)


def _make_entry(row: FilledRow, old: Plain, naming: str, own: tuple[str, ...]) -> Plain:
    """Return a law or an effort; what the table has no column for is kept from the entry of that name."""
    entry = {name: row.values[name] for name in (*own, "url") if name in row.values}
    entry["source"], entry["checked_on"] = row.values["seen at"], row.values["checked on"]
    columns = {*own, "url", "source", "checked_on"}
    return {**entry, **_keep_other_values(old, naming, str(row.values[naming]), columns)}


def _make_bar(row: FilledRow, label: str, block: Tree, old: Mapping[str, Tree]) -> Plain:
    """Return a bar; its exemption is kept from the one of that label, of which the block has the period."""
    exemption = keep_exemption(row, old.get(row.text(label), {}), block)
    return {"label": row.text(label), "value": row.values["value"], **exemption}


def _read_dates(row: FilledRow, old: Tree) -> Tree:
    """Return period and source of a row."""
    period = build_period(row.values["period"], old.get("period"))
    return {"period": period, "source": row.values["source"]}


def _read_shared_values(rows: Iterable[FilledRow], old: Tree) -> Tree:
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
    return _read_dates(first, old)


def _keep_other_values(old: Plain, naming: str, name: str, columns: set[str]) -> Tree:
    """Return what an old entry of a list has beside the columns of its table."""
    same = _name_entries(old, naming).get(name, {})
    return {key: value for key, value in same.items() if key not in columns}


def _name_entries(old: Plain, naming: str) -> dict[str, Tree]:
    """Return the entries of a list by their names; of two with one name the first."""
    entries = [copy_mapping(entry) for entry in old] if isinstance(old, list) else []
    return {str(entry.get(naming)): entry for entry in reversed(entries)}


def _drop_empty_parts(tree: Tree, old: Tree) -> Tree:
    """Leave out what is empty now and was not there before."""
    return {key: value for key, value in tree.items() if value or key in old}
