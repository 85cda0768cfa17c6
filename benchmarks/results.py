"""What was found, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Value:
    """One number of one program, and what is told beside it."""

    number: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table.

    Attributes:
        key: By which its target is found.
        subject: What is measured, in words.
        base: What it is a multiple of; "" where it stands for itself.
        unit: Of the numbers: "x", "ms", "KB" or "%".
        values: By program.
        base_note: What the base took.
    """

    key: str
    subject: str
    base: str
    unit: str
    values: Mapping[str, Value]
    base_note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows of the table, and the runs behind them, by what was run."""

    results: tuple[Result, ...]
    runs: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of a number.

    Attributes:
        must: The most that it may be.
        aim: The most that it should be, where more is asked.
        base: What it is to be a multiple of.
    """

    must: float
    aim: float | None = None
    base: str = ""


class Verdict(StrEnum):
    """Whether a target is met."""

    AIM = "aim"
    MUST = "must"
    MISSED = "no"


NUMPY, USUAL, TYPST, MEDIAN_STATE = "import numpy", "usual Python way", "Typst UA-1", "median state"
HELP, LISTING, CHECK, BUILD = "help", "list", "check", "build"
AGAIN = " again"  # after the key of a command that was run before, with nothing changed since
SHEET, BATCH, PROCESS = "sheet", "batch", "process"
FIRST, LAST, MEMORY, SPREAD = "first", "last", "memory", "spread"
REDRAWN, REDRAWN_MEDIAN, REDRAWN_FASTEST = "redrawn", "redrawn_median", "redrawn_fastest"
REREAD_SLOWEST, REREAD_MEDIAN = "reread", "reread_median"
BYTES, MOST_BYTES, FORMAT = "bytes", "most_bytes", "format"
PAGE_MEDIAN, PAGE_SLOWEST = "page_median", "page"
SHARP_MEDIAN, SHARP_SLOWEST = "sharp_median", "sharp"

TARGETS: Mapping[str, Target] = {
    HELP: Target(2.5, 2.0, NUMPY),
    LISTING: Target(2.5, 2.0, NUMPY),
    LISTING + AGAIN: Target(2.5, 2.0, NUMPY),
    CHECK: Target(2.5, 2.0, NUMPY),
    CHECK + AGAIN: Target(2.5, 2.0, NUMPY),
    SHEET: Target(0.7, 0.55, USUAL),
    f"{BATCH} 2": Target(0.35, 0.25, USUAL),
    PROCESS: Target(2.0, 1.2, TYPST),
    MEMORY: Target(5.0),
    REDRAWN: Target(60.0, 35.0),
    SPREAD: Target(2.5, base=MEDIAN_STATE),
    BYTES: Target(45.0, 40.0),
    MOST_BYTES: Target(60.0),
    PAGE_MEDIAN: Target(150.0, 100.0),
    PAGE_SLOWEST: Target(400.0, 250.0),
    SHARP_MEDIAN: Target(150.0),
    SHARP_SLOWEST: Target(400.0),
}


def find_target(result: Result) -> Target | None:
    """Return what is asked of a result, None where it is a multiple of something else than was meant."""
    target = TARGETS.get(result.key)
    return target if target and target.base == result.base else None


def judge_number(number: float, target: Target) -> Verdict:
    """Return whether a number meets a target; what shrinks instead of growing counts as much."""
    size = abs(number)
    if target.aim is not None and size <= target.aim:
        return Verdict.AIM
    return Verdict.MUST if size <= target.must else Verdict.MISSED
