"""Files as they are handed in, made up for tests."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from factsheet import resources
from factsheet.errors import FactsheetError
from factsheet.intake.fbi_file import OFFENSE_CODES, STATE_CODES
from factsheet.intake.provenance import Provenance
from factsheet.sources import Library, open_library
from factsheet.sources.county_names import County, read_counties

CAME_FROM = Provenance("synthetic.csv", "0" * 64, date(2026, 11, 23))
HEADER = (
    "DATA_YEAR",
    "ORI",
    "PUB_AGENCY_NAME",
    "STATE_ABBR",
    "STATE_NAME",
    "COUNTY_NAME",
    "OFFENSE_SUBCAT_ID",
    "OFFENSE_SUBCAT_NAME",
    "ACTUAL_COUNT",
    "JUVENILE_CLEARED_COUNT",
)


def all_counties() -> tuple[County, ...]:
    return read_counties(resources.DATA / "geography" / "counties.csv")


def fbi_file(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write a file in the FBI's form; a row is state, year, county, kind of offense, count."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        for number, (state, year, county, offense, count) in enumerate(rows):
            agency = f"XX{number:07d}"
            writer.writerow((year, agency, "Synthetic", state, "", county, offense, "", count, 0))
    return path


def shipped_as_fbi_rows() -> list[tuple[object, ...]]:
    """Return rows that add up to the shipped tables, in the FBI's words.

    Each place has one row of the first kind of offense; corrections then move what is of the second kind.
    """
    kinds: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in _shipped("fbi_offense_types.csv"):
        kinds[row["usps"], row["year"]][row["type"]] = int(row["offenses"])
    ids = {offense: code for code, offense in OFFENSE_CODES.items()}
    codes = {usps: code for code, usps in STATE_CODES.items()}
    rows: list[tuple[object, ...]] = [("FS", 2019, "NOT SPECIFIED", "HTCSA", 7)]
    for (usps, year), places in _places().items():
        state = codes.get(usps, usps)
        first, *others = kinds[usps, year]
        rows += [(state, year, name, ids[first], count) for name, count in places]
        for other in others:
            moved = kinds[usps, year][other]
            rows += [
                (state, year, places[0][0], ids[first], -moved),
                (state, year, places[0][0], ids[other], moved),
            ]
    return rows


def _places() -> dict[tuple[str, str], list[tuple[str, int]]]:
    """Return names and counts by state and year, as the FBI would name them."""
    counties = {each.fips: each for each in all_counties()}
    names = {
        "several_counties": "ALPHA, BETA; GAMMA",
        "not_specified": "NOT SPECIFIED",
        "planning_region": "CAPITOL PLANNING REGION",
    }
    places: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for row in _shipped("fbi_county_offenses.csv"):
        county = counties[row["fips"]]
        places[county.usps, row["year"]].append((_fbi_name(county), int(row["offenses"])))
    for row in _shipped("fbi_not_placed.csv"):
        places[row["usps"], row["year"]].append((names[row["reason"]], int(row["offenses"])))
    return places


def _shipped(name: str) -> list[dict[str, str]]:
    with (resources.DATA / "tables" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _fbi_name(county: County) -> str:
    is_city = county.full_name.endswith(" city")
    return (county.full_name if is_city else county.name).upper().replace("ST. ", "ST ").replace("'", "")


def a_data_folder(path: Path, *states: str) -> Library:
    """Make a folder with the shipped tables, sources and some profiles."""
    (path / "profiles").mkdir(parents=True)
    (path / "tables").mkdir()
    for name in ("sources.yaml", *(f"profiles/{usps.lower()}.yaml" for usps in states)):
        (path / name).write_bytes((resources.DATA / name).read_bytes())
    for table in (resources.DATA / "tables").iterdir():
        (path / "tables" / table.name).write_bytes(table.read_bytes())
    return open_library(path)


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook with some sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def messages(error: FactsheetError, folder: Path) -> list[str]:
    """Return the messages of an error, the folder shortened to DIR."""
    return [str(fault).replace(str(folder), "DIR") for fault in error.faults]
