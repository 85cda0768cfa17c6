"""The folder that a studio works on: taken at the start, or chosen on a page."""

from pathlib import Path

from factsheet.drafts.saving import recover_folder
from factsheet.export.data_copy import copy_shipped_data
from factsheet.studio.guards.uploads import drop_uploads
from factsheet.studio.running_studio import Studio
from factsheet.studio.starting.folder_hold import is_shipped_folder, take_hold
from factsheet.studio.starting.last_folder import remember_folder


def take_folder(studio: Studio, folder: Path | None) -> None:
    """Let a studio work on another folder, or show the shipped data; the one before is given back.

    Args:
        studio: The studio; its data must not be read meanwhile.
        folder: The data folder; None, or the shipped one, to look around.

    Raises:
        OutputError: What a killed studio had begun to save cannot be finished.
    """
    leave_folder(studio)
    own = None if folder is None or is_shipped_folder(folder) else folder.absolute()
    studio.hold = take_hold(own, studio.read_time())
    studio.folder, studio.is_read_only, studio.is_chosen = own, studio.hold.why is not None, True
    if own is not None:
        remember_folder(own)
    studio.last_drafts, studio.last_numbers, studio.joined, studio.recovered = {}, {}, {}, None
    if own is not None and not studio.is_read_only:
        drop_uploads(studio)
        studio.recovered = recover_folder(own, studio.history)


def begin_folder(studio: Studio, folder: Path) -> None:
    """Copy the shipped data to a new folder and let the studio work on it.

    Raises:
        OutputError: Something has the name already, or the folder cannot be written.
    """
    copy_shipped_data(folder)
    take_folder(studio, folder)


def leave_folder(studio: Studio) -> None:
    """Give the folder of a studio back."""
    if studio.hold is not None:
        studio.hold.release_folder()
        studio.hold = None
