"""New profile: a state without one is chosen, and its profile begun."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.errors import FactsheetError
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.imports.begun_profiles import begin_missing, list_missing
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import find_studio


async def show_missing(request: Request) -> Response:
    """Show the states without a profile, and what is known of each."""
    studio = find_studio(request)
    missing = await studio.run_in_room(list_missing, studio)
    return render_page(
        request, "new.html", missing=missing, is_failed=request.query_params.get("told") == "failed"
    )


async def take_state(request: Request) -> Response:
    """Begin the profile of a state, and go on to its page."""
    studio, form = find_studio(request), await read_form(request)
    missing = {one.usps for one in await studio.run_in_room(list_missing, studio)}
    usps = str(form.get("state", ""))
    if usps not in missing:
        return RedirectResponse("/new", HTTPStatus.SEE_OTHER)
    try:
        await studio.run_in_room(begin_missing, studio, usps)
    except FactsheetError:
        return RedirectResponse("/new?told=failed", HTTPStatus.SEE_OTHER)
    return RedirectResponse(f"/s/{usps.lower()}", HTTPStatus.SEE_OTHER)


ROUTES: list[BaseRoute] = [Route("/new", show_missing), Route("/new", take_state, methods=["POST"])]
