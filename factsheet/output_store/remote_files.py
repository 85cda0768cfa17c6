"""The files of a store by way of fsspec: each is written whole or not at all, as well as the store can.

Object stores show an object when all of it has arrived, and so does memory. In any other store a file is
written beside its name and moved; whether that replaces the old one in one step, its protocol decides.
"""

import errno
import mimetypes
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import fsspec

from factsheet.errors import Fault, OutputError
from factsheet.output_files import FOLDER_ALLOWED, is_name_beside, make_name_beside
from factsheet.output_store.address import OBJECT_STORES, S3, Address
from factsheet.output_store.remote_faults import BUCKET_ALLOWED, is_condition_unknown, word_faults

_NO_FILE = (FileNotFoundError, IsADirectoryError, NotADirectoryError)
_WRITES_WHOLE = OBJECT_STORES | {"memory"}


@dataclass(frozen=True, slots=True)
class RemoteFiles:
    """The files below an address; what fails is an OutputError, and names are trusted."""

    address: Address

    def locate(self, name: str) -> str:
        """Return the URL of a file, without secrets."""
        return f"{self.address.name}/{name}"

    def prepare(self) -> None:
        """Make the folder, or see that its bucket is there: making one would need a choice of its rules."""
        with self._reach_folder() as (store, root):
            if self.address.scheme in OBJECT_STORES:
                if _list_entries(store, root) is None and not store.exists(root.partition("/")[0]):
                    raise self._refuse_folder("no such bucket", BUCKET_ALLOWED)
            elif store.isfile(root):
                raise self._refuse_folder("a file", FOLDER_ALLOWED)
            else:
                store.makedirs(root, exist_ok=True)

    def list_names(self, folder: str) -> list[str]:
        """Return the names of files right in the folder, or in one of it; none if it is not there."""
        with self._reach_folder() as (store, top):
            root = _join_names(top, folder) if folder else top
            entries = _list_entries(store, root) or []
        paths = [entry["name"].strip("/") for entry in entries if entry["type"] == "file"]
        below = f"{root.strip('/')}/"
        return [path.removeprefix(below) for path in paths if path.startswith(below)]

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, None where there is none."""
        with self._reach(name) as (store, path):
            try:
                return bytes(store.cat_file(path))
            except FileNotFoundError:
                return None

    def read_all(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """Return the content of those files that are there, asked for at once where the store can."""
        with self._reach_folder() as (store, root):
            paths = [_join_names(root, name) for name in names]
            contents = store.cat_ranges(paths, None, None, on_error="return") if paths else []
        found = dict(zip(names, contents, strict=True))
        return {name: content for name, content in found.items() if self._is_content(name, content)}

    def write(self, name: str, content: bytes) -> None:
        """Write a file in place of what has its name."""
        with self._reach(name) as (store, path):
            if self.address.scheme in _WRITES_WHOLE:
                store.pipe_file(path, content, **self._describe(name))
            else:
                _write_beside(store, path, content)

    def create(self, name: str, content: bytes) -> bool:
        """Write a file unless its name is taken, in one step where possible; return whether it was free."""
        with self._reach(name) as (store, path):
            try:
                store.pipe_file(path, content, mode="create")
            except FileExistsError:
                return False
            except OSError as error:
                if self.read(name) is not None:  # another was quicker; stores say so in many ways
                    return False
                if not is_condition_unknown(error):
                    raise
                store.pipe_file(path, content)
        return True

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with self._reach(name) as (store, path), suppress(FileNotFoundError):
            store.rm_file(path)

    def drop_unmoved(self) -> None:
        """Remove what a killed run left beside names; a store that writes in one step has none."""
        if self.address.scheme in _WRITES_WHOLE:
            return
        with self._reach_folder() as (store, root):
            for path in store.find(root, maxdepth=2):
                if is_name_beside(path.rpartition("/")[2]):
                    store.rm_file(path)

    @contextmanager
    def _reach_folder(self) -> Iterator[tuple[Any, str]]:
        """Open the store and tell faults of the folder."""
        with word_faults(self.address, self.address.name, "folder"):
            yield self._open_store()

    @contextmanager
    def _reach(self, name: str) -> Iterator[tuple[Any, str]]:
        """Open the store and tell faults of a file."""
        with word_faults(self.address, self.locate(name), "file"):
            store, root = self._open_store()
            yield store, _join_names(root, name)

    def _open_store(self) -> tuple[Any, str]:
        """Return what fsspec has for the store, one for each process, and what it calls the folder."""
        store, root = fsspec.url_to_fs(self.address.url)
        store.invalidate_cache()  # other programs write there too
        return store, root

    def _refuse_folder(self, found: str, allowed: str) -> OutputError:
        return OutputError(Fault(self.address.name, 0, "folder", found, allowed))

    def _is_content(self, name: str, content: object) -> bool:
        """Return whether what came back for a file is its content, not that there is none; else raise it."""
        with word_faults(self.address, self.locate(name), "file"):
            if isinstance(content, Exception) and not isinstance(content, _NO_FILE):
                raise content
        return not isinstance(content, Exception)

    def _describe(self, name: str) -> dict[str, str]:
        """Return what S3 is told of a file, so that a browser shows it and does not save it."""
        kind = mimetypes.guess_type(name)[0]
        return {"ContentType": kind} if kind and self.address.scheme in S3 else {}


def _list_entries(store: Any, root: str) -> list[dict[str, Any]] | None:
    """Return what is right in a folder, None where that is not there."""
    try:
        return list(store.ls(root, detail=True))
    except FileNotFoundError:
        return None


def _join_names(root: str, name: str) -> str:
    return f"{root.rstrip('/')}/{name}"


def _write_beside(store: Any, path: str, content: bytes) -> None:
    folder, _, name = path.rpartition("/")
    beside = _join_names(folder, make_name_beside(name))
    if store.isdir(path):  # some would move the file into that folder
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    store.makedirs(folder, exist_ok=True)
    try:
        store.pipe_file(beside, content)
        store.mv(beside, path)
    except BaseException:
        with suppress(OSError):
            store.rm_file(beside)
        raise
