"""Sheets of states drawn on the spot, by the batch with all its checks, to be joined like any other file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport
from factsheet.batch.run import build_sheets
from factsheet.binding.given_files import GivenFile, look_at_file
from factsheet.sources.data_library import Library


@dataclass(frozen=True, slots=True)
class DrawnStates:
    """Sheets by postal code, each that could be drawn, and what the batch tells of all."""

    sheets: Mapping[str, GivenFile]
    report: BatchReport


def draw_states(
    library: Library, states: Sequence[str], order: Order, *, jobs: int | None = None
) -> DrawnStates:
    """Draw the sheets of some states into a folder that is gone afterwards.

    Args:
        library: The data of `order`.
        states: Postal codes, each once.
        order: How they are drawn; its output folder is not used.
        jobs: How many processes draw; None for as many as pay.
    """
    with TemporaryDirectory() as place:
        report = build_sheets(
            library, states, replace(order, output=Path(place), has_gallery=False), jobs=jobs
        )
        sheets = {
            result.usps: _read_sheet(result.usps, result.path)
            for result in report.sheets
            if isinstance(result.path, Path)
        }
    return DrawnStates(sheets, report)


def _read_sheet(usps: str, path: Path) -> GivenFile:
    return look_at_file(path.read_bytes(), f"sheet of {usps}", path.stem, force=False)
