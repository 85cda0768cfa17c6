"""Kill `factsheet build` at random moments, and look whether any file is in part or any lock is left.

    python benchmarks/kills.py 100

Each time the run goes on where the one before was killed; the last one comes to its end.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "factsheet", "build", "--all", "--lang", "all"]
MOST = 7.0  # seconds until a run is killed


def main() -> None:
    """Draw whole sheets, kill as often as asked, compare."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as place:
        whole, output = Path(place, "whole"), Path(place, "out")
        subprocess.run([*COMMAND, "--output", whole], check=True, stdout=subprocess.DEVNULL)
        moments = random.Random(12)
        for kill in range(kills):
            if kill % 10 == 0:  # begin anew, or there would be nothing to draw
                subprocess.run(["rm", "-rf", output], check=True)
            process = subprocess.Popen(
                [*COMMAND, "--output", output], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            time.sleep(moments.uniform(0.2, MOST))
            process.send_signal(signal.SIGKILL)
            _out, told = process.communicate()
            assert b"another run" not in told, told
            check_files(output, whole)
        subprocess.run([*COMMAND, "--output", output], check=True, stdout=subprocess.DEVNULL)
        check_files(output, whole)
        hidden = [path.name for path in output.rglob(".*")]
        print(f"{kills} kills: no file in part, the next run came to its end; left hidden: {hidden}")


def check_files(output: Path, whole: Path) -> None:
    """Hold that each sheet and each hidden part is a whole file."""
    ends = {path.read_bytes()[-16:] for path in whole.rglob("*") if path.is_file()}
    for path in output.rglob("*.pdf"):
        assert path.read_bytes() == (whole / path.name).read_bytes(), path
    for path in output.rglob("*.json"):
        json.loads(path.read_bytes())
    for path in output.rglob(".*.part"):
        assert path.read_bytes()[-16:] in ends or path.name.startswith((".manifest", ".report", ".index")), (
            path
        )


if __name__ == "__main__":
    main()
