"""Rows of the national tables that belong to no state, and what their owner may have meant."""

import re
from collections.abc import Iterable, Sequence

from factsheet.errors import Fault, FormCode
from factsheet.fields import FIPS_ALLOWED
from factsheet.model import Jurisdiction
from factsheet.reading.csv_rows import Row
from factsheet.reading.quoting import quote_place
from factsheet.sources.county_names import County, fold_name
from factsheet.sources.jurisdictions import find_meant_jurisdictions
from factsheet.sources.national_schemas import NationalSchema
from factsheet.sources.national_tables import make_place_fault

NATION_ALLOWED = "rows of states alone, which the nation is summed from; take this row out"
_NATION = frozenset(
    {
        *("us", "usa", "unitedstates", "unitedstatesofamerica", "nation", "national", "nationaltotal"),
        *("total", "totals", "grandtotal", "ustotal", "unitedstatestotal", "all", "allstates", "sum"),
    }
)


_WITH_STATE = re.compile(r"([^,(]+)[,(]([^,()]+)\)?")


def is_sum(place: str) -> bool:
    """Return whether what stands in place of a state or county means several of them together."""
    return fold_name(place) in _NATION


def find_unassigned_faults(
    rows: Iterable[tuple[Row, NationalSchema]],
    jurisdictions: Sequence[Jurisdiction],
    counties: Sequence[County],
) -> tuple[Fault, ...]:
    """Return the fault of each row, with the code to type where it can be told.

    A county's name is never taken for a code: Baltimore is a county and a city that is no part of it.
    """
    return tuple(_make_unassigned_fault(row, schema, jurisdictions, counties) for row, schema in rows)


def _make_unassigned_fault(
    row: Row, schema: NationalSchema, jurisdictions: Sequence[Jurisdiction], counties: Sequence[County]
) -> Fault:
    place = row[schema.place]
    states = find_meant_jurisdictions(jurisdictions, place)
    if is_sum(place):
        return row.fault(schema.place, NATION_ALLOWED, code=FormCode.PLACE)
    if schema.place == "fips":
        named = _find_named_counties(counties, place) or _find_counties_of_state(
            counties, jurisdictions, place
        )
        return _make_county_fault(row, states, named)
    told = " or ".join(f"{state.usps}, the postal code of {state.name}" for state in states)
    return row.fault("usps", told, code=FormCode.PLACE) if states else make_place_fault(row, schema)


def _find_named_counties(counties: Sequence[County], place: str) -> list[County]:
    name = fold_name(place)
    return [county for county in counties if name in {fold_name(county.name), fold_name(county.full_name)}]


def _find_counties_of_state(
    counties: Sequence[County], jurisdictions: Sequence[Jurisdiction], place: str
) -> list[County]:
    """Return the counties that a name with its state means: "Franklin County, OH", "Franklin (Ohio)"."""
    parts = _WITH_STATE.fullmatch(place.strip())
    if not parts:
        return []
    codes = {state.usps for state in find_meant_jurisdictions(jurisdictions, parts[2].strip())}
    return [county for county in _find_named_counties(counties, parts[1]) if county.usps in codes]


def _make_county_fault(row: Row, states: Sequence[Jurisdiction], choices: Sequence[County]) -> Fault:
    """Return the fault of a row in whose place of a county's code stands a name, or no code at all."""
    if choices:
        told = " or ".join(f"{county.fips} ({county.full_name}, {county.usps})" for county in choices)
        return row.fault("fips", f"{FIPS_ALLOWED}: {told}", code=FormCode.NAME)
    begin = " or ".join(f"those of {state.name} begin with {state.fips}" for state in states)
    told = f"of a county; {begin}" if states else "of a state or territory"
    return row.fault("fips", f"{FIPS_ALLOWED}, {told}", found=quote_place(row["fips"]), code=FormCode.PLACE)
