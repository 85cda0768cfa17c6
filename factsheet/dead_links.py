"""Links that lead nowhere: there for whoever lists a folder, and gone for whoever reads them."""

from pathlib import Path


def is_dead_link(path: Path) -> bool:
    """Return whether a path is a link to nothing, or one that leads in a circle."""
    try:
        return path.is_symlink() and not path.exists()
    except (OSError, RuntimeError):  # a circle, by the version of Python
        return True
