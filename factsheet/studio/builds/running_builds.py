"""Builds on their way: each in a process of its own, of which the pages ask how far it has come."""

import atexit
import secrets
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from starlette.requests import Request

from factsheet.batch.processes import start_process
from factsheet.batch.report import SheetStatus
from factsheet.model.sheet_options import SheetOptions
from factsheet.studio.builds.build_errand import (
    STOP,
    BuildEnded,
    BuildErrand,
    BuildNews,
    SheetDone,
    StateBegun,
    run_build_errand,
)
from factsheet.studio.running_studio import find_own

_TOKEN_BYTES = 9
_MOST_NAMED = 2  # states in hand that are named
_KEPT_BUILDS = 20
_FIRST_SHEETS = 3  # after so many it is told how long the rest will take
_STEPS = (25, 50, 75, 100)  # percent that are told to screen readers


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build has come.

    Attributes:
        total: How many sheets there are; each of the four counts below is of some of them.
        in_hand: Names of states that are being drawn, a few of them.
        seconds_left: About how long it will take; None where nobody can know yet.
        is_stopping: Whether it ends after those in hand.
        ended: How it ended; None while it runs.
        stopped_sheets: Those that were not drawn, and why.
    """

    total: int
    drawn: int
    same: int
    stopped: int
    in_hand: tuple[str, ...]
    seconds_left: int | None
    is_stopping: bool
    ended: BuildEnded | None
    stopped_sheets: tuple[SheetDone, ...]

    @property
    def done(self) -> int:
        """How many sheets are as they should be, or will not be."""
        return self.drawn + self.same + self.stopped

    @property
    def waiting(self) -> int:
        """How many sheets are still to be looked at."""
        return self.total - self.done

    @property
    def percent(self) -> int:
        """How much is done, of 100."""
        return 100 * self.done // self.total if self.total else 100

    @property
    def told_percent(self) -> int:
        """The last step that is told to screen readers, 0 before the first."""
        return max((step for step in _STEPS if step <= self.percent), default=0)


class RunningBuild:
    """A build, from its beginning on, and after its end what became of it."""

    def __init__(self, errand: BuildErrand) -> None:
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.variants: tuple[SheetOptions, ...] = errand.order.variants
        self._total = len(errand.states) * len(self.variants)
        self._expected = errand.expected
        self._results: list[SheetDone] = []
        self._in_hand: dict[str, str] = {}
        self._begun_states: set[str] = set()
        self._ended: BuildEnded | None = None
        self._is_stopping = False
        self._begun = time.monotonic()
        self._wire, other = Pipe()
        self._process = start_process(run_build_errand, errand, other)
        other.close()  # what is left is the end of the process: so each of both learns that the other is gone
        self._listener = threading.Thread(
            target=_follow_build, args=(self, self._wire, self._process), daemon=True
        )
        self._listener.start()

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._ended is None

    def stop_after_these(self) -> None:
        """Let it end once the sheets in hand are done."""
        self._is_stopping = True
        try:
            self._wire.send(STOP)
        except OSError:  # it has ended meanwhile
            return

    def await_end(self, seconds: float) -> None:
        """Wait until it has ended, but no longer than some seconds."""
        self._listener.join(seconds)

    def take_news(self, news: BuildNews) -> None:
        """Take in what the process tells."""
        if isinstance(news, StateBegun):
            self._in_hand[news.usps] = news.state
            if not self._begun_states:
                self._begun = time.monotonic()  # what it took to read is no measure of what drawing takes
            self._begun_states.add(news.usps)
        elif isinstance(news, SheetDone):
            self._results.append(news)
            counts = Counter(result.usps for result in self._results)
            if counts[news.usps] >= len(self.variants):
                self._in_hand.pop(news.usps, None)
        else:
            self._in_hand.clear()
            self._ended = news

    def lose_process(self) -> None:
        """Note that the process was ended from outside, if it did not tell its end itself."""
        if self._ended is None:
            self.take_news(BuildEnded(undone=self._total - len(self._results)))

    @property
    def progress(self) -> BuildProgress:
        """How far it has come."""
        results = tuple(self._results)
        counts: Mapping[SheetStatus, int] = Counter(result.status for result in results)
        return BuildProgress(
            total=self._total,
            drawn=counts[SheetStatus.WRITTEN],
            same=counts[SheetStatus.UNCHANGED],
            stopped=counts[SheetStatus.FAILED],
            in_hand=tuple(self._in_hand.values())[:_MOST_NAMED],
            seconds_left=self._guess_seconds_left(results),
            is_stopping=self._is_stopping,
            ended=self._ended,
            stopped_sheets=tuple(result for result in results if result.status is SheetStatus.FAILED),
        )

    def _guess_seconds_left(self, results: Sequence[SheetDone]) -> int | None:
        """Return about how long the rest takes: it is drawing that takes time."""
        drawn = sum(result.usps in self._begun_states for result in results)
        left = min(max(self._expected - drawn, 0), self._total - len(results))
        if drawn < _FIRST_SHEETS or not left or self._ended is not None:
            return None
        return ceil(left * (time.monotonic() - self._begun) / drawn)


def _follow_build(build: RunningBuild, wire: Connection, process: BaseProcess) -> None:
    try:
        while build.is_running:
            build.take_news(wire.recv())
    except (EOFError, OSError):
        pass
    process.join()
    build.lose_process()
    wire.close()


@dataclass(slots=True)
class BuildList:
    """The builds since the studio was started, the newest last; never two at a time.

    Attributes:
        expected: How many sheets a build would draw, as it was looked over last, by how they are drawn.
    """

    builds: list[RunningBuild] = field(default_factory=list)
    expected: dict[tuple[SheetOptions, ...], int] = field(default_factory=dict)

    def begin_build(self, errand: BuildErrand) -> RunningBuild:
        """Begin a build and return it; while another one runs, return that."""
        if (running := self.find_running()) is not None:
            return running
        if not self.builds:
            atexit.register(self.end_builds)  # before Python waits for the processes that are left
        build = RunningBuild(errand)
        self.builds = [*self.builds[1 - _KEPT_BUILDS :], build]
        self.expected.clear()
        return build

    def find_running(self) -> RunningBuild | None:
        """Return the build that runs, None where none does."""
        return next((build for build in self.builds if build.is_running), None)

    def find_build(self, token: str) -> RunningBuild | None:
        """Return a build by its token, None where the studio has begun none of it."""
        return next((build for build in self.builds if build.token == token), None)

    def end_builds(self) -> None:
        """Let the build that runs end after the sheets in hand."""
        if (running := self.find_running()) is not None:
            running.stop_after_these()


def find_builds(request: Request) -> BuildList:
    """Return the builds of the studio that a request was made to."""
    return find_own(request, BuildList, lambda _studio: BuildList())
