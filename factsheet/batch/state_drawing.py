"""Plans in, drawn sheets out, in the order of the plans: in this process, or in several.

Plans are taken one by one and never more of them than the processes need: however many sheets a run has, few
of them are in memory at a time.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from factsheet.batch.processes import defer_interrupts, open_pool
from factsheet.batch.sheet_task import DrawnSheet, StateTask, WantedSheet, draw_state
from factsheet.batch.state_plan import StatePlan
from factsheet.errors import Fault

DrawnState = tuple[StatePlan, tuple[DrawnSheet, ...]]
Draw = Callable[[Iterable[StatePlan]], Generator[DrawnState, None, None]]
DrawnFuture = Future[tuple[DrawnSheet, ...]]

DIED = "that the process drawing it was ended from outside"
DIED_ALLOWED = "memory enough for each job"
TRIES_ALONE = 2
AHEAD = 3  # tasks a process: one at work, the others waiting


def draw_here(plans: Iterable[StatePlan]) -> Generator[DrawnState, None, None]:
    """Yield each plan with its sheets, drawn by this process."""
    for plan in plans:
        yield plan, () if plan.task is None else draw_state(plan.task)


def draw_in_processes(plans: Iterable[StatePlan], jobs: int) -> Generator[DrawnState, None, None]:
    """Yield each plan with its sheets, drawn by as many processes.

    A process that is ended from outside, by a signal or for want of memory, takes the others of its pool with
    it, and nobody can tell whose sheet it was. So whatever was given to them is drawn once more, each sheet
    alone in a process, while a new pool goes on with the rest. One that ends its process alone too is tried a
    last time.
    """
    crew = _Crew(jobs)
    try:
        for plan in plans:
            crew.take(plan)
            while crew.has_enough or crew.is_first_done:
                yield crew.give_first()
        while crew.has_any:
            yield crew.give_first()
    except KeyboardInterrupt:
        while crew.is_first_done:  # what is drawn is not lost
            yield crew.give_first()
        raise
    finally:
        with defer_interrupts():  # or processes would be left, for which Python waits at its end
            crew.close()


def make_lost_sheet(task: StateTask, name: str) -> DrawnSheet:
    """Return what is told of a sheet whose process was ended, again also when it was drawn alone."""
    field = f"sheet of {task.profile.jurisdiction.usps}"
    return DrawnSheet(name, faults=(Fault("command line", 1, field, DIED, DIED_ALLOWED, code=""),))


class _Crew:
    """Processes at work, and the plans that were given to them, the oldest first."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = open_pool(jobs)
        self._alone: ProcessPoolExecutor | None = None
        self._given: deque[tuple[StatePlan, DrawnFuture | None]] = deque()

    @property
    def has_any(self) -> bool:
        return bool(self._given)

    @property
    def has_enough(self) -> bool:
        return sum(future is not None for _plan, future in self._given) > AHEAD * self._jobs

    @property
    def is_first_done(self) -> bool:
        """Return whether nobody has to wait for the first plan."""
        future = self._given[0][1] if self._given else None
        return self.has_any and (future is None or future.done())

    def take(self, plan: StatePlan) -> None:
        """Give a plan to the processes, to new ones where these were ended."""
        if plan.task is None:
            self._given.append((plan, None))
            return
        try:
            future = self._pool.submit(draw_state, plan.task)
        except BrokenProcessPool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = open_pool(self._jobs)
            future = self._pool.submit(draw_state, plan.task)
        self._given.append((plan, future))

    def give_first(self) -> DrawnState:
        """Return the first plan with its sheets, as soon as they are drawn."""
        plan, future = self._given.popleft()
        if plan.task is None or future is None:
            return plan, ()
        try:
            return plan, future.result()
        except BrokenProcessPool:
            return plan, self._draw_alone(plan.task)

    def close(self) -> None:
        """End the processes; what they are at work on is finished first, and lost."""
        for pool in filter(None, (self._pool, self._alone)):
            pool.shutdown(cancel_futures=True)

    def _draw_alone(self, task: StateTask) -> tuple[DrawnSheet, ...]:
        """Return the sheets of a task, each drawn while its process draws no other."""
        return tuple(self._draw_sheet_alone(task, wanted) for wanted in task.sheets)

    def _draw_sheet_alone(self, task: StateTask, wanted: WantedSheet) -> DrawnSheet:
        """Return one sheet, or what is told of it where its process is ended each time.

        Of the first time that its pool was ended it may be innocent: so it is tried more than once.
        """
        for _attempt in range(TRIES_ALONE):
            self._alone = self._alone or open_pool(1)
            try:
                (drawn,) = self._alone.submit(draw_state, replace(task, sheets=(wanted,))).result()
            except BrokenProcessPool:
                self._alone.shutdown()
                self._alone = None
            else:
                return drawn
        return make_lost_sheet(task, wanted.name)
