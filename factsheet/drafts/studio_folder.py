"""The folder of the studio within a data folder: nothing in it is data, and no version is kept of it."""

from pathlib import Path

from factsheet.output_files import prepare_folder, replace_file

STUDIO_FOLDER = ".studio"
_IGNORED = ".gitignore"


def prepare_studio_folder(own: Path) -> None:
    """Make the folder, and keep what is written there out of the history of versions.

    Args:
        own: Its path, which ends with `STUDIO_FOLDER`.

    Raises:
        OutputError: The folder cannot be made.
        OSError: The disk does not take the list of what is ignored.
    """
    prepare_folder(own)
    if not (own / _IGNORED).exists():
        replace_file(own / _IGNORED, b"*\n")
