"""Whole commands, each in a new process and a fresh folder, with the processor time of all its processes."""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alternation import Reading

SUBREAPER = 36  # prctl: processes whose parent ended become ours, so that their time is counted too
DAY = "1795672800"  # 2026-11-26, the day after the shipped facts were checked: none is out of date


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder that everything is run and kept in while the benchmark lasts."""

    folder: Path

    @property
    def output(self) -> Path:
        """Return where a command writes; it is removed before each."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """Return the user's folder for caches; it is removed before each command."""
        return self.folder / "cache"

    @property
    def kept_cache(self) -> Path:
        """Return a folder for caches that is kept from command to command."""
        return self.folder / "kept-cache"

    @property
    def start(self) -> Path:
        """Return the folder in which processes start: no module lies there but these benchmarks."""
        return self.folder / "start"

    def prepare_start(self) -> None:
        """Make the folder in which processes start."""
        self.start.mkdir(parents=True)
        (self.start / "benchmarks").symlink_to(Path(__file__).parent, target_is_directory=True)

    def make_environment(self, *modules: Path, **more: str) -> dict[str, str]:
        """Return the environment of a process: modules from these folders first, bytecode and caches here.

        matplotlib keeps its list of fonts for all: to make it anew each time would be unfair to who needs it.
        """
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return inherited | {
            "PYTHONPATH": os.pathsep.join(map(str, modules)),
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            "MPLCONFIGDIR": str(self.folder / "matplotlib"),
            "XDG_CACHE_HOME": str(self.cache),
            "SOURCE_DATE_EPOCH": DAY,
            **more,
        }


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be timed.

    Attributes:
        words: The command; what it writes goes to the output folder of the workplace.
        folder: Where it is run.
        sheets: How many PDF files it must leave.
    """

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    sheets: int = 0


class BrokenRunError(Exception):
    """Something that is measured did not run, or did not do its work."""


def adopt_orphans() -> None:
    """Let processes whose parent ends become children of this one."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def time_command(command: Command, place: Workplace) -> Reading:
    """Return what a command takes, from its start to its end.

    Raises:
        BrokenRunError: It failed, or left another number of sheets.
    """
    for folder in (place.output, place.cache):
        shutil.rmtree(folder, ignore_errors=True)
    log = place.folder / "log.txt"
    with log.open("wb") as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env=command.environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
        wall, cpu, code = _await_group(process.pid, start)
    process.returncode = code
    sizes = tuple(sorted(path.stat().st_size for path in place.output.glob("*.pdf")))
    if code or len(sizes) != command.sheets:
        raise BrokenRunError(_describe_failure(command, code, len(sizes), log))
    return Reading(wall, cpu, sizes)


def _await_group(pid: int, start: float) -> tuple[float, float, int]:
    """Return the seconds until a process ends, the processor time of its group, and its exit code."""
    wall, cpu, code = 0.0, 0.0, 0
    while True:
        try:
            ended, status, used = os.wait4(-pid, 0)
        except ChildProcessError:
            return wall, cpu, code
        cpu += used.ru_utime + used.ru_stime
        if ended == pid:
            wall, code = time.perf_counter() - start, os.waitstatus_to_exitcode(status)


def _describe_failure(command: Command, code: int, sheets: int, log: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
    words = " ".join(map(str, command.words))
    return f"{words}\nended with {code} and {sheets} sheets; allowed: 0 and {command.sheets}\n{said}"
