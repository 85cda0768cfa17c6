"""The lock of a local folder: one run draws into it at a time.

The operating system keeps the lock and lets go of it when its owner ends, however it ends. Processes that
the owner starts do not inherit it. Where a file system keeps no locks, as some network folders do, a file
that is there or not takes its place; it notes its owner, and the next run on the same machine sees whether
that one still lives.
"""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factsheet.errors import Fault, HeldError, OutputError
from factsheet.output_files import FILE_ALLOWED, FOLDER_ALLOWED, word_os_error
from factsheet.output_store.store import HELD_ALLOWED, LOCK_NAME, find_host, word_holder

_MARKER_NAME = f"{LOCK_NAME}.owner"
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}
_OWNER = re.compile(rb"(?P<pid>[0-9]{1,10})\n(?P<host>[!-~]{0,255})\n")
_MOST_OF_OWNER = 400
_PATIENCE = 0.2  # seconds: a marker is taken over from a dead owner by a second attempt


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder while the block runs.

    Raises:
        HeldError: Another run holds it.
        OutputError: Nothing can be written there.
    """
    release = _take_lock(folder)
    try:
        yield
    finally:
        release()


def _take_lock(folder: Path) -> Callable[[], None]:
    """Take the lock of a folder and return what gives it back."""
    try:
        try:
            return _take_system_lock(folder / LOCK_NAME)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return _take_marker(folder)
    except OSError as error:
        raise _make_error(folder, error) from error


def _take_system_lock(path: Path) -> Callable[[], None]:
    """Lock a file by the operating system.

    Raises:
        OSError: It is locked, cannot be written, or the file system keeps no locks.
    """
    from filelock import FileLock  # 40 ms to load, which only who draws needs

    taken: list[os.stat_result] = []

    def note_owner(number: int) -> None:
        taken.append(os.fstat(number))
        with suppress(OSError):  # the lock holds without it, on a full disk too
            os.ftruncate(number, 0)
            os.write(number, f"{os.getpid()}\n{find_host()}\n".encode())

    lock = FileLock(path, timeout=0, thread_local=False, fallback_to_soft=False, on_acquired=note_owner)
    lock.acquire()

    def release() -> None:
        # Removed while it is locked, and only if it still is the file that was: who waits for a file that
        # lost its name begins anew (filelock looks at `st_nlink`), so no two runs lock two files. Windows
        # removes no open file; filelock does it there.
        with suppress(OSError):
            if os.path.samestat(path.lstat(), taken[-1]):
                path.unlink()
        lock.release()

    return release


def _take_marker(folder: Path) -> Callable[[], None]:
    """Lock a folder by a file that is there or not.

    Raises:
        OSError: It is there and its owner lives, or is not of this machine; or it cannot be written.
    """
    from filelock import SoftFileLock

    lock = SoftFileLock(folder / _MARKER_NAME, timeout=_PATIENCE, thread_local=False)
    lock.acquire()
    with suppress(OSError):  # what the attempt to lock by the system has left
        if (folder / LOCK_NAME).stat().st_size == 0:
            (folder / LOCK_NAME).unlink()
    return lock.release


def _make_error(folder: Path, error: OSError) -> OutputError:
    from filelock import Timeout

    if isinstance(error, Timeout):
        pid, host = _read_owner(Path(error.lock_file))
        return HeldError(Fault(str(folder), 0, "folder", word_holder(pid, host), HELD_ALLOWED))
    path = folder / LOCK_NAME
    if os.path.lexists(path):  # then it is this file that refuses, not the folder
        return OutputError(Fault(str(path), 0, "file", word_os_error(error), FILE_ALLOWED))
    return OutputError(Fault(str(folder), 0, "folder", word_os_error(error), FOLDER_ALLOWED))


def _read_owner(path: Path) -> tuple[int | None, str]:
    """Return the process that holds a lock and its machine, as far as they can be told."""
    try:
        with path.open("rb") as file:
            owner = _OWNER.match(file.read(_MOST_OF_OWNER))
    except OSError:  # gone in the meantime, or Windows, which lets no other process read it
        return None, ""
    if owner is None:
        return None, ""
    return int(owner["pid"]), owner["host"].decode("ascii").partition("?")[0]
