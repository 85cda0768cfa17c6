"""What one run of the benchmark measures with: programs, peers, place of work, and how often."""

from dataclasses import dataclass

from benchmarks.alternation import Reading, Row
from benchmarks.commands import Workplace
from benchmarks.peer_rows import PeerFolder
from benchmarks.programs import Program
from benchmarks.yardstick import time_yardsticks

SAMPLE = ("MA", "TX", "VA", "GU", "OH", "WY")


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often each thing is run.

    Attributes:
        starts: New processes of each command.
        sheets: One sheet in a new process.
        batches: All sheets in a command.
        jobs: In how many processes.
        turns: All states drawn anew by one process.
        redraws: Each state with one changed figure.
        stages: All states by stage.
        warm_ups: Runs before those that count.
        states: Of one process and by stage; none for all.
    """

    starts: int = 7
    sheets: int = 5
    batches: int = 3
    jobs: tuple[int, ...] = (1, 2)
    turns: int = 10
    redraws: int = 5
    stages: int = 3
    warm_ups: int = 1
    states: tuple[str, ...] = ()


FULL = Rounds()
SHORT = Rounds(
    starts=1, batches=1, jobs=(2,), turns=2, redraws=1, stages=1, warm_ups=0, states=SAMPLE
)  # says that all of it runs, and about what it takes


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, beside what, where and how often."""

    programs: tuple[Program, ...]
    peers: PeerFolder | None
    place: Workplace
    rounds: Rounds


def make_yardstick_row() -> Row:
    """Return the base where there is no peer: a loop of half a second in this process."""
    return Row("yardstick", _read_yardstick)


def _read_yardstick() -> Reading:
    return Reading(*time_yardsticks())
