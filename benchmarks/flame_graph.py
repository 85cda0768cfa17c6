"""A picture of where the time goes: all sheets drawn in one process under a sampling profiler.

    python -m benchmarks.flame_graph FILE.html [STATE ...]

The page opens in any browser, as a tree of calls and as a timeline. A sampling profiler slows what it looks
at by little, and many small calls no more than few large ones.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pyinstrument import Profiler
from pyinstrument.renderers import HTMLRenderer

from benchmarks.stage_times import draw_all

INTERVAL = 0.001  # seconds between two looks


def write_flame_graph(file: Path, states: Sequence[str]) -> None:
    """Draw the sheets of states, of all where none is named, and write what took how long."""
    with tempfile.TemporaryDirectory() as place:
        draw_all(Path(place), states[:1] or ["MA"])  # loads what is loaded once
        profiler = Profiler(interval=INTERVAL)
        with profiler:
            draw_all(Path(place), states)
    file.write_text(profiler.output(HTMLRenderer()), encoding="utf-8")


if __name__ == "__main__":
    write_flame_graph(Path(sys.argv[1]), sys.argv[2:])
