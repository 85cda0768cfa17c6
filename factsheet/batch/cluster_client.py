"""The way to a cluster: its scheduler, its first workers, and whether each of them is this program."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import dask
from dask.utils import parse_timedelta
from distributed import Client
from distributed.comm.core import connect
from distributed.security import Security

from factsheet.batch.cluster_faults import (
    SCHEDULER_ALLOWED,
    WORKERS_ALLOWED,
    make_cluster_fault,
    refuse_cluster,
    refuse_lost_scheduler,
    refuse_scheduler,
)
from factsheet.batch.cluster_patience import ClusterPatience
from factsheet.batch.cluster_task import FILES, VERSION_PART, OtherProgram, Program, describe_drawing
from factsheet.batch.program_digest import CODE, LIBRARIES
from factsheet.errors import ClusterError
from factsheet.version import PRODUCER, VERSION

_TLS_ALLOWED = "certificates where dask looks for them: distributed.comm.tls of its configuration"
_PROGRAM_ALLOWED = f"{PRODUCER} {VERSION}, with the files, libraries and Python that it has here"
_PARTS = {CODE: "other program files", LIBRARIES: "other libraries or Python", FILES: "other fonts or words"}
_TOLD_WORKERS = 3


@contextmanager
def open_client(address: str, patience: ClusterPatience) -> Iterator[Client]:
    """Give the way to a cluster that has workers, each the same program as this.

    Args:
        address: Of its scheduler.
        patience: How long its first worker is waited for.

    Raises:
        ClusterError: There is no scheduler, no worker, or another program.
    """
    security = Security()
    _check_scheduler(address, security)
    client = _make_client(address, security)
    try:
        _await_workers(client, address, patience.workers)
        refuse_other_programs(client)
        yield client
    finally:
        with suppress(Exception):  # what is left of it ends with this process
            client.close(timeout=patience.close)


def refuse_other_programs(client: Client) -> None:
    """Ask each worker which program it is.

    Raises:
        ClusterError: It is another one than this; tells which worker has which. Or the scheduler is gone.
    """
    try:
        answers = client.run(describe_drawing, on_error="return")
    except OSError as error:
        raise refuse_lost_scheduler() from error
    told = {worker: answer for worker, answer in answers.items() if not _is_gone(answer)}
    refuse_programs(OtherProgram(worker, _read_answer(answer)) for worker, answer in told.items())


def refuse_programs(told: Iterable[OtherProgram]) -> None:
    """Refuse what workers have said that they are, where it is not this program.

    Raises:
        ClusterError: Carries a fault for each other program, with the workers that have it.
    """
    workers: dict[str, list[str]] = {}
    for each in told:
        if each.program != describe_drawing():
            workers.setdefault(_word_program(each.program), []).append(each.worker)
    found = [f"{said} on {_word_workers(names)}" for said, names in workers.items()]
    if found:
        raise ClusterError(*(make_cluster_fault(each, _PROGRAM_ALLOWED) for each in found))


def _is_gone(answer: object) -> bool:
    """Return whether a worker went away before it could answer."""
    return isinstance(answer, OSError)


def _read_answer(answer: object) -> Program:
    """Return the program that a worker is; what could not even find that out has none that we know."""
    return answer if isinstance(answer, Mapping) else {}


def _word_program(program: Program) -> str:
    version = program.get(VERSION_PART)
    if version != VERSION:
        return f"{PRODUCER} {version}" if version else f"no {PRODUCER}, or one too old for clusters,"
    own = describe_drawing()
    others = [words for part, words in _PARTS.items() if program.get(part) != own[part]]
    return f"{PRODUCER} {version} with {' and '.join(others)}"


def _word_workers(names: list[str]) -> str:
    more = len(names) - _TOLD_WORKERS
    return ", ".join(sorted(names)[:_TOLD_WORKERS]) + (f" and {more} more" if more > 0 else "")


def _check_scheduler(address: str, security: Security) -> None:
    """See that a scheduler answers, before a client is made: one that fails leaves tracebacks behind."""
    settings = security.get_connection_args("client")
    if address.startswith("tls:") and settings.get("ssl_context") is None:
        raise refuse_cluster(f"{address} without a certificate", _TLS_ALLOWED)
    try:
        kind = asyncio.run(_ask_kind(address, settings))
    except Exception as error:  # no narrower class: whatever listens there may answer anything
        raise refuse_scheduler(address, error) from error
    if kind != "Scheduler":
        raise refuse_cluster(f"a {kind} at {address}", SCHEDULER_ALLOWED)


async def _ask_kind(address: str, settings: Mapping[str, Any]) -> str:
    """Return what listens at an address, by dask's name for it."""
    patience = parse_timedelta(dask.config.get("distributed.comm.timeouts.connect"))
    comm = await asyncio.wait_for(connect(address, timeout=patience, **settings), 2 * patience)
    try:
        await comm.write({"op": "identity", "reply": True})
        answer = await asyncio.wait_for(comm.read(), patience)
        return str(answer["type"])
    finally:
        comm.abort()


def _make_client(address: str, security: Security) -> Client:
    try:
        return Client(address, security=security, set_as_default=False, name=PRODUCER)
    except Exception as error:  # as above
        raise refuse_scheduler(address, error) from error


def _await_workers(client: Client, address: str, seconds: float) -> None:
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        found = f"no worker at {address} in {seconds:.0f} seconds"
        raise refuse_cluster(found, WORKERS_ALLOWED) from error
    except OSError as error:
        raise refuse_scheduler(address, error) from error
