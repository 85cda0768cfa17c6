"""Runs of the command, and copies of the data to break."""

import os
import re
import shutil
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

from click.testing import CliRunner, Result

from factsheet import resources
from factsheet.cli import main

ROOT = Path(__file__).parents[2]
DAY_OF_CHECK = "1795672800"  # 2026-11-26, the day after the shipped facts were checked


def invoke(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(each) for each in arguments])


def run_python(*arguments: str, folder: Path) -> CompletedProcess[str]:
    """Run Python in a process of its own, in `folder`, without a terminal."""
    command = [sys.executable, "-W", "error", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "SOURCE_DATE_EPOCH": DAY_OF_CHECK}
    environment["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]  # of the tests, not the user's
    return run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def copy_data(folder: Path, *states: str) -> Path:
    """Make a data folder with the profiles of some states and the tables; the rest is the shipped data."""
    data = folder / "own"
    (data / "profiles").mkdir(parents=True)
    for usps in states:
        name = f"{usps.lower()}.yaml"
        shutil.copyfile(resources.DATA / "profiles" / name, data / "profiles" / name)
    shutil.copytree(resources.DATA / "tables", data / "tables")
    return data


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` of a file and return its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their names."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def issue_of(path: Path) -> tuple[str, ...]:
    """Return edition and version of a profile as they are written."""
    text = path.read_text(encoding="utf-8")
    return tuple(re.findall(r"^(?:edition|version): (\d+)", text, re.MULTILINE))
