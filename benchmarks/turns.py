"""Turns of a process that stays: it waits for a line, draws some sheets, answers, and waits again.

Two such processes can take turns within one run, so that what is warm can be measured in alternation too.
This side of it needs nothing but Python, since peers use it in an environment of their own.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SheetTime:
    """What one sheet took.

    Attributes:
        name: Of the sheet.
        wall: Seconds by the clock.
        cpu: Seconds of processor.
        rss: Memory of the process after it, in megabytes.
        pss: The same, of which what it shares with other processes counts in part.
    """

    name: str
    wall: float
    cpu: float
    rss: float
    pss: float


DRAW, REDRAW, REREAD = "draw", "redraw", "reread"  # turns, see `warm_sheets`
HANDOUT = "handout"
FORMATS = (HANDOUT, "gray", "grant", "large")

TakeTurn = Callable[[int], Iterator[SheetTime]]


def time_sheet(name: str, draw: Callable[[], object]) -> SheetTime:
    """Draw a sheet, and return what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    draw()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return SheetTime(name, wall, cpu, *measure_memory())


def measure_memory() -> tuple[float, float]:
    """Return the memory of this process in megabytes: resident, and with shared memory counted in part."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    kilobytes = {name: int(words.split()[0]) for name, words in (line.split(":") for line in lines)}
    return kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024


def serve_turns(turns: Mapping[str, TakeTurn]) -> None:
    """Take the turns that the lines of standard input name, each with a number that rises, until they end."""
    for number, line in enumerate(sys.stdin, start=1):
        taken = [asdict(sheet) for sheet in turns[line.strip()](number)]
        print(json.dumps(taken), flush=True)
