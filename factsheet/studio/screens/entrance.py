"""The way in and out: a key or a token is traded for a cookie, and the studio is ended."""

import asyncio
from http import HTTPStatus

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.guards.access import Access
from factsheet.studio.guards.request_rules import OPENING, TOKEN_FORM
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import find_studio

_FETCHED_AHEAD = ("prefetch", "prerender")
_WRONG_TOKEN_SECONDS = 1.0
_one_at_a_time = asyncio.Lock()


async def open_studio(request: Request) -> Response:
    """Trade a key for the cookie; the page goes on to the first screen by itself.

    It is a page and not a redirect: in a chain that began elsewhere a browser would leave the cookie out.
    """
    purpose = request.headers.get("sec-purpose", "")
    if request.method != "GET" or any(each in purpose for each in _FETCHED_AHEAD):
        raise HTTPException(HTTPStatus.NOT_FOUND)  # the key is for the person, who has not asked yet
    access = _find_access(request)
    if not access.keys.take_key(request.query_params.get("key", "")):
        status, said = HTTPStatus.FORBIDDEN, "errors.used_key"
        return render_page(request, "error.html", status=status, said=said, number=int(status), faults=())
    return _let_in(request, access)


async def ask_for_token(request: Request) -> Response:
    """Show the form on which a token is typed, on another machine."""
    _find_access(request)
    return render_page(request, "token.html", is_wrong=False)


async def take_token(request: Request) -> Response:
    """Trade a typed token for the cookie; a wrong one takes a second, and others wait for it."""
    access = _find_access(request)
    typed = (await read_form(request)).get("token", "")
    async with _one_at_a_time:
        if isinstance(typed, str) and access.is_token(typed.strip()):
            return _let_in(request, access)
        await asyncio.sleep(_WRONG_TOKEN_SECONDS)
    return render_page(request, "token.html", status=HTTPStatus.FORBIDDEN, is_wrong=True)


async def stop_studio(request: Request) -> Response:
    """Tell that the tab can be closed, then end the server."""
    page = render_page(request, "stopped.html")
    page.background = BackgroundTask(find_studio(request).end_server)
    return page


def _let_in(request: Request, access: Access) -> Response:
    page = render_page(request, "opened.html")
    page.headers.append("Set-Cookie", access.set_cookie)
    return page


def _find_access(request: Request) -> Access:
    access = request.scope.get("access")
    if not isinstance(access, Access) or (request.url.path == TOKEN_FORM and access.token is None):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return access


ROUTES: list[BaseRoute] = [
    Route(OPENING, open_studio),
    Route(TOKEN_FORM, ask_for_token),
    Route(TOKEN_FORM, take_token, methods=["POST"]),
    Route("/stop", stop_studio, methods=["POST"]),
]
