"""A local folder as a place for output."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import Fault, OutputError
from factsheet.output_files import (
    FILE_ALLOWED,
    FOLDER_ALLOWED,
    drop_unmoved,
    prepare_folder,
    put_file,
    word_os_error,
)
from factsheet.output_store.folder_lock import hold_folder
from factsheet.output_store.store import NO_FILE, OnNotice, choose_shown_names, split_name


@dataclass(frozen=True, slots=True)
class LocalStore:
    """A folder; see `OutputStore` for what it does."""

    folder: Path

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return str(self.folder)

    def prepare(self) -> None:
        """Make it, unless it is there."""
        prepare_folder(self.folder)

    @contextmanager
    def hold(self, on_notice: OnNotice | None = None) -> Iterator[None]:
        """Keep other runs out while the block runs."""
        del on_notice  # the lock of a dead process is free at once: there is nothing to tell
        with hold_folder(self.folder):
            with self._refuse_faults():
                drop_unmoved(self.folder)
            yield

    def list_names(self, folder: str = "") -> frozenset[str]:
        """Return the names of its files, or of those in a folder of it, but for hidden ones."""
        place = self._find_path(folder) if folder else self.folder
        try:
            with self._refuse_faults(), os.scandir(place) as entries:
                return choose_shown_names(entry.name for entry in entries if _is_file(entry))
        except FileNotFoundError:
            return frozenset()

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, None where there is none."""
        path = self._find_path(name)
        try:
            # Asked before it is opened: a pipe would wait for its writer for ever.
            if not stat.S_ISREG(path.stat().st_mode):
                raise OutputError(Fault(str(path), 0, "file", NO_FILE, FILE_ALLOWED))
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if error.errno == errno.ELOOP:  # a link in a circle leads to no file either
                return None
            raise OutputError(Fault(str(path), 0, "file", word_os_error(error), FILE_ALLOWED)) from error

    def read_digests(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the SHA-256 of those files that can be read, by name."""
        digests = {name: _make_digest(self._find_path(name)) for name in names}
        return {name: digest for name, digest in digests.items() if digest is not None}

    def put(self, name: str, content: bytes, *, force: bool = False) -> bool:
        """Put a file whole or not at all, and return whether it was written."""
        folder, file = split_name(name)
        if folder:
            prepare_folder(self.folder / folder)
        return put_file(self.folder / folder, file, content, force=force)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        path = self._find_path(name)
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise OutputError(Fault(str(path), 0, "file", word_os_error(error), FILE_ALLOWED)) from error

    def locate(self, name: str) -> Path:
        """Return the path of a file."""
        return self._find_path(name)

    def _find_path(self, name: str) -> Path:
        folder, file = split_name(name)
        return self.folder / folder / file

    @contextmanager
    def _refuse_faults(self) -> Iterator[None]:
        """Turn what the system says of the folder into a fault, but for a folder that is not there."""
        try:
            yield
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise
            fault = Fault(self.name, 0, "folder", word_os_error(error), FOLDER_ALLOWED)
            raise OutputError(fault) from error


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether a name leads to a file; a link in a circle, or to where nobody may look, does not."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _make_digest(path: Path) -> str | None:
    """Return the digest of a file, None where there is none or it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    except OSError:
        return None
