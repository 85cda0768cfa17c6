"""Time and memory of joining: a binder of all sheets, and long reports with a few sheets behind them.

    python benchmarks/attach.py [REPORT.pdf ...]

Draws the 56 sheets in the grant format first, which is not timed. Each case runs in a process of its own, so
that its peak of memory is its own; a report is joined with three sheets. Prints pages, seconds, milliseconds
a sheet and megabytes at the peak. Reports of hundreds of pages are not kept here: `tools/reports/` has
sources to repeat.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.binding.appendix_labels import list_sheet_titles
from factsheet.binding.binding_plan import BindingOrder
from factsheet.binding.bound_file import bind_files
from factsheet.binding.given_files import read_given_files
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library
from factsheet.wording.language import load_wording

BEHIND = 3  # sheets behind each report


def time_case(paths: list[Path], *, is_binder: bool) -> None:
    """Join, and print what it took."""
    titles, wording = list_sheet_titles(open_library()), load_wording()
    start = perf_counter()
    given = read_given_files(paths, force=False)
    report, sheets = (None, given) if is_binder else (given[0], given[1:])
    bound = bind_files(BindingOrder(tuple(sheets), wording, titles, report))
    taken = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = "binder" if report is None else report.name
    claims = ", ".join(bound.claims.profiles) or "no claim"
    each = taken / len(sheets) * 1000
    print(
        f"{name}: {bound.pages} pages, {len(sheets)} sheets, {taken:.2f} s, {each:.0f} ms a sheet, "
        f"{peak:.0f} MB at the peak, {len(bound.content) / 1e6:.2f} MB, {claims}"
    )


def main(reports: list[str]) -> None:
    """Draw all sheets, then run each case in a process of its own."""
    library = open_library()
    states = [state.usps for state in library.jurisdictions]
    with tempfile.TemporaryDirectory() as place:
        order = Order(output=Path(place), variants=(SheetOptions(Format.GRANT),), has_gallery=False)
        build_sheets(library, states, order, jobs=None)
        sheets = sorted(map(str, Path(place).glob("*.pdf")))
        for case in (["--binder", *sheets], *([report, *sheets[:BEHIND]] for report in reports)):
            subprocess.run([sys.executable, __file__, "--case", *case], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--case"]:
        words = sys.argv[2:]
        time_case([Path(word) for word in words if word != "--binder"], is_binder="--binder" in words)
    else:
        main(sys.argv[1:])
