"""What the process of a build does: draws, puts in place, and tells through a pipe how far it has come.

It has the lock of the output folder as any other run has. Its pipe is also how it is stopped: a word that
comes through it, or its end, which is that of the studio. Either way the sheets in hand are finished, what
stands in the folder is noted, and nothing is left half.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from factsheet.batch.order import Order, choose_jobs
from factsheet.batch.processes import prepare_processes
from factsheet.batch.report import SheetResult, SheetStatus
from factsheet.batch.run import build_sheets
from factsheet.batch.state_drawing import DrawnState, draw_here, draw_in_processes
from factsheet.batch.state_plan import StatePlan
from factsheet.errors import FactsheetError, Fault, OutputError, describe_internal_error
from factsheet.output_store import OutputStore, open_store
from factsheet.sources.data_library import open_library

STOP = "stop"


@dataclass(frozen=True, slots=True)
class BuildErrand:
    """What is to be built.

    Attributes:
        order: The data, where the sheets go, how each is drawn.
        states: Postal codes, in the order in which they are drawn.
        expected: How many sheets will be drawn, as far as is known; more processes draw where that pays.
        kept: The folder in which the sheet that stood before is kept, for each that is replaced.
    """

    order: Order
    states: tuple[str, ...]
    expected: int
    kept: Path


@dataclass(frozen=True, slots=True)
class StateBegun:
    """The sheets of a state are being drawn."""

    usps: str
    state: str


@dataclass(frozen=True, slots=True)
class SheetDone:
    """What became of one sheet."""

    usps: str
    state: str
    status: SheetStatus
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildEnded:
    """The end of a build.

    Attributes:
        undone: How many sheets it did not come to.
        faults: What kept it from its work as a whole.
    """

    undone: int = 0
    faults: tuple[Fault, ...] = ()


BuildNews = StateBegun | SheetDone | BuildEnded


def run_build_errand(errand: BuildErrand, wire: Connection) -> None:
    """Build, and tell through a pipe what becomes of each sheet; whatever goes wrong is told there too."""
    try:
        ended = _build_told(errand, wire)
    except FactsheetError as error:
        ended = BuildEnded(faults=error.faults)
    except Exception as error:  # a slip in our code is told on the page of the build
        ended = BuildEnded(faults=(describe_internal_error("all states", error),))
    _tell_news(wire, ended)


def _build_told(errand: BuildErrand, wire: Connection) -> BuildEnded:
    keeper = _SheetKeeper(open_store(errand.order.output), open_store(errand.kept))
    jobs = choose_jobs(errand.expected, None)
    if jobs > 1:
        prepare_processes()  # they are loaded while the first states are planned

    def tell_result(result: SheetResult) -> None:
        keeper.keep_replaced(result)
        _tell_news(wire, SheetDone(result.usps, result.state, result.status, result.faults))

    def draw(plans: Iterable[StatePlan]) -> Generator[DrawnState, None, None]:
        yield from _draw_until_stopped(plans, jobs, wire, keeper)

    library = open_library(errand.order.data)
    report = build_sheets(library, errand.states, errand.order, draw=draw, on_result=tell_result)
    return BuildEnded(len(report.undone), report.unassigned)


def _draw_until_stopped(
    plans: Iterable[StatePlan], jobs: int, wire: Connection, keeper: "_SheetKeeper"
) -> Generator[DrawnState, None, None]:
    """Yield each plan with its sheets; once a stop is asked for, those in hand and no more.

    Raises:
        KeyboardInterrupt: It was asked for, and all in hand is done: the run then tells what is not.
    """
    left_out: list[StatePlan] = []

    def list_wanted() -> Iterator[StatePlan]:
        for plan in plans:
            if wire.poll():
                left_out.append(plan)
                return
            if plan.task is not None:
                keeper.hold_sheets(plan)
                _tell_news(wire, StateBegun(plan.usps, plan.state))
            yield plan

    draw: Callable[[Iterable[StatePlan]], Generator[DrawnState, None, None]]
    draw = draw_here if jobs == 1 else lambda wanted: draw_in_processes(wanted, jobs)
    yield from draw(list_wanted())
    if left_out:
        raise KeyboardInterrupt


def _tell_news(wire: Connection, news: BuildNews) -> None:
    with suppress(OSError):  # nobody listens any more: the pipe says so by itself
        wire.send(news)


class _SheetKeeper:
    """Keeps the sheets that are replaced, those of the last build that replaced any."""

    def __init__(self, sheets: OutputStore, kept: OutputStore) -> None:
        self._sheets, self._kept = sheets, kept
        self._held: dict[str, bytes] = {}
        self._is_cleared = False

    def hold_sheets(self, plan: StatePlan) -> None:
        """Hold what stands in the places of the sheets that are about to be drawn."""
        with suppress(OutputError):  # without it there is less to compare, and nothing else
            for sheet in plan.sheets:
                content = self._sheets.read(sheet.name) if sheet.is_drawn else None
                if content is not None:
                    self._held[sheet.name] = content

    def keep_replaced(self, result: SheetResult) -> None:
        """Keep the sheet in whose place another one was put; those of the build before go."""
        name = Path(result.path).name if result.path else ""
        content = self._held.pop(name, None)
        if content is None or result.replaced is None:
            return
        with suppress(OutputError):
            self._clear_kept()
            self._kept.put(name, content)

    def _clear_kept(self) -> None:
        if not self._is_cleared:
            self._kept.prepare()
            for name in self._kept.list_names():
                self._kept.remove(name)
            self._is_cleared = True
