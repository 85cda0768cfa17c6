"""Whole commands beside others: starts, one sheet, all sheets."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from benchmarks.alternation import ComparedRow, Comparison, Row, alternate_rows
from benchmarks.measuring import Bench, make_yardstick_row
from benchmarks.peer_rows import STATES
from benchmarks.programs import make_numpy_row
from benchmarks.results import (
    AGAIN,
    BATCH,
    BUILD,
    BYTES,
    CHECK,
    HELP,
    LISTING,
    MOST_BYTES,
    SHEET,
    TYPST,
    USUAL,
    Measured,
    Result,
    Value,
)

STARTS: Mapping[str, tuple[str, ...]] = {HELP: ("--help",), LISTING: ("list",), CHECK: ("check", "MA")}
ONE = "MA"
KB = 1000


def measure_starts(bench: Bench) -> Measured:
    """Return what each command takes in a new process, beside one that imports numpy."""
    base, rounds = make_numpy_row(bench.place), bench.rounds
    compared = {
        f"factsheet {words}": (key, alternate_rows(base, rows, rounds.starts, warm_ups=1))
        for key, words, rows in _list_starts(bench)
    }
    results = (make_ratio(key, f"`{words}`, new process", each) for words, (key, each) in compared.items())
    return Measured(tuple(results), {words: each for words, (_key, each) in compared.items()})


def _list_starts(bench: Bench) -> Iterator[tuple[str, str, Sequence[Row]]]:
    """Yield key, words and rows of each command."""
    for key, words in STARTS.items():
        told, programs = " ".join(words), bench.programs
        yield key, told, [one.make_row(bench.place, *words) for one in programs]
        if key != HELP:
            again = [one.make_row(bench.place, *words, keeps_cache=True) for one in programs]
            yield key + AGAIN, f"{told}{AGAIN}", again
    yield BUILD, f"build {ONE} --force", _list_builds(bench, ONE, sheets=1)


def _list_builds(bench: Bench, *arguments: str, sheets: int) -> list[Row]:
    return [one.make_build_row(bench.place, *arguments, sheets=sheets) for one in bench.programs]


def measure_sheet(bench: Bench) -> Measured:
    """Return what one sheet takes in a new process, beside the peers; nothing where there are none."""
    if bench.peers is None:
        return Measured((), {})
    base, typst = (bench.peers.make_sheet_row(name, bench.place) for name in (USUAL, TYPST))
    rows = [*_list_builds(bench, ONE, sheets=1), typst]
    compared = alternate_rows(base, rows, bench.rounds.sheets, warm_ups=bench.rounds.warm_ups)
    subject = "one sheet, new process"
    return Measured((make_ratio(SHEET, subject, compared),), {subject: compared})


def measure_batches(bench: Bench) -> Measured:
    """Return what all sheets take in one command, beside the peers or a yardstick, and their bytes."""
    compared = {jobs: _compare_batch(bench, jobs) for jobs in bench.rounds.jobs}
    subjects = {jobs: f"{STATES} sheets, `--jobs {jobs}`" for jobs in compared}
    results = [make_ratio(f"{BATCH} {jobs}", subjects[jobs], each) for jobs, each in compared.items()]
    sizes = make_sizes(compared[bench.rounds.jobs[-1]])
    return Measured((*results, *sizes), {subjects[jobs]: each for jobs, each in compared.items()})


def _compare_batch(bench: Bench, jobs: int) -> Comparison:
    rows, base = _list_builds(bench, "--all", "--jobs", str(jobs), sheets=STATES), make_yardstick_row()
    if bench.peers is not None:
        base = bench.peers.make_batch_row(USUAL, bench.place, jobs)
        rows.append(bench.peers.make_batch_row(TYPST, bench.place, jobs))
    return alternate_rows(base, rows, bench.rounds.batches, warm_ups=bench.rounds.warm_ups)


def make_ratio(key: str, subject: str, compared: Comparison) -> Result:
    """Return rows as multiples of their base by the clock, with the seconds and the multiple of processor."""
    values = {row.name: _make_value(row) for row in compared.rows}
    return Result(key, subject, compared.base, "x", values, f"{compared.base_wall:.2f} s")


def _make_value(row: ComparedRow) -> Value:
    return Value(row.wall_ratio, f"{row.wall:.2f} s; processor {row.cpu_ratio:.2f} x")


def make_sizes(compared: Comparison) -> tuple[Result, Result]:
    """Return how many bytes the sheets of a batch have: at the median, and the largest."""
    sizes = {row.name: [size / KB for size in row.pairs[-1].reading.sizes] for row in compared.rows}
    medians = {name: Value(median(each)) for name, each in sizes.items()}
    largest = {name: Value(max(each)) for name, each in sizes.items()}
    return (
        Result(BYTES, "bytes of a handout, median", "", "KB", medians),
        Result(MOST_BYTES, "bytes of a handout, largest", "", "KB", largest),
    )
