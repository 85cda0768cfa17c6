"""Preferences of one browser: the language of the interface, and light or dark."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.guards.uploads import read_form
from factsheet.studio.interface_words import LANGUAGES
from factsheet.studio.rendering import LANG_COOKIE, LOOK_COOKIE, LOOKS

_KEPT_FOR = 365 * 24 * 3600  # seconds
# A path of the studio itself: words parted by single slashes, so that no other host can be named.
_OWN_PATH = re.compile(r"/(?:[a-z0-9_-]+(?:/[a-z0-9_-]+)*)?", re.ASCII)
_CHOICES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {"lang": (LANG_COOKIE, LANGUAGES), "look": (LOOK_COOKIE, LOOKS)}
)


async def keep_preferences(request: Request) -> Response:
    """Keep what was chosen and go back to where it was chosen; other values are left alone."""
    form = await read_form(request)
    chosen = {name: str(form.get(name, "")) for name in ("back", *_CHOICES)}
    back = chosen["back"] if _OWN_PATH.fullmatch(chosen["back"]) else "/"
    answer = RedirectResponse(back, status_code=HTTPStatus.SEE_OTHER)
    for name, (cookie, allowed) in _CHOICES.items():
        if chosen[name] in allowed:
            answer.set_cookie(cookie, chosen[name], max_age=_KEPT_FOR, httponly=True, samesite="strict")
    return answer


ROUTES: list[BaseRoute] = [Route("/preferences", keep_preferences, methods=["POST"])]
