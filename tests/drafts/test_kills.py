"""A program that is killed in the middle of its work loses nothing that it has told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_what_was_told_as_kept_or_saved_is_found_after_each_kill(root: Path) -> None:
    command = [sys.executable, "-m", "tests.drafts.kills", "--edits", "40", "--kills", "10"]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    told = json.loads(ended.stdout)
    assert (told["faults"], told["kills"], ended.returncode) == ([], 10, 0)
    assert told["edits"] >= 40
