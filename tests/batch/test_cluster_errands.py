"""Tasks at a cluster that forgets them, loses its workers or its scheduler, or cannot read them."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster

from factsheet.batch import cluster_client, cluster_errands
from factsheet.batch.cluster import open_cluster
from factsheet.batch.cluster_client import open_client
from factsheet.batch.cluster_errands import Errand, Errands
from factsheet.batch.cluster_patience import ClusterPatience
from factsheet.batch.cluster_task import describe_drawing
from factsheet.batch.order import Order
from factsheet.batch.quiet import hush_cluster
from factsheet.batch.report import SheetResult
from factsheet.batch.run import build_sheets
from factsheet.batch.sheet_task import StateTask, WantedSheet, draw_state
from factsheet.disclosure import protect_profile
from factsheet.errors import ClusterError
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import open_library
from factsheet.theme import Theme

SHORT = ClusterPatience(workers=0.3, look=0.05)
TASK = StateTask(
    protect_profile(open_library().profile("GU")).profile, Theme(), (WantedSheet("gu.pdf", SheetOptions()),)
)
SCHEDULER = "the address of a dask scheduler that runs and that this computer can reach"


@pytest.fixture(autouse=True)
def in_haste() -> Iterator[None]:
    """Wait no longer for a scheduler than a test may, and let none of dask's own words out."""
    with dask.config.set({"distributed.comm.timeouts.connect": "2s"}), hush_cluster():
        yield


@contextmanager
def own_cluster(port: int = 0) -> Iterator[LocalCluster]:
    """Start a scheduler and a worker that a test may end."""
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        scheduler_port=port,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL + 1,
    ) as near:
        yield near


@pytest.fixture
def client(inner_cluster: str) -> Iterator[Client]:
    with open_client(inner_cluster, SHORT) as near:
        yield near


def settle(
    errands: Errands, errand: Errand, meanwhile: Callable[[Errand], object] = lambda _errand: None
) -> None:
    """Wait for a task, and do something each time before."""
    while not errand.is_done:
        meanwhile(errand)
        errands.settle()


def cancel(errand: Errand) -> None:
    if errand.future is not None:
        errand.future.cancel()


def test_what_was_drawn_is_released_at_the_cluster(client: Client) -> None:
    errands = Errands(client, SHORT)
    errand = errands.send(TASK)
    assert errands.at_work == 1
    settle(errands, errand)
    assert (errands.at_work, errands.threads) == (0, 2)
    assert errand.sheets == draw_state(TASK)
    assert await_no_tasks(client) == 0


def await_no_tasks(client: Client) -> int:
    """Return how many tasks a scheduler has, as soon as it has none, or after a while."""
    end = time.monotonic() + 10
    while client.run_on_scheduler(count_tasks) and time.monotonic() < end:
        time.sleep(0.01)
    return int(client.run_on_scheduler(count_tasks))


def count_tasks(dask_scheduler: object) -> int:
    return len(dask_scheduler.tasks)  # type: ignore[attr-defined]  # the scheduler of dask


def test_a_task_that_is_cancelled_is_sent_once_more(client: Client) -> None:
    errands = Errands(client, SHORT)
    errand = errands.send(TASK)
    cancel(errand)
    settle(errands, errand)
    assert errand.tries == 2
    assert errand.sheets == draw_state(TASK)


def test_a_cluster_that_forgets_a_task_again_and_again_is_given_up(client: Client) -> None:
    errands = Errands(client, SHORT)
    errand = errands.send(TASK)
    with pytest.raises(ClusterError) as raised:
        settle(errands, errand, cancel)
    assert str(raised.value) == (
        "command line:1: --cluster: found that it forgot a task 5 times; "
        "allowed: a cluster that nobody clears while it draws"
    )


def test_a_worker_that_came_later_with_another_program_draws_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    errands = Errands(client, SHORT)
    for module in (cluster_client, cluster_errands):  # as if this were another program than the worker
        monkeypatch.setattr(module, "describe_drawing", lambda: {**describe_drawing(), "version": "0.0.9"})
    errand = errands.send(TASK)
    with pytest.raises(ClusterError) as raised:
        settle(errands, errand)
    message = str(raised.value)
    assert message.startswith("command line:1: --cluster: found factsheet 0.1.0 with ")
    assert any(f" on {worker}; allowed: factsheet 0.1.0, with" in message for worker in client.nthreads())


def test_a_task_that_a_worker_cannot_read_is_a_fault_of_its_sheets(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_errands, "pack_task", lambda _task: b"no pickle 4711")
    errands = Errands(client, SHORT)
    errand = errands.send(TASK)
    settle(errands, errand)
    assert errand.sheets is not None
    (sheet,) = errand.sheets
    (fault,) = sheet.faults
    assert (sheet.name, sheet.content, fault.field) == ("gu.pdf", b"", "sheet of GU")
    assert fault.allowed == "no such error; please report this line, it is a fault of the program"
    assert "4711" not in str(fault)


def test_a_cluster_whose_workers_are_gone_is_waited_for_no_longer_than_agreed() -> None:
    with own_cluster() as near, open_client(near.scheduler_address, SHORT) as client:
        errands = Errands(client, SHORT)
        near.scale(0)
        while near.scheduler.workers:
            time.sleep(0.01)
        errand = errands.send(TASK)
        with pytest.raises(ClusterError) as raised:
            settle(errands, errand)
    assert str(raised.value) == (
        "command line:1: --cluster: found that all its workers are gone; "
        "allowed: workers that are up: start some with 'dask worker ADDRESS'"
    )


def test_what_was_at_a_scheduler_that_is_started_anew_is_sent_to_the_new_one() -> None:
    with own_cluster() as near:
        address = near.scheduler_address
        stack = open_client(address, SHORT)
        client = stack.__enter__()
        errands = Errands(client, ClusterPatience(workers=20, look=0.05))
        near.scale(0)
        errand = errands.send(TASK)
    with own_cluster(int(address.rpartition(":")[2])):
        settle(errands, errand)
        stack.__exit__(None, None, None)
    assert errand.sheets == draw_state(TASK)
    assert errand.tries == 2


def test_a_run_that_loses_its_scheduler_keeps_what_is_done_and_tells_what_is_not(tmp_path: Path) -> None:
    states = ("GU", "AS", "MP", "VI", "DC", "RI", "DE", "HI")  # more than the window of one thread takes
    order = Order(output=tmp_path / "sheets", has_gallery=False)
    told: list[SheetResult] = []
    with own_cluster() as near, open_cluster(near.scheduler_address, SHORT) as draw:

        def tell(result: SheetResult) -> None:
            told.append(result)
            if len(told) == 1:
                near.close()

        report = build_sheets(open_library(), states, order, draw=draw, on_result=tell)
    assert [str(fault) for fault in report.unassigned] == [
        f"command line:1: --cluster: found that its scheduler is gone; allowed: {SCHEDULER}"
    ]
    assert report.sheets == tuple(told)
    assert not report.succeeded
    done = [result.usps for result in told]
    assert [undone.usps for undone in report.undone] == [usps for usps in states if usps not in done]
    assert done[0] == "GU"
    again = build_sheets(open_library(), states, order)
    assert [sheet.usps for sheet in again.sheets if sheet.status.value == "unchanged"] == done


def test_a_run_that_is_interrupted_leaves_nothing_at_the_cluster(inner_cluster: str, tmp_path: Path) -> None:
    def interrupt(_result: SheetResult) -> None:
        raise KeyboardInterrupt

    order = Order(output=tmp_path / "sheets", has_gallery=False)
    with open_cluster(inner_cluster, SHORT) as draw:
        report = build_sheets(open_library(), ("GU", "AS", "MP"), order, draw=draw, on_result=interrupt)
    assert [result.usps for result in report.sheets] == ["GU"]
    assert [undone.usps for undone in report.undone] == ["AS", "MP"]
    with Client(inner_cluster, set_as_default=False) as client:
        assert await_no_tasks(client) == 0
