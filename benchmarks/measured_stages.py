"""Where the time of a run goes, by program and stage."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.commands import BrokenRunError
from benchmarks.measuring import Bench
from benchmarks.programs import Program


@dataclass(frozen=True, slots=True)
class StageTimes:
    """What a sheet takes by stage, in milliseconds of processor.

    Attributes:
        times: By program and stage; the median over all runs.
        missing: Functions that a stage is told by and a program does not have, each with the program.
    """

    times: Mapping[str, Mapping[str, float]]
    missing: tuple[str, ...]


def measure_stages(bench: Bench) -> StageTimes:
    """Return what each stage takes, the programs in turns."""
    runs: dict[str, list[Mapping[str, Any]]] = {one.name: [] for one in bench.programs}
    for _round in range(bench.rounds.stages):
        for program in bench.programs:
            runs[program.name].append(_time_stages(bench, program))
    times = {name: take_medians(run["times"] for run in each) for name, each in runs.items()}
    missing = (f"{name}: {function}" for name, (run, *_more) in runs.items() for function in run["missing"])
    return StageTimes(times, tuple(missing))


def take_medians(runs: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the median of each stage over some runs."""
    first, *others = runs
    return {stage: median((time, *(run.get(stage, 0.0) for run in others))) for stage, time in first.items()}


def _time_stages(bench: Bench, program: Program) -> Mapping[str, Any]:
    """Return what a process tells that has drawn all sheets.

    Raises:
        BrokenRunError: It failed.
    """
    words = [sys.executable, "-m", "benchmarks.stage_times", str(bench.place.output), *bench.rounds.states]
    environment = bench.place.make_environment(program.folder)
    done = subprocess.run(
        words, cwd=bench.place.start, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BrokenRunError(f"{' '.join(words)}: ended with {done.returncode}\n{done.stderr[-2000:]}")
    told: Mapping[str, Any] = json.loads(done.stdout)
    return told
