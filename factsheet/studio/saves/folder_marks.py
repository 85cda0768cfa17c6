"""Marks of the files of a data folder, which change whenever one of them is saved."""

import os
from collections.abc import Iterator
from pathlib import Path

from factsheet.reading.passed_over import is_passed_over

Mark = tuple[str, int, int, int]


def read_folder_marks(folder: Path) -> tuple[Mark, ...]:
    """Return name, size and times of each file of a folder that sheets may be drawn from."""
    return tuple(sorted(_walk_marks(str(folder))))


def _walk_marks(folder: str) -> Iterator[Mark]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # gone since, or closed: what needs it will tell
        return
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_marks(entry.path)
        else:
            yield from _mark_file(entry)


def _mark_file(entry: "os.DirEntry[str]") -> Iterator[Mark]:
    try:
        facts = entry.stat()
    except OSError:  # a link that leads nowhere
        return
    yield entry.path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
