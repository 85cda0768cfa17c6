"""A studio from its start to its end: port, folder, link, browser, server."""

import itertools
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode, OutputError
from factsheet.output_files import word_os_error
from factsheet.studio.guards.access import Access, make_access
from factsheet.studio.running_studio import Studio
from factsheet.studio.starting.browser_opening import show_in_browser
from factsheet.studio.starting.chosen_folder import leave_folder, take_folder
from factsheet.studio.starting.folder_hold import WhyReadOnly, is_shipped_folder
from factsheet.studio.starting.web_server import make_server, open_socket
from factsheet.studio.told_times import show_clock

_HERE = "127.0.0.1"
_FIRST_PORT, _PORTS = 8017, 20  # tried in turn; then any that is free
_PORT_ALLOWED = "a port of this computer that is free"
_OWN_COMPUTER = "Only this computer can open it. For a new link press Enter; to end it, Ctrl-C."
_OTHERS = "Other computers can open it with the token. Nothing is encrypted: use it on a network of your own."
_SHIPPED = (
    "The data that came with the program are only shown: start a folder of your own on the page /welcome."
)

OnText = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class StudioOrder:
    """What is served, and to whom.

    Attributes:
        data: The data folder; None lets a person choose one on the first page.
        port: Where it listens; None for the next one that is free.
        host: The name by which other machines reach this one; None for this machine alone.
        token: What a person types on another machine; there where `host` is.
        opens_browser: Whether the browser of this machine is opened.
        logs_all: Whether each request is told, and not faults of the program alone.
    """

    data: Path | None = None
    port: int | None = None
    host: str | None = None
    token: str | None = None
    opens_browser: bool = True
    logs_all: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells today, and the time with its zone."""

    read_day: Callable[[], date]
    read_time: Callable[[], datetime]


def serve_folder(order: StudioOrder, clock: Clock, *, on_text: OnText, on_line: OnText) -> None:
    """Serve a studio until the interrupt key is pressed, or it is ended on its page.

    Args:
        order: What is served, and to whom.
        clock: Tells day and time.
        on_text: Takes what a person is told.
        on_line: Takes the lines of the log.

    Raises:
        DataError: There is no such data folder.
        OutputError: The port is taken, or there is no such name.
    """
    if order.data is not None and not order.data.is_dir():
        raise DataError(
            Fault(str(order.data), 0, "--data", "no such folder", "a folder with data", code=FormCode.FILE)
        )
    studio = Studio(order.data, is_read_only=True, read_day=clock.read_day, read_time=clock.read_time)
    with _listen_anywhere(order) as listening:
        port = listening.getsockname()[1]
        access = make_access(port, time.monotonic, host=order.host, token=order.token)
        _begin_studio(studio, order)
        try:
            _tell_start(studio, order, access, on_text)
            server = make_server(studio, access, on_line, logs_all=order.logs_all)
            with show_in_browser(access, on_text, opens=order.opens_browser):
                server.run([listening])
        finally:
            leave_folder(studio)
            studio.room.shutdown(cancel_futures=True)


def _begin_studio(studio: Studio, order: StudioOrder) -> None:
    if order.data is None:
        studio.is_chosen = False
    else:
        take_folder(studio, order.data)


@contextmanager
def _listen_anywhere(order: StudioOrder) -> Iterator[socket.socket]:
    """Listen on the port that was named, or on the first that is free."""
    host = order.host or _HERE
    tried = itertools.chain(range(_FIRST_PORT, _FIRST_PORT + _PORTS), [0])
    listening = _open_first(host, tried) if order.port is None else _open_named(host, order.port)
    try:
        yield listening
    finally:
        listening.close()


def _open_first(host: str, ports: Iterator[int]) -> socket.socket:
    for port in ports:
        with suppress(OSError):
            return open_socket(host, port)
    return _open_named(host, 0)  # tells what is the matter


def _open_named(host: str, port: int) -> socket.socket:
    try:
        return open_socket(host, port)
    except OSError as error:
        fault = Fault(
            f"{host}:{port}", 0, "port", word_os_error(error), "a port of this computer that is free"
        )
        raise OutputError(fault) from error


def _tell_start(studio: Studio, order: StudioOrder, access: Access, on_text: OnText) -> None:
    on_text(f"The studio is open at {access.origins[0]}/")
    if order.port is None and access.port != _FIRST_PORT:
        on_text(f"Port {_FIRST_PORT} is taken, so it is {access.port}.")
    for line in _word_read_only(studio, order):
        on_text(line)
    on_text(_OWN_COMPUTER if order.token is None else _OTHERS)


def _word_read_only(studio: Studio, order: StudioOrder) -> Iterator[str]:
    why = None if studio.hold is None else studio.hold.why
    if why is WhyReadOnly.SHIPPED and order.data is not None and is_shipped_folder(order.data):
        yield _SHIPPED
    elif why is WhyReadOnly.UNWRITABLE:
        yield f"{order.data} cannot be written, so it is only shown."
    elif why is WhyReadOnly.OTHER and studio.hold is not None:
        since = "" if studio.hold.since is None else f", since {show_clock(studio.hold.since)}"
        process = "" if studio.hold.process is None else f" (process {studio.hold.process}{since})"
        yield f"{order.data} is open in another studio{process}, so it is only shown."
