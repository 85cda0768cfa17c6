"""Writers that are killed at random moments leave whole files, old or new."""

import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from tests.output_store.places import ROOT
from tests.test_output_files import can_write_without_a_name

PROGRAM = Path(__file__).with_name("kill_writers.py")


@pytest.mark.slow
def test_a_hundred_kills_tear_no_file_and_keep_no_lock(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    command = [sys.executable, str(PROGRAM), str(tmp_path / "sheets"), "100", "7"]
    done = run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["kept"] == []  # the next run removed what had not been moved
    assert told["names"] == 4
    is_sure_of_all = can_write_without_a_name(tmp_path)
    assert [name for name in told["torn"] if is_sure_of_all or not name.endswith(".part")] == []
