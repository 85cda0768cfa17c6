"""Lines added to the end of a file, each on the disk before it is told, and none of them in part."""

import os
from pathlib import Path
from typing import BinaryIO

_CHUNK = 65_536  # bytes looked at from the end for a line that was cut off


def append_line(path: Path, line: bytes) -> None:
    """Add a line to a file that is there, and wait until the disk has it.

    A half written line before it is cut off; what could not be written whole is taken back.

    Raises:
        OSError: There is no such file, or the disk does not take the line.
    """
    with path.open("r+b") as file:
        end = _find_end(file)
        file.truncate(end)
        try:
            _write_at(file, end, line)
        except OSError:
            file.truncate(end)
            raise


def _write_at(file: BinaryIO, place: int, line: bytes) -> None:
    os.lseek(file.fileno(), place, os.SEEK_SET)
    left = memoryview(line)
    while left:
        left = left[os.write(file.fileno(), left) :]
    os.fsync(file.fileno())


def _find_end(file: BinaryIO) -> int:
    """Return where the last whole line of a file ends, looking from its end."""
    stop = file.seek(0, os.SEEK_END)
    while stop:
        start = max(0, stop - _CHUNK)
        file.seek(start)
        found = file.read(stop - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        stop = start
    return 0
