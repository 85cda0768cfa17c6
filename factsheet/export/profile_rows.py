"""The tree of a profile's file as rows of the tables that staff fill in."""

from collections.abc import Mapping

from factsheet.reading.yaml_values import (
    Plain,
    Tree,
    copy_mapping,
)
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.cell_types import Value
from factsheet.staff_tables.period_cells import word_period
from factsheet.staff_tables.table_schemas import (
    AGENCIES,
    EFFORT_KINDS,
    TableSchema,
)


def list_profile_rows(schema: TableSchema, tree: Mapping[str, Plain]) -> list[dict[str, Value]]:
    """Return the rows that a table of a profile has, from the tree of its file."""
    flat = [{**row, "period": word_period(row.get("period"))} for row in _ROWS[schema.sheet](tree)]
    return [{name: value for name, value in row.items() if isinstance(value, int | str)} for row in flat]


def _list_mappings(value: Plain) -> list[Tree]:
    return [copy_mapping(entry) for entry in value] if isinstance(value, list) else []


def _list_about_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    words = next(column.words for column in table_schemas.ABOUT.columns if column.words)
    return [{"item": name, "value": tree[name]} for name in words if name in tree]


def _list_figure_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    measures = {
        **copy_mapping(tree.get("figures")),
        AGENCIES: copy_mapping(tree.get("efforts")).get(AGENCIES),
    }
    return [{"figure": name, **copy_mapping(value)} for name, value in measures.items() if value]


def _list_people_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    block = copy_mapping(tree.get("demographics"))
    return [
        {
            **block,
            **group,
            "group": group.get("title"),
            "category": bar.get("label"),
            "value": bar.get("value"),
        }
        for group in _list_mappings(block.get("groups"))
        for bar in _list_mappings(group.get("bars"))
    ]


def _list_call_type_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    block = copy_mapping(tree.get("call_types"))
    return [{**block, "type": bar.get("label"), **bar} for bar in _list_mappings(block.get("bars"))]


def _list_venue_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    rows: list[Tree] = []
    for kind, value in copy_mapping(tree.get("venues")).items():
        ranking = copy_mapping(value)
        names = ranking.get("names")
        rows += [
            {**ranking, "trafficking": kind, "venue": name}
            for name in (names if isinstance(names, list) else [])
        ]
        if ranking.get("residual"):
            rows.append({**ranking, "trafficking": kind, "venue": ranking["residual"], "rest": "yes"})
    return rows


def _add_seen_columns(entry: Tree) -> Tree:
    return {**entry, "seen at": entry.get("source"), "checked on": entry.get("checked_on")}


def _list_law_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    return [
        {
            **_add_seen_columns(law),
            "short title": law.get("short_title"),
            "language": law.get("lang"),
            "read in": law.get("read_in"),
        }
        for law in _list_mappings(tree.get("laws"))
    ]


def _list_effort_rows(tree: Mapping[str, Plain]) -> list[Tree]:
    efforts = copy_mapping(tree.get("efforts"))
    return [
        {**_add_seen_columns(entry), "language": entry.get("lang"), "kind": kind}
        for kind in EFFORT_KINDS
        for entry in _list_mappings(efforts.get(kind))
    ]


_ROWS = {
    table_schemas.ABOUT.sheet: _list_about_rows,
    table_schemas.FIGURES.sheet: _list_figure_rows,
    table_schemas.PEOPLE.sheet: _list_people_rows,
    table_schemas.CALL_TYPES.sheet: _list_call_type_rows,
    table_schemas.VENUES.sheet: _list_venue_rows,
    table_schemas.LAWS.sheet: _list_law_rows,
    table_schemas.EFFORTS.sheet: _list_effort_rows,
}
