"""What a screen may be asked for by the folder that is open: none is chosen yet, or it is only looked at."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from factsheet.studio.guards.error_pages import answer_refusal
from factsheet.studio.guards.request_rules import READING, Refusal
from factsheet.studio.running_studio import Studio, find_studio

WELCOME = "/welcome"
_WITHOUT_FOLDER = frozenset(
    {"welcome", "open", "token", "stop", "preferences", "static", "help", "keys", "checks"}
)
_CHANGES_NO_DATA = _WITHOUT_FOLDER | {"attach", "build", "gallery", "find"}


@dataclass(frozen=True, slots=True)
class FolderRules:
    """Before the screens: whoever has no folder is asked for one, and who only looks changes nothing."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI asks."""
        answer = _answer_early(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def _answer_early(scope: Scope) -> Response | None:
    studio: Studio = find_studio(Request(scope))
    part, is_reading = scope["path"].split("/")[1], scope["method"] in READING
    if not studio.is_chosen and part not in _WITHOUT_FOLDER:
        return RedirectResponse(URL(WELCOME), HTTPStatus.SEE_OTHER)
    if studio.is_read_only and not is_reading and part not in _CHANGES_NO_DATA:
        return answer_refusal(scope, scope["app"], Refusal.READ_ONLY)
    return None
