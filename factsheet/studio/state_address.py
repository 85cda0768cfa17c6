"""Addresses: of the pages on which something is edited, and the state that one names, of a closed list."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.drafts.subjects import SHARED_SUBJECTS
from factsheet.errors import UsageError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library


def name_editor(subject: str) -> str:
    """Return the address of the page on which something is edited: a state, the theme or the sources."""
    return f"/{subject}" if subject in SHARED_SUBJECTS else f"/s/{subject}"


def find_state(library: Library, request: Request) -> Jurisdiction:
    """Return the state that an address names.

    Raises:
        HTTPException: There is no such state.
    """
    return find_state_of(library, request.path_params["st"])


def find_state_of(library: Library, code: str) -> Jurisdiction:
    """Return the state of a postal code in small letters.

    Raises:
        HTTPException: There is no such state.
    """
    try:
        state = library.find(code)
    except UsageError as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error
    if state.usps.lower() != code:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return state


def list_state_names(library: Library) -> tuple[tuple[str, str], ...]:
    """Return code in small letters and name of each state, in the order in which people look for a name."""
    states = ((one.usps.lower(), one.name) for one in library.jurisdictions)
    return tuple(sorted(states, key=lambda state: state[1]))
