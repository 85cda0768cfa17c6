"""Names that parts of a state have locally, such as "the Upper Peninsula", for the sentence of a map.

``geography/local_regions.csv`` has a row for each county of such a part. Rows of a user's own file add to the
shipped ones; a county of theirs lies where they say, and in no such part where the cell is empty. Where the
list of counties is the user's own too, shipped rows of counties that are not in it are passed over.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.csv_rows import Row, find_doubled_cells, read_rows
from factsheet.sources.font_coverage import find_name_faults

_COLUMNS = ("fips", "region")
_COUNTY_ALLOWED = "the code of a county in geography/counties.csv, five digits"


def read_local_regions(
    paths: Sequence[Path], known: Collection[str], *, has_own_counties: bool = False
) -> Mapping[str, str]:
    """Return by FIPS the local name of the part of the state, in English as it follows "in".

    Args:
        paths: The files, the shipped one first.
        known: Codes of all counties.
        has_own_counties: Whether these are the user's own, of which the shipped file knows nothing.

    Raises:
        DataError: A file has another form, names no county, a county twice, or what cannot be printed;
            carries all faults of that file.
    """
    regions: dict[str, str] = {}
    for layer, path in enumerate(paths):
        rows = read_rows(path, _COLUMNS)
        if has_own_counties and layer == 0:
            rows = tuple(row for row in rows if row["fips"] in known)
        faults = [fault for row in rows for fault in _find_row_faults(row, known)]
        faults += find_doubled_cells(rows, ("fips",), "each county once")
        if faults:
            raise DataError(*sorted(faults))
        regions |= {row["fips"]: row["region"] for row in rows}
    return {fips: region for fips, region in regions.items() if region}


def _find_row_faults(row: Row, known: Collection[str]) -> Iterator[Fault]:
    if row["fips"] not in known:
        yield row.fault("fips", _COUNTY_ALLOWED, code=FormCode.PLACE)
    if row["region"]:
        yield from find_name_faults(row, "region")
