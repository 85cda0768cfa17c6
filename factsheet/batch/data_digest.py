"""A digest of all files that sheets may be drawn from, as they are: whether anything at all has changed.

Small counts can be guessed from it. It never leaves the folder of the data: see `kept_files`.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from factsheet import resources
from factsheet.batch.kept_files import KEPT_FILES
from factsheet.batch.output_names import PICTURES, WRITTEN_BESIDE
from factsheet.reading.passed_over import is_passed_over


def digest_data(data: Path | None, output: Path | None) -> str:
    """Return SHA-256 over the files of a data folder and of the shipped data that complete it.

    Args:
        data: The user's folder; None for the shipped data alone.
        output: The folder of the sheets, which may lie within; None where it is no folder.
    """
    digest = hashlib.sha256()
    for folder in dict.fromkeys((resources.DATA, data or resources.DATA)):
        for path in sorted(_walk_paths(folder, output and output.resolve())):
            digest.update(os.fsencode(path.relative_to(folder)) + b"\0" + _read_state(path) + b"\0")
        digest.update(b"\1")
    return digest.hexdigest()


def walk_files(folder: Path, output: Path | None) -> Iterator[Path]:
    """Yield every file that may be read, also under a name that the program passes over: a logo has any.

    Args:
        folder: Of data.
        output: The folder of the sheets, which may lie within: what is drawn there is left out.
    """
    return (path for path in _walk_paths(folder, output) if not path.is_dir())


def _walk_paths(folder: Path, output: Path | None) -> Iterator[Path]:
    """Yield the files, and the folders that lie where a file might.

    Of a folder above, to which a link leads back, the files alone are looked at: it holds this very folder.
    """
    for place, folders, names in os.walk(folder, followlinks=True):
        here = Path(place)
        known = sorted(name for name in folders if not is_passed_over(name))
        above = [name for name in known if _is_link_back(here / name)]
        for name in above:
            _place, _folders, names_above = next(os.walk(here / name), ("", [], []))  # nothing if unreadable
            yield from (here / name / each for each in names_above)
        folders[:] = [name for name in known if name not in above]
        yield from (here / name for name in folders if (here / name).resolve() != output)
        is_output = output is not None and here.resolve() == output
        if is_output:
            folders[:] = [name for name in folders if name != PICTURES]
        yield from (
            here / name for name in names if name not in KEPT_FILES and not (is_output and _is_drawn(name))
        )


def _is_link_back(folder: Path) -> bool:
    """Return whether a folder is a link to one that it lies in."""
    return folder.is_symlink() and folder.resolve() in {parent.resolve() for parent in folder.parents}


def _is_drawn(name: str) -> bool:
    """Return whether a file of an output folder is what runs write there; sheets may lie among data."""
    return name.endswith(".pdf") or name.startswith(".") or name in WRITTEN_BESIDE


def _read_state(path: Path) -> bytes:
    """Return the digest of a file, or what stands for one that is no file or cannot be read."""
    try:
        if not path.is_file():
            return b"no file"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        return str(error.errno).encode()
