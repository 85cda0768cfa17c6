"""The server that answers on a port: few connections, none of them kept waiting for long.

Any page that is open in a browser of this machine can open connections here, though none of them is answered.
So that they take the room from nobody, whoever comes is let in, and who has waited longest must go.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import cast

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from factsheet.studio.guards.access import Access
from factsheet.studio.guards.guarded_app import GuardedApp
from factsheet.studio.running_studio import Studio
from factsheet.studio.web_app import make_app

_MOST_CONNECTIONS = 64
_MOST_IDLE = 32  # more than two browsers keep open, six each
_SECONDS = 15  # until the head of a request is there, and between two requests
_END_SECONDS = 2  # for what is being answered when the server ends
_WAITING = 32  # connections that the system holds until they are taken


class ImpatientProtocol(H11Protocol):
    """HTTP on one connection, which is closed where the head of a request does not come to its end."""

    _wait: asyncio.TimerHandle | None = None
    _idle_since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; where too many connections wait, the oldest of them ends."""
        super().connection_made(transport)
        self._idle_since = self.loop.time()
        self._watch_head()
        idle = [each for each in self.connections if isinstance(each, ImpatientProtocol) and each.is_idle]
        for each in sorted(idle, key=lambda one: one._idle_since)[:-_MOST_IDLE]:
            each.transport.close()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being answered: the head of a request is waited for."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        return cycle is None or cycle.response_complete

    def on_response_complete(self) -> None:
        """Note since when the next request is waited for."""
        self._idle_since = self.loop.time()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._end_watch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, which may be a part of a head alone."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._end_watch()
        elif self._wait is None:
            self._watch_head()

    def _watch_head(self) -> None:
        self._wait = self.loop.call_later(_SECONDS, self.transport.close)

    def _end_watch(self) -> None:
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port, 0 for any that is free.

    Raises:
        OSError: The port is taken, or there is no such address on this machine.
    """
    family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # asyncio lets answers out at once only where TCP is named; else each waits 40 ms for the other side.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows this would let two share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def make_server(
    studio: Studio, access: Access, on_line: Callable[[str], None], *, logs_all: bool = True
) -> Server:
    """Return the server of a studio, behind its guards.

    Args:
        studio: What is shown.
        access: Who may open it.
        on_line: Takes the lines of the log.
        logs_all: Whether each request is told, and not faults of the program alone.
    """
    config = Config(
        GuardedApp(make_app(studio), access, on_line, logs_all),
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # what is wrong with a request is told by its guards, and by nobody else
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=_SECONDS,
        timeout_graceful_shutdown=_END_SECONDS,
    )
    server = Server(config)
    studio.on_end = lambda: setattr(server, "should_exit", True)
    return server
