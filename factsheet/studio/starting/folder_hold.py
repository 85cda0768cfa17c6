"""One writer at a time: the lock of a data folder while a studio works on it.

The second studio on a folder shows it and changes nothing; it tells which one has it. The system gives the
lock back when a studio ends, however it ends.
"""

import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from os import getpid
from pathlib import Path

from factsheet import resources
from factsheet.drafts.studio_folder import STUDIO_FOLDER, prepare_studio_folder
from factsheet.errors import HeldError, OutputError
from factsheet.output_files import replace_file
from factsheet.output_store.folder_lock import hold_folder

_RECORD = "open.json"


class WhyReadOnly(StrEnum):
    """Why a folder can only be looked at."""

    SHIPPED = "shipped"
    OTHER = "other"
    UNWRITABLE = "unwritable"


@dataclass(frozen=True, slots=True)
class FolderHold:
    """How a studio has its folder.

    Attributes:
        why: Why it can only be looked at; None where it can be changed.
        process: Of the other studio that has it.
        since: When that one was started.
        lock: Gives the folder back.
    """

    why: WhyReadOnly | None = None
    process: int | None = None
    since: datetime | None = None
    lock: ExitStack | None = None

    def release_folder(self) -> None:
        """Give the folder back."""
        if self.lock is not None:
            self.lock.close()


def take_hold(folder: Path | None, now: datetime) -> FolderHold:
    """Take the lock of a data folder, or tell why it can only be looked at; None is the shipped folder."""
    if folder is None:
        return FolderHold(WhyReadOnly.SHIPPED)
    own, lock = folder / STUDIO_FOLDER, ExitStack()
    if _has_links(folder):
        return FolderHold(WhyReadOnly.UNWRITABLE)
    try:
        prepare_studio_folder(own)
        lock.enter_context(hold_folder(own))
        _write_record(own, now)
    except HeldError:
        return _read_other(own)
    except (OutputError, OSError):
        lock.close()
        return FolderHold(WhyReadOnly.UNWRITABLE)
    return FolderHold(lock=lock)


def _has_links(folder: Path) -> bool:
    """Return whether a link is among the folders that only programs write; a folder may come from others."""
    own = folder / STUDIO_FOLDER
    with suppress(OSError):
        return any(path.is_symlink() for path in (own, folder / ".factsheet", *own.glob("*")))
    return False


def is_shipped_folder(folder: Path) -> bool:
    """Return whether a folder is that of the shipped data, or lies in it."""
    return folder.resolve().is_relative_to(resources.DATA.resolve())


def _write_record(own: Path, now: datetime) -> None:
    """Note who works here.

    Raises:
        OSError: The disk does not take it.
    """
    record = {"process": getpid(), "since": now.isoformat(timespec="seconds")}
    replace_file(own / _RECORD, json.dumps(record).encode())


def _read_other(own: Path) -> FolderHold:
    try:
        record = json.loads((own / _RECORD).read_bytes())
        return FolderHold(WhyReadOnly.OTHER, int(record["process"]), datetime.fromisoformat(record["since"]))
    except (OSError, ValueError, KeyError, TypeError):  # it has only begun
        return FolderHold(WhyReadOnly.OTHER)
