"""The folder ``carried`` of a data folder: the data of finished sheets, from which these are drawn again.

Of each state there is a YAML file; beside it, by the same two letters, its counts by county as CSV, and the
logo and shapes of its publisher's own as JSON.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Jurisdiction
from factsheet.reading.csv_rows import Row, read_rows
from factsheet.reading.file_names import CARRIED, CarriedPart, name_carried
from factsheet.reading.files import format_path, read_bytes
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree, YamlFile, copy_mapping, read_yaml
from factsheet.sources.shapes import Geography

if TYPE_CHECKING:  # most folders have nothing of it
    from factsheet.sources.carried_profile_file import CarriedState

COUNTY_COLUMNS = ("fips", "county", "period", "count", "note")
NOT_PLACED = "not tied to one county"
COUNT_ALLOWED = "a whole number under 'count', or words such as 'not shown' under 'note'"
_JSON_ALLOWED = "JSON as 'factsheet extract' writes it"
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_MOST_BYTES = 50_000_000
_TABLES = {"counties": CarriedPart.COUNTIES, "second_counties": CarriedPart.SECOND_COUNTIES}


@dataclass(frozen=True, slots=True)
class CarriedFolder:
    """The data of finished sheets in a data folder."""

    path: Path

    def list_codes(self) -> tuple[str, ...]:
        """Return the postal codes of the states that it has, sorted."""
        found = (self.path / CARRIED).glob("[a-z][a-z].yaml")
        return tuple(sorted(path.stem.upper() for path in found))

    def list_places(
        self, known: Collection[str], open_shapes: Callable[[], Geography]
    ) -> Iterator[Jurisdiction]:
        """Yield the jurisdictions of its own, such as a made-up one; whose file has faults, is unknown."""
        for usps in self.list_codes():
            if usps not in known:
                with suppress(DataError):
                    yield self.read_state(usps, open_shapes()).profile.jurisdiction

    def has_state(self, usps: str) -> bool:
        """Return whether it has the data of a state."""
        return (self.path / name_carried(usps)).is_file()

    def read_state(self, usps: str, geography: Geography) -> "CarriedState":
        """Return the data of a state and what its sheet was drawn with.

        Raises:
            DataError: A file is missing, or something in it does not fit.
        """
        from factsheet.embedded_data.carried_drawing import DRAWING
        from factsheet.sources.carried_profile_file import read_carried_state

        file = read_yaml(self.path / name_carried(usps))
        tree = copy_mapping(file.value)
        for key, part in _TABLES.items():
            counts = copy_mapping(tree.get(key))
            if counts and "cells" not in counts:
                tree[key] = {**counts, **_read_counts(self.path / name_carried(usps, part))}
        tree[DRAWING] = self._complete_drawing(copy_mapping(tree.get(DRAWING)), usps)
        state = read_carried_state(YamlFile(file.name, tree, file.lines), geography)
        if state.profile.jurisdiction.usps != usps:
            line, found = file.line_of("jurisdiction.usps"), quote_value(state.profile.jurisdiction.usps)
            allowed = f"'{usps}', as the file is named"
            raise DataError(Fault(file.name, line, "jurisdiction.usps", found, allowed, code=FormCode.PLACE))
        return state

    def _complete_drawing(self, drawing: Tree, usps: str) -> Tree:
        """Return what a sheet is drawn with, and logo and shapes where there are files of them."""
        logo, shapes = (
            self.path / name_carried(usps, part) for part in (CarriedPart.LOGO, CarriedPart.SHAPES)
        )
        if logo.is_file():
            drawing["theme"] = {**copy_mapping(drawing.get("theme")), "logo": _read_json(logo)}
        if shapes.is_file():
            drawing["shapes"] = _read_json(shapes)
        return drawing


def _read_counts(path: Path) -> Tree:
    """Return the counts by county of a table, and what is tied to no single one."""
    rows = read_rows(path, COUNTY_COLUMNS)
    if faults := [*_list_faults(rows)]:
        raise DataError(*faults)
    counts = {row["fips"]: _read_count(row) for row in rows}
    not_placed = counts.pop("", 0)
    return {"cells": counts, "not_placed": not_placed}


def _list_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    seen = set[str]()
    for row in rows:
        if row["fips"] in seen:
            yield row.fault("fips", "each county once", code=FormCode.DOUBLED)
        seen.add(row["fips"])
        if bool(row["count"]) is bool(row["note"]) or (row["count"] and not _is_number(row["count"])):
            yield row.fault("count", COUNT_ALLOWED)


def _read_count(row: Row) -> Plain:
    return int(row["count"]) if _is_number(row["count"]) else row["note"]


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _read_json(path: Path) -> Plain:
    try:
        content: Plain = json.loads(read_bytes(path, most=_MOST_BYTES))
    except (ValueError, RecursionError) as error:
        fault = Fault(format_path(path), 1, "file", "another form", _JSON_ALLOWED, code=FormCode.SYNTAX)
        raise DataError(fault) from error
    return content
