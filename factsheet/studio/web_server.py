"""The server that answers on a port: few connections, none of them kept waiting for long."""

import asyncio
import socket
from collections.abc import Callable

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from factsheet.studio.access import Access
from factsheet.studio.guarded_app import GuardedApp
from factsheet.studio.running_studio import Studio
from factsheet.studio.web_app import make_app

_MOST_CONNECTIONS = 16
_SECONDS = 15  # until the head of a request is there, and between two requests
_END_SECONDS = 2  # for what is being answered when the server ends
_WAITING = 32  # connections that the system holds until they are taken


class ImpatientProtocol(H11Protocol):
    """HTTP on one connection, which is closed where the head of its first request does not come."""

    _wait: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait = self.loop.call_later(_SECONDS, self._close_silent)

    def _close_silent(self) -> None:
        if self.cycle is None:  # no request yet
            self.transport.close()


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port, 0 for any that is free.

    Raises:
        OSError: The port is taken, or there is no such address on this machine.
    """
    family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows this would let two share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def make_server(studio: Studio, access: Access, on_line: Callable[[str], None]) -> Server:
    """Return the server of a studio, behind its guards.

    Args:
        studio: What is shown.
        access: Who may open it.
        on_line: Takes the lines of the log.
    """
    config = Config(
        GuardedApp(make_app(studio), access, on_line),
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
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
