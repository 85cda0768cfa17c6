"""Runs in alternation with a base: each is divided by the base runs just before and just after it.

Other work on a machine comes and goes. Two runs that stand side by side meet about the same of it, so their
ratio tells more than the seconds of either.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

BETWEEN = 2  # runs between two runs of the base


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run took.

    Attributes:
        wall: Seconds by the clock.
        cpu: Seconds of processor, of all processes of the run.
        sizes: Bytes of each sheet that it left behind.
    """

    wall: float
    cpu: float
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be run again and again."""

    name: str
    run: Callable[[], Reading]


@dataclass(frozen=True, slots=True)
class PairedReading:
    """A reading, and the mean of the base runs before and after it."""

    reading: Reading
    base: Reading

    @property
    def wall_ratio(self) -> float:
        """Return the reading as a multiple of the base, by the clock."""
        return self.reading.wall / self.base.wall

    @property
    def cpu_ratio(self) -> float:
        """Return the reading as a multiple of the base, by seconds of processor."""
        return self.reading.cpu / self.base.cpu


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """All readings of a row beside the base."""

    name: str
    pairs: tuple[PairedReading, ...]

    @property
    def wall(self) -> float:
        """Return the median seconds by the clock."""
        return median(pair.reading.wall for pair in self.pairs)

    @property
    def wall_ratio(self) -> float:
        """Return the median multiple of the base, by the clock."""
        return median(pair.wall_ratio for pair in self.pairs)

    @property
    def cpu_ratio(self) -> float:
        """Return the median multiple of the base, by seconds of processor."""
        return median(pair.cpu_ratio for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows beside a base.

    Attributes:
        base: What the base is called.
        bases: Its readings, in their order.
        rows: What was compared with it.
    """

    base: str
    bases: tuple[Reading, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def base_wall(self) -> float:
        """Return the median seconds of the base by the clock."""
        return median(reading.wall for reading in self.bases)


def alternate_rows(base: Row, rows: Sequence[Row], rounds: int, *, warm_ups: int = 1) -> Comparison:
    """Return what rows take beside a base: base, two rows, base, two rows, base and so on.

    Args:
        base: What they are compared with.
        rows: Each is run once a round.
        rounds: How many.
        warm_ups: How often all are run first, uncounted: bytecode is kept then, and files are in memory.
    """
    for _warm_up in range(warm_ups):
        for row in (base, *rows):
            _run_row(row)
    bases = [_run_row(base)]
    pairs: dict[str, list[PairedReading]] = {row.name: [] for row in rows}
    for _round in range(rounds):
        for few in _split_rows(rows):
            readings = {row.name: _run_row(row) for row in few}
            bases.append(_run_row(base))
            mean = average_readings(bases[-2], bases[-1])
            for name, reading in readings.items():
                pairs[name].append(PairedReading(reading, mean))
    compared = tuple(ComparedRow(name, tuple(taken)) for name, taken in pairs.items())
    return Comparison(base.name, tuple(bases), compared)


def average_readings(one: Reading, other: Reading) -> Reading:
    """Return the mean of two readings."""
    return Reading((one.wall + other.wall) / 2, (one.cpu + other.cpu) / 2)


def _split_rows(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), BETWEEN):
        yield rows[start : start + BETWEEN]


def _run_row(row: Row) -> Reading:
    reading = row.run()
    print(f"{row.name}: {reading.wall:.3f} s, processor {reading.cpu:.3f} s", file=sys.stderr, flush=True)
    return reading
