"""Saves as the system tells of them, one set of files after the other."""

from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

from factsheet.errors import DataError, Fault
from factsheet.watching.watched_files import WatchedFiles, choose_saved

Saved = frozenset[Path]

STEP = 50  # milliseconds without a further change after which what has changed is told
MOST_STEPS = 400  # milliseconds after which it is told though more is changing
QUIET = 200  # milliseconds without a change after which this is told
_WATCHED_ALLOWED = (
    "a folder whose changes the system tells; WATCHFILES_FORCE_POLLING=true in the environment looks at the "
    "files themselves"
)


def list_saves(files: WatchedFiles) -> Iterator[Saved]:
    """Yield the files of each save, and an empty set whenever nothing was saved for a moment.

    The first set is empty: from then on nothing is missed, also while what comes of a save takes its time.

    Raises:
        DataError: The system cannot tell what changes in a folder.
    """
    return choose_saves(_list_changes(files.folders), files)


def choose_saves(changes: Iterable[Set[Path]], files: WatchedFiles) -> Iterator[Saved]:
    """Yield of each set of changed paths the files that matter; an empty set stays, as the sign of quiet.

    A set of which nothing matters is no quiet: an editor that writes such files is about to save. But it is
    waited for once; there are programs that write such files without end.
    """
    before, has_waited = files.list_present(), False
    for paths in changes:
        now = files.list_present() if paths else before
        saved = choose_saved(paths, before, now)
        before = now
        if saved or not paths or has_waited:
            has_waited = False
            yield saved
        else:
            has_waited = True


def _list_changes(folders: Sequence[Path]) -> Iterator[Set[Path]]:
    from watchfiles import watch  # only where something is watched

    try:
        for changes in watch(
            *folders,
            watch_filter=None,
            debounce=MOST_STEPS,
            step=STEP,
            rust_timeout=QUIET,
            yield_on_timeout=True,
        ):
            yield {Path(name) for _kind, name in changes}
    except (OSError, RuntimeError) as error:  # RuntimeError: what its part in Rust has no other name for
        names = ", ".join(map(str, folders))
        raise DataError(Fault(names, 1, "folder", str(error), _WATCHED_ALLOWED, code="")) from error
