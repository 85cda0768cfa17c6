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
    refuse_taken_name,
    word_os_error,
)
from factsheet.reading.file_names import PREFLIGHT, PREFLIGHT_EXAMPLE, SAMPLE


def copy_shipped_data(folder: Path) -> None:
    """Copy the shipped data to `folder`, which appears whole or not at all.

    The made-up sample stays behind, and so do the rules of those who take files.

    Raises:
        OutputError: Something has the name already, or the folder cannot be written.
    """
    refuse_taken_name(folder, "folder", "something of this name")
    prepare_folder(folder.parent)
    beside = name_beside(folder)
    try:
        shutil.copytree(resources.DATA, beside, copy_function=copy_beside, ignore=_list_left_behind)
        move_into_place(beside, folder)
    except OSError as error:
        raise OutputError(Fault(str(folder), 1, "folder", word_os_error(error), FOLDER_ALLOWED)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _list_left_behind(folder: str, _names: list[str]) -> list[str]:
    return [PREFLIGHT, PREFLIGHT_EXAMPLE, SAMPLE] if Path(folder) == resources.DATA else []
