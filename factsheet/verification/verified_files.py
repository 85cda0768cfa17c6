"""Many finished sheets looked at, in this process or in several: the same verdicts in the same order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from factsheet.batch.order import choose_jobs
from factsheet.batch.processes import DIED, DIED_ALLOWED, map_in_processes
from factsheet.checks import Limits
from factsheet.errors import Fault
from factsheet.reading.files import format_path
from factsheet.sources.data_library import open_library
from factsheet.verification.current_data import DataInForce
from factsheet.verification.sheet_verdict import SheetVerdict
from factsheet.verification.verified_sheet import VerificationMeans, verify_file


@dataclass(frozen=True, slots=True)
class VerificationOrder:
    """How sheets are looked at.

    Attributes:
        data: Folder that they are compared with; None compares with none.
        is_compared: Whether they are compared with data, which are the shipped ones where `data` is None.
        limits: What the checks of that folder find too old.
        asks_vera: Whether veraPDF is asked too, where it is installed.
    """

    data: Path | None = None
    is_compared: bool = False
    limits: Limits = field(default_factory=Limits)
    asks_vera: bool = True


def verify_files(
    paths: Sequence[Path],
    order: VerificationOrder,
    *,
    jobs: int | None = 1,
    on_verdict: Callable[[SheetVerdict], None] | None = None,
) -> tuple[SheetVerdict, ...]:
    """Return what is found of each file, in their order.

    Args:
        paths: The files.
        order: How they are looked at.
        jobs: How many processes look; None for as many as pay.
        on_verdict: Called after each file, in order.
    """
    verdicts = []
    for verdict in _look_at_files(paths, order, choose_jobs(len(paths), jobs)):
        verdicts.append(verdict)
        if on_verdict is not None:
            on_verdict(verdict)
    return tuple(verdicts)


def _look_at_files(paths: Sequence[Path], order: VerificationOrder, jobs: int) -> Iterator[SheetVerdict]:
    if jobs == 1:
        yield from (_look_at_file(path, order) for path in paths)
        return
    yield from map_in_processes(partial(_look_at_file, order=order), paths, jobs, _lose_file)


def _lose_file(path: Path) -> SheetVerdict:
    """Return what is told of a file whose process was ended."""
    name = format_path(path)
    return SheetVerdict(name, faults=(Fault(name, 1, "file", DIED, DIED_ALLOWED, code=""),))


def _look_at_file(path: Path, order: VerificationOrder) -> SheetVerdict:
    return verify_file(path, _open_means(order))


@cache
def _open_means(order: VerificationOrder) -> VerificationMeans:
    """Open what sheets are looked at with, once in a process."""
    library = open_library(order.data)
    in_force = DataInForce(library, order.limits) if order.is_compared else None
    return VerificationMeans(open_library().geography, in_force, order.asks_vera)
