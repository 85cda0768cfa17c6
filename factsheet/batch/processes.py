"""Processes that draw, each with what draws loaded once."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path

from factsheet.batch.quiet import hush_libraries

_PRELOAD = "factsheet.batch.preload"


def open_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of as many processes, which work in the folder of this one and end when it ends."""
    return ProcessPoolExecutor(jobs, _choose_context(), initializer=_prepare_process, initargs=(Path.cwd(),))


def _choose_context() -> BaseContext:
    """Return a way to start processes that is safe with threads: never a bare fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])  # loaded once, shared by all
    return context


def _prepare_process(folder: Path) -> None:
    """Make a new process work where its parent does and leave the interrupt key to it."""
    os.chdir(folder)
    hush_libraries()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent is gone: killed, it tells nobody, and its pool would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
