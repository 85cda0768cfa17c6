"""A studio that is served over a copy of data, and who looks at it: a browser, and a plain program.

Both are let in as a real browser is: by the key, which is traded for the cookie.
"""

import http.client
import shutil
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext

from factsheet import resources
from factsheet.studio.guards.access import Access, make_access
from factsheet.studio.running_studio import Studio
from factsheet.studio.starting.web_server import make_server, open_socket

DAY = date(2026, 3, 2)
TIME = datetime(2026, 3, 2, 14, 2, tzinfo=UTC)
BOUNDARY = "a-boundary-of-tests"
PATIENCE = 60_000  # milliseconds until something is found missing, on a machine that does much else


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A studio that is served.

    Attributes:
        studio: What is shown.
        access: Who may open it; its key lets nobody else in.
        log: The lines of the log.
    """

    studio: Studio
    access: Access
    log: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.access.hosts[0]

    @property
    def address(self) -> str:
        """Of the first page, without a slash at its end."""
        return self.access.origins[0]

    @property
    def folder(self) -> Path:
        assert self.studio.folder is not None
        return self.studio.folder

    def make_link(self) -> str:
        """Return a new address that lets in once."""
        return self.access.name_link(self.access.keys.make_key())

    def await_log(self, lines: int) -> list[str]:
        """Return the log once it has so many lines: each comes when its answer is out."""
        until = time.monotonic() + PATIENCE / 1000
        while len(self.log) < lines and time.monotonic() < until:
            time.sleep(0.01)
        return self.log

    @property
    def browser_headers(self) -> dict[str, str]:
        """What a browser that was let in says of a form that it sends."""
        cookie = f"{self.access.cookie}={self.access.secret}"
        return {"Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Origin": self.address}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        bare: bool = False,
    ) -> Answer:
        """Return the answer to one request; `bare` leaves out what lets a browser in."""
        connection = http.client.HTTPConnection(*self.host.split(":"), timeout=PATIENCE / 1000)  # type: ignore[arg-type]
        try:
            given = {**({} if bare else self.browser_headers), **(headers or {})}
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, str] | Sequence[tuple[str, str]] = ()) -> Answer:
        """Send a form; a redirect is not followed."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields).encode(), kind)

    def post_files(
        self, path: str, files: Sequence[tuple[str, str, bytes]], fields: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a form with files: field, name of the file, content."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in (fields or {}).items()
        ]
        parts += [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
            f"Content-Type: application/octet-stream\r\n\r\n".encode()
            + content
            + b"\r\n"
            for name, file, content in files
        ]
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.ask("POST", path, b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(), kind)


def copy_data(folder: Path) -> Path:
    """Copy the shipped data into a folder that is not there yet; return it."""
    shutil.copytree(resources.DATA, folder)
    return folder


def make_studio(folder: Path | None, *, is_read_only: bool = False) -> Studio:
    """Return a studio on a folder, on one day and at one time."""
    return Studio(folder, is_read_only=is_read_only, read_day=lambda: DAY, read_time=lambda: TIME)


def forget_drafts(studio: Studio) -> None:
    """Bring a studio to where nobody has edited anything yet: steps are numbered from 1 again."""
    shutil.rmtree(studio.own_folder / "drafts", ignore_errors=True)
    studio.last_numbers.clear()


@contextmanager
def serve_studio(studio: Studio) -> Iterator[Served]:
    """Serve a studio on a free port while the block runs."""
    listening = open_socket("127.0.0.1", 0)
    served = Served(studio, make_access(listening.getsockname()[1], time.monotonic))
    server = make_server(studio, served.access, served.log.append)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield served
    finally:
        server.should_exit = server.force_exit = True
        thread.join()
        studio.room.shutdown()


@contextmanager
def open_context(browser: Browser, served: Served, **options: object) -> Iterator[BrowserContext]:
    """Open a context that was let in: options are those of `Browser.new_context`, such as `viewport`.

    It is let in without a page: Chromium may never close one that is on its way to another address.
    """
    context = browser.new_context(base_url=served.address, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    try:
        assert context.request.get(served.make_link()).ok
        yield context
    finally:
        context.close()
