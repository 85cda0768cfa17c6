"""Addresses: of the pages on which something is edited, and the state that one names, of a closed list."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.drafts.subjects import SHARED_SUBJECTS
from factsheet.errors import UsageError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library


def name_page(subject: str) -> str:
    """Return the address of the page on which something is edited: a state, the theme or the sources."""
    return f"/{subject}" if subject in SHARED_SUBJECTS else f"/s/{subject}"


def find_state(library: Library, request: Request) -> Jurisdiction:
    """Return the state that an address names.

    Raises:
        HTTPException: There is no such state.
    """
    try:
        state = library.find(request.path_params["st"])
    except UsageError as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error
    if state.usps.lower() != request.path_params["st"]:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return state
