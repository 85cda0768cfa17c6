"""The shipped data as a folder of one's own, to change and to draw from."""

import secrets
import shutil
from pathlib import Path

from factsheet import resources
from factsheet.errors import Fault, OutputError
from factsheet.output_files import FOLDER_ALLOWED, prepare_folder, word_os_error

FREE_ALLOWED = "a name that is free: nothing is overwritten"


def copy_shipped_data(folder: Path) -> None:
    """Copy the shipped data to `folder`, which appears whole or not at all.

    Raises:
        OutputError: Something has the name already, or the folder cannot be written.
    """
    if folder.exists() or folder.is_symlink():
        raise OutputError(Fault(str(folder), 1, "folder", "something of this name", FREE_ALLOWED))
    prepare_folder(folder.parent)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    try:
        # copyfile: a copy of read-only files must still be open to changes
        shutil.copytree(resources.DATA, beside, copy_function=shutil.copyfile)
        beside.rename(folder)
    except OSError as error:
        raise OutputError(Fault(str(folder), 1, "folder", word_os_error(error), FOLDER_ALLOWED)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
