"""Tasks at a cluster: sent, waited for, and sent once more where they were forgotten on the way."""

import time
import uuid
from concurrent.futures import CancelledError
from dataclasses import dataclass
from itertools import count
from threading import Event

from distributed import Client, KilledWorker
from distributed.client import Future

from factsheet.batch.cluster_client import refuse_other_programs, refuse_programs
from factsheet.batch.cluster_faults import WORKERS_ALLOWED, refuse_cluster, refuse_lost_scheduler
from factsheet.batch.cluster_patience import ClusterPatience
from factsheet.batch.cluster_task import OtherProgram, describe_drawing, draw_as_asked, pack_task
from factsheet.batch.sheet_task import DrawnSheet, StateTask
from factsheet.errors import describe_internal_error

_TRIES = 5  # of a task that the cluster forgets: its scheduler was started anew, or somebody cleared it
_FORGOTTEN = f"that it forgot a task {_TRIES} times"
_NO_WORKERS = "that all its workers are gone"
_FORGOTTEN_ALLOWED = "a cluster that nobody clears while it draws"


@dataclass(slots=True)
class Errand:
    """A task that was sent to the cluster.

    Attributes:
        task: What is to be drawn.
        sheets: What was drawn; None until then, and for good where the task has ended its workers.
        future: How it stands at the cluster, None when it is there no more.
        tries: How often it was sent.
    """

    task: StateTask
    sheets: tuple[DrawnSheet, ...] | None = None
    future: "Future[tuple[DrawnSheet, ...] | OtherProgram] | None" = None
    tries: int = 0

    @property
    def is_done(self) -> bool:
        """Return whether nothing more will come of it."""
        return self.future is None


class Errands:
    """The tasks of a run that are at the cluster.

    Attributes:
        threads: How many threads its workers had, when there last were any.
    """

    def __init__(self, client: Client, patience: ClusterPatience) -> None:
        self.threads = 1
        self._client = client
        self._patience = patience
        self._run, self._numbers = f"factsheet-{uuid.uuid4().hex}", count()
        self._sent: list[Errand] = []
        self._news = Event()
        self._seen = time.monotonic()
        self._next_look = 0.0
        self._look_at_workers()

    @property
    def at_work(self) -> int:
        """Return how many tasks are at the cluster."""
        return len(self._sent)

    def send(self, task: StateTask) -> Errand:
        """Give a task to the cluster.

        Raises:
            ClusterError: Its scheduler is gone.
        """
        errand = Errand(task)
        self._send(errand)
        self._sent.append(errand)
        return errand

    def settle(self) -> None:
        """Wait until something comes back, or for a while, and take in what came.

        Raises:
            ClusterError: The scheduler is gone, all workers are, or one is another program than this.
        """
        self._news.wait(self._patience.look)
        self._news.clear()
        for errand in self._sent:
            if errand.future is not None and errand.future.done():
                self._take_back(errand, errand.future)
        self._sent = [errand for errand in self._sent if not errand.is_done]
        self._look_at_workers()

    def _send(self, errand: Errand) -> None:
        errand.tries += 1
        key = (self._run, next(self._numbers))  # of one group: queued by the scheduler, not by its workers
        packed = pack_task(errand.task)
        try:
            errand.future = self._client.submit(draw_as_asked, describe_drawing(), packed, key=key)
        except Exception as error:  # no narrower class: that of a closed client has changed over time
            raise refuse_lost_scheduler() from error
        errand.future.add_done_callback(lambda _future: self._news.set())

    def _take_back(self, errand: Errand, future: "Future[tuple[DrawnSheet, ...] | OtherProgram]") -> None:
        """Take in what has become of a task; what is not here yet is looked for again."""
        if future.status == "error":
            self._judge_error(errand, future.exception())
        elif future.status == "cancelled":
            self._send_again(errand)
        else:
            self._fetch(errand, future)

    def _fetch(self, errand: Errand, future: "Future[tuple[DrawnSheet, ...] | OtherProgram]") -> None:
        try:
            result = future.result(self._patience.fetch)
        except (OSError, CancelledError, KilledWorker):  # lost on the way: how it stands then will tell
            return
        except Exception as error:  # what came cannot be read, or the client was closed meanwhile
            self._judge_error(errand, error)
            return
        if isinstance(result, OtherProgram):
            refuse_programs([result])
        else:
            errand.sheets, errand.future = result, None

    def _judge_error(self, errand: Errand, error: BaseException) -> None:
        """Tell a task that ends its workers from a worker that cannot read it; else the slip is ours."""
        if not isinstance(error, KilledWorker):
            refuse_other_programs(self._client)
            usps = errand.task.profile.jurisdiction.usps
            fault = describe_internal_error(usps, error)
            errand.sheets = tuple(DrawnSheet(wanted.name, faults=(fault,)) for wanted in errand.task.sheets)
        errand.future = None

    def _send_again(self, errand: Errand) -> None:
        if errand.tries >= _TRIES:
            raise refuse_cluster(_FORGOTTEN, _FORGOTTEN_ALLOWED)
        self._send(errand)

    def _look_at_workers(self) -> None:
        """See from time to time that there are workers, and how many."""
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + self._patience.look
        if self._client.status == "closed":
            raise refuse_lost_scheduler()
        threads = self._count_threads()
        if threads:
            self.threads, self._seen = threads, now
        elif now - self._seen > self._patience.workers:
            raise refuse_lost_scheduler() if self._is_away else refuse_cluster(_NO_WORKERS, WORKERS_ALLOWED)

    @property
    def _is_away(self) -> bool:
        return str(self._client.status) != "running"

    def _count_threads(self) -> int:
        if self._is_away:
            return 0
        try:
            return sum(self._client.nthreads().values())
        except OSError:
            return 0
