"""Digests of data folders, by which a change that somebody else makes meanwhile is seen."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from factsheet.reading.file_names import FOLDERS, PREVIOUS

_DATA_ENDINGS = frozenset({".yaml", ".csv", ".json"})


def make_folder_digest(folder: Path) -> str:
    """Return a digest of all data files of a folder, by which a change since is seen."""
    digest = hashlib.sha256()
    for path in _list_data_files(folder):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _list_data_files(folder: Path) -> Iterator[Path]:
    below = [path for name in (*FOLDERS, PREVIOUS) for path in (folder / name).rglob("*")]
    for path in sorted([*folder.iterdir(), *below]):
        if path.suffix in _DATA_ENDINGS and path.is_file():
            yield path
