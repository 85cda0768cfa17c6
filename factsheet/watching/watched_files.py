"""The files that are watched: those that sheets may be drawn from, and no others."""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from factsheet import resources
from factsheet.batch.data_digest import walk_files
from factsheet.batch.output_names import MANIFEST, PICTURES, REPORT
from factsheet.reading.passed_over import is_passed_over


@dataclass(frozen=True, slots=True)
class WatchedFiles:
    """The files of a data folder and of the shipped data that complete it.

    What editors leave behind for a moment or for good, notes, and what the program itself writes are no part
    of them.

    Attributes:
        data: The user's folder, None for the shipped data alone.
        output: The folder of the sheets, which may lie within, or be the same.
    """

    data: Path | None
    output: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders to be watched, links followed to their end."""
        return tuple(
            dict.fromkeys(folder.resolve() for folder in (self.data or resources.DATA, resources.DATA))
        )

    def list_present(self) -> frozenset[Path]:
        """Return each file as it is there now, and each folder that such a file lies in."""
        output = self.output.resolve()
        ours = {output / MANIFEST, output / REPORT}
        files = {
            path
            for folder in self.folders
            for path in walk_files(folder, output)
            if not is_passed_over(path.name) and path not in ours and path.parent != output / PICTURES
        }
        return frozenset(files.union(*(path.parents for path in files)))


def choose_saved(paths: Set[Path], before: Set[Path], now: Set[Path]) -> frozenset[Path]:
    """Return what of some changed paths is a file saved, new or gone, or a folder new or gone.

    What was there neither before nor now came and went in between: editors write such files. What is new or
    gone counts also where the system tells nothing of it, as of a file in a folder that was only just made.

    Args:
        paths: In which something changed.
        before: What was present the last time.
        now: What is present.
    """
    known = (paths & (before | now)) | (before ^ now)
    return frozenset(path for path in known if (path in before) != (path in now) or not path.is_dir())
