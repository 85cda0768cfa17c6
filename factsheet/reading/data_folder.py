"""A folder of data files that need not be complete: what it lacks is read from what completes it."""

from dataclasses import dataclass
from pathlib import Path

from factsheet import resources
from factsheet.dead_links import is_dead_link
from factsheet.reading.file_names import PREVIOUS
from factsheet.reading.unsaved_files import find_unsaved


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The user's folder, and what completes it.

    Attributes:
        path: Where a file is looked for first.
        shipped: Where it is read from if no folder of the user has anything of its name.
        later: Of the edition after, within which this one is kept; what has not changed stands there alone.
    """

    path: Path
    shipped: Path = resources.DATA
    later: "DataFolder | None" = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where a file is looked for, in this order."""
        return (self.path, *(self.later.paths if self.later else (self.shipped,)))

    @property
    def previous(self) -> "DataFolder":
        """The folder of the edition before, whether it is there or not."""
        return DataFolder(self.path / PREVIOUS, self.shipped, self)

    def has_own(self, name: str) -> bool:
        """Return whether the user's folder has something of a name, read or not.

        A link that leads to nothing, or a folder that may not be looked into, is the user's own too: whoever
        made it is told so by what reads it, and not given the shipped file without a word.

        Args:
            name: Path below the folder, with slashes: ``tables/hotline_annual.csv``.
        """
        own = self.path / name
        if find_unsaved(own) is not None:
            return True
        try:
            own.lstat()
        except FileNotFoundError:
            return any(is_dead_link(parent) for parent in own.parents[: name.count("/") + 1])
        except (OSError, ValueError):
            return True
        return True

    def is_shipped(self, name: str) -> bool:
        """Return whether no folder of the user has something of a name."""
        if self.path == self.shipped:
            return True
        return not self.has_own(name) and (self.later is None or self.later.is_shipped(name))

    def list_layers(self, name: str) -> tuple[Path, ...]:
        """Return every file of a name that there is, the shipped one first, the user's own last."""
        own = (self.path / name,) if self.has_own(name) else ()
        below = self.later.list_layers(name) if self.later else (self.shipped / name,)
        return below if self.path == self.shipped else (*below, *own)

    def find(self, name: str) -> Path:
        """Return where a file or folder is read: in the first folder that has it, the shipped one last."""
        if self.has_own(name):
            return self.path / name
        return self.later.find(name) if self.later else self.shipped / name
