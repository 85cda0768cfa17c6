"""A command is timed with all its processes, and one that did not do its work is told."""

import sys
from pathlib import Path

import pytest

from benchmarks.commands import BrokenRunError, Command, Workplace, time_command
from benchmarks.programs import BEFORE, NOW, ROOT, list_programs
from tests.cli.runs import run_python

WRITES = """
import pathlib, sys
output = pathlib.Path(sys.argv[1])
output.mkdir()
for size in (3, 1):
    (output / f"{size}.pdf").write_bytes(b"%" * size)
"""
LEAVES_AN_ORPHAN = """
import subprocess, sys, time
from pathlib import Path
from benchmarks.commands import Command, Workplace, adopt_orphans, time_command
burn = "import time\\nwhile time.process_time() < 0.3: pass"
leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
adopt_orphans()
place = Workplace(Path(sys.argv[1]))
print(time_command(Command([sys.executable, "-c", leave], place.folder, {}), place).cpu)
"""


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


def make_command(place: Workplace, source: str, sheets: int = 0) -> Command:
    return Command([sys.executable, "-c", source, str(place.output)], place.folder, {}, sheets)


def test_the_bytes_of_the_sheets_are_told(place: Workplace) -> None:
    reading = time_command(make_command(place, WRITES, sheets=2), place)
    assert reading.sizes == (1, 3)
    assert min(reading.cpu, reading.wall) > 0


def test_each_run_finds_no_output_and_no_cache(place: Workplace) -> None:
    place.cache.mkdir()
    command = make_command(place, WRITES, sheets=2)
    time_command(command, place)
    assert time_command(command, place).sizes == (1, 3)  # the folder could not be made twice
    assert not place.cache.exists()


def test_a_command_that_fails_is_told_with_what_it_said(place: Workplace) -> None:
    command = make_command(place, "import sys; sys.exit('no disk')")
    with pytest.raises(BrokenRunError) as error:
        time_command(command, place)
    assert str(error.value) == (
        f"{' '.join(map(str, command.words))}\nended with 1 and 0 sheets; allowed: 0 and 0\nno disk"
    )


def test_a_command_that_draws_too_few_sheets_is_told(place: Workplace) -> None:
    with pytest.raises(BrokenRunError, match="ended with 0 and 2 sheets; allowed: 0 and 56"):
        time_command(make_command(place, WRITES, sheets=56), place)


def test_the_time_of_a_process_that_outlives_its_parent_counts(tmp_path: Path) -> None:
    done = run_python("-c", LEAVES_AN_ORPHAN, str(tmp_path), folder=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert float(done.stdout) >= 0.3


def test_processes_start_where_no_program_lies(place: Workplace) -> None:
    place.prepare_start()
    assert [path.name for path in place.start.iterdir()] == ["benchmarks"]
    environment = place.make_environment(Path("/other"), MORE="1")
    assert (environment["PYTHONPATH"], environment["MORE"]) == ("/other", "1")
    source = "import benchmarks.turns; print(benchmarks.turns.__file__)"
    told = run_python("-c", source, folder=place.start).stdout.strip()
    assert Path(told).resolve() == ROOT / "benchmarks" / "turns.py"


def test_another_checkout_is_measured_beside_this_one() -> None:
    here, other = list_programs(ROOT)
    assert ((here.name, here.folder), (other.name, other.folder)) == ((NOW, ROOT), (BEFORE, ROOT))


def test_a_folder_without_the_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenRunError) as error:
        list_programs(tmp_path)
    assert str(error.value) == f"--before: found '{tmp_path}'; allowed: a checkout of the program"
