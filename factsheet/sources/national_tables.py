"""National tables, one row a place and year, split by state with the faults of each state kept apart.

A fault in one state's rows must not stop the other states. A row of no known state is kept apart: it stops
no sheet by itself, but no batch with such a row succeeds.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.errors import Fault, FormCode
from factsheet.fields import (
    FIPS_ALLOWED,
    NET_ALLOWED,
    describe_count,
    describe_year,
    is_fips,
    is_year,
    restore_fips_zero,
)
from factsheet.reading.csv_rows import Row, scan_rows
from factsheet.reading.kept_results import keep_results
from factsheet.reading.quoting import quote_count, quote_line, quote_place, quote_value
from factsheet.sources.national_schemas import NationalSchema
from factsheet.sources.state_rows import StateRows

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_PLACE_ALLOWED = {
    "fips": f"{FIPS_ALLOWED}, of a state or territory",
    "usps": "the postal code of a state or territory",
}


@dataclass(frozen=True, slots=True)
class CountyCodes:
    """The codes that counties have and had.

    Attributes:
        known: Every code, those that were replaced among them.
        replaced: The code in force by each code that was replaced.
    """

    known: Collection[str]
    replaced: Mapping[str, str]


NO_CODES = CountyCodes((), {})
"""Of a table that has no codes of counties."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table, read.

    Attributes:
        place: A postal code, or the FIPS code in force: with the leading zero that the row may lack, and the
            new code where the row has one that was replaced.
        written: The code as it stands in the file.
    """

    row: Row
    place: str
    written: str
    word: str
    year: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StateTable(StateRows[Entry]):
    """The rows of a national table.

    Attributes:
        unassigned: Rows that belong to no state.
        unread: Faults of rows of another length that tell no state.
    """

    unassigned: tuple[Row, ...] = ()
    unread: tuple[Fault, ...] = ()


@keep_results(10)  # five, and those of the edition before
def read_table(
    path: Path,
    schema: NationalSchema,
    states: Mapping[str, str],
    codes: CountyCodes,
    *,
    is_told: bool = False,
) -> StateTable:
    """Read a national table.

    Args:
        path: A CSV file.
        schema: What its columns mean.
        states: Postal code by the two digits of the state.
        codes: Those of counties, where the table has them.
        is_told: Whether messages may tell its counts; else they tell the shape of what cannot be read.

    Raises:
        DataError: The file has no such form.
    """
    entries: dict[str, list[Entry]] = defaultdict(list)
    faults: dict[str, list[Fault]] = defaultdict(list)
    unassigned: list[Row] = []
    seen: set[tuple[str, str, str]] = set()
    unread: list[Fault] = []
    rows, broken = scan_rows(path, schema.columns)
    for unreadable in broken:
        has_place = unreadable.column == schema.place
        state = _find_state(unreadable.first, schema, states, codes) if has_place else None
        (unread if state is None else faults[state]).append(unreadable.fault)
    for raw in rows:
        row = _restore_zero(raw, schema, codes)
        usps = _find_state(row[schema.place], schema, states, codes)
        if usps is None:
            unassigned.append(raw)
            continue
        key = (row[schema.place], row["year"], row[schema.word] if schema.word else "")
        wrong = _find_row_faults(row, schema, is_told=is_told)
        if key in seen:
            found = f"'{' '.join(key).strip()}' again"
            allowed = "each place and year once"
            wrong.append(row.fault(schema.place, allowed, found=found, code=FormCode.DOUBLED))
        seen.add(key)
        faults[usps] += wrong
        if not wrong:
            place = codes.replaced.get(row[schema.place], row[schema.place])
            entries[usps].append(_make_entry(row, schema, place, raw[schema.place]))
    return StateTable(
        {usps: tuple(read) for usps, read in entries.items()},
        {usps: tuple(sorted(wrong)) for usps, wrong in faults.items()},
        tuple(unassigned),
        tuple(unread),
    )


def make_place_fault(row: Row, schema: NationalSchema) -> Fault:
    """Return the fault of a row that belongs to no state."""
    found = quote_place(row[schema.place])
    return row.fault(schema.place, _PLACE_ALLOWED[schema.place], found=found, code=FormCode.PLACE)


def _restore_zero(row: Row, schema: NationalSchema, codes: CountyCodes) -> Row:
    """Give a county code the leading zero that a spreadsheet took away."""
    if schema.place != "fips":
        return row
    code = _read_county_code(row["fips"], codes)
    return row if code == row["fips"] else replace(row, cells={**row.cells, "fips": code})


def _read_county_code(text: str, codes: CountyCodes) -> str:
    """Return a code with the zero it lost if that gives a county, else as it stands: 1901 is no 01901."""
    code = restore_fips_zero(text)
    return code if code in codes.known else text


def _find_state(
    place: str, schema: NationalSchema, states: Mapping[str, str], codes: CountyCodes
) -> str | None:
    """Return whose row it is, as far as a wrong code tells."""
    if schema.place == "usps":
        return place if place in states.values() else None
    return states.get(_read_county_code(place, codes)[:2])


def _find_row_faults(row: Row, schema: NationalSchema, *, is_told: bool) -> list[Fault]:
    """Check year, word and counts of a row."""
    faults = []
    if schema.place == "fips" and not is_fips(row["fips"]):
        faults.append(row.fault("fips", FIPS_ALLOWED, found=quote_place(row["fips"]), code=FormCode.PLACE))
    if not is_year(row["year"]):
        allowed = describe_year(row["year"])
        faults.append(row.fault("year", allowed, found=quote_line(row["year"]), code=FormCode.YEARS))
    if schema.word and row[schema.word] not in schema.words:
        allowed = f"one of {', '.join(schema.words)}"
        faults.append(row.fault(schema.word, allowed, found=quote_line(row[schema.word])))
    for column in schema.numbers:
        if not _is_count(row[column], schema):
            allowed = NET_ALLOWED if schema.is_net else describe_count(schema.most)
            quote = quote_value if is_told or schema.is_public else quote_count
            faults.append(row.fault(column, allowed, found=quote(row[column])))
    return faults


def _is_count(text: str, schema: NationalSchema) -> bool:
    if not _WHOLE.fullmatch(text):
        return False
    return (-schema.most if schema.is_net else 0) <= int(text) <= schema.most


def _make_entry(row: Row, schema: NationalSchema, place: str, written: str) -> Entry:
    return Entry(
        row=row,
        place=place,
        written=written,
        word=row[schema.word] if schema.word else "",
        year=int(row["year"]),
        numbers=tuple(int(row[column]) for column in schema.numbers),
    )
