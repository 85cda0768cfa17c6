"""The application behind its guards, as it is served: rules first, limits while it reads, headers at the end.

Nothing that a person typed gets into the log: a line has the method, the pattern of the address, the status
and the time.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from time import perf_counter

from starlette.applications import Starlette
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import Message, Receive, Scope, Send

from factsheet.errors import describe_internal_error
from factsheet.studio.guards.access import Access
from factsheet.studio.guards.answer_headers import add_headers
from factsheet.studio.guards.body_limits import limit_body
from factsheet.studio.guards.error_pages import answer_limit, answer_refusal
from factsheet.studio.guards.request_rules import METHODS, TOKEN_FORM, Refusal, find_refusal

_NO_PAGE = "(no such page)"
_MS = 1000
_NOT_BEGUN = 0
_BARE = "The page could not be drawn. Your edits are kept.\n"
_DRAIN_SECONDS = 5.0

OnLine = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GuardedApp:
    """The application that a server runs.

    Attributes:
        app: The screens.
        access: Who may open them.
        on_line: Takes the lines of the log.
        logs_all: Whether each request is told, and not faults of the program alone.
    """

    app: Starlette
    access: Access
    on_line: OnLine
    logs_all: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI asks."""
        if scope["type"] == "http":
            await self._answer_request(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        else:  # no screen has a socket
            await send({"type": "websocket.close", "code": 1008})

    async def _answer_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun, answer = perf_counter(), _Answer(scope, send)
        slip = ""
        try:
            await self._pass_guards(scope, receive, answer.send_message)
        except Exception as error:
            fault = describe_internal_error("studio", error)
            slip = f" {type(error).__name__} at {fault.file}:{fault.line}"
            if answer.status == _NOT_BEGUN:  # not even the page that tells it could be drawn
                bare = PlainTextResponse(_BARE, HTTPStatus.INTERNAL_SERVER_ERROR)
                await bare(scope, receive, answer.send_message)
        took = (perf_counter() - begun) * _MS
        if self.logs_all or slip or answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.on_line(f"{_name_method(scope)} {_name_pattern(scope)} {answer.status} {took:.0f} ms{slip}")

    async def _pass_guards(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = find_refusal(scope, self.access)
        if refusal is Refusal.EARLIER_START and self.access.token is not None:
            await RedirectResponse(URL(TOKEN_FORM), HTTPStatus.SEE_OTHER)(scope, receive, send)
            return
        if refusal is not None:
            await answer_refusal(scope, self.app, refusal)(scope, receive, send)
            return
        try:
            body = limit_body(scope, receive)
        except HTTPException as error:
            await _drain_body(receive)
            await answer_limit(scope, self.app, error)(scope, receive, send)
            return
        scope["access"] = self.access
        await self.app(scope, body.read_message, send)


@dataclass(slots=True)
class _Answer:
    """What is sent back for a request, with the headers that it must have."""

    scope: Scope
    send: Send
    status: int = _NOT_BEGUN

    async def send_message(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = add_headers(self.scope, message)
        await self.send(message)


async def _drain_body(receive: Receive) -> None:
    """Read on for a while: a browser shows no answer before it has sent all."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            while (await receive()).get("more_body", False):
                pass


def _name_method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in METHODS else "(other)"


def _name_pattern(scope: Scope) -> str:
    route = scope.get("route")
    pattern = getattr(route, "path", None)
    return _NO_PAGE if pattern is None else str(pattern)
