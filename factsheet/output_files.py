"""Files that are written beside their name and moved into place whole, never outside their folder."""

import errno
import secrets
from pathlib import Path

from factsheet.errors import Fault, OutputError

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
        found = DEAD_LINK if _is_dead_link(Path(error.filename or folder)) else "a file"
        raise OutputError(Fault(str(folder), 0, "folder", found, FOLDER_ALLOWED)) from error
    except OSError as error:
        found = DEAD_LINK if error.errno == errno.ELOOP else word_os_error(error)
        raise OutputError(Fault(str(folder), 0, "folder", found, FOLDER_ALLOWED)) from error


def _is_dead_link(folder: Path) -> bool:
    """Return whether the name is a link to nothing, or one that leads in a circle."""
    try:
        return folder.is_symlink() and not folder.exists()
    except (OSError, RuntimeError):  # a circle, by the version of Python
        return True


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
        _replace_file(path, content)
    except OSError as error:
        raise OutputError(Fault(str(path), 0, "file", word_os_error(error), FILE_ALLOWED)) from error
    return True


def word_os_error(error: OSError) -> str:
    """Return why the system refused, in its words, such as "No space left on device"."""
    return error.strerror or str(error)


def _holds_content(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _replace_file(path: Path, content: bytes) -> None:
    # Not tempfile: its files are readable by their owner alone, also after they are moved.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
