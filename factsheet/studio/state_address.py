"""The state that an address names: one of a closed list, in small letters."""

from http import HTTPStatus

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
        raise HTTPException(HTTPStatus.NOT_FOUND) from error
    if state.usps.lower() != request.path_params["st"]:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return state
