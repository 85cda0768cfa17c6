"""One writer at a time: the lock that is held while the files of a data folder are put in their places.

A studio saves while a command imports, or two commands import. What one has laid beside the files and not
moved yet looks to the other like what a killed program has left: it would be moved, or removed, too early.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from factsheet.errors import HeldError, OutputError
from factsheet.output_files import prepare_folder
from factsheet.output_store.folder_lock import hold_folder

_FOLDER = ".factsheet"
_PATIENCE, _PAUSE = 10.0, 0.02  # seconds: files of one change are moved within a tenth of one


@contextmanager
def hold_writing(folder: Path) -> Iterator[None]:
    """Keep other writers out of a data folder while the block runs; wait for who is there already.

    Raises:
        HeldError: Another one writes, and does not come to its end.
        OutputError: Nothing can be written there.
    """
    own = folder / _FOLDER
    try:
        with ExitStack() as stack:
            _await_lock(stack, own, time.monotonic() + _PATIENCE)
            yield
    finally:
        with suppress(OSError):  # something is kept in it, or the next one is there
            own.rmdir()


def _await_lock(stack: ExitStack, own: Path, until: float) -> None:
    while True:
        prepare_folder(own)
        try:
            stack.enter_context(hold_folder(own))
        except HeldError:
            if time.monotonic() > until:
                raise
        except OutputError:
            if own.is_dir() or time.monotonic() > until:  # else the one before has just tidied up
                raise
        else:
            return
        time.sleep(_PAUSE)
