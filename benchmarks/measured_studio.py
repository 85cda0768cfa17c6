"""From the pause in typing to the page: a figure is typed in the studio, state by state, over HTTP."""

import itertools
import shutil
from collections.abc import Iterator, Sequence

from benchmarks.measuring import Bench
from benchmarks.programs import Program
from benchmarks.results import PAGE_MEDIAN, PAGE_SLOWEST, SHARP_MEDIAN, SHARP_SLOWEST, Measured, Result
from benchmarks.studio_visitor import FIRST, USUAL, visit_studio
from benchmarks.told_turns import Choose, Turns, choose_median, choose_slowest, rank_states
from benchmarks.turns import SheetTime
from factsheet import resources
from factsheet.sources.data_library import open_library

PAGE, SHARP = "page", "sharp page"  # turns: pictures at 100 %, and with twice as many pixels
SCALES = {PAGE: USUAL, SHARP: 2 * USUAL}
ROWS: tuple[tuple[str, str, str, Choose], ...] = (
    (PAGE_MEDIAN, "pause to page in the studio, median state", PAGE, choose_median),
    (PAGE_SLOWEST, "pause to page in the studio, slowest state", PAGE, choose_slowest),
    (SHARP_MEDIAN, "the same with twice as many pixels, median state", SHARP, choose_median),
    (SHARP_SLOWEST, "the same with twice as many pixels, slowest state", SHARP, choose_slowest),
)


def measure_studio(bench: Bench) -> Measured:
    """Return what a changed figure takes from the pause to the picture: kept, drawn, sent; by program."""
    states = bench.rounds.states or tuple(one.usps for one in open_library().jurisdictions)
    programs = [one for one in bench.programs if (one.folder / "factsheet" / "studio").is_dir()]
    turns = {program.name: _take_turns(bench, program, states) for program in programs}
    return Measured(tuple(tell_pages(turns)), {"the studio": turns})


def tell_pages(turns: dict[str, Turns]) -> Iterator[Result]:
    """Yield what a page takes, at the median and at most, in milliseconds."""
    for key, subject, turn, choose in ROWS:
        values = {name: choose(rank_states(each, turn)) for name, each in turns.items()}
        yield Result(key, subject, "", "ms", values)


def _take_turns(bench: Bench, program: Program, states: Sequence[str]) -> Turns:
    """Return each state with a changed figure, turn by turn, after each was opened."""
    data = bench.place.folder / f"studio_{program.name}"
    shutil.copytree(resources.DATA, data)
    times: dict[str, list[list[SheetTime]]] = {PAGE: [], SHARP: []}
    with visit_studio(program, bench.place, data) as visitor:
        for st in map(str.lower, states):  # each is edited for a while, as people do
            counts = itertools.count(FIRST)  # none twice: what was drawn before would be told from memory
            for turn, scale in SCALES.items():
                visitor.scale = scale
                visitor.open_state(st)
                wanted = itertools.islice(counts, bench.rounds.redraws)
                times[turn].append([visitor.change_figure(st, count) for count in wanted])
    return {turn: list(zip(*each, strict=True)) for turn, each in times.items()}
