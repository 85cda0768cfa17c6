"""Files that are written beside their name and moved into place whole, never outside their folder.

A file is on the disk before it is moved, and its folder after (`fsync`). Without that a system that loses
power may keep the move and not the content: an empty file in place of a profile of which there is no other
copy, or of a sheet that goes to print. It costs a few thousandths of a second a file.
"""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from factsheet.dead_links import is_dead_link
from factsheet.errors import Fault, OutputError

FREE_ALLOWED = "a name that is free: nothing is overwritten"
FOLDER_ALLOWED = "a folder that can be written to, or a name that is free"
DEAD_LINK = "a link that leads nowhere"
FILE_ALLOWED = "a file that can be written, or a name that is free"


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
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def write_beside(beside: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk.

    Raises:
        OSError: The file cannot be written, or the name is taken.
    """
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        _await_disk(file.fileno())


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
