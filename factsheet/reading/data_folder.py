"""A folder of data files that need not be complete: what it lacks is read from the shipped data."""

from dataclasses import dataclass
from pathlib import Path

from factsheet import resources
from factsheet.dead_links import is_dead_link


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The user's folder, and the one that completes it.

    Attributes:
        path: Where a file is looked for first.
        shipped: Where it is read from if the user's folder has nothing of its name.
    """

    path: Path
    shipped: Path = resources.DATA

    def has_own(self, name: str) -> bool:
        """Return whether the user's folder has something of a name, read or not.

        A link that leads to nothing, or a folder that may not be looked into, is the user's own too: whoever
        made it is told so by what reads it, and not given the shipped file without a word.

        Args:
            name: Path below the folder, with slashes: ``tables/hotline_annual.csv``.
        """
        own = self.path / name
        try:
            own.lstat()
        except FileNotFoundError:
            return any(is_dead_link(parent) for parent in own.parents[: name.count("/") + 1])
        except (OSError, ValueError):
            return True
        return True

    def find(self, name: str) -> Path:
        """Return where a file or folder is read: in the user's folder if it has one, else the shipped one."""
        return (self.path if self.has_own(name) else self.shipped) / name
