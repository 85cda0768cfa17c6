"""The way to a cluster: what is refused before anything is drawn, each with its whole message."""

import logging
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any

import dask
import pytest
from distributed import Client, LocalCluster
from distributed.security import Security

from factsheet.batch import cluster, cluster_client
from factsheet.batch.cluster import open_cluster
from factsheet.batch.cluster_client import refuse_other_programs
from factsheet.batch.cluster_patience import ClusterPatience
from factsheet.batch.cluster_task import describe_drawing
from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.errors import ClusterError, UsageError
from factsheet.sources.data_library import open_library
from tests.cli.runs import invoke

SHORT = ClusterPatience(workers=0.2)
SCHEDULER = "the address of a dask scheduler that runs and that this computer can reach"
PROGRAM = "factsheet 0.1.0, with the files, libraries and Python that it has here"


@pytest.fixture(autouse=True)
def in_haste() -> Iterator[None]:
    """Wait no longer for an answer than a test may."""
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        yield


def refusal_of(address: str, patience: ClusterPatience = SHORT) -> str:
    with pytest.raises(ClusterError) as raised, open_cluster(address, patience):
        pass
    return str(raised.value)


@contextmanager
def listening(answer: bytes) -> Iterator[str]:
    """Give the address of a server that says the same to anybody."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _ = server.accept()
            with caller:
                caller.sendall(answer)
                caller.recv(100_000)

        Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize(
    "address",
    [
        *("scheduler", "scheduler:8786", "http://scheduler:8786", "tcp://scheduler", "tcp://:8786", ""),
        *("tcp://scheduler:0", "tcp://scheduler:99999", "tcp://a b:1", "tcp://user@host:1", "tcp://host:1/x"),
        *("tcp://host:٣", "inproc://1.2.3.4/1/1", "TCP://host:1", "tcp://host:1\n"),
    ],
)
def test_what_is_no_address_is_a_slip_of_the_command(address: str) -> None:
    with pytest.raises(UsageError) as raised, open_cluster(address):
        pass
    assert str(raised.value) == (
        f"command line:1: --cluster: found {address!r}; allowed: tcp://host:port or tls://host:port, "
        "as the scheduler prints it when it starts"
    )


def test_without_the_extra_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _name: None)
    assert refusal_of("tcp://scheduler:8786") == (
        "command line:1: --cluster: found tcp://scheduler:8786 without the package that reaches it; "
        "allowed: pip install 'factsheet[cluster]', here and on each worker"
    )


def test_where_nobody_listens_there_is_no_scheduler() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    told = f"found no scheduler at {address}: Connection refused"
    assert refusal_of(address) == f"command line:1: --cluster: {told}; allowed: {SCHEDULER}"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "what answers there speaks another protocol"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "what answers there speaks another protocol"),
        (b"", "Stream is closed"),
    ],
)
def test_what_is_no_scheduler_is_told_by_what_it_does(answer: bytes, told: str) -> None:
    with listening(answer) as address:
        assert refusal_of(address) == (
            f"command line:1: --cluster: found no scheduler at {address}: {told}; allowed: {SCHEDULER}"
        )


def test_the_address_of_a_worker_is_no_scheduler_either(inner_cluster: str) -> None:
    with Client(inner_cluster, set_as_default=False) as client:
        worker = min(client.nthreads())
    assert refusal_of(worker) == (
        f"command line:1: --cluster: found a Worker at {worker}; allowed: {SCHEDULER}"
    )


def test_a_scheduler_without_workers_is_waited_for_no_longer_than_agreed() -> None:
    with LocalCluster(
        n_workers=0,
        processes=False,
        protocol="tcp://",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as empty:
        address = empty.scheduler_address
        assert refusal_of(address) == (
            f"command line:1: --cluster: found no worker at {address} in 0 seconds; "
            "allowed: workers that are up: start some with 'dask worker ADDRESS'"
        )


def test_tls_without_a_certificate_is_told_before_anything_is_sent() -> None:
    assert refusal_of("tls://scheduler:8786") == (
        "command line:1: --cluster: found tls://scheduler:8786 without a certificate; "
        "allowed: certificates where dask looks for them: distributed.comm.tls of its configuration"
    )


def write_certificates(folder: Path, security: Security) -> dict[str, str]:
    """Write what a client needs, and return the settings of dask that name it."""
    parts = {"ca-file": security.tls_ca_file, "client.cert": security.tls_client_cert}
    settings: dict[str, str] = {}
    for name, content in {**parts, "client.key": security.tls_client_key}.items():
        (folder / name).write_text(content, encoding="utf-8")
        settings[f"distributed.comm.tls.{name}"] = str(folder / name)
    return settings


def test_a_cluster_behind_tls_draws_with_the_certificates_of_dasks_settings(tmp_path: Path) -> None:
    security = Security.temporary()
    settings = write_certificates(tmp_path, security)
    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            processes=False,
            protocol="tls://",
            security=security,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as near,
        dask.config.set(settings),
        open_cluster(near.scheduler_address) as draw,
    ):
        assert near.scheduler_address.startswith("tls://")
        order = Order(output=tmp_path / "sheets", has_gallery=False)
        report = build_sheets(open_library(), ("GU",), order, draw=draw)
    assert [result.status.value for result in report.sheets] == ["written"]


OTHERS: list[tuple[object, str]] = [
    ({**describe_drawing(), "version": "0.2.0", "code": "other"}, "factsheet 0.2.0"),
    ({**describe_drawing(), "code": "other"}, "factsheet 0.1.0 with other program files"),
    (
        {**describe_drawing(), "libraries": "other", "fonts and words": "other"},
        "factsheet 0.1.0 with other libraries or Python and other fonts or words",
    ),
    (ModuleNotFoundError("no module named factsheet"), "no factsheet, or one too old for clusters,"),
]


class ScriptedClient:
    """A client whose workers answer what they are told to."""

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = answers

    def run(self, _function: object, on_error: str) -> Mapping[str, object]:
        assert on_error == "return"
        return self._answers


def refused(answers: Mapping[str, object]) -> list[str]:
    client: Any = ScriptedClient(answers)
    with pytest.raises(ClusterError) as raised:
        refuse_other_programs(client)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(("answer", "told"), OTHERS)
def test_a_worker_that_is_another_program_is_named_with_what_it_is(answer: object, told: str) -> None:
    assert refused({"tcp://a:1": describe_drawing(), "tcp://b:1": answer}) == [
        f"command line:1: --cluster: found {told} on tcp://b:1; allowed: {PROGRAM}"
    ]


def test_many_workers_with_one_program_are_one_line() -> None:
    version = {"version": "0.0.9"}
    answers = {f"tcp://w{number}:1": version for number in range(7)} | {"tcp://x:1": {"version": "0.2.0"}}
    assert refused(answers) == [
        "command line:1: --cluster: found factsheet 0.0.9 on tcp://w0:1, tcp://w1:1, tcp://w2:1 and 4 more; "
        f"allowed: {PROGRAM}",
        f"command line:1: --cluster: found factsheet 0.2.0 on tcp://x:1; allowed: {PROGRAM}",
    ]


def test_a_worker_that_went_away_is_no_other_program(inner_cluster: str) -> None:
    client: Any = ScriptedClient({"tcp://a:1": describe_drawing(), "tcp://b:1": OSError("closed")})
    refuse_other_programs(client)
    with Client(inner_cluster, set_as_default=False) as near:
        assert len(near.run(describe_drawing, on_error="return")) == 2


def test_a_real_worker_with_another_program_is_refused(
    inner_cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_client, "describe_drawing", describe_other)
    message = refusal_of(inner_cluster)
    assert "command line:1: --cluster: found factsheet 0.1.0 with other program files on tcp://" in message


def describe_other() -> Mapping[str, str]:
    """Return this program to whoever compares, and another one on the threads of a worker."""
    is_here = current_thread() is main_thread()
    return describe_drawing() if is_here else {**describe_drawing(), "code": "other"}


def test_the_command_ends_with_2_for_a_slip_and_with_1_for_a_cluster_that_is_not_there(
    tmp_path: Path,
) -> None:
    output = tmp_path / "sheets"
    slip = invoke("build", "GU", "--output", output, "--cluster", "scheduler")
    assert (slip.exit_code, slip.stdout) == (2, "")
    assert slip.stderr.startswith("command line:1: --cluster: found 'scheduler'; allowed: tcp://host:port")
    away = invoke("build", "GU", "--output", output, "--cluster", "tcp://127.0.0.1:1")
    assert (away.exit_code, away.stdout) == (1, "")
    assert away.stderr.startswith("command line:1: --cluster: found no scheduler at tcp://127.0.0.1:1: ")
    both = invoke("build", "GU", "--output", output, "--cluster", "tcp://127.0.0.1:1", "--jobs", "2")
    assert both.exit_code == 2
    assert "--jobs is for drawing on this computer; --cluster leaves that to the workers" in both.stderr
    assert not output.exists()
