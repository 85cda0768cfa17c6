"""The guards: what a slip of the program tells, drawn pictures, and the token of other machines."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from factsheet.errors import DataError, Fault
from factsheet.studio.guards import error_pages
from factsheet.studio.guards.access import Access, make_access
from factsheet.studio.guards.guarded_app import GuardedApp
from factsheet.studio.screens import entrance
from factsheet.studio.web_app import make_app
from tests.studio.served import make_studio

TOKEN = "a-token-of-some-length"


async def break_down(request: Request) -> Response:
    raise KeyError("Zanzibar 3")


def refuse_drawing(*_arguments: object, **_values: object) -> Response:
    raise KeyError("Zanzibar 3")


async def tell_fault(request: Request) -> Response:
    raise DataError(Fault("profiles/ma.yaml", 4, "status", "'odd'", "draft or final"))


async def show_logo(request: Request) -> Response:
    return Response("<svg/>", media_type="image/svg+xml", headers={"Cache-Control": "max-age=9"})


class Asked:
    """What came of one request to the guarded application."""

    def __init__(self, access: Access, path: str, body: bytes = b"", **headers: str) -> None:
        self.log: list[str] = []
        self.status, self.body, self.headers = 0, b"", dict[str, str]()
        app = make_app(make_studio(Path("/nowhere")))
        for name, screen in (("broken", break_down), ("faulty", tell_fault), ("logo", show_logo)):
            app.router.routes.insert(0, Route(f"/test/{name}", screen))
        given = {"host": access.hosts[0], "cookie": f"{access.cookie}={access.secret}", **headers}
        scope = {
            "type": "http",
            "method": "POST" if body else "GET",
            "path": path,
            "query_string": b"",
            "root_path": "",
            "headers": list_headers({**given, "content-length": str(len(body))}),
        }
        guarded = GuardedApp(app, access, self.log.append, logs_all=True)
        asyncio.run(guarded(scope, lambda: self.send_body(body), self.take))

    async def send_body(self, body: bytes) -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        self.body += message.get("body", b"")


def list_headers(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]


@pytest.fixture
def access() -> Access:
    return make_access(8017, monotonic)


@pytest.fixture
def open_access() -> Access:
    return make_access(8017, monotonic, host="192.168.1.20", token=TOKEN)


def test_slip_of_the_program_tells_its_place_and_no_values(access: Access) -> None:
    asked = Asked(access, "/test/broken")
    assert asked.status == 500
    assert b"The page could not be drawn" in asked.body
    assert b"Your edits are kept." in asked.body
    (line,) = asked.log
    assert line.startswith("GET /test/broken 500 ")
    assert " KeyError at test_guarded_app.py:" in line
    assert "Zanzibar" not in line + asked.body.decode()


def test_slip_in_the_page_that_tells_it_is_told_plainly(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_pages, "render_page", refuse_drawing)
    asked = Asked(access, "/test/broken")
    assert (asked.status, asked.body) == (500, b"The page could not be drawn. Your edits are kept.\n")
    assert asked.headers["cache-control"] == "no-store"


def test_fault_of_the_data_is_told_with_its_place(access: Access) -> None:
    asked = Asked(access, "/test/faulty")
    assert asked.status == 500
    assert b"profiles/ma.yaml:4: status: found &#39;odd&#39;; allowed: draft or final" in asked.body


def test_picture_that_somebody_uploaded_runs_nothing(access: Access) -> None:
    asked = Asked(access, "/test/logo")
    assert (
        asked.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    assert asked.headers["cache-control"] == "max-age=9"


def test_other_machine_is_asked_for_the_token(
    open_access: Access, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "_WRONG_TOKEN_SECONDS", 0)
    own = {
        "origin": open_access.origins[0],
        "content_type": "application/x-www-form-urlencoded",
        "cookie": "",
    }
    first = Asked(open_access, "/", cookie="")
    form = Asked(open_access, "/token", cookie="")
    wrong = Asked(open_access, "/token", b"token=a-token-of-other-length", **own)
    right = Asked(open_access, "/token", f"token={TOKEN}".encode(), **own)
    assert (first.status, first.headers["location"]) == (303, "/token")
    assert (form.status, wrong.status, right.status) == (200, 403, 200)
    assert b"Nothing that goes between this computer and the studio is encrypted." in form.body
    assert b"This is not the token." in wrong.body
    assert ("set-cookie" in wrong.headers, "set-cookie" in right.headers) == (False, True)
    assert Asked(access, "/token").status == 404


def test_other_machine_uses_the_name_that_was_given(open_access: Access) -> None:
    assert [Asked(open_access, "/stop", host=host).status for host in ("127.0.0.1:8017", "192.168.1.20")] == [
        421,
        421,
    ]
    assert Asked(open_access, "/test/logo").status == 200
