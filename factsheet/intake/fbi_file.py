"""The FBI's own download of human trafficking offenses, read row by row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import NET_ALLOWED, YEAR_ALLOWED, split_period
from factsheet.model.vocabulary import OffenseType
from factsheet.reading.csv_rows import word_cells
from factsheet.reading.csv_text import HEAD_WITHIN, CsvRow, read_csv, refuse_head
from factsheet.reading.files import format_path
from factsheet.reading.quoting import quote_count, quote_value

MAX_BYTES = 50_000_000
_COUNTED = "ACTUAL_COUNT"
COLUMNS = ("DATA_YEAR", "ORI", "STATE_ABBR", "COUNTY_NAME", "OFFENSE_SUBCAT_ID", _COUNTED)
FEDERAL = "FS"
# The FBI's codes where they are not the postal codes.
STATE_CODES = {"NB": "NE", "GM": "GU"}
# HTCSA: Human Trafficking, Commercial Sex Acts; HTIS: Involuntary Servitude.
OFFENSE_CODES = {"HTCSA": OffenseType.COMMERCIAL_SEX_ACTS, "HTIS": OffenseType.INVOLUNTARY_SERVITUDE}

_STATE_ALLOWED = (
    "the postal code of a state or territory, NB for Nebraska, GM for Guam or FS for federal agencies"
)
_COUNT = re.compile(r"-?[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class FbiRow:
    """What one agency counted in one year of one kind of offense.

    Attributes:
        line: 1-based line in the file.
        usps: Postal code; ``FS`` for federal agencies.
        county: As the FBI writes it: one name, several, or none.
        offense: A value of `OFFENSE_CODES`.
        count: Offenses known, less those found to be none; below zero for a correction.
    """

    line: int
    year: int
    agency: str
    usps: str
    county: str
    offense: str
    count: int


def read_fbi_file(path: Path, states: frozenset[str]) -> tuple[FbiRow, ...]:
    """Read the file; columns that are not needed are passed over.

    Args:
        path: The CSV file as it was downloaded.
        states: Postal codes that a row may have.

    Raises:
        DataError: Not such a file, or a row that cannot be read; carries all faults in file order.
    """
    name = format_path(path)
    rows: list[FbiRow] = []
    faults: list[Fault] = []
    seen: dict[tuple[int, str, str], int] = {}
    for line, cells in _read_records(path, name):
        wrong = list(_find_row_faults(name, line, cells, states))
        if not wrong:
            row = _make_row(line, cells)
            key = (row.year, row.agency, row.offense)
            if key in seen:
                found = f"{row.agency} {row.year} {row.offense} again, as in line {seen[key]}"
                allowed = "each agency, year and offense once"
                wrong.append(Fault(name, line, "ORI", found, allowed, code=FormCode.DOUBLED))
            seen.setdefault(key, line)
            rows.append(row)
        faults += wrong
    if not rows and not faults:
        allowed = "at least one row below the names of the columns"
        faults.append(Fault(name, 1, "file", "no rows", allowed, code=FormCode.MISSING))
    if faults:
        raise DataError(*faults)
    return tuple(rows)


def _read_records(path: Path, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield line and cells of each row, by the names in the first row."""
    wanted = "the FBI's human trafficking download, a CSV file"
    allowed = f"the columns {', '.join(COLUMNS)} of the FBI's download, others beside them"
    table = read_csv(path, wanted=wanted, most=MAX_BYTES)
    upper = [CsvRow(row.line, tuple(map(str.upper, row.cells))) for row in table[:HEAD_WITHIN]]
    refuse_head(name, upper, COLUMNS, allowed=allowed, known=None)
    for row in table[1:]:
        if len(row.cells) == len(upper[0].cells):
            yield row.line, dict(zip(upper[0].cells, row.cells, strict=True))
        elif row.cells:
            found, needed = word_cells(row, len(upper[0].cells))
            raise DataError(Fault(name, row.line, "row", found, needed, code=FormCode.SYNTAX))


def _find_row_faults(
    name: str, line: int, cells: Mapping[str, str], states: frozenset[str]
) -> Iterator[Fault]:
    state = cells["STATE_ABBR"]
    rules = (
        ("DATA_YEAR", _is_year(cells["DATA_YEAR"]), YEAR_ALLOWED),
        ("ORI", bool(cells["ORI"]), "the code of an agency"),
        ("STATE_ABBR", STATE_CODES.get(state, state) in {*states, FEDERAL}, _STATE_ALLOWED),
        ("OFFENSE_SUBCAT_ID", cells["OFFENSE_SUBCAT_ID"] in OFFENSE_CODES, " or ".join(OFFENSE_CODES)),
        (_COUNTED, bool(_COUNT.fullmatch(cells[_COUNTED])), NET_ALLOWED),
    )
    for column, is_right, allowed in rules:
        if not is_right:
            quote = quote_count if column == _COUNTED else quote_value
            code = FormCode.PLACE if column == "STATE_ABBR" else FormCode.VALUE
            yield Fault(name, line, column, quote(cells[column]), allowed, code=code)


def _is_year(text: str) -> bool:
    return len(text) == len("2023") and split_period(text) is not None


def _make_row(line: int, cells: Mapping[str, str]) -> FbiRow:
    state = cells["STATE_ABBR"]
    return FbiRow(
        line=line,
        year=int(cells["DATA_YEAR"]),
        agency=cells["ORI"],
        usps=STATE_CODES.get(state, state),
        county=cells["COUNTY_NAME"],
        offense=OFFENSE_CODES[cells["OFFENSE_SUBCAT_ID"]],
        count=int(cells[_COUNTED]),
    )
