"""A profile as its sheet prints it, or all that keeps it from being printed."""

from factsheet.checks.context import Limits
from factsheet.checks.state import check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import DataError, FormCode
from factsheet.sources.data_library import Library


def load_printed_profile(library: Library, usps: str) -> SafeProfile:
    """Return the profile of a state with its small counts hidden, whatever the rules find in it.

    Raises:
        DataError: It cannot be read, or its small counts cannot be hidden; carries all faults of form.
    """
    checked = check_state(library, usps, Limits())
    if checked.profile is None:
        raise DataError(*(fault for fault in checked.errors if fault.code in set(FormCode)))
    return checked.profile
