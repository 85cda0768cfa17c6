"""Work on what somebody uploaded, done in a process of its own: it may take so long, and so much memory.

A file can be made so that reading it never ends or fills the memory. The process that reads it is ended then,
and the studio goes on.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from factsheet.batch.processes import choose_context, prepare_process
from factsheet.errors import DataError, FactsheetError, Fault, FormCode

T = TypeVar("T")

_SMALLER = "a smaller or simpler file"
_WHOLE = "a whole file of a kind that is read here"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """What a process may use.

    Attributes:
        seconds: From its start to its answer.
        bytes: Of memory, beside what the program itself needs.
    """

    seconds: float = 20.0
    bytes: int = 2**30


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a process sends back: a value, or what went wrong."""

    value: object = None
    error: type[FactsheetError] | None = None
    faults: tuple[Fault, ...] = ()


def run_in_child(call: Callable[..., T], *args: object, name: str, limits: ChildLimits | None = None) -> T:
    """Return what a call returns that runs in a process of its own.

    Args:
        call: A function of a module; its arguments and its value are pickled.
        args: What it is called with.
        name: What messages call the file that it reads.
        limits: What the process may use; 20 seconds and 1 GB without.

    Raises:
        DataError: It took too long, needed too much memory, or ended without an answer.
        FactsheetError: What the call itself raises.
    """
    limits, context = limits or ChildLimits(), choose_context()
    ours, theirs = context.Pipe(duplex=False)
    arguments = (theirs, Path.cwd(), limits, name, call, args)
    process = context.Process(target=_send_outcome, args=arguments, daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    try:
        outcome = _await_outcome(ours, limits, name)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if outcome.error is not None:
        raise outcome.error(*outcome.faults)
    return cast(T, outcome.value)


def _await_outcome(ours: Connection, limits: ChildLimits, name: str) -> _Outcome:
    if not ours.poll(limits.seconds):
        found = f"a file that takes longer than {limits.seconds:.0f} seconds to read"
        return _tell_fault(name, found, _SMALLER)
    try:
        outcome: _Outcome = ours.recv()
    except EOFError:  # ended from outside, as a system does that is out of memory
        return _tell_fault(name, "a file that ended what read it", _SMALLER)
    return outcome


def _send_outcome(
    theirs: Connection,
    folder: Path,
    limits: ChildLimits,
    name: str,
    call: Callable[..., object],
    args: tuple[object, ...],
) -> None:
    """Run in the process: do the work and send back what came of it."""
    prepare_process(folder)
    _limit_memory(limits.bytes)
    theirs.send(_find_outcome(name, call, args))


def _find_outcome(name: str, call: Callable[..., object], args: tuple[object, ...]) -> _Outcome:
    try:
        return _Outcome(call(*args))
    except FactsheetError as error:
        return _Outcome(error=type(error), faults=error.faults)
    except MemoryError:
        return _tell_fault(name, "a file that needs too much memory to read", _SMALLER)
    except Exception:  # what a damaged file raises is not foreseeable, and may quote it
        return _tell_fault(name, "a file that is damaged, or not what it seems", _WHOLE)


def _limit_memory(most: int) -> None:
    """Let this process take so much more memory than it has, where the system can count that."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on every system

        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + most, held + most))


def _tell_fault(name: str, found: str, allowed: str) -> _Outcome:
    return _Outcome(error=DataError, faults=(Fault(name, 0, "file", found, allowed, code=FormCode.FILE),))
