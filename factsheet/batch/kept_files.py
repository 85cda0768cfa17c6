"""Files in which runs keep what they found, for the next one: beside the data that it was found in.

A count that is not printed can be guessed from the digest that such a file holds, so that it stays where the
data are: in the data folder itself, and for the shipped data, which anybody has, in the user's folder for
caches. Where that cannot be written, nothing is kept.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from factsheet import resources
from factsheet.errors import FactsheetError, OutputError
from factsheet.output_files import prepare_folder, put_file
from factsheet.reading.files import read_bytes

PLANS = ".factsheet-plans.json"
ANSWERS = ".factsheet-answers.json"
KEPT_FILES = frozenset({PLANS, ANSWERS})  # none covers another, nor itself


def find_kept_file(data: Path | None, name: str) -> Path:
    """Return the file that keeps it: never in the program's own folders, which may be anybody's.

    Args:
        data: The user's folder; None for the shipped data.
        name: Of the file.
    """
    if data is None:
        return platformdirs.user_cache_path("factsheet") / name
    folder, shipped = data.resolve(), resources.DATA.resolve()
    if folder.is_relative_to(shipped):
        parts = folder.relative_to(shipped).parts
        return platformdirs.user_cache_path("factsheet").joinpath(*parts) / name
    return data / name


def keep_file(data: Path | None, name: str, content: bytes) -> None:
    """Write the file, unless it cannot be written; arguments as for `find_kept_file`."""
    place = find_kept_file(data, name)
    with suppress(OutputError, OSError):
        if place.parent != data:
            prepare_folder(place.parent)
        before = os.umask(0o077)  # it is nobody else's, however open the folder is
        try:
            put_file(place.parent, place.name, content, force=False)
        finally:
            os.umask(before)


def recall_file(data: Path | None, name: str) -> object:
    """Return what the file holds as JSON, None where there is none that can be read; arguments likewise."""
    try:
        content: object = json.loads(read_bytes(find_kept_file(data, name)))
    except (FactsheetError, ValueError, RecursionError):
        return None
    return content
