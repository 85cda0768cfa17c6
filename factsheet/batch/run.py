"""Run a batch, in this process or in several: the same files, results and order either way."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from factsheet.batch.order import Order, choose_jobs
from factsheet.batch.processes import open_pool
from factsheet.batch.report import BatchReport, SheetResult, SheetStatus, make_failed_result
from factsheet.batch.sheet_origins import find_origin, name_data_folder, record_origins
from factsheet.checks import Finding, Severity
from factsheet.checks.folder_findings import find_folder_findings
from factsheet.errors import FactsheetError, Fault, OutputError
from factsheet.output_files import prepare_folder
from factsheet.sources.data_library import Library, open_library

OnResult = Callable[[SheetResult], None]

DIED = "that the process drawing it was ended from outside"


def build_sheets(
    library: Library,
    states: Sequence[str],
    order: Order,
    *,
    jobs: int | None = 1,
    on_result: OnResult | None = None,
) -> BatchReport:
    """Draw the sheets of some states and return what became of each, in their order.

    Args:
        library: The data of `order`.
        states: Postal codes, each once.
        order: How the sheets are drawn and where they go.
        jobs: How many processes draw; None for as many as pay.
        on_result: Called after each sheet, in the order of `states`.

    Raises:
        OutputError: The output folder cannot be made.
    """
    prepare_folder(order.output)
    results: list[SheetResult] = []
    try:
        for result in _make_sheets(library, states, order, choose_jobs(len(states), jobs)):
            results.append(result)
            if on_result is not None:
                on_result(result)
    finally:  # also of a batch that is interrupted
        faults = _record_origins(order, results)
    return BatchReport(
        tuple(results), (*list_unassigned_faults(library), *faults), list_folder_warnings(library)
    )


def _record_origins(order: Order, results: Sequence[SheetResult]) -> tuple[Fault, ...]:
    """Note from which data the sheets were drawn, and return what kept that from being written."""
    drawn = [result.path.name for result in results if result.path and _is_ours(order, result)]
    try:
        record_origins(order.output, name_data_folder(order.data, order.output), drawn)
    except OutputError as error:
        return error.faults
    return ()


def _is_ours(order: Order, result: SheetResult) -> bool:
    """Return whether a sheet comes from the data of the batch; one drawn alike by another does not."""
    if result.status is SheetStatus.WRITTEN:
        return True
    return result.path is not None and find_origin(order.output, result.path.name) is None


def list_unassigned_faults(library: Library) -> tuple[Fault, ...]:
    """Return the faults of table rows that belong to no state, none where a table cannot be read."""
    try:
        return library.unassigned_faults
    except FactsheetError:
        return ()  # a table that cannot be read at all has struck each sheet already


def list_folder_warnings(library: Library) -> tuple[Finding, ...]:
    """Return what is told of the data folder as a whole, such as files that nothing reads."""
    return tuple(finding for finding in find_folder_findings(library) if finding.severity is Severity.WARNING)


def _make_sheets(library: Library, states: Sequence[str], order: Order, jobs: int) -> Iterator[SheetResult]:
    if jobs == 1:
        return _make_sheets_here(library, states, order)
    return _make_sheets_in_processes(states, order, jobs)


def _make_sheets_here(library: Library, states: Sequence[str], order: Order) -> Iterator[SheetResult]:
    from factsheet.batch.sheet import make_sheet  # loads what draws, which many processes do by themselves

    for usps in states:
        yield make_sheet(library, usps, order)


def _make_sheets_in_processes(states: Sequence[str], order: Order, jobs: int) -> Iterator[SheetResult]:
    pool = open_pool(jobs)
    try:
        futures = [pool.submit(_make_one_sheet, usps, order) for usps in states]
        for usps, future in zip(states, futures, strict=True):
            yield _await_result(usps, order, future)
    finally:
        pool.shutdown(cancel_futures=True)


def _await_result(usps: str, order: Order, future: "Future[SheetResult]") -> SheetResult:
    """Return the result, drawing once more if a process died: it may have been another state's fault."""
    try:
        return future.result()
    except BrokenProcessPool:
        return _make_sheet_alone(usps, order)


def _make_sheet_alone(usps: str, order: Order) -> SheetResult:
    with open_pool(1) as pool:
        try:
            return pool.submit(_make_one_sheet, usps, order).result()
        except BrokenProcessPool:
            allowed = "memory enough for each job"
            return make_failed_result(
                usps, Fault("command line", 1, f"sheet of {usps}", DIED, allowed, code="")
            )


@cache
def _open_data_once(data: Path | None, *, shows_counts: bool) -> Library:
    """Open the data once for the life of a drawing process, which is that of a batch."""
    return open_library(data, shows_counts=shows_counts)


def _make_one_sheet(usps: str, order: Order) -> SheetResult:
    from factsheet.batch.sheet import make_sheet  # in the drawing process, not in its parent

    try:
        library = _open_data_once(order.data, shows_counts=order.shows_counts)
        return make_sheet(library, usps, order)
    except FactsheetError as error:
        return make_failed_result(usps, *error.faults)
