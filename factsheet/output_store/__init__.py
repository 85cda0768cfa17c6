"""Temporary: replaced by the finished package."""

import hashlib
from contextlib import contextmanager
from pathlib import Path

from factsheet.output_files import prepare_folder, put_file


class OutputStore:
    def __init__(self, folder):
        self.folder = folder
        self.name = str(folder)

    def prepare(self):
        prepare_folder(self.folder)

    @contextmanager
    def hold(self):
        yield

    def list_names(self, folder=""):
        return frozenset(
            p.name for p in (self.folder / folder).glob("*") if p.is_file() and not p.name.startswith(".")
        )

    def read(self, name):
        p = self.folder / name
        return p.read_bytes() if p.is_file() else None

    def read_digests(self, names):
        return {
            n: hashlib.sha256((self.folder / n).read_bytes()).hexdigest()
            for n in names
            if (self.folder / n).is_file()
        }

    def put(self, name, content, *, force=False):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        return put_file(path.parent, path.name, content, force=force)

    def remove(self, name):
        (self.folder / name).unlink(missing_ok=True)

    def locate(self, name):
        return self.folder / name


def open_store(output):
    return OutputStore(Path(output))


def is_address(text):
    return "://" in text
