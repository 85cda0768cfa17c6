"""Draws all sheets in one process, as `build --force --jobs 1` does, and tells what each stage took.

    python -m benchmarks.stage_times FOLDER [STATE ...]

Prints milliseconds of processor a sheet, by stage, as JSON.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.stages import REST, STAGES, StageClock, wrap_stages
from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.sources.data_library import open_library


def draw_all(folder: Path, states: Sequence[str]) -> int:
    """Draw the sheets of states, of all where none is named, and return how many were drawn."""
    library = open_library()
    chosen = states or [one.usps for one in library.jurisdictions]
    report = build_sheets(library, chosen, Order(output=folder, force=True), jobs=1)
    if faults := [fault for sheet in report.sheets for fault in sheet.faults]:
        raise ValueError(str(faults[0]))
    return len(report.sheets)


def main(folder: Path, states: Sequence[str]) -> None:
    """Draw, and print what it took."""
    draw_all(folder, states[:1] or ["MA"])  # what is loaded once is no stage's
    clock = StageClock()
    missing = wrap_stages(clock)
    sheets = draw_all(folder, states)
    clock.note_time()
    times = {stage: clock.spent.get(stage, 0.0) * 1000 / sheets for stage in (*STAGES, REST)}
    print(json.dumps({"sheets": sheets, "times": times, "missing": missing}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
