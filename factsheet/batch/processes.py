"""Processes that draw, each with what draws loaded once."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

from factsheet.batch.quiet import hush_libraries

Item = TypeVar("Item")
Result = TypeVar("Result")

_PRELOAD = "factsheet.batch.preload"
DIED = "that the process at work on it was ended from outside, twice"
DIED_ALLOWED = "memory enough for each job"


def count_processors() -> int:
    """Return how many processors this process may use, where the system tells; else all."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of as many processes, which work in the folder of this one and end when it ends."""
    return ProcessPoolExecutor(jobs, choose_context(), initializer=prepare_process, initargs=(Path.cwd(),))


def start_process(call: Callable[..., None], *arguments: object) -> BaseProcess:
    """Start a process that calls a function of a module, and return it; it may start others itself.

    It works in the folder of this one, leaves the interrupt key to it, and does not end with it: who calls
    gives it something by which it learns that nobody waits any more, such as a pipe.
    """
    process: BaseProcess = choose_context().Process(  # type: ignore[attr-defined]  # each context has it
        target=_call_in_process, args=(Path.cwd(), call, arguments)
    )
    process.start()
    return process


def prepare_processes() -> bool:
    """Begin to load what draws where processes will be started from, and return whether that is so."""
    if choose_context().get_start_method() != "forkserver":
        return False
    from multiprocessing import forkserver  # not on every system

    try:
        forkserver.ensure_running()
    except OSError:  # whoever needs processes tells it
        return False
    return True


@contextmanager
def defer_interrupts() -> Iterator[None]:
    """Let the interrupt key wait until a block is done; then it counts.

    Raises:
        KeyboardInterrupt: At the end of the block, if the key was pressed meanwhile.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def map_in_processes(
    call: Callable[[Item], Result], items: Sequence[Item], jobs: int, make_lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """Yield what a call returns for each item, in their order, worked out by as many processes.

    What a process was at when it was ended from outside is tried once more in one of its own.

    Args:
        call: A function of a module.
        items: What it is called with.
        jobs: How many processes.
        make_lost: What is yielded for an item whose process was ended again.
    """
    with open_pool(jobs) as pool:
        futures = [pool.submit(call, item) for item in items]
        for item, future in zip(items, futures, strict=True):
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _call_alone(call, item, make_lost)
            yield result


def _call_alone(call: Callable[[Item], Result], item: Item, make_lost: Callable[[Item], Result]) -> Result:
    with open_pool(1) as pool:
        try:
            return pool.submit(call, item).result()
        except BrokenProcessPool:
            return make_lost(item)


def choose_context() -> BaseContext:
    """Return a way to start processes that is safe with threads: never a bare fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])  # loaded once, shared by all
    return context


def prepare_process(folder: Path) -> None:
    """Make a new process of a pool work where its parent does, and end with it."""
    _place_process(folder)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _place_process(folder: Path) -> None:
    """Make a new process work where its parent does and leave the interrupt key to it."""
    os.chdir(folder)
    hush_libraries()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _call_in_process(folder: Path, call: Callable[..., None], arguments: tuple[object, ...]) -> None:
    _place_process(folder)
    call(*arguments)


def _end_with_parent() -> None:
    """End this process when its parent is gone: killed, it tells nobody, and its pool would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
