"""Run a batch: plan each state, draw what is not as it should be, put it in place, note what stands there."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from itertools import chain

from factsheet.batch.manifest import write_manifest
from factsheet.batch.order import SHEETS_A_JOB, Order, choose_jobs
from factsheet.batch.plan_memory import PlanMemory, open_plan_memory
from factsheet.batch.planner import Planner
from factsheet.batch.processes import count_processors, defer_interrupts, prepare_processes
from factsheet.batch.report import BatchReport, SheetResult, UndoneSheet
from factsheet.batch.run_report import write_run_report
from factsheet.batch.sheet_writer import SheetWriter
from factsheet.batch.standing_sheets import StandingSheets, look_at_sheets
from factsheet.batch.state_drawing import Draw, DrawnState, draw_here, draw_in_processes
from factsheet.batch.state_plan import StatePlan
from factsheet.checks import Finding
from factsheet.errors import ClusterError, Fault, OutputError
from factsheet.output_store import OnNotice, OutputStore, open_store
from factsheet.sources.data_library import Library

OnResult = Callable[[SheetResult], None]

SAVED_EVERY = 5.0  # seconds: how much a killed run may have to draw once more


def build_sheets(  # noqa: PLR0913 - what is asked, who draws, who is told
    library: Library,
    states: Sequence[str],
    order: Order,
    *,
    jobs: int | None = 1,
    draw: Draw | None = None,
    on_result: OnResult | None = None,
    on_notice: OnNotice | None = None,
) -> BatchReport:
    """Draw the sheets of some states that are not as they should be, and return what became of each.

    A sheet is left as it is where nothing that it is drawn from has changed and its file is the one that was
    written. A run that is stopped by the interrupt key, or loses the cluster that draws for it, keeps what is
    done and tells what is not.

    Args:
        library: The data of `order`.
        states: Postal codes, each once.
        order: How the sheets are drawn and where they go.
        jobs: How many processes draw; None for as many as pay.
        draw: What draws in their place, such as a cluster.
        on_result: Called after each sheet, in the order of `states` and of the variants.
        on_notice: Called with what the user should know of the store, such as that a dead run held it.

    Raises:
        HeldError: Another run draws into the output folder.
        OutputError: It cannot be made or written to; or, told when all is done, another run took over the
            lock of a store from this one.
    """
    store = open_store(order.output)
    store.prepare()
    with store.hold(on_notice):
        standing = look_at_sheets(store, states, order)
        run = _Run(library, states, order, store, standing, on_result)
        return run.build(jobs, draw)


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a run would do for each state, and what it would tell of the data folder as in `BatchReport`."""

    states: tuple[StatePlan, ...]
    unassigned: tuple[Fault, ...] = ()
    folder: tuple[Finding, ...] = ()


def plan_sheets(library: Library, states: Sequence[str], order: Order) -> BatchPlan:
    """Return what a run would do, and change nothing.

    Raises:
        OutputError: The output folder cannot be read.
    """
    store = open_store(order.output)
    run = _Run(library, states, order, store, look_at_sheets(store, states, order))
    memory = open_plan_memory(library, order)
    return BatchPlan(tuple(run.make_plans(memory)), *memory.look_at_folder())


@dataclass(slots=True)
class _Run:
    """A run on its way."""

    data: Library
    states: Sequence[str]
    order: Order
    store: OutputStore
    standing: StandingSheets
    on_result: OnResult | None = None
    results: list[SheetResult] = field(default_factory=list)

    def build(self, jobs: int | None, draw: Draw | None) -> BatchReport:
        """Plan, draw, put in place; then write beside the sheets what is told of them."""
        if draw is None and self._needs_processes(jobs):
            prepare_processes()  # they are loaded while the first states are planned
        memory = open_plan_memory(self.data, self.order)
        writer = SheetWriter(self.store, self.order, self.standing.list_present())
        is_stopped, lost, unsaved = False, tuple[Fault, ...](), tuple[Fault, ...]()
        try:
            with closing(_choose_drawing(self.make_plans(memory), jobs, draw)) as drawn:
                self._finish(drawn, writer)
        except KeyboardInterrupt:
            is_stopped = True
        except ClusterError as error:
            is_stopped, lost = True, error.faults
        finally:  # whatever comes, what is done is noted
            unsaved = self._save(writer)
        undone = self._list_undone() if is_stopped else ()
        report = BatchReport(tuple(self.results), (*lost, *unsaved), (), undone, is_stopped=is_stopped)
        try:
            return self._tell(report, memory, writer)
        except KeyboardInterrupt:  # the sheets are there; what is told beside them is of the run before
            return replace(report, is_stopped=True)

    def _tell(self, report: BatchReport, memory: PlanMemory, writer: SheetWriter) -> BatchReport:
        """Write beside the sheets what is told of them, and keep what was found for the next run."""
        if not report.is_stopped:
            unassigned, folder = memory.look_at_folder()
            memory.keep(unassigned, folder)
            report = replace(report, unassigned=(*unassigned, *report.unassigned), folder=folder)
        return write_run_report(self.store, self.order, writer.records, report)

    def _needs_processes(self, jobs: int | None) -> bool:
        """Return whether it is certain before any plan is made that more than one process will draw."""
        is_sure = self.order.force or not self.standing.records
        return is_sure and choose_jobs(len(self.states) * len(self.order.variants), jobs) > 1

    def make_plans(self, memory: PlanMemory) -> Iterator[StatePlan]:
        """Yield the plan of each state, remembered or made."""
        planner = Planner(self.data, self.order, self.standing)
        for usps in self.states:
            plan = memory.recall_plan(usps, self.standing) or planner.plan_state(usps)
            memory.note(plan)
            yield plan

    def _finish(self, drawn: Iterator[DrawnState], writer: SheetWriter) -> None:
        """Put each sheet in its place as it comes, and note from time to time what stands there."""
        saved = time.monotonic()
        for plan, sheets in drawn:
            begun = len(self.results)
            with defer_interrupts():  # what is put in place is noted too
                self.results += writer.finish_state(plan, sheets)
            for result in self.results[begun:]:
                if self.on_result is not None:
                    self.on_result(result)
            if time.monotonic() - saved > SAVED_EVERY:
                with suppress(OutputError):  # told when the run ends
                    write_manifest(self.store, writer.records)
                saved = time.monotonic()

    def _save(self, writer: SheetWriter) -> tuple[Fault, ...]:
        """Note what stands in the folder, and return what kept that from being written."""
        if not writer.records and not self.standing.records:
            return ()
        try:
            write_manifest(self.store, writer.records)
        except OutputError as error:
            return error.faults
        return ()

    def _list_undone(self) -> tuple[UndoneSheet, ...]:
        done = {(result.usps, result.options) for result in self.results}
        asked = ((usps, options) for usps in self.states for options in self.order.variants)
        return tuple(UndoneSheet(*sheet) for sheet in asked if sheet not in done)


def _choose_drawing(
    plans: Iterator[StatePlan], jobs: int | None, draw: Draw | None
) -> Generator[DrawnState, None, None]:
    """Return the drawn sheets of plans: by processes only where that pays.

    It does where there are sheets enough. How many there are is known once they are planned; so many plans
    are made first as tell it.
    """
    if draw is not None:
        return draw(plans)
    first: list[StatePlan] = []
    sheets, enough = 0, jobs or SHEETS_A_JOB * count_processors()
    for plan in plans:
        first.append(plan)
        sheets += len(plan.task.sheets) if plan.task else 0
        if sheets >= enough:
            break
    chosen, every = choose_jobs(sheets, jobs), chain(first, plans)
    return draw_here(every) if chosen == 1 else draw_in_processes(every, chosen)
