"""Folders that nobody else may look into, gone when the program ends."""

import atexit
import shutil
import tempfile
from pathlib import Path


def make_private_folder() -> Path:
    """Return a new folder of this user alone, outside the data folder."""
    folder = Path(tempfile.mkdtemp(prefix="factsheet-studio-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
