"""Rows of the national tables that belong to no state, and what their owner may have meant."""

from collections.abc import Iterable, Sequence

from factsheet.errors import Fault, FormCode
from factsheet.fields import FIPS_ALLOWED
from factsheet.reading.csv_rows import Row
from factsheet.sources.county_names import County, fold_name
from factsheet.sources.national_tables import NationalSchema, make_place_fault


def find_unassigned_faults(
    rows: Iterable[tuple[Row, NationalSchema]], counties: Sequence[County]
) -> tuple[Fault, ...]:
    """Return the fault of each row; one with a county's name instead of its code tells the choices.

    A name is never taken for a code: Baltimore is a county and a city that is no part of it.
    """
    return tuple(_make_unassigned_fault(row, form, counties) for row, form in rows)


def _make_unassigned_fault(row: Row, form: NationalSchema, counties: Sequence[County]) -> Fault:
    name = fold_name(row[form.place])
    choices = [each for each in counties if name in {fold_name(each.name), fold_name(each.full_name)}]
    if form.place != "fips" or not choices:
        return make_place_fault(row, form)
    told = " or ".join(f"{each.fips} ({each.full_name}, {each.usps})" for each in choices)
    return row.fault("fips", f"{FIPS_ALLOWED}: {told}", code=FormCode.NAME)
