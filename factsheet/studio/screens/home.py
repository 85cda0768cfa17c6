"""The first screen: all states as a list."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import Studio, find_studio


async def show_home(request: Request) -> Response:
    """Show all states."""
    studio = find_studio(request)
    return render_page(request, "home.html", states=await studio.run_in_room(_list_states, studio))


def _list_states(studio: Studio) -> list[tuple[str, str]]:
    library = studio.open_data()
    return [(one.usps.lower(), one.name) for one in library.jurisdictions]


ROUTES: list[BaseRoute] = [Route("/", show_home)]
