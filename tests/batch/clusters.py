"""Clusters to draw on: a scheduler and workers as processes of their own, on this machine alone."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

from tests.cli.runs import ROOT

START = 60.0  # seconds, on a machine that is busy


@dataclass(frozen=True, slots=True)
class NearCluster:
    """A cluster that is up: the address of its scheduler, and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def open_near_cluster(
    folder: Path, workers: int, *, settings: Mapping[str, str] | None = None, preload: Path | None = None
) -> Iterator[NearCluster]:
    """Start a scheduler and as many workers of one thread, and end them after the block.

    Args:
        folder: For their files.
        workers: How many, without a nanny that would start each anew.
        settings: Of dask, for all of them.
        preload: A script that each worker runs first.
    """
    note = folder / "scheduler.json"
    near = ("--host", "127.0.0.1", "--scheduler-file", str(note), "--dashboard-address", "127.0.0.1:0")
    alone = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", str(folder))
    preloads = ("--preload", str(preload)) if preload else ()
    with ExitStack() as stack:
        stack.enter_context(_run("dask_scheduler", (*near, "--port", "0"), folder, settings))
        started = [
            stack.enter_context(_run("dask_worker", (*near, *alone, *preloads), folder, settings))
            for _ in range(workers)
        ]
        address = _await_address(note)
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, START)
        yield NearCluster(address, tuple(started))


@contextmanager
def _run(
    program: str, words: Sequence[str], folder: Path, settings: Mapping[str, str] | None
) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(settings or {})}
    command = [sys.executable, "-m", f"distributed.cli.{program}", *words]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _await_address(note: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end:
        try:
            return str(json.loads(note.read_text())["address"])
        except (OSError, ValueError):  # not there, or not whole
            time.sleep(0.02)
    raise TimeoutError(f"no scheduler wrote {note}")
