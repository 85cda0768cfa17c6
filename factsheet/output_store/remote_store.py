"""A store somewhere else as a place for output."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from factsheet.output_store.address import Address
from factsheet.output_store.remote_files import RemoteFiles
from factsheet.output_store.store import OnNotice, choose_shown_names, split_name
from factsheet.output_store.store_lease import USUAL_TERMS, LeaseTerms, hold_lease


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """A store by its address; see `OutputStore` for what it does."""

    address: Address
    terms: LeaseTerms = USUAL_TERMS

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return self.address.name

    def prepare(self) -> None:
        """Make it, unless it is there."""
        self._files.prepare()

    @contextmanager
    def hold(self, on_notice: OnNotice | None = None) -> Iterator[None]:
        """Keep other runs out while the block runs."""
        with hold_lease(self._files, self.terms, on_notice):
            self._files.drop_unmoved()
            yield

    def list_names(self, folder: str = "") -> frozenset[str]:
        """Return the names of its files, or of those in a folder of it, but for hidden ones."""
        if folder:
            split_name(folder)
        return choose_shown_names(self._files.list_names(folder))

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, None where there is none."""
        split_name(name)
        return self._files.read(name)

    def read_digests(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the SHA-256 of those files that can be read, by name."""
        asked = list(dict.fromkeys(names))
        for name in asked:
            split_name(name)
        contents = self._files.read_all(asked)
        return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}

    def put(self, name: str, content: bytes, *, force: bool = False) -> bool:
        """Put a file whole or not at all, and return whether it was written."""
        if not force and self.read(name) == content:
            return False
        split_name(name)
        self._files.write(name, content)
        return True

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        split_name(name)
        self._files.remove(name)

    def locate(self, name: str) -> str:
        """Return the URL of a file, without secrets."""
        split_name(name)
        return self._files.locate(name)

    @property
    def _files(self) -> RemoteFiles:
        return RemoteFiles(self.address)
