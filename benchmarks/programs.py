"""The program that is measured: that of this checkout, and beside it that of another one."""

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.alternation import Row
from benchmarks.commands import BrokenRunError, Command, Workplace, time_command
from benchmarks.results import NUMPY

NOW, BEFORE = "now", "before"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Program:
    """A checkout of the program, and what it is called in the table."""

    name: str
    folder: Path

    def make_row(self, place: Workplace, *arguments: str, sheets: int = 0, keeps_cache: bool = False) -> Row:
        """Return a row that runs the command with some arguments in a new process.

        With `keeps_cache` it finds what it kept when it was run before.
        """
        words = [sys.executable, "-m", "factsheet", *arguments]
        kept = {"XDG_CACHE_HOME": str(place.kept_cache)} if keeps_cache else {}
        command = Command(words, place.start, place.make_environment(self.folder, **kept), sheets)
        return Row(self.name, partial(time_command, command, place))

    def make_build_row(self, place: Workplace, *arguments: str, sheets: int) -> Row:
        """Return a row that draws sheets anew into an empty folder."""
        return self.make_row(
            place, "build", *arguments, "--force", "--output", str(place.output), sheets=sheets
        )


def list_programs(before: Path | None) -> tuple[Program, ...]:
    """Return what is measured.

    Raises:
        BrokenRunError: The other folder holds no checkout.
    """
    here = Program(NOW, ROOT)
    if before is None:
        return (here,)
    if not (before / "factsheet" / "__main__.py").is_file():
        raise BrokenRunError(f"--before: found '{before}'; allowed: a checkout of the program")
    return here, Program(BEFORE, before.resolve())


def make_numpy_row(place: Workplace) -> Row:
    """Return the base of each start: a new process that imports numpy and does nothing."""
    command = Command([sys.executable, "-c", "import numpy"], place.start, place.make_environment())
    return Row(NUMPY, partial(time_command, command, place))
