"""The state that an address names: one of a closed list, in small letters."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.errors import UsageError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library


def find_state(library: Library, request: Request) -> Jurisdiction:
    """Return the state that an address names.

    Raises:
        HTTPException: There is no such state.
    """
    try:
        state = library.find(request.path_params["st"])
    except UsageError as error:
        raise HTTPException(404) from error
    if state.usps.lower() != request.path_params["st"]:
        raise HTTPException(404)
    return state


def list_state_names(library: Library) -> tuple[tuple[str, str], ...]:
    """Return code in small letters and name of each state, in the order in which people look for a name."""
    states = ((one.usps.lower(), one.name) for one in library.jurisdictions)
    return tuple(sorted(states, key=lambda state: state[1]))
