"""The shipped data as a folder of one's own, to change and to draw from."""

import shutil
from pathlib import Path

from factsheet import resources
from factsheet.errors import Fault, OutputError
from factsheet.output_files import (
    FOLDER_ALLOWED,
    copy_beside,
    move_into_place,
    name_beside,
    prepare_folder,
    word_os_error,
)

FREE_ALLOWED = "a name that is free: nothing is overwritten"


def copy_shipped_data(folder: Path) -> None:
    """Copy the shipped data to `folder`, which appears whole or not at all.

    Raises:
        OutputError: Something has the name already, or the folder cannot be written.
    """
    if folder.exists() or folder.is_symlink():
        raise OutputError(Fault(str(folder), 1, "folder", "something of this name", FREE_ALLOWED))
    prepare_folder(folder.parent)
    beside = name_beside(folder)
    try:
        shutil.copytree(resources.DATA, beside, copy_function=copy_beside)
        move_into_place(beside, folder)
    except OSError as error:
        raise OutputError(Fault(str(folder), 1, "folder", word_os_error(error), FOLDER_ALLOWED)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
