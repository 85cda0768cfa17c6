"""What every place for output can do, and what its files may be called."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

OnNotice = Callable[[str], None]

LOCK_NAME = ".factsheet.lock"
HELD_ALLOWED = (
    "a folder of its own for each run: wait until that one has ended, or name another folder as --output"
)
NO_FILE = "something that is not a file"
# What leads elsewhere on one system or another, or cannot be part of a file name there.
_PART = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff/\\:*?\"<>|]+")


class OutputStore(Protocol):
    """A place for output: files by name, and folders one deep.

    A store is small and can be sent to another process, which then writes to the same place. A name has at
    most one folder in front, as "gallery/ma.png" has; any other gives a ValueError.
    """

    @property
    def name(self) -> str:
        """What messages call it: the folder as typed, or the URL without what may be secret in it."""

    def prepare(self) -> None:
        """Make the folder, and those above it, unless they are there.

        Raises:
            OutputError: Something else has the name, it cannot be made, or the store cannot be reached.
        """

    def hold(self, on_notice: OnNotice | None = None) -> AbstractContextManager[None]:
        """Keep other runs out while the block runs, and remove what a killed run left unfinished.

        Args:
            on_notice: Called with a sentence for the user where the lock of a dead run was taken over.

        Raises:
            HeldError: Another run holds it.
            OutputError: The place cannot be written to. At the end of the block: a store took the lock from
                this run, since it gave no sign of life for too long.
        """

    def list_names(self, folder: str = "") -> frozenset[str]:
        """Return the names of its files, or of those in a folder of it, without hidden ones.

        Raises:
            OutputError: It cannot be read.
        """

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, None where there is none.

        Raises:
            OutputError: It is there and cannot be read.
        """

    def read_digests(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the SHA-256 of files in hexadecimal digits by name.

        What is not there is left out, and so is what cannot be read as a file: writing it tells why.

        Raises:
            OutputError: The store cannot be reached.
        """

    def put(self, name: str, content: bytes, *, force: bool = False) -> bool:
        """Put a file whole or not at all, unless it is there already and `force` is false.

        Returns:
            Whether the file was written.

        Raises:
            OutputError: It cannot be written; what stood there before still does.
        """

    def remove(self, name: str) -> None:
        """Remove a file if it is there.

        Raises:
            OutputError: It cannot be removed.
        """

    def locate(self, name: str) -> Path | str:
        """Return what reports print for a file: its path in a folder, its URL elsewhere."""


def split_name(name: str) -> tuple[str, str]:
    """Return the folder, "" for none, and the file that a name tells of.

    Raises:
        ValueError: It is no name of a file, or one that leads elsewhere.
    """
    folder, slash, file = name.rpartition("/")
    if not is_file_name(file) or (slash and not is_file_name(folder)):
        raise ValueError(f"not a file name: {name!r}")
    return folder, file


def is_file_name(name: str) -> bool:
    """Return whether a name without a folder can be that of a file in every place."""
    return name not in {".", ".."} and _PART.fullmatch(name) is not None


def choose_shown_names(names: Iterable[str]) -> frozenset[str]:
    """Return of all names in a place those that are not hidden and can be asked for."""
    return frozenset(name for name in names if is_file_name(name) and not name.startswith("."))


def find_host() -> str:
    """Return what this machine is called."""
    import socket  # 5 ms to load, which only who takes a lock needs

    return socket.gethostname()


def word_holder(pid: int | None, host: str) -> str:
    """Return what a refused run found: the run that holds the place, by its process where that is known."""
    holder = "another run that draws into it"
    if pid is None:
        return holder
    return f"{holder} (process {pid})" if host == find_host() else f"{holder} (process {pid} on {host})"
