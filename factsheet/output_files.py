"""Files that are written beside their name and moved into place whole, never outside their folder.

A file is on the disk before it is moved, and its folder after (`fsync`). Without that a system that loses
power may keep the move and not the content: an empty file in place of a profile of which there is no other
copy, or of a sheet that goes to print. It costs a few thousandths of a second a file.

Where the system can (Linux, `O_TMPFILE`), a file has no name until it is whole, so that a process that is
killed leaves none in part, not even a hidden one. What it may leave is a whole file that was not moved yet:
`drop_unmoved` removes it.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factsheet.dead_links import is_dead_link
from factsheet.errors import Fault, OutputError

FREE_ALLOWED = "a name that is free: nothing is overwritten"
FOLDER_ALLOWED = "a folder that can be written to, or a name that is free"
DEAD_LINK = "a link that leads nowhere"
FILE_ALLOWED = "a file that can be written, or a name that is free"
_UNMOVED = re.compile(r"\..+\.[0-9a-f]{8}\.part", re.DOTALL)  # what `name_beside` makes
_UNNAMED = getattr(os, "O_TMPFILE", 0)


def prepare_folder(folder: Path) -> None:
    """Make the folder, and those above it, unless they are there.

    Raises:
        OutputError: Something else has the name, or making it is not permitted.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        found = DEAD_LINK if is_dead_link(Path(error.filename or folder)) else "a file"
        raise OutputError(Fault(str(folder), 0, "folder", found, FOLDER_ALLOWED)) from error
    except OSError as error:
        found = DEAD_LINK if error.errno == errno.ELOOP else word_os_error(error)
        raise OutputError(Fault(str(folder), 0, "folder", found, FOLDER_ALLOWED)) from error


def refuse_taken_name(path: Path, kind: str, found: str) -> None:
    """Refuse a name that something has already, if only a link that leads nowhere.

    Args:
        path: What would be written.
        kind: Whether it is a file or a folder, as the message says it.
        found: What the message says has the name.

    Raises:
        OutputError: The name is not free.
    """
    if path.exists() or path.is_symlink():
        raise OutputError(Fault(str(path), 1, kind, found, FREE_ALLOWED))


def put_file(folder: Path, name: str, content: bytes, *, force: bool) -> bool:
    """Put `content` into the folder under `name`, unless it is there already and `force` is false.

    Returns:
        Whether the file was written.

    Raises:
        ValueError: `name` is more than a file name.
        OutputError: The file cannot be written; what stood there before still does.
    """
    if name in {"", ".", ".."} or Path(name).name != name:
        raise ValueError(f"not a file name: {name!r}")
    path = folder / name
    try:
        if not force and _holds_content(path, content):
            return False
        replace_file(path, content)
    except OSError as error:
        raise OutputError(Fault(str(path), 0, "file", word_os_error(error), FILE_ALLOWED)) from error
    return True


def word_os_error(error: OSError) -> str:
    """Return why the system refused, in its words, such as "No space left on device"."""
    return error.strerror or str(error)


def _holds_content(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place of what has the name, or leave that as it is.

    Raises:
        OSError: The file cannot be written or moved.
    """
    beside = name_beside(path)
    try:
        write_beside(beside, content)
        move_into_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def name_beside(path: Path) -> Path:
    """Return a free name in the folder of a path, for what is moved there once it is whole."""
    # Not tempfile: its files are readable by their owner alone, also after they are moved.
    return path.with_name(make_name_beside(path.name))


def make_name_beside(name: str) -> str:
    """Return a free hidden name for what is given another one once it is whole."""
    return f".{name}.{os.urandom(4).hex()}.part"


def is_name_beside(name: str) -> bool:
    """Return whether a name is one of those that `make_name_beside` makes."""
    return _UNMOVED.fullmatch(name) is not None


def write_beside(beside: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk.

    Raises:
        OSError: The file cannot be written, or the name is taken.
    """
    with _open_unnamed(beside.parent) as unnamed:
        if unnamed is not None:
            _write_whole(unnamed, content)
            if _name_file(unnamed, beside):
                return
    with beside.open("xb") as file:
        _write_whole(file.fileno(), content)


@contextmanager
def _open_unnamed(folder: Path) -> Iterator[int | None]:
    """Open a new file without a name in a folder; None where the system or its disk has no such files."""
    try:
        number = os.open(folder, _UNNAMED | os.O_WRONLY, 0o666) if _UNNAMED else None
    except OSError:  # which of many errors it is differs by file system: the named file tells what is wrong
        number = None
    try:
        yield number
    finally:
        if number is not None:
            os.close(number)


def _name_file(number: int, path: Path) -> bool:
    """Give an open file without a name its name, and return whether the system can.

    Raises:
        FileExistsError: The name is taken.
    """
    try:
        # `src_dir_fd` changes nothing but the call: without it Python calls `link`, which names the link in
        # /proc and not the file that it leads to.
        os.link(f"/proc/self/fd/{number}", path, src_dir_fd=number, follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError:  # no /proc, or a guard against such links
        return False
    return True


def _write_whole(number: int, content: bytes) -> None:
    with open(number, "wb", closefd=False) as file:
        file.write(content)
    _await_disk(number)


def drop_unmoved(folder: Path) -> None:
    """Remove the files that a killed process left beside names in a folder and in those right below it.

    Only for who alone writes there: what another process is about to move goes too.

    Raises:
        OSError: A folder cannot be read, or a file in it not removed.
    """
    below = [Path(entry) for entry in _list_entries(folder) if entry.is_dir(follow_symlinks=False)]
    for entry in (entry for each in (folder, *below) for entry in _list_entries(each)):
        if is_name_beside(entry.name) and entry.is_file(follow_symlinks=False):
            Path(entry).unlink(missing_ok=True)


def _list_entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def copy_beside(source: str, target: str) -> str:
    """Copy the content of a file to a new one and wait until it is on the disk; as `shutil.copyfile`.

    The copy may be changed, also that of a file that may not.
    """
    write_beside(Path(target), Path(source).read_bytes())
    return target


def move_into_place(beside: Path, path: Path) -> None:
    """Give what was written beside a path that name, and wait until the disk has it there.

    Raises:
        OSError: It cannot be moved.
    """
    beside.replace(path)
    with suppress(OSError):  # some systems open no folder, or wait for none
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _await_disk(number: int) -> None:
    """Wait until an open file is on the disk, where its file system can tell."""
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
