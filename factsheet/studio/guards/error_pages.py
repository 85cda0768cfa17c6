"""The page that is shown instead of what was asked for: what is the matter, and what to do."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from factsheet.errors import FactsheetError, Fault
from factsheet.studio.guards.request_rules import Refusal
from factsheet.studio.rendering import render_page

_TOLD = {
    HTTPStatus.BAD_REQUEST: "errors.bad",
    HTTPStatus.FORBIDDEN: "errors.other_page",
    HTTPStatus.NOT_FOUND: "errors.missing",
    HTTPStatus.METHOD_NOT_ALLOWED: "errors.method",
    HTTPStatus.REQUEST_TIMEOUT: "errors.slow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "errors.large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "errors.kind",
}
_BROKEN = "errors.broken"


def add_error_pages(app: Starlette) -> None:
    """Let an application answer with these pages where a screen does not answer."""
    app.add_exception_handler(HTTPException, _answer_refused)
    app.add_exception_handler(FactsheetError, _answer_fault)
    app.add_exception_handler(Exception, _answer_slip)


def answer_refusal(scope: Scope, app: Starlette, refusal: Refusal) -> Response:
    """Return the page for a request that no screen gets to see."""
    status, words = refusal.value
    return _make_page(Request({**scope, "app": app}), status, words)


def answer_limit(scope: Scope, app: Starlette, error: HTTPException) -> Response:
    """Return the page for a request that brings too much along."""
    status = HTTPStatus(error.status_code)
    return _make_page(Request({**scope, "app": app}), status, _TOLD[status])


async def _answer_refused(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    return _make_page(request, status, _TOLD.get(status, "errors.bad"))


async def _answer_fault(request: Request, error: Exception) -> Response:
    """Tell what keeps the data from being read: the reader of this page is their publisher."""
    faults = error.faults if isinstance(error, FactsheetError) else ()
    return _make_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, "errors.faulty", faults)


async def _answer_slip(request: Request, _error: Exception) -> Response:
    return _make_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, _BROKEN)


def _make_page(
    request: Request, status: HTTPStatus, words: str, faults: tuple[Fault, ...] = ()
) -> HTMLResponse:
    return render_page(request, "error.html", status=status, said=words, number=int(status), faults=faults)
