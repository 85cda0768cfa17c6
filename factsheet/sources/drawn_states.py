"""Of which states a folder has what a sheet is drawn from, profiles or what finished sheets carried."""

from factsheet.sources.data_library import Library
from factsheet.theme import Theme


def has_data(library: Library, usps: str) -> bool:
    """Return whether the folder has a profile of a state, or what its finished sheet carried."""
    return library.has_profile(usps) or library.is_carried(usps)


def find_house_style(library: Library, usps: str) -> Theme:
    """Return what the publisher adds to the sheet of a state: by the theme, or as its finished sheet had it.

    Raises:
        DataError: The theme, or what the sheet carried, has a fault.
    """
    if library.is_carried(usps):
        return library.carried.read_state(usps, library.geography).theme
    return library.theme
