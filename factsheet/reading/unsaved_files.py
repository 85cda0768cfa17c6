"""Files read as they would be once they are saved, though nothing of them is on the disk yet.

Who edits data wants them checked and drawn before they are saved. Within `read_unsaved` every reader of files
gets the bytes that are to be saved in place of those of the disk, under the very same path, so that messages
name the file of the user and nothing has to be copied.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

_NONE: Mapping[Path, bytes] = MappingProxyType({})
_unsaved: ContextVar[Mapping[Path, bytes]] = ContextVar("unsaved", default=_NONE)


@contextmanager
def read_unsaved(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Let files be read as they would be; holds for this thread, until the block is left.

    Args:
        files: Content by path, each path as `DataFolder` joins it: the folder and the name below it.
    """
    token = _unsaved.set(files)
    try:
        yield
    finally:
        _unsaved.reset(token)


def find_unsaved(path: Path) -> bytes | None:
    """Return what a file would hold, None where it is read from the disk."""
    return _unsaved.get().get(path)
