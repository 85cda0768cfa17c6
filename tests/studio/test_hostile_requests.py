"""Requests that another page, another program or a slip may send: none of them is answered with data."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from starlette.routing import Mount, Route

from factsheet.studio.guards import body_limits
from factsheet.studio.guards.access import OneTimeKeys
from factsheet.studio.guards.body_limits import MOST_FIELDS
from factsheet.studio.guards.request_rules import OPENING
from factsheet.studio.starting import web_server
from factsheet.studio.web_app import make_app
from tests.studio.served import Answer, Served, copy_data, make_studio, open_context, serve_studio

FORM = "application/x-www-form-urlencoded"
HOSTILE = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "a%00b",
    "%2e%2e",
    "..\\..\\windows",
    "\u202e",
    "<b>",
)
SECRET = "Zanzibar"  # stands for a value that somebody types


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = copy_data(Path(tmp_path_factory.mktemp("hostile")) / "my-data")
    with serve_studio(make_studio(folder)) as served:
        yield served


def send_raw(served: Served, *lines: str) -> bytes:
    """Send lines as they are and return the first line of the answer."""
    name, port = served.host.split(":")
    with socket.create_connection((name, int(port)), timeout=20) as raw:
        raw.sendall("\r\n".join([*lines, "", ""]).encode())
        return raw.makefile("rb").readline().strip()


def cookie_line(served: Served) -> str:
    return f"Cookie: {served.browser_headers['Cookie']}"


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "PUT"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.:{port}", "LOCALHOST.evil:{port}"])
def test_other_names_are_misdirected_by_every_method(served: Served, method: str, host: str) -> None:
    answer = served.ask(method, "/", headers={"Host": host.format(port=served.access.port)})
    assert answer.status == 421
    assert "profiles" not in answer.text


def test_localhost_is_a_name_of_ours(served: Served) -> None:
    port = served.access.port
    assert served.get("/", Host=f"localhost:{port}").status == 200
    assert served.get("/", Host=f"localhost.:{port}").status == 421


def test_no_name_and_two_names_are_refused(served: Served) -> None:
    cookie, host = cookie_line(served), f"Host: {served.host}"
    assert send_raw(served, "GET / HTTP/1.0", cookie).split()[1] == b"421"
    assert send_raw(served, "GET / HTTP/1.1", cookie).split()[1] == b"400"
    assert send_raw(served, "GET / HTTP/1.1", host, host, cookie).split()[1] in (b"400", b"421")
    assert send_raw(served, "GET / HTTP/1.0", host, "Host: evil.example", cookie).split()[1] in (
        b"400",
        b"421",
    )


@pytest.mark.parametrize(
    "said",
    [
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:1", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin, cross-site"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {},
    ],
)
def test_changes_come_from_own_pages_alone(served: Served, said: dict[str, str]) -> None:
    cookie = {"Cookie": served.browser_headers["Cookie"], "Content-Type": FORM}
    answer = served.ask("POST", "/preferences", b"look=dark", {**cookie, **said}, bare=True)
    assert answer.status == 403
    assert "This request came from another page" in answer.text


@pytest.mark.parametrize("said", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "own"}])
def test_one_sign_of_the_own_page_is_enough(served: Served, said: dict[str, str]) -> None:
    headers = {name: value.replace("own", served.address) for name, value in said.items()}
    headers |= {"Cookie": served.browser_headers["Cookie"], "Content-Type": FORM}
    assert served.ask("POST", "/preferences", b"look=dark&back=/", headers, bare=True).status == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site", "other"])
def test_reading_from_other_pages_is_refused(served: Served, site: str) -> None:
    cookie = {"Cookie": served.browser_headers["Cookie"]}
    answer = served.ask("GET", "/", headers={**cookie, "Sec-Fetch-Site": site}, bare=True)
    assert answer.status == 403
    for own in ("none", "same-origin"):
        assert served.ask("GET", "/", headers={**cookie, "Sec-Fetch-Site": own}, bare=True).status == 200


def test_options_are_never_answered(served: Served) -> None:
    answer = served.ask("OPTIONS", "/", headers={"Access-Control-Request-Method": "POST"})
    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_every_answer_has_its_headers(served: Served) -> None:
    answers = [served.get("/"), served.get("/nothing"), served.ask("GET", "/", bare=True)]
    for answer in answers:
        headers = answer.headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Permissions-Policy"] is not None
        assert headers["Server"] is None
    assert [answer.status for answer in answers] == [200, 404, 403]


def test_cookie_of_an_earlier_start_opens_nothing(served: Served) -> None:
    for cookie in (
        f"{served.access.cookie}=old",
        f"other={served.access.secret}",
        f"{served.access.cookie}=",
    ):
        answer = served.ask("GET", "/", headers={"Cookie": cookie}, bare=True)
        assert answer.status == 403
        assert "This page belongs to an earlier start" in answer.text
        assert "Set-Cookie" not in answer.headers


def test_page_of_an_earlier_start_is_told_in_spanish_too(served: Served) -> None:
    answer = served.ask("GET", "/", headers={"Cookie": "studio-lang=es"}, bare=True)
    assert "Esta página pertenece a un inicio anterior" in answer.text


def test_key_opens_once(served: Served) -> None:
    path = served.make_link().removeprefix(served.address)
    ahead = served.ask("GET", path, headers={"Sec-Purpose": "prefetch;prerender"}, bare=True)
    looked = served.ask("HEAD", path, bare=True)
    first, second = (served.ask("GET", path, bare=True) for _ in range(2))
    assert [ahead.status, looked.status, first.status, second.status] == [404, 404, 200, 403]
    cookie = f"{served.access.cookie}={served.access.secret}; Path=/; HttpOnly; SameSite=Strict"
    assert first.headers["Set-Cookie"] == cookie
    assert first.headers["Referrer-Policy"] == "no-referrer"
    assert "This link has been used, or is too old" in second.text
    assert served.access.secret not in first.text


def test_wrong_key_leaves_the_right_one(served: Served) -> None:
    path = served.make_link().removeprefix(served.address)
    assert served.ask("GET", f"{OPENING}?key=%ff%00{SECRET}", bare=True).status == 403
    assert served.ask("GET", path, bare=True).status == 200


def test_key_lasts_a_minute_and_a_new_one_replaces_it() -> None:
    now = [0.0]
    keys = OneTimeKeys(lambda: now[0])
    old, key = keys.make_key(), keys.make_key()
    assert not keys.take_key(old)
    now[0] = 60.5
    assert not keys.take_key(key)
    key = keys.make_key()
    now[0] = 120.0
    assert keys.take_key(key)
    assert not keys.take_key(key)
    assert len(key) == 43  # 32 bytes


def list_addresses(served: Served) -> Iterator[tuple[str, str]]:
    """Yield a method and an address for each parameter of each route, with something hostile in it."""
    for route in make_app(served.studio).routes:
        if isinstance(route, Mount):
            yield from (("GET", f"{route.path}/{each}") for each in HOSTILE)
        elif isinstance(route, Route) and "events" not in route.path and route.path != "/stop":
            for name in route.param_convertors:
                path = fill_others(route, name)
                for each in HOSTILE:
                    for method in route.methods or ():
                        yield method, path.replace(f"{{{name}}}", each)


def fill_others(route: Route, kept: str) -> str:
    """Return the pattern of a route with all parameters filled in but one."""
    path = route.path
    for name in route.param_convertors:
        path = path if name == kept else path.replace(f"{{{name}}}", "ma")
    return path


def test_nothing_hostile_in_an_address_leads_anywhere(served: Served) -> None:
    asked = sorted(set(list_addresses(served)))
    assert len(asked) > 20
    answers = [(method, path, served.ask(method, quote(path, safe="/%."))) for method, path in asked]
    refused = {400, 404, 405}
    answered = [(method, path, answer) for method, path, answer in answers if answer.status not in refused]
    assert [(path, answer.status) for _method, path, answer in answered if answer.status != 303] == []
    assert not {answer.headers["Location"] for _method, _path, answer in answered} - {"/", "/build"}
    assert not [path for _method, path, answer in answers if b"root:" in answer.body]
    assert not [line for line in served.log if "%" in line or "passwd" in line or ".." in line]


def test_hostile_query_is_no_matter(served: Served) -> None:
    for path in ("/", "/find", "/welcome"):
        answer = served.get(f"{path}?q=%00..%2f{SECRET}%3Cscript%3E&filter=%ff")
        assert answer.status in {200, 303, 404}
        assert "<script>" not in answer.text.replace("<script src=", "")
    assert not [line for line in served.log if SECRET in line]


def test_log_has_no_values(served: Served) -> None:
    with serve_studio(make_studio(served.folder)) as fresh:
        lines = send_secrets(fresh)
    assert SECRET.casefold() not in " ".join(lines).casefold()
    assert fresh.access.secret not in " ".join(lines)
    assert [line.split(" ms")[0].rsplit(" ", 1)[0] for line in lines] == [
        "GET (no such page) 404",
        "POST /preferences 303",
        "(other) (no such page) 405",
    ]


def send_secrets(served: Served) -> list[str]:
    """Send values in each place that a request has; return the log."""
    served.get(f"/nothing/{SECRET}?name={SECRET}", Cookie=served.browser_headers["Cookie"] + f"; x={SECRET}")
    served.post("/preferences", {"look": SECRET, "back": f"/{SECRET}"})
    served.ask(SECRET.upper(), "/", headers={"User-Agent": SECRET, "Referer": SECRET})
    served.make_link()
    return served.await_log(3)


def test_too_many_fields_and_too_large_forms_are_refused(served: Served) -> None:
    many = served.post("/preferences", [(f"f{number}", "1") for number in range(MOST_FIELDS + 1)])
    large = served.post("/preferences", {"look": "x" * (2**20 + 1)})
    assert (many.status, large.status) == (413, 413)
    assert "This is too large" in large.text


def test_parts_of_a_form_are_counted_as_well(served: Served) -> None:
    files = [("file", f"{number}.csv", b"a,b") for number in range(1100)]
    assert served.post_files("/preferences", files).status in {400, 413}


def test_endless_body_is_cut_off(served: Served) -> None:
    sent = 0

    def send_for_ever() -> Iterator[bytes]:
        nonlocal sent
        while sent < 50 * 2**20:
            sent += 2**16
            yield b"x" * 2**16

    try:
        answer: Answer | None = served.ask("POST", "/preferences", send_for_ever(), {"Content-Type": FORM})
    except (BrokenPipeError, ConnectionError, http.client.HTTPException):
        answer = None  # it was cut off while it was sent
    assert answer is None or answer.status == 413
    assert sent < 50 * 2**20


def test_slow_body_is_given_up(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_limits, "_FORM_SECONDS", 0.2)
    first = send_raw(
        served,
        "POST /preferences HTTP/1.1",
        f"Host: {served.host}",
        cookie_line(served),
        "Sec-Fetch-Site: same-origin",
        f"Content-Type: {FORM}",
        "Content-Length: 500",
    )
    assert first.split()[1] == b"408"


def test_slow_head_is_given_up(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "_SECONDS", 0.2)
    name, port = served.host.split(":")
    with socket.create_connection((name, int(port)), timeout=20) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert raw.recv(100) == b""


def test_connections_that_wait_take_the_room_from_nobody(
    served: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(web_server, "_MOST_IDLE", 4)
    name, port = served.host.split(":")
    with ExitStack() as stack:
        waiting = [
            stack.enter_context(socket.create_connection((name, int(port)), timeout=20)) for _ in range(70)
        ]
        assert served.get("/preferences").status == 405  # the screen of it takes forms alone
        assert waiting[0].recv(100) == b""
        upgrade = ("Connection: Upgrade", "Upgrade: websocket")
        assert send_raw(served, "GET / HTTP/1.1", f"Host: {served.host}", *upgrade).split()[1] == b"403"
    assert capfd.readouterr().err == ""


class OtherPage(BaseHTTPRequestHandler):
    """A page of another origin on this machine, which tries what it can."""

    target = ""

    def do_GET(self) -> None:
        body = (
            f'<form method="post" action="{self.target}/preferences"><input name="look" value="dark">'
            f'<button>Win</button></form><img src="{self.target}/" alt="">'
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tell nothing."""


@pytest.fixture
def other_page(served: Served) -> Iterator[str]:
    OtherPage.target = served.address
    server = HTTPServer(("127.0.0.1", 0), OtherPage)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_page_of_another_port_can_neither_change_nor_read(
    served: Served, browser: Browser, other_page: str
) -> None:
    with open_context(browser, served) as context:
        page = context.new_page()
        page.goto(other_page)
        read = page.evaluate(
            "(address) => fetch(address + '/', {credentials: 'include'}).then(() => 'read', () => 'refused')",
            served.address,
        )
        blind = page.evaluate(
            "(address) => fetch(address + '/preferences', {method: 'POST', mode: 'no-cors', "
            "credentials: 'include', body: new URLSearchParams({look: 'dark'})})"
            ".then((answer) => answer.type, () => 'no')",
            served.address,
        )
        page.locator("button").click()
        page.wait_for_url(f"{served.address}/preferences")
        told = page.locator("h1").inner_text()
        looks = [cookie for cookie in context.cookies() if cookie["name"] == "studio-look"]
    assert (read, looks) == ("refused", [])
    assert blind in {"opaque", "no"}
    assert told == "This request came from another page"
