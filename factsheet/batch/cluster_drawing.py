"""Plans in, drawn sheets out, in the order of the plans: drawn by the workers of a cluster.

Tasks are given out a few at a time, and sheets are fetched as they are done. Those that come before their
turn are kept, and no more plans are taken than fill a window: however slow one task is, and however many
sheets a run has, neither this computer nor the scheduler holds many of them.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from distributed import Client

from factsheet.batch.cluster_errands import Errand, Errands
from factsheet.batch.cluster_patience import USUAL_PATIENCE, ClusterPatience
from factsheet.batch.sheet_task import DrawnSheet, StateTask
from factsheet.batch.state_drawing import AHEAD, DrawnState, make_lost_sheet
from factsheet.batch.state_plan import StatePlan
from factsheet.errors import ClusterError

_HELD = 2 * AHEAD  # plans a thread of the cluster, with those that wait for one before them


def draw_on_cluster(
    client: Client, plans: Iterable[StatePlan], patience: ClusterPatience = USUAL_PATIENCE
) -> Generator[DrawnState, None, None]:
    """Yield each plan with its sheets, drawn by the workers of a cluster.

    Dask gives a task to another worker when one is lost. A task that has lost several is not given out
    again: when nothing else is at work, each of its sheets is tried alone, as by `draw_in_processes`.

    Raises:
        ClusterError: The cluster is lost, or has a worker that is another program; what is drawn by then has
            been yielded, without what should have come between.
    """
    window = _Window(Errands(client, patience))
    try:
        for plan in plans:
            window.take(plan)
            yield from window.give_ready()
        yield from window.give_rest()
    except (ClusterError, KeyboardInterrupt):
        yield from window.give_drawn()
        raise


@dataclass(slots=True)
class _Given:
    """A plan that was taken, and its errand, None where there is nothing to draw."""

    plan: StatePlan
    errand: Errand | None

    @property
    def is_done(self) -> bool:
        return self.errand is None or self.errand.is_done


class _Window:
    """The plans that were taken and not yet given back, the oldest first."""

    def __init__(self, errands: Errands) -> None:
        self._errands = errands
        self._given: deque[_Given] = deque()

    def take(self, plan: StatePlan) -> None:
        """Give the task of a plan to the cluster."""
        self._given.append(_Given(plan, self._errands.send(plan.task) if plan.task else None))

    def give_ready(self) -> Iterator[DrawnState]:
        """Yield what need not be waited for; wait only while no more plans can be taken."""
        yield from self._give_first()
        while self._is_full:
            self._errands.settle()
            yield from self._give_first()

    def give_rest(self) -> Iterator[DrawnState]:
        """Yield all that was taken."""
        while self._given:
            yield from self._give_first()
            if self._given:
                self._errands.settle()

    def give_drawn(self) -> Iterator[DrawnState]:
        """Yield what is drawn, whatever should have come before it."""
        for given in self._given:
            if given.errand is None:
                yield given.plan, ()
            elif given.errand.sheets is not None:
                yield given.plan, given.errand.sheets

    @property
    def _is_full(self) -> bool:
        threads = self._errands.threads
        return self._errands.at_work >= AHEAD * threads or len(self._given) >= _HELD * threads

    def _give_first(self) -> Iterator[DrawnState]:
        """Yield the plans that are done, as far as none before them is at work."""
        while self._given and self._given[0].is_done:
            sheets = self._finish(self._given[0].errand)
            yield self._given.popleft().plan, sheets

    def _finish(self, errand: Errand | None) -> tuple[DrawnSheet, ...]:
        if errand is None:
            return ()
        return self._draw_alone(errand.task) if errand.sheets is None else errand.sheets

    def _draw_alone(self, task: StateTask) -> tuple[DrawnSheet, ...]:
        """Return the sheets of a task, each drawn while the cluster draws no other of this run."""
        while self._errands.at_work:
            self._errands.settle()
        drawn: list[DrawnSheet] = []
        for wanted in task.sheets:
            errand = self._errands.send(replace(task, sheets=(wanted,)))
            while not errand.is_done:
                self._errands.settle()
            drawn += errand.sheets or (make_lost_sheet(task, wanted.name),)
        return tuple(drawn)
