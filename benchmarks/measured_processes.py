"""Processes that stay and draw sheet after sheet, run in turns beside Typst in one that stays too."""

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial

from benchmarks.alternation import Row, alternate_rows
from benchmarks.measuring import Bench, make_yardstick_row
from benchmarks.peer_rows import PeerFolder, find_peer
from benchmarks.programs import Program
from benchmarks.results import TYPST, Measured
from benchmarks.told_turns import tell_changes, tell_drawing, tell_formats, tell_growth
from benchmarks.turn_process import TurnProcess
from benchmarks.turns import DRAW, FORMATS, REDRAW, REREAD


def measure_processes(bench: Bench) -> Measured:
    """Return time a sheet, memory, time of changed figures and of other formats."""
    with ExitStack() as stack:
        drawing = {one.name: stack.enter_context(_open_program(bench, one)) for one in bench.programs}
        peers = {} if bench.peers is None else {TYPST: stack.enter_context(_open_typst(bench, bench.peers))}
        (base,) = (_make_row(*peer) for peer in peers.items()) if peers else (make_yardstick_row(),)
        rows = [_make_row(name, process) for name, process in drawing.items()]
        drawn = alternate_rows(base, rows, bench.rounds.turns, warm_ups=0)
        _take_turns(drawing, *((REDRAW, REREAD) * bench.rounds.redraws), *FORMATS)
    turns = {name: process.turns for name, process in {**drawing, **peers}.items()}
    told = (tell_drawing(drawn, turns), *tell_growth(turns), *tell_changes(turns), *tell_formats(turns))
    return Measured(told, {"processes that stay": turns})


def _open_program(bench: Bench, program: Program) -> TurnProcess:
    folder = bench.place.folder / f"sheets_{program.name}"
    words = [sys.executable, "-m", "benchmarks.warm_sheets", str(folder), *bench.rounds.states]
    return TurnProcess(words, bench.place.start, bench.place.make_environment(program.folder))


def _open_typst(bench: Bench, peers: PeerFolder) -> TurnProcess:
    words = [peers.python, "-m", "benchmarks.typst_sheets", str(bench.place.folder / "sheets_typst")]
    return TurnProcess(words, bench.place.start, peers.make_environment(find_peer(TYPST), bench.place))


def _make_row(name: str, process: TurnProcess) -> Row:
    return Row(name, partial(process.take_turn, DRAW))


def _take_turns(processes: Mapping[str, TurnProcess], *names: str) -> None:
    """Let processes take turns, one after the other."""
    for name in names:
        for process in processes.values():
            process.take_turn(name)
