"""A studio in a process of its own, and who visits it as the page in the browser does."""

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.commands import BrokenRunError, Workplace
from benchmarks.programs import Program
from benchmarks.turns import SheetTime

FIELD = "profile/figures/persons"
FIRST = 5_701  # a count that no profile has, large enough to be printed
USUAL = 96 / 72  # pixels a point at 100 %
_LINK = re.compile(r"http://(127\.0\.0\.1:[0-9]+)(/open\?key=\S+)")
_SECONDS = 120


@dataclass(slots=True)
class StudioVisitor:
    """A window of the studio on one connection.

    Attributes:
        scale: Of the pictures it asks for, in pixels a point.
    """

    connection: http.client.HTTPConnection
    origin: str
    cookie: str
    scale: float = USUAL

    def change_figure(self, st: str, count: int) -> SheetTime:
        """Type a figure of a state, and return what it took from the pause to the picture of the page."""
        typed = {f"{FIELD}/value": count, f"{FIELD}/period": "2012-2016", f"{FIELD}/source": "hotline-annual"}
        form = urlencode({"part": "figures", "number": 1_000_000, "tab": "a", "do": "", **typed})
        start = time.perf_counter()
        self._ask("POST", f"/s/{st}/draft", form)
        told = json.loads(self._ask("GET", f"/s/{st}/proof?scale={self.scale:.4f}"))
        picture = self._ask("GET", told["pages"][0]["src"])
        wall = time.perf_counter() - start
        if not picture.startswith(b"\x89PNG"):
            raise BrokenRunError(f"{st}: found no picture; allowed: PNG")
        return SheetTime(st.upper(), wall, 0.0, 0.0, 0.0)

    def open_state(self, st: str) -> None:
        """Open the editor of a state, its page drawn: what comes after is warm."""
        self._ask("GET", f"/s/{st}")
        self._ask("GET", f"/s/{st}/proof?scale={self.scale:.4f}")

    def _ask(self, method: str, path: str, form: str | None = None) -> bytes:
        """Return what an address answers.

        Raises:
            BrokenRunError: It refuses.
        """
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Origin": self.origin}
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-Studio-Fragment": "1"}
        self.connection.request(method, path, form, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != http.client.OK:
            raise BrokenRunError(f"{method} {path}: found {answer.status}; allowed: 200")
        return content


@contextmanager
def visit_studio(program: Program, place: Workplace, data: Path) -> Iterator[StudioVisitor]:
    """Start the studio of a checkout on a data folder, and let a window in.

    Raises:
        BrokenRunError: It does not start.
    """
    words = [sys.executable, "-u", "-m", "factsheet", "studio", "--data", str(data), "--no-browser"]
    environment = place.make_environment(program.folder)
    with subprocess.Popen(
        words,
        cwd=place.start,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield _let_in(process)
        finally:
            process.terminate()


def _let_in(process: "subprocess.Popen[str]") -> StudioVisitor:
    told: list[str] = []
    for line in process.stdout or ():
        told.append(line)
        if link := _LINK.search(line):
            return _open_link(*link.groups())
    raise BrokenRunError(f"factsheet studio: found {''.join(told)!r}; allowed: a link")


def _open_link(host: str, path: str) -> StudioVisitor:
    connection = http.client.HTTPConnection(host, timeout=_SECONDS)
    connection.request("GET", path, headers={"Sec-Fetch-Site": "none"})
    answer = connection.getresponse()
    answer.read()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    return StudioVisitor(connection, f"http://{host}", cookie)
