"""Where data folders of one's own are begun, and which of them was open last."""

import json
import re
from contextlib import suppress
from pathlib import Path

import platformdirs

from factsheet.errors import FactsheetError
from factsheet.output_files import prepare_folder, replace_file
from factsheet.reading.file_names import PROFILES, SHARED_FILES, TABLES

_NAME = re.compile(r"[A-Za-z0-9 _-]{1,60}")
_FILE = "studio.json"


def find_begin_place() -> Path:
    """Return where a new data folder is offered: among the user's documents, else in the home folder."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def tidy_folder_name(name: str) -> str | None:
    """Return a name that a new data folder may have; None where it may not."""
    tidy = name.strip()
    return tidy if _NAME.fullmatch(tidy) else None


def is_data_folder(folder: Path) -> bool:
    """Return whether a folder has something that a data folder has."""
    with suppress(OSError):
        return any((folder / name).exists() for name in (PROFILES, TABLES, *SHARED_FILES))
    return False


def remember_folder(folder: Path) -> None:
    """Remember the folder that is open; where that cannot be, it is not offered the next time."""
    place = _find_notes()
    with suppress(OSError, FactsheetError):
        prepare_folder(place)
        replace_file(place / _FILE, json.dumps({"last": str(folder)}).encode())


def recall_folder() -> Path | None:
    """Return the folder that was open last, if it still is a data folder."""
    try:
        folder = Path(json.loads((_find_notes() / _FILE).read_bytes())["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return folder if folder.is_absolute() and is_data_folder(folder) else None


def _find_notes() -> Path:
    return platformdirs.user_data_path("factsheet", appauthor=False)
