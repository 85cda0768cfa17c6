"""The state and the county that a row of a staff table means."""

from factsheet.characters import is_digits
from factsheet.errors import DataError, FormCode, UsageError
from factsheet.fields import restore_fips_zero
from factsheet.intake.submission import STATE
from factsheet.intake.table_reader import FilledRow
from factsheet.reading.csv_rows import REMARK_ALLOWED
from factsheet.sources.county_names import CountyNameError, resolve_county
from factsheet.sources.data_library import Library
from factsheet.sources.unassigned_rows import NATION_ALLOWED, is_sum

_STATE_SUM_ALLOWED = "rows of single counties, which the state is summed from; take this row out"


def choose_state(row: FilledRow, library: Library, only: str | None) -> str:
    """Return the postal code of a row: of its own column, or else the one that the command names.

    Raises:
        DataError: The column means no state.
    """
    return only if only is not None and not row.text(STATE) else find_state(row, library)


def find_state(row: FilledRow, library: Library) -> str:
    """Return the postal code that a row's column of states means.

    Raises:
        DataError: It means none.
    """
    name = row.text(STATE)
    if len(name) == 1 and is_digits(name):
        name = name.zfill(2)
    try:
        return library.find(name).usps
    except UsageError as error:
        raise DataError(
            row.fault(STATE, _word_state_allowed(row, error.faults[0].allowed), code=FormCode.PLACE)
        ) from error


def find_county(row: FilledRow, usps: str, library: Library, notes: list[str]) -> str:
    """Return the code of the county that a row names by its name or code.

    Args:
        row: The row.
        usps: The state of the row.
        library: Where the counties are known.
        notes: Takes a line on a leading zero that was lost.

    Raises:
        DataError: No county of the state has the name or code, or several have the name.
    """
    told = row.text("county")
    if is_sum(told):
        raise DataError(row.fault("county", _STATE_SUM_ALLOWED, code=FormCode.PLACE))
    if not is_digits(told):
        try:
            return resolve_county(library.counties, usps, told).fips
        except CountyNameError as error:
            raise DataError(row.fault("county", str(error), code=FormCode.NAME)) from error
    code = restore_fips_zero(told)
    if code != told:
        notes.append(row.note("county", f"'{told}' read as {code}: it had lost its leading zero"))
    own = [county for county in library.counties if county.usps == usps]
    if not any(code in (county.fips, county.former_fips) for county in own):
        raise DataError(
            row.fault(
                "county", f"a county of {usps}: its name, or its code of five digits", code=FormCode.PLACE
            )
        )
    return code


def word_left_out(file: str, count: int, only: str | None) -> list[str]:
    """Return the line on rows of other states than the one that was named, if there are any."""
    plural = "s" * (count != 1)
    return [f"{file}: {count} row{plural} of other states than {only} left out"] if count else []


def _word_state_allowed(row: FilledRow, allowed: str) -> str:
    """Return what to do with a row that names no state: one without a year may be no row of the table."""
    if is_sum(row.text(STATE)):
        return NATION_ALLOWED
    return allowed if row.text("year") else f"{allowed}; {REMARK_ALLOWED}"
