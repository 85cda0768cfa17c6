"""Small data folders for tests."""

from pathlib import Path

from factsheet.errors import FactsheetError
from factsheet.sources import Library, open_library

MINIMAL = "state: MA\nedition: 2023\nstatus: final\n"


def a_folder(folder: Path, profile: str = MINIMAL, **shared: str) -> Library:
    """Write a folder with a profile of Massachusetts and shared files; `__` in a name stands for a slash."""
    write(folder / "profiles" / "ma.yaml", profile)
    for name, text in shared.items():
        write(folder / name.replace("__", "/").replace("_csv", ".csv").replace("_yaml", ".yaml"), text)
    return open_library(folder)


def write(path: Path, text: str) -> Path:
    """Write a text file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def messages(error: FactsheetError, folder: Path) -> list[str]:
    """Return the messages of an error, the folder shortened to DIR."""
    return [str(fault).replace(str(folder), "DIR") for fault in error.faults]
