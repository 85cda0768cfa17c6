"""Where the files that travel with the package lie: data, fonts, the meaning of colours."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _find_shipped_folder(name: str) -> Path:
    """Return the folder inside an installed wheel, or beside the package in a checkout."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


DATA = _find_shipped_folder("data")
FONTS = _find_shipped_folder("fonts")
SRGB_PROFILE = _PACKAGE / "pdf" / "srgb.icc"
