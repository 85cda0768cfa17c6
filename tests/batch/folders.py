"""Data folders and runs that tests of batches share."""

from collections.abc import Sequence
from pathlib import Path

from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport
from factsheet.batch.run import build_sheets
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import open_library

HANDOUT = SheetOptions()
SPANISH = SheetOptions(lang="es")


def run(data: Path | None, output: Path, states: Sequence[str], *variants: SheetOptions) -> BatchReport:
    """Draw into a folder without a gallery."""
    order = Order(data, output, variants or (HANDOUT,), has_gallery=False)
    return build_sheets(open_library(data), states, order)


def outcomes(report: BatchReport) -> dict[str, str]:
    """Return what became of each sheet, by its file name."""
    return {Path(str(sheet.path)).name: sheet.status.value for sheet in report.sheets}


def read_sheets(output: Path) -> dict[str, bytes]:
    """Return the content of each file that is not hidden, by name."""
    files = (path for path in sorted(output.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}
